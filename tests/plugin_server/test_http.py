"""The API as a client sees it, over a real socket with the scriptable backend."""

from __future__ import annotations

import io
import json
import re
from pathlib import Path

import pytest
import requests
from PIL import Image

from plugin_server.errors import ModelUnreadableError
from tests.fake_backend import FakeBackend
from tests.live_server import LiveServer
from tests.plugin_server.sketches import drawing, sent
from tests.waiting import until

DOCS = Path(__file__).parent.parent.parent / "docs" / "http.md"


def test_health_says_who_and_nothing_about_models(live_server: LiveServer) -> None:
    reply = requests.get(f"{live_server.url}/healthz", timeout=10)
    assert reply.json() == {"server": "tenfold", "version": "0.1.0", "api_version": 1}


def test_ready_follows_the_model(tmp_path: Path, fake_backend: FakeBackend) -> None:
    fake_backend.hold_load()
    with LiveServer(tmp_path, fake_backend) as server:
        reply = server.request("GET", "/readyz")
        assert (reply.status_code, reply.json()["state"]) == (503, "starting")
        fake_backend.release_load()
        until(lambda: server.request("GET", "/readyz").status_code == 200)
        fake_backend.fail_model(ModelUnreadableError(name="dcgan", reason="torn"))
        reply = server.request("GET", "/readyz", headers={"Accept-Language": "zh-CN,zh;q=0.9"})
        assert (reply.status_code, reply.json()["state"]) == (503, "failed")
        assert "无法加载模型" in reply.json()["error"]["message"]


def test_ten_variations_from_an_empty_body(live_server: LiveServer) -> None:
    generation = live_server.generate()
    assert generation["state"] == "finished"
    assert generation["model"] == {"name": "dcgan", "version": 1}
    assert [each["index"] for each in generation["variations"]] == list(range(10))
    pictures = {
        live_server.request("GET", each["png"]).content for each in generation["variations"]
    }
    assert len(pictures) == 10


def test_a_picture_in_its_own_size_and_for_display(live_server: LiveServer) -> None:
    generation = live_server.generate(count=1, seed=5, prompt="大衣")
    path = generation["variations"][0]["png"]
    for query, side in (("", 28), ("?size=512", 512), ("?size=16", 16)):
        reply = live_server.request("GET", path + query)
        assert reply.headers["Content-Type"] == "image/png"
        with Image.open(io.BytesIO(reply.content)) as image:
            assert image.size == (side, side)
            if not query:
                image.load()
                made_by = json.loads(image.text["Tenfold"])
                assert (made_by["seed"], made_by["prompt"], made_by["model"]) == (
                    5,
                    "大衣",
                    "dcgan",
                )
                assert made_by["generation"] == generation["id"]


@pytest.mark.parametrize("size", ["15", "2049", "-1", "1e3", "x", "", "٣٢"])
def test_a_wrong_size_is_named(live_server: LiveServer, size: str) -> None:
    generation = live_server.generate(count=1)
    reply = live_server.request("GET", f"{generation['variations'][0]['png']}?size={size}")
    assert (reply.status_code, reply.json()["error"]["code"]) == (400, "invalid_field")
    assert "from 16 to 2048" in reply.json()["error"]["remedy"]


def test_what_is_not_used_is_named_in_the_language_of_the_client(live_server: LiveServer) -> None:
    body = {"prompt": "极简风西装", "sketch": sent(drawing())}
    for language, word in (
        ("zh-CN", "没有学过文字"),
        ("en-GB", "not learned words"),
        ("fr", "not"),
    ):
        reply = live_server.request(
            "POST", "/v1/generations", json=body, headers={"Accept-Language": language}
        ).json()
        assert [each["field"] for each in reply["ignored"]] == ["prompt", "sketch"]
        assert word in reply["ignored"][0]["reason"]
        assert reply["sketch"] == {"media_type": "image/png", "width": 80, "height": 60}


def test_the_same_key_gives_the_same_generation(live_server: LiveServer) -> None:
    headers = {"Idempotency-Key": "press-1"}
    first, second = (
        live_server.request("POST", "/v1/generations", json={}, headers=headers) for _ in range(2)
    )
    assert (first.status_code, second.status_code) == (202, 202)
    assert first.json()["id"] == second.json()["id"]
    headers = {"Idempotency-Key": "x" * 101}
    reply = live_server.request("POST", "/v1/generations", json={}, headers=headers)
    assert reply.json()["error"]["code"] == "invalid_field"


