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
)
from model.garment.sizing.limits import LAPELS

OBI_ABOVE = 8.0  # cm of an obi above the waist
OBI_BELOW = 7.0  # and below it


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
        start = sampled_armhole(design, at)
        waist_x = 0.52 * at.waist
        stop = (0.56 * at.hem, _hem_y(body, 0.56))
        if has_lower_part(design):
            stop = (waist_x, at.waist_y + 0.5)
            out.append(cubic(start, (start[0] - 5.5, start[1] + 3.5), (waist_x + 0.6,
                       at.waist_y - 12), stop))  # fmt: skip
        else:
            out.append(cubic(start, (start[0] - 5.5, start[1] + 3.5), (waist_x + 0.6,
                       at.waist_y - 12), (waist_x, at.waist_y)).then(
                       cubic((waist_x, at.waist_y), (waist_x - 0.2, at.waist_y + 8),
                             (stop[0] - 0.8, stop[1] - 10), stop)))  # fmt: skip
    else:
        top_y = _panel_top(design, at)
        a, b = 0.34 * x, 0.62 * x
        out += [line((a + 1.2, top_y), (0.3 * at.hem, _hem_y(body, 0.3) - at.band * 0)),
                line((b + 0.6, top_y), (0.62 * at.hem, _hem_y(body, 0.62)))]  # fmt: skip
    lines = tuple(seam_line(p) for path in out for p in (path, path.mirrored()))
    return on_front(lines, body.pieces[1:]) if has_bare_shoulder(design) else lines


def _panel_top(design: Design, at: Landmarks) -> float:
    if design.choice("yoke", "none") != "none":
        return yoke_height(at)
    return at.underarm[1] - 5.0


def yoke_height(at: Landmarks) -> float:
    """The y of a straight front yoke at the armhole."""
    return at.shoulder[1] + 0.44 * (at.underarm[1] - at.shoulder[1])


def _hem_y(body: Body, share: float) -> float:
    corner = body.side.end
    return corner[1] + (body.bottom - corner[1]) * (1 - share**2)


def sampled_armhole(design: Design, at: Landmarks) -> Point:
    """Where a princess seam leaves the armhole."""
    from model.garment.geometry import point_at

    return point_at(armhole(design, at), 0.5)
