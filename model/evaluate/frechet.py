"""Fréchet distance of two sets of features, each taken for a Gaussian.

The FID of Heusel et al. 2017 (arXiv:1706.08500, equation 6) is this distance in Inception's
features; in other features it has another scale, so it says something only beside its floors.
The closed form is that of Dowson and Landau 1982 (Journal of Multivariate Analysis 12, 450).
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

import numpy as np


@dataclass(frozen=True, eq=False)
class Moments:
    """Mean float64 [d] and covariance float64 [d, d] of a set."""

    mean: np.ndarray
    covariance: np.ndarray

    @classmethod
    def of(cls, features: np.ndarray) -> Moments:
        """The moments of features [n, d], the covariance divided by n - 1.

        Raises:
            ValueError: fewer than two rows, or not two axes.
        """
        if features.ndim != 2 or len(features) < 2:
            raise ValueError(
                f"features have the shape {features.shape}; [n, d] with n of at least 2 is needed"
            )
        features = features.astype(np.float64)
        return cls(features.mean(axis=0), np.atleast_2d(np.cov(features, rowvar=False)))

    @cached_property
    def root(self) -> np.ndarray:
        """The symmetric root of the covariance, float64 [d, d]; kept, since real sets stay."""
        values, vectors = np.linalg.eigh(self.covariance)
        return np.asarray((vectors * np.sqrt(values.clip(0))) @ vectors.T)


def frechet_distance(first: Moments, second: Moments) -> float:
    """|m1 - m2|^2 + tr(C1 + C2 - 2 (C1 C2)^(1/2)), at least 0.

    The trace of the root is that of the symmetric (C1^(1/2) C2 C1^(1/2))^(1/2), whose eigenvalues
    are real: no complex remainder has to be thrown away, and singular covariances do no harm.

    Raises:
        ValueError: the two have different numbers of features.
    """
    if first.mean.shape != second.mean.shape:
        raise ValueError(
            f"the sets have {first.mean.size} and {second.mean.size} features; "
            "measure both with the same network"
        )
    product = np.linalg.eigvalsh(first.root @ second.covariance @ first.root)
    difference = first.mean - second.mean
    traces = np.trace(first.covariance) + np.trace(second.covariance)
    distance = difference @ difference + traces - 2.0 * np.sqrt(product.clip(0)).sum()
    return max(float(distance), 0.0)
