"""A drawing: named groups of filled and stroked paths in canvas units, ready to be written.

Both writers (`svg`, `raster`) read this and nothing else, so that they show the same picture.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from model.garment.geometry import Path, Point


@dataclass(frozen=True)
class Paint:
    """How a path is painted; colours are `#RRGGBB`, `None` paints nothing.

    With `fade`, the fill runs from nothing at its first point to full at its second.
    """

    fill: str | None = None
    stroke: str | None = None
    width: float = 0.0
    dash: tuple[float, ...] = ()
    opacity: float = 1.0
    fade: tuple[Point, Point] | None = None


@dataclass(frozen=True, eq=False)
class Lattice:
    """Where a repeat lies on an endless cloth: `places` in each period of `width` x `height`.

    `matrix` (a, b, c, d, e, f) maps the period's own x, y to ax+cy+e, bx+dy+f on the canvas.
    """

    width: float
    height: float
    places: tuple[Point, ...]
    matrix: tuple[float, float, float, float, float, float]


@dataclass(frozen=True, eq=False)
class Stamps:
    """One closed motif at many places: rows (a, b, c, d, e, f) map x, y to ax+cy+e, bx+dy+f.

    Where they cover all that a clip shows, `lattice` says how they go on, and `unit` is the motif
    of one cell of it.
    """

    motif: Path
    matrices: npt.NDArray[np.float64]
    lattice: Lattice | None = None
    unit: Path | None = None

    def points(self) -> npt.NDArray[np.float64]:
        """The points of all copies, [copies, points of the motif, 2]."""
        points = np.ones((len(self.motif.points), 3))
        points[:, :2] = self.motif.points
        return points @ self.matrices.reshape(-1, 3, 2)

    def boxes(self, margin: float = 0.0) -> npt.NDArray[np.float64]:
        """Boxes that hold the copies, [copies, 4]: left, top, right, bottom.

        A copy that is turned gets the box of the turned box. `margin`: units around each.
        """
        corners = np.array(self.motif.points)
        left, top = corners.min(axis=0)
        right, bottom = corners.max(axis=0)
        m = self.matrices
        # What the two ends of x, and of y, add on both axes.
        across, down = (
            np.multiply.outer((left, right), m[:, 0:2]),
            np.multiply.outer((top, bottom), m[:, 2:4]),
        )
        low = across.min(axis=0) + down.min(axis=0) + m[:, 4:] - margin
        high = across.max(axis=0) + down.max(axis=0) + m[:, 4:] + margin
        return np.hstack([low, high])

    def __len__(self) -> int:
        return len(self.matrices)


@dataclass(frozen=True, eq=False)
class Shape:
    """A path with an id that is unique in the drawing."""

    id: str
    path: Path | Stamps
    paint: Paint


@dataclass(frozen=True, eq=False)
class Group:
    """A named group; with `clip`, its children show only inside that path."""

    id: str
    children: tuple[Group | Shape, ...]
    clip: Path | None = None

    def shapes(self) -> Iterator[Shape]:
        """All shapes below, in paint order."""
        for child in self.children:
            if isinstance(child, Shape):
                yield child
            else:
                yield from child.shapes()


@dataclass(frozen=True, eq=False)
class Drawing:
    """A canvas of `width` x `height` units and its groups, back to front."""

    width: int
    height: int
    groups: tuple[Group, ...]

    def shapes(self) -> Iterator[Shape]:
        """All shapes, in paint order."""
        for group in self.groups:
            yield from group.shapes()


def sliver(path: Path, width: float) -> Path:
    """A tapered line as a filled shape: `width` at its start, a point at its end."""
    points = np.array(path.points)
    ahead = np.gradient(points, axis=0)
    lengths = np.maximum(np.hypot(ahead[:, 0], ahead[:, 1]), 1e-9)
    normals = np.stack([-ahead[:, 1], ahead[:, 0]], axis=1) / lengths[:, None]
    taper = np.linspace(1.0, 0.0, len(points))[:, None] * width / 2
    there = (points + normals * taper).tolist()
    back = (points - normals * taper)[::-1].tolist()
    every: list[Point] = [(p[0], p[1]) for p in (*there, *back[1:])]
    return Path(path.verbs + path.verbs[:0:-1] + "Z", tuple(every))
