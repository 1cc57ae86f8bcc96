"""The training of `progressive`: stages by images seen, several devices.

Everything random of a step comes with its batch, so devices that share a batch get the losses of
one. Both networks learn from one forward pass.
"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Any

import keras
import tensorflow as tf

from model.datasets.labelled import LabelledImages
from model.networks import progressive
from model.training.augment import DRAWS, augmented
from model.training.callbacks import Stage
from model.training.losses import (
    relativistic_discriminator_loss,
    relativistic_generator_loss,
)
from model.training.penalty import PENALISED, penalty_at
from model.training.progressive_config import ProgressiveConfig, RiseAndFall
from model.training.state import adam, average_decay, average_weights
from model.training.trainer import Callback, Trainer

LOSSES = ("generator", "discriminator", "penalty")


def stages(config: ProgressiveConfig) -> list[Stage]:
    """The stages of a run, for the time that is left."""
    ends = [config.stage_images * number for number in range(1, len(config.sides))]
    return [
        Stage(min(end, config.images), side, progressive.work(side, config.size))
        for end, side in zip([*ends, config.images], config.sides, strict=True)
    ]


class ProgressiveTrainer(Trainer):
    """Networks of all stages, optimizers, the step, and the checkpoints of one run."""

    REMEDY = "a smaller --learning-rate or a larger --penalty"

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
            generator = self._generator.at(config.side)
            discriminator = self._discriminator.at(config.side)
            generator_optimizer, discriminator_optimizer = (
                adam(network, RiseAndFall(config), beta_1=0.0, beta_2=0.99)
                for network in (generator, discriminator)
            )
            super().__init__(
                run_folder,
                config.batch_size,
                generator=generator,
                discriminator=discriminator,
                ema_generator=self._average.at(config.side),
                generator_optimizer=generator_optimizer,
                discriminator_optimizer=discriminator_optimizer,
            )
        self._steps: dict[int, Any] = {}
        self._averages: dict[int, keras.Model] = {}

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
        """Takes the steps that are still missing; see `Trainer`."""
        config = self.config
        batches = data.batches(
            first_step=self.step,
            batch_size=config.batch_size,
            seed=config.seed,
            latent=progressive.LATENT,
            draws=DRAWS,
        )
        shared = iter(self._strategy.experimental_distribute_dataset(batches))

        def take() -> dict[str, Any]:
            return self.step_at(config.side_at(self.step))(next(shared))

        self._take(config.steps, take, callbacks, report_every=report_every, save_every=save_every)

    def _shown(self) -> tuple[int, keras.Model]:
        side = self.config.side_at(self.step - 1)
        return side, self.average_at(side)

    def step_at(self, side: int) -> Any:
        """A `tf.function`: one update of both networks and of the averages at a stage's side.

        It takes a batch of `LabelledImages.batches` and gives the losses, scalars by name.
        Without XLA, whose convolutions are slower than oneDNN's: on one core with AVX-512 a step
        of 64 images of 128 pixels takes 1.0 s, compiled 1.6 s; of 32 pixels 0.19 and 0.23 s.
        """
        if side not in self._steps:
            networks = (
                self._generator.at(side), self._discriminator.at(side), self.average_at(side)
            )  # fmt: skip

            def on_device(batch: dict[str, tf.Tensor]) -> dict[str, tf.Tensor]:
                return self._train_step(batch, *networks)

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
            penalty = penalty_at(
                lambda images: discriminator([images, both_labels[::PENALISED]], training=True),
                tf.stop_gradient(both[::PENALISED]),
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
        half_life = config.ema_images / config.batch_size
        average_weights(average, generator, average_decay(self._step, half_life))
        self._step.assign_add(1)
        return {
            "generator": generator_loss,
            "discriminator": discriminator_loss,
            "penalty": penalty,
        }

    def _at_stage(self, images: tf.Tensor, side: int) -> tf.Tensor:
        """uint8 [batch, …] of the data to float32 [batch, side, side, 3] in [-1, 1]."""
        signed = tf.cast(images, tf.float32) / 127.5 - 1.0
        by = images.shape[1] // side
        if by > 1:
            signed = tf.nn.avg_pool2d(signed, by, by, "VALID")
        return tf.repeat(signed, 3, axis=-1) if signed.shape[-1] == 1 else signed
