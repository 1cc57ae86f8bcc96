"""Sleeves whose lines are straight, drafted hanging on the viewer's right and mirrored.

The sleeve leaves the shoulder along the cap, turns at the biceps into its axis, and bends a
little at the elbow.
"""

from __future__ import annotations

import math
from dataclasses import dataclass

import numpy as np

from model.garment.design import Design
from model.garment.draft.landmarks import Landmarks, armhole
from model.garment.draft.piece import Line, Piece, fold, seam_line
from model.garment.draft.sleeve_fit import hang, hanging_cuff, projection
from model.garment.geometry import (
    Path,
    Point,
    along,
    angle_of,
    arc,
    between,
    cubic,
    flattened,
    line,
    parallel,
    sampled,
    smooth,
)


@dataclass(frozen=True)
class Sleeve:
    """The drafted tube: outer and inner line, both from top to cuff, and its axis angles."""

    outer: Path
    inner: Path
    axis: float  # direction of the upper arm, degrees as in `geometry.unit`
    lower: float  # direction of the forearm
    cuff_outer: Point
    cuff_inner: Point

    def at(self, share: float) -> tuple[Point, Point]:
        """Outer and inner point where the line across the sleeve lies at a share of its length."""
        return sampled(self.outer, [share])[0][0], sampled(self.inner, [share])[0][0]


def tube(design: Design, at: Landmarks, width: float, cuff: float, length: float) -> Sleeve:
    """A sleeve of drawn widths `width` at the biceps and `cuff` at its end, in cm.

    `length` runs straight from the shoulder tip to the outer end of the cuff. The inner line of
    a sleeve that hangs close begins behind the body.
    """
    tip = at.shoulder
    axis, chord = _fall(design, at, width)
    bend = {"two_piece": 7.0, "set_in": 4.0, "raglan": 3.0}.get(design.choice("sleeve"), 2.0)
    lower = axis + (bend if length > 40 else 0.0)
    reach = (at.underarm[1] - tip[1] - 3.2) / math.sin(math.radians(chord))
    biceps = along(tip, chord, reach)
    leaving = 2 * chord - axis
    under = along(biceps, axis + 90.0, width)
    cap = arc(tip, leaving, biceps, axis, 0.36)
    if length <= reach + 2.0:
        return _short(cap, tip, at.underarm, axis, cuff, length)
    upper = max(0.56 * length - 0.55 * reach, 0.3 * (length - reach))
    elbow = along(biceps, axis, min(upper, max(length - reach - 1.2, 0.2)))
    end = _end(elbow, lower, tip, length)
    outer = cap.then(
        cubic(biceps, along(biceps, axis, 0.34 * math.dist(biceps, elbow)),
              along(elbow, (axis + lower) / 2, -0.3 * math.dist(biceps, elbow)), elbow),
        cubic(elbow, along(elbow, (axis + lower) / 2, 0.3 * math.dist(elbow, end)),
              along(end, lower, -0.34 * math.dist(elbow, end)), end),
    ) if length > 34 else cap.then(arc(biceps, axis, end, lower, 0.33))  # fmt: skip
    inside = along(end, lower + 90.0, cuff)
    inner = _inner(under, inside, axis, lower)
    return Sleeve(outer, inner, axis, lower, end, inside)


def _fall(design: Design, at: Landmarks, width: float) -> tuple[float, float]:
    """The directions of the upper arm and of the line from the shoulder tip to the biceps.

    A sleeve too narrow to reach the underarm at its usual angle hangs closer.
    """
    tip, slope = at.shoulder, angle_of(at.neck, at.shoulder)
    usual = hang(design)
    share = {"two_piece": 0.31, "set_in": 0.35}.get(design.choice("sleeve"), 0.46)
    low, high = 0.0, 1.0
    for step in range(12):
        closer = 0.0 if step == 0 else (low + high) / 2
        axis = 90.0 - usual * (1 - closer)
        chord = axis - share * (1 - 0.8 * closer) * (axis - slope)
        biceps = tip[0] + (at.underarm[1] - tip[1] - 3.2) / math.tan(math.radians(chord))
        if along((biceps, 0.0), axis + 90.0, width)[0] <= at.underarm[0]:
            if step == 0:
                break
            high = closer
        else:
            low = closer
    return axis, chord


def _inner(under: Point, inside: Point, axis: float, lower: float) -> Path:
    run = math.dist(under, inside)
    return cubic(
        under,
        along(under, axis + 2.0, 0.36 * run),
        along(inside, lower + 1.0, -0.34 * run),
        inside,
    )


