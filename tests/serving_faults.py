"""How the double of TensorFlow Serving misbehaves: each takes the right answer, sends another."""

from __future__ import annotations

import json
from collections.abc import Callable
from typing import Any

from tests.serving_double import Fault, Handler, Reply


def says(status: int, body: bytes | str, **headers: str) -> Fault:
    """Another answer."""
    text = body.encode() if isinstance(body, str) else body
    named = tuple((name.replace("_", "-"), value) for name, value in headers.items())
    return lambda handler, reply: handler.reply(Reply(status, text, named))


def fails(status: int, message: str = "scripted") -> Fault:
    """An error as the real server words it."""
    return says(status, json.dumps({"error": message}))


def changed(change: Callable[[dict[str, Any]], Any]) -> Fault:
    """The right answer, changed in place."""

    def fault(handler: Handler, reply: Reply) -> None:
        value = json.loads(reply.body)
        change(value)
        handler.reply(Reply(reply.status, json.dumps(value).encode()))

    return fault


def hang(handler: Handler, reply: Reply) -> None:
    """Says nothing until the double is closed."""
    handler.server.double.closed.wait()
    handler.close_connection = True


def hang_in_body(handler: Handler, reply: Reply) -> None:
    """Says half of it, then nothing until the double is closed."""
    handler.begin(reply)
    handler.wfile.write(reply.body[: len(reply.body) // 2])
    hang(handler, reply)


def drip(handler: Handler, reply: Reply) -> None:
    """Sends a byte every 50 ms."""
    handler.begin(reply)
    for byte in reply.body:
        if handler.server.double.closed.wait(0.05):
            break
        handler.wfile.write(bytes([byte]))
    handler.close_connection = True


def drip_headers(handler: Handler, reply: Reply) -> None:
    """Sends a byte of an endless header every 50 ms."""
    handler.wfile.write(b"HTTP/1.1 200 OK\r\nX-Slow: ")
    while not handler.server.double.closed.wait(0.05):
        handler.wfile.write(b"x")
    handler.close_connection = True


def drop(handler: Handler, reply: Reply) -> None:
    """Closes the connection without a word."""
    handler.close_connection = True


def reset(handler: Handler, reply: Reply) -> None:
    """Resets the connection before a word."""
    handler.reset()


def reset_in_body(handler: Handler, reply: Reply) -> None:
    """Resets the connection in the middle of the body."""
    handler.begin(reply)
    handler.wfile.write(reply.body[: len(reply.body) // 2])
    handler.reset()


def cut(handler: Handler, reply: Reply) -> None:
    """Closes the connection in the middle of the body."""
    handler.begin(reply)
    handler.wfile.write(reply.body[: len(reply.body) // 2])
    handler.close_connection = True
