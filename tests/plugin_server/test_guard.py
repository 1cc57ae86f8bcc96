"""The guard, over a real socket: every route refuses every wrong request, and enters no handler.

The requests are written byte by byte, because libraries refuse to send most of them.
"""

from __future__ import annotations

import functools
import http.client
import itertools
import json
from collections.abc import Callable, Iterator, Mapping
from http.client import HTTPMessage
from pathlib import Path
from types import MappingProxyType
from typing import Any, NamedTuple

import pytest

from plugin_server.generation.queue import GenerationQueue
from plugin_server.generation.service import GenerationService
from plugin_server.generation.triggers import Triggers
from plugin_server.http import words
from plugin_server.security.pairing import PairingDesk
from plugin_server.settings import Limits
from tests.fake_backend import FakeBackend
from tests.live_server import LiveServer
from tests.plugin_server.sketches import drawing, png_bomb, sent, svg
from tests.plugin_server.test_security import FOREIGN_HOSTS, FOREIGN_ORIGINS

ID = "0" * 32

Reply = tuple[int, dict[str, Any], HTTPMessage]


class Route(NamedTuple):
    method: str
    path: str
    body: dict[str, Any] | None = None
    public: bool = False


ROUTES = [
    Route("GET", "/healthz", public=True),
    Route("GET", "/", public=True),
    Route("GET", "/panel/panel.css", public=True),
    Route("POST", "/v1/pairing", {"client": "Figma"}, public=True),
    Route("POST", f"/v1/pairing/{ID}", {"code": "123456"}, public=True),
    Route("GET", "/readyz"),
    Route("GET", "/v1/models"),
    Route("GET", "/v1/models/panel.css/map"),
    Route("GET", "/v1/models/panel.css/map.png"),
    Route("POST", "/v1/generations", {}),
    Route("GET", "/v1/generations"),
    Route("GET", f"/v1/generations/{ID}"),
    Route("DELETE", f"/v1/generations/{ID}"),
    Route("GET", f"/v1/generations/{ID}/variations/0.png"),
    Route("GET", f"/v1/generations/{ID}/variations/0.svg"),
    Route("DELETE", "/v1/generations"),
    Route("PUT", f"/v1/generations/{ID}/variations/0/favourite"),
    Route("DELETE", f"/v1/generations/{ID}/variations/0/favourite"),
    Route("GET", f"/v1/generations/{ID}/sheet.pdf"),
    Route("GET", "/v1/prompts"),
    Route("GET", "/v1/fields"),
    Route("POST", "/v1/prompts:parse", {"prompt": "coat"}),
    Route("GET", "/v1/triggers"),
    Route("POST", "/v1/triggers", {"host": "figma"}),
    Route("GET", "/no/such/path"),
    Route("PUT", "/v1/generations"),
]
POSTS = [route for route in ROUTES if route.method == "POST"]


def name(value: Any) -> str:
    return f"{value.method} {value.path}" if isinstance(value, Route) else repr(value)


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[LiveServer]:
    """One server for the whole table, too generous to answer 429."""
    limits = Limits(requests_per_second=1e6, request_burst=10**6, failed_tokens=10**6)
    folder: Path = tmp_path_factory.mktemp("guard")
    with LiveServer(folder, FakeBackend(), limits=limits) as server:
        yield server


