"""A model of classes in the whole server: the class that is asked for, on either backend."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from model.latents import latents
from plugin_server.backends.backend import Backend
from plugin_server.backends.embedded import EmbeddedBackend
from plugin_server.backends.serving_rest import ServingRestBackend
from tests.live_server import LiveServer
from tests.serving_double import ServingDouble
from tests.serving_servables import SavedModelServable

pytest_plugins = ("tests.untrained_models",)
pytestmark = pytest.mark.slow

SEED = 11


@pytest.fixture(scope="module")
def embedded(untrained_progressive: Path) -> Backend:
    backend = EmbeddedBackend(untrained_progressive)
    backend.load()
    (model,) = backend.models()
    assert model.state == "ready", model.error
    return backend


@pytest.fixture(scope="module")
def rest(untrained_progressive: Path) -> Iterator[Backend]:
    servable = SavedModelServable(untrained_progressive / "progressive" / "1")
    with ServingDouble("progressive", servable) as double:
        backend = ServingRestBackend(double.url, untrained_progressive)
        backend.load()
        (model,) = backend.models()
        assert model.state == "ready", model.error
        yield backend
        backend.close()


@pytest.fixture(scope="module")
def tenfold(embedded: Backend, tmp_path_factory: pytest.TempPathFactory) -> Iterator[LiveServer]:
    with LiveServer(tmp_path_factory.mktemp("server"), embedded) as running:
        yield running


def of(label: int, rows: int = 2) -> np.ndarray:
    return np.full(rows, label, np.int32)


def pictures(tenfold: LiveServer, **request: Any) -> tuple[dict[str, Any], list[bytes]]:
    generation = tenfold.generate(model="progressive", seed=SEED, count=4, **request)
    assert generation["state"] == "finished", generation
    return generation, [
        tenfold.request("GET", each["png"]).content for each in generation["variations"]
    ]


def pixels(pngs: list[bytes]) -> list[np.ndarray]:
    """What provenance in the file has no part in."""
    import io

    from PIL import Image

    return [np.asarray(Image.open(io.BytesIO(png))) for png in pngs]


def test_both_backends_give_the_same_png_of_a_class(embedded: Backend, rest: Backend) -> None:
    rows = latents([1, 2], 100)
    of_class = [embedded.generate("progressive", rows, of(label)) for label in range(3)]
    assert len({png for pngs in of_class for png in pngs}) == 6
    for label, pngs in enumerate(of_class):
        assert rest.generate("progressive", rows, of(label)) == pngs
        alone = embedded.generate("progressive", rows[:1], of(label, 1))
        assert alone == pngs[:1]


def test_a_model_of_classes_is_not_run_without_one(embedded: Backend) -> None:
    with pytest.raises(ValueError, match="progressive makes images of a class; give a label"):
        embedded.generate("progressive", latents([1], 100))


@pytest.mark.parametrize(
    ("request_", "label"),
    [
        ({"prompt": "a long winter coat"}, 0),
        ({"prompt": "大衣"}, 0),
        ({"prompt": "a coat", "pins": {"category": "dress"}}, 1),
        ({"prompt": "white sneakers"}, 2),
    ],
    ids=["en", "zh", "pin", "name"],
)
def test_what_is_named_is_made_by_all(
    tenfold: LiveServer, embedded: Backend, request_: dict[str, Any], label: int
) -> None:
    generation, pngs = pictures(tenfold, **request_)
    assert generation["ignored"] == []
    expected = [
        png
        for start in (0, 2)
        for png in embedded.generate(
            "progressive", latents([SEED + start, SEED + start + 1], 100), of(label)
        )
    ]
    for found, wanted in zip(pixels(pngs), pixels(expected), strict=True):
        np.testing.assert_array_equal(found, wanted)


def test_without_a_name_the_seeds_draw_the_same_classes_again(tenfold: LiveServer) -> None:
    generation, first = pictures(tenfold)
    _, again = pictures(tenfold)
    assert generation["ignored"] == []
    for ours, theirs in zip(pixels(first), pixels(again), strict=True):
        np.testing.assert_array_equal(ours, theirs)
    _, coats = pictures(tenfold, prompt="coat")
    assert any((a != b).any() for a, b in zip(pixels(first), pixels(coats), strict=True))


@pytest.mark.parametrize(
    ("request_", "field"),
    [
        ({"prompt": "something blue"}, "prompt"),
        ({"pins": {"category": "skirt"}}, "pins"),
        ({"pins": {"collar": "notch"}}, "pins"),
    ],
    ids=["words", "category", "another field"],
)
def test_what_names_no_class_is_told(
    tenfold: LiveServer, request_: dict[str, Any], field: str
) -> None:
    generation, _ = pictures(tenfold, **request_)
    (ignored,) = generation["ignored"]
    assert ignored["field"] == field
    assert ignored["reason"] == (
        "It names none of the classes that progressive makes: coats, dress, sneaker."
    )


def test_a_pin_that_is_no_field_is_refused(tenfold: LiveServer) -> None:
    reply = tenfold.request(
        "POST", "/v1/generations", json={"model": "progressive", "pins": {"size": "large"}}
    )
    assert reply.status_code == 400
    assert reply.json()["error"]["code"] == "invalid_field"
