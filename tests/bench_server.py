"""A Tenfold in a process of its own, as a user starts it."""

from __future__ import annotations

import json
import re
import subprocess
import sys
import threading
import time
import uuid
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import psutil

from tests.bench_client import Client

ROOT = Path(__file__).parent.parent
_ADDRESS = re.compile(r"is at http://localhost:(\d+)/")
_WAIT = 120.0  # seconds for the model to load before the bench gives up


class Server:
    """One start of Tenfold, and all that is measured of it."""

    def __init__(self, data_folder: Path) -> None:
        """Starts it, and returns when it answers; `port_after`, `answers_after`: in seconds."""
        command = [sys.executable, "-m", "plugin_server"]
        folder = ["--data-folder", str(data_folder)]
        token = [*command, "token", "--name", "bench", *folder]
        self._token = subprocess.check_output(token, cwd=ROOT, text=True).strip()
        self._log = (data_folder / "bench.log").open("a", encoding="utf-8")
        self.started = time.perf_counter()
        self._process = subprocess.Popen(
            [*command, "run", "--no-browser", "--port", "0", *folder],
            cwd=ROOT,
            stdout=subprocess.PIPE,
            stderr=self._log,
            text=True,
        )
        assert self._process.stdout is not None
        self._printed = self._process.stdout
        self.port_after = self._port_open() - self.started
        self._port = self._printed_port()
        # Read on, or a full pipe would hold the server.
        self._reader = threading.Thread(target=self._printed.read, daemon=True)
        self._reader.start()
        with self.client() as client:
            client.bytes_of("GET", "/healthz")
        self.answers_after = time.perf_counter() - self.started

    def _port_open(self) -> float:
        """When the process was first seen to listen."""
        process = psutil.Process(self._process.pid)
        while self._process.poll() is None:
            if any(each.status == psutil.CONN_LISTEN for each in process.net_connections("tcp")):
                break
            time.sleep(0.005)
        return time.perf_counter()

    def _printed_port(self) -> int:
        for line in self._printed:
            match = _ADDRESS.search(line)
            if match is not None:
                return int(match[1])
        raise RuntimeError(f"Tenfold ended with {self._process.wait()}; see {self._log.name}")

    def client(self) -> Client:
        """A new connection with the bench's token."""
        return Client(self._port, self._token)

    def ready_after(self) -> float:
        """Waits until the default model is ready; seconds since the start."""
        with self.client() as client:
            while True:
                status, reply = client.answer("GET", "/readyz")
                passed = time.perf_counter() - self.started
                if status == 200:
                    return passed
                if json.loads(reply).get("state") == "failed" or passed > _WAIT:
                    raise RuntimeError(f"the model did not load: {reply!r}")
                time.sleep(0.1)  # the guard takes 20 requests a second

    def memory(self) -> int:
        """Bytes: what is resident of the server, and what its drawing processes have beyond it."""
        server = psutil.Process(self._process.pid)
        drawing = sum(each.memory_full_info().uss for each in server.children(recursive=True))
        return int(server.memory_info().rss + drawing)

    def processor_seconds(self) -> float:
        """Time of all cores that the server and its drawing processes have used so far."""
        return processor_seconds(psutil.Process(self._process.pid))

    def ten_designs(self, body: dict[str, Any], key: str = "") -> float:
        """See `Client.ten_designs`; over a new connection, and without a key a new generation."""
        with self.client() as client:
            return client.ten_designs(body, key or uuid.uuid4().hex)

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
        with self.client() as client:
            for _ in range(count):
                start = time.perf_counter()
                client.bytes_of("GET", "/healthz")
                seconds.append(time.perf_counter() - start)
                time.sleep(1 / 15)
        return seconds

    def stop(self) -> None:
        """Ends it as the end of a session does."""
        self._process.terminate()
        self._process.wait(30)
        self._reader.join()
        self._printed.close()
        self._log.close()


def processor_seconds(process: psutil.Process) -> float:
    """Time of all cores that a process and those that it started have used so far."""
    times = [each.cpu_times() for each in (process, *process.children(recursive=True))]
    return float(sum(each.user + each.system for each in times))