@pytest.fixture
def entered(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Which of the things behind the handlers were called."""
    calls: list[str] = []

    def spy(kind: type, method: str) -> None:
        real = getattr(kind, method)

        def called(*arguments: Any, **named: Any) -> Any:
            calls.append(f"{kind.__name__}.{method}")
            return real(*arguments, **named)

        monkeypatch.setattr(kind, method, called)

    def sent_file(*_: Any, **__: Any) -> str:
        calls.append("panel")
        return ""

    def noted(real: Callable[..., Any], name: str, *arguments: Any) -> Any:
        calls.append(name)
        return real(*arguments)

    for method in (
        *("models", "default", "find", "page", "cancel", "cancel_all", "picture", "vectors"),
        *("favour", "unfavour", "sheet", "prompts"),
    ):
        spy(GenerationService, method)
    spy(GenerationQueue, "submit")
    for method in ("find", "make"):
        spy(Triggers, method)
    spy(PairingDesk, "ask")
    spy(PairingDesk, "confirm")
    monkeypatch.setattr(
        "plugin_server.http.panel.send_from_directory",
        sent_file,
    )
    for function in ("prompt_reading", "fields_reply"):
        real = getattr(words, function)
        monkeypatch.setattr(words, function, functools.partial(noted, real, function))
    return calls


def ask(
    server: LiveServer,
    route: Route,
    *,
    body: bytes | None = None,
    headers: Mapping[str, str | None] = MappingProxyType({}),
) -> Reply:
    """Sends exactly these headers; None leaves one out. Status, JSON, headers of the reply."""
    if body is None:
        body = b"" if route.body is None else json.dumps(route.body).encode()
    values: dict[str, str | None] = {
        "Host": f"localhost:{server.port}",
        "Authorization": f"Bearer {server.token}",
        "Content-Type": "application/json" if body else None,
        "Content-Length": str(len(body)),
    }
    values |= headers
    connection = http.client.HTTPConnection("127.0.0.1", server.port, timeout=20)
    connection.putrequest(route.method, route.path, skip_host=True, skip_accept_encoding=True)
    for key, value in values.items():
        if value is not None:
            connection.putheader(key, value.encode("latin-1"))
    connection.endheaders(body)
    response = connection.getresponse()
    raw = response.read()
    connection.close()
    is_json = response.headers.get_content_type() == "application/json"
    return response.status, json.loads(raw) if is_json else {}, response.headers


def refused(reply: Reply, status: int, code: str) -> str:
    """Checks the one error shape; the message and the remedy together."""
    assert reply[0] == status
    assert set(reply[1]) == {"error"}
    error = reply[1]["error"]
    assert set(error) == {"code", "message", "remedy", "request_id"}
    assert error["code"] == code
    assert error["request_id"] == reply[2]["X-Request-Id"]
    assert "Traceback" not in str(error)
    return f"{error['message']} {error['remedy']}"


# HTTP strips white space round a header's value, and http.client sends no line break inside one.
SENDABLE_HOSTS = [host for host in FOREIGN_HOSTS if not (host or "").endswith(" ")]
SENDABLE_ORIGINS = [origin for origin in FOREIGN_ORIGINS if "\n" not in origin]


@pytest.mark.parametrize("host", SENDABLE_HOSTS, ids=repr)
@pytest.mark.parametrize("route", ROUTES, ids=name)
def test_a_foreign_host(
    server: LiveServer, entered: list[str], route: Route, host: str | None
) -> None:
    if host is not None:
        host = host.replace("41010", str(server.port)).replace("41011", str(server.port + 1))
    status, reply, headers = ask(server, route, headers={"Host": host})
    if status == 400 and not reply:
        return  # waitress refuses what is no HTTP/1.1 request before Flask sees it
    text = refused((status, reply, headers), 421, "host_not_allowed")
    assert repr((host or "")[:100]) in text
    assert entered == []


@pytest.mark.parametrize("origin", SENDABLE_ORIGINS, ids=repr)
@pytest.mark.parametrize("route", ROUTES, ids=name)
def test_a_foreign_origin(
    server: LiveServer, entered: list[str], route: Route, origin: str
) -> None:
    status, reply, headers = ask(server, route, headers={"Origin": origin})
    text = refused((status, reply, headers), 403, "origin_not_allowed")
    assert repr(origin) in text
    if origin.lower() not in server.settings.origins:  # flask-cors compares without case
        assert headers["Access-Control-Allow-Origin"] not in (origin, "*")
    assert entered == []


WRONG_AUTHORIZATION = [
    (None, "token_missing"),
    ("", "token_missing"),
    ("Basic dXNlcjpwYXNz", "token_missing"),
    ("Bearer", "token_missing"),
    ("Bearer x", "token_missing"),
    ("Bearer " + "A" * 43, "token_unknown"),
    ("Bearer " + "A" * 128, "token_unknown"),
]


@pytest.mark.parametrize(("authorization", "code"), WRONG_AUTHORIZATION, ids=repr)
@pytest.mark.parametrize("origin", [None, "null", "file://", "https://www.figma.com"], ids=repr)
@pytest.mark.parametrize("route", [each for each in ROUTES if not each.public], ids=name)
def test_no_token_or_a_wrong_one(
    server: LiveServer,
    entered: list[str],
    route: Route,
    origin: str | None,
    authorization: str | None,
    code: str,
) -> None:
    reply = ask(server, route, headers={"Authorization": authorization, "Origin": origin})
    refused(reply, 401, code)
    assert reply[2]["WWW-Authenticate"].startswith("Bearer")
    assert entered == []


@pytest.mark.parametrize("query", ["?token={token}", "?access_token={token}"])
def test_a_token_in_the_address_is_none(server: LiveServer, entered: list[str], query: str) -> None:
    route = Route("GET", "/v1/models" + query.format(token=server.token))
    refused(ask(server, route, headers={"Authorization": None}), 401, "token_missing")
    assert entered == []


WRONG_TYPES = [None, "", "text/plain", "multipart/form-data; boundary=x", "application/xml"]
WRONG_TYPES += ["application/x-www-form-urlencoded", "application/jsonp", "text/json"]


@pytest.mark.parametrize("content_type", WRONG_TYPES, ids=repr)
@pytest.mark.parametrize("route", POSTS, ids=name)
def test_a_wrong_content_type(
    server: LiveServer, entered: list[str], route: Route, content_type: str | None
) -> None:
    text = refused(
        ask(server, route, headers={"Content-Type": content_type}), 415, "wrong_content_type"
    )
    assert (content_type or "").split(";")[0] in text
    assert entered == []


MALFORMED = [b"", b"{", b"[]", b"null", b'"x"', b"\xff", b'{"a":NaN}', b'{"a":1,"a":2}', b"[" * 99]


@pytest.mark.parametrize("body", MALFORMED, ids=repr)
@pytest.mark.parametrize("route", POSTS, ids=name)
def test_malformed_json(server: LiveServer, entered: list[str], route: Route, body: bytes) -> None:
    reply = ask(server, route, body=body, headers={"Content-Type": "application/json"})
    refused(reply, 400, "malformed_json")
    assert entered == []


@pytest.mark.parametrize("route", POSTS, ids=name)
def test_an_unknown_field(server: LiveServer, entered: list[str], route: Route) -> None:
    body = json.dumps({**(route.body or {}), "debug": True}).encode()
    text = refused(ask(server, route, body=body), 400, "unknown_field")
    assert "'debug'" in text
    assert entered == []


@pytest.mark.parametrize("route", ROUTES, ids=name)
def test_an_oversized_body(server: LiveServer, entered: list[str], route: Route) -> None:
    limit = server.settings.limits.body
    reply = ask(
        server, route, body=b" " * (limit + 1), headers={"Content-Type": "application/json"}
    )
    text = refused(reply, 413, "body_too_large")
    assert str(limit) in text
    assert entered == []


def test_a_body_that_claims_gigabytes_is_not_read(server: LiveServer, entered: list[str]) -> None:
    route = Route("POST", "/v1/generations", {})
    status, _, _ = ask(server, route, headers={"Content-Length": str(10**10)})
    assert status == 413
    assert entered == []


SKETCHES = [
    ("PNG bomb", sent(png_bomb()), 413, "sketch_too_large", "50000"),
    ("truncated PNG", sent(drawing(size=(300, 300))[:-40]), 400, "sketch_damaged", "read"),
    (
        "script",
        sent(svg("<script>alert(1)</script>"), "image/svg+xml"),
        400,
        "sketch_unsafe",
        "<script>",
    ),
    (
        "external reference",
        sent(svg('<path fill="url(http://evil.example/#a)"/>'), "image/svg+xml"),
        400,
        "sketch_unsafe",
        "http://evil.example",
    ),
    ("JPEG said to be PNG", sent(drawing("JPEG")), 415, "sketch_type", "image/png"),
    ("GIF", sent(b"GIF89a", "image/gif"), 400, "invalid_field", "image/gif"),
    ("no base64", {"media_type": "image/png", "data": "?"}, 400, "sketch_damaged", "base64"),
    ("an address", {"media_type": "image/png", "url": "http://x"}, 400, "unknown_field", "url"),
]


@pytest.mark.parametrize(
    ("sketch", "status", "code", "named"),
    [row[1:] for row in SKETCHES],
    ids=[row[0] for row in SKETCHES],
)
def test_a_hostile_sketch(
    server: LiveServer,
    entered: list[str],
    sketch: dict[str, str],
    status: int,
    code: str,
    named: str,
) -> None:
    body = json.dumps({"sketch": sketch}).encode()
    text = refused(ask(server, Route("POST", "/v1/generations"), body=body), status, code)
    assert named in text
    assert entered == []


FAULTS: list[tuple[str, dict[str, str | None]]] = [
    ("host", {"Host": "evil.example"}),
    ("origin", {"Origin": "https://evil.example"}),
    ("token", {"Authorization": None}),
    ("type", {"Content-Type": "text/plain"}),
]
ORDER = {
    "host": "host_not_allowed",
    "origin": "origin_not_allowed",
    "token": "token_missing",
    "type": "wrong_content_type",
}


@pytest.mark.parametrize(
    "faults", list(itertools.combinations(FAULTS, 2)), ids=lambda pair: "+".join(f[0] for f in pair)
)
@pytest.mark.parametrize("route", POSTS, ids=name)
def test_the_first_fault_in_the_stated_order_is_named(
    server: LiveServer,
    entered: list[str],
    route: Route,
    faults: tuple[tuple[str, dict[str, str | None]], ...],
) -> None:
    names = [fault for fault, _ in faults if not (fault == "token" and route.public)]
    headers = {key: value for _, changes in faults for key, value in changes.items()}
    _, reply, _ = ask(server, route, headers=headers)
    assert reply["error"]["code"] == ORDER[names[0]]
    assert entered == []


class TestPreflight:
    """CORS: what our plugins' frames need, and nothing for anybody else."""

    ROUTE = Route("OPTIONS", "/v1/generations")
    WANTS: Mapping[str, str | None] = {
        "Authorization": None,
        "Access-Control-Request-Method": "POST",
        "Access-Control-Request-Headers": "authorization,content-type,idempotency-key",
    }

    @pytest.mark.parametrize("origin", ["null", "file://", "https://www.figma.com"])
    def test_our_frames_may_ask(self, server: LiveServer, entered: list[str], origin: str) -> None:
        status, _, headers = ask(server, self.ROUTE, headers={**self.WANTS, "Origin": origin})
        assert status == 200
        assert headers["Access-Control-Allow-Origin"] == origin
        assert "POST" in headers["Access-Control-Allow-Methods"]
        assert "authorization" in headers["Access-Control-Allow-Headers"].lower()
        assert "Access-Control-Allow-Credentials" not in headers
        assert "Origin" in headers["Vary"]
        assert entered == []

    def test_another_page_may_not(self, server: LiveServer, entered: list[str]) -> None:
        reply = ask(server, self.ROUTE, headers={**self.WANTS, "Origin": "https://evil.example"})
        refused(reply, 403, "origin_not_allowed")
        assert entered == []

    def test_a_reply_to_our_frame_can_be_read_there(self, server: LiveServer) -> None:
        status, _, headers = ask(server, Route("GET", "/v1/models"), headers={"Origin": "null"})
        assert status == 200
        assert headers["Access-Control-Allow-Origin"] == "null"

    def test_a_refusal_too_can_be_read_there(self, server: LiveServer) -> None:
        status, _, headers = ask(
            server, Route("GET", "/v1/models"), headers={"Origin": "null", "Authorization": None}
        )
        assert status == 401
        assert headers["Access-Control-Allow-Origin"] == "null"


class TestRate:
    @pytest.fixture
    def slow(self, tmp_path: Path, fake_backend: FakeBackend) -> Iterator[LiveServer]:
        limits = Limits(requests_per_second=0.01, request_burst=3, failed_tokens=2)
        with LiveServer(tmp_path, fake_backend, limits=limits) as server:
            yield server

    def test_too_many_requests(self, slow: LiveServer) -> None:
        replies = [ask(slow, Route("GET", "/v1/models")) for _ in range(4)]
        assert [status for status, _, _ in replies] == [200, 200, 200, 429]
        refused(replies[3], 429, "too_many_requests")
        assert int(replies[3][2]["Retry-After"]) > 1

    def test_who_tries_tokens_slows_nobody_else(self, slow: LiveServer) -> None:
        guess = {"Authorization": "Bearer " + "A" * 43}
        replies = [ask(slow, Route("GET", "/v1/models"), headers=guess) for _ in range(3)]
        assert [status for status, _, _ in replies] == [401, 401, 429]
        refused(replies[2], 429, "too_many_attempts")
        assert ask(slow, Route("GET", "/v1/models"))[0] == 200


def test_every_route_is_in_the_table(server: LiveServer) -> None:
    """A new route is either in this file or an oversight."""
    covered = {(route.method, route.path) for route in ROUTES}
    for rule in server.app.wsgi.url_map.iter_rules():
        path = rule.rule.replace("<id>", ID).replace("<int:index>", "0")
        path = path.replace("<name>", "panel.css")
        for method in (rule.methods or set()) - {"HEAD", "OPTIONS"}:
            assert (method, path) in covered


def test_replies_carry_the_headers_that_keep_them_harmless(server: LiveServer) -> None:
    _, _, headers = ask(server, Route("GET", "/v1/models"))
    assert headers["X-Content-Type-Options"] == "nosniff"
    assert headers["Cache-Control"] == "no-store"
    assert headers["Referrer-Policy"] == "no-referrer"
    assert "sandbox" in headers["Content-Security-Policy"]
    assert "Server" not in headers
