"""The DCGAN training loop: any of the adversarial losses, penalties and diversity beside it.

Generator and discriminator are updated from one forward pass, as in TensorFlow's own DCGAN
tutorial, because the generator's forward pass is most of the cost.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import keras
import tensorflow as tf

from model.datasets.labelled import LabelledImages
from model.datasets.source import to_signed
from model.networks import dcgan
from model.training.losses import ADVERSARIAL_LOSSES, diversity_loss
from model.training.penalty import PENALISED, penalty_at
from model.training.state import adam, average_decay, average_weights
from model.training.trainer import Callback, Trainer

LOSSES = ("generator", "discriminator", "penalty", "alike")


@dataclass(frozen=True)
class DcganConfig:
    """Everything that, with the data, decides the outcome of a run."""

    epochs: int = 12
    batch_size: int = 64
    generator_learning_rate: float = 2e-4  # section 4 of the paper
    discriminator_learning_rate: float = 4e-4  # twice: spectral normalisation slows it (TTUR)
    beta_1: float = 0.5  # section 4 of the paper
    ema_decay: float = 0.999  # a step; the half-life is 693 steps
    loss: str = "non_saturating"  # a key of ADVERSARIAL_LOSSES
    penalty: float = 0.0  # gamma of R1 and R2
    diversity: float = 0.0  # weight of the diversity loss
    seed: int = 0


class DcganTrainer(Trainer):
    """Networks, optimizers, the step, and the checkpoints of one run."""

    REMEDY = "another --seed or a larger --batch-size"

    def __init__(self, config: DcganConfig, run_folder: Path) -> None:
        """Builds the networks and restores the newest checkpoint in `run_folder`, if any."""
        self.config = config
        self._loss = ADVERSARIAL_LOSSES[config.loss]
        generator = dcgan.build_generator(config.seed)
        discriminator = dcgan.build_discriminator(config.seed + 10)
        super().__init__(
            run_folder,
            config.batch_size,
            generator=generator,
            discriminator=discriminator,
            ema_generator=dcgan.build_generator(config.seed),
            generator_optimizer=adam(
                generator, config.generator_learning_rate, beta_1=config.beta_1
            ),
            discriminator_optimizer=adam(
                discriminator, config.discriminator_learning_rate, beta_1=config.beta_1
            ),
        )
        *_, features, _ = discriminator.layers
        self._seeing = keras.Model(discriminator.inputs, [features.output, discriminator.output])

    # Without XLA, whose convolutions are slower than oneDNN's: a step of 64 takes 0.20 s on one
    # core with AVX-512, compiled 0.36 s.
    @tf.function
    def train_step(self, images: tf.Tensor, latent: tf.Tensor) -> dict[str, tf.Tensor]:
        """One update of both networks and of the EMA; returns the losses, scalars.

        images: uint8 [batch, 28, 28, 1 or 3]; latent: float32 [batch, 100].
        """
        config = self.config
        reals = to_signed(images)
        if images.shape[-1] == 1:
            reals = tf.repeat(reals, 3, axis=-1)
        with tf.GradientTape() as generator_tape, tf.GradientTape() as discriminator_tape:
            fakes = self.generator(latent, training=True)
            # One call on reals and fakes, so that the power iteration advances once a step.
            both = tf.concat([reals, fakes], axis=0)
            features, logits = self._seeing(both, training=True)
            real_logits, fake_logits = tf.split(logits, 2)
            real_features, fake_features = tf.split(features, 2)
            losses = {
                "generator": self._loss.generator(real_logits, fake_logits),
                "discriminator": self._loss.discriminator(real_logits, fake_logits),
                # Not training: the power iteration has advanced.
                "penalty": penalty_at(self.discriminator, tf.stop_gradient(both[::PENALISED])),
                # As diverse as the data is enough: what is told apart beyond it is no garment.
                "alike": tf.nn.relu(diversity_loss(fake_features) - diversity_loss(real_features)),
            }
            sums = (
                losses["generator"] + config.diversity * losses["alike"],
                losses["discriminator"] + config.penalty * losses["penalty"],
            )
        for network, optimizer, tape, loss in zip(
            (self.generator, self.discriminator),
            self.optimizers,
            (generator_tape, discriminator_tape),
            sums,
            strict=True,
        ):
            variables = network.trainable_variables
            optimizer.apply(tape.gradient(loss, variables), variables)
        half_life = math.log(0.5) / math.log(config.ema_decay)
        average_weights(self.ema_generator, self.generator, average_decay(self._step, half_life))
        self._step.assign_add(1)
        return losses

    def steps(self, data: LabelledImages) -> int:
        """Steps of the whole run."""
        return -(-self.config.epochs * len(data) // self.config.batch_size)

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
        batches = iter(
            data.batches(
                first_step=self.step,
                batch_size=config.batch_size,
                seed=config.seed,
                latent=dcgan.LATENT,
                draws=0,
            )
        )

        def take() -> dict[str, tf.Tensor]:
            batch = next(batches)
            return self.train_step(batch["images"], batch["latent"])

        self._take(
            self.steps(data), take, callbacks, report_every=report_every, save_every=save_every
        )


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
