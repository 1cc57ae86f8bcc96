"""Hoods, worn up so that the flat shows them."""

from __future__ import annotations

from model.garment.design import Design
from model.garment.draft.body import Body
from model.garment.draft.piece import Line, Piece, both, detail, edge, seam_line, stitch
from model.garment.geometry import (
    Point,
    cubic,
    ellipse,
    parallel,
)


def hood(design: Design, body: Body) -> tuple[Piece, ...]:
    """A hood worn up: two halves with a centre opening that shows its lining."""
    at = body.at
    half, depth = at.neck[0], at.front_neck
    zip_front = design.choice("closure") not in ("none", "half_zip")
    base: Point = (half + 2.2, 1.0)
    wide: Point = (12.4, -15.0)
    top: Point = (0.0, -29.5)
    shell = cubic(base, (half + 3.2, -3), (12.6, -8), wide).then(
        cubic(wide, (12.2, -24), (6.5, -29.5), top)
    )
    start: Point = (0.0 if zip_front else 1.1, depth)
    if zip_front:
        face = cubic(start, (0.5, depth - 5.5), (7.2, -3.5), (8.0, -13.0)).then(
            cubic((8.0, -13.0), (8.4, -20.5), (4.6, -24.4), (0.0, -24.6)))  # fmt: skip
    else:
        face = cubic(start, (4.0, depth - 3.2), (7.6, -2.5), (8.0, -13.0)).then(
            cubic((8.0, -13.0), (8.4, -20.5), (4.6, -24.4), (0.0, -24.6)))  # fmt: skip
    seam_ = cubic(start, (0.6 * half, depth + 0.4), (half + 1.0, 0.6 * depth), base)
    inside = face.then(face.reversed().mirrored())
    lining = Piece("hood-lining", inside.closed(), "inside", (
        seam_line(cubic((0, -24.4), (0.15, -17), (0.1, -8), (0, -2.0))),), cloth=False,
        printed=False, region="collar")  # fmt: skip
    outline = face.reversed().then(seam_, shell).closed()
    outline = seam_.then(shell, face.reversed()).closed()
    lines: tuple[Line, ...] = (
        edge(face),
        seam_line(seam_),
        stitch(parallel(face, 1.6, 0.04, 1.0)),
        detail(ellipse((start[0] + 2.6, depth - 3.4), 0.42, 0.42)),
    )
    piece = Piece("hood-left", outline, lines=lines, region="collar")
    left, right = both(piece, "hood-left", "hood-right")
    cords = _cords(start[0] + 2.6, depth - 3.2) if not zip_front else ()
    return lining, right, left, *cords


def _cords(x: float, y: float) -> tuple[Piece, ...]:
    cord = cubic((x, y), (x + 0.9, y + 4), (x - 0.2, y + 9), (x + 0.4, y + 14.5))
    body = cord.then(cord.map(lambda p: (p[0] + 0.62, p[1])).reversed()).closed()
    tip = ellipse((x + 0.71, y + 15.2), 0.36, 1.0)
    piece = Piece("drawcord-left", body.and_(tip), "accent", (detail(body), detail(tip)),
                  cloth=False, printed=False, solid=False, region="trim")  # fmt: skip
    return both(piece, "drawcord-left", "drawcord-right")