def _short(cap: Path, tip: Point, under: Point, axis: float, cuff: float, length: float) -> Sleeve:
    points = flattened(cap, 40)
    far = np.hypot(*(points - np.array(tip)).T)
    share = float(np.interp(length, far, np.linspace(0, 1, len(points))))
    if length > far[-1]:
        cap = cap.then(line(cap.end, along(cap.end, axis, length - float(far[-1]))))
        points, share = flattened(cap, 40), 1.0
    marks = np.linspace(0, share * (len(points) - 1), 6)
    xs = np.interp(marks, np.arange(len(points)), points[:, 0])
    ys = np.interp(marks, np.arange(len(points)), points[:, 1])
    kept = smooth([(float(x), float(y)) for x, y in zip(xs, ys, strict=True)])
    here = kept.end
    across = angle_of(here, along(under, axis, 5.5))
    inside = along(here, across, cuff)
    inner = line(under, inside)
    return Sleeve(kept, inner, axis, axis, here, inside)


def _end(elbow: Point, lower: float, tip: Point, length: float) -> Point:
    """The point on the forearm line at the distance `length` from the shoulder tip."""
    dx, dy = math.cos(math.radians(lower)), math.sin(math.radians(lower))
    ex, ey = elbow[0] - tip[0], elbow[1] - tip[1]
    b = ex * dx + ey * dy
    c = ex * ex + ey * ey - length * length
    t = -b + math.sqrt(max(b * b - c, 0.01))
    return along(elbow, lower, max(t, 1.0))


def closing(sleeve: Sleeve, seat: Path, droop: float = 0.35) -> Path:
    """The outline of the sleeve: outer line, slightly hollow cuff edge, inner line, seat."""
    start, end = sleeve.cuff_outer, sleeve.cuff_inner
    bow = along(between(start, end, 0.5), sleeve.lower, droop)
    mouth = smooth([start, bow, end])
    return sleeve.outer.then(mouth, sleeve.inner.reversed(), seat.reversed()).closed()


def elbow_folds(sleeve: Sleeve) -> tuple[Line, ...]:
    """Two short folds at the inner elbow, the hint that an arm bends there."""
    lines = []
    for share, size in ((0.46, 0.3), (0.53, 0.22)):
        outer, inner = sleeve.at(share)
        start = between(inner, outer, 0.02)
        end = between(inner, outer, size)
        lift = along(end, sleeve.axis, -1.6)
        lines.append(fold(arc(start, angle_of(start, end) - 12, lift, angle_of(start, lift) + 8)))
    return tuple(lines)


def set_in_like(design: Design, at: Landmarks) -> tuple[Piece, Sleeve]:
    """Every sleeve whose lines are straight: set-in, two-piece, raglan, dropped, dolman, bell."""
    factor = projection(design)
    name = design.choice("sleeve")
    sleeve = tube(
        design,
        at,
        design.number("sleeve_width") * factor,
        design.number("cuff_width") * factor,
        design.number("sleeve_length") - hanging_cuff(design),
    )
    seat = armhole(design, at)
    lines: list[Line] = []
    if name == "two_piece":
        lines.append(seam_line(_back_seam(sleeve)))
    outline_seat = seat
    if name == "raglan":
        lines.append(seam_line(seat))  # that on the crest of the shoulder is not seen from here
        outline = Path("M", (at.neck,)).then(
            line(at.neck, at.shoulder),
            closing(sleeve, Path("M", (at.underarm,))),
        )
        start = smooth([at.neck, between(at.neck, at.shoulder, 0.5), at.shoulder])
        outline = start.then(sleeve.outer)
        bow = along(between(sleeve.cuff_outer, sleeve.cuff_inner, 0.5), sleeve.lower, 0.35)
        outline = outline.then(
            smooth([sleeve.cuff_outer, bow, sleeve.cuff_inner]),
            sleeve.inner.reversed(),
            seat.reversed(),
        ).closed()
    else:
        outline = closing(sleeve, behind_body(outline_seat))
    piece = Piece(
        "sleeve-left",
        outline,
        lines=tuple(lines),
        grain=(at.shoulder, 90.0 - sleeve.axis),
        region="sleeve",
    )
    return piece, sleeve


def behind_body(seat: Path) -> Path:
    """The seat moved under the body, so that no gap shows along the seam."""
    return seat.map(lambda p: (p[0] - 0.7, p[1]))


def _back_seam(sleeve: Sleeve) -> Path:
    """The hind seam of a tailored sleeve, beside its outer line."""
    return parallel(sleeve.outer, 2.2, 0.24, 1.0)
