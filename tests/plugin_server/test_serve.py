"""Sockets and ports."""

from __future__ import annotations

import os
import socket
from collections.abc import Iterator
from pathlib import Path

import psutil
import pytest

from plugin_server import serve
from tests.fake_backend import FakeBackend
from tests.live_server import LiveServer


@pytest.fixture
def taken() -> Iterator[int]:
    """A port that this process has."""
    with socket.create_server(("127.0.0.1", 0)) as other:
        yield other.getsockname()[1]


def close(listening: serve.Listening) -> None:
    for bound in listening.sockets:
        bound.close()


def test_only_the_loopback_addresses() -> None:
    listening = serve.listen((0,))
    addresses = {bound.getsockname()[0] for bound in listening.sockets}
    assert "127.0.0.1" in addresses
    assert addresses <= {"127.0.0.1", "::1"}
    assert {bound.getsockname()[1] for bound in listening.sockets} == {listening.port}
    close(listening)


def test_localhost_answers_whatever_it_means(tmp_path: Path, fake_backend: FakeBackend) -> None:
    with LiveServer(tmp_path, fake_backend) as server:
        kinds = socket.getaddrinfo("localhost", server.port, type=socket.SOCK_STREAM)
        for family, _, _, _, address in kinds:
            with socket.socket(family) as connection:
                connection.settimeout(5)
                connection.connect(address)
                request = f"GET /healthz HTTP/1.1\r\nHost: localhost:{server.port}\r\n\r\n"
                connection.sendall(request.encode())
                assert b"200 OK" in connection.recv(100)


def test_a_taken_port_leads_to_the_spare(taken: int) -> None:
    listening = serve.listen((taken, 0))
    assert listening.port != taken
    close(listening)


def test_the_owner_of_a_port_is_named(taken: int) -> None:
    assert f"(process {os.getpid()})" in serve.owner(taken)


def test_an_owner_that_cannot_be_known(monkeypatch: pytest.MonkeyPatch, taken: int) -> None:
    def denied(_: str) -> None:
        raise psutil.AccessDenied

    monkeypatch.setattr(psutil, "net_connections", denied)
    assert serve.owner(taken) == "another program"


def test_no_port_at_all_names_every_owner(taken: int) -> None:
    with pytest.raises(serve.NoPortError, match=rf"{taken}: .*process {os.getpid()}"):
        serve.listen((taken,))


def test_another_program_is_no_tenfold(taken: int, live_server: LiveServer) -> None:
    assert serve.is_tenfold(live_server.port)
    assert not serve.is_tenfold(taken)


def test_a_port_cannot_be_taken_twice() -> None:
    listening = serve.listen((0,))
    with pytest.raises(serve.NoPortError):
        serve.listen((listening.port,))
    close(listening)
