"""Paths of straight lines and cubic curves, and the curves that pattern cutters draw.

The plane has x to the viewer's right and y down. A `Path` is immutable; lengths are in the unit
of its points (cm while drafting, canvas units afterwards).
"""

from __future__ import annotations

import math
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property, lru_cache
from itertools import pairwise

import numpy as np
import numpy.typing as npt

Point = tuple[float, float]
_Points = npt.NDArray[np.float64]
_POINTS_OF = {"M": 1, "L": 1, "C": 3, "Z": 0}


@dataclass(frozen=True)
class Path:
    """Verbs M, L, C and Z with their absolute points, one after the other."""

    verbs: str
    points: tuple[Point, ...]

    @cached_property
    def travelled(self) -> tuple[_Points, _Points, _Points]:
        """Points along an open path of one piece, the steps between them, the length reached."""
        points = flattened(self, 12)
        steps = np.diff(points, axis=0)
        reached = np.concatenate([[0.0], np.cumsum(np.hypot(steps[:, 0], steps[:, 1]))])
        return points, steps, reached

    @cached_property
    def contour_size(self) -> float:
        """The median diagonal of the boxes around its contours."""
        boxes = [np.ptp(np.array(piece.points), axis=0) for piece in contours(self)]
        return float(np.median(np.hypot(*np.array(boxes).T)))

    @property
    def start(self) -> Point:
        """The first point."""
        return self.points[0]

    @property
    def end(self) -> Point:
        """The last point."""
        return self.points[-1]

    def closed(self) -> Path:
        """The path with a Z at its end."""
        return self if self.verbs.endswith("Z") else Path(self.verbs + "Z", self.points)

    def map(self, change: Callable[[Point], Point]) -> Path:
        """The path with every point changed."""
        return Path(self.verbs, tuple(change(p) for p in self.points))

    def mirrored(self) -> Path:
        """The path with left and right exchanged at x = 0."""
        return Path(self.verbs, tuple((-x, y) for x, y in self.points))

    def moved(self, dx: float, dy: float) -> Path:
        """The path moved by (dx, dy)."""
        return Path(self.verbs, tuple((x + dx, y + dy) for x, y in self.points))

    def reversed(self) -> Path:
        """An open path of one piece, drawn from its end to its start."""
        return Path("M" + self.verbs[:0:-1], self.points[::-1])

    def then(self, *others: Path) -> Path:
        """This open path continued by others; gaps are bridged by straight lines."""
        verbs, points = [self.verbs], list(self.points)
        for other in others:
            if math.dist(points[-1], other.points[0]) < 1e-6:
                verbs.append(other.verbs[1:])
                points.extend(other.points[1:])
            else:
                verbs.append("L" + other.verbs[1:])
                points.extend(other.points)
        return Path("".join(verbs), tuple(points))

    def and_(self, *others: Path) -> Path:
        """One compound path of this and the others."""
        points = self.points + tuple(p for other in others for p in other.points)
        return Path(self.verbs + "".join(o.verbs for o in others), points)


def compound(paths: Iterable[Path]) -> Path:
    """All paths as one compound path."""
    verbs: list[str] = []
    points: list[Point] = []
    for path in paths:
        verbs.append(path.verbs)
        points.extend(path.points)
    return Path("".join(verbs), tuple(points))


def contours(path: Path) -> list[Path]:
    """The pieces of a compound path, each from its M on."""
    pieces: list[Path] = []
    i = 0
    for part in path.verbs.split("M")[1:]:
        count = 1 + sum(_POINTS_OF[verb] for verb in part)
        pieces.append(Path("M" + part, path.points[i : i + count]))
        i += count
    return pieces


def polyline(points: Sequence[Point]) -> Path:
    """Straight lines through the points."""
    return Path("M" + "L" * (len(points) - 1), tuple(points))


def line(start: Point, end: Point) -> Path:
    """One straight line."""
    return Path("ML", (start, end))


def cubic(start: Point, first: Point, second: Point, end: Point) -> Path:
    """One cubic curve."""
    return Path("MC", (start, first, second, end))


def unit(degrees: float) -> Point:
    """The unit vector at an angle: 0 to the right, 90 down."""
    return math.cos(math.radians(degrees)), math.sin(math.radians(degrees))


def angle_of(start: Point, end: Point) -> float:
    """The angle of the way from start to end, in degrees as for `unit`."""
    return math.degrees(math.atan2(end[1] - start[1], end[0] - start[0]))


def along(point: Point, degrees: float, distance: float) -> Point:
    """The point at a distance in a direction."""
    dx, dy = unit(degrees)
    return point[0] + dx * distance, point[1] + dy * distance


def between(a: Point, b: Point, t: float) -> Point:
    """The point at share t of the way from a to b."""
    return a[0] + (b[0] - a[0]) * t, a[1] + (b[1] - a[1]) * t


def arc(start: Point, leaving: float, end: Point, arriving: float, pull: float = 0.36) -> Path:
    """A French-curve stroke: leaves and arrives in given directions (degrees).

    `pull` is the length of both handles as a share of the chord; more is rounder.
    """
    reach = pull * math.dist(start, end)
    return cubic(start, along(start, leaving, reach), along(end, arriving, -reach), end)


def seam(stations: Sequence[tuple[float, float, float]]) -> Path:
    """A curve down through stations (x, y, dx/dy); x stays a function of y."""
    points: list[Point] = [(stations[0][0], stations[0][1])]
    for (x0, y0, s0), (x1, y1, s1) in pairwise(stations):
        third = 0.39 * (y1 - y0)
        points += [(x0 + s0 * third, y0 + third), (x1 - s1 * third, y1 - third), (x1, y1)]
    return Path("M" + "C" * (len(stations) - 1), tuple(points))


