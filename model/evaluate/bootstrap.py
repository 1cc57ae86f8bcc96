"""Confidence intervals by the bootstrap (Efron and Tibshirani 1993, chapters 12 and 13)."""

from __future__ import annotations

from collections.abc import Callable, Sequence

import numpy as np

RESAMPLES = 200
LEVEL = 0.95

Interval = tuple[float, float]


def interval_of_mean(values: np.ndarray, *, resamples: int = RESAMPLES, seed: int = 0) -> Interval:
    """The 95 % percentile interval of the mean of independent values [n].

    Raises:
        ValueError: there are no values.
    """
    if not len(values):
        raise ValueError("no values have no mean; measure at least one")
    rng = np.random.default_rng(seed)
    values = np.asarray(values, np.float64)
    means = [rng.choice(values, len(values)).mean() for _ in range(resamples)]
    low, high = np.quantile(means, [(1 - LEVEL) / 2, (1 + LEVEL) / 2])
    return float(low), float(high)


def deviation(
    statistic: Callable[..., float],
    sets: Sequence[np.ndarray],
    *,
    resamples: int = RESAMPLES,
    seed: int = 0,
) -> float:
    """The bootstrap's standard error of a statistic of one or more sets, each drawn anew by rows.

    For statistics like the Fréchet distance, which grows when rows repeat: its percentiles would
    lie above the estimate, its spread does not.
    """
    rng = np.random.default_rng(seed)
    drawn = [
        statistic(*(rows[rng.integers(0, len(rows), len(rows))] for rows in sets))
        for _ in range(resamples)
    ]
    return float(np.std(drawn, ddof=1))


def interval_around(estimate: float, standard_error: float) -> Interval:
    """The 95 % normal interval around an estimate that can't be below 0 (section 13.2)."""
    reach = 1.96 * standard_error
    return max(estimate - reach, 0.0), estimate + reach
