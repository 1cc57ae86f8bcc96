"""The handshake with TensorFlow Serving: which version there is, and whether it is our model."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from plugin_server.backends.serving_rest import ServingRestBackend
from plugin_server.errors import (
    BackendRefusedError,
    BackendReplyError,
    BackendUnavailableError,
    TenfoldError,
)
from tests.serving_case import CARD, DEADLINE, LATENT, assert_told, failure
from tests.serving_double import Handler, Reply, ServingDouble, Version
from tests.serving_faults import (
    changed,
    fails,
    says,
)
from tests.serving_servables import DrawnServable

pytest_plugins = ("tests.serving_fixtures",)


def latent_of(reply: dict[str, Any]) -> dict[str, Any]:
    return signature_of(reply)["inputs"]["latent"]


def signature_of(reply: dict[str, Any]) -> dict[str, Any]:
    return reply["metadata"]["signature_def"]["signature_def"]["generate_png"]


METADATA: dict[str, tuple[Callable[[dict[str, Any]], Any], str]] = {
    "dtype": (lambda reply: latent_of(reply).update(dtype="DT_DOUBLE"), "DT_DOUBLE [-1, 100]"),
    "length": (
        lambda reply: latent_of(reply)["tensor_shape"]["dim"][1].update(size="64"),
        "[-1, 64]",
    ),
    "batch": (lambda reply: latent_of(reply)["tensor_shape"]["dim"][0].update(size="1"), "[1, 100"),
    "rank": (lambda reply: latent_of(reply)["tensor_shape"].update(dim=[]), "[], the card"),
    "no shape": (lambda reply: latent_of(reply).pop("tensor_shape"), "no generate_png"),
    "no dtype": (lambda reply: latent_of(reply).pop("dtype"), "no generate_png"),
    "no latent": (lambda reply: signature_of(reply).update(inputs={}), "no generate_png"),
    "no outputs": (lambda reply: signature_of(reply).pop("outputs"), "no generate_png"),
    "outputs of none": (lambda reply: signature_of(reply).update(outputs={}), "image_bytes"),
    "pixels": (
        lambda reply: signature_of(reply)["outputs"]["image_bytes"].update(dtype="DT_FLOAT"),
        "image_bytes",
    ),
    "two outputs": (lambda reply: signature_of(reply)["outputs"].update(b={}), "image_bytes"),
    "no signature": (lambda reply: reply.update(metadata={}), "no generate_png"),
    "null": (lambda reply: reply.update(metadata=None), "no generate_png"),
    "a list": (lambda reply: reply.update(metadata=[1]), "no generate_png"),
}
STATUSES: dict[str, Any] = {
    "none": None,
    "text": "AVAILABLE",
    "texts": ["AVAILABLE"],
    "no version": [{"state": "AVAILABLE"}],
    "no state": [{"version": "1"}],
    "no number": [{"version": "one", "state": "AVAILABLE"}],
    "null": [{"version": None, "state": "AVAILABLE"}],
    "a number": 5,
}


class TestHandshake:
    def load(self, double: ServingDouble, saved_models: Path) -> TenfoldError:
        backend = ServingRestBackend(double.url, saved_models, deadline=DEADLINE)
        backend.load()
        backend.close()
        assert backend.models()[0].state == "failed"
        assert double.count("predict") == 0
        error = backend.models()[0].error
        assert error is not None
        return error

    @pytest.mark.parametrize("name", METADATA)
    def test_another_signature_is_told_before_the_first_picture(
        self, name: str, double: ServingDouble, saved_models: Path
    ) -> None:
        change, reason = METADATA[name]
        double.always("metadata", changed(change))
        error = self.load(double, saved_models)
        assert isinstance(error, BackendReplyError)
        assert_told(error, double.url, reason)

    @pytest.mark.parametrize("name", STATUSES)
    def test_a_status_that_is_none(
        self, name: str, double: ServingDouble, saved_models: Path
    ) -> None:
        double.always("status", says(200, json.dumps({"model_version_status": STATUSES[name]})))
        error = self.load(double, saved_models)
        assert isinstance(error, BackendReplyError)
        assert_told(error, double.url, "model_version_status")

    def test_no_version_available(self, double: ServingDouble, saved_models: Path) -> None:
        double.versions[1].state = "LOADING"
        error = self.load(double, saved_models)
        assert isinstance(error, BackendUnavailableError)
        assert_told(error, double.url, "no version is AVAILABLE")

    def test_a_model_that_is_not_there(self, double: ServingDouble, saved_models: Path) -> None:
        double.versions.clear()
        error = self.load(double, saved_models)
        assert isinstance(error, BackendRefusedError)
        assert_told(error, double.url, "Could not find any versions of model dcgan")

    def test_the_highest_available_version_is_chosen_as_a_number(
        self, double: ServingDouble, saved_models: Path
    ) -> None:
        for number, state in {2: "AVAILABLE", 10: "AVAILABLE", 11: "LOADING", 12: "END"}.items():
            double.versions[number] = Version(DrawnServable(CARD, number), state)
        backend = ServingRestBackend(double.url, saved_models)
        backend.load()
        assert backend.models()[0].card.version == 10
        backend.generate(CARD.name, LATENT)
        assert double.calls[-1] == ("predict", "/v1/models/dcgan/versions/10:predict")
        backend.close()

    def test_a_model_is_ready_after_its_first_picture_and_not_before(
        self, double: ServingDouble, saved_models: Path
    ) -> None:
        backend = ServingRestBackend(double.url, saved_models)
        states = []

        def watch(handler: Handler, reply: Reply) -> None:
            states.append(backend.models()[0].state)
            handler.reply(reply)

        double.script("predict", watch)
        backend.load()
        assert states == ["starting"]
        assert backend.models()[0].state == "ready"
        backend.close()


class TestVersionSwap:
    def test_a_new_version_is_found_when_ours_was_unloaded(
        self, double: ServingDouble, backend: ServingRestBackend
    ) -> None:
        before = backend.generate(CARD.name, LATENT)
        double.versions[2] = Version(DrawnServable(CARD, 2))
        assert backend.generate(CARD.name, LATENT) == before  # ours is still there
        double.versions[1].state = "END"
        after = backend.generate(CARD.name, LATENT)
        assert after != before
        assert backend.models()[0].card.version == 2
        assert backend.models()[0].state == "ready"
        double.calls.clear()
        assert backend.generate(CARD.name, LATENT) == after
        assert len(double.calls) == 1

    def test_nothing_left(self, double: ServingDouble, backend: ServingRestBackend) -> None:
        double.versions[1].state = "END"
        error = failure(lambda: backend.generate(CARD.name, LATENT))
        assert isinstance(error, BackendUnavailableError)
        assert_told(error, double.url, "no version is AVAILABLE")
        assert backend.models()[0].state == "failed"
        double.versions[2] = Version(DrawnServable(CARD, 2))
        backend.load()
        assert backend.models()[0].state == "ready"

    def test_a_404_that_stays_is_told_and_ends(
        self, double: ServingDouble, backend: ServingRestBackend
    ) -> None:
        double.always("predict", fails(404, "Servable not found"))
        error = failure(lambda: backend.generate(CARD.name, LATENT))
        assert isinstance(error, BackendRefusedError)
        assert double.count("predict") == 2  # ours, and the first of the fresh load
