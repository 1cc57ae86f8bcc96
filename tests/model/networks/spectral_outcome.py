"""What the spectral layers give on any Keras backend, for the same weights.

    KERAS_BACKEND=jax python -m tests.model.networks.spectral_outcome OUT.npz

A program of its own, because a process has one backend.
"""

from __future__ import annotations

import sys
from typing import Any

import keras
import numpy as np

from model.networks.spectral import SpectralConv2D, SpectralDense

CASES = (
    ("dense", SpectralDense(4), (3, 6)),
    ("conv", SpectralConv2D(4, 3, strides=2), (2, 5, 5, 3)),
)


def _array(value: Any) -> np.ndarray:
    """A copy by way of a tensor: numpy 2 deprecates how TensorFlow's variables become arrays."""
    return np.array(keras.ops.convert_to_numpy(keras.ops.copy(value)))


def outcome() -> dict[str, np.ndarray]:
    """Weights and outputs of two stateless training calls and one inference, by name."""
    rng = np.random.default_rng(7)
    found = {}
    for name, layer, shape in CASES:
        inputs = rng.standard_normal(shape).astype(np.float32)
        layer.build(shape)
        for weight in (*layer.trainable_variables, *layer.non_trainable_variables):
            weight.assign(rng.standard_normal(weight.shape).astype(np.float32))
        trainables = [keras.ops.copy(weight) for weight in layer.trainable_variables]
        state = [keras.ops.copy(weight) for weight in layer.non_trainable_variables]
        found[f"{name}/u/before"] = _array(layer.u)
        found[f"{name}/kernel/before"] = _array(layer.kernel)
        for call, training in (("first", True), ("second", True), ("inference", False)):
            outputs, state = layer.stateless_call(trainables, state, inputs, training=training)
            found[f"{name}/outputs/{call}"] = _array(outputs)
            found[f"{name}/u/{call}"] = _array(state[0])
        found[f"{name}/kernel/after"] = _array(layer.kernel)
        found[f"{name}/u/stored"] = _array(layer.u)  # a stateless call leaves it to its caller
    return found


if __name__ == "__main__":
    arrays: dict[str, Any] = {**outcome(), "backend": np.array(keras.backend.backend())}
    np.savez(sys.argv[1], **arrays)
