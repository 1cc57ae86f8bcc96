"""How right filled-in designs are: accuracy, errors of sizes, calibration. Pure functions.

Tokens are int [n, fields] in the order of `token_fields`; 0 is "not applicable".
"""

from __future__ import annotations

from collections.abc import Iterable

import numpy as np

from model.garment.fields import Choice, Measure, fields
from model.garment.tokens import token_fields

BINS = 10


def place_of(name: str) -> int:
    """Where a field stands among the tokens."""
    return [each for each, _ in token_fields()].index(name)


def structural_fields() -> tuple[str, ...]:
    """The choices that shape a garment, the category aside."""
    return tuple(
        name
        for name, item in fields().items()
        if item.group == "structure" and isinstance(item, Choice) and name != "category"
    )


def accuracies(found: np.ndarray, wanted: np.ndarray, names: Iterable[str]) -> dict[str, float]:
    """The share of designs that have a field and have it right, of those that should have it."""
    shares = {}
    for name in names:
        at = place_of(name)
        there = wanted[:, at] > 0
        if there.any():
            shares[name] = float((found[there, at] == wanted[there, at]).mean())
    return shares


def size_errors(found: np.ndarray, wanted: np.ndarray) -> dict[str, float]:
    """The mean error of each size of the structure in its unit, where both designs have it."""
    errors = {}
    for name, item in fields().items():
        if not isinstance(item, Measure) or item.group != "structure":
            continue
        at = place_of(name)
        both = (found[:, at] > 0) & (wanted[:, at] > 0)
        if both.any():
            errors[name] = float(abs(found[both, at] - wanted[both, at]).mean() * item.step)
    return errors


def calibration(probability: np.ndarray, right: np.ndarray) -> tuple[float, list[list[float]]]:
    """Whether what is drawn with probability p is right p of the time.

    Returns:
        the expected calibration error (Naeini et al. 2015: the mean over ten equal bins of
        |mean probability - share that is right|, weighted by how many fall into each), and for
        each bin that is not empty [mean probability, share right, count].
    """
    at = np.minimum((probability * BINS).astype(int), BINS - 1)
    bins = [
        [float(probability[at == b].mean()), float(right[at == b].mean()), int((at == b).sum())]
        for b in range(BINS)
        if (at == b).any()
    ]
    error = sum(abs(p - share) * count for p, share, count in bins) / max(len(probability), 1)
    return error, bins
