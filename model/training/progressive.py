"""The loop of `progressive`: stages by images seen, exact resume at any step, several devices.

A step is a function of the weights, the step's number and its batch, and the batch is one of
(seed, step). So a run that was interrupted anywhere goes on with the losses that it would have
had, and devices that share a batch get those of one.

Both networks learn from one forward pass. The penalties R1 and R2 are taken at every eighth image
of every batch, not at all images of every eighth batch (StyleGAN2's lazy regularisation): it costs
the same, needs one compiled step instead of two, and no step is thrown by a large penalty.
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

from model.datasets.labelled import LabelledImages
from model.networks import progressive
from model.training.augment import DRAWS, augmented
from model.training.losses import (
    gradient_penalty,
    relativistic_discriminator_loss,
    relativistic_generator_loss,
)
from model.training.progressive_config import ProgressiveConfig, RiseAndFall
from model.training.state import adam, average_weights, checkpoints

PENALISED = 8  # one image in so many
PENALTY_SCALE = 64.0  # of logits whose gradient is taken in half precision


@dataclass(frozen=True)
class Report:
    """The state after some steps, when their checkpoint is on disk if `saved`."""

    step: int  # finished steps
    images_seen: int
    side: int  # pixels of the stage
    losses: dict[str, float]  # means since the report before
    images_per_second: float
    saved: bool
    generator: keras.Model  # with the averaged weights: [latent, label] to images in [-1, 1]


class Callback(Protocol):
    """Told after every few steps."""

    def on_report(self, report: Report) -> None: ...


class ProgressiveTrainer:
    """Networks, optimizers, the step, and the checkpoints of one run."""

    def __init__(
        self,
        config: ProgressiveConfig,
        run_folder: Path,
        strategy: tf.distribute.Strategy | None = None,
    ) -> None:
        """Builds the networks and restores the newest checkpoint in `run_folder`, if any.

        `strategy`: the devices; by default TensorFlow's own one. They share each batch.

        Raises:
            ValueError: the devices can't share a batch evenly.
        """
        self.config = config
        self._strategy = strategy or tf.distribute.get_strategy()
        self._devices = self._strategy.num_replicas_in_sync
        if config.batch_size % (self._devices * PENALISED):
            raise ValueError(
                f"the batch is {config.batch_size}; it must be a multiple of "
                f"{self._devices * PENALISED}: of {PENALISED} for each device"
            )
        shape: dict[str, Any] = {"classes": config.classes, "size": config.size}
        with self._strategy.scope():
            painted = {**shape, "grey": config.grey, "seed": config.seed}
            self._generator = progressive.Generator(**painted, dtype=config.precision)
            self._average = progressive.Generator(**painted)
            self._discriminator = progressive.Discriminator(
                **shape, seed=config.seed + 10, dtype=config.precision
            )
            last = config.side
            self.generator = self._generator.at(last)
            self.ema_generator = self._average.at(last)
            self.discriminator = self._discriminator.at(last)
            self._generator_optimizer, self._discriminator_optimizer = (
                adam(network, RiseAndFall(config), beta_1=0.0, beta_2=0.99)
                for network in (self.generator, self.discriminator)
            )
            self._step = tf.Variable(
                0, dtype=tf.int64, aggregation=tf.VariableAggregation.ONLY_FIRST_REPLICA
            )
        self._steps: dict[int, Callable[..., Any]] = {}
        self._averages: dict[int, keras.Model] = {}
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

    def average_at(self, side: int) -> keras.Model:
        """The generator with the averaged weights at a stage's side."""
        if side not in self._averages:
            self._averages[side] = self._average.at(side)
        return self._averages[side]

    def train(
        self,
        data: LabelledImages,
        callbacks: Sequence[Callback] = (),
        *,
        report_every: int = 10,
        save_every: int = 500,
    ) -> None:
        """Takes the steps that are still missing; callbacks hear of them every `report_every`.

        A checkpoint is on disk every `save_every` steps, at the end, and after Ctrl+C.

        Raises:
            FloatingPointError: a loss is no longer finite; the checkpoint before it is intact.
        """
        config = self.config
        batches = data.batches(
            first_step=self.step,
            batch_size=config.batch_size,
            seed=config.seed,
            latent=progressive.LATENT,
            draws=DRAWS,
        )
        shared = iter(self._strategy.experimental_distribute_dataset(batches))
        since, kept = time.monotonic(), []
        try:
            while self.step < config.steps:
                side = config.side_at(self.step)
                kept.append(self._step_at(side)(next(shared)))
                step = self.step
                saved = step % save_every == 0 or step == config.steps
                if not (saved or step % report_every == 0):
                    continue
                losses = self._means(kept)
                now = time.monotonic()
                speed = len(kept) * config.batch_size / (now - since)
                since, kept = now, []
                if saved:
                    self._checkpoints.save(step)
                report = Report(
                    step, self.images_seen, side, losses, speed, saved, self.average_at(side)
                )
                for callback in callbacks:
                    callback.on_report(report)
        except KeyboardInterrupt:
            if kept:
                self._means(kept)  # what is not finite is not kept
            self._checkpoints.save(self.step)
            raise

    def _means(self, kept: Sequence[dict[str, Any]]) -> dict[str, float]:
        losses = {name: float(np.mean([each[name] for each in kept])) for name in kept[0]}
        if not np.isfinite(list(losses.values())).all():
            raise FloatingPointError(
                f"the losses up to step {self.step} are {losses}; train anew with a smaller "
                "--learning-rate or a larger --penalty, in another --run"
            )
        return losses

    def _step_at(self, side: int) -> Callable[..., dict[str, Any]]:
        """One update of both networks and of the averages at a stage's side; gives the losses."""
        if side not in self._steps:
            networks = (
                self._generator.at(side), self._discriminator.at(side), self.average_at(side)
            )  # fmt: skip

            def on_device(batch: dict[str, tf.Tensor]) -> dict[str, tf.Tensor]:
                return self._train_step(batch, *networks)

            if self._devices == 1:
                # On two cores 1.3 times as fast as without.
                self._steps[side] = tf.function(on_device, jit_compile=True)
            else:  # XLA has no collectives between processors

                @tf.function
                def on_all(batch: Any) -> dict[str, tf.Tensor]:
                    losses = self._strategy.run(on_device, args=(batch,))
                    mean = tf.distribute.ReduceOp.MEAN
                    return {
                        name: self._strategy.reduce(mean, value, axis=None)
                        for name, value in losses.items()
                    }

                self._steps[side] = on_all
        return self._steps[side]

    def _train_step(
        self,
        batch: dict[str, tf.Tensor],
        generator: keras.Model,
        discriminator: keras.Model,
        average: keras.Model,
    ) -> dict[str, tf.Tensor]:
        """On one device; see `LabelledImages.batches` for the batch."""
        config = self.config
        labels = batch["labels"]
        both_labels = tf.tile(labels, [2])
        reals = self._at_stage(batch["images"], generator.output_shape[1])
        with tf.GradientTape() as generator_tape, tf.GradientTape() as discriminator_tape:
            fakes = generator([batch["latent"], labels], training=True)
            both = tf.concat([reals, fakes], axis=0)
            if config.augment:
                draws = batch["draws"]
                both = augmented(both, tf.concat([draws[:, 0], draws[:, 1]], axis=0))
            logits = discriminator([both, both_labels], training=True)
            real_logits, fake_logits = tf.split(logits, 2)
            generator_loss = relativistic_generator_loss(real_logits, fake_logits)
            discriminator_loss = relativistic_discriminator_loss(real_logits, fake_logits)
            penalty = self._penalty(
                discriminator,
                tf.stop_gradient(both[::PENALISED]),
                both_labels[::PENALISED],
            )
            sums = (generator_loss, discriminator_loss + config.penalty * penalty)
            # Gradients of all devices are added.
            scaled = [
                optimizer.scale_loss(loss / self._devices)
                for optimizer, loss in zip(self.optimizers, sums, strict=True)
            ]
        for network, optimizer, tape, loss in zip(
            (generator, discriminator),
            self.optimizers,
            (generator_tape, discriminator_tape),
            scaled,
            strict=True,
        ):
            variables = network.trainable_variables
            optimizer.apply(tape.gradient(loss, variables), variables)
        seen = tf.cast((self._step + 1) * config.batch_size, tf.float32)
        # Early on the average follows faster: it should not remember the first steps.
        half_life = tf.minimum(float(config.ema_images), 0.05 * seen)
        average_weights(average, generator, 0.5 ** (config.batch_size / half_life))
        self._step.assign_add(1)
        return {
            "generator": generator_loss,
            "discriminator": discriminator_loss,
            "penalty": penalty,
        }

    @property
    def optimizers(self) -> tuple[keras.optimizers.Optimizer, keras.optimizers.Optimizer]:
        """The generator's and the discriminator's."""
        return self._generator_optimizer, self._discriminator_optimizer

    def _at_stage(self, images: tf.Tensor, side: int) -> tf.Tensor:
        """uint8 [batch, …] of the data to float32 [batch, side, side, 3] in [-1, 1]."""
        signed = tf.cast(images, tf.float32) / 127.5 - 1.0
        by = images.shape[1] // side
        if by > 1:
            signed = tf.nn.avg_pool2d(signed, by, by, "VALID")
        return tf.repeat(signed, 3, axis=-1) if signed.shape[-1] == 1 else signed

    def _penalty(
        self, discriminator: keras.Model, images: tf.Tensor, labels: tf.Tensor
    ) -> tf.Tensor:
        """R1 and R2 together; the rows are reals and fakes in equal shares."""
        with tf.GradientTape() as tape:
            tape.watch(images)
            # Scaled, because under mixed_float16 the gradient of one pixel would vanish.
            logits = PENALTY_SCALE * discriminator([images, labels], training=True)
        return 2.0 * gradient_penalty(tape.gradient(logits, images) / PENALTY_SCALE)
