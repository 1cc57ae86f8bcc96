"""Contours of one form as one array: a cut sorts, joins and writes them by the thousand.

An island is a contour with its holes. `Islands` are the same verbs at many places, so that a
print's copies, or the dashes of a seam, are handled at once and not one by one.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from itertools import accumulate, pairwise

import numpy as np
import numpy.typing as npt

from model.garment.geometry import Path
from model.garment.mask import CROSSING, INSIDE, Mask

Points = npt.NDArray[np.float64]
Islands = tuple[str, Points]  # verbs M, L, C and Z, and their points [islands, points, 2]


def points_of(verbs: str) -> int:
    """How many points verbs have."""
    return len(verbs) + 2 * verbs.count("C") - verbs.count("Z")


def islands_of(verbs: str, points: Points) -> list[Islands]:
    """Contours, each with the holes that follow it and lie inside its box.

    Args:
        verbs: of one path.
        points: its points [n, 2].
    """
    kinds = ["M" + part for part in verbs.split("M")[1:]]
    if len(kinds) < 2:
        return [(verbs, points[None])] if kinds else []
    bounds = [0, *accumulate(map(points_of, kinds))]
    low = np.minimum.reduceat(points, bounds[:-1]).tolist()
    high = np.maximum.reduceat(points, bounds[:-1]).tolist()
    firsts = [0]
    for i, ((left, top), (right, bottom)) in enumerate(zip(low, high, strict=True)):
        (x0, y0), (x1, y1) = low[firsts[-1]], high[firsts[-1]]
        if i and not (left >= x0 and top >= y0 and right <= x1 and bottom <= y1):
            firsts.append(i)
    return [
        ("".join(kinds[a:b]), points[None, bounds[a] : bounds[b]])
        for a, b in pairwise([*firsts, len(kinds)])
    ]


def lines_of(verbs: str, points: Points) -> list[Islands]:
    """Contours without holes, those of the same verbs together; see `islands_of`."""
    places: dict[str, list[int]] = {}
    size: dict[str, int] = {}
    at = 0
    for form in verbs.split("M")[1:]:
        if form not in places:
            places[form], size[form] = [], points_of("M" + form)
        places[form].append(at)
        at += size[form]
    return [
        ("M" + form, points[np.array(first)[:, None] + np.arange(size[form])])
        for form, first in places.items()
    ]


def joined(islands: Sequence[Islands]) -> tuple[str, Points]:
    """All of them as the verbs and points [n, 2] of one path."""
    return (
        "".join(verbs * len(points) for verbs, points in islands),
        np.concatenate([points.reshape(-1, 2) for _, points in islands]),
    )


def sorted_by(
    mask: Mask, islands: Sequence[Islands], margin: float
) -> tuple[list[Islands], list[Islands]]:
    """The islands wholly inside, and those that may cross the edge.

    Args:
        mask: what is inside.
        islands: to be sorted.
        margin: units around each that count to it, for strokes.
    """
    inside: list[Islands] = []
    crossing: list[Islands] = []
    if islands:
        where, first = mask.where(_boxes(islands, margin)), 0
        for verbs, points in islands:
            place = where[first : first + len(points)]
            first += len(points)
            for kind, found in ((INSIDE, inside), (CROSSING, crossing)):
                chosen = points[place == kind]
                if len(chosen):
                    found.append((verbs, chosen))
    return inside, crossing


def _boxes(islands: Sequence[Islands], margin: float) -> Points:
    every = np.concatenate([points.reshape(-1, 2) for _, points in islands])
    copies, sizes = zip(*(points.shape[:2] for _, points in islands), strict=True)
    size = np.repeat(sizes, copies)
    first = size.cumsum() - size
    low = np.minimum.reduceat(every, first) - margin
    high = np.maximum.reduceat(every, first) + margin
    return np.hstack([low, high])


def gathered(
    islands: Sequence[Islands], most: int, size: Callable[[str], int]
) -> Iterator[list[Islands]]:
    """Parts of at most `most`, where an island counts `size` of its verbs; one is never parted."""
    batch: list[Islands] = []
    room = most
    for verbs, points in islands:
        while len(points):
            count = min(room // size(verbs), len(points))
            if not count and batch:
                yield batch
                batch, room = [], most
                continue
            count = max(count, 1)
            batch.append((verbs, points[:count]))
            room = max(room - count * size(verbs), 0)
            points = points[count:]
    if batch:
        yield batch


def path_of(islands: Sequence[Islands]) -> Path:
    """One compound path."""
    verbs, points = joined(islands)
    return Path(verbs, tuple(zip(*points.T.tolist(), strict=True)))
