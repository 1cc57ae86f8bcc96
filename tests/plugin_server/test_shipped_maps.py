"""The shipped maps are of the shipped models: what they show is what is made there."""

from __future__ import annotations

import io
from collections.abc import Iterator
from pathlib import Path

import numpy as np
import pytest
from PIL import Image

from model.card import newest
from model.latent_map import PICTURES, LatentMap
from plugin_server.backends.embedded import EmbeddedBackend
from plugin_server.settings import SAVED_MODELS
from tests.live_server import LiveServer

pytestmark = pytest.mark.slow

WAY = [[-0.9, 0.8], [0.1, 0.0], [0.9, -0.9]]


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[LiveServer]:
    backend = EmbeddedBackend(SAVED_MODELS)
    with LiveServer(
        tmp_path_factory.mktemp("data"), backend, default_model="flat", saved_models=SAVED_MODELS
    ) as started:
        yield started


def shipped(name: str) -> Path:
    folder = newest(SAVED_MODELS, name)
    assert folder is not None
    return folder


def test_designs_on_the_map_are_those_that_it_names(server: LiveServer) -> None:
    named = {point.seed: point.named for point in LatentMap.read(shipped("flat")).points}
    made = server.generate(path=WAY, count=40)
    assert len(made["variations"]) == 40
    for each in made["variations"]:
        design = each["design"]
        assert named[each["seed"]] == {field: design[field] for field in named[each["seed"]]}


def test_the_same_way_gives_the_same_designs_and_a_seed_alone_gives_each(
    server: LiveServer,
) -> None:
    first, second = (server.generate(path=WAY)["variations"] for _ in range(2))
    assert [each["design"] for each in first] == [each["design"] for each in second]
    (alone,) = server.generate(seed=first[4]["seed"], count=1)["variations"]
    assert alone["design"] == first[4]["design"]


def pixels(server: LiveServer, path: str) -> np.ndarray:
    png = server.request("GET", path).content
    return np.asarray(Image.open(io.BytesIO(png)).convert("RGB")).astype(float)


def test_an_image_at_a_point_is_the_one_that_the_map_shows(server: LiveServer) -> None:
    folder = shipped("dcgan")
    drawn = LatentMap.read(folder)
    with Image.open(folder / PICTURES) as sheet:
        page = np.asarray(sheet.convert("RGB")).astype(float)
    cell, columns = drawn.cell, drawn.columns
    cells = page.reshape(-1, cell, columns, cell, 3).swapaxes(1, 2).reshape(-1, cell * cell * 3)
    for place in (0, 50, 200):
        point = drawn.points[place]
        made = server.generate(model="dcgan", path=[[point.x, point.y]], count=1)
        (variation,) = made["variations"]
        assert variation["seed"] == point.seed
        shown = pixels(server, f"{variation['png']}?size={cell}")
        assert np.argmin(np.abs(cells - shown.reshape(-1)).mean(axis=1)) == place


def test_images_change_smoothly_between_points_and_end_at_the_ends(server: LiveServer) -> None:
    drawn = LatentMap.read(shipped("dcgan"))
    here = drawn.points[0]
    there = drawn.points[drawn.nearest((here.x, here.y))[1]]
    path = [[here.x, here.y], [there.x, there.y]]
    made = server.generate(model="dcgan", path=path, count=40)["variations"]
    assert (made[0]["seed"], made[-1]["seed"]) == (here.seed, there.seed)
    way = np.stack([pixels(server, each["png"]) for each in made])
    steps = np.abs(np.diff(way, axis=0)).mean(axis=(1, 2, 3))
    whole = np.abs(way[0] - way[-1]).mean()
    assert steps.max() < 0.35 * whole
    for place, end in ((0, here), (-1, there)):
        alone = server.generate(model="dcgan", seed=end.seed, count=1)["variations"][0]
        np.testing.assert_allclose(way[place], pixels(server, alone["png"]), atol=1)
