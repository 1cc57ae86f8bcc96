"""The layers of `sketch`, as other frameworks and the browser know them: reshapes and products."""

from __future__ import annotations

from typing import Any

import keras
import numpy as np
from keras import layers, ops

SIDE = 128  # pixels of a line map, and of the largest picture
PALETTE = 5  # colours that a style code begins with, each red, green and blue in [0, 1]
FREE_COLOURS = 2  # that the style makes beside them: ink and shade
_WAVELENGTHS = (4.0, 5.5, 8.0, 11.0, 16.0, 32.0)  # pixels
_ANGLES = (0.0, 45.0, 90.0, 135.0)  # degrees
_LEAST_VARIANCE = 1e-4  # of a latent's number, so that no moments are without an inverse
WAVES = 2 * len(_WAVELENGTHS) * len(_ANGLES)


@keras.saving.register_keras_serializable("tenfold")
class SpaceToDepth(layers.Layer):
    """[batch, height, width, channels] to [batch, height / by, width / by, by² channels]."""

    def __init__(self, by: int, **kwargs: Any) -> None:
        super().__init__(**kwargs)
        self.by = by

    def call(self, inputs: Any) -> Any:
        _, height, width, channels = inputs.shape
        by = self.by
        x = ops.reshape(inputs, (-1, height // by, by, width // by, by, channels))
        x = ops.transpose(x, (0, 1, 3, 2, 4, 5))
        return ops.reshape(x, (-1, height // by, width // by, by * by * channels))

    def get_config(self) -> dict[str, Any]:
        return {**super().get_config(), "by": self.by}


@keras.saving.register_keras_serializable("tenfold")
class DepthToSpace(layers.Layer):
    """[batch, height, width, by² channels] to [batch, by height, by width, channels]."""

    def __init__(self, by: int, **kwargs: Any) -> None:
        super().__init__(**kwargs)
        self.by = by

    def call(self, inputs: Any) -> Any:
        _, height, width, depth = inputs.shape
        by = self.by
        x = ops.reshape(inputs, (-1, height, width, by, by, depth // by**2))
        x = ops.transpose(x, (0, 1, 3, 2, 4, 5))
        return ops.reshape(x, (-1, by * height, by * width, depth // by**2))

    def get_config(self) -> dict[str, Any]:
        return {**super().get_config(), "by": self.by}


@keras.saving.register_keras_serializable("tenfold")
class Film(layers.Layer):
    """features [batch, h, w, channels] scaled and shifted by [batch, 2 channels]."""

    def call(self, inputs: Any) -> Any:
        features, by = inputs
        scale, shift = ops.split(by[:, None, None, :], 2, axis=-1)
        return features * (1.0 + scale) + shift


@keras.saving.register_keras_serializable("tenfold")
class PixelNorm(layers.Layer):
    """Each pixel's features, or each row's, to a mean square of 1 (Karras et al. 2018, 4.2).

    Without it Adam's first steps multiply from block to block: after eight the mixture has
    saturated, and nothing is learnt any more.
    """

    def call(self, inputs: Any) -> Any:
        return inputs * ops.rsqrt(ops.mean(ops.square(inputs), axis=-1, keepdims=True) + 1e-2)


@keras.saving.register_keras_serializable("tenfold")
class Waves(layers.Layer):
    """Plane waves with the gains [batch, WAVES]: [batch, side / 2, side / 2, WAVES].

    Six wavelengths in four directions, cosine and sine each, so that two gains set a phase.
    """

    def __init__(self, side: int = SIDE, **kwargs: Any) -> None:
        super().__init__(**kwargs)
        self.side = side
        place = 2.0 * np.arange(side // 2) + 0.5  # the middle of each block, in pixels
        y, x = np.meshgrid(place, place, indexing="ij")
        turns = np.radians(_ANGLES)
        along = x[..., None] * np.cos(turns) + y[..., None] * np.sin(turns)
        phase = 2 * np.pi * along[..., None] / np.array(_WAVELENGTHS)
        phase = phase.reshape(side // 2, side // 2, -1)
        self._waves = np.concatenate([np.cos(phase), np.sin(phase)], axis=-1).astype(np.float32)

    def call(self, gains: Any) -> Any:
        return gains[:, None, None, :] * ops.cast(self._waves[None], gains.dtype)

    def get_config(self) -> dict[str, Any]:
        return {**super().get_config(), "side": self.side}


@keras.saving.register_keras_serializable("tenfold")
class PaletteMix(layers.Layer):
    """Colours mixed for each pixel: images float32 [batch, side, side, 3] in [-1, 1].

    Inputs: logits [batch, side, side, 1 + PALETTE + FREE_COLOURS] of how much there is of white, of
    each colour of the palette and of each free one; style [batch, styles], which begins with the
    palette; free [batch, 3 FREE_COLOURS] in [0, 1].
    """

    def call(self, inputs: Any) -> Any:
        logits, style, free = (ops.cast(each, "float32") for each in inputs)
        palette = ops.reshape(style[:, : 3 * PALETTE], (-1, PALETTE, 3))
        white = ops.ones_like(palette[:, :1])
        colours = [white, palette, ops.reshape(free, (-1, FREE_COLOURS, 3))]
        _, height, width, kinds = logits.shape
        mixed = ops.softmax(ops.reshape(logits, (-1, height * width, kinds)))
        image = ops.matmul(mixed, ops.concatenate(colours, axis=1))
        return 2.0 * ops.reshape(image, (-1, height, width, 3)) - 1.0


@keras.saving.register_keras_serializable("tenfold")
class LatentMoments(layers.Layer):
    """Standard normal numbers [batch, length] to latents of the mean and covariance of pictures'.

    An encoder's latents are never quite the standard normal that they are asked to be, so that what
    is drawn from it lies where no picture was. `note` has the moments of one batch; their average
    over many is that of the weights (`model.training.state.average_weights`).
    """

    def __init__(self, length: int, **kwargs: Any) -> None:
        super().__init__(**kwargs)
        self.length = length
        self.mean = self.add_weight(
            shape=(length,), initializer="zeros", trainable=False, name="mean"
        )
        self.second = self.add_weight(  # mean products of two of a latent's numbers
            shape=(length, length), initializer="identity", trainable=False, name="second"
        )
        self.built = True

    def note(self, latents: Any) -> None:
        """Takes the moments of latents [batch, length] in place of what it has."""
        self.mean.assign(ops.mean(latents, axis=0))
        rows = ops.cast(ops.shape(latents)[0], "float32")
        self.second.assign(ops.matmul(ops.transpose(latents), latents) / rows)

    def _factor(self) -> Any:
        """A triangle whose product with itself turned over is the covariance."""
        mean = ops.convert_to_tensor(self.mean)
        covariance = ops.convert_to_tensor(self.second) - mean[:, None] * mean[None]
        return ops.cholesky(covariance + _LEAST_VARIANCE * ops.eye(self.length))

    def call(self, inputs: Any) -> Any:
        return self.mean + ops.matmul(inputs, ops.transpose(self._factor()))

    def inverse(self, latents: Any) -> Any:
        """The numbers that are brought to these latents: float32 [batch, length]."""
        apart = ops.transpose(latents - self.mean)
        return ops.transpose(ops.solve_triangular(self._factor(), apart, lower=True))

    def get_config(self) -> dict[str, Any]:
        return {**super().get_config(), "length": self.length}