def test_progress_arrives_by_long_poll(live_server: LiveServer, fake_backend: FakeBackend) -> None:
    fake_backend.hold()
    waiting = live_server.request("POST", "/v1/generations", json={}).json()
    behind = live_server.request("POST", "/v1/generations", json={}).json()
    assert behind["position"] in (0, 1)
    revisions = [waiting["revision"]]
    counts = [0]
    while waiting["state"] not in ("finished", "failed"):
        path = f"/v1/generations/{waiting['id']}?wait=10&after={revisions[-1]}"
        waiting = live_server.request("GET", path).json()
        revisions.append(waiting["revision"])
        counts.append(len(waiting["variations"]))
        fake_backend.release()
    assert revisions == sorted(set(revisions))
    assert counts == sorted(counts)
    assert counts[-1] == 10


def test_cancel(live_server: LiveServer, fake_backend: FakeBackend) -> None:
    fake_backend.hold()
    ids = [live_server.request("POST", "/v1/generations", json={}).json()["id"] for _ in range(2)]
    for id in reversed(ids):
        reply = live_server.request("DELETE", f"/v1/generations/{id}")
        assert (reply.status_code, reply.json()["state"]) == (200, "cancelled")
    fake_backend.release()
    assert live_server.generate()["state"] == "finished"
    assert fake_backend.rows <= 12


def test_a_full_queue_says_when_to_come_again(
    live_server: LiveServer, fake_backend: FakeBackend
) -> None:
    fake_backend.hold()
    replies = [live_server.request("POST", "/v1/generations", json={}) for _ in range(34)]
    assert replies[-1].status_code == 503
    assert replies[-1].json()["error"]["code"] == "queue_full"
    assert int(replies[-1].headers["Retry-After"]) > 0
    fake_backend.release()


def test_a_failure_is_told_in_the_generation(
    live_server: LiveServer, fake_backend: FakeBackend
) -> None:
    fake_backend.fail_next()
    generation = live_server.generate()
    assert generation["state"] == "failed"
    assert set(generation["error"]) == {"code", "message", "remedy"}


def test_history_survives_a_restart(live_server: LiveServer) -> None:
    before = live_server.generate(prompt="first", seed=3)
    live_server.stop()
    live_server.start()
    listed = live_server.request("GET", "/v1/generations?limit=5").json()["generations"]
    assert listed == [before]
    assert live_server.request("GET", before["variations"][9]["png"]).status_code == 200


def test_the_newest_comes_first(live_server: LiveServer) -> None:
    ids = [live_server.generate(count=1)["id"] for _ in range(3)]
    listed = live_server.request("GET", "/v1/generations?limit=2").json()["generations"]
    assert [each["id"] for each in listed] == [ids[2], ids[1]]


def test_models_come_with_their_cards(live_server: LiveServer) -> None:
    (model,) = live_server.request("GET", "/v1/models").json()["models"]
    assert model["default"] is True
    assert (model["card"]["width"], model["card"]["uses"]) == (28, [])


def test_pairing_end_to_end(live_server: LiveServer) -> None:
    asked = requests.post(f"{live_server.url}/v1/pairing", json={"client": "Figma"}, timeout=10)
    assert asked.status_code == 201
    assert asked.json()["expires_in"] == 120
    assert live_server.pairing_code() not in asked.text
    path = f"{live_server.url}/v1/pairing/{asked.json()['id']}"
    code = live_server.pairing_code(asked.json()["id"])
    wrong = requests.post(path, json={"code": f"{(int(code) + 1) % 10**6:06d}"}, timeout=10)
    assert (wrong.status_code, wrong.json()["error"]["code"]) == (403, "pairing_code_wrong")
    given = requests.post(path, json={"code": code}, timeout=10)
    assert given.json()["client"] == "Figma"
    headers = {"Authorization": f"Bearer {given.json()['token']}"}
    assert requests.get(f"{live_server.url}/v1/models", headers=headers, timeout=10).ok
    assert requests.post(path, json={"code": code}, timeout=10).status_code == 410
    again = requests.post(f"{live_server.url}/v1/pairing", json={"client": "x"}, timeout=10)
    assert (again.status_code, again.json()["error"]["code"]) == (429, "pairing_too_soon")


def test_a_revoked_client_is_out_at_once(live_server: LiveServer) -> None:
    assert live_server.request("GET", "/v1/models").ok
    live_server.app.tokens.revoke("test")
    assert live_server.request("GET", "/v1/models").status_code == 401


