"""A measuring tape for outlines: corners, extents and sections of a flattened path.

It knows nothing of how a piece was drafted, so that a wrong draft cannot agree with itself.
"""

from __future__ import annotations

import numpy as np
import numpy.typing as npt

from model.garment.geometry import Path, Point, flattened, turned

Points = npt.NDArray[np.float64]
_STEPS = 24  # straight lines a curve
_SHARP = 22.0  # degrees


def outline_points(path: Path) -> Points:
    """The points of an outline of one contour [n, 2] in drawing order, its end at its start."""
    points = flattened(path, _STEPS)
    if np.hypot(*(points[0] - points[-1])) > 1e-9:
        points = np.vstack([points, points[:1]])
    steps = np.hypot(*np.diff(points, axis=0).T)
    return points[np.concatenate([[True], steps > 1e-6])]


def corners(points: Points, sharp: float = _SHARP) -> list[Point]:
    """Where a closed outline turns by more than `sharp` degrees, in drawing order."""
    steps = np.diff(points, axis=0)
    turns = np.degrees(np.arctan2(steps[:, 1], steps[:, 0]))
    bend = np.abs((turns - np.roll(turns, 1) + 180) % 360 - 180)
    return [(float(x), float(y)) for x, y in points[:-1][bend > sharp]]


def _crossings(points: Points, axis: int, value: float) -> Points:
    """The other coordinate wherever an outline meets x or y = `value`."""
    here, there = points[:-1], points[1:]
    a, b = here[:, axis] - value, there[:, axis] - value
    meets = (a * b <= 0) & (np.abs(a - b) > 1e-12)
    share = a[meets] / (a[meets] - b[meets])
    other = 1 - axis
    return np.asarray(
        here[meets, other] + share * (there[meets, other] - here[meets, other]), np.float64
    )


def across(outlines: list[Points], y: float) -> tuple[float, float]:
    """The leftmost and the rightmost x at a height, over all outlines.

    Raises:
        ValueError: no outline reaches that height.
    """
    found = np.concatenate([_crossings(points, 1, y) for points in outlines])
    return float(found.min()), float(found.max())


def down(outlines: list[Points], x: float) -> tuple[float, float]:
    """The highest and the lowest y at a place across, over all outlines.

    Raises:
        ValueError: no outline reaches that place.
    """
    found = np.concatenate([_crossings(points, 0, x) for points in outlines])
    return float(found.min()), float(found.max())


def section(points: Points, origin: Point, degrees: float) -> float:
    """From a point on or in an outline to where it is left for the last time, along a direction.

    Raises:
        ValueError: nothing lies that way.
    """
    frame = turned(points - np.array(origin), degrees)
    found = _crossings(frame, 1, 1e-7)
    return float(found.max())


def nearest(points: Points, to: Point) -> float:
    """The distance of a point to an open line through the points."""
    a, b = points[:-1], points[1:]
    along = b - a
    square = np.maximum((along**2).sum(axis=1), 1e-12)
    share = np.clip(((np.array(to) - a) * along).sum(axis=1) / square, 0, 1)
    feet = a + share[:, None] * along
    return float(np.hypot(*(np.array(to) - feet).T).min())


def line_points(path: Path) -> Points:
    """The points of an open line [n, 2]."""
    return flattened(path, _STEPS)
