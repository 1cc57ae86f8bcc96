"""Bytes of pictures as the numbers that networks take."""

from __future__ import annotations

import tensorflow as tf


def to_signed(images: tf.Tensor) -> tf.Tensor:
    """uint8 or float in [0, 255] to float32 in [-1, 1]."""
    return tf.cast(images, tf.float32) / 127.5 - 1.0
