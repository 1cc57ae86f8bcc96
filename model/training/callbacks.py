"""What a training loop tells while it runs: a progress bar and TensorBoard."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Protocol

import keras
import tensorflow as tf


@dataclass(frozen=True)
class StepEnd:
    """The state after a step."""

    epoch: int  # the running epoch, from 1
    step_in_epoch: int  # from 1
    steps_per_epoch: int
    generator_loss: float
    discriminator_loss: float


@dataclass(frozen=True)
class EpochEnd:
    """The state after an epoch, when its checkpoint is on disk."""

    epoch: int  # finished epochs
    step: int  # finished steps
    generator_loss: float  # means over the epoch
    discriminator_loss: float
    generator: keras.Model  # with the averaged weights: latent to images in [-1, 1]


class Callback(Protocol):
    """Told after every step and every epoch."""

    def on_step_end(self, end: StepEnd) -> None: ...

    def on_epoch_end(self, end: EpochEnd) -> None: ...


class ProgressBar:
    """Keras' own progress bar: step, time left, losses."""

    def __init__(self, epochs: int) -> None:
        self._epochs = epochs
        self._bar: keras.utils.Progbar | None = None

    def on_step_end(self, end: StepEnd) -> None:
        if self._bar is None:
            print(f"epoch {end.epoch}/{self._epochs}", flush=True)
            self._bar = keras.utils.Progbar(end.steps_per_epoch, interval=1.0)
        self._bar.update(
            end.step_in_epoch,
            [("generator", end.generator_loss), ("discriminator", end.discriminator_loss)],
        )

    def on_epoch_end(self, end: EpochEnd) -> None:
        self._bar = None


class TensorBoard:
    """Losses every epoch, and every `every` epochs eight samples from fixed latents in [0, 1]."""

    SAMPLES = 8

    def __init__(self, folder: Path, *, every: int = 1, seed: int = 0) -> None:
        self._writer = tf.summary.create_file_writer(str(folder))
        self._every = every
        self._seed = seed

    def on_step_end(self, end: StepEnd) -> None:
        """Nothing: a point an epoch is what a person reads."""

    def on_epoch_end(self, end: EpochEnd) -> None:
        with self._writer.as_default(step=end.epoch):
            tf.summary.scalar("loss/generator", end.generator_loss)
            tf.summary.scalar("loss/discriminator", end.discriminator_loss)
            if end.epoch % self._every == 0:
                latent = tf.random.stateless_normal(
                    (self.SAMPLES, end.generator.input_shape[-1]), (self._seed, 0)
                )
                images = end.generator(latent, training=False)
                tf.summary.image("samples", (images + 1.0) / 2.0, max_outputs=self.SAMPLES)
        self._writer.flush()
