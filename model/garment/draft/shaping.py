"""Darts, princess seams and panels, and where a yoke lies."""

from __future__ import annotations

from model.garment.design import Design
from model.garment.draft.body import Body
from model.garment.draft.inside import on_front
from model.garment.draft.landmarks import (
    Landmarks,
    armhole,
    has_lower_part,
)
from model.garment.draft.necklines import has_bare_shoulder
from model.garment.draft.piece import Line, seam_line
from model.garment.geometry import (
    Path,
    Point,
    cubic,
    line,
    x_at,
    y_at,
)
from model.garment.sizing.limits import LAPELS

OBI_ABOVE = 8.0  # cm of an obi above the waist
OBI_BELOW = 7.0  # and below it
_TURN = 8.0  # cm below the waist that a princess seam needs to turn outwards


def seams_of(design: Design, body: Body) -> tuple[Line, ...]:
    """Darts, princess seams and panels, mirrored, drawn over the fronts."""
    at, name = body.at, design.choice("shaping", "none")
    if name == "none":
        return ()
    low = body.bottom - 1.0
    x, y = at.underarm
    out: list[Path] = []
    if name == "darts":
        bust_x = 0.42 * x
        foot = min(at.waist_y + 11.0, low - 5)
        if has_lower_part(design):
            foot = at.waist_y
        head = y + 5.0
        if design.choice("belt", "none") == "obi":  # begins above it, or nothing would show
            head = min(head, at.waist_y - OBI_ABOVE - 3.5)
        out.append(cubic((bust_x + 0.3, head), (bust_x - 0.5, head + 4), (bust_x - 0.4,
                   at.waist_y - 5), (bust_x + 0.1, foot)))  # fmt: skip
        if design.choice("collar") not in LAPELS and design.choice("sleeve") != "two_piece":
            out.append(line((x_at(body.side, y + 7.0), y + 7.0), (bust_x + 3.0, y + 3.6)))
    elif name == "princess":
        out += _princess(design, body, body.side.end)
    else:
        out += _panels(design, body, body.side.end)
    left = [path.mirrored() for path in out]
    if design.choice("hem") == "asymmetric" and name != "darts":  # each side down to its own hem
        seams = _princess if name == "princess" else _panels
        left = [path.mirrored() for path in seams(design, body, body.hem.end)]
    lines = tuple(seam_line(p) for pair in zip(out, left, strict=True) for p in pair)
    return on_front(lines, body.pieces[1:]) if has_bare_shoulder(design) else lines


def _princess(design: Design, body: Body, corner: Point) -> list[Path]:
    at = body.at
    start = sampled_armhole(design, at)
    waist_x = 0.52 * at.waist
    if has_lower_part(design):
        return [cubic(start, (start[0] - 5.5, start[1] + 3.5), (waist_x + 0.6, at.waist_y - 12),
                      (waist_x, at.waist_y + 0.5))]  # fmt: skip
    stop = (0.56 * at.hem, _hem_y(body, 0.56, corner))
    if stop[1] < at.waist_y + _TURN:
        return [cubic(start, (start[0] - 5.5, start[1] + 3.5), (waist_x + 0.6, stop[1] - 12), stop)]
    return [cubic(start, (start[0] - 5.5, start[1] + 3.5), (waist_x + 0.6, at.waist_y - 12),
                  (waist_x, at.waist_y)).then(
                  cubic((waist_x, at.waist_y), (waist_x - 0.2, at.waist_y + 8),
                        (stop[0] - 0.8, stop[1] - 10), stop))]  # fmt: skip


def _panels(design: Design, body: Body, corner: Point) -> list[Path]:
    at, top_y = body.at, _panel_top(design, body.at)
    a, b = 0.34 * at.underarm[0], 0.62 * at.underarm[0]
    foot = at.waist if has_lower_part(design) else at.hem
    return [line((a + 1.2, top_y), (0.3 * foot, _hem_y(body, 0.3, corner))),
            line((b + 0.6, top_y), (0.62 * foot, _hem_y(body, 0.62, corner)))]  # fmt: skip


def _panel_top(design: Design, at: Landmarks) -> float:
    if design.choice("yoke", "none") != "none":
        return yoke_height(at)
    return at.underarm[1] - 5.0


def yoke_height(at: Landmarks) -> float:
    """The y of a straight front yoke at the armhole."""
    return at.shoulder[1] + 0.44 * (at.underarm[1] - at.shoulder[1])


def _hem_y(body: Body, share: float, corner: Point) -> float:
    """The y of the hem at a share of the way from the centre to a corner."""
    if body.hem.start[1] != body.hem.end[1]:  # aslant
        return y_at(body.hem, share * corner[0])
    return corner[1] + (body.bottom - corner[1]) * (1 - share**2)


def sampled_armhole(design: Design, at: Landmarks) -> Point:
    """Where a princess seam leaves the armhole."""
    from model.garment.geometry import point_at

    return point_at(armhole(design, at), 0.5)
