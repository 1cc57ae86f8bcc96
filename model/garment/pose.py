"""Sleeves lowered towards the body, for simulated sketches.

Drafting lays a sleeve out beside the body, so that all of it shows. Those of photographs, and of
many designers' sketches, hang down along the side seam and cover it, or are tucked behind it. A
network that has only seen the first misreads the second, so sketches are posed by seed.
"""

from __future__ import annotations

import math
from dataclasses import dataclass, replace
from typing import Any

import numpy as np
import numpy.typing as npt

from model.garment.design import Design
from model.garment.drawing import Drawing, Group, Paint, Shape
from model.garment.geometry import Path, Point, compound, contours, flattened, polyline
from model.garment.skia_paths import skia_path
from model.garment.union import union

_LOWERED = frozenset(
    ("set_in", "two_piece", "drop_shoulder", "bell", "puff", "bishop", "balloon", "leg_of_mutton")
)  # those that are sewn into an armhole; others change the body where they are lowered
_SLEEVE = ("sleeve-", "cuff-", "elbow-patch-")
_BODY = ("body-", "front-", "skirt-", "leg-", "hem-", "waist")
_OUTLINE = (*_BODY, *_SLEEVE, "collar", "hood", "lapel", "neck", "strap", "binding")
_ABOVE = ("collar-left", "collar-right", "collar-stand", "lapel", "epaulette", "gun-flap", "bow",
          "hood-left", "hood-right")  # fmt: skip
_UNPOSED = 0.25  # share of the poses that leave sleeves as they are drafted
_IN_FRONT = 0.65
_SHOWS = 0.45  # of a cuff, beside the body, when the sleeve is as low as it goes
_UPRIGHT = 4.0  # degrees that remain between a lowered sleeve and upright
_TURNS_BY = 0.3  # of the armhole's depth: over about this way from the shoulder the cap bends
_ROWS = 48  # heights at which the body is measured
_TRIES = 24  # angles
_STEPS = 12  # points of a curve, where an outline is followed
_Points = npt.NDArray[np.float64]


@dataclass(frozen=True)
class Pose:
    """How low sleeves hang: 0 as they are drafted, 1 along the side seam.

    `uneven` is by how much of that the viewer's right sleeve hangs lower and the left one higher.
    With `in_front` they cover the body's sides, otherwise they are tucked behind.
    """

    low: float
    uneven: float = 0.0
    in_front: bool = True


def pose_of(seed: int) -> Pose:
    """The pose of a seed: a quarter as drafted, the others at any height."""
    rng = np.random.default_rng((seed, 0x905E))
    low = 0.0 if rng.random() < _UNPOSED else 1.0 - 0.85 * rng.random() ** 1.5
    return Pose(low, float(np.clip(rng.normal(0, 0.05), -0.1, 0.1)), rng.random() < _IN_FRONT)


def posed(drawing: Drawing, design: Design, pose: Pose) -> Drawing:
    """The drawing with its sleeves lowered, for `sketch`: its sleeves lose their cloth.

    Sleeves that are not sewn into an armhole, and those that hang low already, stay as they are.

    Args:
        drawing: of `compose`.
        design: what is drawn.
        pose: how low they hang.
    """
    if pose.low <= 0 or design.choice("sleeve", "sleeveless") not in _LOWERED:
        return drawing
    groups = {group.id: group for group in drawing.groups}
    if "armhole-left" not in groups or "armhole-right" not in groups:
        return drawing
    body = [_fill(g) for g in drawing.groups if g.id.startswith(_BODY)]
    solid = [path for path in body if path is not None]
    outline = np.concatenate([flattened(each, 6) for path in solid for each in contours(path)])
    turns = {
        side: _Turn.of(groups[f"armhole-{side}"], groups[f"sleeve-{side}"], drawing.width)
        for side in ("left", "right")
    }
    full = min(turn.lowest(outline, _mouth(groups, side)) for side, turn in turns.items())
    if full <= 0.01:
        return drawing
    moved: dict[str, Group] = {}
    for side, turn in turns.items():
        uneven = pose.uneven if side == "left" else -pose.uneven
        bent = replace(turn, angle=full * pose.low * (1 + uneven))
        inside = [skia_path(path) for path in solid] if pose.in_front else []
        for group in drawing.groups:
            of_sleeve = group.id.startswith(_SLEEVE)
            seam = pose.in_front and group.id.startswith("armhole-")
            if (of_sleeve or seam) and f"-{side}" in group.id:
                moved[group.id] = _moved(group, bent, inside)
    after = [moved.get(group.id, group) for group in drawing.groups[:-1]]
    if pose.in_front:
        after = _sleeves_in_front(after, frozenset(moved))
    return Drawing(drawing.width, drawing.height, (*after, _silhouette(drawing, after)))


