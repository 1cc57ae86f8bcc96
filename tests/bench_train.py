"""`python -m tests.bench_train`: how much of a training step its convolutions take.

For each network the whole step (`tests.bench_convolutions` says what is counted of it) and the
step's convolutions alone, under XLA and without, take turns in one process, so that what else runs
on the machine slows them alike. The share is the processor time of the convolutions, in the faster
of the two ways, divided by that of the step as the training runs it.
"""

from __future__ import annotations

import argparse
import sys
import tempfile
import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
import tensorflow as tf

from model.networks import dcgan, progressive
from model.training.augment import DRAWS
from model.training.dcgan import DcganConfig, DcganTrainer
from model.training.progressive import ProgressiveTrainer
from model.training.progressive_config import ProgressiveConfig
from model.training.trainer import Trainer
from tests.bench_convolutions import alone, convolutions_of
from tests.bench_figures import Figure, percentile, report, yardstick

ROUNDS = 10
BATCH = 64
CLASSES = 10
LEAST = (60, True)  # per cent of a step, at least


@dataclass(frozen=True)
class Step:
    """A training step, and what it is given."""

    name: str
    trainer: Trainer  # a tf.function does not keep what it is a method of
    take: Any  # a tf.function
    given: tuple[Any, ...]


def dcgan_step(folder: Path) -> Step:
    """With all of its losses."""
    trainer = DcganTrainer(DcganConfig(BATCH, loss="relativistic", penalty=0.5), folder)
    rng = np.random.default_rng(0)
    images = rng.integers(0, 256, (BATCH, dcgan.SIDE, dcgan.SIDE, 1), np.uint8)
    latent = rng.standard_normal((BATCH, dcgan.LATENT), np.float32)
    return Step("dcgan", trainer, trainer.train_step, (tf.constant(images), tf.constant(latent)))


def progressive_step(folder: Path, side: int) -> Step:
    """Of the small networks, at the last stage of a run to `side` pixels."""
    config = ProgressiveConfig(classes=CLASSES, side=side, batch_size=BATCH)
    trainer = ProgressiveTrainer(config, folder)
    rng = np.random.default_rng(0)
    batch = {
        "images": rng.integers(0, 256, (BATCH, side, side, 3), np.uint8),
        "labels": np.arange(BATCH, dtype=np.int32) % CLASSES,
        "latent": rng.standard_normal((BATCH, progressive.LATENT), np.float32),
        "draws": rng.random((BATCH, 2, DRAWS), np.float32),
    }
    given = {name: tf.constant(value) for name, value in batch.items()}
    return Step(f"progressive, {side} pixels", trainer, trainer.step_at(side), (given,))


def steps() -> Iterator[Step]:
    """What is measured, one after the other."""
    with tempfile.TemporaryDirectory(prefix="tenfold-bench-") as folder:
        yield dcgan_step(Path(folder) / "dcgan")
        for side in (32, 128):
            yield progressive_step(Path(folder) / str(side), side)


def measure(step: Step, rounds: int) -> list[Figure]:
    """The share, and the times behind it."""
    found = convolutions_of(step.take.get_concrete_function(*step.given))
    runs: dict[str, Callable[[], Any]] = {
        "step": lambda: step.take(*step.given),
        "XLA": alone(found, xla=True),
        "oneDNN": alone(found, xla=False),
    }
    wall: dict[str, list[float]] = {name: [] for name in runs}
    busy: dict[str, list[float]] = {name: [] for name in runs}
    for number in range(rounds + 1):
        for name, run in runs.items():
            began, worked = time.perf_counter(), time.process_time()
            run()
            if number:  # the first compiles
                wall[name].append(time.perf_counter() - began)
                busy[name].append(time.process_time() - worked)
    took = {name: percentile(seconds, 50) for name, seconds in busy.items()}
    best = min(("XLA", "oneDNN"), key=lambda name: took[name])
    seconds = percentile(wall["step"], 50) / 1000
    operations = sum(each.operations for each in found)
    what = f"{step.name}: "
    return [
        Figure(f"{what}images a second, p50", BATCH / seconds, "images"),
        Figure(f"{what}a step of {BATCH}, processor time, p50", took["step"], "ms"),
        Figure(f"{what}its {len(found)} convolutions in XLA, the same", took["XLA"], "ms"),
        Figure(f"{what}its {len(found)} convolutions in oneDNN, the same", took["oneDNN"], "ms"),
        Figure(f"{what}operations of these", operations / 1e9, "G"),
        Figure(f"{what}share of {best} in the step", 100 * took[best] / took["step"], "%", *LEAST),
    ]


def main(arguments: Sequence[str] | None = None) -> int:
    """Measures and prints."""
    parser = argparse.ArgumentParser(prog="python -m tests.bench_train", description=__doc__)
    parser.add_argument("--rounds", type=int, default=ROUNDS, help="steps of each to measure")
    parser.add_argument("--json", type=Path, metavar="FILE", help="write the JSON there as well")
    options = parser.parse_args(arguments)
    if options.rounds < 1:
        parser.error("--rounds must be at least 1")
    strokes = yardstick()
    figures: list[Figure] = []
    for step in steps():
        print(f"bench: {step.name}", file=sys.stderr, flush=True)
        figures += measure(step, options.rounds)
    strokes += yardstick()
    report(figures, percentile(strokes, 50), options.rounds, options.json)
    return 0


if __name__ == "__main__":
    sys.exit(main())
