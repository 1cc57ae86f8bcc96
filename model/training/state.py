"""What every loop over image generators keeps: optimizers, averaged weights, checkpoints."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import keras
import tensorflow as tf

CHECKPOINTS_KEPT = 3


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


def average_weights(average: keras.Model, network: keras.Model, decay: Any) -> None:
    """One step of the exponential moving average of all weights, in place."""
    for mean, weight in zip(average.weights, network.weights, strict=True):
        mean.assign(decay * mean + (1.0 - decay) * weight)


def checkpoints(run_folder: Path, **state: Any) -> tf.train.CheckpointManager:
    """The checkpoints of a run; `restore_or_initialize` reads the newest, if there is one."""
    return tf.train.CheckpointManager(
        tf.train.Checkpoint(**state), str(run_folder / "checkpoints"), max_to_keep=CHECKPOINTS_KEPT
    )