@dataclass(frozen=True)
class _Turn:
    """A rotation about the shoulder point that sets in gradually, so that the cap stays round.

    Points are mirrored to the viewer's right: x from the middle of the canvas outwards.
    """

    tip: Point
    depth: float  # of the armhole
    seat: int  # points of the armhole, flattened
    middle: float
    sign: float
    angle: float = 0.0  # radians, towards the body

    @staticmethod
    def of(armhole: Group, sleeve: Group, width: int) -> _Turn:
        seat = next(shape.path for shape in armhole.shapes() if shape.id.endswith("-seam"))
        assert isinstance(seat, Path)
        seat = contours(seat)[0]
        sign = -1.0 if sleeve.id.endswith("right") else 1.0
        middle = width / 2
        (x, y), (_, under) = seat.start, seat.end
        seam = len(flattened(seat, _STEPS))
        return _Turn((sign * (x - middle), y), abs(under - y), seam, middle, sign)

    def mirrored(self, points: _Points) -> _Points:
        return np.column_stack([self.sign * (points[:, 0] - self.middle), points[:, 1]])

    def of_points(self, points: _Points) -> _Points:
        """The points, on the canvas, after the turn."""
        out = self.mirrored(points) - self.tip
        x, y = self._turned(out, np.array([self.angle]))
        return np.column_stack([self.middle + self.sign * x[0], y[0]])

    def _turned(self, out: _Points, angles: _Points) -> tuple[_Points, _Points]:
        """Points relative to the shoulder by each of the angles: x and y, [angles, points].

        The direction of a line straight out of the shoulder turns by angle * r / sqrt(r^2 + a^2)
        at the distance r: not at all where it leaves, and never further than it will be.
        """
        slow = _TURNS_BY * self.depth
        reach = np.maximum(np.hypot(*out.T), 1e-6)
        turn = angles[:, None] * ((np.hypot(reach, slow) - slow) / reach)
        c, s = np.cos(turn), np.sin(turn)
        x = out[:, 0] * c - out[:, 1] * s + self.tip[0]
        return x, out[:, 0] * s + out[:, 1] * c + self.tip[1]

    def of_path(self, path: Path) -> Path:
        """The path after the turn; one that begins at the shoulder as short straight lines."""
        points = np.array(path.points)
        away = self.mirrored(points[:1])[0] - self.tip
        verbs = path.verbs
        if np.hypot(*away) < 0.1 * self.depth and "M" not in verbs[1:]:
            points = flattened(path, _STEPS)
            verbs = "M" + "L" * (len(points) - 1)
        return Path(verbs, tuple((x, y) for x, y in self.of_points(points).tolist()))

    def lowest(self, body: _Points, mouth: _Points) -> float:
        """The angle at which just enough of the sleeve's end still shows beside the body."""
        flank, end = self.mirrored(body), self.mirrored(mouth)
        far = end[np.argmax(np.hypot(*(end - self.tip).T))]
        away = far - self.tip
        usual = math.atan2(away[0], away[1])  # from upright
        heights = np.linspace(flank[:, 1].min(), flank[:, 1].max(), _ROWS)
        outermost = np.full(_ROWS, -np.inf)
        row = np.searchsorted(heights, flank[:, 1]).clip(0, _ROWS - 1)
        np.maximum.at(outermost, row, flank[:, 0])
        there = np.isfinite(outermost)
        outermost = np.interp(heights, heights[there], outermost[there])
        angles = np.linspace(0, max(usual - math.radians(_UPRIGHT), 0), _TRIES)
        x, y = self._turned(end - self.tip, angles)
        outer = np.take_along_axis(y, x.argmax(axis=1)[:, None], 1)[:, 0]
        shown = x.max(axis=1) - np.interp(outer, heights, outermost)
        enough = (shown >= _SHOWS * np.ptp(x, axis=1)) | (y.min(axis=1) > heights[-1])
        tries = int(np.argmin(enough)) if not enough.all() else _TRIES
        return float(angles[max(tries - 1, 0)])


