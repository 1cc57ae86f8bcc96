"""The loop of `sketch`: first the right picture for each sketch and style, then a discriminator.

The renderer says what every sketch looks like in every style, so most of the run is supervised,
which is cheap and stable. What several pictures agree with, the mean of which is a blur, is left to
an adversary that sees two styles of an outline at once. A step is a function of the weights, the
step's number and its batch, which is one of (seed, step), so that a run that was interrupted
anywhere goes on with the losses that it would have had.
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
from model.training.losses import (
    non_saturating_discriminator_loss,
    non_saturating_generator_loss,
)
from model.training.sketch_losses import mode_seeking_loss, painting_loss
from model.training.state import adam, average_weights, checkpoints

STYLES = 2  # of an outline in a batch: what the discriminator sees together


@dataclass(frozen=True)
class SketchConfig:
    """Everything that, with the data, decides the outcome of a run."""

    styles: int  # length of a style code
    size: str = "small"  # of the networks: a key of `sketch.CHANNELS`
    images: int = 60_000  # seen in the whole run
    supervised_images: int = 45_000  # before the discriminator comes
    outlines: int = 4  # a batch, each in two styles
    learning_rate: float = 2e-3
    adversarial_learning_rate: float = 2e-4
    adversarial: float = 0.02  # weight of the adversarial loss beside the painting loss
    mode_seeking: float = 0.02  # weight
    enough: float = 0.01  # change of an image for one of its latent; see `mode_seeking_loss`
    warm_up_steps: int = 50
    ema_images: int = 4_000  # half-life of the averaged weights
    seed: int = 0

    @property
    def batch_size(self) -> int:
        """Images of a step."""
        return self.outlines * STYLES

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
        self.generator = sketch.SketchGenerator(config.styles, config.size, config.seed)
        self.ema_generator = sketch.SketchGenerator(config.styles, config.size, config.seed)
        self.discriminator = sketch.build_discriminator(config.size, config.seed + 10)
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
            first_step=self.step, outlines=config.outlines, styles=STYLES, seed=config.seed
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

    def _supervised_step(self, batch: dict[str, tf.Tensor]) -> dict[str, tf.Tensor]:
        """One update of the generator by the pictures alone; see `Groups.batches`."""
        drawn, style, pictures = _rows(batch)
        with tf.GradientTape() as tape:
            images = self.generator([drawn, style, self._latent(0)])
            loss = painting_loss(images, pictures)
        self._update(tape, loss)
        return {"painting": loss}

    def _adversarial_step(self, batch: dict[str, tf.Tensor]) -> dict[str, tf.Tensor]:
        """One update of both networks."""
        config = self.config
        drawn, style, pictures = _rows(batch)
        latent, other_latent = self._latent(0), self._latent(1)
        again = max(1, config.outlines // 4)  # outlines are painted once more, from other latents
        few = again * STYLES
        with tf.GradientTape() as tape, tf.GradientTape() as discriminator_tape:
            remembered = self.generator.encoder(drawn)
            images = self.generator.paint(remembered, drawn, style, latent)
            others = self.generator.paint(
                [each[:again] for each in remembered], drawn[:again],
                style[:few], other_latent[:few],
            )  # fmt: skip
            # One call on reals and fakes, so that the power iteration advances once a step.
            pairs = tf.concat([_packed(pictures), _packed(images)], axis=0)
            logits = self.discriminator([pairs, tf.tile(drawn, [2, 1, 1, 1])], training=True)
            real_logits, fake_logits = tf.split(logits, 2)
            losses = {
                "painting": painting_loss(images, pictures),
                "generator": non_saturating_generator_loss(fake_logits),
                "mode_seeking": mode_seeking_loss(
                    images[:few], others, latent[:few], other_latent[:few], config.enough
                ),
                "discriminator": non_saturating_discriminator_loss(real_logits, fake_logits),
            }
            loss = (
                losses["painting"]
                + config.adversarial * losses["generator"]
                + config.mode_seeking * losses["mode_seeking"]
            )
        variables = self.discriminator.trainable_variables
        gradients = discriminator_tape.gradient(losses["discriminator"], variables)
        self._discriminator_optimizer.apply(gradients, variables)
        self._update(tape, loss)
        return losses

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
    """Sketches [outlines, …]; codes and signed pictures [outlines * STYLES, …]."""
    pictures = tf.cast(tf.concat(tf.unstack(batch["pictures"]), axis=0), tf.float32)
    codes = tf.concat(tf.unstack(batch["codes"]), axis=0)
    return batch["sketch"], codes, pictures / 127.5 - 1.0


def _packed(images: tf.Tensor) -> tf.Tensor:
    """Rows [n * STYLES, height, width, 3] to [n, height, width, 3 * STYLES]."""
    return tf.concat([images[k::STYLES] for k in range(STYLES)], axis=-1)


def _means(kept: Sequence[dict[str, float]], step: int) -> dict[str, float]:
    losses = {name: float(np.mean([each[name] for each in kept])) for name in kept[0]}
    if not np.isfinite(list(losses.values())).all():
        raise FloatingPointError(
            f"the losses up to step {step} are {losses}; train anew with a smaller "
            "--learning-rate, in another --run"
        )
    return losses
