"""A model in TensorFlow Serving, over its REST predict call.

Pictures travel as encoded PNG in base64 (`generate_png`, whose output name ends in `_bytes`):
the same pictures as JSON numbers are 37 times as large. Retries repeat only what can't have been
done twice to any effect: a generation with its seed always gives the same picture.
Contract: tensorflow/serving, g3doc/api_rest.md.
"""

from __future__ import annotations

import base64
import binascii
import logging
import random
import re
import time
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import numpy as np
import requests

from model.card import Card, CardError, newest
from plugin_server.backends.backend import Backend, Model, padded
from plugin_server.errors import (
    BackendDeadlineError,
    BackendRefusedError,
    BackendReplyError,
    BackendUnavailableError,
    TenfoldError,
)

CONNECT_SECONDS = 2.0
RETRIES = 2
_RETRIED = frozenset({429, 503})  # the server did not begin; 504 may still be at work
_URL = re.compile(r"https?://[^/?#]+/v1/models/(?P<name>[A-Za-z0-9_.-]+)")
_PNG = b"\x89PNG\r\n\x1a\n"

logger = logging.getLogger(__name__)


class ServingRestBackend(Backend):
    """One model at `http://host:8501/v1/models/NAME`."""

    def __init__(
        self,
        url: str,
        saved_models: Path,
        *,
        deadline: float = 30.0,
        sleep: Callable[[float], None] = time.sleep,
    ) -> None:
        """`deadline`: seconds for one call, its retries included.

        Raises:
            ValueError: `url` is not the address of a model.
            CardError: no card of that model is in `saved_models`; it says how to call it.
        """
        match = _URL.fullmatch(url)
        if match is None:
            raise ValueError(f"--backend is {url!r}; it must be http://HOST:PORT/v1/models/NAME")
        folder = newest(saved_models, match["name"])
        if folder is None:
            raise CardError(
                f"{saved_models} has no card of {match['name']!r}; Tenfold needs the card of a "
                "model that it is to call"
            )
        self._url = url
        self._deadline = deadline
        self._sleep = sleep
        self._session = requests.Session()
        self._model = Model(Card.read(folder), "starting")

    def models(self) -> tuple[Model, ...]:
        return (self._model,)

    def load(self) -> None:
        """Chooses the highest available version and compares its signature with the card."""
        card = self._model.card
        try:
            version = self._available_version()
            card = replace(card, version=version)
            self._check_signature(card)
            self._model = Model(card, "ready")
            self.generate(card.name, np.zeros((1, card.latent), np.float32))
        except TenfoldError as error:
            logger.error("%s", error)
            self._model = Model(card, "failed", error)

    def generate(self, name: str, latent: np.ndarray) -> list[bytes]:
        card = self._model.card
        batch = padded(latent.astype(np.float32), card.batch_size)
        body = {"signature_name": "generate_png", "instances": batch.tolist()}
        reply = self._call("POST", f"/versions/{card.version}:predict", body)
        predictions = reply.get("predictions")
        if not isinstance(predictions, list) or len(predictions) != len(batch):
            raise self._bad_reply(f"{len(batch)} predictions were asked for")
        return [self._picture(prediction) for prediction in predictions[: len(latent)]]

    def close(self) -> None:
        self._session.close()

    def _available_version(self) -> int:
        statuses = self._call("GET", "").get("model_version_status")
        if not isinstance(statuses, list):
            raise self._bad_reply("it has no model_version_status")
        available = [
            int(status["version"]) for status in statuses if status.get("state") == "AVAILABLE"
        ]
        if not available:
            raise BackendUnavailableError(url=self._url, reason="no version is AVAILABLE")
        return max(available)

    def _check_signature(self, card: Card) -> None:
        reply = self._call("GET", f"/versions/{card.version}/metadata")
        try:
            signatures = reply["metadata"]["signature_def"]["signature_def"]
            tensor = signatures["generate_png"]["inputs"]["latent"]
            served = [int(dimension["size"]) for dimension in tensor["tensor_shape"]["dim"]]
        except (KeyError, TypeError, ValueError) as error:
            raise self._bad_reply("its metadata has no generate_png with a latent") from error
        if served != [-1, card.latent] or tensor.get("dtype") != "DT_FLOAT":
            raise self._bad_reply(
                f"its latent is {tensor.get('dtype')} {served}, the card says {[-1, card.latent]}"
            )

    def _call(self, method: str, path: str, body: dict[str, Any] | None = None) -> dict[str, Any]:
        """One call within the deadline, repeated where that is safe; its JSON object."""
        ends = time.monotonic() + self._deadline
        for attempt in range(RETRIES + 1):
            last = attempt == RETRIES
            try:
                response = self._session.request(
                    method,
                    self._url + path,
                    json=body,
                    timeout=(CONNECT_SECONDS, max(0.001, ends - time.monotonic())),
                    allow_redirects=False,
                )
            except requests.exceptions.ReadTimeout as error:
                raise BackendDeadlineError(url=self._url, seconds=self._deadline) from error
            except requests.exceptions.RequestException as error:
                if last:
                    reason = type(error).__name__
                    raise BackendUnavailableError(url=self._url, reason=reason) from error
            else:
                if response.status_code not in _RETRIED or last:
                    return self._object(response)
            # Full jitter: clients that failed together do not come back together.
            pause = random.uniform(0, min(2.0, 0.2 * 2**attempt))
            if time.monotonic() + pause >= ends:
                raise BackendDeadlineError(url=self._url, seconds=self._deadline)
            self._sleep(pause)
        raise AssertionError("the last attempt returns or raises")

    def _object(self, response: requests.Response) -> dict[str, Any]:
        try:
            reply = response.json()
        except ValueError as error:
            raise self._bad_reply(f"status {response.status_code} without JSON") from error
        if not isinstance(reply, dict):
            raise self._bad_reply("it is no JSON object")
        if response.status_code == 200:
            return reply
        reason = str(reply.get("error", ""))[:200]
        if response.status_code == 503:
            raise BackendUnavailableError(url=self._url, reason=reason)
        if response.status_code == 504:
            raise BackendDeadlineError(url=self._url, seconds=self._deadline)
        raise BackendRefusedError(url=self._url, status=response.status_code, reason=reason)

    def _picture(self, prediction: Any) -> bytes:
        try:
            picture = base64.b64decode(prediction["b64"], validate=True)
        except (TypeError, KeyError, binascii.Error) as error:
            raise self._bad_reply('a prediction is no {"b64": …}') from error
        if not picture.startswith(_PNG):
            raise self._bad_reply("a prediction is no PNG")
        return picture

    def _bad_reply(self, reason: str) -> BackendReplyError:
        return BackendReplyError(url=self._url, reason=reason)
