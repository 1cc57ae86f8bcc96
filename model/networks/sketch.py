"""`sketch`: paints a drawn outline in a style, after BicycleGAN and SPADE.

arXiv:1711.11586, arXiv:1903.07291. An encoder reads the line map once a request; a decoder paints
it as often as styles are wanted. Three choices make it small. The style code begins with the
palette, and the decoder says for each pixel how the palette's colours mix, so that no colour has
to be learnt. All work is done at 64 pixels and below: space-to-depth in, depth-to-space out, and
the lines of the map are given to the larger blocks anew, so that they need not pass through the
narrow part. Prints come from a bank of plane waves whose gains the style sets; a convolution alone
has no place to count stripes from. The style modulates by FiLM (arXiv:1709.07871), which begins by
changing nothing; what is normalised is each pixel, never a batch.

sketch: float32 [batch, 128, 128, 1] in [0, 1], 0 for paper; style: float32 [batch, styles];
latent: float32 [batch, 16], standard normal; images: float32 [batch, 128, 128, 3] in [-1, 1].
"""

from __future__ import annotations

import zlib
from typing import Any

import keras
from keras import layers, ops

from model.networks.sketch_layers import (
    FREE_COLOURS,
    PALETTE,
    SIDE,
    WAVES,
    DepthToSpace,
    Film,
    PaletteMix,
    PixelNorm,
    SpaceToDepth,
    Waves,
)
from model.networks.spectral import SpectralConv2D

LATENT = 16
SLOPE = 0.2  # of LeakyReLU
CHANNELS = {  # at 8, 16, 32 and 64 pixels
    "small": (128, 80, 48, 24),
    "base": (256, 192, 128, 64),
}


def _he(seed: int, name: str) -> keras.initializers.Initializer:
    """Each layer has its own seed, so a build is repeatable and no two layers are alike."""
    return keras.initializers.HeNormal(seed=zlib.crc32(f"{seed} {name}".encode()))


class _Builder:
    """Layers with names and seeds."""

    def __init__(self, seed: int) -> None:
        self._seed = seed

    def conv(self, x: Any, filters: int, size: int, name: str, strides: int = 1) -> Any:
        return layers.Conv2D(
            filters, size, strides, padding="same", kernel_initializer=_he(self._seed, name),
            name=name,
        )(x)  # fmt: skip

    def past(self, x: Any, filters: int, name: str) -> Any:
        """A 1 x 1 convolution of the variance that it is given, without an activation before."""
        keeps = keras.initializers.LecunNormal(seed=zlib.crc32(f"{self._seed} {name}".encode()))
        return layers.Conv2D(filters, 1, kernel_initializer=keeps, name=name)(x)

    def dense(self, x: Any, units: int, name: str) -> Any:
        return layers.Dense(units, kernel_initializer=_he(self._seed, name), name=name)(x)

    def spectral(self, x: Any, filters: int, size: int, name: str, strides: int = 1) -> Any:
        return SpectralConv2D(
            filters, size, strides=strides, kernel_initializer=_he(self._seed, name), name=name,
            dtype="float32",
        )(x)  # fmt: skip


def _relu(x: Any) -> Any:
    return layers.LeakyReLU(SLOPE)(x)


def _lively(x: Any) -> Any:
    return PixelNorm()(_relu(x))


def build_encoder(size: str = "small", seed: int = 0) -> keras.Model:
    """sketch to what is remembered of it: maps of 8, 16, 32 and 64 pixels."""
    build = _Builder(seed)
    at_8, at_16, at_32, at_64 = CHANNELS[size]
    sketch = keras.Input((SIDE, SIDE, 1), name="sketch")
    x = _lively(build.conv(SpaceToDepth(2)(sketch), at_64, 3, "at_64"))
    maps = [x]
    for side, filters in ((32, at_32), (16, at_16), (8, at_8)):
        x = _lively(build.conv(x, filters, 3, f"to_{side}", strides=2))
        x = _lively(build.conv(x, filters, 3, f"at_{side}"))
        maps.append(x)
    maps[-1] = _lively(layers.Add()([x, build.conv(x, at_8, 3, "whole")]))
    return keras.Model(sketch, maps[::-1], name="sketch_encoder")


