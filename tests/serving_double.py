"""A double of TensorFlow Serving's REST API on a real socket, which can be told to misbehave.

The real server is no package that could be installed here. The answers follow tensorflow/serving:
g3doc/api_rest.md, model_servers/http_rest_api_handler.cc, get_model_status_impl.cc and
http_server.cc. tests/plugin_server/test_serving_contract.py asks the same questions of the double
and, where there is one, of the real server.
"""

from __future__ import annotations

import contextlib
import json
import re
import socket
import struct
import sys
import threading
from collections import deque
from collections.abc import Callable
from dataclasses import dataclass
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any, Literal

from tests.serving_servables import Servable
from tests.serving_tensors import StatusError, inputs_of, outputs_json, parsed

Kind = Literal["status", "metadata", "predict"]
_PATH = re.compile(
    r"(?i)/v1/models/(?P<model>[^/:]+)(?:/versions/(?P<version>\d+)|/labels/(?P<label>[^/:]+))?"
    r"(?P<rest>/metadata|:predict)?"
)


@dataclass
class Version:
    """One version of the model and its state in the server."""

    servable: Servable
    state: str = "AVAILABLE"  # START, LOADING, AVAILABLE, UNLOADING, END


class ServingDouble:
    """One model, in versions; a context manager."""

    def __init__(self, name: str, servable: Servable | None = None) -> None:
        """`servable`: version 1."""
        self.name = name
        self.versions: dict[int, Version] = {}
        if servable is not None:
            self.versions[1] = Version(servable)
        self.calls: list[tuple[Kind | None, str]] = []  # kind and path of every request
        self.headers: list[dict[str, str]] = []
        self.mistakes: list[BaseException | None] = []  # of the double itself
        self.closed = threading.Event()
        self._faults: dict[Kind, deque[Fault]] = {}
        self._lasting: dict[Kind, Fault] = {}
        self._running = threading.Lock()
        self._port = 0

    @property
    def url(self) -> str:
        """What Tenfold's --backend is given."""
        return f"http://127.0.0.1:{self._port}/v1/models/{self.name}"

    def start(self) -> None:
        """Opens the port; after a stop, the same one."""
        self.closed.clear()
        self._server = _Server(("127.0.0.1", self._port), Handler, self)
        self._port = self._server.server_port
        self._thread = threading.Thread(
            target=self._server.serve_forever, args=(0.02,), daemon=True
        )
        self._thread.start()

    def stop(self) -> None:
        """Refuses connections from now on, and breaks those that are open."""
        self.closed.set()
        self._server.shutdown()
        self._thread.join()
        self._server.server_close()
        self._server.break_connections()

    def script(self, kind: Kind, *faults: Fault) -> None:
        """The next calls of a kind meet these faults, one each."""
        self._faults.setdefault(kind, deque()).extend(faults)

    def always(self, kind: Kind, fault: Fault | None) -> None:
        """Every call of a kind meets this fault from now on; None ends that."""
        if fault is None:
            del self._lasting[kind]
        else:
            self._lasting[kind] = fault

    def count(self, kind: Kind) -> int:
        """How many calls of a kind came."""
        return sum(called == kind for called, _ in self.calls)

    def __enter__(self) -> ServingDouble:
        self.start()
        return self

    def __exit__(self, *_: object) -> None:
        self.stop()
        assert not self.mistakes, self.mistakes

    def fault(self, kind: Kind | None) -> Fault | None:
        """What the next call of this kind meets."""
        if kind is None:
            return None
        if self._faults.get(kind):
            return self._faults[kind].popleft()
        return self._lasting.get(kind)

    def answer(self, method: str, path: str, body: bytes) -> Reply:
        """What the real server would say."""
        try:
            return Reply(200, json.dumps(self._process(method, path, body)).encode())
        except StatusError as error:
            return Reply(error.status, json.dumps({"error": str(error)}).encode())

    def _process(self, method: str, path: str, body: bytes) -> dict[str, Any]:
        match = _PATH.fullmatch(path)
        predicts = match is not None and (match["rest"] or "").endswith("predict")
        if match is None or method != ("POST" if predicts else "GET"):
            raise StatusError(400, f"Malformed request: {method} {path}")
        if match["label"] is not None:
            raise StatusError(400, f"Unrecognized servable version label: {match['label']}")
        number = None if match["version"] is None else int(match["version"])
        if match["rest"] is None:
            return self._status(match["model"], number)
        number, version = self._available(match["model"], number)
        if not predicts:
            return {
                "model_spec": {
                    "name": self.name,
                    "signature_name": "",
                    "version": str(number),
                },
                "metadata": {"signature_def": {"signature_def": version.servable.signature_def}},
            }
        return self._predict(version.servable, body)

    def _status(self, model: str, number: int | None) -> dict[str, Any]:
        versions = self.versions if model == self.name else {}
        if not versions:
            raise StatusError(404, f"Could not find any versions of model {model}")
        if number is not None and number not in versions:
            raise StatusError(404, f"Could not find version {number} of model {model}")
        return {
            "model_version_status": [
                {
                    "version": str(each),
                    "state": versions[each].state,
                    "status": {"error_code": "OK", "error_message": ""},
                }
                for each in sorted(versions, reverse=True)
                if number in (None, each)
            ]
        }

    def _available(self, model: str, number: int | None) -> tuple[int, Version]:
        available = {
            each: version
            for each, version in self.versions.items()
            if model == self.name and version.state == "AVAILABLE" and number in (None, each)
        }
        if not available:
            wanted = f"Latest({model})" if number is None else f"Specific({model}, {number})"
            raise StatusError(404, f"Servable not found for request: {wanted}")
        return max(available.items())

    def _predict(self, servable: Servable, body: bytes) -> dict[str, Any]:
        request = parsed(body)
        name = request.get("signature_name", "serving_default")
        signature = servable.signature_def.get(name)
        if signature is None:
            raise StatusError(400, f'Serving signature name: "{name}" not found in signature def')
        tensors, format = inputs_of(request, signature["inputs"])
        with self._running:
            return outputs_json(servable.run(name, tensors), format)


