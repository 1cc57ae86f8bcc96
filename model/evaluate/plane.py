"""Things at known distances, laid out on a square so that like lies beside like; pure numpy.

Two axes show little of what a hundred dimensions hold, and projected points crowd in the middle. So
the projection only gives the start: the points are spread until each has as much room, then things
change places as long as that brings like ones nearer together (a self-sorting map: Strong and Gong
2014, "Self-sorting map: an efficient algorithm for presenting multimedia data"). Of the five most
alike of each design of `flat`, 43 % were among its 20 nearest on the plane alone, 86 % are so.
"""

from __future__ import annotations

import numpy as np
import numpy.typing as npt

Array = npt.NDArray[np.float64]

ALIKE = 5  # the most alike, whose being near is measured
NEAR = 20  # so many of the nearest count as near
_PULL = 8  # the most alike, which are brought near
_ROUNDS = 60  # of spreading
_BEYOND = 1.6  # of the way to the middle; from 2 on it would never settle
_GRID = 96  # cells a side, in which the square is measured


def thinned(apart: Array, count: int, least: float = 0.0) -> npt.NDArray[np.intp]:
    """The indices, ascending, of `count` things or fewer, of which no two lie on top of each other.

    Of the two nearest, the later one goes, until `count` are left that are all `least` apart.

    Args:
        apart: distances [n, n].
        count: at least 1.
        least: distance below which two are the same.
    """
    between = apart + np.diag(np.full(len(apart), np.inf))
    kept = np.ones(len(apart), bool)
    while kept.sum() > 1:
        first, second = np.unravel_index(np.argmin(between), between.shape)
        if kept.sum() <= count and between[first, second] >= least:
            break
        gone = max(first, second)
        kept[gone] = False
        between[gone, :] = between[:, gone] = np.inf
    return np.flatnonzero(kept)


def projected(apart: Array) -> tuple[Array, float]:
    """Places [n, 2] on the plane of the largest variance, and the share of it that the plane shows.

    Classical multidimensional scaling (Torgerson 1952). Of Euclidean distances between features it
    is their principal component analysis. The sign of an axis is open: the largest goes up.
    """
    squared = apart**2
    mean = squared.mean(axis=0)
    inner = -0.5 * (squared - mean - mean[:, None] + mean.mean())
    values, vectors = np.linalg.eigh(inner)
    values, vectors = values[::-1], vectors[:, ::-1]
    places = vectors[:, :2] * np.sqrt(np.maximum(values[:2], 0.0))
    largest = places[np.argmax(np.abs(places), axis=0), [0, 1]]
    held = values[values > 0].sum()
    return places * np.where(largest < 0, -1.0, 1.0), float(values[:2].sum() / max(held, 1e-300))


def spread(places: Array) -> Array:
    """The same layout on the whole square from -1 to 1, [n, 2], each point with as much room.

    Ranks along each axis, then each point goes to the middle of what is nearest to it (Lloyd 1982).
    """
    count = len(places)
    out = 2.0 * (np.argsort(np.argsort(places, axis=0, kind="stable"), axis=0) + 0.5) / count - 1.0
    middles = (np.arange(_GRID) + 0.5) * 2.0 / _GRID - 1.0
    cells = np.stack(np.meshgrid(middles, middles), axis=2).reshape(-1, 2)
    for _ in range(_ROUNDS):
        # |cell - point|^2 less |cell|^2, which all points share.
        nearest = np.argmin((out**2).sum(axis=1) - 2.0 * cells @ out.T, axis=1)
        held = np.bincount(nearest, minlength=count)[:, None]
        sums = [np.bincount(nearest, cells[:, axis], minlength=count) for axis in (0, 1)]
        middle = np.stack(sums, axis=1) / np.maximum(held, 1)
        way = np.where(held > 0, middle - out, 0.0)  # what nothing is nearest to stays
        out = np.clip(out + _BEYOND * way, -1.0, 1.0)
    return out


def sorted_places(apart: Array, places: Array) -> Array:
    """The same places [n, 2], given to other things [n], so that like ones are near each other.

    Each exchange is the one of all pairs that shortens the ways between the most alike by most.
    """
    count = len(places)
    alike = _nearest(apart, _PULL)
    pull = np.zeros((count, count))
    pull[np.arange(count)[:, None], alike] = 1.0
    pull += pull.T
    ways = np.linalg.norm(places[:, None] - places[None, :], axis=2)
    at = np.arange(count)
    for _ in range(20 * count):
        between = ways[np.ix_(at, at)]
        cost = pull @ between  # [i, j]: of thing i where thing j stands
        own = np.diag(cost)
        change = cost + cost.T - own[:, None] - own[None, :] + 2.0 * pull * between
        first, second = np.unravel_index(np.argmin(change), change.shape)
        if change[first, second] > -1e-9:
            break
        at[[first, second]] = at[[second, first]]
    return places[at]


def in_order(places: Array) -> npt.NDArray[np.intp]:
    """The indices so that each next place is the farthest from all before; the middle comes first.

    The first few thus cover the square, whatever their number (Gonzalez 1985).
    """
    order = [int(np.argmin(np.linalg.norm(places, axis=1)))]
    nearest = np.full(len(places), np.inf)
    while len(order) < len(places):
        nearest = np.minimum(nearest, np.linalg.norm(places - places[order[-1]], axis=1))
        nearest[order] = -1.0
        order.append(int(np.argmax(nearest)))
    return np.array(order)


def neighbours_kept(apart: Array, places: Array) -> float:
    """The share, 0 to 1, of each thing's `ALIKE` most alike that are among its `NEAR` nearest."""
    ways = np.linalg.norm(places[:, None] - places[None, :], axis=2)
    alike, near = _nearest(apart, ALIKE), _nearest(ways, NEAR)
    return float(np.mean([np.isin(a, b).mean() for a, b in zip(alike, near, strict=True)]))


def _nearest(apart: Array, count: int) -> npt.NDArray[np.intp]:
    """The indices of the nearest others of each, [n, count]."""
    between = apart + np.diag(np.full(len(apart), np.inf))
    return np.argsort(between, axis=1, kind="stable")[:, :count]
