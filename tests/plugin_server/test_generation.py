"""Latents, history, queue and worker, without HTTP."""

from __future__ import annotations

import io
import sqlite3
import threading
import time
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from PIL import Image

from plugin_server.errors import (
    BackendUnavailableError,
    GenerationNotFoundError,
    ModelNotFoundError,
    ModelUnreadableError,
    QueueFullError,
    ShuttingDownError,
    VariationNotFoundError,
)
from plugin_server.generation.drawings import Drawings
from plugin_server.generation.generation import Generation, Ignored, Variation
from plugin_server.generation.history import KEPT, History
from plugin_server.generation.maps import Maps
from plugin_server.generation.queue import GenerationQueue
from plugin_server.generation.search import Search
from plugin_server.generation.service import GenerationService
from plugin_server.schema.requests import GenerationRequest, SketchInput
from plugin_server.sketch.intake import Sketch
from tests.fake_backend import CARD, FakeBackend
from tests.plugin_server.sketches import drawing, sent
from tests.waiting import until


def make(id: str = "a" * 32, **changes: Any) -> Generation:
    values: dict[str, Any] = {
        "id": id,
        "created_at": "2026-01-01T00:00:00.000Z",
        "request": GenerationRequest(prompt="大衣 coat", pins={"neckline": "v_neck"}, count=2),
        "seed": 7,
        "model_name": "dcgan",
        "model_version": 1,
        "ignored": (Ignored("prompt"),),
    }
    return Generation(**values | changes)


def variation(index: int) -> Variation:
    return Variation(index, 7 + index, 28, 28, b"png %d" % index)


