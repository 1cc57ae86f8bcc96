"""A Tenfold whose TensorFlow Serving goes, comes back, or moves on to a new version."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from plugin_server.backends.serving_rest import ServingRestBackend
from tests.live_server import LiveServer
from tests.serving_case import CARD
from tests.serving_double import Handler, Reply, ServingDouble, Version
from tests.serving_faults import (
    fails,
    says,
)
from tests.serving_servables import DrawnServable

pytest_plugins = ("tests.serving_fixtures",)


class TestThroughTenfold:
    """The same, as a designer meets it."""

    @pytest.fixture
    def tenfold(
        self, tmp_path: Path, double: ServingDouble, saved_models: Path
    ) -> Iterator[LiveServer]:
        backend = ServingRestBackend(double.url, saved_models, deadline=5)
        with LiveServer(tmp_path / "data", backend, saved_models=saved_models) as server:
            yield server

    def test_a_generation_fails_in_words_and_the_next_one_succeeds(
        self, double: ServingDouble, tenfold: LiveServer
    ) -> None:
        first = tenfold.generate(seed=5)
        assert first["state"] == "finished"
        double.stop()
        failed = tenfold.generate(seed=5)
        assert failed["state"] == "failed"
        assert failed["error"]["code"] == "backend_unavailable"
        assert double.url in failed["error"]["message"]
        assert "refused" in failed["error"]["message"]
        double.start()
        again = tenfold.generate(seed=5)
        assert again["state"] == "finished"
        assert len(again["variations"]) == 10

    def test_a_server_that_comes_later(self, double: ServingDouble, tmp_path: Path) -> None:
        saved = tmp_path / "saved_models" / CARD.name / "1"
        saved.mkdir(parents=True, exist_ok=True)
        CARD.write(saved)
        backend = ServingRestBackend(double.url, tmp_path / "saved_models", deadline=5)
        double.stop()
        with LiveServer(tmp_path / "late", backend) as tenfold:
            assert tenfold.generate()["error"]["code"] == "backend_unavailable"
            ready = tenfold.request("GET", "/readyz")
            assert ready.status_code == 503
            assert ready.json()["error"]["code"] == "backend_unavailable"
            double.start()
            assert tenfold.generate()["state"] == "finished"
            assert tenfold.request("GET", "/readyz").status_code == 200

    def test_a_fault_in_the_middle_keeps_what_was_there(
        self, double: ServingDouble, tenfold: LiveServer
    ) -> None:
        tenfold.generate(count=1)

        def fine(handler: Handler, reply: Reply) -> None:
            handler.reply(reply)

        double.script("predict", fine, fine, fails(500, "node failed"))
        generation = tenfold.generate()
        assert generation["state"] == "failed"
        assert "node failed" in generation["error"]["message"]
        assert len(generation["variations"]) == 2 * CARD.batch_size

    def test_a_version_swap_is_not_seen(self, double: ServingDouble, tenfold: LiveServer) -> None:
        assert tenfold.generate()["model"]["version"] == 1
        double.versions[2] = Version(DrawnServable(CARD, 2))
        double.versions[1].state = "END"
        swapped = tenfold.generate()
        assert (swapped["state"], swapped["model"]["version"]) == ("finished", 2)

    def test_the_thread_of_the_models_outlives_a_server_that_talks_nonsense(
        self, double: ServingDouble, tmp_path: Path, saved_models: Path
    ) -> None:
        double.always("status", says(200, '{"model_version_status": ["x"]}'))
        backend = ServingRestBackend(double.url, saved_models, deadline=5)
        with LiveServer(tmp_path / "data", backend) as tenfold:
            assert tenfold.generate()["error"]["code"] == "backend_reply"
            double.always("status", None)
            assert tenfold.generate()["state"] == "finished"
