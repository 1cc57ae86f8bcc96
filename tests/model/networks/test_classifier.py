"""The classifier's network: shapes, size, and features that are what its logits are made of."""

from __future__ import annotations

import keras
import numpy as np
import pytest

from model.networks.classifier import FEATURES, SIDE, build_classifier, with_features

pytestmark = pytest.mark.slow


@pytest.fixture(scope="module")
def network() -> keras.Model:
    return build_classifier()


def images(count: int = 4) -> np.ndarray:
    return np.random.default_rng(0).uniform(-1, 1, (count, SIDE, SIDE, 1)).astype(np.float32)


def test_images_give_logits_and_the_network_is_small(network):
    assert network(images()).shape == (4, 10)
    assert 250_000 < network.count_params() < 350_000


def test_the_logits_are_a_linear_map_of_the_features(network):
    features, logits = with_features(network)(images(), training=False)
    assert features.shape == (4, FEATURES)
    assert keras.ops.convert_to_numpy(features).min() >= 0
    kernel, bias = network.get_layer("logits").get_weights()
    np.testing.assert_allclose(logits, features @ kernel + bias, atol=1e-5)


def test_a_row_does_not_depend_on_the_others(network):
    together = network(images(), training=False)
    np.testing.assert_allclose(network(images()[2:3], training=False), together[2:3], atol=1e-5)


@pytest.mark.parametrize("width", [4, 48])
def test_another_width_has_as_many_features(width):
    features, logits = with_features(build_classifier(width, classes=3))(images())
    assert (features.shape, logits.shape) == ((4, FEATURES), (4, 3))


def test_a_build_is_repeatable_and_its_seed_matters():
    first, again, other = (build_classifier(4, seed) for seed in (3, 3, 4))
    for one, two in zip(first.weights, again.weights, strict=True):
        np.testing.assert_array_equal(one, two)
    for one, two in zip(first.trainable_weights, other.trainable_weights, strict=True):
        assert one.name != "kernel" or not np.array_equal(one, two)
