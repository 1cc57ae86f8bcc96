"""A whole Tenfold on a real socket in this process, which a test can stop and start again."""

from __future__ import annotations

import atexit
import contextlib
import threading
from dataclasses import replace
from functools import cache
from pathlib import Path
from typing import Any

import requests
from waitress import wasyncore
from waitress.server import MultiSocketServer

from plugin_server import serve
from plugin_server.app import App, create_app
from plugin_server.backends.backend import Backend
from plugin_server.generation.drawings import Drawings
from plugin_server.security.pairing import Pairing
from plugin_server.settings import PORTS, Settings


class LentDrawings(Drawings):
    """Drawing processes that outlive a server: to start them costs more than to draw a ten."""

    def close(self) -> None:
        """Forgets what was drawn and what waits, as the end of a server does."""
        with self._lock:
            for files in self._kept.values():
                files.cancel()
            self._kept.clear()


@cache
def _lent() -> LentDrawings:
    drawings = LentDrawings()
    atexit.register(super(LentDrawings, drawings).close)
    return drawings


class LiveServer:
    """Server, token and pairing codes; a context manager."""

    def __init__(
        self,
        data_folder: Path,
        backend: Backend,
        *,
        figma_port: bool = False,
        **changes: Any,
    ) -> None:
        """`changes`: fields of `Settings`."""
        self.backend = backend
        # Whatever the backend has; without a backend, what Tenfold itself starts with.
        first = {"default_model": backend.models()[0].card.name}
        self.settings = replace(Settings.in_folder(data_folder), **first | changes)
        self.codes: dict[str, str] = {}  # pairing id: code, as the terminal shows them
        self._ports = PORTS if figma_port else (0,)
        self.port = 0
        self.token = ""

    def start(self) -> None:
        """Opens the port (after a stop: the same one) and serves."""
        listening = serve.listen((self.port,) if self.port else self._ports)
        self.port = listening.port
        self.app: App = create_app(self.settings, self.port, self.backend, drawings=_lent())
        self.app.desk._announce = self._remember
        self.token = self.token or self.app.tokens.add("test")
        self._server = serve.create_server(self.app.wsgi, listening)
        self._thread = threading.Thread(target=self._serve, daemon=True)
        self._thread.start()
        self.app.service.start()

    def _serve(self) -> None:
        with contextlib.suppress(OSError):  # the loop's socket is closed under it at the end
            self._server.run()

    def stop(self) -> None:
        """Closes port and queue, as the end of the process does."""
        self.app.service.close()
        self.app.tokens.close()
        server = self._server
        sockets = server.map if isinstance(server, MultiSocketServer) else server._map
        server.close()
        self._thread.join(10)
        wasyncore.close_all(sockets)  # what it accepted while it was closed

    def _remember(self, pairing: Pairing) -> None:
        self.codes[pairing.id] = pairing.code

    @property
    def url(self) -> str:
        """The base address."""
        return f"http://localhost:{self.port}"

    def pairing_code(self, id: str | None = None) -> str:
        """The code that Tenfold shows for a pairing; the newest one without `id`."""
        return self.codes[id] if id else list(self.codes.values())[-1]

    def pairing_link(self) -> str:
        """The address that the start opens in the browser."""
        link = self.app.desk.open_link("Browser panel")
        return f"{self.url}/#pairing={link.id}.{link.code}"

    def request(self, method: str, path: str, **arguments: Any) -> requests.Response:
        """A request with the token, past any proxy."""
        headers = {"Authorization": f"Bearer {self.token}", **arguments.pop("headers", {})}
        with requests.Session() as session:
            session.trust_env = False
            return session.request(
                method, self.url + path, headers=headers, timeout=30, **arguments
            )

    def generate(self, **body: Any) -> dict[str, Any]:
        """A generation, waited for to its end."""
        reply = self.request("POST", "/v1/generations", json=body)
        assert reply.status_code == 202, reply.text
        generation: dict[str, Any] = reply.json()
        while generation["state"] in ("queued", "running"):
            generation = self.request(
                "GET",
                f"/v1/generations/{generation['id']}?wait=10&after={generation['revision']}",
            ).json()
        return generation

    def __enter__(self) -> LiveServer:
        self.start()
        return self

    def __exit__(self, *_: object) -> None:
        self.stop()
