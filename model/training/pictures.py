"""TensorBoard's pictures of a run of an image generator, its losses, and a warning of collapse."""

from __future__ import annotations

import sys
from pathlib import Path

import numpy as np
import tensorflow as tf

from model.datasets.labelled import LabelledImages
from model.training.fixed import Due, FixedSamples
from model.training.losses import similarity
from model.training.trainer import Report

COLUMNS = 8  # of the samples
COMPARED = 16  # pixels of a side at which pictures are compared
MEASURED = 2_000  # images of the data whose diversity is taken
COLLAPSED = 0.5  # a smaller share of the data's diversity is told


class Pictures:
    """Losses at every checkpoint; every so many images pictures and the samples' diversity.

    Pictures: `samples` are from latents that stay, a class after the other, `real_beside_fake` has
    reals above samples, `nearest` samples above the training image that each is closest to.
    Diversity is one minus the mean cosine similarity (`losses.similarity`) of the samples of a
    class, at 16 x 16 pixels with the mean of the data's class taken away; of the data it is
    measured alike, and about 1.
    """

    def __init__(
        self,
        folder: Path,
        samples: FixedSamples,
        data: LabelledImages,
        reals: np.ndarray,
        *,
        every: int,
    ) -> None:
        """Writes to `folder`.

        Args:
            folder: of TensorBoard's events.
            samples: classes are those of `data`.
            data: what is trained on.
            reals: uint8 [count, side, side, 1 or 3], row k to be seen beside sample k.
            every: images between two pictures.
        """
        self._writer = tf.summary.create_file_writer(str(folder))
        self._due = Due(every)
        self._samples = samples
        self._data = data
        self._reals = reals
        self._small = np.concatenate(
            [_small(data.images[k : k + 4096]) for k in range(0, len(data), 4096)]
        )
        self._means = np.stack(
            [self._small[data.labels == k].mean(axis=0) for k in range(len(data.classes))]
        )
        some = np.random.default_rng(0).permutation(len(data))[:MEASURED]
        self._own = self._diversity(self._small[some], data.labels[some])

    def on_report(self, report: Report) -> None:
        if not report.saved:
            return
        with self._writer.as_default(step=report.images_seen):
            for name, value in report.losses.items():
                tf.summary.scalar(f"loss/{name}", value)
            tf.summary.scalar("images_per_second", report.images_per_second)
            if self._due(report):
                self._show(report)
        self._writer.flush()

    def _show(self, report: Report) -> None:
        images = self._samples.draw(report.generator)
        small = _small(images)
        diversity = self._diversity(small, self._samples.labels) / self._own
        if diversity < COLLAPSED:
            print(
                f"warning: at {report.images_seen:,} images samples are only "
                f"{diversity:.0%} as diverse as the data; if it stays so, the generator collapses: "
                "train anew with a larger --penalty or more pictures",
                file=sys.stderr,
                flush=True,
            )
        reals = _reduced(self._reals, report.side)
        nearest = _reduced(self._data.images[self.nearest(small)], report.side)
        tf.summary.scalar("diversity", diversity)
        tf.summary.image("samples", _grid(images, COLUMNS))
        tf.summary.image("real_beside_fake", _pairs(reals, images[: len(reals)]))
        tf.summary.image("nearest", _pairs(images, nearest))

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
    """[1, rows side, columns side, 3] in [0, 1] for TensorBoard; black where a row is not full."""
    count, side = images.shape[:2]
    missing = -count % columns
    full = np.concatenate([images, np.zeros((missing, *images.shape[1:]), images.dtype)])
    rows = full.reshape(-1, columns, side, side, 3)
    return rows.transpose(0, 2, 1, 3, 4).reshape(1, -1, columns * side, 3) / 255.0


def _pairs(above: np.ndarray, below: np.ndarray) -> np.ndarray:
    """Rows of up to 16 with the other picture below each."""
    columns = min(len(above), 16)
    rows = []
    for start in range(0, len(above), columns):
        for images in (above, below):
            row = images[start : start + columns]
            rows.append(_grid(row, columns)[0])
    return np.concatenate(rows)[None]
