"""A generation that was asked for with a heartbeat ends when nobody follows it any more."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from plugin_server.generation.heartbeats import Heartbeats
from plugin_server.generation.history import History
from plugin_server.generation.queue import GenerationQueue
from tests.fake_backend import FakeBackend
from tests.live_server import LiveServer
from tests.plugin_server.test_generation import make, until


@dataclass
class Clock:
    """Seconds, as far as a test has let them pass."""

    now: float = 100.0

    def __call__(self) -> float:
        return self.now


@pytest.fixture
def clock() -> Clock:
    return Clock()


class TestHeartbeats:
    @pytest.fixture
    def heartbeats(self, clock: Clock) -> Heartbeats:
        heartbeats = Heartbeats(clock)
        heartbeats.watch("a", 5)
        return heartbeats

    def test_one_that_nobody_ever_followed_is_lost(
        self, heartbeats: Heartbeats, clock: Clock
    ) -> None:
        clock.now += 5
        assert heartbeats.lost() == []
        clock.now += 0.1
        assert heartbeats.lost() == ["a"]

    def test_one_that_is_followed_is_never_lost(self, heartbeats: Heartbeats, clock: Clock) -> None:
        heartbeats.begin("a")
        clock.now += 1000
        assert heartbeats.lost() == []

    def test_the_silence_counts_from_the_last_who_followed(
        self, heartbeats: Heartbeats, clock: Clock
    ) -> None:
        heartbeats.begin("a")
        heartbeats.begin("a")
        clock.now += 10
        heartbeats.end("a")
        clock.now += 10
        assert heartbeats.lost() == []
        heartbeats.end("a")
        clock.now += 5
        assert heartbeats.lost() == []
        clock.now += 1
        assert heartbeats.lost() == ["a"]

    def test_who_comes_back_in_time_keeps_it(self, heartbeats: Heartbeats, clock: Clock) -> None:
        for _ in range(3):
            clock.now += 4
            heartbeats.begin("a")
            heartbeats.end("a")
        assert heartbeats.lost() == []

    def test_each_has_its_own(self, heartbeats: Heartbeats, clock: Clock) -> None:
        heartbeats.watch("b", 60)
        clock.now += 6
        assert heartbeats.lost() == ["a"]

    def test_what_ended_or_was_never_watched_is_not_lost(
        self, heartbeats: Heartbeats, clock: Clock
    ) -> None:
        heartbeats.begin("a")
        heartbeats.begin("other")
        heartbeats.forget("a")
        heartbeats.end("a")
        heartbeats.end("other")
        heartbeats.forget("other")
        clock.now += 1000
        assert heartbeats.lost() == []


class TestQueue:
    @pytest.fixture
    def queue(self, tmp_path: Path, clock: Clock) -> Iterator[GenerationQueue]:
        history = History(tmp_path / "history.sqlite3")
        yield GenerationQueue(history, limit=2, heartbeats=Heartbeats(clock))
        history.close()

    def test_the_worker_is_told_to_stop(self, queue: GenerationQueue, clock: Clock) -> None:
        queue.submit(make(), heartbeat=5)
        running = queue.next()
        assert running is not None
        assert queue.running(running.id)
        clock.now += 6
        assert not queue.running(running.id)
        assert queue.find(running.id).state == "cancelled"

    def test_one_that_waits_is_never_begun(self, queue: GenerationQueue, clock: Clock) -> None:
        lost = queue.submit(make("a" * 32), heartbeat=5)
        kept = queue.submit(make("b" * 32))
        clock.now += 6
        running = queue.next()
        assert running is not None
        assert running.id == kept.id
        assert queue.find(lost.id).state == "cancelled"

    def test_its_place_in_a_full_queue_is_free(self, queue: GenerationQueue, clock: Clock) -> None:
        for number in range(2):
            queue.submit(make(f"{number:032}"), heartbeat=5)
        clock.now += 6
        assert queue.submit(make("c" * 32)).state == "queued"
        assert queue.busy() == 1

    def test_a_long_poll_keeps_it(self, queue: GenerationQueue, clock: Clock) -> None:
        generation = queue.submit(make(), heartbeat=5)
        follower = threading.Thread(target=queue.find, args=(generation.id,), kwargs=FOLLOWING)
        follower.start()
        until(lambda: bool(queue._heartbeats._watched[generation.id].followers))
        clock.now += 1000
        assert queue.next() is not None  # which wakes the follower
        follower.join(10)
        assert queue.running(generation.id)

    def test_sent_again_with_its_key_it_is_kept(self, queue: GenerationQueue, clock: Clock) -> None:
        first = queue.submit(make("a" * 32), "key", heartbeat=5)
        clock.now += 4
        queue.submit(make("b" * 32), "key", heartbeat=5)
        clock.now += 4
        running = queue.next()
        assert running is not None
        assert running.id == first.id

    def test_without_a_heartbeat_silence_is_no_matter(
        self, queue: GenerationQueue, clock: Clock
    ) -> None:
        queue.submit(make())
        clock.now += 10**6
        running = queue.next()
        assert running is not None
        assert queue.running(running.id)


FOLLOWING = {"after": 1, "wait": 30}


def newest(server: LiveServer) -> dict[str, Any]:
    """The newest generation, without following it."""
    listed = server.request("GET", "/v1/generations?limit=1").json()["generations"]
    generation: dict[str, Any] = listed[0]
    return generation


def begin(server: LiveServer, backend: FakeBackend, **body: Any) -> dict[str, Any]:
    """A generation that runs, and stays at its first step."""
    backend.hold()
    reply = server.request("POST", "/v1/generations", json=body)
    assert reply.status_code == 202, reply.text
    until(lambda: newest(server)["state"] == "running")
    generation: dict[str, Any] = reply.json()
    return generation


def test_cancelled_when_nobody_follows(live_server: LiveServer, fake_backend: FakeBackend) -> None:
    begin(live_server, fake_backend, heartbeat=2)
    until(lambda: newest(live_server)["state"] == "cancelled")
    fake_backend.release()
    assert live_server.generate(count=2)["state"] == "finished"
    assert fake_backend.rows <= 2 + 2


def test_finishes_when_it_is_followed(live_server: LiveServer, fake_backend: FakeBackend) -> None:
    generation = begin(live_server, fake_backend, heartbeat=2)
    path = f"/v1/generations/{generation['id']}?wait=1&after=2"
    for _ in range(3):
        assert live_server.request("GET", path).json()["state"] == "running"
    fake_backend.release()
    while generation["state"] in ("queued", "running"):
        generation = live_server.request("GET", path).json()
    assert (generation["state"], len(generation["variations"])) == ("finished", 10)
    assert "heartbeat" not in generation


@pytest.mark.parametrize("body", [{}, {"heartbeat": None}])
def test_without_a_heartbeat_it_outlives_one_that_has_it(
    live_server: LiveServer, fake_backend: FakeBackend, body: dict[str, Any]
) -> None:
    generation = begin(live_server, fake_backend, **body)
    live_server.request("POST", "/v1/generations", json={"heartbeat": 2})
    until(lambda: newest(live_server)["state"] == "cancelled")
    fake_backend.release()
    path = f"/v1/generations/{generation['id']}"
    until(lambda: live_server.request("GET", path).json()["state"] == "finished")


@pytest.mark.parametrize("value", [1.9, 0, -5, 601, True, "10", [], {}])
def test_a_wrong_heartbeat_is_named(live_server: LiveServer, value: Any) -> None:
    reply = live_server.request("POST", "/v1/generations", json={"heartbeat": value})
    error = reply.json()["error"]
    assert (reply.status_code, error["code"]) == (400, "invalid_field")
    assert "heartbeat" in error["message"]
    assert "from 2 to 600" in error["remedy"]


def test_it_is_no_part_of_what_is_kept(live_server: LiveServer) -> None:
    generation = live_server.generate(count=1, seed=5, heartbeat=30)
    live_server.stop()
    live_server.start()
    assert newest(live_server) == generation
