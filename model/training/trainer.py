"""The loop of every image generator's training: steps, reports, checkpoints, resume at any step.

A step is a function of the weights, the step's number and its batch, and the batch is one of
(seed, step). So a run that was interrupted anywhere goes on with the losses that it would have had.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, ClassVar, Protocol

import keras
import numpy as np
import tensorflow as tf

CHECKPOINTS_KEPT = 3


@dataclass(frozen=True)
class Report:
    """The state after some steps, when their checkpoint is on disk if `saved`."""

    step: int  # finished steps
    images_seen: int
    side: int  # pixels of the images
    losses: dict[str, float]  # means since the report before
    images_per_second: float
    saved: bool
    last: bool  # no step follows
    generator: keras.Model  # with the averaged weights


class Callback(Protocol):
    """Told after every few steps."""

    def on_report(self, report: Report) -> None: ...


class Trainer:
    """Two networks, their optimizers, the averaged generator, the step, and their checkpoints."""

    REMEDY: ClassVar[str]  # what to train with instead where losses leave the finite

    def __init__(
        self,
        run_folder: Path,
        batch_size: int,
        *,
        generator: keras.Model,
        discriminator: keras.Model,
        ema_generator: keras.Model,
        generator_optimizer: keras.optimizers.Optimizer,
        discriminator_optimizer: keras.optimizers.Optimizer,
    ) -> None:
        """Restores the newest checkpoint in `run_folder`, if any.

        Raises:
            ValueError: the checkpoint is of other networks.
        """
        # It fails at the gradient of a gradient of LeakyReLU and says so: nothing would be fused.
        tf.config.optimizer.set_experimental_options({"remapping": False})
        self.generator = generator
        self.discriminator = discriminator
        self.ema_generator = ema_generator
        self.optimizers = (generator_optimizer, discriminator_optimizer)
        self._batch_size = batch_size
        self._step = tf.Variable(
            0, dtype=tf.int64, aggregation=tf.VariableAggregation.ONLY_FIRST_REPLICA
        )
        self._checkpoints = tf.train.CheckpointManager(
            tf.train.Checkpoint(
                generator=generator,
                discriminator=discriminator,
                ema_generator=ema_generator,
                generator_optimizer=generator_optimizer,
                discriminator_optimizer=discriminator_optimizer,
                step=self._step,
            ),
            str(run_folder / "checkpoints"),
            max_to_keep=CHECKPOINTS_KEPT,
        )
        self._restore(run_folder)

    def _restore(self, run_folder: Path) -> None:
        newest = self._checkpoints.latest_checkpoint
        if newest is None:
            return
        try:
            # TensorFlow finds weights by their place in the network, and leaves alone what it
            # misses.
            self._checkpoints.checkpoint.restore(newest).assert_consumed()
        except (AssertionError, ValueError) as error:
            raise ValueError(
                f"{newest} is a checkpoint of other networks than these; choose another --run, or "
                f"go on in {run_folder} with the Tenfold that began there"
            ) from error

    @property
    def step(self) -> int:
        """Finished steps."""
        return int(self._step.numpy())

    @property
    def images_seen(self) -> int:
        """Images that the finished steps took: the place in the data."""
        return self.step * self._batch_size

    def _shown(self) -> tuple[int, keras.Model]:
        """Pixels of the images, and the averaged generator that makes them."""
        return self.ema_generator.output_shape[1], self.ema_generator

    def _take(
        self,
        steps: int,
        take: Callable[[], dict[str, Any]],
        callbacks: Sequence[Callback],
        *,
        report_every: int,
        save_every: int,
    ) -> None:
        """Takes the steps that are still missing; callbacks hear of them every `report_every`.

        A checkpoint is on disk every `save_every` steps, at the end, and after Ctrl+C.

        Args:
            steps: of the whole run.
            take: takes one step and gives its losses, scalars by name.
            callbacks: are told of the means of the losses since the report before.
            report_every: steps.
            save_every: steps.

        Raises:
            FloatingPointError: a loss is no longer finite; the checkpoint before it is intact.
        """
        since, kept = time.monotonic(), []
        try:
            while self.step < steps:
                kept.append(take())
                step = self.step
                saved = step % save_every == 0 or step == steps
                if not (saved or step % report_every == 0):
                    continue
                losses = self._means(kept)
                now = time.monotonic()
                speed = len(kept) * self._batch_size / (now - since)
                since, kept = now, []
                if saved:
                    self._checkpoints.save(step)
                side, generator = self._shown()
                report = Report(
                    step, self.images_seen, side, losses, speed, saved, step == steps, generator
                )
                for callback in callbacks:
                    callback.on_report(report)
        except KeyboardInterrupt:
            if kept:
                self._means(kept)  # what is not finite is not kept
            self._checkpoints.save(self.step)
            raise

    def _means(self, kept: Sequence[dict[str, Any]]) -> dict[str, float]:
        """Of each loss over the steps that had it."""
        names = dict.fromkeys(name for each in kept for name in each)
        losses = {
            name: float(np.mean([each[name] for each in kept if name in each])) for name in names
        }
        if not np.isfinite(list(losses.values())).all():
            raise FloatingPointError(
                f"the losses up to step {self.step} are {losses}; train anew with {self.REMEDY}, "
                "in another --run"
            )
        return losses
