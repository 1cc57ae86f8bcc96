"""`progressive`: images of a class from 16 to 256 pixels, grown while it is trained.

Both networks are residual and without normalisation, as in R3GAN (Huang et al. 2025,
arXiv:2501.05441). Growth needs no blending weight (Karras et al. 2018, arXiv:1710.10196, fade one
in): the image is the sum of a head at each resolution, as in StyleGAN2's skip generator (Karras et
al. 2020, arXiv:1912.04958), the discriminator reads the image at each resolution and adds, and
what a stage adds ends in weights that begin at zero. So a new stage begins with exactly the images
and logits of the one before, and learns from there.

Tried on Fashion-MNIST. With a tanh at the end the generator stayed black from its first steps, with
a head of full gain and with one of a tenth. Without any limit the ground was 2.4 levels from black,
which cost most of the Frechet distance; limits that leave a tenth of the slope cured that. With a
penalty of 0.1 from the first step there were no classes after 48,000 images, with 1 there were all
ten; lowered to 0.2 later, it gave detail; to 0.05, none more. With a generator half as wide at 16
and 8 pixels variety stayed low however many images it saw; an average of its weights over 20,000
images has less of it than one over 80,000 (docs/image-generators.md).
On 128,000 images from scratch the non-saturating loss with the same penalties did as well as
R3GAN's (Frechet distance 6.4 and 6.8, recall .02 and .03). Fading in and no growth were not
compared.

Made for processors: no convolution runs at the image's own resolution. The generator ends with a
pixel shuffle (Shi et al. 2016, arXiv:1609.05158), the discriminator begins with its inverse.

latent: float32 [batch, 100], standard normal; label: int32 [batch], the index of a class; images:
float32 [batch, side, side, 3] in [-1, 1].
"""

from __future__ import annotations

from typing import Any

import keras
from keras import layers, ops

LATENT = 100
FIRST_SIDE = 16  # pixels; the side of the first stage
SIDES = (16, 32, 64, 128, 256)
SLOPE = 0.2  # of LeakyReLU
BEYOND = 0.1  # slope of the images beyond black and white
EMBEDDING = 64  # numbers for a class
STYLE = 128  # numbers that say what each block is to make
FEATURES = 256  # numbers that the discriminator says of an image before its class is asked for

# Channels of the trunk at each of its resolutions; it ends at half of the image's. A discriminator
# costs more than twice what a generator of its size does, since it sees reals, fakes and penalties.
CHANNELS = {
    "small": {4: 128, 8: 128, 16: 64, 32: 24, 64: 16, 128: 12},
    "base": {4: 384, 8: 384, 16: 256, 32: 128, 64: 64, 128: 32},
}
DISCRIMINATOR_CHANNELS = {
    "small": {4: 128, 8: 96, 16: 48, 32: 24, 64: 12, 128: 8},
    "base": {4: 384, 8: 256, 16: 192, 32: 96, 64: 48, 128: 24},
}


def sides_up_to(side: int) -> tuple[int, ...]:
    """The sides of the stages that lead to `side`.

    Raises:
        ValueError: no stage ends at `side`.
    """
    if side not in SIDES:
        raise ValueError(
            f"the side is {side} pixels; it must be one of {', '.join(map(str, SIDES))}"
        )
    return SIDES[: SIDES.index(side) + 1]


def work(side: int, size: str) -> float:
    """Multiplications of one image's training step in the 3 x 3 convolutions of the trunks.

    By it the time of a stage is foretold from that of another.
    """
    total = 0.0
    for trunk in (4, 8, 16, 32, 64, 128):
        if trunk < side:
            # Forward and both gradients; the discriminator sees reals and fakes, and the
            # generator's gradient goes through it once more.
            for channels, passes in ((CHANNELS, 3), (DISCRIMINATOR_CHANNELS, 7)):
                total += passes * 2 * 9 * trunk**2 * channels[size][trunk] ** 2
    return total