@pytest.mark.parametrize(
    ("method", "path", "status", "code"),
    [
        ("GET", "/v1/nothing", 404, "route_not_found"),
        ("PUT", "/v1/generations", 405, "method_not_allowed"),
        ("GET", "/v1/generations/unknown", 404, "generation_not_found"),
        ("DELETE", "/v1/generations/unknown", 404, "generation_not_found"),
        ("GET", "/v1/generations/unknown/variations/0.png", 404, "generation_not_found"),
        ("GET", "/v1/generations/unknown/variations/x.png", 404, "route_not_found"),
        ("GET", "/v1/generations?limit=101", 400, "invalid_field"),
        ("GET", "/v1/generations?favourites=2", 400, "invalid_field"),
        ("GET", "/v1/generations?favourites=yes", 400, "invalid_field"),
        ("GET", f"/v1/generations?q={'a' * 201}", 400, "invalid_field"),
        ("GET", "/v1/generations?q=a%00b", 400, "invalid_field"),
        ("GET", "/v1/generations?since=yesterday", 400, "invalid_field"),
        ("GET", "/v1/generations?since=2026-11-24T13:00:00", 400, "invalid_field"),
        ("GET", "/v1/generations?since=0001-01-01T00:00:00%2B14:00", 400, "invalid_field"),
        ("GET", "/v1/generations?before=unknown", 404, "generation_not_found"),
        ("GET", "/v1/prompts?limit=0", 400, "invalid_field"),
        ("PUT", "/v1/generations/unknown/variations/0/favourite", 404, "generation_not_found"),
        ("PUT", "/v1/generations/unknown/variations/-1/favourite", 404, "route_not_found"),
        ("DELETE", "/v1/generations/unknown/variations/0/favourite", 404, "generation_not_found"),
        ("POST", "/v1/generations/unknown/variations/0/favourite", 405, "method_not_allowed"),
        ("GET", "/v1/generations/unknown/sheet.pdf", 404, "generation_not_found"),
        ("GET", "/v1/generations/unknown/sheet.pdf?variations=", 400, "invalid_field"),
        ("GET", "/v1/generations/unknown/sheet.pdf?variations=1,,2", 400, "invalid_field"),
        ("GET", "/v1/generations/unknown/sheet.pdf?variations=1,1", 400, "invalid_field"),
        ("GET", "/v1/generations/unknown/sheet.pdf?variations=0,40", 400, "invalid_field"),
        ("GET", "/v1/generations/unknown/sheet.pdf?variations=-1", 400, "invalid_field"),
        ("GET", "/v1/generations/unknown/sheet.pdf?variations=一", 400, "invalid_field"),
        ("GET", "/v1/generations/unknown?wait=31", 400, "invalid_field"),
        ("GET", "/panel/nothing.js", 404, "route_not_found"),
        ("GET", "/panel/..%2f__init__.py", 404, "route_not_found"),
        ("GET", "/panel/%2e%2e/app.py", 404, "route_not_found"),
    ],
)
def test_what_is_not_there(
    live_server: LiveServer, method: str, path: str, status: int, code: str
) -> None:
    reply = live_server.request(method, path)
    assert (reply.status_code, reply.json()["error"]["code"]) == (status, code)


def test_a_mistake_of_ours_shows_no_inside(
    live_server: LiveServer, monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(*_: object) -> None:
        raise RuntimeError("a secret of the inside")

    monkeypatch.setattr(live_server.app.service, "models", broken)
    reply = live_server.request("GET", "/v1/models")
    assert (reply.status_code, reply.json()["error"]["code"]) == (500, "unexpected")
    assert "secret" not in reply.text


def test_the_panel_may_run_no_code_but_ours(live_server: LiveServer) -> None:
    reply = requests.get(live_server.url, timeout=10)
    policy = reply.headers["Content-Security-Policy"]
    assert "unsafe" not in policy
    assert "frame-ancestors 'none'" in policy
    assert "<script>" not in reply.text


def test_the_documentation_names_every_call_and_no_other(live_server: LiveServer) -> None:
    rules = {
        re.sub(r"<(?:\w+:)?(\w+)>", "{}", rule.rule)
        for rule in live_server.app.wsgi.url_map.iter_rules()
        if not rule.rule.startswith("/panel/")
    }
    heads = re.findall(r"^### `(?:GET|POST|PUT|DELETE) ([^?`]+)", DOCS.read_text("utf-8"), re.M)
    assert {re.sub(r"\{\w+\}", "{}", head) for head in heads} == rules
