"""Closures of loops and cords: frogs, toggles and lacing."""

from __future__ import annotations

from model.garment.design import Design
from model.garment.draft.body import Body
from model.garment.draft.buttons import spaced
from model.garment.draft.landmarks import BARE_ARMS, armhole
from model.garment.draft.piece import Piece, detail, edge, lines_piece
from model.garment.geometry import (
    Path,
    Point,
    along,
    angle_of,
    arc,
    between,
    circle,
    compound,
    cubic,
    line,
    point_at,
    polyline,
    sampled,
)

_ON_ARMHOLE = 0.76  # share of its way from the shoulder tip down


def frogs(points: list[Point], lean: float, reach: float = 2.7) -> tuple[Piece, ...]:
    """盘扣: a knot and a loop at each point, their bars lying along the angle `lean`."""
    bars, knots, marks = [], [], []
    for p in points:
        left, right = along(p, lean + 180, reach), along(p, lean, reach)
        for end, start in ((left, along(p, lean + 180, 0.45)), (right, along(p, lean, 0.3))):
            direction = angle_of(start, end)
            a, b = along(start, direction + 90, 0.24), along(end, direction + 90, 0.24)
            c, d = along(end, direction - 90, 0.24), along(start, direction - 90, 0.24)
            tip = along(end, direction, 0.2)
            bars.append(line(a, b).then(arc(b, direction, tip, direction - 90, 0.5),
                                        arc(tip, direction - 90, c, direction + 180, 0.5),
                                        line(c, d)).closed())  # fmt: skip
            marks.append(line(along(start, direction, 0.3), along(end, direction, -0.1)))
        knots.append(circle(p, 0.55))
        marks.append(line(along(p, 45, 0.3), along(p, 225, 0.3)))
        marks.append(line(along(p, -45, 0.3), along(p, 135, 0.3)))
    bar_path, knot_path = compound(bars), compound(knots)
    return (
        Piece("frog-loops", bar_path, "accent", (detail(bar_path), detail(compound(marks))),
              cloth=False, printed=False, solid=False, region="trim"),
        Piece("frog-knots", knot_path, "accent", (detail(knot_path),), cloth=False, printed=False,
              solid=False, region="trim"),
    )  # fmt: skip


def slanted_edge(design: Design, body: Body) -> Path:
    """斜襟: from the collar's base in a curve to the viewer's left underarm (right-closing).

    A bare armhole lies further in than that curve: there it ends on the armhole's edge.
    """
    x, y = body.at.underarm
    start: Point = (0.0, body.at.front_neck)
    if design.choice("sleeve") in BARE_ARMS:
        x, y = point_at(armhole(design, body.at), _ON_ARMHOLE)
        middle = (-0.62 * x, between(start, (-x, y), 0.62)[1])
        return cubic(start, (-1.0, middle[1] - 1.2), (-0.3 * x, middle[1] - 0.7), middle).then(
            cubic(middle, (-0.8 * x, middle[1] + 0.6), (-0.93 * x, y - 1.6), (-x, y)))  # fmt: skip
    return cubic(start, (-1.0, start[1] + 6.5), (-0.34 * x, start[1] + 7.5), (-0.66 * x,
                 start[1] + 8.2)).then(
        cubic((-0.66 * x, start[1] + 8.2), (-0.84 * x, start[1] + 9.2), (-0.95 * x, y - 4.0),
              (-x, y)))  # fmt: skip


def slanted_frogs(design: Design, body: Body) -> tuple[Piece, ...]:
    """斜襟: the opening edge with frogs across it."""
    path = slanted_edge(design, body)
    count = int(design.number("button_count", 3))
    out: list[Piece] = [*lines_piece("opening", [edge(path)])]
    last = 0.8 if design.choice("sleeve") in BARE_ARMS else 0.86
    shares = spaced(0.03, last, count)
    for i, (p, a) in enumerate(sampled(path, shares)):
        loops, knots = frogs([p], a + 90 if i else 0.0, 2.0)
        out += [
            Piece(
                f"{piece.name}-{i + 1}",
                piece.outline,
                piece.ink,
                piece.lines,
                cloth=False,
                printed=False,
                solid=False,
                region="trim",
            )
            for piece in (loops, knots)
        ]
    return tuple(out)


def toggles(design: Design, body: Body) -> tuple[Piece, ...]:
    """Horn toggles on pads, each with its loop of cord."""
    at = body.at
    count = int(design.number("button_count", 4))
    low = min(at.waist_y + 16.0, body.bottom - 14)
    heights = spaced(at.front_neck + 5.0, low, count)
    pads, horns, cords = [], [], []
    for y in heights:
        for side in (-1, 1):
            x = side * 5.2
            pads.append(polyline([(x - 0.2 * side, y - 1.3), (x + 2.4 * side, y - 1.3),
                                  (x + 3.2 * side, y), (x + 2.4 * side, y + 1.3),
                                  (x - 0.2 * side, y + 1.3)]).closed())  # fmt: skip
        cords += [cubic((-5.2, y - 0.4), (-3, y - 0.9), (-1.6, y - 0.5), (-0.2, y)),
                  cubic((-5.2, y + 0.4), (-3, y + 0.9), (-1.6, y + 0.5), (-0.2, y)),
                  cubic((5.2, y - 0.5), (3, y - 1.5), (0, y - 1.5), (-1.0, y)),
                  cubic((5.2, y + 0.5), (3, y + 1.5), (0, y + 1.5), (-1.0, y))]  # fmt: skip
        horns.append(
            cubic((-2.2, y + 0.7), (-1.2, y - 0.9), (1.4, y - 1.1), (2.6, y - 0.5))
            .then(cubic((2.6, y - 0.5), (1.6, y + 0.4), (-0.4, y + 0.9), (-2.2, y + 0.7)))
            .closed()
        )
    pad, horn = compound(pads), compound(horns)
    return (
        Piece("toggle-tabs", pad, "accent", (detail(pad), detail(compound(cords))), cloth=False,
              printed=False, solid=False, region="trim"),
        Piece("toggles", horn, "trim", (detail(horn),), cloth=False, printed=False, solid=False,
              region="trim"),
    )  # fmt: skip


def lacing(body: Body) -> tuple[Piece, ...]:
    """A slit at the neck laced through eyelets, the ends hanging."""
    top, bottom = body.at.front_neck + 1.0, body.at.front_neck + 14.0
    gap = polyline([(0.0, bottom + 0.6), (1.6, top - 1.2), (-1.6, top - 1.2)]).closed()
    rows = spaced(top, bottom - 2, 5)
    laces, eyes = [], []
    for i, y in enumerate(rows):
        x = 2.3 - 0.22 * i
        eyes += [circle((-x, y), 0.28), circle((x, y), 0.28)]
        if i + 1 < len(rows):
            low = 2.3 - 0.22 * (i + 1)
            laces += [line((-x, y), (low, rows[i + 1])), line((x, y), (-low, rows[i + 1]))]
    ends = [cubic((-2.3, top), (-3, top + 4), (-1.6, top + 7), (-2.6, top + 11)),
            cubic((2.3, top), (3.2, top + 4), (2.0, top + 8), (2.9, top + 12))]  # fmt: skip
    eyelets = compound(eyes)
    return (
        Piece("lacing-gap", gap, "inside", (edge(gap),), cloth=False, printed=False, solid=False,
              region="trim"),
        Piece("lacing", eyelets, "metal", (detail(eyelets), edge(compound(laces + ends))),
              cloth=False, printed=False, solid=False, region="trim"),
    )  # fmt: skip
