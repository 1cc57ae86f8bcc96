"""JSON calls to TensorFlow Serving within a deadline, repeated where that is safe.

Safe is what the server did not begin (429, 503) and what the connection lost: a generation with
its seed gives the same picture however often it is asked for. Not a 504 nor our own deadline: the
server may still be at work, and asking again would double its load.
Contract: tensorflow/serving, g3doc/api_rest.md and model_servers/http_server.cc.
"""

from __future__ import annotations

import ipaddress
import json
import random
import threading
import time
from collections.abc import Callable
from concurrent.futures import Future
from concurrent.futures import TimeoutError as FutureTimeoutError
from typing import Any
from urllib.parse import urlsplit

import requests
import urllib3.exceptions

from plugin_server.errors import (
    BackendDeadlineError,
    BackendRefusedError,
    BackendReplyError,
    BackendUnavailableError,
    TenfoldError,
)

CONNECT_SECONDS = 2.0
RETRIES = 2
MAX_DEADLINE = 3600.0
MAX_REPLY = 64 * 1024 * 1024  # bytes; ten pictures of 1024 pixels are a fourth of it
_RETRIED = frozenset({429, 503})
_CHUNK = 64 * 1024
_REASON = 200  # characters of what the server said


class ServingHttp:
    """One server; its calls raise `TenfoldError` and nothing else."""

    def __init__(
        self, url: str, *, deadline: float, sleep: Callable[[float], None] = time.sleep
    ) -> None:
        """`deadline`: seconds for one call, its retries included.

        Raises:
            ValueError: the deadline is none.
        """
        if not 0 < deadline <= MAX_DEADLINE:
            raise ValueError(f"--deadline is {deadline}; it must be above 0, at most 3600 s")
        self.url = url
        self._deadline = deadline
        self._sleep = sleep
        self._session = requests.Session()
        # What the environment says of proxies is about the way to other machines.
        self._session.trust_env = not _is_loopback(urlsplit(url).hostname or "")
        # Base64 of compressed pictures: packing it again costs more than it saves.
        self._session.headers["Accept-Encoding"] = "identity"

    def call(self, method: str, path: str, body: dict[str, Any] | None = None) -> dict[str, Any]:
        """The JSON object that answers.

        Args:
            method: GET or POST.
            path: follows the URL.
            body: sent as JSON.

        Raises:
            BackendUnavailableError: no connection, 429 or 503, after every retry.
            BackendDeadlineError: 504, or no answer in time.
            BackendRefusedError: another status.
            BackendReplyError: the answer is no JSON object.
        """
        ends = time.monotonic() + self._deadline
        for attempt in range(RETRIES + 1):
            failure: TenfoldError
            cause: Exception | None = None
            try:
                status, text = self._in_time(method, path, body, ends)
            except (requests.RequestException, urllib3.exceptions.HTTPError) as error:
                failure = BackendUnavailableError(url=self.url, reason=_reason(error))
                cause = error
            else:
                if status not in _RETRIED:
                    return self._object(status, text)
                failure = self._refusal(status, text)
            # Full jitter: clients that failed together do not come back together.
            pause = random.uniform(0, min(2.0, 0.2 * 2**attempt))
            if attempt == RETRIES or time.monotonic() + pause >= ends:
                raise failure from cause
            self._sleep(pause)
        raise AssertionError("the last attempt returns or raises")

    def bad_reply(self, reason: str) -> BackendReplyError:
        """The error for an answer that says something else than it should."""
        return BackendReplyError(url=self.url, reason=reason)

    def close(self) -> None:
        """Lets go of the connections."""
        self._session.close()

    def _in_time(
        self, method: str, path: str, body: dict[str, Any] | None, ends: float
    ) -> tuple[int, bytes]:
        """Status and body, or an error once the deadline is over.

        In a thread of its own, because the time-outs of sockets are for one read each, and the
        look-up of a name has none: a server that drips would hold the worker for ever.
        """
        answer: Future[tuple[int, bytes]] = Future()

        def run() -> None:
            try:
                answer.set_result(self._exchange(method, path, body, ends))
            except Exception as error:  # raised where the answer is waited for
                answer.set_exception(error)

        threading.Thread(target=run, name="serving", daemon=True).start()
        try:
            return answer.result(max(0.0, ends - time.monotonic()))
        except (
            FutureTimeoutError,
            requests.ReadTimeout,
            urllib3.exceptions.ReadTimeoutError,
        ) as error:
            raise self._late() from error

    def _exchange(
        self, method: str, path: str, body: dict[str, Any] | None, ends: float
    ) -> tuple[int, bytes]:
        left = max(0.001, ends - time.monotonic())
        with self._session.request(
            method,
            self.url + path,
            json=body,
            timeout=(min(CONNECT_SECONDS, left), left),
            allow_redirects=False,
            stream=True,
        ) as response:
            text = bytearray()
            while part := response.raw.read1(_CHUNK):
                text += part
                if len(text) > MAX_REPLY:
                    raise self.bad_reply(f"it is longer than {MAX_REPLY} bytes")
                if time.monotonic() >= ends:  # nobody waits any more
                    raise self._late()
            return response.status_code, bytes(text)

    def _object(self, status: int, text: bytes) -> dict[str, Any]:
        if status != 200:
            raise self._refusal(status, text)
        reply = _parsed(text)
        if not isinstance(reply, dict):
            raise self.bad_reply("it is no JSON object")
        return reply

    def _refusal(self, status: int, text: bytes) -> TenfoldError:
        """The error for a status; what stands before the server may send it without JSON."""
        reply = _parsed(text)
        said = reply.get("error") if isinstance(reply, dict) else None
        reason = _short(str(said or "it gives no reason"))
        if status in _RETRIED:
            return BackendUnavailableError(url=self.url, reason=f"status {status}: {reason}")
        if status == 504:
            return self._late()
        return BackendRefusedError(url=self.url, status=status, reason=reason)

    def _late(self) -> BackendDeadlineError:
        return BackendDeadlineError(url=self.url, seconds=self._deadline)


def _is_loopback(host: str) -> bool:
    if host == "localhost" or host.endswith(".localhost"):
        return True
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return False


def _parsed(text: bytes) -> Any:
    """The JSON value, or None where there is none."""
    try:
        return json.loads(text)
    except (ValueError, RecursionError):
        return None


def _reason(error: BaseException) -> str:
    """What the system said first, without the libraries' words around it."""
    while error.__context__ is not None:
        error = error.__context__
    return _short(str(error) or type(error).__name__)


def _short(text: str) -> str:
    printable = "".join(letter if letter.isprintable() else " " for letter in text[: 10 * _REASON])
    return " ".join(printable.split())[:_REASON]
