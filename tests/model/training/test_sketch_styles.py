"""Latents are drawn with the moments of those that pictures have."""

import numpy as np
import pytest
import tensorflow as tf

from model.training.sketch_styles import as_drawn

rng = np.random.default_rng(0)


@pytest.mark.parametrize("wide", [1.0, 1.5])
def test_drawn_latents_have_mean_and_covariance_of_those_given(wide):
    latents = (2.0 + rng.normal(size=(8, 3)) @ rng.normal(size=(3, 3))).astype(np.float32)
    noise = tf.constant(rng.normal(size=(20_000, 8)), tf.float32)
    drawn = as_drawn(tf.constant(latents), noise, wide).numpy()
    np.testing.assert_allclose(drawn.mean(axis=0), latents.mean(axis=0), atol=0.1)
    of_those = wide**2 * np.cov(latents.T, bias=True)
    np.testing.assert_allclose(np.cov(drawn.T), of_those, atol=0.05 * of_those.max())
