"""Where the style of a batch's pictures comes from, and what keeps the latent in use.

`SketchTrainer` asks one of two: of rendered groups every style is known and the latent has what the
code leaves open; of pictures from a folder nothing is known, so that an encoder finds the latent in
the picture itself (BicycleGAN, Zhu et al. 2017, arXiv:1711.11586).
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Protocol

import keras
import tensorflow as tf

from model.training.sketch_losses import divergence, mode_seeking_loss

Losses = dict[str, tf.Tensor]
Style = list[tf.Tensor]  # as `SketchGenerator.paint` takes it
Paint = Callable[[Style], tf.Tensor]  # the batch's first outlines, one for each row of the style


class Styles(Protocol):
    """codes: float32 [rows, styles]; pictures: [rows, side, side, 3]; noise: normal latents."""

    def own(self, codes: tf.Tensor, pictures: tf.Tensor, noise: tf.Tensor) -> tuple[Style, Losses]:
        """The style of the pictures, and what it costs."""

    def other(
        self, images: tf.Tensor, style: Style, noise: tf.Tensor, paint: Paint
    ) -> tuple[tf.Tensor, Losses]:
        """What the discriminator is to judge, and the loss of a latent without effect.

        Args:
            images: the batch, painted in its own style.
            style: that one.
            noise: other latents.
            paint: paints outlines of the batch.
        """


@dataclass(frozen=True)
class KnownStyles:
    """The code is the style; another latent of the same code is to change something."""

    again: int  # rows that are painted once more
    enough: float  # change of an image for one of its latent; see `mode_seeking_loss`

    def own(self, codes: tf.Tensor, pictures: tf.Tensor, noise: tf.Tensor) -> tuple[Style, Losses]:
        return [codes, noise], {}

    def other(
        self, images: tf.Tensor, style: Style, noise: tf.Tensor, paint: Paint
    ) -> tuple[tf.Tensor, Losses]:
        codes, latent = (each[: self.again] for each in style)
        noise = noise[: self.again]
        others = paint([codes, noise])
        loss = mode_seeking_loss(images[: self.again], others, latent, noise, self.enough)
        return images, {"mode_seeking": loss}


@dataclass(frozen=True)
class EncodedStyles:
    """A picture's own latent paints it again; a drawn one is to be found in what it painted.

    Drawn latents are what the model is used with, so the discriminator judges their pictures.
    """

    encoder: keras.Model  # picture to means and logarithms of variances of latents
    average: keras.Model  # of the same with averaged weights, which this loss must not change:
    # the encoder would learn to read what the generator hides in a picture (section 3.3)

    def own(self, codes: tf.Tensor, pictures: tf.Tensor, noise: tf.Tensor) -> tuple[Style, Losses]:
        mean, log_variance = tf.unstack(self.encoder(pictures), axis=1)
        latent = mean + tf.exp(0.5 * log_variance) * noise
        return [latent], {"divergence": divergence(mean, log_variance)}

    def other(
        self, images: tf.Tensor, style: Style, noise: tf.Tensor, paint: Paint
    ) -> tuple[tf.Tensor, Losses]:
        others = paint([noise])
        found = self.average(others)[:, 0]
        return others, {"regression": tf.reduce_mean(tf.abs(found - noise))}
