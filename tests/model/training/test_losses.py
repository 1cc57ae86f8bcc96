"""Adversarial losses: known values, and which way they push."""

from __future__ import annotations

import math

import numpy as np
import pytest
import tensorflow as tf

from model.training.losses import (
    diversity_loss,
    gradient_penalty,
    hinge_discriminator_loss,
    hinge_generator_loss,
    non_saturating_discriminator_loss,
    non_saturating_generator_loss,
    relativistic_discriminator_loss,
    relativistic_generator_loss,
    similarity,
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


@pytest.mark.parametrize(
    ("real", "fake", "discriminator", "generator"),
    [(0.0, 0.0, 2.0, 0.0), (3.0, -3.0, 0.0, 3.0), (-3.0, 3.0, 8.0, -3.0), (0.5, -0.5, 1.0, 0.5)],
)
def test_the_hinge_pushes_until_a_margin_of_one(real, fake, discriminator, generator):
    assert float(hinge_discriminator_loss(logits(real), logits(fake))) == pytest.approx(
        discriminator
    )
    assert float(hinge_generator_loss(logits(fake))) == pytest.approx(generator)


@pytest.mark.parametrize("difference", [-40.0, -1.0, 0.0, 2.0])
def test_relativistic_losses_see_the_difference_of_a_pair_alone(difference):
    real, fake = logits(5.0 + difference, difference), logits(5.0, 0.0)
    expected = math.log1p(math.exp(-difference))
    assert float(relativistic_discriminator_loss(real, fake)) == pytest.approx(expected, abs=1e-5)
    assert float(relativistic_generator_loss(fake, real)) == pytest.approx(expected, abs=1e-5)


def test_relativistic_losses_pair_row_with_row():
    real, fake = logits(1.0, -1.0), logits(1.0, -1.0)
    assert float(relativistic_generator_loss(real, fake)) == pytest.approx(math.log(2))
    crossed = float(relativistic_generator_loss(real, fake[::-1]))
    assert crossed == pytest.approx(sum(math.log1p(math.exp(x)) for x in (2, -2)) / 2)


def test_the_penalty_of_a_linear_discriminator_is_half_of_its_squared_slope():
    weights = tf.random.stateless_normal((4, 4, 3), (1, 2))
    images = tf.random.stateless_normal((5, 4, 4, 3), (3, 4))
    with tf.GradientTape() as tape:
        tape.watch(images)
        values = tf.reduce_sum(images * weights, axis=(1, 2, 3))
    penalty = gradient_penalty(tape.gradient(values, images))
    assert penalty.shape == ()
    assert float(penalty) == pytest.approx(0.5 * float(tf.reduce_sum(weights**2)), rel=1e-5)


def test_the_penalty_is_a_mean_over_the_batch_and_nothing_for_a_flat_discriminator():
    one = tf.ones((1, 2, 2, 3))
    assert float(gradient_penalty(one)) == pytest.approx(6.0)
    assert float(gradient_penalty(tf.concat([one, 0 * one], axis=0))) == pytest.approx(3.0)


def test_similarity_is_the_mean_cosine_of_two_rows():
    features = np.random.default_rng(5).normal(size=(6, 2, 3)).astype(np.float32)
    rows = features.reshape(6, 6) / np.linalg.norm(features.reshape(6, 6), axis=1, keepdims=True)
    cosines = rows @ rows.T
    expected = (cosines.sum() - np.trace(cosines)) / 30
    assert float(similarity(tf.constant(features))) == pytest.approx(expected, abs=1e-5)
    # Only directions count.
    lengths = tf.constant([1, 2, 3, 4, 5, 600], tf.float32)[:, None, None]
    assert float(similarity(lengths * features)) == pytest.approx(expected, abs=1e-5)


def test_the_diversity_loss_tells_a_collapsed_generator_from_one_that_is_not():
    latent = tf.random.stateless_normal((16, 8), (1, 1))
    mean = tf.random.stateless_normal((1, 8), (2, 2))
    collapsed = mean + 0.05 * latent
    assert float(diversity_loss(collapsed)) > 0.95
    assert float(diversity_loss(latent)) < 0.2


def test_a_step_down_the_diversity_loss_lowers_similarity_and_down_the_copied_form_raises_it():
    features = tf.random.stateless_normal((8, 5), (3, 1)) + 1.0

    def after_a_step(loss) -> float:
        with tf.GradientTape() as tape:
            tape.watch(features)
            value = loss(features)
        return float(similarity(features - 0.5 * tape.gradient(value, features)))

    before = float(similarity(features))
    assert after_a_step(diversity_loss) < before - 0.01
    assert after_a_step(lambda f: -tf.reduce_mean(f @ tf.transpose(f))) > before + 0.001