class TestHistory:
    @pytest.fixture
    def path(self, tmp_path: Path) -> Path:
        return tmp_path / "history.sqlite3"

    @pytest.fixture
    def history(self, path: Path) -> Iterator[History]:
        history = History(path)
        yield history
        history.close()

    def test_what_goes_in_comes_out(self, history: History) -> None:
        sketch = Sketch(b"png", "image/webp", 80, 60)
        generation = make(sketch=sketch)
        history.add(generation)
        assert history.find(generation.id) == generation
        ended = generation.changed(
            state="failed",
            variations=(variation(0),),
            error=ModelNotFoundError(name="x", known="y"),
        )
        history.update(ended)
        found = history.find(generation.id)
        assert found is not None
        assert found.error is not None
        assert found.error.text("en") == ended.error.text("en")  # type: ignore[union-attr]
        assert replace(found, error=None) == replace(ended, error=None)

    def test_variations_are_added_not_repeated(self, history: History) -> None:
        generation = make()
        history.add(generation)
        for done in ((variation(0),), (variation(0), variation(1))):
            generation = generation.changed(variations=done)
            history.update(generation)
        found = history.find(generation.id)
        assert found is not None
        assert found.variations == (variation(0), variation(1))

    def test_the_newest_comes_first(self, history: History) -> None:
        for number in range(5):
            history.add(make(f"{number:032}"))
        assert [int(each.id) for each in history.page(Search(), None, 3)[0]] == [4, 3, 2]

    def test_the_oldest_are_forgotten_with_their_pictures(
        self, path: Path, history: History
    ) -> None:
        first = make(f"{0:032}").changed(state="finished", variations=(variation(0),))
        history.add(first)
        history.update(first)
        for number in range(1, KEPT + 1):
            history.add(make(f"{number:032}", state="finished"))
        assert history.find(first.id) is None
        with sqlite3.connect(path) as connection:
            assert connection.execute("SELECT COUNT(*) FROM variations").fetchone() == (0,)
        connection.close()

    def test_what_holds_a_favourite_is_never_forgotten(self, history: History) -> None:
        first = make(f"{0:032}").changed(state="finished", variations=(variation(0),))
        history.add(first)
        history.update(first)
        history.favour(first.id, 0)
        for number in range(1, KEPT + 1):
            history.add(make(f"{number:032}", state="finished"))
        assert history.find(first.id) is not None
        history.unfavour(first.id, 0)
        history.add(make("f" * 32, state="finished"))
        assert history.find(first.id) is None

    @pytest.mark.parametrize(
        ("search", "found"),
        [
            (Search(), [3, 2, 1, 0]),
            (Search("大衣"), [3, 0]),
            (Search("COAT 大衣"), [0]),
            (Search("straße"), [1]),
            (Search("STRASSE"), [1]),
            (Search("dcgan 2026-01-02"), [1]),
            (Search("  77 "), [2]),
            (Search("100%_'"), []),
            (Search(model="flat"), [3]),
            (Search(since="2026-01-02T00:00:00.000Z"), [3, 2, 1]),
            (Search(favourites=True), [2]),
            (Search("大衣", favourites=True), []),
        ],
    )
    def test_what_is_looked_for_is_found(
        self, history: History, search: Search, found: list[int]
    ) -> None:
        prompts = ("大衣 coat", "Straße", "", "长款大衣")
        for number, prompt in enumerate(prompts):
            history.add(
                make(
                    f"{number:032}",
                    request=GenerationRequest(prompt=prompt),
                    created_at=f"2026-01-{number + 1:02}T12:00:00.000Z",
                    seed=7 + 35 * number,
                    model_name="flat" if number == 3 else "dcgan",
                )
            )
        history.favour(f"{2:032}", 1)
        generations, more = history.page(search, None, 10)
        assert [int(each.id) for each in generations] == found
        assert not more

    def test_pages_follow_each_other(self, history: History) -> None:
        for number in range(5):
            history.add(make(f"{number:032}"))
        first, more = history.page(Search(), None, 3)
        assert more
        history.add(make("9" * 32))  # meanwhile
        second, more = history.page(Search(), first[-1].id, 3)
        assert not more
        assert [int(each.id) for each in (*first, *second)] == [4, 3, 2, 1, 0]

    def test_the_last_prompts_come_once_and_newest_first(self, history: History) -> None:
        for number, prompt in enumerate(("coat", "", " 裙 ", "coat", "suit")):
            history.add(make(f"{number:032}", request=GenerationRequest(prompt=prompt)))
        assert history.prompts(8) == ["suit", "coat", "裙"]
        assert history.prompts(1) == ["suit"]

    def test_what_was_under_way_is_interrupted_at_the_next_start(self, path: Path) -> None:
        before = History(path)
        for number, state in enumerate(("queued", "running", "finished", "cancelled")):
            before.add(make(f"{number:032}", state=state))
        del before  # as a killed process leaves it
        after = History(path)
        states = [
            (each.state, each.error and each.error.code)
            for each in after.page(Search(), None, 4)[0]
        ]
        after.close()
        assert states == [
            ("cancelled", None),
            ("finished", None),
            ("failed", "interrupted"),
            ("failed", "interrupted"),
        ]


@pytest.fixture
def history(tmp_path: Path) -> Iterator[History]:
    history = History(tmp_path / "history.sqlite3")
    yield history
    history.close()


