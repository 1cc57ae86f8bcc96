"""The loop of `sketch`: first the right picture for each sketch and style, then a discriminator.

The data says what every sketch looks like in a style. Where styles are known, most of the run is
supervised, which is cheap and stable. What several pictures agree with, the mean of which is a
blur, is left to an adversary that sees all styles of an outline in a batch at once. Where a style
comes from, which rendered groups know and pictures of a folder don't, is
`model.training.sketch_styles`.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import keras
import numpy as np
import tensorflow as tf

from model.datasets.groups import Groups
from model.networks import sketch
from model.networks.sketch_layers import SIDE
from model.training.losses import (
    non_saturating_discriminator_loss,
    non_saturating_generator_loss,
)
from model.training.sketch_losses import painting_loss
from model.training.sketch_styles import EncodedStyles, KnownStyles, Losses, Style, Styles
from model.training.state import adam, average_decay, average_weights
from model.training.trainer import Callback, Trainer

# Of known styles and of encoded ones; a step has those of its kind.
LOSSES = (
    "painting", "generator", "paper", "mode_seeking", "divergence", "regression", "discriminator"
)  # fmt: skip


@dataclass(frozen=True)
class SketchConfig:
    """Everything that, with the data, decides the outcome of a run."""

    styles: int  # length of a style code; 0: styles are not known, they are encoded
    side: int = SIDE  # pixels
    pictures: int = 2  # of an outline in a batch: what the discriminator sees together
    grey: bool = False  # images without colours
    size: str = "small"  # of the networks: a key of `sketch.CHANNELS`
    images: int = 60_000  # seen in the whole run
    supervised_images: int = 45_000  # before the discriminator comes
    outlines: int = 4  # a batch
    learning_rate: float = 2e-3
    adversarial_learning_rate: float = 2e-4
    adversarial: float = 0.02  # weight of the adversarial loss beside the painting loss
    paper: float = 1.0  # weight, of encoded styles
    mode_seeking: float = 0.02  # weight
    enough: float = 0.01  # change of an image for one of its latent; see `mode_seeking_loss`
    divergence: float = 0.001  # weight, of encoded styles, for each nat
    regression: float = 0.05  # weight, of encoded styles
    wide: float = 1.0  # times as far from their mean as pictures' latents drawn ones are
    warm_up_steps: int = 50
    ema_images: int = 4_000  # half-life of the averaged weights
    seed: int = 0
    xla: bool = False  # the discriminator's steps compiled: minutes, then less than half the time

    @property
    def batch_size(self) -> int:
        """Images of a step."""
        return self.outlines * self.pictures

    @property
    def steps(self) -> int:
        """Steps of the whole run."""
        return -(-self.images // self.batch_size)

    @property
    def settled_steps(self) -> int:
        """Steps until the learning rate has fallen: until the discriminator comes.

        Of encoded styles it is there nearly from the start, and the rate falls in the whole run.
        """
        return self.supervised_steps if self.styles else self.steps

    @property
    def supervised_steps(self) -> int:
        """Steps without the discriminator."""
        return min(self.steps, -(-self.supervised_images // self.batch_size))


class _Schedule(keras.optimizers.schedules.LearningRateSchedule):
    """Rises, falls by a cosine to the adversarial rate, stays."""

    def __init__(self, config: SketchConfig) -> None:
        self._config = config

    def __call__(self, step: Any) -> Any:
        config = self._config
        step = tf.cast(step, tf.float32)
        rise = tf.minimum(1.0, (step + 1.0) / config.warm_up_steps)
        share = tf.minimum(1.0, step / config.settled_steps)
        last = config.adversarial_learning_rate
        above = 0.5 * (1.0 + tf.cos(np.pi * share)) * (config.learning_rate - last)
        return rise * (last + above)

    def get_config(self) -> dict[str, Any]:
        return {"config": self._config}


class SketchTrainer(Trainer):
    """Networks, optimizers, the steps, and the checkpoints of one run."""

    REMEDY = "a smaller --learning-rate"

    def __init__(self, config: SketchConfig, run_folder: Path) -> None:
        """Builds the networks and restores the newest checkpoint in `run_folder`, if any."""
        self.config = config
        generator, ema_generator = (
            sketch.SketchGenerator(
                config.styles, config.size, config.seed, config.side, config.grey, config.wide
            )
            for _ in range(2)
        )
        discriminator = sketch.build_discriminator(
            config.size, config.seed + 10, config.side, config.pictures
        )
        generator_optimizer = keras.optimizers.Adam(
            _Schedule(config), beta_1=0.9, beta_2=0.99, global_clipnorm=1.0
        )
        generator_optimizer.build(generator.trainable_variables)
        super().__init__(
            run_folder,
            config.batch_size,
            generator=generator,
            discriminator=discriminator,
            ema_generator=ema_generator,
            generator_optimizer=generator_optimizer,
            discriminator_optimizer=adam(
                discriminator, 2 * config.adversarial_learning_rate, beta_1=0.0, beta_2=0.99
            ),
        )
        self._styles = self._styles_of(config)
        # Without XLA: on one core with AVX-512 a supervised step takes 0.29 s, compiled 0.37 s.
        self._supervised = tf.function(self._supervised_step)
        self._adversarial = tf.function(self._adversarial_step, jit_compile=config.xla)

    def train(
        self,
        groups: Groups,
        callbacks: Sequence[Callback] = (),
        *,
        report_every: int = 10,
        save_every: int = 200,
    ) -> None:
        """Takes the steps that are still missing; see `Trainer`."""
        config = self.config
        batches = groups.batches(
            first_step=self.step,
            outlines=config.outlines,
            styles=config.pictures,
            seed=config.seed,
        )

        def take() -> dict[str, tf.Tensor]:
            batch = {name: tf.constant(value) for name, value in next(batches).items()}
            adversarial = self.step >= config.supervised_steps
            return self._adversarial(batch) if adversarial else self._supervised(batch)

        self._take(config.steps, take, callbacks, report_every=report_every, save_every=save_every)

    def _shown(self) -> tuple[int, keras.Model]:
        return self.config.side, self.ema_generator

    def _styles_of(self, config: SketchConfig) -> Styles:
        if config.styles:
            again = max(1, config.outlines // 4) * config.pictures
            return KnownStyles(again, config.enough)
        average = self.ema_generator.style_encoder
        return EncodedStyles(self.generator, average, config.enough, config.wide, config.batch_size)

    def _supervised_step(self, batch: dict[str, tf.Tensor]) -> Losses:
        """One update of the generator by the pictures alone; see `Groups.batches`."""
        drawn, codes, pictures = _rows(batch)
        with tf.GradientTape() as tape:
            style, losses = self._styles.own(codes, pictures, self._noise(0))
            images = self.generator([drawn, *style])
            losses = {"painting": painting_loss(images, pictures), **losses}
            loss = self._weighted(losses)
        self._update(tape, loss)
        return losses

    def _adversarial_step(self, batch: dict[str, tf.Tensor]) -> Losses:
        """One update of both networks."""
        config = self.config
        drawn, codes, pictures = _rows(batch)
        with tf.GradientTape() as tape, tf.GradientTape() as discriminator_tape:
            remembered = self.generator.encoder(drawn)

            def paint(style: Style) -> tf.Tensor:
                count = style[-1].shape[0] // config.pictures
                some = [each[:count] for each in remembered]
                return self.generator.paint(some, drawn[:count], style)

            style, losses = self._styles.own(codes, pictures, self._noise(0))
            images = paint(style)
            judged, more = self._styles.other(
                images, pictures, style, self._noise(1, self._styles.noise), paint
            )
            # One call on reals and fakes, so that the power iteration advances once a step.
            pairs = tf.concat([self._packed(pictures), self._packed(judged)], axis=0)
            logits = self.discriminator([pairs, tf.tile(drawn, [2, 1, 1, 1])], training=True)
            real_logits, fake_logits = tf.split(logits, 2)
            losses = {
                "painting": painting_loss(images, pictures),
                "generator": non_saturating_generator_loss(fake_logits),
                **losses,
                **more,
            }
            loss = self._weighted(losses)
            losses["discriminator"] = non_saturating_discriminator_loss(real_logits, fake_logits)
        variables = self.discriminator.trainable_variables
        gradients = discriminator_tape.gradient(losses["discriminator"], variables)
        self.optimizers[1].apply(gradients, variables)
        self._update(tape, loss)
        return losses

    def _weighted(self, losses: Losses) -> tf.Tensor:
        """The sum that the generator minimises."""
        config = self.config
        weights = {
            "painting": 1.0,
            "paper": config.paper,
            "generator": config.adversarial,
            "mode_seeking": config.mode_seeking,
            "divergence": config.divergence,
            "regression": config.regression,
        }
        return tf.add_n([weights[name] * loss for name, loss in losses.items()])

    def _packed(self, images: tf.Tensor) -> tf.Tensor:
        """Rows [n * pictures, height, width, 3] to [n, height, width, 3 * pictures]."""
        count = self.config.pictures
        return tf.concat([images[k::count] for k in range(count)], axis=-1)

    def _noise(self, number: int, length: int = sketch.LATENT) -> tf.Tensor:
        """Standard normal numbers of this step: float32 [batch, length]."""
        seed = tf.stack([tf.constant(self.config.seed, tf.int64), 2 * self._step + number])
        return tf.random.stateless_normal((self.config.batch_size, length), seed)

    def _update(self, tape: tf.GradientTape, loss: tf.Tensor) -> None:
        """The generator, its average and the count of steps."""
        variables = self.generator.trainable_variables
        self.optimizers[0].apply(tape.gradient(loss, variables), variables)
        half_life = self.config.ema_images / self.config.batch_size
        average_weights(self.ema_generator, self.generator, average_decay(self._step, half_life))
        self._step.assign_add(1)


def _rows(batch: dict[str, tf.Tensor]) -> tuple[tf.Tensor, tf.Tensor, tf.Tensor]:
    """Sketches [outlines, …]; codes and signed pictures [outlines * pictures, …]."""
    pictures = tf.cast(tf.concat(tf.unstack(batch["pictures"]), axis=0), tf.float32)
    codes = tf.concat(tf.unstack(batch["codes"]), axis=0)
    return batch["sketch"], codes, pictures / 127.5 - 1.0
