"""`progressive`'s networks: shapes, growth without a jump, classes, repeatable builds."""

from __future__ import annotations

import numpy as np
import pytest
import tensorflow as tf

from model.networks import progressive
from model.networks.progressive import (
    LATENT,
    Discriminator,
    Generator,
    PixelShuffle,
    spread_classes,
    widen_latents,
)

pytestmark = pytest.mark.slow

LATENTS = tf.random.stateless_normal((3, LATENT), (1, 2))
LABELS = tf.constant([0, 1, 2], tf.int32)
TINY = {4: 8, 8: 8, 16: 4, 32: 4, 64: 4, 128: 4}


@pytest.fixture(autouse=True)
def tiny(monkeypatch: pytest.MonkeyPatch) -> None:
    for channels in (progressive.CHANNELS, progressive.DISCRIMINATOR_CHANNELS):
        monkeypatch.setitem(channels, "tiny", TINY)


def generator(seed: int = 0, dtype: str = "float32") -> Generator:
    return Generator(classes=3, size="tiny", seed=seed, dtype=dtype)


def discriminator(seed: int = 0, dtype: str = "float32") -> Discriminator:
    return Discriminator(classes=3, size="tiny", seed=seed, dtype=dtype)


def shake(model, seed: int) -> None:
    """Other weights everywhere, as after some training: nothing is zero any more."""
    for k, weight in enumerate(model.trainable_weights):
        weight.assign(weight + 0.1 * tf.random.stateless_normal(weight.shape, (seed, k)))


@pytest.mark.parametrize("side", progressive.SIDES)
def test_shapes_at_every_side(side):
    images = generator().at(side)([LATENTS, LABELS])
    assert images.shape == (3, side, side, 3)
    assert images.dtype == tf.float32
    assert discriminator().at(side)([images, LABELS]).shape == (3, 1)


@pytest.mark.parametrize("side", [0, 8, 28, 512])
def test_another_side_is_refused(side):
    with pytest.raises(ValueError, match=f"the side is {side} pixels; it must be one of 16, 32"):
        generator().at(side)


@pytest.mark.parametrize("side", progressive.SIDES[:3])
def test_a_stage_begins_with_the_images_and_logits_of_the_one_before(side):
    makes, judges = generator(), discriminator()
    small = makes.at(side), judges.at(side)
    for number, network in enumerate(small):
        shake(network, number)
    grown = makes.at(2 * side), judges.at(2 * side)
    images = small[0]([LATENTS, LABELS])
    enlarged = grown[0]([LATENTS, LABELS])
    np.testing.assert_allclose(
        enlarged, tf.repeat(tf.repeat(images, 2, axis=1), 2, axis=2), atol=1e-5
    )
    np.testing.assert_allclose(
        grown[1]([enlarged, LABELS]), small[1]([images, LABELS]), rtol=1e-4, atol=1e-4
    )


def test_stages_share_their_weights_and_a_new_one_has_some_of_its_own():
    makes, judges = generator(), discriminator()
    for networks in (makes, judges):
        small = {id(weight) for weight in networks.at(16).weights}
        large = {id(weight) for weight in networks.at(32).weights}
        assert small < large


def test_the_class_changes_the_image_and_the_logit():
    makes, judges = generator().at(16), discriminator().at(16)
    images = makes([LATENTS, LABELS])
    other = tf.constant([1, 2, 0], tf.int32)
    assert float(tf.reduce_max(tf.abs(makes([LATENTS, other]) - images))) > 0.01
    assert float(tf.reduce_min(tf.abs(judges([images, other]) - judges([images, LABELS])))) > 1e-4


def test_the_seed_decides_the_weights_whatever_stages_were_built_before():
    first, again = generator(seed=1), generator(seed=1)
    first.at(16)
    for ours, theirs in zip(first.at(64).weights, again.at(64).weights, strict=True):
        np.testing.assert_array_equal(ours, theirs)
    assert not np.allclose(
        generator(seed=2).at(16)([LATENTS, LABELS]), generator(seed=1).at(16)([LATENTS, LABELS])
    )


@pytest.mark.parametrize("dtype", ["mixed_float16", "mixed_bfloat16"])
def test_under_mixed_precision_weights_images_and_logits_are_float32(dtype):
    makes, judges = generator(dtype=dtype).at(32), discriminator(dtype=dtype).at(32)
    images = makes([LATENTS, LABELS])
    logits = judges([images, LABELS])
    assert images.dtype == logits.dtype == tf.float32
    assert {weight.dtype for weight in (*makes.weights, *judges.weights)} == {"float32"}
    np.testing.assert_allclose(images, generator().at(32)([LATENTS, LABELS]), atol=0.1)


def test_a_pixel_shuffle_gives_each_channel_its_place():
    x = tf.reshape(tf.range(2 * 2 * 8, dtype=tf.float32), (1, 2, 2, 8))
    np.testing.assert_array_equal(PixelShuffle()(x), tf.nn.depth_to_space(x, 2))
    np.testing.assert_array_equal(progressive.PixelUnshuffle()(PixelShuffle()(x)), x)


def test_work_grows_with_the_side_and_the_size():
    costs = [progressive.work(side, "small") for side in progressive.SIDES]
    assert costs == sorted(costs)
    assert progressive.work(64, "base") > 10 * progressive.work(64, "small")


def test_classes_that_are_spread_lie_farther_apart_around_the_same_mean():
    network = generator().at(16)
    shake(network, 3)
    embeddings = network.get_layer("class").embeddings
    before, images = embeddings.numpy(), network([LATENTS, LABELS])
    spread_classes(network, 1.5)
    after = embeddings.numpy()
    np.testing.assert_allclose(after.mean(axis=0), before.mean(axis=0), atol=1e-6)
    np.testing.assert_allclose(after[1] - after[0], 1.5 * (before[1] - before[0]), rtol=1e-4)
    assert np.abs(network([LATENTS, LABELS]) - images).max() > 1e-3


@pytest.mark.parametrize("by", [0.0, -1.0, float("nan")])
def test_a_spread_that_is_not_positive_is_refused(by):
    with pytest.raises(ValueError, match=r"the spread of the classes is .*; it must be above 0"):
        spread_classes(generator().at(16), by)


def test_wider_latents_make_what_longer_latents_made():
    network = generator().at(16)
    shake(network, 3)
    wanted = network([1.5 * LATENTS, LABELS])
    widen_latents(network, 1.5)
    np.testing.assert_allclose(network([LATENTS, LABELS]), wanted, atol=1e-5)


@pytest.mark.parametrize("by", [0.0, -1.0, float("nan")])
def test_a_width_of_latents_that_is_not_positive_is_refused(by):
    with pytest.raises(ValueError, match=r"the latents' width is .*; it must be above 0"):
        widen_latents(generator().at(16), by)
