"""DiffAugment: what each draw does to an image, and that a gradient gets through."""

from __future__ import annotations

import numpy as np
import pytest
import tensorflow as tf

from model.training.augment import DRAWS, augmented

pytestmark = pytest.mark.slow

# No change of colour, no shift, and a hole about a corner, of which a quarter is in the image.
STILL = [0.5, 0.5, 0.5, 0.5, 0.5, 0.0, 0.0]


def changed(images: np.ndarray, **draws: float) -> np.ndarray:
    names = ("brightness", "saturation", "contrast", "down", "right", "row", "column")
    values = [draws.get(name, still) for name, still in zip(names, STILL, strict=True)]
    assert len(values) == DRAWS
    rows = tf.constant([values] * len(images), tf.float32)
    return augmented(tf.constant(images), rows).numpy()


@pytest.fixture
def images() -> np.ndarray:
    return np.random.default_rng(1).uniform(-1, 1, (2, 16, 16, 3)).astype(np.float32)


def test_neutral_draws_leave_everything_outside_of_the_hole(images):
    out = changed(images)
    np.testing.assert_allclose(out[:, 4:, :], images[:, 4:, :], atol=1e-6)
    np.testing.assert_allclose(out[:, :, 4:], images[:, :, 4:], atol=1e-6)
    assert np.abs(out[:, :4, :4]).max() == 0


def test_brightness_is_added(images):
    np.testing.assert_allclose(
        changed(images, brightness=0.75)[:, 8:], images[:, 8:] + 0.25, atol=1e-6
    )


def test_no_saturation_is_grey(images):
    out = changed(images, saturation=0.0)[:, 8:]
    grey = images[:, 8:].mean(axis=-1, keepdims=True)
    np.testing.assert_allclose(out, np.repeat(grey, 3, axis=-1), atol=1e-6)


def test_contrast_is_about_the_mean(images):
    mean = images.mean(axis=(1, 2, 3), keepdims=True)
    np.testing.assert_allclose(
        changed(images, contrast=0.0)[:, 8:], (mean + (images - mean) / 2)[:, 8:], atol=1e-6
    )


@pytest.mark.parametrize(("draw", "by"), [(0.0, -2), (0.3, -1), (0.99, 2)])
def test_a_shift_moves_by_up_to_an_eighth_and_fills_with_grey(images, draw, by):
    out = changed(images, down=draw, row=1.0, column=1.0)  # the hole is in the other corner
    if by > 0:
        np.testing.assert_allclose(out[:, by:12, :12], images[:, : 12 - by, :12], atol=1e-6)
        assert np.abs(out[:, :by]).max() == 0
    else:
        np.testing.assert_allclose(out[:, :8, :12], images[:, -by : 8 - by, :12], atol=1e-6)
        assert np.abs(out[:, by:]).max() == 0


def test_each_image_has_draws_of_its_own(images):
    same = np.stack([images[0]] * 2)
    draws = tf.random.stateless_uniform((2, DRAWS), (1, 1))
    first, second = augmented(tf.constant(same), draws).numpy()
    assert np.abs(first - second).max() > 0.1


def test_a_gradient_and_the_gradient_of_its_square_get_through(images):
    x = tf.constant(images)
    with tf.GradientTape() as outer:
        outer.watch(x)
        with tf.GradientTape() as inner:
            inner.watch(x)
            value = tf.reduce_sum(augmented(x, tf.constant([STILL] * 2)) ** 3)
        squares = tf.reduce_sum(inner.gradient(value, x) ** 2)
    second = outer.gradient(squares, x).numpy()
    assert np.isfinite(second).all()
    assert np.abs(second[:, 8:]).min() > 0
    assert np.abs(second[:, :4, :4]).max() == 0  # the hole hides what is below it