@keras.saving.register_keras_serializable("tenfold")
class PixelShuffle(layers.Layer):
    """[batch, height, width, 4 n] to [batch, 2 height, 2 width, n]."""

    def call(self, inputs: Any) -> Any:
        _, height, width, channels = inputs.shape
        x = ops.reshape(inputs, (-1, height, width, 2, 2, channels // 4))
        x = ops.transpose(x, (0, 1, 3, 2, 4, 5))
        return ops.reshape(x, (-1, 2 * height, 2 * width, channels // 4))


@keras.saving.register_keras_serializable("tenfold")
class PixelUnshuffle(layers.Layer):
    """[batch, 2 height, 2 width, n] to [batch, height, width, 4 n]: no pixel is lost."""

    def call(self, inputs: Any) -> Any:
        _, height, width, channels = inputs.shape
        x = ops.reshape(inputs, (-1, height // 2, 2, width // 2, 2, channels))
        x = ops.transpose(x, (0, 1, 3, 2, 4, 5))
        return ops.reshape(x, (-1, height // 2, width // 2, 4 * channels))


class _Layers:
    """Layers by name, each made once with a seed of its own: stages share them."""

    def __init__(self, seed: int, dtype: str) -> None:
        self._seed = seed
        self._dtype = dtype
        self._made: dict[str, layers.Layer] = {}

    def make(self, kind: Any, name: str, *arguments: Any, **options: Any) -> layers.Layer:
        if name not in self._made:
            # Names, not the order of calls, decide the seeds: a stage's weights do not depend on
            # which other stages there are.
            seed = (
                self._seed * 1_000_003
                + sum(ord(letter) * 31**k for k, letter in enumerate(name)) % 999_983
            )
            gain = options.pop("gain", 1.0)
            if kind in (layers.Conv2D, layers.Dense):
                options["kernel_initializer"] = (
                    keras.initializers.VarianceScaling(2.0 * gain**2, seed=seed)
                    if gain
                    else "zeros"
                )
            elif kind is layers.Embedding:
                options["embeddings_initializer"] = keras.initializers.RandomNormal(1.0, seed=seed)
            self._made[name] = kind(*arguments, name=name, **{"dtype": self._dtype, **options})
        return self._made[name]

    def conv(self, name: str, filters: int, size: int = 3, **options: Any) -> layers.Layer:
        return self.make(layers.Conv2D, name, filters, size, padding="same", **options)

    def dense(self, name: str, units: int, **options: Any) -> layers.Layer:
        return self.make(layers.Dense, name, units, **options)


def _activated(x: Any) -> Any:
    return ops.leaky_relu(x, SLOPE)


def _within_limits(painted: Any) -> Any:
    """Black is -1 and white 1; beyond them a tenth is left, so that gradients find a way back.

    Without a limit the faint noise of the latent shows on every black ground. A tanh has none, but
    its gradients vanish: it stayed black from the first steps.
    """
    limited = ops.clip(painted, -1.0, 1.0)
    return limited + BEYOND * (painted - limited)


class Generator:
    """Latent and label to images, at any stage's side; all stages share their weights."""

    def __init__(
        self,
        *,
        classes: int,
        size: str,
        grey: bool = False,
        seed: int = 0,
        dtype: str = "float32",
    ) -> None:
        """`size`: a key of CHANNELS. `dtype`: a Keras policy; images are float32 under each.

        `grey`: images without colours, which the data would otherwise have to teach.
        """
        self._classes = classes
        self._grey = grey
        self._channels = CHANNELS[size]
        self._layers = _Layers(seed, dtype)

    def at(self, side: int) -> keras.Model:
        """[latent, label] to images [batch, side, side, 3]."""
        make = self._layers
        latent = keras.Input((LATENT,), name="latent")
        label = keras.Input((), dtype="int32", name="label")
        embedded = make.make(layers.Embedding, "class", self._classes, EMBEDDING)(label)
        given = ops.concatenate([ops.cast(latent, embedded.dtype), embedded], axis=-1)
        style = _activated(make.dense("style", STYLE)(given))
        x = make.dense("base", 4 * 4 * self._channels[4])(given)
        x = ops.reshape(x, (-1, 4, 4, self._channels[4]))
        x = self._block(4, x, style)
        painted = None
        for stage in sides_up_to(side):
            for trunk in (8,) if stage == FIRST_SIDE else (stage // 2,):
                x = make.conv(f"up_{trunk}", self._channels[trunk], 1)(x)
                x = layers.UpSampling2D(dtype=x.dtype)(x)
                x = self._block(trunk, x, style)
            head = make.conv(
                f"head_{stage}",
                4 * 3,
                gain=0.1 if stage == FIRST_SIDE else 0.0,
                dtype="float32",
            )
            added = PixelShuffle(dtype="float32")(head(_activated(x)))
            if painted is not None:
                added += layers.UpSampling2D(dtype="float32")(painted)
            painted = added
        if self._grey:
            painted = ops.repeat(ops.mean(painted, axis=-1, keepdims=True), 3, axis=-1)
        images = _within_limits(painted)
        return keras.Model([latent, label], images, name=f"progressive_generator_{side}")

    def _block(self, trunk: int, x: Any, style: Any) -> Any:
        make, channels = self._layers, self._channels[trunk]
        h = make.conv(f"first_{trunk}", channels)(_activated(x))
        scale = make.dense(f"scale_{trunk}", channels, gain=0.0)(style)
        shift = make.dense(f"shift_{trunk}", channels, gain=0.0)(style)
        h = h * (1.0 + scale[:, None, None, :]) + shift[:, None, None, :]
        return x + make.conv(f"second_{trunk}", channels, gain=0.0)(_activated(h))


def spread_classes(generator: keras.Model, by: float) -> None:
    """Moves the embeddings of the classes `by` times as far from their mean, in place.

    A generator mixes classes that are alike, as the real images do. Farther out it makes each
    class clearer than it learned to, at the price of some variety: the guidance of diffusion models
    (Ho and Salimans 2022, arXiv:2207.12598), for a network that has its condition as a vector.

    Raises:
        ValueError: `by` is not positive.
    """
    if not by > 0:
        raise ValueError(f"the spread of the classes is {by}; it must be above 0, 1 is as trained")
    embeddings = generator.get_layer("class").embeddings
    mean = ops.mean(embeddings, axis=0, keepdims=True)
    embeddings.assign(mean + by * (embeddings - mean))


def widen_latents(generator: keras.Model, by: float) -> None:
    """Makes every latent `by` times as long, in place: more variety, at the price of some fidelity.

    The opposite of the truncation trick (Brock et al. 2019, arXiv:1809.11096, section 3.1), inside
    the network, so that whoever draws latents draws them standard normal.

    Raises:
        ValueError: `by` is not positive.
    """
    if not by > 0:
        raise ValueError(f"the latents' width is {by}; it must be above 0, 1 is as trained")
    for name in ("style", "base"):
        kernel = generator.get_layer(name).kernel
        rows = ops.concatenate(
            [ops.full((LATENT, 1), float(by)), ops.ones((kernel.shape[0] - LATENT, 1))]
        )
        kernel.assign(kernel * rows)


class Discriminator:
    """Images and their labels to logits, at any stage's side; positive means real."""

    def __init__(self, *, classes: int, size: str, seed: int = 0, dtype: str = "float32") -> None:
        """See `Generator`; logits are float32 under each policy."""
        self._classes = classes
        self._channels = DISCRIMINATOR_CHANNELS[size]
        self._layers = _Layers(seed, dtype)

    def at(self, side: int) -> keras.Model:
        """[images, label] to logits [batch, 1]."""
        make = self._layers
        images = keras.Input((side, side, 3), name="images")
        label = keras.Input((), dtype="int32", name="label")
        pixels, x = images, None
        for stage in reversed(sides_up_to(side)):
            trunk = stage // 2
            seen = make.conv(f"eye_{trunk}", self._channels[trunk])(
                PixelUnshuffle(dtype="float32")(pixels)
            )
            x = seen if x is None else x + seen
            x = self._block(trunk, x)
            x = self._down(trunk, x)
            pixels = layers.AveragePooling2D(2, dtype="float32")(pixels)
        x = self._block(4, x)
        features = _activated(make.dense("features", FEATURES)(layers.Flatten()(_activated(x))))
        features = ops.cast(features, "float32")
        plain = make.dense("logit", 1, gain=0.1, dtype="float32")(features)
        wanted = make.make(layers.Embedding, "class", self._classes, FEATURES, dtype="float32")(
            label
        )
        # The projection of the features on the class (Miyato and Koyama 2018, arXiv:1802.05637).
        of_class = ops.sum(features * wanted, axis=-1, keepdims=True) / FEATURES**0.5
        return keras.Model(
            [images, label], plain + of_class, name=f"progressive_discriminator_{side}"
        )

    def _block(self, trunk: int, x: Any) -> Any:
        make, channels = self._layers, self._channels[trunk]
        h = make.conv(f"first_{trunk}", channels)(_activated(x))
        return x + make.conv(f"second_{trunk}", channels, gain=0.0)(_activated(h))

    def _down(self, trunk: int, x: Any) -> Any:
        """To half of the resolution; what a later stage adds begins at zero."""
        below, gain = trunk // 2, 0.0 if 2 * trunk > FIRST_SIDE else 1.0
        x = layers.AveragePooling2D(2, dtype=x.dtype)(x)
        return self._layers.conv(f"down_{trunk}", self._channels[below], 1, gain=gain)(x)
