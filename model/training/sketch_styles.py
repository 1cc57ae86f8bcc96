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

from model.networks.sketch import LATENT, SketchGenerator
from model.training.sketch_losses import (
    divergence,
    figures,
    in_figure,
    mode_seeking_loss,
    paper_loss,
)

Losses = dict[str, tf.Tensor]
Style = list[tf.Tensor]  # as `SketchGenerator.paint` takes it
Paint = Callable[[Style], tf.Tensor]  # the batch's first outlines, one for each row of the style


class Styles(Protocol):
    """codes: float32 [rows, styles]; pictures: [rows, side, side, 3]; noise: standard normal.

    noise: float32 [rows, LATENT] of `own`, [rows, `noise`] of `other`.
    """

    @property
    def noise(self) -> int: ...

    def own(self, codes: tf.Tensor, pictures: tf.Tensor, noise: tf.Tensor) -> tuple[Style, Losses]:
        """The style of the pictures, and what it costs."""

    def other(
        self,
        images: tf.Tensor,
        pictures: tf.Tensor,
        style: Style,
        noise: tf.Tensor,
        paint: Paint,
    ) -> tuple[tf.Tensor, Losses]:
        """What the discriminator is to judge, and the loss of a latent without effect.

        Args:
            images: the batch, painted in its own style.
            pictures: the right ones.
            style: that one.
            noise: of other latents.
            paint: paints outlines of the batch.
        """


@dataclass(frozen=True)
class KnownStyles:
    """The code is the style; another latent of the same code is to change something."""

    again: int  # rows that are painted once more
    enough: float  # change of an image for one of its latent; see `mode_seeking_loss`
    noise: int = LATENT

    def own(self, codes: tf.Tensor, pictures: tf.Tensor, noise: tf.Tensor) -> tuple[Style, Losses]:
        return [codes, noise], {}

    def other(
        self,
        images: tf.Tensor,
        pictures: tf.Tensor,
        style: Style,
        noise: tf.Tensor,
        paint: Paint,
    ) -> tuple[tf.Tensor, Losses]:
        codes, latent = (each[: self.again] for each in style)
        noise = noise[: self.again]
        others = paint([codes, noise])
        loss = mode_seeking_loss(images[: self.again], others, latent, noise, self.enough)
        return images, {"mode_seeking": loss}


@dataclass(frozen=True)
class EncodedStyles:
    """A picture's own latent paints it again; a drawn one is to be found in what it painted.

    Drawn latents are what the model is used with, so the discriminator judges their pictures. They
    are drawn with the mean and covariance of the batch's own: where pictures are. A latent that is
    asked to change something changes the paper first, which the discriminator is slow to see; so
    what is asked for is a change of the figure, and white paper.
    """

    generator: SketchGenerator
    average: keras.Model  # the style encoder with averaged weights, which no loss here changes:
    # the encoder would learn to read what the generator hides in a picture (section 3.3)
    enough: float  # change of an image for one of its latent; see `mode_seeking_loss`
    wide: float  # times as far from their mean as the batch's
    noise: int  # rows of a batch

    def own(self, codes: tf.Tensor, pictures: tf.Tensor, noise: tf.Tensor) -> tuple[Style, Losses]:
        mean, log_variance = tf.unstack(self.generator.style_encoder(pictures), axis=1)
        latent = mean + tf.exp(0.5 * log_variance) * noise
        self.generator.moments.note(tf.stop_gradient(latent))
        return [latent], {"divergence": divergence(mean, log_variance)}

    def other(
        self,
        images: tf.Tensor,
        pictures: tf.Tensor,
        style: Style,
        noise: tf.Tensor,
        paint: Paint,
    ) -> tuple[tf.Tensor, Losses]:
        latent = tf.stop_gradient(style[0])
        drawn = as_drawn(latent, noise, self.wide)
        others = paint([drawn])
        found = self.average(others)[:, 0]
        figure = figures(pictures)
        inside, others_inside = (in_figure(each, figure) for each in (images, others))
        return others, {
            "paper": paper_loss(others, figure),
            "mode_seeking": mode_seeking_loss(inside, others_inside, latent, drawn, self.enough),
            "regression": tf.reduce_mean(tf.abs(found - drawn)),
        }


def as_drawn(latents: tf.Tensor, noise: tf.Tensor, wide: float) -> tf.Tensor:
    """Normal latents of the mean and covariance of these, the deviation `wide` times as large.

    Weighted sums of the latents' deviations, which need no covariance and no root of it.

    Args:
        latents: float32 [rows, n].
        noise: float32 [count, rows], standard normal.
        wide: 1 for that of the latents themselves.

    Returns:
        float32 [count, n].
    """
    mean = tf.reduce_mean(latents, axis=0)
    rows = tf.cast(tf.shape(latents)[0], tf.float32)
    return mean + wide * tf.matmul(noise, latents - mean) / tf.sqrt(rows)
