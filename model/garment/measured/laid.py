"""A garment laid flat on the table, ready for the tape: its pieces by name, flattened once."""

from __future__ import annotations

import math
from collections.abc import Sequence
from functools import cached_property

import numpy as np

from model.garment.categories import find_category
from model.garment.design import Design
from model.garment.draft.piece import Piece
from model.garment.geometry import Path, Point
from model.garment.measured.tape import Points, corners, outline_points

BACK_ARMHOLES = frozenset(("raglan",))  # sleeves that take the shoulder away from the front
_SOFT = 11.0  # degrees: the edge over the bust may meet the side of a flared top nearly straight on
_COVERED = 12.0  # cm: no shoulder tip lies lower, no underarm higher


class Laid:
    """The pieces of one design. The viewer's right half is the one that is drafted."""

    def __init__(self, design: Design, pieces: Sequence[Piece]) -> None:
        self.design = design
        self.pieces = {piece.name: piece for piece in pieces}
        self.kind = find_category(design.choice("category")).kind
        self._points: dict[str, Points] = {}

    def __contains__(self, name: str) -> bool:
        return name in self.pieces

    def points(self, name: str) -> Points:
        """The outline of a piece."""
        if name not in self._points:
            self._points[name] = outline_points(self.pieces[name].outline)
        return self._points[name]

    def line(self, name: str, role: str, index: int = 0) -> Path:
        """One line of a piece, of those with a role."""
        return [item.path for item in self.pieces[name].lines if item.role == role][index]

    @cached_property
    def front(self) -> str:
        """The front on the viewer's right, or the whole front."""
        return "front-left" if "front-left" in self else "body-front"

    @cached_property
    def fronts(self) -> list[Points]:
        """The outlines of the front or fronts."""
        return [self.points(n) for n in ("body-front", "front-left", "front-right") if n in self]

    @cached_property
    def lower(self) -> list[str]:
        """The names of the pieces of a skirt, the lowest tier first."""
        tiers = sorted((n for n in self.pieces if n.startswith("skirt-tier")), reverse=True)
        return tiers or [n for n in ("skirt-front", "skirt-back", "skirt-wrap") if n in self]

    @cached_property
    def has_skirt(self) -> bool:
        """Whether a skirt or a peplum hangs from the waist."""
        return bool(self.lower)

    @cached_property
    def right_corners(self) -> list[Point]:
        """The corners of the right half of the front, from the neck over the shoulder down."""
        return [p for p in corners(self.points(self.front)) if p[0] > 2.0]

    @cached_property
    def shoulder_tip(self) -> Point:
        """Where shoulder and armhole meet; off the shoulder, where the top edge ends."""
        name = self.front
        if self.design.choice("sleeve") in BACK_ARMHOLES:
            name = "body-back"
        points = self.points(name)
        found = [p for p in corners(points) if p[0] > 2.0]
        if "shoulder_width" in self.design:
            top = self.neck_point
            return next(p for p in found if p[0] > top[0] + 0.3)
        return next(p for p in found if p[0] > 12.0)

    @cached_property
    def neck_point(self) -> Point:
        """The highest point of the right half of the front."""
        points = self.points(self.front)
        half = points[points[:, 0] > 2.0]
        x, y = half[np.argmin(half[:, 1])]
        return float(x), float(y)

    @cached_property
    def underarm(self) -> Point:
        """Where the armhole's seam ends, or its edge or the edge over the bust meets the side."""
        if "armhole-left" in self:  # a dropped shoulder's armhole may run into the side seam
            end = self.pieces["armhole-left"].outline.end
            near = min(self.right_corners, key=lambda p: math.dist(p, end))
            return near if math.dist(near, end) < 2.0 else end
        soft = corners(self.points(self.front), _SOFT)
        found = [p for p in soft if p[0] > 13.0 and p[1] > _COVERED]
        first = found[0]
        return [p for p in found if abs(p[1] - first[1]) < 0.05][-1]

    def hem_corners(self) -> tuple[Point, Point]:
        """Where the side seams end, on the viewer's right and left."""
        if self.has_skirt:
            found = corners(self.points(self.lower[0]), 14.0)
            return _lowest_side(found, 1), _lowest_side(found, -1)
        if "hem-band" in self:
            found = corners(self.points("hem-band"))
            return max(found, key=lambda p: p[1] + p[0]), max(found, key=lambda p: p[1] - p[0])
        right = self._foot(self.points(self.front))
        if "front-right" in self:
            x, y = self._foot(self.points("front-right") * (-1.0, 1.0))
        else:
            x, y = self._foot(self.points(self.front)[::-1] * (-1.0, 1.0))
        return right, (-x, y)

    def _foot(self, points: Points) -> Point:
        """The first corner below the underarm of a front drawn from its neck over the shoulder."""
        x, y = self.underarm
        start = int(np.argmin(np.hypot(points[:, 0] - x, points[:, 1] - y)))
        walk = np.roll(points[:-1], -start, axis=0)
        found = corners(np.vstack([walk, walk[:1]]))
        return next(p for p in found if p[1] > y + 1.5 and p[0] > 2.0)


def _lowest_side(found: list[Point], side: int) -> Point:
    """Of the corners of a skirt, the one where a side seam ends: the second from the waist."""
    ours = [p for p in found if side * p[0] > 2.0]
    waist = min(ours, key=lambda p: p[1])
    below = [p for p in ours if p[1] > waist[1] + 4.0]
    return max(below, key=lambda p: side * p[0])


def distance(a: Point, b: Point) -> float:
    """The distance of two points."""
    return math.dist(a, b)
