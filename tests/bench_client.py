"""A client with a stopwatch: what a panel asks for one generation, over one kept connection.

With `http.client` alone: `requests` takes a millisecond of its own for each call.
"""

from __future__ import annotations

import http.client
import json
import time
from typing import Any

PICTURES = 10
SIZE = 512  # pixels
_WAIT = 120.0  # seconds for any answer before the bench gives up


class Client:
    """One connection; a context manager."""

    def __init__(self, port: int, token: str) -> None:
        self._connection = http.client.HTTPConnection("localhost", port, timeout=_WAIT)
        self._headers = {"Authorization": f"Bearer {token}"}

    def __enter__(self) -> Client:
        return self

    def __exit__(self, *_: object) -> None:
        self._connection.close()

    def answer(
        self, method: str, path: str, body: dict[str, Any] | None = None, **headers: str
    ) -> tuple[int, bytes]:
        """Status and body of the reply, whatever it is."""
        text = None if body is None else json.dumps(body)
        kind = {} if body is None else {"Content-Type": "application/json"}
        self._connection.request(method, path, text, {**self._headers, **kind, **headers})
        reply = self._connection.getresponse()
        return reply.status, reply.read()

    def bytes_of(
        self, method: str, path: str, body: dict[str, Any] | None = None, **headers: str
    ) -> bytes:
        """The body of a reply that is a success."""
        status, data = self.answer(method, path, body, **headers)
        if status >= 300:
            raise RuntimeError(f"{method} {path}: {status}, {data[:500]!r}")
        return data

    def generation(self, body: dict[str, Any], key: str) -> dict[str, Any]:
        """A generation, followed to its end; the same key gives the same one."""
        asked = {"count": PICTURES, **body}
        found = json.loads(
            self.bytes_of("POST", "/v1/generations", asked, **{"Idempotency-Key": key})
        )
        while True:
            path = f"/v1/generations/{found['id']}?wait=20&after={found['revision']}"
            found = json.loads(self.bytes_of("GET", path))
            if found["state"] not in ("queued", "running"):
                break
        if found["state"] != "finished":
            raise RuntimeError(f"the generation failed: {found['error']}")
        return dict(found)

    def ten_designs(self, body: dict[str, Any], key: str) -> float:
        """A generation with its SVG and PNG; seconds from the request to the last byte."""
        start = time.perf_counter()
        for variation in self.generation(body, key)["variations"]:
            self.bytes_of("GET", variation["svg"])
            self.bytes_of("GET", f"{variation['png']}?size={SIZE}")
        return time.perf_counter() - start
