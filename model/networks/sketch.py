"""`sketch`: paints a drawn outline in a style, after BicycleGAN and SPADE.

arXiv:1711.11586, arXiv:1903.07291. An encoder reads the line map once a request; a decoder paints
it as often as styles are wanted. Three choices make it small. The style code begins with the
palette, and the decoder says for each pixel how the palette's colours mix, so that no colour has
to be learnt. All work is done at 64 pixels and below: space-to-depth in, depth-to-space out, and
the lines of the map are given to the larger blocks anew, so that they need not pass through the
narrow part. Prints come from a bank of plane waves whose gains the style sets; a convolution alone
has no place to count stripes from. The style modulates by FiLM (arXiv:1709.07871), which begins by
changing nothing; what is normalised is each pixel, never a batch.

Where nobody knows the styles of the pictures, the latent is the whole style: an encoder finds it in
a picture, and the palette is made from it, and so is what lies where: a canvas of 8 x 8. Pictures'
latents are no standard normal, so that normal numbers are brought to where they are before they are
painted (`SketchGenerator.drawn`). `side` is 32, 64 or 128 pixels; sizes below are those of 128.

sketch: float32 [batch, side, side, 1] in [0, 1], 0 for paper; style: float32 [batch, styles];
latent: float32 [batch, 16]; images: float32 [batch, side, side, 3] in [-1, 1].
"""

from __future__ import annotations

import zlib
from collections.abc import Sequence
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
    LatentMoments,
    PaletteMix,
    PixelNorm,
    SpaceToDepth,
    Waves,
)
from model.networks.spectral import SpectralConv2D

