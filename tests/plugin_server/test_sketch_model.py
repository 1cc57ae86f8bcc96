"""A model that paints sketches in the whole server, on either backend."""

from __future__ import annotations

import base64
import io
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from PIL import Image

from model.card import Card
from model.garment.compose import compose
from model.garment.sampler import sample
from model.garment.sketch import Hand, sketch
from model.garment.style_code import LENGTH
from model.latents import latents
from plugin_server.backends.backend import Backend, Painting
from plugin_server.backends.embedded import EmbeddedBackend
from plugin_server.backends.serving_rest import ServingRestBackend
from plugin_server.errors import DesignSpaceError, SketchNeededError
from plugin_server.generation.styles import paintable
from tests.live_server import LiveServer
from tests.serving_double import ServingDouble
from tests.serving_servables import SavedModelServable

pytest_plugins = ("tests.untrained_models",)
pytestmark = pytest.mark.slow

SEED = 11


@pytest.fixture(scope="module")
def embedded(untrained_sketch: Path) -> Backend:
    backend = EmbeddedBackend(untrained_sketch)
    backend.load()
    (model,) = backend.models()
    assert model.state == "ready", model.error
    return backend


@pytest.fixture(scope="module")
def tenfold(embedded: Backend, tmp_path_factory: pytest.TempPathFactory) -> Iterator[LiveServer]:
    with LiveServer(tmp_path_factory.mktemp("server"), embedded) as running:
        yield running


@pytest.fixture(scope="module")
def drawn() -> dict[str, str]:
    """A sketch as a client sends it."""
    return sent(sketch(compose(sample(4)), Hand(1, 0.2, "seams"), 200))


def sent(grey: np.ndarray) -> dict[str, str]:
    data = io.BytesIO()
    Image.fromarray(grey).save(data, "PNG")
    return {"media_type": "image/png", "data": base64.b64encode(data.getvalue()).decode()}


def painting(rows: int, seed: int = 0) -> Painting:
    rng = np.random.default_rng(seed)
    lines = np.zeros((128, 128), np.float32)
    lines[20:100, 30] = lines[20:100, 90] = 1.0
    return Painting(lines, rng.random((rows, LENGTH)).astype(np.float32))


def painted(tenfold: LiveServer, **request: Any) -> list[np.ndarray]:
    generation = tenfold.generate(model="sketch", seed=SEED, **request)
    assert generation["state"] == "finished", generation
    assert generation["ignored"] == []
    pngs = [tenfold.request("GET", each["png"]).content for each in generation["variations"]]
    return [np.asarray(Image.open(io.BytesIO(png))) for png in pngs]


def test_both_backends_give_the_same_png(embedded: Backend, untrained_sketch: Path) -> None:
    servable = SavedModelServable(untrained_sketch / "sketch" / "1")
    rows = latents([1, 2], 16)
    with ServingDouble("sketch", servable) as double:
        rest = ServingRestBackend(double.url, untrained_sketch)
        rest.load()
        found = rest.generate("sketch", rows, None, painting(2))
        rest.close()
    first = embedded.generate("sketch", rows, None, painting(2))
    for ours, theirs in zip(first, found, strict=True):
        apart = np.asarray(Image.open(io.BytesIO(ours)), int) - Image.open(io.BytesIO(theirs))
        assert np.abs(apart).max() <= 1  # the sketch is encoded alone there, and three times here
    assert first[0] != first[1]


def test_it_is_not_run_without_a_sketch(embedded: Backend) -> None:
    with pytest.raises(ValueError, match="sketch paints sketches; give one with a style"):
        embedded.generate("sketch", latents([1], 16))


def test_a_sketch_is_painted_in_ten_styles_and_again_the_same(
    tenfold: LiveServer, drawn: dict[str, str]
) -> None:
    first = painted(tenfold, sketch=drawn, count=10)
    assert len({picture.tobytes() for picture in first}) == 10
    assert first[0].shape[:2] == (128, 128)
    again = painted(tenfold, sketch=drawn, count=4)
    for ours, theirs in zip(first, again, strict=False):
        np.testing.assert_array_equal(ours, theirs)


def test_pins_and_words_decide_the_style(tenfold: LiveServer, drawn: dict[str, str]) -> None:
    free = painted(tenfold, sketch=drawn, count=1)
    pinned = painted(tenfold, sketch=drawn, count=1, pins={"base": "#C8202F"})
    words = painted(tenfold, sketch=drawn, count=1, prompt="a red striped one")
    assert (free[0] != pinned[0]).any()
    assert (free[0] != words[0]).any()


@pytest.mark.parametrize("blank", [False, True], ids=["none", "blank"])
def test_without_a_drawing_it_says_that_one_is_needed(tenfold: LiveServer, blank: bool) -> None:
    request: dict[str, Any] = {"model": "sketch"}
    if blank:
        request["sketch"] = sent(np.full((60, 60), 255, np.uint8))
    reply = tenfold.request("POST", "/v1/generations", json=request)
    assert reply.status_code == 422
    error = reply.json()["error"]
    assert error["code"] == "sketch_needed"
    assert error["message"] == (
        "The model sketch paints a drawn outline, and there is no line to paint."
    )


def test_a_model_of_other_fields_is_refused(embedded: Backend) -> None:
    card: Card = embedded.models()[0].card
    with pytest.raises(SketchNeededError):
        paintable(card, None)
    other = replace(card, data={"style": {**card.data["style"], "fabric": ["felt"]}})
    with pytest.raises(DesignSpaceError, match="fabric"):
        paintable(other, None)
    paintable(replace(card, signatures={}), None)
