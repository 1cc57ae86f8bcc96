"""The DCGAN's networks: shapes, ranges, and the choices of the paper."""

from __future__ import annotations

from collections.abc import Iterator

import keras
import numpy as np
import pytest
import tensorflow as tf
from keras import layers

from model.networks.dcgan import build_discriminator, build_generator
from model.networks.spectral import SpectralConv2D, SpectralDense

pytestmark = pytest.mark.slow


@pytest.fixture(scope="module")
def generator() -> keras.Model:
    return build_generator()


@pytest.fixture(scope="module")
def discriminator() -> keras.Model:
    return build_discriminator()


@pytest.fixture(params=["mixed_float16", "mixed_bfloat16"])
def mixed_policy(request: pytest.FixtureRequest) -> Iterator[str]:
    before = keras.config.dtype_policy()
    keras.config.set_dtype_policy(request.param)
    yield request.param
    keras.config.set_dtype_policy(before)


def latent(count: int = 4) -> tf.Tensor:
    return tf.random.stateless_normal((count, 100), (0, 0))


def test_the_generator_makes_images_in_minus_one_to_one_from_latents(generator):
    images = generator(10.0 * latent(), training=False)
    assert (images.shape, images.dtype) == ((4, 28, 28, 3), tf.float32)
    assert np.abs(images).max() <= 1.0
    assert [tensor.name for tensor in generator.inputs] == ["latent"]


def test_the_discriminator_gives_one_logit_an_image(discriminator):
    logits = discriminator(tf.zeros((4, 28, 28, 3)))
    assert (logits.shape, logits.dtype) == ((4, 1), tf.float32)


def test_images_and_logits_are_float32_under_mixed_precision(mixed_policy):
    images = build_generator()(latent(), training=True)
    assert images.dtype == tf.float32
    assert build_discriminator()(images, training=True).dtype == tf.float32


def test_the_generators_kernels_start_with_a_deviation_of_0_02(generator):
    kernels = [weight for weight in generator.trainable_weights if weight.name == "kernel"]
    assert len(kernels) == 4
    for kernel in kernels:
        values = kernel.numpy()
        assert values.std() == pytest.approx(0.02, rel=0.03)
        assert values.mean() == pytest.approx(0, abs=0.001)


def test_every_batch_norm_is_followed_by_leaky_relu_and_preceded_by_no_bias(generator):
    chain = [layer for layer in generator.layers if not isinstance(layer, layers.Reshape)]
    norms = [i for i, layer in enumerate(chain) if isinstance(layer, layers.BatchNormalization)]
    assert len(norms) == 3
    for index in norms:
        before, after = chain[index - 1], chain[index + 1]
        assert isinstance(before, (layers.Dense, layers.Conv2DTranspose))
        assert not before.use_bias
        assert isinstance(after, layers.LeakyReLU)
        assert after.negative_slope == pytest.approx(0.2)


def test_the_discriminator_is_normalised_spectrally_and_not_by_batch(discriminator):
    kinds = [type(layer) for layer in discriminator.layers if layer.weights]
    assert kinds == [SpectralConv2D, SpectralConv2D, SpectralDense]


def test_parameter_names_are_stable(generator, discriminator):
    # Checkpoints and optimizers find parameters by these names.
    assert [weight.name for weight in generator.trainable_weights] == [
        "kernel", "gamma", "beta", "kernel", "gamma", "beta", "kernel", "gamma", "beta",
        "kernel", "bias",
    ]  # fmt: skip
    assert [weight.name for weight in discriminator.trainable_weights] == ["kernel", "bias"] * 3
    assert [weight.name for weight in discriminator.non_trainable_weights] == ["u"] * 3


@pytest.mark.parametrize("build", [build_generator, build_discriminator])
def test_a_build_is_repeatable_and_its_seed_matters(build):
    first, again, other = build(3), build(3), build(4)
    for one, two in zip(first.weights, again.weights, strict=True):
        np.testing.assert_array_equal(one, two)
    assert not np.array_equal(first.trainable_weights[0], other.trainable_weights[0])


def test_in_inference_a_row_does_not_depend_on_the_others(generator):
    both = generator(latent(8), training=False)
    swapped = generator(tf.reverse(latent(8), axis=[0]), training=False)
    np.testing.assert_allclose(tf.reverse(swapped, axis=[0]), both, atol=1e-6)
