"""What is measured of a set of images, beside real ones; every figure with its uncertainty.

Arrays in, numbers out: which network gave the features is the caller's business.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from model.evaluate.bootstrap import Interval, deviation, interval_around, interval_of_mean
from model.evaluate.diversity import pairwise_diversity
from model.evaluate.figures import Figures
from model.evaluate.frechet import Moments, frechet_distance
from model.evaluate.kernel_distance import kernel_distance, squared_mmd
from model.evaluate.manifold import overlap
from model.evaluate.memorisation import Memorisation

FRECHET_RESAMPLES = 50  # each takes a decomposition


@dataclass(frozen=True)
class Seen:
    """Images as the classifiers see them."""

    features: np.ndarray  # float32 [n, d]
    classes: np.ndarray  # int [n], named by the judge
    labels: np.ndarray | None = None  # int [n], what they are or were meant to be

    def __len__(self) -> int:
        return len(self.features)


def _mean(values: np.ndarray, seed: int) -> Figures:
    return _figure(float(values.mean()), interval_of_mean(values, seed=seed))


def _figure(value: float, interval: Interval) -> Figures:
    return {"value": value, "interval": list(interval)}


def scores(data: Seen, samples: Seen, seed: int = 0) -> Figures:
    """Distances, overlap, diversity and classes of samples beside real images.

    Returns:
        "count"; "frechet", "precision", "recall", "density", "coverage" and, where the samples
        have labels, "accuracy" as {"value", "interval"} with the 95 % interval of drawing the rows
        anew (of the real images for recall and coverage, of the samples for the rest, the other
        set held fast); "kernel" as {"value", "deviation"} over its subsets; "diversity", divided
        by that of the real images.

    Raises:
        ValueError: a set is too small, or the two differ in their features.
    """
    real = Moments.of(data.features)

    def distance(features: np.ndarray) -> float:
        return frechet_distance(real, Moments.of(features))

    frechet = distance(samples.features)
    error = deviation(distance, [samples.features], resamples=FRECHET_RESAMPLES, seed=seed)
    kernel, spread = kernel_distance(data.features, samples.features, seed=seed)
    both = overlap(data.features, samples.features)
    diversity = pairwise_diversity(samples.features) / pairwise_diversity(data.features)
    figures: Figures = {
        "count": len(samples),
        "frechet": _figure(frechet, interval_around(frechet, error)),
        "kernel": {"value": kernel, "deviation": spread},
        "precision": _mean(both.precision, seed),
        "recall": _mean(both.recall, seed),
        "density": _mean(both.density, seed),
        "coverage": _mean(both.coverage, seed),
        "diversity": diversity,
    }
    if samples.labels is not None:
        figures["accuracy"] = _mean(samples.classes == samples.labels, seed)
    return figures


def of_classes(samples: Seen, names: tuple[str, ...]) -> Figures:
    """What the judge makes of each class.

    Returns:
        for each name {"share"}, the share of samples that are put there; where the samples have
        labels also "right", the share that is put there of those that were meant to be.
    """
    figures: Figures = {}
    for index, name in enumerate(names):
        figures[name] = {"share": float((samples.classes == index).mean())}
        if samples.labels is not None:
            meant = samples.labels == index
            if meant.any():
                figures[name]["right"] = float((samples.classes[meant] == index).mean())
    return figures


def of_memorisation(
    samples: np.ndarray, train: np.ndarray, held_out: np.ndarray, seed: int = 0
) -> Figures:
    """Whether samples lie nearer to training images than images do that no training saw.

    Args:
        samples: features [n, d].
        train: features [t, d] of all training images.
        held_out: features [m, d] of images that no training saw.
        seed: of the interval.

    Returns:
        the medians of the distances to the nearest training image, of "samples" and "held_out";
        their "ratio"; and "close" as {"value", "interval"}, the share of samples that are nearer
        than all but a hundredth of the held-out images.
    """
    found = Memorisation.of(samples, train, held_out)
    return {
        "samples": float(np.median(found.samples)),
        "held_out": float(np.median(found.held_out)),
        "ratio": found.ratio,
        "close": _mean(found.close, seed),
    }


def quick_scores(data: np.ndarray, samples: np.ndarray) -> dict[str, float]:
    """What a training is watched by: figures of a few hundred samples, without intervals.

    The Fréchet distance is left out, which at so few is mostly what they are too few for; the
    kernel distance is unbiased at any number.

    Args:
        data: float [n, d], features of images of the data.
        samples: float [m, d].
    """
    both = overlap(data, samples)
    return {
        "kernel_distance": squared_mmd(data, samples),
        "precision": float(both.precision.mean()),
        "recall": float(both.recall.mean()),
        "coverage": float(both.coverage.mean()),
    }
