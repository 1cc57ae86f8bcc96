"""What a training loop asks of a data set."""

from __future__ import annotations

from typing import Protocol

import tensorflow as tf


class ImageSource(Protocol):
    """Images that can be read in a new order every epoch."""

    @property
    def name(self) -> str:
        """The name that the model's card gives to the data."""

    def __len__(self) -> int:
        """The number of images."""

    def dataset(self, *, size: int, batch_size: int, seed: int) -> tf.data.Dataset:
        """One epoch in an order that `seed` decides, in full batches only.

        Yields:
            images: float32 [batch_size, size, size, 3] in [-1, 1].
        """


def to_signed(images: tf.Tensor) -> tf.Tensor:
    """uint8 or float in [0, 255] to float32 in [-1, 1]."""
    return tf.cast(images, tf.float32) / 127.5 - 1.0
