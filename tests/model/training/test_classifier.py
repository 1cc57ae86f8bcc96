"""The classifier's training: it learns, goes on exactly, and shifts images by no more than said."""

from __future__ import annotations

from dataclasses import replace

import keras
import numpy as np
import pytest

from model.training.classifier import (
    WHITE_SPACE,
    ClassifierConfig,
    ClassifierTrainer,
    ShiftedImages,
)
from model.training.run import Run
from tests.model.training.tiny_progressive import plain_steps

pytestmark = pytest.mark.slow

CONFIG = ClassifierConfig(epochs=2, batch_size=16, width=2, learning_rate=1e-2)


@pytest.fixture(scope="module")
def source():
    """Bright and dark squares, with some noise."""
    rng = np.random.default_rng(0)
    labels = rng.integers(0, 2, 64).astype(np.uint8)
    images = np.zeros((64, 28, 28), np.uint8)
    images[:, 8:20, 8:20] = 60 + 150 * labels[:, None, None] + rng.integers(0, 40, (64, 12, 12))
    return ShiftedImages("squares", images, labels)


def trained(folder, source, until=2):
    """The trainer after `until` of two epochs, whether or not it has begun before."""
    run = Run.open(folder, family="classifier", config=CONFIG, source=source)
    trainer = ClassifierTrainer(CONFIG, len(source), folder)
    trainer.config = replace(CONFIG, epochs=until)
    with plain_steps():
        trainer.train(source, run)
    return trainer, run


def test_resuming_is_exact_and_the_loss_falls(tmp_path, source):
    whole, run = trained(tmp_path / "whole", source)
    trained(tmp_path / "parts", source, until=1)
    resumed, again = trained(tmp_path / "parts", source)
    for first, second in zip(whole.network.weights, resumed.network.weights, strict=True):
        assert np.array_equal(keras.ops.convert_to_numpy(first), keras.ops.convert_to_numpy(second))
    assert (run.epochs, run.images_seen) == (again.epochs, again.images_seen) == (2, 128)
    assert run.losses == again.losses
    assert run.losses[1]["loss"] < run.losses[0]["loss"]


def batches(source, seed, batch_size=32):
    return list(source.dataset(batch_size=batch_size, seed=seed).as_numpy_iterator())


def test_an_epoch_has_every_image_once_shifted_or_mirrored(source):
    found = batches(source, (0, 0))
    images = np.concatenate([batch for batch, _ in found])
    labels = np.concatenate([batch for _, batch in found])
    assert (images.shape, images.dtype) == ((64, 28, 28, 1), np.float32)
    assert images.min() == -1
    assert images.max() == pytest.approx(source.images.max() / 127.5 - 1)
    assert np.bincount(labels).tolist() == np.bincount(source.labels).tolist()
    # What is left of the ground says how far a square was shifted.
    rows = (images[..., 0] > -1).any(axis=2).argmax(axis=1) - 8
    assert set(rows.tolist()) == set(range(-WHITE_SPACE, WHITE_SPACE + 1))
    # Each row's sum stays, so that its square is found again: shifted, or mirrored and shifted.
    sums = np.sort(((images + 1) * 127.5).sum(axis=(1, 2, 3)))
    np.testing.assert_allclose(sums, np.sort(source.images.sum(axis=(1, 2))), rtol=1e-5)


def test_about_half_of_the_images_is_mirrored():
    half = np.zeros((200, 28, 28), np.uint8)
    half[:, :, :10] = 255
    images = np.concatenate(
        [batch for batch, _ in batches(ShiftedImages("half", half, half[:, 0, 0]), (1, 0), 50)]
    )
    left = images[:, :, :14].sum(axis=(1, 2, 3)) > images[:, :, 14:].sum(axis=(1, 2, 3))
    assert 0.35 < left.mean() < 0.65


def test_an_epoch_is_the_same_again_and_the_next_one_is_not(source):
    first, again, after, other = (
        batches(source, seed)[0][0] for seed in ((0, 0), (0, 0), (0, 1), (1, 0))
    )
    np.testing.assert_array_equal(first, again)
    assert not np.array_equal(first, after)
    assert not np.array_equal(first, other)


def test_fewer_images_than_a_batch_are_refused(source):
    with pytest.raises(ValueError, match="fewer than one batch of 65"):
        source.dataset(batch_size=65, seed=(0, 0))
