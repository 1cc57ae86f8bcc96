"""A Tenfold in a process of its own, as a user starts it, and a client with a stopwatch."""

from __future__ import annotations

import re
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import IO, Any

import psutil
import requests

PICTURES = 10
SIZE = 512  # pixels
ROOT = Path(__file__).parent.parent
_ADDRESS = re.compile(r"is at (http://localhost:\d+)/")
_WAIT = 120.0  # seconds for anything before the bench gives up


class Server:
    """One start of Tenfold with an empty data folder."""

    def __init__(self, data_folder: Path) -> None:
        """Starts it, and returns when it answers; `port_after`, `answers_after`: in seconds."""
        command = [sys.executable, "-m", "plugin_server"]
        folder = ["--data-folder", str(data_folder)]
        token = [*command, "token", "--name", "bench", *folder]
        self._session = _session()
        self._session.headers["Authorization"] = "Bearer " + subprocess.check_output(
            token, cwd=ROOT, text=True
        ).strip().replace("\n", "")
        data_folder.mkdir(parents=True, exist_ok=True)
        self._log = (data_folder / "bench.log").open("w", encoding="utf-8")
        self.started = time.perf_counter()
        self._process = subprocess.Popen(
            [*command, "run", "--no-browser", "--port", "0", *folder],
            cwd=ROOT,
            stdout=subprocess.PIPE,
            stderr=self._log,
            text=True,
        )
        assert self._process.stdout is not None
        self.port_after = self._port_open() - self.started
        self.url = self._address(self._process.stdout)
        self._session.get(f"{self.url}/healthz", timeout=_WAIT).raise_for_status()
        self.answers_after = time.perf_counter() - self.started

    def _port_open(self) -> float:
        """When the process was first seen to listen."""
        process = psutil.Process(self._process.pid)
        while self._process.poll() is None:
            if any(each.status == psutil.CONN_LISTEN for each in process.net_connections("tcp")):
                break
            time.sleep(0.005)
        return time.perf_counter()

    def _address(self, printed: IO[str]) -> str:
        for line in printed:
            match = _ADDRESS.search(line)
            if match is not None:
                # Read on, or a full pipe would hold the server.
                threading.Thread(target=printed.read, daemon=True).start()
                return match[1]
        raise RuntimeError(f"Tenfold ended with {self._process.wait()}; see {self._log.name}")

    def ready_after(self) -> float:
        """Waits until the default model is ready; seconds since the start."""
        while True:
            reply = self._session.get(f"{self.url}/readyz", timeout=_WAIT)
            passed = time.perf_counter() - self.started
            if reply.status_code == 200:
                return passed
            if reply.json().get("state") == "failed" or passed > _WAIT:
                raise RuntimeError(f"the model did not load: {reply.text}")
            time.sleep(0.1)  # the guard takes 20 requests a second

    def memory(self) -> int:
        """Bytes: what is resident of the server, and what its drawing processes have beyond it."""
        server = psutil.Process(self._process.pid)
        drawing = sum(each.memory_full_info().uss for each in server.children(recursive=True))
        return int(server.memory_info().rss + drawing)

    def processor_seconds(self) -> float:
        """Time of all cores that the server and its drawing processes have used so far."""
        server = psutil.Process(self._process.pid)
        times = [each.cpu_times() for each in (server, *server.children(recursive=True))]
        return float(sum(each.user + each.system for each in times))

    def ten_designs(self, body: dict[str, Any]) -> float:
        """One generation with its SVG and PNG; seconds from the request to the last byte."""
        with _session(self._session) as session:
            start = time.perf_counter()
            generation = self._finished(session, {"count": PICTURES, **body})
            for variation in generation["variations"]:
                for path in (variation["svg"], f"{variation['png']}?size={SIZE}"):
                    session.get(f"{self.url}{path}", timeout=_WAIT).raise_for_status()
            return time.perf_counter() - start

    @contextmanager
    def generating(self) -> Iterator[None]:
        """Keeps the default model and the drawing at work meanwhile."""
        ended = threading.Event()

        def run() -> None:
            while not ended.is_set():
                self.ten_designs({})
                time.sleep(0.3)  # or the guard would refuse it

        thread = threading.Thread(target=run)
        thread.start()
        try:
            yield
        finally:
            ended.set()
            thread.join()

    def health(self, count: int) -> list[float]:
        """Seconds of `count` calls of /healthz, 15 a second, over a connection of their own."""
        seconds = []
        with _session() as session:
            for _ in range(count):
                start = time.perf_counter()
                session.get(f"{self.url}/healthz", timeout=_WAIT).raise_for_status()
                seconds.append(time.perf_counter() - start)
                time.sleep(1 / 15)
        return seconds

    def stop(self) -> None:
        """Ends it as the end of a session does."""
        self._session.close()
        self._process.terminate()
        self._process.wait(30)
        self._log.close()

    def _finished(self, session: requests.Session, body: dict[str, Any]) -> dict[str, Any]:
        generation = self._json(session, "POST", "/v1/generations", json=body)
        while generation["state"] in ("queued", "running"):
            path = f"/v1/generations/{generation['id']}?wait=20&after={generation['revision']}"
            generation = self._json(session, "GET", path)
        if generation["state"] != "finished":
            raise RuntimeError(f"the generation failed: {generation['error']}")
        return generation

    def _json(
        self, session: requests.Session, method: str, path: str, **arguments: Any
    ) -> dict[str, Any]:
        reply = session.request(method, self.url + path, timeout=_WAIT, **arguments)
        reply.raise_for_status()
        value: dict[str, Any] = reply.json()
        return value


def _session(like: requests.Session | None = None) -> requests.Session:
    """A session that keeps from proxies, with the headers of another."""
    session = requests.Session()
    session.trust_env = False
    if like is not None:
        session.headers.update(like.headers)
    return session