def _mouth(groups: dict[str, Group], side: str) -> _Points:
    """The end of a sleeve: the outermost fifth of its points from the shoulder."""
    path = _fill(groups[f"sleeve-{side}"])
    assert path is not None
    points = flattened(path, 8)
    far = np.hypot(*(points - points[0]).T)
    return points[far > 0.82 * far.max()]


def _fill(group: Group) -> Path | None:
    shape = next((s for s in group.children if isinstance(s, Shape) and s.id.endswith("-fill")),
                 None)  # fmt: skip
    return shape.path if shape is not None and isinstance(shape.path, Path) else None


def _moved(group: Group, turn: _Turn, inside: list[Any]) -> Group:
    """A part of the sleeve, turned; where it lies on the body its edge becomes a line."""
    shapes: list[Shape | Group] = []
    for child in group.children:
        if not isinstance(child, Shape) or not isinstance(child.path, Path):
            continue
        path = turn.of_path(child.path)
        shapes.append(Shape(child.id, path, child.paint))
        if child.id.endswith("-fill") and inside and not group.id.startswith("elbow-"):
            whole = flattened(path, _STEPS)
            sewn = turn.seat + 1 if group.id in ("sleeve-left", "sleeve-right") else 0
            rim = _on_body(whole[: len(whole) - sewn], inside)
            if rim is not None:
                shapes.append(Shape(f"{group.id}-lowered-edge", rim, Paint()))
    return Group(group.id, tuple(shapes))


def _on_body(points: _Points, body: list[Any]) -> Path | None:
    """The stretches of an outline [n, 2] that lie on the body."""
    inside = [any(path.contains(x, y) for path in body) for x, y in points.tolist()]
    ends = np.flatnonzero(np.diff(np.array([0, *inside, 0], int)))
    runs = [points[a:b] for a, b in zip(ends[::2], ends[1::2], strict=True) if b - a > 2]
    return compound(polyline([(x, y) for x, y in run.tolist()]) for run in runs) if runs else None


def _sleeves_in_front(groups: list[Group], moved: frozenset[str]) -> list[Group]:
    """The groups with the sleeves above the body, and collars and epaulettes above them."""
    sleeves = [g for g in groups if g.id in moved and not g.id.startswith("armhole-")]
    seams = [g for g in groups if g.id in moved and g.id.startswith("armhole-")]
    above = [g for g in groups if g.id.startswith(_ABOVE)]
    gone = {g.id for g in (*sleeves, *seams, *above)}
    return [*(g for g in groups if g.id not in gone), *sleeves, *seams, *above]


def _silhouette(drawing: Drawing, groups: list[Group]) -> Group:
    """The outline of the parts as they lie now."""
    paths = [_fill(group) for group in groups if group.id.startswith(_OUTLINE)]
    whole = union([path for path in paths if path is not None])
    (line,) = drawing.groups[-1].children
    assert isinstance(line, Shape)
    return Group("silhouette", (Shape(line.id, whole, line.paint),))
