"""A model in TensorFlow Serving, over its REST predict call.

Pictures travel as encoded PNG in base64 (`generate_png`, whose output name ends in `_bytes`):
the same pictures as JSON numbers are 37 times as large. Designs are made in one call (`generate`):
a call a step would be ten round trips.
Contract: tensorflow/serving, g3doc/api_rest.md.
"""

from __future__ import annotations

import base64
import io
import logging
import re
import struct
import time
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any, TypeVar

import numpy as np
from PIL import Image

from model.card import Card, CardError, newest
from plugin_server.backends.backend import (
    FREE,
    Backend,
    DesignBatch,
    Model,
    Painting,
    first_inputs,
    image_inputs,
)
from plugin_server.backends.serving_http import ServingHttp
from plugin_server.backends.serving_signatures import signature_fault
from plugin_server.errors import BackendRefusedError, BackendUnavailableError, TenfoldError

_URL = re.compile(
    r"https?://(?:[A-Za-z0-9._-]+|\[[0-9A-Fa-f:.]+\])(?::(?P<port>[0-9]{1,5}))?"
    r"/v1/models/(?P<name>[A-Za-z0-9_][A-Za-z0-9_.-]*)"
)
_PNG = b"\x89PNG\r\n\x1a\n"

logger = logging.getLogger(__name__)
T = TypeVar("T")


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
            ValueError: `url` is not the address of a model, or the deadline is none.
            CardError: no card of that model is in `saved_models`; it says how to call it.
        """
        name = model_name(url)
        folder = newest(saved_models, name)
        if folder is None:
            raise CardError(
                f"{saved_models} has no card of {name!r}; Tenfold needs the card of a "
                "model that it is to call"
            )
        self._http = ServingHttp(url, deadline=deadline, sleep=sleep)
        self._model = Model(Card.read(folder), "starting")

    def models(self) -> tuple[Model, ...]:
        return (self._model,)

    def load(self, *names: str) -> None:
        """Chooses the highest available version and compares its signature with the card."""
        if self._model.state != "ready":
            self._load()

    def _load(self) -> None:
        card = self._model.card
        try:
            card = replace(card, version=self._available_version())
            fault = signature_fault(
                card, self._http.call("GET", f"/versions/{card.version}/metadata")
            )
            if fault is not None:
                raise self._http.bad_reply(fault)
            self._warm_up(card)
        except TenfoldError as error:
            logger.error("%s", error)
            self._model = Model(card, "failed", error)
        else:
            self._model = Model(card, "ready")

    def generate(
        self,
        name: str,
        latent: np.ndarray,
        label: np.ndarray | None = None,
        painting: Painting | None = None,
    ) -> list[bytes]:
        return self._on_this_or_the_next(lambda card: self._pictures(card, latent, label, painting))

    def lend(self, name: str, picture: np.ndarray) -> np.ndarray:
        return self._on_this_or_the_next(lambda card: self._latent(card, picture))

    def fill(self, name: str, batch: DesignBatch) -> Iterator[np.ndarray]:
        yield self._on_this_or_the_next(lambda card: self._tokens(card, batch))

    def close(self) -> None:
        self._http.close()

    def _on_this_or_the_next(self, predict: Callable[[Card], T]) -> T:
        try:
            return predict(self._model.card)
        except BackendRefusedError as error:
            if error.values["status"] != 404:
                raise
            logger.info("%s; asking which version there is now", error)
        # The server has moved on: a new version was put beside ours, and ours was unloaded.
        self._load()
        if self._model.error is not None:
            raise self._model.error
        return predict(self._model.card)

    def _warm_up(self, card: Card) -> None:
        if card.output == "image":
            self._pictures(card, *first_inputs(card))
            return
        fields = card.signatures["generate"]["inputs"]["pins"]["shape"][1]
        pins = np.full((1, fields), FREE, np.int32)
        self._tokens(card, DesignBatch(None, pins, np.zeros((1, 2), np.int32)))

    def _pictures(
        self,
        card: Card,
        latent: np.ndarray,
        label: np.ndarray | None,
        painting: Painting | None,
    ) -> list[bytes]:
        inputs = image_inputs(card, latent, label, painting)
        # By rows, because a lone output comes without its name by columns: each has the sketch.
        rows = len(inputs["latent"])
        columns = {
            name: np.broadcast_to(value, (rows, *value.shape[1:])).tolist()
            for name, value in inputs.items()
        }
        batch = [
            dict(zip(columns, row, strict=True)) for row in zip(*columns.values(), strict=True)
        ]
        body = {"signature_name": "generate_png", "instances": batch}
        reply = self._http.call("POST", f"/versions/{card.version}:predict", body)
        predictions = reply.get("predictions")
        if not isinstance(predictions, list) or len(predictions) != len(batch):
            raise self._http.bad_reply(f"{len(batch)} predictions were asked for")
        return [self._picture(card, prediction) for prediction in predictions[: len(latent)]]

    def _latent(self, card: Card, picture: np.ndarray) -> np.ndarray:
        body = {"signature_name": "lend", "instances": [{"picture": picture.tolist()}]}
        reply = self._http.call("POST", f"/versions/{card.version}:predict", body)
        try:
            latent = np.array(reply["predictions"], np.float32)
        except (KeyError, TypeError, ValueError) as error:
            raise self._http.bad_reply("its predictions are no latent") from error
        if latent.shape != (1, card.latent) or not np.isfinite(latent).all():
            raise self._http.bad_reply(f"a latent of {card.latent} finite numbers was asked for")
        return np.asarray(latent[0])

    def _tokens(self, card: Card, batch: DesignBatch) -> np.ndarray:
        inputs = batch.inputs(card.batch_size)
        # By columns, because one sketch serves all rows.
        columns = {name: value.tolist() for name, value in inputs.items()}
        body = {"signature_name": "generate", "inputs": columns}
        reply = self._http.call("POST", f"/versions/{card.version}:predict", body)
        try:
            tokens = np.array(reply["outputs"]["tokens"])
        except (KeyError, TypeError, ValueError) as error:
            raise self._http.bad_reply("its outputs have no tokens") from error
        if tokens.shape != inputs["pins"].shape or tokens.dtype.kind != "i":
            raise self._http.bad_reply(
                f"its tokens are {tokens.dtype} {list(tokens.shape)}, "
                f"whole numbers {list(inputs['pins'].shape)} were asked for"
            )
        return tokens[: len(batch.pins)].astype(np.int32)

    def _available_version(self) -> int:
        statuses: Any = self._http.call("GET", "").get("model_version_status")
        try:
            versions = [int(each["version"]) for each in statuses if each["state"] == "AVAILABLE"]
        except (KeyError, TypeError, ValueError) as error:
            raise self._http.bad_reply("its model_version_status is none") from error
        if not versions:
            raise BackendUnavailableError(url=self._http.url, reason="no version is AVAILABLE")
        return max(versions)

    def _picture(self, card: Card, prediction: Any) -> bytes:
        try:
            picture = base64.b64decode(prediction["b64"], validate=True)
        except (TypeError, KeyError, ValueError) as error:
            raise self._http.bad_reply('a prediction is no {"b64": …}') from error
        # The size first: nothing is decoded that claims to be larger than the card says.
        if not picture.startswith(_PNG) or picture[16:24] != struct.pack(
            ">II", card.width, card.height
        ):
            raise self._http.bad_reply(
                f"a prediction is no PNG of {card.width} x {card.height} pixels"
            )
        try:
            with Image.open(io.BytesIO(picture), formats=("PNG",)) as image:
                image.verify()
        except Exception as error:  # Pillow raises what its parser stumbles over
            raise self._http.bad_reply("a prediction is a damaged PNG") from error
        return picture


def model_name(url: str) -> str:
    """The NAME in `http://HOST:PORT/v1/models/NAME`.

    Raises:
        ValueError: it is no such address.
    """
    if "@" in url:  # not repeated: a password ends in logs and in what designers see
        raise ValueError("--backend has an @; the address is without user name and password")
    match = _URL.fullmatch(url)
    if match is None or not 0 < int(match["port"] or 1) < 2**16:
        raise ValueError(f"--backend is {url!r}; it must be http://HOST:PORT/v1/models/NAME")
    return match["name"]
