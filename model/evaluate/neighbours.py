"""Distances to nearest neighbours, in blocks of rows, so that 60,000 points fit into memory."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np

BLOCK = 8_000_000  # distances at a time: 32 MB, and as much again for each step of the work


def distances(queries: np.ndarray, points: np.ndarray) -> Iterator[tuple[slice, np.ndarray]]:
    """Squared Euclidean distances of some queries at a time to all points.

    Args:
        queries: [n, d].
        points: [m, d].

    Yields:
        rows: which queries these are.
        squared: float32 [rows, m], at least 0. From |q|^2 + |p|^2 - 2 q p, so that two equal rows
            may be about 1e-6 of their squared length apart.

    Raises:
        ValueError: the two differ in their numbers of columns.
    """
    if queries.shape[1] != points.shape[1]:
        raise ValueError(
            f"rows of {queries.shape[1]} and of {points.shape[1]} numbers cannot be compared"
        )
    centre = points.mean(axis=0, dtype=np.float64)  # shorter rows round less
    queries = (queries - centre).astype(np.float32)
    points = (points - centre).astype(np.float32)
    lengths = np.square(points).sum(axis=1)
    step = max(1, BLOCK // len(points))
    for start in range(0, len(queries), step):
        block = queries[start : start + step]
        squared = block @ points.T
        squared *= -2.0
        squared += lengths
        squared += np.square(block).sum(axis=1)[:, np.newaxis]
        yield slice(start, start + len(block)), np.maximum(squared, 0.0, out=squared)


def nearest(queries: np.ndarray, points: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """The nearest point of each query: distances float32 [n] and places int64 [n]."""
    found = np.zeros(len(queries), np.float32), np.zeros(len(queries), np.int64)
    for rows, squared in distances(queries, points):
        places = squared.argmin(axis=1)
        found[1][rows] = places
        found[0][rows] = np.sqrt(squared[np.arange(len(places)), places])
    return found


def radii(points: np.ndarray, k: int) -> np.ndarray:
    """The distance of each point to the k-th nearest of the others: float32 [n].

    Raises:
        ValueError: there are no more than k points.
    """
    if not 1 <= k < len(points):
        raise ValueError(f"{len(points)} points have no {k}. nearest neighbour; more are needed")
    found = np.zeros(len(points), np.float32)
    for rows, squared in distances(points, points):
        places = np.arange(len(squared))
        squared[places, places + rows.start] = -1.0  # a point is the first in its own ball
        found[rows] = np.sqrt(np.partition(squared, k, axis=1)[:, k])
    return found