def build_decoder(styles: int, size: str = "small", seed: int = 0) -> keras.Model:
    """What is remembered of a sketch, the sketch, style and latent to images."""
    build = _Builder(seed)
    channels = CHANNELS[size]
    sides = (8, 16, 32, 64)
    maps = [keras.Input((s, s, c), name=f"map_{s}") for s, c in zip(sides, channels, strict=True)]
    sketch = keras.Input((SIDE, SIDE, 1), name="sketch")
    style = keras.Input((styles,), name="style")
    latent = keras.Input((LATENT,), name="latent")

    whole = layers.GlobalAveragePooling2D()(maps[0])
    w = layers.Concatenate()([style, latent, whole])
    for k in (1, 2):
        w = _lively(build.dense(w, channels[0] + 32, f"w_{k}"))

    x = maps[0]
    for number, (side, filters) in enumerate(zip(sides, channels, strict=True)):
        if number:
            x = layers.UpSampling2D(2)(build.conv(x, filters, 1, f"narrow_{side}"))
            x = layers.Add()([x, maps[number]])
        if side >= 32:
            x = layers.Concatenate()([x, SpaceToDepth(SIDE // side)(sketch)])
        if side == 64:
            faint = keras.initializers.Constant(0.1)
            gains = layers.Dense(
                WAVES, kernel_initializer="zeros", bias_initializer=faint, name="gains"
            )(w)
            x = layers.Concatenate()([x, build.conv(Waves()(gains), filters // 2, 1, "print")])
        y = _lively(build.conv(x, filters, 3, f"paint_{side}_1"))
        y = _film(y, w, filters, f"style_{side}_1")
        y = layers.Conv2D(
            filters, 3, padding="same", kernel_initializer="zeros", name=f"paint_{side}_2"
        )(y)  # a block begins as what goes past it: without a norm the scale would double
        y = _film(y, w, filters, f"style_{side}_2")
        x = _lively(layers.Add()([y, build.past(x, filters, f"past_{side}")]))

    kinds = 1 + PALETTE + FREE_COLOURS
    x = layers.Concatenate()([x, SpaceToDepth(2)(sketch)])
    mixture = layers.Conv2D(
        4 * kinds, 3, padding="same", kernel_initializer="zeros", name="mixture"
    )(x)  # an even mixture at first, without a grain that would have to be unlearnt
    logits = DepthToSpace(2)(mixture)
    free = layers.Dense(
        3 * FREE_COLOURS, kernel_initializer=_he(seed, "free_colours"), activation="sigmoid",
        bias_initializer=keras.initializers.Constant(-1.0),
        name="free_colours",
    )(w)  # fmt: skip
    images = PaletteMix(dtype="float32", name="images")([logits, style, free])
    return keras.Model([*maps, sketch, style, latent], images, name="sketch_decoder")


def _film(x: Any, w: Any, filters: int, name: str) -> Any:
    by = layers.Dense(2 * filters, kernel_initializer="zeros", name=name)(w)
    return Film()([x, by])


@keras.saving.register_keras_serializable("tenfold")
class SketchGenerator(keras.Model):
    """Encoder and decoder. `styles` is the length of a style code."""

    def __init__(self, styles: int, size: str = "small", seed: int = 0, **kwargs: Any) -> None:
        """The same seed gives the same weights.

        Raises:
            ValueError: no such size.
        """
        super().__init__(**kwargs)
        if size not in CHANNELS:
            raise ValueError(f"size is {size!r}; it must be one of {', '.join(CHANNELS)}")
        self.styles, self.size, self.seed = styles, size, seed
        self.encoder = build_encoder(size, seed)
        self.decoder = build_decoder(styles, size, seed)
        self.built = True

    def paint(self, remembered: Any, sketch: Any, style: Any, latent: Any) -> Any:
        """Images of what the encoder remembers of sketches, one row for each style and latent.

        Each sketch is painted as often as its share of the rows: a single one in all of them.
        """
        times = ops.shape(style)[0] // ops.shape(sketch)[0]
        maps = [ops.repeat(each, times, axis=0) for each in (*remembered, sketch)]
        return self.decoder([*maps, style, latent])

    def call(self, inputs: Any) -> Any:
        sketch, style, latent = inputs
        return self.paint(self.encoder(sketch), sketch, style, latent)

    def get_config(self) -> dict[str, Any]:
        return {
            **super().get_config(),
            "styles": self.styles,
            "size": self.size,
            "seed": self.seed,
        }


def build_discriminator(size: str = "small", seed: int = 0) -> keras.Model:
    """Two pictures of a sketch to logits [batch, 8, 8, 1]; positive means real.

    Both are judged together (PacGAN, arXiv:1712.04086): a generator that paints a sketch always
    alike makes pairs that no renderer makes. Inputs: pair [batch, 128, 128, 6] in [-1, 1], sketch.
    """
    build = _Builder(seed)
    first = CHANNELS[size][-1]
    pair = keras.Input((SIDE, SIDE, 6), name="pair")
    sketch = keras.Input((SIDE, SIDE, 1), name="sketch")
    x = SpaceToDepth(2)(layers.Concatenate()([pair, sketch]))
    for k, filters in enumerate((first, 2 * first, 4 * first)):
        x = _relu(build.spectral(x, filters, 4, f"judge_{k}", strides=2))
    x = _relu(build.spectral(x, 4 * first, 3, "judge_whole"))
    logits = build.spectral(x, 1, 3, "logits")
    return keras.Model([pair, sketch], logits, name="sketch_discriminator")
