"""Adversarial losses: known values, and which way they push."""

from __future__ import annotations

import math

import pytest
import tensorflow as tf

from model.training.losses import (
    non_saturating_discriminator_loss,
    non_saturating_generator_loss,
)

pytestmark = pytest.mark.slow


def logits(*values: float) -> tf.Tensor:
    return tf.constant([[value] for value in values], tf.float32)


@pytest.mark.parametrize(
    ("fake", "expected"),
    [(0.0, math.log(2)), (2.0, -math.log(1 / (1 + math.exp(-2)))), (-100.0, 100.0), (100.0, 0.0)],
)
def test_the_generators_loss_is_minus_the_log_of_the_discriminators_belief(fake, expected):
    loss = non_saturating_generator_loss(logits(fake))
    assert loss.shape == ()
    assert float(loss) == pytest.approx(expected, abs=1e-6)


@pytest.mark.parametrize(
    ("real", "fake", "expected"),
    [
        (0.0, 0.0, 2 * math.log(2)),
        (100.0, -100.0, 0.0),
        (-100.0, 100.0, 200.0),
        (1.0, 1.0, math.log1p(math.exp(-1)) + math.log1p(math.exp(1))),
    ],
)
def test_the_discriminators_loss_is_that_of_telling_real_from_fake(real, fake, expected):
    loss = non_saturating_discriminator_loss(logits(real), logits(fake))
    assert loss.shape == ()
    assert float(loss) == pytest.approx(expected, abs=1e-6)


def test_losses_are_means_over_the_batch():
    one, two = logits(0.3, -0.8), logits(0.3, 0.3, -0.8, -0.8)
    for loss in (
        non_saturating_generator_loss,
        lambda fake: non_saturating_discriminator_loss(fake, -fake),
    ):
        assert float(loss(one)) == pytest.approx(float(loss(two)))


def test_the_generator_is_pushed_towards_what_looks_real_even_when_it_is_far_off():
    fake = logits(-20.0, 0.0)
    with tf.GradientTape() as tape:
        tape.watch(fake)
        loss = non_saturating_generator_loss(fake)
    far, near = tape.gradient(loss, fake).numpy().ravel()
    # Each row has half of the mean; where the fake is sure to be found out, the slope is full.
    assert (far, near) == (pytest.approx(-0.5), pytest.approx(-0.25))


def test_the_discriminator_is_pushed_up_on_real_and_down_on_fake():
    real, fake = logits(0.5, -0.5), logits(0.5, -0.5)
    with tf.GradientTape() as tape:
        tape.watch([real, fake])
        loss = non_saturating_discriminator_loss(real, fake)
    up, down = tape.gradient(loss, [real, fake])
    assert (up.numpy() < 0).all()  # a step goes against the gradient
    assert (down.numpy() > 0).all()
