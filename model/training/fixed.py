"""Samples from latents that stay while a generator learns, so that a person sees what changes."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

import numpy as np
import tensorflow as tf

from model.datasets.labelled import LabelledImages
from model.training.trainer import Report

_ROWS = 50  # of a call of the generator


@dataclass(frozen=True, eq=False)
class FixedSamples:
    """What is drawn again and again."""

    draw: Callable[[Any], np.ndarray]  # an averaged generator to uint8 [count, side, side, 3]
    latents: np.ndarray  # float32 [count, numbers]
    labels: np.ndarray  # int32 [count], indices into `classes`
    classes: tuple[str, ...]


def samples_of_classes(
    classes: tuple[str, ...], each: int, *, latent: int, seed: int
) -> FixedSamples:
    """`each` samples of every class, class after class, of a generator of [latent, label]."""
    labels = np.repeat(np.arange(len(classes), dtype=np.int32), each)
    latents = _normal(len(labels), latent, seed)
    return FixedSamples(
        lambda generator: in_bytes(lambda k: generator([latents[k], labels[k]]), len(labels)),
        latents,
        labels,
        classes,
    )


def samples_of_latents(count: int, *, latent: int, seed: int) -> FixedSamples:
    """`count` samples of a generator that knows no classes: all are of one without a name."""
    latents = _normal(count, latent, seed)
    return FixedSamples(
        lambda generator: in_bytes(lambda k: generator(latents[k]), count),
        latents,
        np.zeros(count, np.int32),
        ("",),
    )


def in_bytes(call: Callable[[slice], Any], count: int, rows: int = _ROWS) -> np.ndarray:
    """uint8 [count, side, side, 3] of what `call` gives for slices of the rows, in [-1, 1]."""
    images = np.concatenate(
        [np.asarray(call(slice(k, min(k + rows, count)))) for k in range(0, count, rows)]
    )
    return np.round((images.clip(-1, 1) + 1) * 127.5).astype(np.uint8)


def reals_of_classes(data: LabelledImages, each: int, seed: int) -> np.ndarray:
    """int64: indices of `each` images of every class, class after class; again where it has fewer.

    So row k is of the class of sample k in `samples_of_classes`.
    """
    order = np.random.default_rng(seed).permutation(len(data))
    return np.concatenate(
        [np.resize(order[data.labels[order] == k], each) for k in range(len(data.classes))]
    )


class Due:
    """When something that takes a while is told: every so many images, and at the end."""

    def __init__(self, every: int) -> None:
        """`every`: images; only reports of what is on disk count."""
        self._every = every
        self._next = 0

    def __call__(self, report: Report) -> bool:
        if not report.saved or (report.images_seen < self._next and not report.last):
            return False
        self._next = report.images_seen + self._every
        return True


def _normal(count: int, latent: int, seed: int) -> np.ndarray:
    return tf.random.stateless_normal((count, latent), (seed, 0)).numpy()
