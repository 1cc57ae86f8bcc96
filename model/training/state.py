"""What every training of an image generator makes beside its networks: optimizers, averages."""

from __future__ import annotations

from typing import Any

import keras
import tensorflow as tf


def adam(
    network: keras.Model, learning_rate: Any, *, beta_1: float, beta_2: float = 0.999
) -> keras.optimizers.Optimizer:
    """Adam with its moments made, so that a checkpoint restores them before the first step.

    A network under mixed_float16 gets its loss scaled (`optimizer.scale_loss`): its gradients
    would vanish. Each network has a scale of its own.
    """
    optimizer = keras.optimizers.Adam(learning_rate, beta_1=beta_1, beta_2=beta_2)
    if any(layer.compute_dtype == "float16" for layer in network.layers):
        optimizer = keras.optimizers.LossScaleOptimizer(optimizer)
    optimizer.build(network.trainable_variables)
    return optimizer


def average_decay(step: Any, half_life: float) -> Any:
    """What the average keeps of itself at a step, in (0, 1), by its half-life in steps.

    Early on it follows faster: it should not remember the first steps.
    """
    seen = tf.cast(step + 1, tf.float32)
    return 0.5 ** (1.0 / tf.minimum(half_life, 0.05 * seen))


def average_weights(average: keras.Model, network: keras.Model, decay: Any) -> None:
    """One step of the exponential moving average of all weights, in place."""
    for mean, weight in zip(average.weights, network.weights, strict=True):
        mean.assign(decay * mean + (1.0 - decay) * weight)