LATENT = 16
SIDES = (32, 64, SIDE)  # pixels
SLOPE = 0.2  # of LeakyReLU
_CANVAS = (8, 8, 8)  # places down and across that a latent tells apart, and its numbers for each
_SEEN = 4  # places down and across that a style encoder tells apart
CHANNELS = {  # at a sixteenth, an eighth, a quarter and half of the side
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


def reduced(lines: Any, side: int) -> Any:
    """A line map [batch, 128, 128, 1] in [0, 1] to [batch, side, side, 1].

    A line of one pixel of the map is a full one afterwards, too, so that none fades.
    """
    by = SIDE // side
    if by == 1:
        return lines
    means = ops.average_pool(lines, by, strides=by, padding="valid")
    return ops.minimum(by * means, 1.0)


def _sides(side: int) -> tuple[int, ...]:
    """Pixels of the maps of a picture of `side` pixels, as `CHANNELS` has them."""
    return tuple(side // by for by in (16, 8, 4, 2))


def build_encoder(size: str = "small", seed: int = 0, side: int = SIDE) -> keras.Model:
    """sketch to what is remembered of it: maps of 8, 16, 32 and 64 pixels."""
    build = _Builder(seed)
    *smaller, (largest, first) = zip(_sides(side), CHANNELS[size], strict=True)
    sketch = keras.Input((side, side, 1), name="sketch")
    x = _lively(build.conv(SpaceToDepth(2)(sketch), first, 3, f"at_{largest}"))
    maps = [x]
    for pixels, filters in smaller[::-1]:
        x = _lively(build.conv(x, filters, 3, f"to_{pixels}", strides=2))
        x = _lively(build.conv(x, filters, 3, f"at_{pixels}"))
        maps.append(x)
    maps[-1] = _lively(layers.Add()([x, build.conv(x, filters, 3, "whole")]))
    return keras.Model(sketch, maps[::-1], name="sketch_encoder")


def build_style_encoder(size: str = "small", seed: int = 0, side: int = SIDE) -> keras.Model:
    """A picture to the latents that could have painted it: [batch, 2, LATENT].

    Means and logarithms of variances (Kingma and Welling 2014, arXiv:1312.6114). They begin at the
    standard normal. Where in the picture a thing is has a part in them, roughly: a print may be on
    the chest alone. Input: images.
    """
    build = _Builder(seed)
    first = CHANNELS[size][-1]
    picture = keras.Input((side, side, 3), name="picture")
    x = _lively(build.conv(SpaceToDepth(2)(picture), 2 * first, 3, "see"))
    for k in (1, 2):
        x = _lively(build.conv(x, 2 * first * (k + 1), 3, f"see_{k}", strides=2))
    places = build.conv(x, first, 1, "narrow")
    places = layers.Flatten()(layers.AveragePooling2D(side // 8 // _SEEN)(places))
    x = layers.Concatenate()([layers.GlobalAveragePooling2D()(x), places])
    x = _lively(build.dense(x, 8 * first, "style"))
    x = layers.Dense(2 * LATENT, kernel_initializer="zeros", name="latent")(x)
    return keras.Model(picture, layers.Reshape((2, LATENT))(x), name="sketch_style_encoder")


def build_decoder(
    styles: int, size: str = "small", seed: int = 0, side: int = SIDE, *, grey: bool = False
) -> keras.Model:
    """What is remembered of a sketch, the sketch, style and latent to images.

    Without style where `styles` is 0: palette and canvas are made from the latent. `grey`: images
    without colours, which the data would otherwise have to teach.
    """
    build = _Builder(seed)
    channels, sides = CHANNELS[size], _sides(side)
    maps = [keras.Input((s, s, c), name=f"map_{s}") for s, c in zip(sides, channels, strict=True)]
    sketch = keras.Input((side, side, 1), name="sketch")
    latent = keras.Input((LATENT,), name="latent")
    if styles:
        style = keras.Input((styles,), name="style")
        given = [style, latent]
    else:
        palette = _lively(build.dense(latent, 4 * LATENT, "colours"))
        style = layers.Dense(
            3 * PALETTE, kernel_initializer=_he(seed, "palette"), activation="sigmoid",
            name="palette",
        )(palette)  # fmt: skip
        given = [latent]

    whole = layers.GlobalAveragePooling2D()(maps[0])
    w = layers.Concatenate()([style, latent, whole])
    for k in (1, 2):
        w = _lively(build.dense(w, channels[0] + 32, f"w_{k}"))

    x = maps[0]
    for number, (pixels, filters) in enumerate(zip(sides, channels, strict=True)):
        if number:
            x = layers.UpSampling2D(2)(build.conv(x, filters, 1, f"narrow_{pixels}"))
            x = layers.Add()([x, maps[number]])
        if 4 * pixels == side and not styles:
            down, across, numbers = _CANVAS
            canvas = build.dense(w, down * across * numbers, "canvas")
            canvas = layers.Reshape(_CANVAS)(canvas)
            x = layers.Concatenate()([x, layers.UpSampling2D(pixels // down)(canvas)])
        if 4 * pixels >= side:
            x = layers.Concatenate()([x, SpaceToDepth(side // pixels)(sketch)])
        if 2 * pixels == side:
            faint = keras.initializers.Constant(0.1)
            gains = layers.Dense(
                WAVES, kernel_initializer="zeros", bias_initializer=faint, name="gains"
            )(w)
            x = layers.Concatenate()([x, build.conv(Waves(side)(gains), filters // 2, 1, "print")])
        y = _lively(build.conv(x, filters, 3, f"paint_{pixels}_1"))
        y = _film(y, w, filters, f"style_{pixels}_1")
        y = layers.Conv2D(
            filters, 3, padding="same", kernel_initializer="zeros", name=f"paint_{pixels}_2"
        )(y)  # a block begins as what goes past it: without a norm the scale would double
        y = _film(y, w, filters, f"style_{pixels}_2")
        x = _lively(layers.Add()([y, build.past(x, filters, f"past_{pixels}")]))

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
    if grey:
        images = ops.repeat(ops.mean(images, axis=-1, keepdims=True), 3, axis=-1)
    return keras.Model([*maps, sketch, *given], images, name="sketch_decoder")


def _film(x: Any, w: Any, filters: int, name: str) -> Any:
    by = layers.Dense(2 * filters, kernel_initializer="zeros", name=name)(w)
    return Film()([x, by])


@keras.saving.register_keras_serializable("tenfold")
class SketchGenerator(keras.Model):
    """Encoder and decoder; without known styles the encoder of styles, too.

    A style is a list of tensors of equal rows: code and latent, or the latent alone.
    """

    def __init__(
        self,
        styles: int,
        size: str = "small",
        seed: int = 0,
        side: int = SIDE,
        grey: bool = False,
        wide: float = 1.0,
        **kwargs: Any,
    ) -> None:
        """The same seed gives the same weights.

        Args:
            styles: length of a style code; 0 where styles are not known.
            size: a key of `CHANNELS`.
            seed: of the weights.
            side: pixels, one of `SIDES`.
            grey: whether images have no colours.
            wide: times as far from their mean as pictures' latents drawn ones are.
            **kwargs: Keras' own.

        Raises:
            ValueError: no such size, or no such side.
        """
        super().__init__(**kwargs)
        if size not in CHANNELS:
            raise ValueError(f"size is {size!r}; it must be one of {', '.join(CHANNELS)}")
        if side not in SIDES:
            raise ValueError(
                f"side is {side} pixels; it must be one of {', '.join(map(str, SIDES))}"
            )
        self.styles, self.size, self.seed, self.side = styles, size, seed, side
        self.grey, self.wide = grey, wide
        self.encoder = build_encoder(size, seed, side)
        self.decoder = build_decoder(styles, size, seed, side, grey=grey)
        if not styles:
            self.style_encoder = build_style_encoder(size, seed + 20, side)
            self.moments = LatentMoments(LATENT)
        self.built = True

    def paint(self, remembered: Any, sketch: Any, style: Sequence[Any]) -> Any:
        """Images of what the encoder remembers of sketches, one row for each of the style.

        Each sketch is painted as often as its share of the rows: a single one in all of them.
        """
        times = ops.shape(style[-1])[0] // ops.shape(sketch)[0]
        maps = [ops.repeat(each, times, axis=0) for each in (*remembered, sketch)]
        return self.decoder([*maps, *style])

    def lent(self, pictures: Any) -> Any:
        """The latents that the styles of pictures have: float32 [batch, LATENT].

        Only without known styles. pictures: float32 [batch, side, side, 3] in [-1, 1].
        """
        return self.style_encoder(pictures)[:, 0]

    def drawn(self, normal: Any) -> Any:
        """Standard normal numbers [batch, LATENT] to latents as pictures have them, or wider.

        Only without known styles.
        """
        return self.moments(self.wide * normal)

    def normal(self, latents: Any) -> Any:
        """The numbers from which `drawn` makes the latents: float32 [batch, LATENT]."""
        return self.moments.inverse(latents) / self.wide

    def call(self, inputs: Any) -> Any:
        sketch, *style = inputs
        return self.paint(self.encoder(sketch), sketch, style)

    def get_config(self) -> dict[str, Any]:
        return {
            **super().get_config(),
            "styles": self.styles,
            "size": self.size,
            "seed": self.seed,
            "side": self.side,
            "grey": self.grey,
            "wide": self.wide,
        }


def build_discriminator(
    size: str = "small", seed: int = 0, side: int = SIDE, pictures: int = 2
) -> keras.Model:
    """Pictures of a sketch to logits [batch, 8, 8, 1]; positive means real.

    Two are judged together (PacGAN, arXiv:1712.04086): a generator that paints a sketch always
    alike makes pairs that no renderer makes. Of a sketch with one picture that one is judged.
    Inputs: pair [batch, side, side, 3 pictures] in [-1, 1], sketch.
    """
    build = _Builder(seed)
    first = CHANNELS[size][-1]
    pair = keras.Input((side, side, 3 * pictures), name="pair")
    sketch = keras.Input((side, side, 1), name="sketch")
    x = SpaceToDepth(2)(layers.Concatenate()([pair, sketch]))
    for k, filters in enumerate((first, 2 * first, 4 * first)):
        x = _relu(build.spectral(x, filters, 4, f"judge_{k}", strides=2))
    x = _relu(build.spectral(x, 4 * first, 3, "judge_whole"))
    logits = build.spectral(x, 1, 3, "logits")
    return keras.Model([pair, sketch], logits, name="sketch_discriminator")
