"""The loop of `sketch`: first the right picture for each sketch and style, then a discriminator.

The data says what every sketch looks like in a style, so most of the run is supervised, which is
cheap and stable. What several pictures agree with, the mean of which is a blur, is left to an
adversary that sees all styles of an outline in a batch at once. Where a style comes from, which
rendered groups know and pictures of a folder don't, is `model.training.sketch_styles`. A step is a
function of the weights, the step's number and its batch, which is one of (seed, step), so that a
run that was interrupted anywhere goes on with the losses that it would have had.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Protocol

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
from model.training.state import adam, average_weights, checkpoints


@dataclass(frozen=True)
class SketchConfig:
    """Everything that, with the data, decides the outcome of a run."""

    styles: int  # length of a style code; 0: styles are not known, they are encoded
    side: int = SIDE  # pixels
    pictures: int = 2  # of an outline in a batch: what the discriminator sees together
    size: str = "small"  # of the networks: a key of `sketch.CHANNELS`
    images: int = 60_000  # seen in the whole run
    supervised_images: int = 45_000  # before the discriminator comes
    outlines: int = 4  # a batch
    learning_rate: float = 2e-3
    adversarial_learning_rate: float = 2e-4
    adversarial: float = 0.02  # weight of the adversarial loss beside the painting loss
    mode_seeking: float = 0.02  # weight, of known styles
    enough: float = 0.01  # change of an image for one of its latent; see `mode_seeking_loss`
    divergence: float = 0.001  # weight, of encoded styles, for each nat
    regression: float = 0.05  # weight, of encoded styles
    warm_up_steps: int = 50
    ema_images: int = 4_000  # half-life of the averaged weights
    seed: int = 0

    @property
    def batch_size(self) -> int:
        """Images of a step."""
        return self.outlines * self.pictures

    @property
    def steps(self) -> int:
        """Steps of the whole run."""
        return -(-self.images // self.batch_size)

    @property
    def supervised_steps(self) -> int:
        """Steps without the discriminator."""
        return min(self.steps, -(-self.supervised_images // self.batch_size))


@dataclass(frozen=True)
class Report:
    """The state after some steps, when their checkpoint is on disk if `saved`."""

    step: int  # finished steps
    images_seen: int
    losses: dict[str, float]  # means since the report before
    images_per_second: float
    saved: bool
    generator: sketch.SketchGenerator  # with the averaged weights


class Callback(Protocol):
    """Told after every few steps."""

    def on_report(self, report: Report) -> None: ...


class _Schedule(keras.optimizers.schedules.LearningRateSchedule):
    """Rises, falls by a cosine to the adversarial rate where the discriminator comes, stays."""

    def __init__(self, config: SketchConfig) -> None:
        self._config = config

    def __call__(self, step: Any) -> Any:
        config = self._config
        step = tf.cast(step, tf.float32)
        rise = tf.minimum(1.0, (step + 1.0) / config.warm_up_steps)
        share = tf.minimum(1.0, step / config.supervised_steps)
        last = config.adversarial_learning_rate
        above = 0.5 * (1.0 + tf.cos(np.pi * share)) * (config.learning_rate - last)
        return rise * (last + above)

    def get_config(self) -> dict[str, Any]:
        return {"config": self._config}


class SketchTrainer:
    """Networks, optimizers, the steps, and the checkpoints of one run."""

    def __init__(self, config: SketchConfig, run_folder: Path, *, xla: bool = True) -> None:
        """Builds the networks and restores the newest checkpoint in `run_folder`, if any.

        `xla`: compiles the steps, which makes them faster after a minute or two.
        """
        self.config = config
        self.generator, self.ema_generator = (
            sketch.SketchGenerator(config.styles, config.size, config.seed, config.side)
            for _ in range(2)
        )
        self.discriminator = sketch.build_discriminator(
            config.size, config.seed + 10, config.side, config.pictures
        )
        self._styles = self._styles_of(config)
        self._generator_optimizer = keras.optimizers.Adam(
            _Schedule(config), beta_1=0.9, beta_2=0.99, global_clipnorm=1.0
        )
        self._generator_optimizer.build(self.generator.trainable_variables)
        self._discriminator_optimizer = adam(
            self.discriminator, 2 * config.adversarial_learning_rate, beta_1=0.0, beta_2=0.99
        )
        self._step = tf.Variable(0, dtype=tf.int64)
        self._supervised = tf.function(self._supervised_step, jit_compile=xla)
        self._adversarial = tf.function(self._adversarial_step, jit_compile=xla)
        self._checkpoints = checkpoints(
            run_folder,
            generator=self.generator,
            discriminator=self.discriminator,
            ema_generator=self.ema_generator,
            generator_optimizer=self._generator_optimizer,
            discriminator_optimizer=self._discriminator_optimizer,
            step=self._step,
        )
        self._checkpoints.restore_or_initialize()

    @property
    def step(self) -> int:
        """Finished steps."""
        return int(self._step.numpy())

    @property
    def images_seen(self) -> int:
        """Images that the finished steps took: the place in the data."""
        return self.step * self.config.batch_size

    def train(
        self,
        groups: Groups,
        callbacks: Sequence[Callback] = (),
        *,
        report_every: int = 10,
        save_every: int = 200,
    ) -> None:
        """Takes the steps that are still missing; callbacks hear of them every `report_every`.

        A checkpoint is on disk every `save_every` steps, at the end, and after Ctrl+C.

        Raises:
            FloatingPointError: a loss is no longer finite; the checkpoint before it is intact.
        """
        config = self.config
        batches = groups.batches(
            first_step=self.step,
            outlines=config.outlines,
            styles=config.pictures,
            seed=config.seed,
        )
        since, kept = time.monotonic(), []
        try:
            while self.step < config.steps:
                batch = {name: tf.constant(value) for name, value in next(batches).items()}
                adversarial = self.step >= config.supervised_steps
                take: Callable[..., Any] = self._adversarial if adversarial else self._supervised
                kept.append({name: float(loss) for name, loss in take(batch).items()})
                step = self.step
                saved = step % save_every == 0 or step == config.steps
                turned = step == config.supervised_steps  # other losses follow
                if not (saved or turned or step % report_every == 0):
                    continue
                losses = _means(kept, step)
                now = time.monotonic()
                speed = len(kept) * config.batch_size / (now - since)
                since, kept = now, []
                if saved:
                    self._checkpoints.save(step)
                report = Report(step, self.images_seen, losses, speed, saved, self.ema_generator)
                for callback in callbacks:
                    callback.on_report(report)
        except KeyboardInterrupt:
            self._checkpoints.save(self.step)
            raise

    def _styles_of(self, config: SketchConfig) -> Styles:
        if config.styles:
            again = max(1, config.outlines // 4) * config.pictures
            return KnownStyles(again, config.enough)
        return EncodedStyles(self.generator.style_encoder, self.ema_generator.style_encoder)

    def _supervised_step(self, batch: dict[str, tf.Tensor]) -> Losses:
        """One update of the generator by the pictures alone; see `Groups.batches`."""
        drawn, codes, pictures = _rows(batch)
        with tf.GradientTape() as tape:
            style, losses = self._styles.own(codes, pictures, self._latent(0))
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

            style, losses = self._styles.own(codes, pictures, self._latent(0))
            images = paint(style)
            judged, more = self._styles.other(images, style, self._latent(1), paint)
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
        self._discriminator_optimizer.apply(gradients, variables)
        self._update(tape, loss)
        return losses

    def _weighted(self, losses: Losses) -> tf.Tensor:
        """The sum that the generator minimises."""
        config = self.config
        weights = {
            "painting": 1.0,
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

    def _latent(self, number: int) -> tf.Tensor:
        """The latents of this step: float32 [batch, LATENT]."""
        seed = tf.stack([tf.constant(self.config.seed, tf.int64), 2 * self._step + number])
        return tf.random.stateless_normal((self.config.batch_size, sketch.LATENT), seed)

    def _update(self, tape: tf.GradientTape, loss: tf.Tensor) -> None:
        """The generator, its average and the count of steps."""
        variables = self.generator.trainable_variables
        self._generator_optimizer.apply(tape.gradient(loss, variables), variables)
        seen = tf.cast((self._step + 1) * self.config.batch_size, tf.float32)
        # Early on the average follows faster: it should not remember the first steps.
        half_life = tf.minimum(float(self.config.ema_images), 0.05 * seen)
        decay = 0.5 ** (self.config.batch_size / half_life)
        average_weights(self.ema_generator, self.generator, decay)
        self._step.assign_add(1)


def _rows(batch: dict[str, tf.Tensor]) -> tuple[tf.Tensor, tf.Tensor, tf.Tensor]:
    """Sketches [outlines, …]; codes and signed pictures [outlines * pictures, …]."""
    pictures = tf.cast(tf.concat(tf.unstack(batch["pictures"]), axis=0), tf.float32)
    codes = tf.concat(tf.unstack(batch["codes"]), axis=0)
    return batch["sketch"], codes, pictures / 127.5 - 1.0


def _means(kept: Sequence[dict[str, float]], step: int) -> dict[str, float]:
    losses = {name: float(np.mean([each[name] for each in kept])) for name in kept[0]}
    if not np.isfinite(list(losses.values())).all():
        raise FloatingPointError(
            f"the losses up to step {step} are {losses}; train anew with a smaller "
            "--learning-rate, in another --run"
        )
    return losses
