"""What a run of `progressive` tells: time left, scalars, pictures, and a warning of collapse."""

from __future__ import annotations

import csv
from collections import Counter
from pathlib import Path

import numpy as np
import pytest
import tensorflow as tf

from model.networks.progressive import work
from model.training.progressive import Report
from model.training.progressive_callbacks import Log, ProgressBar, Samples, Scalars, spoken
from model.training.run import Run
from tests.model.training.tiny_progressive import config, data

pytestmark = pytest.mark.slow


class Drawn:
    """Stands where a generator does: images [count, 16, 16, 3] from a function of the latent."""

    def __init__(self, draw) -> None:
        self._draw = draw

    def __call__(self, inputs, training: bool):
        assert training is False
        latent, labels = inputs
        return self._draw(latent, labels)


def varied(latent: tf.Tensor, labels: tf.Tensor) -> tf.Tensor:
    wide = tf.random.stateless_normal((latent.shape[1], 16 * 16 * 3), (1, 2)) / 10.0
    shade = tf.cast(labels, tf.float32)[:, None, None, None]
    return 0.4 * tf.reshape(latent @ wide, (-1, 16, 16, 3)) + shade - 0.5


def collapsed(latent: tf.Tensor, labels: tf.Tensor) -> tf.Tensor:
    return varied(0.01 * latent + 1.0, labels)


def report(images: int, *, generator=varied, saved: bool = True, speed: float = 100.0) -> Report:
    losses = {"generator": 1.0, "discriminator": 0.5, "penalty": 0.25}
    return Report(images // 16, images, 16, losses, speed, saved, Drawn(generator))


@pytest.fixture
def run(tmp_path: Path) -> Run:
    source = data()
    return Run.open(
        tmp_path, family="progressive", config=config(), source=source, classes=["dark", "light"]
    )


def events(folder: Path) -> Counter[str]:
    """How often each tag was written."""
    tags: Counter[str] = Counter()
    for path in folder.glob("events*"):
        for record in tf.data.TFRecordDataset(str(path)).as_numpy_iterator():
            summary = tf.compat.v1.Event.FromString(record).summary
            tags.update(value.tag for value in summary.value)
    return tags


@pytest.mark.parametrize(
    ("seconds", "words"),
    [(0, "0 s"), (89.6, "90 s"), (100, "2 min"), (3570, "1 h 0 min"), (7830, "2 h 10 min")],
)
def test_time_is_told_as_people_say_it(seconds, words):
    assert spoken(seconds) == words


def test_the_time_left_counts_what_later_stages_cost(capsys):
    progress = ProgressBar(config(stage_images=1000, images=3000, size="small"))
    for images in (160, 320):  # the first has the compilation in it
        progress.on_report(report(images, speed=10.0))
    ratio = work(32, "small") / work(16, "small")
    assert ratio > 1.5
    left = spoken((680 + 2000 * ratio) / 10)
    said = capsys.readouterr().out
    assert f"3,000 images in all; about {left} to go here" in said
    assert f"320/3,000 images, 16 pixels, 10 images/s, {left} left, generator 1.000" in said


def test_the_log_and_the_scalars_tell_of_what_is_on_disk(run):
    log, scalars = Log(run), Scalars(run)
    for each in (report(16, saved=False), report(48), report(96)):
        log.on_report(each)
        scalars.on_report(each)
    again = Run.read(run.folder)
    assert (again.epochs, again.images_seen, len(again.losses)) == (2, 96, 2)
    assert again.data == {"name": "noise", "images": 40, "classes": ["dark", "light"]}
    text = (run.folder / "scalars.csv").read_text(encoding="utf-8")
    lines = list(csv.DictReader(text.splitlines()))
    assert [line["images"] for line in lines] == ["48", "96"]
    assert lines[0]["penalty"] == "0.2500"
    assert lines[0]["side"] == "16"


def test_tensorboard_has_pictures_every_so_many_images(tmp_path, capsys):
    samples = Samples(tmp_path, data(), every=40)
    for each in (report(16, saved=False), report(32), report(48), report(80)):
        samples.on_report(each)
    tags = events(tmp_path)
    for name in ("classes", "real_beside_fake", "nearest"):
        assert tags[name] == 2
    for name in ("loss/generator", "loss/penalty", "images_per_second", "diversity"):
        assert tags[name] == 2
    assert capsys.readouterr().err == ""


def test_a_collapse_is_told(tmp_path, capsys):
    samples = Samples(tmp_path, data(), every=1)
    samples.on_report(report(16))
    assert capsys.readouterr().err == ""
    samples.on_report(report(32, generator=collapsed))
    assert "warning: at 32 images the samples of a class are only" in capsys.readouterr().err


def test_the_nearest_training_image_of_a_copy_is_the_original(tmp_path):
    source = data()
    samples = Samples(tmp_path, source, every=1)
    reduced = source.images.reshape(40, 16, 2, 16, 2, 3).mean(axis=(2, 4)) / 255.0
    copies = reduced[[7, 3]].reshape(2, -1).astype(np.float32) + 0.001
    assert list(samples.nearest(copies)) == [7, 3]
