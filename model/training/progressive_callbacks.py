"""What a run of `progressive` tells while it goes on: progress, scalars, TensorBoard, collapse."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path

import keras
import numpy as np
import tensorflow as tf

from model.datasets.labelled import LabelledImages
from model.networks.progressive import LATENT, work
from model.training import scalars
from model.training.losses import similarity
from model.training.progressive import Report
from model.training.progressive_config import ProgressiveConfig
from model.training.run import Run

A_CLASS = 8  # samples of each class, from latents that stay
COMPARED = 16  # pixels of a side at which pictures are compared
COLLAPSED = 0.5  # a smaller share of the data's diversity is told


class ProgressBar:
    """One line that is written anew: images, the stage, images a second, time left, losses.

    The time left is that of the stages to come too, by the operations that they take.
    """

    def __init__(self, config: ProgressiveConfig) -> None:
        self._config = config
        self._cost = {side: work(side, config.size) for side in (config.sides)}
        self._speed: float | None = None  # operations a second, smoothed
        self._reports = 0

    def on_report(self, report: Report) -> None:
        self._reports += 1
        if self._reports == 1:
            return  # it has the compilation in it
        now = report.images_per_second * self._cost[report.side]
        self._speed = now if self._speed is None else 0.9 * self._speed + 0.1 * now
        config = self._config
        left = sum(
            self._cost[side] * images / self._speed for side, images in self._to_come(report)
        )
        if self._reports == 2:
            print(f"{config.images:,} images in all; about {spoken(left)} to go here", flush=True)
        losses = " ".join(f"{name} {value:.3f}" for name, value in report.losses.items())
        line = (
            f"{report.images_seen:,}/{config.images:,} images, {report.side} pixels, "
            f"{report.images_per_second:.0f} images/s, {spoken(left)} left, {losses}"
        )
        end = "\r" if sys.stdout.isatty() else "\n"
        if report.saved or sys.stdout.isatty():
            print(f"{line:<110}", end=end, flush=True)

    def _to_come(self, report: Report) -> Iterator[tuple[int, int]]:
        """Side and images of what is left of this stage and of each later one."""
        config, seen = self._config, report.images_seen
        for number, side in enumerate(config.sides, start=1):
            last = number == len(config.sides)
            end = config.images if last else min(number * config.stage_images, config.images)
            yield side, max(0, end - max(seen, (number - 1) * config.stage_images))


def spoken(seconds: float) -> str:
    """`2 h 10 min`, `10 min` or `40 s`."""
    minutes = round(seconds / 60)
    if seconds < 90:
        return f"{seconds:.0f} s"
    return f"{minutes} min" if minutes < 60 else f"{minutes // 60} h {minutes % 60} min"


class Log:
    """The run's own log: after each checkpoint, so that it never tells more than is on disk."""

    def __init__(self, run: Run) -> None:
        self._run = run

    def on_report(self, report: Report) -> None:
        if report.saved:
            passes = report.images_seen // self._run.data["images"]
            self._run.finish_epoch(passes, report.images_seen, report.losses)


class Scalars:
    """A line of a CSV for each checkpoint: images, seconds, side, losses, images a second."""

    def __init__(self, run: Run) -> None:
        self._run = run

    def on_report(self, report: Report) -> None:
        if not report.saved:
            return
        line = {
            "images": report.images_seen,
            "seconds": round(self._run.seconds),
            "side": report.side,
            **{name: f"{value:.4f}" for name, value in report.losses.items()},
            "images_per_second": f"{report.images_per_second:.1f}",
        }
        scalars.append(self._run.folder, line)


