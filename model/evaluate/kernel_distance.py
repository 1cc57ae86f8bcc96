"""Kernel distance of two sets of features: the KID of Binkowski et al. 2018 (arXiv:1801.01401).

Unlike the Fréchet distance it takes no set for a Gaussian and has no bias: between two sets of the
same distribution it is 0 in the mean, and may therefore be negative.
"""

from __future__ import annotations

import numpy as np

SUBSETS = 100  # as published with the code of the paper
SUBSET_SIZE = 1000


def polynomial_kernel(first: np.ndarray, second: np.ndarray) -> np.ndarray:
    """(x y / d + 1)^3 for every pair: float64 [n, m] (section 4, "Kernel Inception Distance")."""
    base = first @ second.T / first.shape[1] + 1.0
    return base * base * base  # numpy's own power takes ten times as long


def squared_mmd(first: np.ndarray, second: np.ndarray) -> float:
    """The unbiased estimate of the squared maximum mean discrepancy (Gretton et al. 2012, lemma 6).

    Args:
        first: features [n, d], n at least 2.
        second: features [m, d], m at least 2.
    """
    n, m = len(first), len(second)
    within_first = polynomial_kernel(first, first)
    within_second = polynomial_kernel(second, second)
    between = polynomial_kernel(first, second)
    return float(
        (within_first.sum() - np.trace(within_first)) / (n * (n - 1))
        + (within_second.sum() - np.trace(within_second)) / (m * (m - 1))
        - 2.0 * between.mean()
    )


def kernel_distance(
    first: np.ndarray,
    second: np.ndarray,
    *,
    subsets: int = SUBSETS,
    size: int = SUBSET_SIZE,
    seed: int = 0,
) -> tuple[float, float]:
    """Mean and standard deviation of `squared_mmd` over random subsets of both sets.

    Args:
        first: features [n, d].
        second: features [m, d].
        subsets: how many pairs of subsets.
        size: rows of a subset; as many as there are, where a set has fewer; if that
            is all of both, there is one subset and no deviation.
        seed: of the choice.

    Raises:
        ValueError: a set has fewer than two rows, or the two differ in their features.
    """
    size = min(size, len(first), len(second))
    if size < 2:
        raise ValueError(f"sets of {len(first)} and {len(second)} rows; each needs at least 2")
    if first.shape[1] != second.shape[1]:
        raise ValueError(
            f"the sets have {first.shape[1]} and {second.shape[1]} features; "
            "measure both with the same network"
        )
    if size == len(first) == len(second):
        subsets = 1  # the others would be the same
    rng = np.random.default_rng(seed)
    first, second = first.astype(np.float64), second.astype(np.float64)
    distances = [
        squared_mmd(
            first[rng.choice(len(first), size, replace=False)],
            second[rng.choice(len(second), size, replace=False)],
        )
        for _ in range(subsets)
    ]
    return float(np.mean(distances)), float(np.std(distances))