class TestQueue:
    @pytest.fixture
    def queue(self, history: History) -> GenerationQueue:
        return GenerationQueue(history, limit=2)

    def test_first_come_first_served(self, queue: GenerationQueue) -> None:
        first, second = queue.submit(make("a" * 32)), queue.submit(make("b" * 32))
        assert [queue.position(each) for each in (first, second)] == [0, 1]
        running = queue.next()
        assert running is not None
        assert (running.id, running.state, running.revision) == (first.id, "running", 2)
        assert queue.position(running) is None

    def test_one_too_many_is_refused_and_leaves_no_trace(
        self, queue: GenerationQueue, history: History
    ) -> None:
        queue.submit(make("a" * 32))
        queue.submit(make("b" * 32))
        with pytest.raises(QueueFullError) as caught:
            queue.submit(make("c" * 32))
        assert caught.value.retry_after
        assert history.find("c" * 32) is None

    def test_the_same_key_is_the_same_generation(self, queue: GenerationQueue) -> None:
        first = queue.submit(make("a" * 32), "key")
        assert queue.submit(make("b" * 32), "key") == first
        queue.cancel(first.id)
        assert queue.submit(make("c" * 32), "key").state == "cancelled"

    def test_a_cancelled_one_is_never_run(self, queue: GenerationQueue) -> None:
        first, second = queue.submit(make("a" * 32)), queue.submit(make("b" * 32))
        assert queue.cancel(first.id).state == "cancelled"
        running = queue.next()
        assert running is not None
        assert running.id == second.id

    def test_the_worker_cannot_bring_a_cancelled_one_back(self, queue: GenerationQueue) -> None:
        queue.submit(make())
        running = queue.next()
        assert running is not None
        queue.cancel(running.id)
        assert not queue.running(running.id)
        queue.update(running.changed(state="finished"))
        assert queue.find(running.id).state == "cancelled"

    def test_everything_that_waits_or_runs_is_cancelled(self, queue: GenerationQueue) -> None:
        for number in range(2):
            queue.submit(make(f"{number:032}"))
        assert queue.next() is not None
        assert [each.state for each in queue.cancel_all()] == ["cancelled"] * 2
        assert queue.cancel_all() == []

    def test_cancelling_what_has_ended_changes_nothing(self, queue: GenerationQueue) -> None:
        queue.submit(make())
        running = queue.next()
        assert running is not None
        queue.update(running.changed(state="finished"))
        assert queue.cancel(running.id).state == "finished"

    def test_a_long_poll_wakes_at_the_change(self, queue: GenerationQueue) -> None:
        generation = queue.submit(make())
        threading.Timer(0.1, queue.next).start()
        began = time.monotonic()
        assert queue.find(generation.id, after=1, wait=20).state == "running"
        assert time.monotonic() - began < 10

    def test_a_long_poll_ends_with_what_there_is(self, queue: GenerationQueue) -> None:
        generation = queue.submit(make())
        assert queue.find(generation.id, after=1, wait=0.05) == generation

    def test_a_long_poll_does_not_wait_for_what_has_ended(self, queue: GenerationQueue) -> None:
        generation = queue.submit(make())
        queue.cancel(generation.id)
        began = time.monotonic()
        queue.find(generation.id, after=99, wait=20)
        assert time.monotonic() - began < 10

    def test_nothing_is_found_under_another_id(self, queue: GenerationQueue) -> None:
        for call in (queue.find, queue.cancel):
            with pytest.raises(GenerationNotFoundError):
                call("b" * 32)

    def test_closing_ends_everything_and_wakes_everybody(self, queue: GenerationQueue) -> None:
        generation = queue.submit(make())
        threading.Timer(0.1, queue.close).start()
        found = queue.find(generation.id, after=1, wait=20)
        assert found.state == "failed"
        assert found.error is not None
        assert found.error.code == "interrupted"
        assert queue.next() is None
        with pytest.raises(ShuttingDownError):
            queue.submit(make("b" * 32))