def smooth(points: Sequence[Point], tension: float = 1 / 6, *, close: bool = False) -> Path:
    """A Catmull-Rom curve through the points."""
    n = len(points)
    if n < 3 and not close:
        return polyline(points)
    ring = close

    def at(i: int) -> Point:
        return points[i % n] if ring else points[min(max(i, 0), n - 1)]

    out: list[Point] = [points[0]]
    for i in range(n if ring else n - 1):
        (ax, ay), (bx, by), (cx, cy), (dx, dy) = at(i - 1), at(i), at(i + 1), at(i + 2)
        out += [
            (bx + (cx - ax) * tension, by + (cy - ay) * tension),
            (cx - (dx - bx) * tension, cy - (dy - by) * tension),
            (cx, cy),
        ]
    return Path("M" + "C" * (n if ring else n - 1) + ("Z" if ring else ""), tuple(out))


_CIRCLE = 0.5522847498


def ellipse(centre: Point, rx: float, ry: float) -> Path:
    """A closed ellipse."""
    (x, y), kx, ky = centre, rx * _CIRCLE, ry * _CIRCLE
    return Path(
        "MCCCCZ",
        (
            (x + rx, y),
            (x + rx, y + ky), (x + kx, y + ry), (x, y + ry),
            (x - kx, y + ry), (x - rx, y + ky), (x - rx, y),
            (x - rx, y - ky), (x - kx, y - ry), (x, y - ry),
            (x + kx, y - ry), (x + rx, y - ky), (x + rx, y),
        ),
    )  # fmt: skip


def circle(centre: Point, radius: float) -> Path:
    """A closed circle."""
    return ellipse(centre, radius, radius)


def rectangle(left: float, top: float, right: float, bottom: float) -> Path:
    """A closed rectangle."""
    return polyline([(left, top), (right, top), (right, bottom), (left, bottom)]).closed()


@lru_cache(maxsize=8)
def _bernstein(count: int) -> npt.NDArray[np.float64]:
    t = np.linspace(0, 1, count + 1)[1:, None]
    s = 1 - t
    return np.hstack([s**3, 3 * s * s * t, 3 * s * t * t, t**3])


def flattened(path: Path, steps: int = 12) -> npt.NDArray[np.float64]:
    """Points on an open path of one piece, `steps` a curve, as an array [n, 2]."""
    parts = [np.array([path.points[0]])]
    i = 1
    for verb in path.verbs[1:]:
        if verb == "C":
            control = np.array((path.points[i - 1], *path.points[i : i + 3]))
            parts.append(_bernstein(steps) @ control)
        elif verb == "L":
            parts.append(np.array([path.points[i]]))
        elif verb == "Z":
            parts.append(parts[0])
        i += _POINTS_OF[verb]
    return np.vstack(parts)


def length_of(path: Path) -> float:
    """The length of an open path of one piece."""
    steps = np.diff(flattened(path), axis=0)
    return float(np.hypot(steps[:, 0], steps[:, 1]).sum())


def sampled(path: Path, shares: Sequence[float]) -> list[tuple[Point, float]]:
    """Points at shares of the length, each with the direction of travel in degrees."""
    points, steps, reached = path.travelled
    wanted = np.asarray(shares) * reached[-1]
    index = np.minimum(np.maximum(np.searchsorted(reached, wanted) - 1, 0), len(steps) - 1)
    ahead = steps[index]
    rest = (wanted - reached[index]) / np.maximum(reached[index + 1] - reached[index], 1e-9)
    at = points[index] + rest[:, None] * ahead
    turns = np.degrees(np.arctan2(ahead[:, 1], ahead[:, 0]))
    return [((x, y), a) for (x, y), a in zip(at.tolist(), turns.tolist(), strict=True)]


def point_at(path: Path, share: float) -> Point:
    """The point at a share of the length."""
    return sampled(path, [share])[0][0]


def part_of(path: Path, first: float, last: float, count: int = 7) -> Path:
    """The stretch between two shares of the length, redrawn smoothly."""
    shares = [first + (last - first) * i / (count - 1) for i in range(count)]
    return smooth([p for p, _ in sampled(path, shares)])


def parallel(path: Path, distance: float, first: float = 0.0, last: float = 1.0) -> Path:
    """A line beside a path, to the right of its direction of travel (negative: left)."""
    count = max(4, 3 * (len(path.verbs) - 1) + 2)
    shares = [first + (last - first) * i / (count - 1) for i in range(count)]
    return smooth([along(p, a + 90, distance) for p, a in sampled(path, shares)])


def x_at(path: Path, y: float) -> float:
    """Where a path that runs down or up crosses the height y (nearest end outside)."""
    points = path.travelled[0]
    order = np.argsort(points[:, 1], kind="stable")
    return float(np.interp(y, points[order, 1], points[order, 0]))


def y_at(path: Path, x: float) -> float:
    """At which height a path that runs sideways crosses x (nearest end outside)."""
    points = path.travelled[0]
    order = np.argsort(points[:, 0], kind="stable")
    return float(np.interp(x, points[order, 0], points[order, 1]))


def turned(points: _Points, degrees: float) -> _Points:
    """The points [n, 2] in a frame whose x runs along `degrees` and whose y lies 90 further."""
    c, s = unit(degrees)
    return np.asarray(points @ np.array([[c, -s], [s, c]]), np.float64)


def box_of(paths: Iterable[Path]) -> tuple[float, float, float, float]:
    """Left, top, right and bottom of the points (curves lie inside their control points)."""
    every = np.array([p for path in paths for p in path.points])
    (left, top), (right, bottom) = every.min(axis=0), every.max(axis=0)
    return float(left), float(top), float(right), float(bottom)
