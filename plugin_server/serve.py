"""Sockets, ports and the WSGI server.

Bound to the loopback addresses alone: 127.0.0.1, and [::1] where there is IPv6, because
`localhost` may mean either.
"""

from __future__ import annotations

import socket
import sys
from dataclasses import dataclass
from typing import Any

import psutil
import requests
import waitress

BACKLOG = 128
PROBE_SECONDS = 3.0  # a Tenfold that is importing TensorFlow answers late


class NoPortError(OSError):
    """Every port is taken; the message says by whom."""


@dataclass(frozen=True)
class Listening:
    """The sockets that are open, on one port."""

    port: int
    sockets: list[socket.socket]


def _bind(family: socket.AddressFamily, address: str, port: int) -> socket.socket:
    bound = socket.socket(family, socket.SOCK_STREAM)
    try:
        if sys.platform == "win32":
            # Without it, another program could bind the same port and take our requests.
            bound.setsockopt(socket.SOL_SOCKET, socket.SO_EXCLUSIVEADDRUSE, 1)
        else:
            bound.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        if family is socket.AF_INET6:
            bound.setsockopt(socket.IPPROTO_IPV6, socket.IPV6_V6ONLY, 1)
        bound.bind((address, port))
        bound.listen(BACKLOG)
    except OSError:
        bound.close()
        raise
    return bound


def _has_ipv6_loopback() -> bool:
    try:
        _bind(socket.AF_INET6, "::1", 0).close()
    except OSError:
        return False
    return True


def listen(ports: tuple[int, ...]) -> Listening:
    """Opens the first port that is free on both loopback addresses; port 0 takes any.

    Raises:
        NoPortError: none is.
    """
    ipv6 = _has_ipv6_loopback()
    for port in ports:
        try:
            sockets = [_bind(socket.AF_INET, "127.0.0.1", port)]
        except OSError:
            continue
        port = sockets[0].getsockname()[1]
        if ipv6:
            try:
                sockets.append(_bind(socket.AF_INET6, "::1", port))
            except OSError:
                sockets[0].close()
                continue
        return Listening(port, sockets)
    owners = "; ".join(f"{port}: {owner(port)}" for port in ports)
    raise NoPortError(f"Every port of Tenfold is taken ({owners}). Close one of these programs.")


def owner(port: int) -> str:
    """Who listens on a port, in words; systems tell it only of programs of the same user."""
    try:
        connections = psutil.net_connections("tcp")
    except (psutil.AccessDenied, OSError):
        connections = []
    for connection in connections:
        local = connection.laddr
        if connection.status == psutil.CONN_LISTEN and local and local.port == port:
            if connection.pid is None:
                break
            try:
                return f"{psutil.Process(connection.pid).name()} (process {connection.pid})"
            except psutil.Error:
                break
    return "another program"


def is_tenfold(port: int) -> bool:
    """Whether a Tenfold answers on this port."""
    session = requests.Session()
    session.trust_env = False  # a proxy has no business with the loopback address
    try:
        reply = session.get(f"http://localhost:{port}/healthz", timeout=PROBE_SECONDS).json()
    except (requests.RequestException, ValueError):
        return False
    return isinstance(reply, dict) and reply.get("server") == "tenfold"


def create_server(wsgi: Any, listening: Listening) -> Any:
    """A waitress server on open sockets; `run()` serves, `close()` ends it."""
    return waitress.create_server(
        wsgi,
        sockets=listening.sockets,
        threads=16,  # a long poll holds one
        connection_limit=200,
        channel_timeout=120,
        # Above Flask's own limit, so that what is a little too large gets our JSON.
        max_request_body_size=16 * 1024 * 1024,
        max_request_header_size=32 * 1024,
        # In memory, both ways: a sketch has no business in a temporary file.
        inbuf_overflow=16 * 1024 * 1024,
        outbuf_overflow=32 * 1024 * 1024,
        clear_untrusted_proxy_headers=True,
        expose_tracebacks=False,
        ident=None,
    )