class TestService:
    @pytest.fixture
    def service(self, fake_backend: FakeBackend, tmp_path: Path) -> Iterator[GenerationService]:
        service = GenerationService(
            fake_backend,
            History(tmp_path / "service.sqlite3"),
            Maps(tmp_path / "saved_models"),
            Drawings(),
            default_model="dcgan",
            queue_limit=4,
        )
        service.start()
        yield service
        fake_backend.release()
        fake_backend.release_load()
        service.close()

    @staticmethod
    def ended(service: GenerationService, generation: Generation) -> Generation:
        def find(current: Generation) -> Generation:
            return service.find(current.id, after=current.revision, wait=10)

        while not generation.ended:
            generation = find(generation)
        return generation

    def test_variations_come_in_order_with_counted_seeds(self, service: GenerationService) -> None:
        request = GenerationRequest(seed=2**32 - 2, count=5)
        generation = self.ended(service, service.submit(request, None))
        assert generation.state == "finished"
        assert [each.index for each in generation.variations] == [0, 1, 2, 3, 4]
        assert [each.seed for each in generation.variations] == [2**32 - 2, 2**32 - 1, 0, 1, 2]

    def test_one_variation_is_made_again_from_its_own_seed(
        self, service: GenerationService
    ) -> None:
        ten = self.ended(service, service.submit(GenerationRequest(seed=100), None))
        one = self.ended(service, service.submit(GenerationRequest(seed=107, count=1), None))
        assert pixels(one.variations[0].png) == pixels(ten.variations[7].png)

    def test_a_seed_is_drawn_where_none_was_given(self, service: GenerationService) -> None:
        seeds = {service.submit(GenerationRequest(count=1), None).seed for _ in range(3)}
        assert len(seeds) == 3

    def test_what_the_model_cannot_use_is_named(self, service: GenerationService) -> None:
        request = GenerationRequest(
            prompt=" a coat ",
            sketch=SketchInput(**sent(drawing())),
            pins={"neckline": "v_neck"},
            like=f"{'a' * 32}/3",
        )
        ignored = service.submit(request, None).ignored
        assert [each.name for each in ignored] == ["prompt", "sketch", "pins", "like"]
        assert service.submit(GenerationRequest(prompt="  "), None).ignored == ()

    def test_the_sketch_is_kept_with_the_generation(self, service: GenerationService) -> None:
        request = GenerationRequest(sketch=SketchInput(**sent(drawing())), count=1)
        generation = self.ended(service, service.submit(request, None))
        found = service.find(generation.id)
        assert found.sketch is not None
        assert (found.sketch.width, found.sketch.height) == (80, 60)

    def test_cancelling_stops_within_a_step(
        self, service: GenerationService, fake_backend: FakeBackend
    ) -> None:
        fake_backend.hold()
        generation = service.submit(GenerationRequest(count=40), None)
        until(lambda: service.find(generation.id).state == "running")
        assert service.cancel(generation.id).state == "cancelled"
        fake_backend.release()
        after = self.ended(service, service.submit(GenerationRequest(count=2), None))
        assert after.state == "finished"
        assert fake_backend.rows <= 2 + 2

    def test_a_pause_lets_the_running_one_end_and_holds_the_next(
        self, service: GenerationService, fake_backend: FakeBackend
    ) -> None:
        fake_backend.hold()
        running = service.submit(GenerationRequest(count=2), None)
        until(lambda: service.find(running.id).state == "running")
        service.pause()
        waiting = service.submit(GenerationRequest(count=2), None)
        assert (service.paused, service.busy()) == (True, 2)
        fake_backend.release()
        assert self.ended(service, running).state == "finished"
        assert service.find(waiting.id, after=waiting.revision, wait=0.2).state == "queued"
        service.resume()
        assert self.ended(service, waiting).state == "finished"
        assert (service.paused, service.busy()) == (False, 0)

    def test_closing_while_paused_interrupts_what_waits(self, service: GenerationService) -> None:
        service.pause()
        waiting = service.submit(GenerationRequest(), None)
        threading.Timer(0.1, service.close).start()
        ended = service.find(waiting.id, after=waiting.revision, wait=20)
        assert ended.error is not None
        assert ended.error.code == "interrupted"

    def test_a_failure_ends_one_generation_only(
        self, service: GenerationService, fake_backend: FakeBackend
    ) -> None:
        fake_backend.fail_next(BackendUnavailableError(url="http://x", reason="down"))
        failed = self.ended(service, service.submit(GenerationRequest(), None))
        assert failed.state == "failed"
        assert failed.error is not None
        assert failed.error.code == "backend_unavailable"
        assert self.ended(service, service.submit(GenerationRequest(), None)).state == "finished"

    def test_a_mistake_of_ours_ends_one_generation_only(
        self,
        service: GenerationService,
        fake_backend: FakeBackend,
        monkeypatch: pytest.MonkeyPatch,
    ) -> None:
        with monkeypatch.context() as patched:
            patched.setattr(fake_backend, "generate", lambda *_: [b"no picture"] * 2)
            failed = self.ended(service, service.submit(GenerationRequest(), None))
        assert failed.error is not None
        assert failed.error.code == "unexpected"
        assert self.ended(service, service.submit(GenerationRequest(), None)).state == "finished"

    def test_a_model_that_failed_is_tried_once_more(
        self, service: GenerationService, fake_backend: FakeBackend
    ) -> None:
        until(lambda: fake_backend.loads == 1)
        fake_backend.fail_model(ModelUnreadableError(name="dcgan", reason="x"))
        failed = self.ended(service, service.submit(GenerationRequest(), None))
        assert failed.error is not None
        assert failed.error.code == "model_unreadable"
        fake_backend.fail_model(None)
        assert self.ended(service, service.submit(GenerationRequest(), None)).state == "finished"

    def test_another_model_is_loaded_when_it_is_first_asked_for(self, tmp_path: Path) -> None:
        backend = FakeBackend(CARD, replace(CARD, name="other"))
        history = History(tmp_path / "service.sqlite3")
        maps = Maps(tmp_path / "saved_models")
        service = GenerationService(
            backend, history, maps, Drawings(), default_model="dcgan", queue_limit=4
        )
        service.start()
        self.ended(service, service.submit(GenerationRequest(), None))
        assert [model.state for model in service.models()] == ["ready", "starting"]
        other = service.submit(GenerationRequest(model="other"), None)
        assert self.ended(service, other).state == "finished"
        assert [model.state for model in service.models()] == ["ready", "ready"]
        service.close()

    def test_the_version_is_the_one_that_drew_the_pictures(
        self, service: GenerationService, fake_backend: FakeBackend
    ) -> None:
        fake_backend.hold()
        generation = service.submit(GenerationRequest(), None)
        fake_backend.swap(2)
        fake_backend.release()
        generation = self.ended(service, generation)
        assert (generation.state, generation.model_version) == ("finished", 2)
        assert service.find(generation.id).model_version == 2
        assert all(b'"version":2' in each.png for each in generation.variations)

    def test_pictures_of_two_versions_are_not_mixed(
        self,
        service: GenerationService,
        fake_backend: FakeBackend,
        monkeypatch: pytest.MonkeyPatch,
    ) -> None:
        real = fake_backend.generate

        def swapping(name: str, latent: np.ndarray, *more: Any) -> list[bytes]:
            if fake_backend.rows == 4:
                fake_backend.swap(2)
            return real(name, latent, *more)

        monkeypatch.setattr(fake_backend, "generate", swapping)
        generation = self.ended(service, service.submit(GenerationRequest(), None))
        assert generation.error is not None
        assert generation.error.code == "model_changed"
        assert [each.index for each in generation.variations] == [0, 1, 2, 3]
        assert all(b'"version":1' in each.png for each in generation.variations)

    def test_requests_wait_while_the_models_load(
        self, tmp_path: Path, fake_backend: FakeBackend
    ) -> None:
        fake_backend.hold_load()
        service = GenerationService(
            fake_backend,
            History(tmp_path / "h.sqlite3"),
            Maps(tmp_path),
            Drawings(),
            default_model="dcgan",
            queue_limit=4,
        )
        service.start()
        generation = service.submit(GenerationRequest(), None)
        assert service.find(generation.id, after=1, wait=0.05).state == "queued"
        fake_backend.release_load()
        assert self.ended(service, generation).state == "finished"
        service.close()
        assert fake_backend.closed

    def test_an_unknown_model_is_refused_with_those_that_exist(
        self, service: GenerationService
    ) -> None:
        with pytest.raises(ModelNotFoundError) as caught:
            service.submit(GenerationRequest(model="flatt"), None)
        assert caught.value.values == {"name": "flatt", "known": "dcgan"}

    def test_a_picture_that_is_not_there(self, service: GenerationService) -> None:
        generation = self.ended(service, service.submit(GenerationRequest(count=2), None))
        with pytest.raises(VariationNotFoundError):
            service.picture(generation.id, 2, None)


def pixels(png: bytes) -> bytes:
    with Image.open(io.BytesIO(png)) as image:
        return image.tobytes()