class Samples:
    """Every `every` images: TensorBoard's pictures and scalars, and a warning of collapse.

    Pictures: `classes` has a row of fixed latents for each class, `real_beside_fake` reals above
    samples of the same classes, `nearest` samples above the training image that each is closest
    to. Diversity is one minus the mean cosine similarity (`losses.similarity`) of the samples of a
    class, at 16 x 16 pixels with the mean of the data's class taken away; of the data it is
    measured alike, and about 1.
    """

    def __init__(self, folder: Path, data: LabelledImages, *, every: int, seed: int = 0) -> None:
        self._writer = tf.summary.create_file_writer(str(folder))
        self._every = every
        self._due = 0
        self._data = data
        classes = len(data.classes)
        count = classes * A_CLASS
        self._labels = np.repeat(np.arange(classes, dtype=np.int32), A_CLASS)
        self._latent = tf.random.stateless_normal((count, LATENT), (seed, 0))
        order = np.random.default_rng(seed).permutation(len(data))
        self._reals = np.concatenate(
            [order[data.labels[order] == k][:A_CLASS] for k in range(classes)]
        )
        self._small = np.concatenate(
            [_small(data.images[k : k + 4096]) for k in range(0, len(data), 4096)]
        )
        self._means = np.stack([self._small[data.labels == k].mean(axis=0) for k in range(classes)])
        self._own = self._diversity(self._small[self._reals], data.labels[self._reals])

    def on_report(self, report: Report) -> None:
        if not report.saved or report.images_seen < self._due:
            return
        self._due = report.images_seen + self._every
        images = sampled(report.generator, self._latent, self._labels)
        small = _small(images)
        diversity = self._diversity(small, self._labels) / self._own
        if diversity < COLLAPSED:
            print(
                f"warning: at {report.images_seen:,} images the samples of a class are only "
                f"{diversity:.0%} as diverse as the data; if it stays so, the generator collapses: "
                "train anew with a larger --penalty or more pictures",
                file=sys.stderr,
                flush=True,
            )
        side = images.shape[1]
        reals = _reduced(self._data.images[self._reals], side)
        nearest = _reduced(self._data.images[self.nearest(small)], side)
        with self._writer.as_default(step=report.images_seen):
            for name, value in report.losses.items():
                tf.summary.scalar(f"loss/{name}", value)
            tf.summary.scalar("images_per_second", report.images_per_second)
            tf.summary.scalar("diversity", diversity)
            tf.summary.image("classes", _grid(images, A_CLASS))
            tf.summary.image("real_beside_fake", _pairs(reals, images[: len(reals)]))
            tf.summary.image("nearest", _pairs(images, nearest))
        self._writer.flush()

    def _diversity(self, small: np.ndarray, labels: np.ndarray) -> float:
        """The mean over the classes that have two pictures or more."""
        values = []
        for k, mean in enumerate(self._means):
            of_class = small[labels == k]
            if len(of_class) > 1:
                values.append(1.0 - float(similarity(tf.constant(of_class - mean))))
        return float(np.mean(values)) if values else 1.0

    def nearest(self, small: np.ndarray) -> np.ndarray:
        """The index of the training image that is closest to each sample."""
        squares = (self._small**2).sum(axis=1)
        return np.argmin(squares[None] - 2.0 * small @ self._small.T, axis=1)


def sampled(generator: keras.Model, latent: tf.Tensor, labels: np.ndarray) -> np.ndarray:
    """uint8 [count, side, side, 3]."""
    images = generator([latent, tf.constant(labels)], training=False).numpy()
    return np.round((images.clip(-1, 1) + 1) * 127.5).astype(np.uint8)


def _reduced(images: np.ndarray, side: int) -> np.ndarray:
    """uint8 [count, …] to float32 [count, side, side, 3] by means of squares of pixels."""
    count, height, _, channels = images.shape
    by = max(height // side, 1)
    means = images.reshape(count, height // by, by, -1, by, channels).mean(axis=(2, 4))
    return np.repeat(means, 3 // channels, axis=-1).astype(np.float32)


def _small(images: np.ndarray) -> np.ndarray:
    """float32 [count, numbers]: what pictures are compared by."""
    return _reduced(images, COMPARED).reshape(len(images), -1) / 255.0


def _grid(images: np.ndarray, columns: int) -> np.ndarray:
    """[1, rows side, columns side, 3] in [0, 1] for TensorBoard."""
    count, side = images.shape[:2]
    rows = images.reshape(count // columns, columns, side, side, 3)
    return rows.transpose(0, 2, 1, 3, 4).reshape(1, -1, columns * side, 3) / 255.0


def _pairs(above: np.ndarray, below: np.ndarray) -> np.ndarray:
    """Rows of up to 16 with the other picture below each."""
    count = min(len(above), len(below))
    columns = min(count, 16)
    rows = []
    for start in range(0, count - columns + 1, columns):
        rows += [above[start : start + columns], below[start : start + columns]]
    return _grid(np.concatenate(rows), columns)
