"""How different the images of a set are from each other."""

from __future__ import annotations

import numpy as np


def pairwise_diversity(features: np.ndarray) -> float:
    """The mean of 1 - cosine over all pairs of different rows: 0 where all rows are one direction.

    Of features that are at least 0 it lies in [0, 1]; it is to be read against the data's own.
    The sum over all pairs is the squared length of the sum of the unit rows, without its diagonal:
    no matrix of all pairs is needed.

    Args:
        features: [n, d], n at least 2. A row of zeros has no direction and counts as different
            from every other.

    Raises:
        ValueError: there are fewer than two rows.
    """
    count = len(features)
    if count < 2:
        raise ValueError(f"{count} rows have no pairs; at least 2 are needed")
    features = features.astype(np.float64)
    lengths = np.linalg.norm(features, axis=1)
    units = features / np.maximum(lengths, np.finfo(np.float64).tiny)[:, np.newaxis]
    total = units.sum(axis=0)
    cosines = total @ total - np.count_nonzero(lengths)
    return 1.0 - float(cosines) / (count * (count - 1))
