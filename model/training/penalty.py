"""The gradient penalties R1 and R2 at a share of a batch.

They are taken at every eighth image of every batch, not at all images of every eighth batch
(StyleGAN2's lazy regularisation, Karras et al. 2020, arXiv:1912.04958, section 3.1): it costs the
same, needs one compiled step instead of two, and no step is thrown by a large penalty.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import tensorflow as tf

from model.training.losses import gradient_penalty

PENALISED = 8  # one image in so many
_SCALE = 64.0  # of logits whose gradient is taken: a power of two, so that nothing is rounded


def penalty_at(discriminate: Callable[[tf.Tensor], Any], images: tf.Tensor) -> tf.Tensor:
    """R1 and R2 together: scalar, to be multiplied by gamma.

    Args:
        discriminate: images to logits [batch, 1], row k of image k alone.
        images: [batch, height, width, channels], reals and fakes in equal shares.
    """
    with tf.GradientTape() as tape:
        tape.watch(images)
        # Scaled, because under mixed_float16 the gradient of one pixel would vanish.
        logits = _SCALE * discriminate(images)
    return 2.0 * gradient_penalty(tape.gradient(logits, images) / _SCALE)
