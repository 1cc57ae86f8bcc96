"""R1 and R2 together, where they can be worked out by hand."""

from __future__ import annotations

import numpy as np
import pytest
import tensorflow as tf

from model.training.penalty import penalty_at

pytestmark = pytest.mark.slow


def test_the_penalty_of_linear_logits_is_the_squared_norm_of_their_weights():
    weights = tf.random.stateless_normal((1, 4, 4, 3), (0, 0))
    images = tf.random.stateless_normal((6, 4, 4, 3), (0, 1))

    def discriminate(given: tf.Tensor) -> tf.Tensor:
        return tf.reduce_sum(weights * given, axis=(1, 2, 3))[:, None]

    assert float(penalty_at(discriminate, images)) == pytest.approx(
        float(tf.reduce_sum(weights**2)), rel=1e-5
    )


def test_its_gradient_reaches_what_decides_the_logits():
    scale = tf.Variable(3.0)
    images = tf.random.stateless_normal((2, 4, 4, 3), (0, 1))
    with tf.GradientTape() as tape:
        penalty = penalty_at(
            lambda given: scale * tf.reduce_sum(given, axis=(1, 2, 3))[:, None], images
        )
    np.testing.assert_allclose(penalty, 48 * 9.0, rtol=1e-5)
    np.testing.assert_allclose(tape.gradient(penalty, scale), 48 * 6.0, rtol=1e-5)
