"""The DCGAN training loop: one `tf.function` step, one checkpoint an epoch, exact resume.

Generator and discriminator are updated from one forward pass, as in TensorFlow's own DCGAN
tutorial, because the generator's forward pass is most of the cost. Everything random comes from
(seed, step), so that a run which was killed and resumed takes the steps it would have taken.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import keras
import numpy as np
import tensorflow as tf

from model.datasets.source import ImageSource
from model.networks import dcgan
from model.training.callbacks import Callback, EpochEnd, StepEnd
from model.training.losses import (
    non_saturating_discriminator_loss,
    non_saturating_generator_loss,
)
from model.training.state import adam, average_weights, checkpoints


@dataclass(frozen=True)
class DcganConfig:
    """Everything that, with the data, decides the outcome of a run."""

    epochs: int = 12
    batch_size: int = 64
    generator_learning_rate: float = 2e-4  # section 4 of the paper
    discriminator_learning_rate: float = 4e-4  # twice: spectral normalisation slows it (TTUR)
    beta_1: float = 0.5  # section 4 of the paper
    ema_decay: float = 0.999  # a step; the half-life is 693 steps
    seed: int = 0


class DcganTrainer:
    """Networks, optimizers, the step, and the checkpoints of one run."""

    def __init__(self, config: DcganConfig, run_folder: Path) -> None:
        """Builds the networks and restores the newest checkpoint in `run_folder`, if any."""
        self.config = config
        self.generator = dcgan.build_generator(config.seed)
        self.discriminator = dcgan.build_discriminator(config.seed + 10)
        self.ema_generator = dcgan.build_generator(config.seed)
        self._generator_optimizer = adam(
            self.generator, config.generator_learning_rate, beta_1=config.beta_1
        )
        self._discriminator_optimizer = adam(
            self.discriminator, config.discriminator_learning_rate, beta_1=config.beta_1
        )
        self._epoch = tf.Variable(0, dtype=tf.int64)  # finished epochs
        self._step = tf.Variable(0, dtype=tf.int64)
        self._checkpoints = checkpoints(
            run_folder,
            generator=self.generator,
            discriminator=self.discriminator,
            ema_generator=self.ema_generator,
            generator_optimizer=self._generator_optimizer,
            discriminator_optimizer=self._discriminator_optimizer,
            epoch=self._epoch,
            step=self._step,
        )
        self._checkpoints.restore_or_initialize()

    @property
    def epoch(self) -> int:
        """Finished epochs."""
        return int(self._epoch.numpy())

    @property
    def step(self) -> int:
        """Finished steps."""
        return int(self._step.numpy())

    @tf.function(jit_compile=True)  # on two cores 0.31 s a step of 64, without it 0.39 s
    def _train_step(self, images: tf.Tensor) -> tuple[tf.Tensor, tf.Tensor]:
        """One update of both networks and of the EMA; returns the two losses, scalars.

        images: float32 [batch, 28, 28, 3] in [-1, 1].
        """
        batch = tf.shape(images)[0]
        seed = tf.stack([tf.constant(self.config.seed, tf.int64), self._step])
        latent = tf.random.stateless_normal((batch, dcgan.LATENT), seed)
        with tf.GradientTape() as generator_tape, tf.GradientTape() as discriminator_tape:
            fakes = self.generator(latent, training=True)
            # One call on reals and fakes, so that the power iteration advances once a step.
            logits = self.discriminator(tf.concat([images, fakes], axis=0), training=True)
            real_logits, fake_logits = tf.split(logits, 2)
            generator_loss = non_saturating_generator_loss(fake_logits)
            discriminator_loss = non_saturating_discriminator_loss(real_logits, fake_logits)
        for network, optimizer, tape, loss in (
            (self.generator, self._generator_optimizer, generator_tape, generator_loss),
            (
                self.discriminator,
                self._discriminator_optimizer,
                discriminator_tape,
                discriminator_loss,
            ),
        ):
            variables = network.trainable_variables
            optimizer.apply(tape.gradient(loss, variables), variables)
        average_weights(self.ema_generator, self.generator, self.config.ema_decay)
        self._step.assign_add(1)
        return generator_loss, discriminator_loss

    def train(self, source: ImageSource, callbacks: Sequence[Callback] = ()) -> None:
        """Runs the epochs that are still missing; a checkpoint is on disk after each.

        Raises:
            FloatingPointError: a loss is no longer finite; the checkpoint before it is intact.
        """
        batch_size = self.config.batch_size
        steps_per_epoch = len(source) // batch_size
        while self.epoch < self.config.epochs:
            epoch = self.epoch + 1
            images = source.dataset(
                size=dcgan.SIDE, batch_size=batch_size, seed=self.config.seed + epoch
            )
            losses = np.zeros((steps_per_epoch, 2))
            for index, batch in enumerate(images):
                losses[index] = [loss.numpy() for loss in self._train_step(batch)]
                if not np.isfinite(losses[index]).all():
                    raise FloatingPointError(
                        f"the losses at step {self.step} are {losses[index]}; train anew with "
                        "another --seed or a larger --batch-size, in another --run"
                    )
                step_end = StepEnd(epoch, index + 1, steps_per_epoch, *losses[index])
                for callback in callbacks:
                    callback.on_step_end(step_end)
            self._epoch.assign_add(1)
            self._checkpoints.save(self.epoch)
            means = losses.mean(axis=0)
            epoch_end = EpochEnd(epoch, self.step, means[0], means[1], self.ema_generator)
            for callback in callbacks:
                callback.on_epoch_end(epoch_end)


def recalibrate_batch_norm(generator: keras.Model, *, batches: int = 40, seed: int = 0) -> None:
    """Measures the BatchNorm statistics of averaged weights anew, in place.

    The moving averages belong to the weights of the training network; for EMA weights they are
    slightly off. The statistics become the plain mean over `batches` batches of 256 latents.
    """
    norms = [
        layer for layer in generator.layers if isinstance(layer, keras.layers.BatchNormalization)
    ]
    momenta = [norm.momentum for norm in norms]
    for index in range(batches):
        for norm in norms:
            norm.momentum = index / (index + 1)  # the running mean of all batches so far
        latent = tf.random.stateless_normal((256, dcgan.LATENT), (seed, index))
        generator(latent, training=True)
    for norm, momentum in zip(norms, momenta, strict=True):
        norm.momentum = momentum
