"""Spectral normalisation as a reparametrisation in float32.

Keras' own `SpectralNormalization` assigns the normalised kernel over the stored one at every
training call, which under mixed precision rounds the master weights to half precision, and which
differs between TensorFlow and JAX. Here the stored kernel is only ever changed by the optimizer;
the normalised one is made in the call (Miyato et al. 2018, arXiv:1802.05957, algorithm 1).
"""

from __future__ import annotations

from typing import Any

import keras
from keras import ops


def _unit(vector: Any) -> Any:
    return vector / (ops.norm(vector) + 1e-12)


class _SpectralLayer(keras.layers.Layer):
    """A float32 kernel with the left singular vector `u` that the power iteration keeps."""

    def _add_kernel(self, shape: tuple[int | None, ...], initializer: Any) -> None:
        self.kernel = self.add_weight(
            name="kernel", shape=shape, initializer=initializer, dtype="float32", autocast=False
        )
        self.bias = self.add_weight(
            name="bias", shape=shape[-1:], initializer="zeros", dtype="float32", autocast=False
        )
        self.u = self.add_weight(
            name="u",
            shape=(1, shape[-1]),
            initializer=keras.initializers.RandomNormal(seed=0),
            dtype="float32",
            autocast=False,
            trainable=False,
        )

    def normalized_kernel(self, training: bool) -> Any:
        """kernel / sigma, float32 of the kernel's shape; sigma is its largest singular value.

        One power iteration refines `u` in training; in inference `u` stays as it is.
        """
        matrix = ops.reshape(self.kernel, (-1, self.kernel.shape[-1]))  # [rows, out]
        u = _unit(ops.convert_to_tensor(self.u))  # it does not begin at unit length
        v = _unit(ops.matmul(u, ops.transpose(matrix)))  # [1, rows]
        if training:
            u = _unit(ops.matmul(v, matrix))
            v, u = ops.stop_gradient(v), ops.stop_gradient(u)
            self.u.assign(u)
        else:
            v = ops.stop_gradient(v)
        sigma = ops.sum(ops.matmul(v, matrix) * u)
        return self.kernel / sigma


@keras.saving.register_keras_serializable("tenfold")
class SpectralConv2D(_SpectralLayer):
    """`Conv2D` with "same" padding and a spectrally normalised kernel.

    Input [batch, height, width, channels] to [batch, height / strides, width / strides, filters].
    """

    def __init__(
        self,
        filters: int,
        kernel_size: int,
        *,
        strides: int = 1,
        kernel_initializer: Any = "he_normal",
        **kwargs: Any,
    ) -> None:
        super().__init__(**kwargs)
        self.filters = filters
        self.kernel_size = kernel_size
        self.strides = strides
        self.kernel_initializer = keras.initializers.get(kernel_initializer)

    def build(self, input_shape: tuple[int | None, ...]) -> None:
        size = self.kernel_size
        self._add_kernel((size, size, input_shape[-1], self.filters), self.kernel_initializer)

    def call(self, inputs: Any, training: bool = False) -> Any:
        kernel = ops.cast(self.normalized_kernel(training), inputs.dtype)
        outputs = ops.conv(inputs, kernel, strides=self.strides, padding="same")
        return outputs + ops.cast(self.bias, inputs.dtype)

    def compute_output_shape(self, input_shape: tuple[int | None, ...]) -> tuple[int | None, ...]:
        batch, height, width, _ = input_shape
        return (
            batch,
            None if height is None else -(-height // self.strides),
            None if width is None else -(-width // self.strides),
            self.filters,
        )

    def get_config(self) -> dict[str, Any]:
        return {
            **super().get_config(),
            "filters": self.filters,
            "kernel_size": self.kernel_size,
            "strides": self.strides,
            "kernel_initializer": keras.initializers.serialize(self.kernel_initializer),
        }


@keras.saving.register_keras_serializable("tenfold")
class SpectralDense(_SpectralLayer):
    """`Dense` with a spectrally normalised kernel: [batch, features] to [batch, units]."""

    def __init__(self, units: int, *, kernel_initializer: Any = "he_normal", **kwargs: Any) -> None:
        super().__init__(**kwargs)
        self.units = units
        self.kernel_initializer = keras.initializers.get(kernel_initializer)

    def build(self, input_shape: tuple[int | None, ...]) -> None:
        self._add_kernel((input_shape[-1], self.units), self.kernel_initializer)

    def call(self, inputs: Any, training: bool = False) -> Any:
        kernel = ops.cast(self.normalized_kernel(training), inputs.dtype)
        return ops.matmul(inputs, kernel) + ops.cast(self.bias, inputs.dtype)

    def compute_output_shape(self, input_shape: tuple[int | None, ...]) -> tuple[int | None, ...]:
        return (*input_shape[:-1], self.units)

    def get_config(self) -> dict[str, Any]:
        return {
            **super().get_config(),
            "units": self.units,
            "kernel_initializer": keras.initializers.serialize(self.kernel_initializer),
        }
