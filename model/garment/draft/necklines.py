"""Collarless necklines, as the front edge from the centre front to the neck or the underarm."""

from __future__ import annotations

import math
from dataclasses import dataclass

from model.garment.categories import find_category
from model.garment.design import Design
from model.garment.draft.landmarks import (
    BARE_SHOULDERS,
    Landmarks,
    armhole,
    neck_curve,
    shoulder_seam,
)
from model.garment.geometry import Path, Point, arc, cubic, line, polyline


@dataclass(frozen=True)
class TopEdge:
    """The upper edge of a half front: the neckline, then what leads to the underarm.

    `rest` is shoulder seam and armhole where the shoulder is covered.
    """

    neck: Path
    rest: Path
    covered: bool

    def path(self) -> Path:
        """Centre front to underarm."""
        return self.neck.then(self.rest)


def has_bare_shoulder(design: Design) -> bool:
    """Whether no seam runs over both shoulders."""
    return is_strappy(design) or design.choice("neckline") in BARE_SHOULDERS


STRAP_X, STRAP_WIDTH = 9.6, 0.9


def is_strappy(design: Design) -> bool:
    """Whether thin straps carry the garment."""
    return "strappy" in find_category(design.choice("category")).tags


def neckline(design: Design, at: Landmarks) -> Path:
    """The neckline from the centre front to the neck point, for a covered shoulder."""
    half, depth = at.neck[0], at.front_neck
    name = design.choice("neckline", "crew")
    if name in ("v_neck", "deep_v"):
        return cubic((0, depth), (0.34 * half, 0.66 * depth), (0.8 * half, 0.3 * depth), (half, 0))
    if name == "scoop":
        return cubic((0, depth), (0.72 * half, depth), (1.0 * half, 0.62 * depth), (half, 0))
    if name == "boat":
        return cubic((0, depth), (0.5 * half, depth), (0.82 * half, 0.55 * depth), (half, 0))
    if name == "square":
        corner = (0.86 * half, depth - 0.25)
        side = cubic(corner, (0.88 * half, 0.6 * depth), (0.95 * half, 0.3 * depth), (half, 0))
        return line((0, depth), corner).then(side)
    if name == "cowl":
        return cubic((0, depth), (0.62 * half, depth), (0.86 * half, 0.5 * depth), (half, 0))
    return neck_curve(half, depth)


def _across(at: Landmarks, top: Point, dip: float) -> Path:
    """An edge from the centre front over the bust to the underarm."""
    x, y = at.underarm
    return cubic((0, top[1] + dip), (0.3 * x, top[1] + dip), (0.66 * x, top[1] - 0.4), (x, y))


def top_edge(design: Design, at: Landmarks) -> TopEdge:
    """The upper edge of the half front of a collarless garment, straps and bare shoulders too."""
    name = design.choice("neckline", "crew")
    x, y = at.underarm
    if is_strappy(design):
        return _strappy(name, at)
    if name == "sweetheart":
        peak = (0.45 * x, y - 6.2)
        heart = _half_heart((0, peak[1] + at.front_neck), 62, peak)
        return TopEdge(heart, arc(peak, 0, (x, y), 46, 0.4), covered=False)
    if name == "strapless":
        peak = (0.5 * x, y - 5.8)
        dip = (0.0, peak[1] + at.front_neck)
        edge = cubic(dip, (0.24 * x, dip[1]), (0.3 * x, peak[1]), peak)
        return TopEdge(edge, arc(peak, 0, (x, y), 40, 0.34), covered=False)
    if name == "off_shoulder":
        tip = at.shoulder
        edge = cubic((0, tip[1] + at.front_neck), (0.5 * tip[0], tip[1] + at.front_neck),
                     (0.8 * tip[0], tip[1] + 0.2), tip)  # fmt: skip
        arm = armhole(design, at)
        return TopEdge(edge, arm, covered=False)
    if name == "halter":
        inner = cubic(
            (0, at.front_neck),
            (0.55 * at.neck[0], at.front_neck),
            (0.98 * at.neck[0], 0.5 * at.front_neck),
            (at.neck[0], -1.0),
        )
        outer = cubic((at.neck[0] + 1.6, 0.2), (at.neck[0] + 3.0, 9), (x - 5.5, y - 2.0), (x, y))
        return TopEdge(inner, outer, covered=False)
    rest = shoulder_seam(at).then(armhole(design, at))
    if design.choice("sleeve") == "raglan":
        rest = armhole(design, at)
    return TopEdge(neckline(design, at), rest, covered=name not in BARE_SHOULDERS)


def _half_heart(dip: Point, steepest: float, peak: Point) -> Path:
    """One lobe of a sweetheart neckline, from the dip.

    A shallow one begins flatter, or it would bulge above its peak.
    """
    pull = 0.42
    rise = (dip[1] - peak[1]) / (pull * math.dist(dip, peak))
    return arc(dip, -min(steepest, math.degrees(math.asin(min(rise, 1.0)))), peak, 0, pull)


def _strappy(name: str, at: Landmarks) -> TopEdge:
    x, y = at.underarm
    peak = (STRAP_X, min(y - 7.0, at.front_neck - (0.8 if name == "square" else 0.5)))
    depth = at.front_neck
    if name == "sweetheart":  # its depth is that of the heart
        peak = (STRAP_X, y - 7.5)
        depth += peak[1]
    shapes = {
        "v_neck": cubic((0, depth), (0.3 * STRAP_X, depth - 0.36 * (depth - peak[1])),
                        (0.72 * STRAP_X, peak[1] + 0.22 * (depth - peak[1])), peak),
        "deep_v": line((0, depth), peak),
        "square": polyline([(0, depth), (0.86 * STRAP_X, depth - 0.1), peak]),
        "sweetheart": _half_heart((0, depth), 58, peak),
        "cowl": cubic((0, depth), (0.66 * STRAP_X, depth), (0.8 * STRAP_X, peak[1] + 3.0), peak),
    }  # fmt: skip
    round_ = cubic((0, depth), (0.6 * STRAP_X, depth), (0.96 * STRAP_X, peak[1] + 2.5), peak)
    arm = cubic(peak, (peak[0] + 1.2, peak[1] + 3.6), (x - 5.0, y - 0.8), (x, y))
    return TopEdge(shapes.get(name, round_), arm, covered=False)
