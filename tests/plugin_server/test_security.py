"""Host, Origin, tokens and rate, as tables of inputs and verdicts."""

from __future__ import annotations

import stat
import sys
from pathlib import Path

import pytest

from plugin_server.security.headers import host_allowed, origin_allowed
from plugin_server.security.rate import Bucket, take
from plugin_server.security.token_store import TokenStore
from plugin_server.security.tokens import bearer, hash_token, new_token

PORT = 41010
ORIGINS = frozenset({"null", "file://", "https://www.figma.com"})

FOREIGN_HOSTS = [
    None,
    "",
    "localhost",
    "localhost:41011",
    "localhost:41010.evil.example",
    "evil.example",
    "evil.example:41010",
    "localhost.evil.example:41010",
    "127.0.0.1.nip.io:41010",
    "127.0.0.2:41010",
    "0.0.0.0:41010",
    "[::]:41010",
    "::1:41010",
    "localhost:41010 ",
    "user@localhost:41010",
    "localhost:041010",
]
FOREIGN_ORIGINS = [
    "",
    "https://evil.example",
    "http://www.figma.com",
    "https://www.figma.com.evil.example",
    "https://www.figma.com:8443",
    "https://figma.com",
    "https://evil.example#https://www.figma.com",
    "http://localhost",
    "http://localhost:41011",
    "https://localhost:41010",
    "http://localhost:41010.evil.example",
    "NULL",
    "null, null",
    "file:///",
    "https://www.figma.com\n",
]


@pytest.mark.parametrize(
    "host", ["localhost:41010", "127.0.0.1:41010", "[::1]:41010", "LOCALHOST:41010"]
)
def test_our_hosts(host: str) -> None:
    assert host_allowed(host, PORT)


@pytest.mark.parametrize("host", FOREIGN_HOSTS)
def test_foreign_hosts(host: str | None) -> None:
    assert not host_allowed(host, PORT)


@pytest.mark.parametrize(
    "origin",
    [None, "null", "https://www.figma.com", "http://localhost:41010", "http://[::1]:41010"],
)
def test_our_origins(origin: str | None) -> None:
    assert origin_allowed(origin, PORT, ORIGINS)


@pytest.mark.parametrize("origin", FOREIGN_ORIGINS)
def test_foreign_origins(origin: str) -> None:
    assert not origin_allowed(origin, PORT, ORIGINS)


def test_a_token_is_long_random_and_read_back_from_its_header() -> None:
    tokens = {new_token() for _ in range(100)}
    assert len(tokens) == 100
    assert all(len(token) == 43 for token in tokens)
    token = tokens.pop()
    assert bearer(f"Bearer {token}") == token


@pytest.mark.parametrize(
    "header",
    [None, "", "Bearer", "Bearer ", "Basic dXNlcjpwYXNz", "bearer x", "Bearer short", "Bearer a b"]
    + [
        "Bearer " + "é" * 43,
        "Bearer " + "a" * 129,
        " Bearer " + "a" * 43,
        "Bearer " + "a" * 43 + "\n",
    ],
)
def test_no_token_in_other_headers(header: str | None) -> None:
    assert bearer(header) is None


class TestTokenStore:
    def test_a_token_finds_its_client_and_nobody_else_does(self, tmp_path: Path) -> None:
        store = TokenStore(tmp_path / "clients.sqlite3")
        token = store.add("Figma")
        found = store.find(token)
        assert found is not None
        assert found.name == "Figma"
        assert store.find(new_token()) is None

    def test_the_token_itself_is_not_stored(self, tmp_path: Path) -> None:
        path = tmp_path / "clients.sqlite3"
        token = TokenStore(path).add("Figma")
        assert token.encode() not in path.read_bytes()
        assert hash_token(token).encode() in path.read_bytes()

    def test_a_second_process_sees_a_new_token(self, tmp_path: Path) -> None:
        running = TokenStore(tmp_path / "clients.sqlite3")
        token = TokenStore(tmp_path / "clients.sqlite3").add("script")
        assert running.find(token) is not None

    def test_revoking_forgets_all_of_a_name(self, tmp_path: Path) -> None:
        store = TokenStore(tmp_path / "clients.sqlite3")
        first, second, other = store.add("Figma"), store.add("Figma"), store.add("script")
        assert store.revoke("Figma") == 2
        assert store.find(first) is None
        assert store.find(second) is None
        assert store.find(other) is not None
        assert [client.name for client in store.clients()] == ["script"]

    @pytest.mark.skipif(sys.platform == "win32", reason="POSIX permissions")
    def test_only_the_user_can_read_it(self, tmp_path: Path) -> None:
        TokenStore(tmp_path / "clients.sqlite3").add("Figma")
        mode = (tmp_path / "clients.sqlite3").stat().st_mode
        assert stat.S_IMODE(mode) == 0o600


class TestRate:
    def test_a_burst_passes_then_one_waits_for_its_turn(self) -> None:
        bucket: Bucket | None = None
        for _ in range(3):
            bucket, wait = take(bucket, 0.0, rate=2, burst=3)
            assert wait == 0
        bucket, wait = take(bucket, 0.0, rate=2, burst=3)
        assert wait == pytest.approx(0.5)
        _, wait = take(bucket, 0.5, rate=2, burst=3)
        assert wait == 0

    def test_it_never_holds_more_than_a_burst(self) -> None:
        bucket, _ = take(None, 0.0, rate=1, burst=2)
        bucket, _ = take(bucket, 1e6, rate=1, burst=2)
        assert bucket.level == 1

    def test_a_refused_request_takes_nothing(self) -> None:
        bucket = Bucket(0.5, 0.0)
        refused, _ = take(bucket, 0.0, rate=1, burst=2)
        assert refused.level == 0.5
