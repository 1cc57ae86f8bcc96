"""Sizes of sleeves. A hanging sleeve is a tube seen from outside: widths are drawn narrower."""

from __future__ import annotations

import math

import numpy as np

from model.garment.draft.sleeve_fit import hang, hanging_cuff, is_long, projection
from model.garment.geometry import Point, along, angle_of, between, length_of, turned
from model.garment.measured.body import Reading
from model.garment.measured.laid import Laid, distance
from model.garment.measured.tape import corners, down, section

_FULL = frozenset(("puff", "bishop", "balloon", "leg_of_mutton"))
_WIDE = frozenset(("kimono", "wide", "pipa"))


def _factor(laid: Laid) -> float:
    """Drawn width over flat width."""
    return 1.0 if laid.design.choice("sleeve") in _WIDE else projection(laid.design)


def _end(laid: Laid) -> tuple[Point, Point]:
    """The outer and the inner end of the sleeve itself; a gathered one ends at its cuff."""
    if laid.design.choice("sleeve") in _FULL:
        inner, outer = sorted(corners(laid.points("cuff-left"))[:2])
        return outer, inner
    tip = laid.shoulder_tip
    found = [p for p in corners(laid.points("sleeve-left"))
             if p[1] > tip[1] + 3.0 and math.dist(p, tip) > 6.0]  # fmt: skip
    return found[0], found[1]


def _cuff_side(laid: Laid, *, inner: bool = False) -> tuple[Point, Point]:
    """The two corners of the cuff at one end of the sleeve's mouth, the nearer to it first."""
    here, there = _end(laid)[::-1] if inner else _end(laid)
    found = [p for p in corners(laid.points("cuff-left"))
             if math.dist(p, here) < math.dist(p, there)]  # fmt: skip
    found.sort(key=lambda p: math.dist(p, here))
    return found[0], found[-1]


def sleeve_length(laid: Laid) -> Reading:
    """Straight from the shoulder tip to the outer end of the sleeve, its cuff included."""
    wanted = laid.design.number("sleeve_length")
    if laid.design.choice("sleeve") in _WIDE:
        points = laid.points("sleeve-left")
        far = [p for p in corners(points) if math.dist(p, laid.shoulder_tip) > 6.0]
        return distance(laid.shoulder_tip, far[0]), wanted
    ends = [_end(laid)[0]]
    if hanging_cuff(laid.design):
        ends += _cuff_side(laid)
    return max(distance(laid.shoulder_tip, p) for p in ends), wanted


def cuff_width(laid: Laid) -> Reading:
    """Across the end of the sleeve, above a cuff that gathers it."""
    wanted = laid.design.number("cuff_width") * _factor(laid)
    if laid.design.choice("sleeve") in _WIDE:
        return length_of(laid.line("sleeve-left", "stitch")), wanted
    return distance(*_end(laid)), wanted


def _axis(laid: Laid) -> tuple[Point, float]:
    """The point where the cap of a sleeve ends, and the direction of its outline there."""
    points = laid.pieces["sleeve-left"].outline.points
    curves = {"raglan": 3, "puff": 2, "leg_of_mutton": 2}.get(laid.design.choice("sleeve"), 1)
    return points[3 * curves], angle_of(points[3 * curves], points[3 * curves + 1])


def sleeve_width(laid: Laid) -> Reading:
    """Square to the upper arm where the cap ends: at the biceps, a gathered sleeve's widest place.

    A short gathered sleeve: from there to the line of the underarm.
    """
    wanted = laid.design.number("sleeve_width") * _factor(laid)
    points = laid.points("sleeve-left")
    if laid.design.choice("category") in ("haori", "kimono"):
        return float(np.ptp(turned(points, 9.0)[:, 1])), wanted
    if laid.design.choice("sleeve") in _WIDE:
        root = _root(laid)
        return None if root is None else (root, wanted)
    gathered = laid.design.choice("sleeve") in _FULL
    if not gathered and _end(laid)[0][1] < laid.underarm[1]:
        return None
    origin, axis = _axis(laid)
    if gathered and not is_long(laid.design):
        return float(np.diff(turned(np.array([origin, laid.underarm]), axis)[:, 1])[0]), wanted
    if gathered:
        return section(points, along(origin, axis, 0.02), axis + 90.0), wanted
    # Up the inner line from its end: the rest of the outline lies behind the body.
    drawn = laid.pieces["sleeve-left"].outline.points
    inside = min(range(len(drawn)), key=lambda i: math.dist(drawn[i], _end(laid)[1]))
    across = turned(np.array([origin, drawn[inside + 3]]), axis)[:, 1]
    return float(across[1] - across[0]), wanted


def _root(laid: Laid) -> float | None:
    """Below the underarm, of a pipa sleeve at its belly; square to the sleeve."""
    axis = 90.0 - hang(laid.design)
    points = turned(laid.points("sleeve-left"), axis)
    start = turned(np.array([laid.underarm]), axis)[0, 0]
    if start > points[:, 0].max() - 2.0:
        return None  # it ends above the underarm
    if laid.design.choice("sleeve") != "pipa":
        top, low = down([points], float(start) + 0.1)
        return low - top
    belly = laid.pieces["sleeve-left"].outline.points[12]  # after head and mouth
    return section(laid.points("sleeve-left"), belly, axis - 90.0)


def cuff_height(laid: Laid) -> Reading:
    """From the middle of the upper edge of the cuff to that of the lower one."""
    wanted = laid.design.number("cuff_height")
    sides = zip(_cuff_side(laid), _cuff_side(laid, inner=True), strict=True)
    near, far = (between(a, b, 0.5) for a, b in sides)
    return distance(near, far), wanted
