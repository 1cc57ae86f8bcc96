"""A key that was pressed elsewhere reaches a panel that waits, over a real socket."""

from __future__ import annotations

import threading
import time
from pathlib import Path

import pytest

from plugin_server.generation.triggers import Triggers
from tests.fake_backend import FakeBackend
from tests.live_server import LiveServer


def test_a_waiting_panel_is_told(live_server: LiveServer) -> None:
    first = live_server.request("GET", "/v1/triggers").json()
    assert (first["number"], first["host"]) == (0, None)
    body = {"host": "illustrator"}
    press = threading.Timer(0.2, live_server.request, ("POST", "/v1/triggers"), {"json": body})
    press.start()
    began = time.monotonic()
    told = live_server.request("GET", "/v1/triggers?wait=20&after=0").json()
    assert time.monotonic() - began < 10
    press.join()
    assert (told["number"], told["host"]) == (1, "illustrator")
    assert 0 <= told["age"] < 10


def test_every_waiting_panel_is_told_and_health_is_not_held_up(live_server: LiveServer) -> None:
    told: list[int] = []

    def wait() -> None:
        reply = live_server.request("GET", "/v1/triggers?wait=20&after=0")
        told.append(reply.json()["number"])

    panels = [threading.Thread(target=wait) for _ in range(4)]
    for panel in panels:
        panel.start()
    assert live_server.request("GET", "/healthz").status_code == 200
    made = live_server.request("POST", "/v1/triggers", json={})
    assert (made.status_code, made.json()["host"]) == (201, None)
    for panel in panels:
        panel.join(20)
    assert told == [1] * 4


def test_a_press_between_two_polls_is_not_lost(live_server: LiveServer) -> None:
    live_server.request("POST", "/v1/triggers", json={"host": "figma"})
    live_server.request("POST", "/v1/triggers", json={"host": "figma"})
    assert live_server.request("GET", "/v1/triggers?wait=20&after=1").json()["number"] == 2


def test_without_a_press_the_wait_ends_with_what_there_is(live_server: LiveServer) -> None:
    assert live_server.request("GET", "/v1/triggers?wait=1&after=0").json()["number"] == 0
    assert live_server.request("GET", "/v1/triggers?wait=30").json()["number"] == 0  # at once


def test_a_number_of_the_last_start_does_not_wait(live_server: LiveServer) -> None:
    began = time.monotonic()
    assert live_server.request("GET", "/v1/triggers?wait=20&after=7").json()["number"] == 0
    assert time.monotonic() - began < 10


@pytest.mark.parametrize("query", ["wait=31", "wait=-1", "wait=x", "after=-1", "after=", "after=٣"])
def test_a_wrong_query_is_named(live_server: LiveServer, query: str) -> None:
    reply = live_server.request("GET", f"/v1/triggers?{query}")
    assert (reply.status_code, reply.json()["error"]["code"]) == (400, "invalid_field")
    assert query.partition("=")[0] in reply.json()["error"]["message"]


@pytest.mark.parametrize("host", ["photoshop", "", "figma\n", 1, True, ["figma"], {}])
def test_a_wrong_host_is_named_and_triggers_nothing(live_server: LiveServer, host: object) -> None:
    reply = live_server.request("POST", "/v1/triggers", json={"host": host})
    assert (reply.status_code, reply.json()["error"]["code"]) == (400, "invalid_field")
    assert "figma, illustrator, browser or null" in reply.json()["error"]["remedy"]
    assert live_server.request("GET", "/v1/triggers").json()["number"] == 0


def test_closing_lets_go_of_who_waits(tmp_path: Path, fake_backend: FakeBackend) -> None:
    server = LiveServer(tmp_path, fake_backend)
    server.start()
    triggers = server.app.service.triggers
    waiting = threading.Thread(target=triggers.find, args=(0, 30))
    waiting.start()
    server.stop()
    waiting.join(10)
    assert not waiting.is_alive()


def test_the_age_is_counted_from_the_press() -> None:
    now = 100.0
    triggers = Triggers(lambda: now)
    trigger = triggers.make("figma")
    now = 107.5
    assert triggers.age(trigger) == 7.5
