"""How much of the samples lies in the data, and how much of the data in the samples.

Precision and recall: Kynkäänniemi et al. 2019 (arXiv:1904.06991, section 2). Density and coverage:
Naeem et al. 2020 (arXiv:2002.09797, equations 5 and 8), which outliers mislead less. The manifold
of a set is the union of the balls around its points that reach to their k-th nearest neighbours.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from model.evaluate.neighbours import distances, radii

K = 5  # as Naeem et al. recommend (section 4.4); Kynkäänniemi et al. use 3


@dataclass(frozen=True)
class Overlap:
    """Two sets' overlap row by row; the mean of each is the published figure."""

    precision: np.ndarray  # bool [samples]: lies in the manifold of the data
    recall: np.ndarray  # bool [data]: lies in the manifold of the samples
    density: np.ndarray  # float [samples]: balls of the data that it lies in, divided by k
    coverage: np.ndarray  # bool [data]: a sample lies in its ball


def overlap(data: np.ndarray, samples: np.ndarray, k: int = K) -> Overlap:
    """The overlap of features [n, d] of real images and [m, d] of samples.

    The figures depend on n and m; take as many of one as of the other.

    Raises:
        ValueError: a set has no more than k rows, or the two differ in their features.
    """
    data_radii = np.square(radii(data, k))
    sample_radii = np.square(radii(samples, k))
    balls = np.zeros(len(samples))
    recall = np.zeros(len(data), bool)
    coverage = np.zeros(len(data), bool)
    for rows, squared in distances(samples, data):
        inside = squared <= data_radii
        balls[rows] = inside.sum(axis=1)
        coverage |= inside.any(axis=0)
        recall |= (squared <= sample_radii[rows, np.newaxis]).any(axis=0)
    return Overlap(balls > 0, recall, balls / k, coverage)
