"""The training of the garment classifier: `fit` on Fashion-MNIST, shifted and mirrored.

Apart from every generator: a generator that was trained to please this network could not be
measured with it. Everything random comes from (seed, epoch, place in the epoch), so that a run
which was stopped and resumed ends as one that was not.
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

import keras
import numpy as np
import tensorflow as tf

from model.datasets.source import to_signed
from model.networks.classifier import build_classifier
from model.training.keeper import CHECKPOINT, Keeper
from model.training.run import Run

WHITE_SPACE = 2  # pixels that a garment may be shifted by, each way


@dataclass(frozen=True)
class ClassifierConfig:
    """Everything that, with the data, decides the outcome of a run."""

    epochs: int = 8
    batch_size: int = 128
    learning_rate: float = 3e-3  # the highest of the schedule
    weight_decay: float = 0.02
    width: int = 32  # of `build_classifier`
    seed: int = 0


@dataclass(frozen=True)
class ShiftedImages:
    """Images with their classes: uint8 [count, 28, 28] and uint8 [count]."""

    name: str
    images: np.ndarray
    labels: np.ndarray

    def __len__(self) -> int:
        return len(self.images)

    def dataset(self, *, batch_size: int, seed: tuple[int, int]) -> tf.data.Dataset:
        """One shuffled epoch of full batches, each image shifted by up to two pixels or mirrored.

        Yields:
            images float32 [batch_size, 28, 28, 1] in [-1, 1], labels uint8 [batch_size].

        Raises:
            ValueError: there are fewer images than one batch.
        """
        if len(self) < batch_size:
            raise ValueError(
                f"{self.name} has {len(self)} images here, fewer than one batch of {batch_size}; "
                "choose a smaller --batch-size"
            )
        order = np.random.default_rng(seed).permutation(len(self))

        def changed(place: tf.Tensor, row: tuple[tf.Tensor, tf.Tensor]) -> tuple[tf.Tensor, ...]:
            image, label = row
            key = tf.stack([tf.constant(hash_of(seed), tf.int64), place])
            image = tf.image.stateless_random_flip_left_right(image[..., tf.newaxis], key)
            space = [WHITE_SPACE, WHITE_SPACE]
            padded = tf.pad(image, [space, space, [0, 0]])  # the ground of Fashion-MNIST is 0
            image = tf.image.stateless_random_crop(padded, tf.shape(image), key)
            return to_signed(image), label

        return (
            tf.data.Dataset.from_tensor_slices((self.images[order], self.labels[order]))
            .enumerate()
            .map(changed, num_parallel_calls=tf.data.AUTOTUNE, deterministic=True)
            .batch(batch_size, drop_remainder=True)
            .prefetch(tf.data.AUTOTUNE)
        )


def hash_of(seed: tuple[int, int]) -> int:
    """One number for a pair, so that it fits into a stateless seed beside a place."""
    return int(np.random.SeedSequence(seed).generate_state(1)[0])


class ClassifierTrainer:
    """Network, optimizer and checkpoint of one run."""

    def __init__(self, config: ClassifierConfig, images: int, run_folder: Path) -> None:
        """Builds the network and restores the checkpoint in `run_folder`, if there is one.

        images: how many there are in an epoch; the length of the cosine schedule depends on it.
        """
        self.config = config
        self._steps = images // config.batch_size  # an epoch
        self.network = build_classifier(config.width, config.seed)
        steps = max(1, config.epochs * self._steps)
        schedule = keras.optimizers.schedules.CosineDecay(
            initial_learning_rate=config.learning_rate / 20,
            warmup_target=config.learning_rate,
            warmup_steps=steps // 20,
            decay_steps=steps - steps // 20,
        )
        optimizer = keras.optimizers.AdamW(schedule, weight_decay=config.weight_decay)
        optimizer.build(self.network.trainable_variables)
        self.network.compile(
            optimizer=optimizer,
            loss=keras.losses.SparseCategoricalCrossentropy(from_logits=True),
            metrics=["accuracy"],
            jit_compile=False,  # 0.28 s of processor time a step of 128; with it 0.37 s
        )
        self._checkpoint = run_folder / CHECKPOINT
        if self._checkpoint.is_file():
            self.network.load_weights(self._checkpoint)

    def train(self, source: ShiftedImages, run: Run) -> None:
        """Runs the epochs that are still missing.

        Raises:
            FloatingPointError: the loss is no longer finite; the checkpoint before it is intact.
        """
        config = self.config
        keeper = Keeper(self._checkpoint, run, self._steps * config.batch_size)
        while run.epochs < config.epochs:
            self.network.fit(
                source.dataset(batch_size=config.batch_size, seed=(config.seed, run.epochs)),
                initial_epoch=run.epochs,
                epochs=run.epochs + 1,
                shuffle=False,  # the data set is in its order already
                verbose=2,
                callbacks=[keeper],
            )
