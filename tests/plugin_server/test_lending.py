"""A model that paints sketches in styles which pictures lend, in the whole server."""

from __future__ import annotations

import io
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from PIL import Image

from model.garment.compose import compose
from model.garment.product import product_picture
from model.garment.sampler import sample
from model.garment.sketch import Hand, sketch
from model.latents import latents
from plugin_server.backends.backend import Backend, Painting
from plugin_server.backends.embedded import EmbeddedBackend
from plugin_server.backends.serving_rest import ServingRestBackend
from plugin_server.errors import BackendReplyError
from plugin_server.generation.styles import near
from tests.live_server import LiveServer
from tests.plugin_server.test_sketch_model import sent
from tests.serving_double import ServingDouble
from tests.serving_faults import changed
from tests.serving_servables import SavedModelServable

pytest_plugins = ("tests.untrained_models",)
pytestmark = pytest.mark.slow

NAME = "sketch-fashion"
SEED = 11


@pytest.fixture(scope="module")
def embedded(untrained_lender: Path) -> Backend:
    backend = EmbeddedBackend(untrained_lender)
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
    return sent(sketch(compose(sample(4)), Hand(1, 0.2, "seams"), 200))


def garment(*colour: int) -> np.ndarray:
    """A picture of something on white, uint8 [90, 60, 3]."""
    picture = np.full((90, 60, 3), 255, np.uint8)
    picture[10:80, 12:48] = colour
    return picture


def painted(tenfold: LiveServer, ignored: tuple[str, ...] = (), **request: Any) -> list[np.ndarray]:
    generation = tenfold.generate(model=NAME, seed=SEED, **request)
    assert generation["state"] == "finished", generation
    assert tuple(each["field"] for each in generation["ignored"]) == ignored
    pngs = [tenfold.request("GET", each["png"]).content for each in generation["variations"]]
    return [np.asarray(Image.open(io.BytesIO(png))) for png in pngs]


def test_both_backends_find_the_same_style_and_paint_it(
    embedded: Backend, untrained_lender: Path
) -> None:
    picture = product_picture(garment(200, 30, 30), 32).astype(np.float32) / 127.5 - 1.0
    lines = np.zeros((128, 128), np.float32)
    lines[20:100, 30] = lines[20:100, 90] = 1.0
    rows = latents([1, 2], 16)
    with ServingDouble(NAME, SavedModelServable(untrained_lender / NAME / "1")) as double:
        rest = ServingRestBackend(double.url, untrained_lender)
        rest.load()
        theirs = rest.lend(NAME, picture)
        their_pictures = rest.generate(NAME, rows, None, Painting(lines, None))
        rest.close()
    ours = embedded.lend(NAME, picture)
    assert ours.shape == (16,)
    assert np.abs(ours).max() > 0.01
    np.testing.assert_allclose(ours, theirs, atol=1e-5)
    for one, other in zip(
        embedded.generate(NAME, rows, None, Painting(lines, None)), their_pictures, strict=True
    ):
        apart = np.asarray(Image.open(io.BytesIO(one)), int) - Image.open(io.BytesIO(other))
        assert np.abs(apart).max() <= 1


def test_a_sketch_is_painted_in_ten_styles_and_again_the_same(
    tenfold: LiveServer, drawn: dict[str, str]
) -> None:
    first = painted(tenfold, sketch=drawn, count=10)
    assert len({picture.tobytes() for picture in first}) == 10
    assert first[0].shape[:2] == (32, 32)
    again = painted(tenfold, sketch=drawn, count=4)
    for ours, theirs in zip(first, again, strict=False):
        np.testing.assert_array_equal(ours, theirs)


def test_a_reference_lends_its_style_as_strongly_as_is_asked(
    tenfold: LiveServer, drawn: dict[str, str]
) -> None:
    red, blue = sent(garment(200, 20, 30)), sent(garment(20, 40, 200))
    free = painted(tenfold, sketch=drawn, count=2)
    for strength, alike in ((0.0, True), (0.6, False)):
        lent = painted(tenfold, sketch=drawn, count=2, reference=red, strength=strength)
        assert (lent[0] == free[0]).all() == alike
    whole = painted(tenfold, sketch=drawn, count=2, reference=red, strength=1.0)
    assert (whole[0] == whole[1]).all()
    other = painted(tenfold, sketch=drawn, count=1, reference=blue, strength=1.0)
    assert (whole[0] != other[0]).any()


def test_where_the_garment_stands_in_its_picture_changes_nothing(
    tenfold: LiveServer, drawn: dict[str, str]
) -> None:
    picture = garment(200, 20, 30)
    wider = np.full((300, 200, 3), 255, np.uint8)
    wider[100:190, 110:170] = picture
    one, other = (
        painted(tenfold, sketch=drawn, count=1, reference=sent(each), strength=1.0)[0].astype(int)
        for each in (picture, wider)
    )
    assert np.abs(one - other).mean() < 3


def test_what_has_no_effect_is_told(tenfold: LiveServer, drawn: dict[str, str]) -> None:
    blank = sent(np.full((60, 60, 3), 255, np.uint8))
    free = painted(tenfold, sketch=drawn, count=1)
    blanks = painted(tenfold, ("reference",), sketch=drawn, count=1, reference=blank)
    words = painted(tenfold, ("prompt", "pins"), sketch=drawn, count=1, prompt="a red one",
                    pins={"base": "#C8202F"})  # fmt: skip
    for picture in (blanks[0], words[0]):
        np.testing.assert_array_equal(picture, free[0])


def test_without_a_drawing_it_says_that_one_is_needed(tenfold: LiveServer) -> None:
    reply = tenfold.request("POST", "/v1/generations", json={"model": NAME})
    assert reply.status_code == 422
    assert reply.json()["error"]["code"] == "sketch_needed"


def test_a_damaged_reference_is_an_error(tenfold: LiveServer, drawn: dict[str, str]) -> None:
    cut = drawn | {"data": drawn["data"][:80]}
    body = {"model": NAME, "sketch": drawn, "reference": cut}
    reply = tenfold.request("POST", "/v1/generations", json=body)
    assert (reply.status_code, reply.json()["error"]["code"]) == (400, "sketch_damaged")


def test_near_keeps_normal_latents_normal() -> None:
    rows = latents(range(4000), 4)
    lender = latents([9999], 4)[0]
    for strength in (0.0, 0.3, 0.8):
        found = near(lender, rows, strength)
        assert found.mean(axis=0) == pytest.approx(strength * lender, abs=0.06)
        assert found.std(axis=0) == pytest.approx(np.sqrt(1 - strength**2), abs=0.03)
    assert (near(lender, rows, 1.0) == lender).all()


@pytest.mark.parametrize(
    "change",
    [
        lambda reply: reply.update(predictions=[[0.5] * 15]),
        lambda reply: reply.update(predictions="none"),
        lambda reply: reply.update(predictions=[["NaN"] * 16]),
        lambda reply: reply.pop("predictions"),
    ],
    ids=["too short", "words", "not finite", "missing"],
)
def test_what_is_no_latent_is_refused(untrained_lender: Path, change: Callable[[Any], Any]) -> None:
    with ServingDouble(NAME, SavedModelServable(untrained_lender / NAME / "1")) as double:
        rest = ServingRestBackend(double.url, untrained_lender)
        rest.load()
        double.script("predict", changed(change))
        with pytest.raises(BackendReplyError):
            rest.lend(NAME, np.zeros((32, 32, 3), np.float32))
        rest.close()
