"""Gathered sleeves: puff, bishop, balloon and leg-of-mutton."""

from __future__ import annotations

import math

import numpy as np

from model.garment.design import Design
from model.garment.draft.landmarks import Landmarks, armhole
from model.garment.draft.piece import Line, Piece, fold
from model.garment.draft.sleeve_fit import hanging_cuff, is_long, projection
from model.garment.draft.sleeves import Sleeve, behind_body, closing, tube
from model.garment.geometry import (
    Path,
    Point,
    along,
    angle_of,
    arc,
    between,
    flattened,
    sampled,
    turned,
)

_ELBOW = 30.0  # cm from the shoulder


def cap_gathers(design: Design, seat: Path, axis: float) -> tuple[Line, ...]:
    """Ticks that fan out of the armhole where the cap is gathered."""
    lengths = (3.4, 2.2, 4.2, 2.6, 4.6, 2.4, 3.8, 2.0)
    shares = [0.02 + 0.075 * i for i in range(len(lengths))]
    lines = []
    for (point, _), size, turn in zip(
        sampled(seat, shares), lengths, range(len(lengths)), strict=True
    ):
        direction = -20.0 + turn * 11.0
        lines.append(fold(arc(point, direction, along(point, direction + 6, size), direction + 14)))
    return tuple(lines)


def full_sleeve(design: Design, at: Landmarks) -> tuple[Piece, Sleeve]:
    """Sleeves with fullness: puff, bishop, balloon, leg-of-mutton."""
    factor = projection(design)
    name = design.choice("sleeve")
    width, cuff = design.number("sleeve_width") * factor, design.number("cuff_width") * factor
    whole, below = design.number("sleeve_length"), hanging_cuff(design)
    long = is_long(design)
    tip = at.shoulder
    biceps = (0.72 if long else 1.15) * width
    base = tube(design, at, biceps, cuff, whole - below)
    if whole > _ELBOW:  # the cuff hangs at an angle to the line along which one measures
        off = math.radians(base.lower - angle_of(tip, base.cuff_outer))
        above = math.sqrt(whole**2 - (below * math.sin(off)) ** 2) - below * math.cos(off)
        base = tube(design, at, biceps, cuff, above)
    seat = armhole(design, at)
    lift = 2.6 if name in ("puff", "leg_of_mutton") else 1.0
    outer_end, inner_end = base.cuff_outer, base.cuff_inner
    if name in ("balloon", "bishop") and long:
        i_peak = base.at(0.56 if name == "balloon" else 0.8)[1]
        i_peak = along(i_peak, base.axis + 90.0, 0.24 * width)
        inner = arc(base.inner.start, base.axis + 4, i_peak, base.axis, 0.34).then(
            arc(i_peak, base.axis, inner_end, base.lower - 48, 0.42))  # fmt: skip
    elif long:
        inner = base.inner
        i_peak = _opposite(inner, base.at(0.2)[0], base.axis)
    else:
        inner = arc(base.inner.start, base.axis + 24, inner_end, base.lower - 34, 0.36)
        i_peak = along(at.underarm, base.axis, -0.62 * math.dist(base.at(0.0)[0], at.underarm))
    o_peak = along(i_peak, base.axis - 90.0, width)  # the widest place
    rise = along(tip, -62, lift)
    if name in ("puff", "leg_of_mutton"):
        head = arc(tip, -58, along(rise, base.axis - 68, 2.2), base.axis - 74, 0.45)
        first = head.then(arc(head.end, base.axis - 70, o_peak, base.axis, 0.36))
    else:
        first = arc(tip, angle_of(tip, o_peak) - 24, o_peak, base.axis, 0.36)
    if name == "leg_of_mutton" and long:
        low = base.at(0.62)[0]
        outer = first.then(arc(o_peak, base.axis, low, base.lower + 12, 0.44),
                           arc(low, base.lower + 12, outer_end, base.lower, 0.33))  # fmt: skip
    else:
        outer = first.then(arc(o_peak, base.axis, outer_end, base.lower + 46, 0.42))
    sleeve = Sleeve(outer, inner, base.axis, base.lower, outer_end, inner_end)
    lines: tuple[Line, ...] = ()
    if name in ("puff", "leg_of_mutton"):
        lines += cap_gathers(design, seat, base.axis)
    if name != "leg_of_mutton":
        lines += _cuff_gathers(sleeve)
    piece = Piece(
        "sleeve-left",
        closing(sleeve, behind_body(seat), 0.2),
        lines=lines,
        grain=(tip, 90.0 - base.axis),
        region="sleeve",
    )
    return piece, sleeve


def _opposite(inner: Path, outer: Point, axis: float) -> Point:
    """The point of the inner line that lies square across from an outer point, or its first."""
    points = flattened(inner, 24)
    place = turned(points, axis)[:, 0]
    here = turned(np.array([outer]), axis)[0, 0]
    i = int(np.argmin(np.abs(place - here)))
    x, y = points[max(i, 1)]
    return float(x), float(y)


def _cuff_gathers(sleeve: Sleeve) -> tuple[Line, ...]:
    lengths = (6.0, 3.2, 7.4, 2.6, 5.4)
    lines = []
    for i, size in enumerate(lengths):
        share = 0.14 + 0.18 * i
        foot = between(sleeve.cuff_outer, sleeve.cuff_inner, share)
        up = sleeve.lower + 180 + (share - 0.5) * -38
        lines.append(fold(arc(foot, up, along(foot, up + (0.5 - share) * 16, size), up, 0.3)))
    return tuple(lines)
