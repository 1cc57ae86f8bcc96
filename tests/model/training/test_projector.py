"""The projector's files, read back by TensorBoard's own plugin."""

from __future__ import annotations

import io
import json
from pathlib import Path

import numpy as np
import pytest
from PIL import Image
from tensorboard.backend.event_processing.data_provider import MultiplexerDataProvider
from tensorboard.backend.event_processing.plugin_event_multiplexer import EventMultiplexer
from tensorboard.plugins import base_plugin
from tensorboard.plugins.projector.projector_plugin import ProjectorPlugin
from werkzeug.test import Client

from model.training.fixed import samples_of_latents
from model.training.projector import Features, write_projector
from model.training.trainer import Report

pytestmark = pytest.mark.slow


def read(folder: Path, what: str, **query: str) -> bytes:
    """What the plugin answers its page for the run in `folder`."""
    multiplexer = EventMultiplexer().AddRunsFromDirectory(str(folder))
    context = base_plugin.TBContext(
        logdir=str(folder),
        multiplexer=multiplexer,
        data_provider=MultiplexerDataProvider(multiplexer, str(folder)),
    )
    app = ProjectorPlugin(context).get_plugin_apps()[f"/{what}"]
    answer = Client(app).get("/", query_string={"run": ".", **query})
    assert answer.status_code == 200, answer.data
    return answer.data


@pytest.fixture
def written(tmp_path: Path) -> tuple[Path, dict[str, np.ndarray], np.ndarray]:
    """A folder, the tables that are in it, and its pictures: 5 of their own grey."""
    rng = np.random.default_rng(0)
    tables = {"features": rng.normal(size=(5, 3)), "latents": rng.normal(size=(5, 7))}
    images = np.full((5, 16, 16, 3), np.arange(5, dtype=np.uint8)[:, None, None, None] * 40)
    names = {"asked for": list("abcde"), "taken for": ["coat", "bag", "a\ttab", "", "coat"]}
    write_projector(tmp_path, tables, images, names)
    return tmp_path, tables, images


def test_the_plugin_finds_both_tables_with_their_numbers(written):
    folder, tables, _ = written
    config = json.loads(read(folder, "info"))
    told = {each["tensorName"]: each["tensorShape"] for each in config["embeddings"]}
    assert told == {"features": [5, 3], "latents": [5, 7]}
    for name, table in tables.items():
        found = np.frombuffer(read(folder, "tensor", name=name), np.float32)
        np.testing.assert_allclose(found.reshape(table.shape), table, rtol=1e-4)


def test_each_point_has_its_names_and_its_picture(written):
    folder, tables, images = written
    for name in tables:
        rows = [
            line.split("\t") for line in read(folder, "metadata", name=name).decode().splitlines()
        ]
        assert rows[0] == ["asked for", "taken for"]
        assert rows[1:] == [["a", "coat"], ["b", "bag"], ["c", "a tab"], ["d", "-"], ["e", "coat"]]
        sprite = np.asarray(Image.open(io.BytesIO(read(folder, "sprite_image", name=name))))
        assert sprite.shape == (2 * 16, 3 * 16, 3)
        for k, picture in enumerate(images):
            top, left = k // 3 * 16, k % 3 * 16
            np.testing.assert_array_equal(sprite[top : top + 16, left : left + 16], picture)


def test_large_pictures_become_thumbnails(tmp_path):
    images = np.full((2, 128, 128, 3), 77, np.uint8)
    write_projector(tmp_path, {"points": np.eye(2)}, images, {"a": ["1", "2"], "b": ["3", "4"]})
    (told,) = json.loads(read(tmp_path, "info"))["embeddings"]
    assert told["sprite"]["singleImageDim"] == [64, 64]
    with Image.open(tmp_path / "sprite.png") as sprite:
        assert sprite.size == (128, 64)
        assert sprite.getpixel((127, 63)) == (77, 77, 77)


@pytest.mark.parametrize(
    ("points", "names", "count", "complaint"),
    [
        (3, 2, 2, "there are 2 images, but of the rest {'points': 3, 'a': 2, 'b': 2}"),
        (2, 1, 2, "there are 2 images, but of the rest {'points': 2, 'a': 1, 'b': 1}"),
        (16_400, 16_400, 16_400, "16400 pictures of 64 pixels need more than the 8192"),
    ],
)
def test_what_does_not_fit_is_refused(tmp_path, points, names, count, complaint):
    images = np.broadcast_to(np.zeros((1, 64, 64, 3), np.uint8), (count, 64, 64, 3))
    columns = {"a": ["x"] * names, "b": ["y"] * names}
    with pytest.raises(ValueError, match=complaint):
        write_projector(tmp_path, {"points": np.zeros((points, 2))}, images, columns)
    assert list(tmp_path.iterdir()) == []


def test_samples_are_shown_every_so_many_images_and_at_the_end(tmp_path):
    samples = samples_of_latents(6, latent=4, seed=0)
    shades: list[float] = []

    def see(images: np.ndarray) -> tuple[np.ndarray, list[str]]:
        shades.append(float(images.mean()))
        return images.mean(axis=(1, 2)), ["coat"] * len(images)

    def grey(shade: float):
        return lambda latent: np.full((len(latent), 8, 8, 3), shade)

    features = Features(tmp_path, samples, see, lambda each: {"mean": float(each.mean())}, every=50)
    for images_seen in (10, 20, 40, 80, 90):
        saved, last = images_seen != 10, images_seen == 90
        told = Report(1, images_seen, 8, {}, 1.0, saved, last, grey(images_seen / 100))
        features.on_report(told)
    assert shades == [np.round((shade + 1) * 127.5) for shade in (0.2, 0.8, 0.9)]
    found = np.frombuffer(read(tmp_path, "tensor", name="latents"), np.float32).reshape(6, 4)
    np.testing.assert_allclose(found, samples.latents, rtol=1e-3, atol=1e-5)
    found = np.frombuffer(read(tmp_path, "tensor", name="features"), np.float32)
    np.testing.assert_allclose(found, np.full(18, shades[-1]), rtol=1e-4)