@dataclass(frozen=True)
class Reply:
    """An HTTP answer."""

    status: int
    body: bytes
    headers: tuple[tuple[str, str], ...] = (("Content-Type", "application/json"),)


class _Server(ThreadingHTTPServer):
    daemon_threads = True
    request_queue_size = 64

    def __init__(self, address: tuple[str, int], handler: type, double: ServingDouble) -> None:
        self.double = double
        self._open: set[socket.socket] = set()
        super().__init__(address, handler)

    def process_request(self, request: Any, client_address: Any) -> None:
        self._open.add(request)
        super().process_request(request, client_address)

    def shutdown_request(self, request: Any) -> None:
        self._open.discard(request)
        super().shutdown_request(request)

    def break_connections(self) -> None:
        for request in list(self._open):
            with contextlib.suppress(OSError):
                request.shutdown(socket.SHUT_RDWR)

    def handle_error(self, request: Any, client_address: Any) -> None:
        error = sys.exc_info()[1]
        if not isinstance(error, OSError | ValueError):  # the client went, or a fault broke it
            self.double.mistakes.append(error)


class Handler(BaseHTTPRequestHandler):
    """Answers one connection; the faults are handed it."""

    protocol_version = "HTTP/1.1"  # connections are kept, as the real server keeps them
    disable_nagle_algorithm = True  # or each body waits 40 ms for the client's delayed ACK
    server: _Server

    def do_GET(self) -> None:
        self._handle()

    def do_POST(self) -> None:
        self._handle()

    def _handle(self) -> None:
        double = self.server.double
        body = self.rfile.read(int(self.headers.get("Content-Length", 0)))
        match = _PATH.fullmatch(self.path)
        kind: Kind | None = None
        if match is not None:
            rest = match["rest"]
            kind = "status" if rest is None else "predict" if "predict" in rest else "metadata"
        double.calls.append((kind, self.path))
        double.headers.append(dict(self.headers))
        if not self.path.lower().startswith("/v1/"):
            self.reply(Reply(404, b"", ()))  # the dispatcher finds no handler
            return
        fault = double.fault(kind)
        answer = double.answer(self.command, self.path, body)
        if fault is None:
            self.reply(answer)
        else:
            fault(self, answer)

    def reply(self, reply: Reply) -> None:
        """Sends a whole answer."""
        self.begin(reply)
        self.wfile.write(reply.body)

    def begin(self, reply: Reply) -> None:
        """Sends status and headers."""
        self.send_response(reply.status)
        for name, value in reply.headers:
            self.send_header(name, value)
        self.send_header("Content-Length", str(len(reply.body)))
        self.end_headers()

    def reset(self) -> None:
        """Ends the connection with a TCP reset."""
        self.connection.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
        self.rfile.close()
        self.connection.close()
        self.close_connection = True

    def log_message(self, format: str, *args: Any) -> None:
        pass


Fault = Callable[[Handler, Reply], None]  # what answers instead
