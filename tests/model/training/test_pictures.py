"""TensorBoard's pictures of a run: losses, samples, what they are closest to, a collapse."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest
import tensorflow as tf

from model.datasets.labelled import LabelledImages
from model.training.fixed import reals_of_classes, samples_of_classes
from model.training.pictures import Pictures
from model.training.trainer import Report
from tests.model.training.events import events
from tests.model.training.tiny_progressive import data

pytestmark = pytest.mark.slow

LATENT = 100


class Drawn:
    """Stands where a generator does: images [count, 16, 16, 3] from a function of the latent."""

    def __init__(self, draw) -> None:
        self._draw = draw

    def __call__(self, inputs):
        latent, labels = inputs
        return self._draw(latent, labels)


def varied(latent: tf.Tensor, labels: tf.Tensor) -> tf.Tensor:
    wide = tf.random.stateless_normal((latent.shape[1], 16 * 16 * 3), (1, 2)) / 10.0
    shade = tf.cast(labels, tf.float32)[:, None, None, None]
    return 0.4 * tf.reshape(latent @ wide, (-1, 16, 16, 3)) + shade - 0.5


def collapsed(latent: tf.Tensor, labels: tf.Tensor) -> tf.Tensor:
    return varied(0.01 * latent + 1.0, labels)


def report(images: int, *, generator=varied, saved: bool = True, last: bool = False) -> Report:
    losses = {"generator": 1.0, "discriminator": 0.5, "penalty": 0.25}
    return Report(images // 16, images, 16, losses, 100.0, saved, last, Drawn(generator))


def pictures(folder: Path, *, every: int) -> Pictures:
    source = data()
    samples = samples_of_classes(source.classes, 8, latent=LATENT, seed=0)
    reals = source.images[reals_of_classes(source, 8, 0)]
    return Pictures(folder, samples, source, reals, every=every)


def test_losses_are_told_at_each_checkpoint_and_pictures_every_so_many_images(tmp_path, capsys):
    samples = pictures(tmp_path, every=40)
    told = (report(16, saved=False), report(32), report(48), report(80), report(96, last=True))
    for each in told:
        samples.on_report(each)
    tags = events(tmp_path)
    for name in ("samples", "real_beside_fake", "nearest", "diversity"):
        assert set(tags[name]) == {32, 80, 96}
    for name in ("loss/generator", "loss/penalty", "images_per_second"):
        assert set(tags[name]) == {32, 48, 80, 96}
    assert capsys.readouterr().err == ""


def test_a_collapse_is_told(tmp_path, capsys):
    samples = pictures(tmp_path, every=1)
    samples.on_report(report(16))
    assert capsys.readouterr().err == ""
    samples.on_report(report(32, generator=collapsed))
    assert "warning: at 32 images samples are only" in capsys.readouterr().err


def test_the_nearest_training_image_of_a_copy_is_the_original(tmp_path):
    source = data()
    samples = pictures(tmp_path, every=1)
    reduced = source.images.reshape(40, 16, 2, 16, 2, 3).mean(axis=(2, 4)) / 255.0
    copies = reduced[[7, 3]].reshape(2, -1).astype(np.float32) + 0.001
    assert list(samples.nearest(copies)) == [7, 3]


def test_each_picture_stands_below_its_other_even_where_the_last_row_is_not_full(tmp_path):
    source = data()
    reals = source.images[reals_of_classes(source, 10, 0)]
    samples = samples_of_classes(source.classes, 10, latent=LATENT, seed=0)
    Pictures(tmp_path, samples, source, reals, every=1).on_report(report(16))
    width, height, png = events(tmp_path)["real_beside_fake"][16]
    assert (int(width), int(height)) == (16 * 16, 4 * 16)
    page = tf.io.decode_png(png).numpy()
    images = samples.draw(Drawn(varied))
    for k in (0, 15, 16, 19):
        top, left = 16 * (2 * (k // 16)), 16 * (k % 16)
        real = reals[k].reshape(16, 2, 16, 2, 3).mean(axis=(1, 3))
        np.testing.assert_allclose(page[top : top + 16, left : left + 16], real, atol=1)
        np.testing.assert_allclose(page[top + 16 : top + 32, left : left + 16], images[k], atol=1)
    assert not page[32:, 4 * 16 :].any()


def test_reals_stand_beside_samples_of_their_class_even_where_a_class_has_few():
    images = np.arange(12, dtype=np.uint8).reshape(12, 1, 1, 1)
    labels = np.array([0] * 9 + [1] * 3, np.int32)
    source = LabelledImages("few", images, labels, ("many", "few"))
    chosen = reals_of_classes(source, 5, seed=0)
    samples = samples_of_classes(source.classes, 5, latent=2, seed=0)
    np.testing.assert_array_equal(labels[chosen], samples.labels)
    assert len(set(chosen[:5])) == 5
    assert set(chosen[5:]) == {9, 10, 11}
