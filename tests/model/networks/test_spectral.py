"""Spectral normalisation: sigma is 1, and the stored kernel belongs to the optimizer alone."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import keras
import numpy as np
import pytest
import tensorflow as tf

from model.networks.spectral import SpectralConv2D, SpectralDense
from tests.model import ROOT
from tests.model.networks.spectral_outcome import outcome

pytestmark = pytest.mark.slow

POLICIES = {"float32": "float32", "mixed_float16": "float16", "mixed_bfloat16": "bfloat16"}


# Seeded: how fast the power iteration comes near sigma depends on the kernel's two largest singular
# values, and a random kernel may have two that are nearly equal.
INITIALIZER = keras.initializers.HeNormal(seed=1)


def dense(**kwargs: Any) -> SpectralDense:
    return SpectralDense(5, **{"kernel_initializer": INITIALIZER, **kwargs})


def conv(**kwargs: Any) -> SpectralConv2D:
    return SpectralConv2D(6, 3, strides=2, **{"kernel_initializer": INITIALIZER, **kwargs})


LAYERS = [
    pytest.param(dense, (4, 7), id="dense"),
    pytest.param(conv, (2, 8, 8, 3), id="conv"),
]


def normal(shape: tuple[int, ...], seed: int = 0) -> tf.Tensor:
    return tf.constant(np.random.default_rng(seed).standard_normal(shape), tf.float32)


def trained(layer: Any, shape: tuple[int, ...], calls: int) -> Any:
    for _ in range(calls):
        layer(normal(shape), training=True)
    return layer


def sigma(kernel: Any) -> float:
    matrix = np.asarray(kernel).reshape(-1, kernel.shape[-1])
    return float(np.linalg.svd(matrix, compute_uv=False)[0])


@pytest.mark.parametrize(("make", "shape"), LAYERS)
class TestContract:
    def test_after_training_calls_the_largest_singular_value_is_one(self, make, shape):
        layer = trained(make(), shape, 100)
        assert sigma(layer.kernel) != pytest.approx(1, abs=0.1)
        assert sigma(layer.normalized_kernel(training=False)) == pytest.approx(1, abs=1e-3)

    def test_the_normalised_kernel_is_the_stored_one_but_for_a_factor(self, make, shape):
        layer = trained(make(), shape, 100)
        ratio = np.asarray(layer.kernel) / np.asarray(layer.normalized_kernel(training=False))
        np.testing.assert_allclose(ratio, sigma(layer.kernel), rtol=1e-3)

    @pytest.mark.parametrize("policy", POLICIES)
    def test_calls_leave_the_stored_kernel_as_it_is_bit_for_bit(self, make, shape, policy):
        layer = make(dtype=policy)
        layer.build(shape)
        before = layer.kernel.numpy()
        for training in (True, False, True):
            outputs = layer(normal(shape), training=training)
            assert outputs.dtype == POLICIES[policy]
        assert layer.kernel.dtype == "float32"
        assert layer.kernel.numpy().tobytes() == before.tobytes()

    def test_u_changes_in_training_only(self, make, shape):
        layer = trained(make(), shape, 1)
        before = layer.u.numpy()
        layer(normal(shape), training=False)
        layer(normal(shape))
        np.testing.assert_array_equal(layer.u.numpy(), before)
        layer(normal(shape), training=True)
        assert not np.array_equal(layer.u.numpy(), before)

    def test_u_is_state_and_no_parameter(self, make, shape):
        layer = trained(make(), shape, 1)
        names = [weight.name for weight in layer.trainable_weights]
        assert names == ["kernel", "bias"]
        assert [weight.name for weight in layer.non_trainable_weights] == ["u"]

    def test_the_gradient_of_the_kernel_flows_through_sigma(self, make, shape):
        # After many iterations u and v stand still, so that sigma is all that a step changes
        # and the numeric derivative, which iterates too, may be compared.
        layer = trained(make(), shape, 200)
        inputs, weights = normal(shape), normal(layer.compute_output_shape(shape), seed=1)

        def loss() -> tf.Tensor:
            return tf.reduce_sum(weights * layer(inputs, training=True))

        with tf.GradientTape() as tape:
            value = loss()
        gradient = tape.gradient(value, layer.kernel.value).numpy()
        kernel = layer.kernel.numpy()
        for seed in range(2):
            direction = np.asarray(normal(kernel.shape, seed=seed + 2))
            sides = []
            for step in (1e-2, -1e-2):
                layer.kernel.assign(kernel + step * direction / np.linalg.norm(direction))
                trained(layer, shape, 20)
                sides.append(float(loss()))
            numeric = (sides[0] - sides[1]) / 2e-2 * np.linalg.norm(direction)
            assert float(np.sum(gradient * direction)) == pytest.approx(numeric, rel=0.02, abs=0.02)
        # A factor on the kernel is cancelled by sigma, so there is no slope along the kernel.
        along = np.sum(gradient * kernel) / np.linalg.norm(gradient) / np.linalg.norm(kernel)
        assert abs(along) < 1e-3

    def test_the_outputs_have_the_shape_that_is_announced(self, make, shape):
        assert make()(normal(shape)).shape == make().compute_output_shape(shape)

    # Keras' own: it hands its variables to numpy 2 in a way that numpy deprecates.
    @pytest.mark.filterwarnings("ignore:__array__ implementation:DeprecationWarning")
    def test_saving_and_loading_gives_the_same_outputs(self, make, shape, tmp_path):
        model = keras.Sequential([keras.Input(shape[1:]), make()])
        trained(model, shape, 3)
        model.save(tmp_path / "model.keras")
        loaded = keras.saving.load_model(tmp_path / "model.keras")
        np.testing.assert_array_equal(loaded(normal(shape)), model(normal(shape)))

    def test_its_configuration_survives_serialisation(self, make, shape):
        layer = make(name="some", kernel_initializer=keras.initializers.RandomNormal(stddev=0.3))
        again = keras.saving.deserialize_keras_object(keras.saving.serialize_keras_object(layer))
        assert type(again) is type(layer)
        assert again.get_config() == layer.get_config()
        assert again.kernel_initializer.stddev == 0.3


@pytest.fixture(scope="module")
def on_jax(tmp_path_factory: pytest.TempPathFactory) -> dict[str, np.ndarray]:
    """The outcome on the JAX backend."""
    path: Path = tmp_path_factory.mktemp("jax") / "outcome.npz"
    subprocess.run(
        [sys.executable, "-m", "tests.model.networks.spectral_outcome", str(path)],
        cwd=ROOT,
        env=os.environ | {"KERAS_BACKEND": "jax", "JAX_PLATFORMS": "cpu"},
        check=True,
    )
    with np.load(path) as file:
        return dict(file)


class TestOnJax:
    @pytest.mark.parametrize("name", ["dense", "conv"])
    def test_a_stateless_training_call_returns_a_new_u_and_touches_nothing(self, on_jax, name):
        assert on_jax["backend"] == "jax"
        assert not np.array_equal(on_jax[f"{name}/u/first"], on_jax[f"{name}/u/before"])
        assert np.linalg.norm(on_jax[f"{name}/u/first"]) == pytest.approx(1, abs=1e-5)
        np.testing.assert_array_equal(on_jax[f"{name}/u/inference"], on_jax[f"{name}/u/second"])
        np.testing.assert_array_equal(on_jax[f"{name}/u/stored"], on_jax[f"{name}/u/before"])
        np.testing.assert_array_equal(
            on_jax[f"{name}/kernel/after"], on_jax[f"{name}/kernel/before"]
        )

    def test_the_numbers_are_those_of_tensorflow(self, on_jax):
        assert keras.backend.backend() == "tensorflow"
        on_tensorflow = outcome()
        assert set(on_tensorflow) == set(on_jax) - {"backend"}
        for name, values in on_tensorflow.items():
            np.testing.assert_allclose(on_jax[name], values, atol=1e-5, err_msg=name)
