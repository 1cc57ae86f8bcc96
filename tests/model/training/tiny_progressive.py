"""A `progressive` small enough for tests, and as a program: its losses on one device and on two.

`python -m tests.model.training.tiny_progressive FOLDER` prints both as JSON: how many devices
TensorFlow has is decided before its first use, so another process is needed.
"""

from __future__ import annotations

import contextlib
import json
import sys
import warnings
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import numpy as np
import tensorflow as tf

from model.datasets.labelled import LabelledImages
from model.networks import progressive
from model.training.progressive import ProgressiveTrainer
from model.training.progressive_config import ProgressiveConfig
from model.training.trainer import Report

CHANNELS = {4: 8, 8: 8, 16: 4, 32: 4}
for sizes in (progressive.CHANNELS, progressive.DISCRIMINATOR_CHANNELS):
    sizes["tiny"] = CHANNELS


def config(**changes: Any) -> ProgressiveConfig:
    values: dict[str, Any] = {
        "classes": 2, "size": "tiny", "images": 96, "stage_images": 48, "batch_size": 16,
        "ema_images": 50, "warm_up_images": 20,
    }  # fmt: skip
    return ProgressiveConfig(**{**values, **changes})


def data(count: int = 40, side: int = 32) -> LabelledImages:
    """Noise about one grey for each of two classes."""
    rng = np.random.default_rng(0)
    labels = rng.integers(0, 2, count).astype(np.int32)
    images = rng.integers(0, 100, (count, side, side, 3)) + 100 * labels[:, None, None, None]
    return LabelledImages("noise", images.astype(np.uint8), labels, ("dark", "light"))


@contextlib.contextmanager
def plain_steps() -> Iterator[None]:
    """Steps without XLA, which takes longer to compile one than a test to run a few."""
    tf.config.run_functions_eagerly(True)
    with warnings.catch_warnings():
        # What tf.data runs is compiled all the same, and it says so.
        warnings.filterwarnings("ignore", "Even though the `tf.config")
        try:
            yield
        finally:
            tf.config.run_functions_eagerly(False)


class Kept:
    """Every report."""

    def __init__(self) -> None:
        self.reports: list[Report] = []

    def on_report(self, report: Report) -> None:
        self.reports.append(report)

    @property
    def told(self) -> list[dict[str, float]]:
        return [report.losses for report in self.reports]

    @property
    def losses(self) -> list[list[float]]:
        return [list(report.losses.values()) for report in self.reports]


def main(folder: str) -> None:
    (processor,) = tf.config.list_physical_devices("CPU")
    tf.config.set_logical_device_configuration(
        processor, [tf.config.LogicalDeviceConfiguration()] * 2
    )
    names = [device.name for device in tf.config.list_logical_devices("CPU")]
    losses: list[list[list[float]]] = []
    for strategy in (None, tf.distribute.MirroredStrategy(names)):
        kept = Kept()
        # Without XLA: compiling takes longer than the steps. Devices share a graph, not eager code.
        tf.config.run_functions_eagerly(strategy is None)
        trainer = ProgressiveTrainer(
            config(augment=True, side=16, images=48),
            Path(folder) / str(len(losses)),
            strategy,
        )
        trainer.train(data(), [kept], report_every=1)
        losses.append(kept.losses)
    print(json.dumps(losses))


if __name__ == "__main__":
    main(*sys.argv[1:])
