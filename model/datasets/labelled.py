"""Images with their classes, in an order that can be taken up at any image.

The order of each pass is a function of (seed, pass), and every random number of a step is one of
(seed, step), and comes with the batch. So the place of a run in its data is one number, and a
batch that is split over several devices is the batch that one device would have had.
"""

from __future__ import annotations

import itertools
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

import numpy as np
import tensorflow as tf


@dataclass(frozen=True, eq=False)
class LabelledImages:
    """All images of a data set in memory."""

    name: str
    images: np.ndarray  # uint8 [count, side, side, 1 or 3]
    labels: np.ndarray  # int32 [count], indices into `classes`
    classes: tuple[str, ...]

    def __len__(self) -> int:
        return len(self.images)

    @property
    def side(self) -> int:
        """Pixels of a side."""
        return int(self.images.shape[1])

    @property
    def grey(self) -> bool:
        """Whether no image has a colour."""
        return self.images.shape[-1] == 1

    def as_one_class(self) -> LabelledImages:
        """The same images for who knows no classes."""
        return LabelledImages(self.name, self.images, np.zeros_like(self.labels), ("",))

    def order(self, start: int, count: int, seed: int) -> np.ndarray:
        """The indices of images `start` to `start + count` of an endless run: int64 [count].

        Every image comes once a pass; a batch may lie across two passes.
        """
        passes = range(start // len(self), (start + count - 1) // len(self) + 1)
        order = np.concatenate([_pass(len(self), seed, number) for number in passes])
        first = start - passes[0] * len(self)
        return order[first : first + count]

    def batches(
        self, *, first_step: int, batch_size: int, seed: int, latent: int, draws: int
    ) -> tf.data.Dataset:
        """The batches of the steps from `first_step` on, without an end.

        Yields:
            a dictionary of `images` uint8 [batch_size, side, side, 1 or 3], `labels` int32
            [batch_size], `latent` float32 [batch_size, latent] (standard normal), `draws` float32
            [batch_size, 2, draws] (uniform in [0, 1)).
        """

        def indices() -> Iterator[np.ndarray]:
            for step in itertools.count(first_step):
                yield self.order(step * batch_size, batch_size, seed)

        images, labels = tf.constant(self.images), tf.constant(self.labels)

        def batch(step: tf.Tensor, index: tf.Tensor) -> dict[str, Any]:
            return {
                "images": tf.gather(images, index),
                "labels": tf.gather(labels, index),
                "latent": tf.random.stateless_normal((batch_size, latent), (seed, step)),
                "draws": tf.random.stateless_uniform((batch_size, 2, draws), (seed, step)),
            }

        order = tf.data.Dataset.from_generator(
            indices, output_signature=tf.TensorSpec((batch_size,), tf.int64)
        )
        return (
            tf.data.Dataset.zip((tf.data.Dataset.counter(first_step), order))
            .map(batch, num_parallel_calls=tf.data.AUTOTUNE, deterministic=True)
            .prefetch(tf.data.AUTOTUNE)
        )


@lru_cache(maxsize=2)  # asked for once a batch
def _pass(count: int, seed: int, number: int) -> np.ndarray:
    return np.random.default_rng((seed, number)).permutation(count)
