"""The wide sleeves of the East: kimono, 广袖, 琵琶袖, and the grown-on kimono sleeve."""

from __future__ import annotations

import numpy as np

from model.garment.design import Design
from model.garment.draft.inside import on_cloth
from model.garment.draft.landmarks import Landmarks, armhole
from model.garment.draft.piece import Line, Piece, detail, fold, seam_line, stitch
from model.garment.draft.sleeve_fit import hang
from model.garment.draft.sleeves import behind_body
from model.garment.geometry import (
    Path,
    Point,
    along,
    arc,
    between,
    flattened,
    line,
    sampled,
    smooth,
    turned,
)


def _root(head: Path, under: Point, axis: float, width: float) -> Point:
    """The point below the underarm that lies `width` from the upper line, square to the axis."""
    points = turned(flattened(head, 24), axis)
    (x, y) = turned(np.array([under]), axis)[0]
    top = float(np.interp(x, points[:, 0], points[:, 1]))
    return along(under, axis + 90.0, width - (y - top))


def kimono_sleeve(design: Design, at: Landmarks) -> Piece:
    """The wide sleeves of the East: kimono, 广袖, 琵琶袖, and the grown-on kimono sleeve."""
    name, category = design.choice("sleeve"), design.choice("category")
    length, width = design.number("sleeve_length"), design.number("sleeve_width")
    mouth = design.number("cuff_width")
    tip = at.shoulder
    if category in ("haori", "kimono"):
        top = along(tip, 9, length)
        depth = along(top, 99, width)
        inner = (tip[0] + 1.2, tip[1] + width - 0.6)
        corner = 3.0
        outline = line(tip, top).then(
            line(top, along(depth, 99, -corner)),
            arc(along(depth, 99, -corner), 99, along(depth, 189, corner), 189, 0.5),
            line(along(depth, 189, corner), inner),
            line(inner, (tip[0] - 0.8, inner[1])),
            line((tip[0] - 0.8, inner[1]), (tip[0] - 0.8, tip[1])),
        )
        opening = along(top, 99, mouth)
        marks = (
            detail(line(along(opening, 189, 0.1), along(opening, 189, 1.4))),
            stitch(line(along(top, 99 + 90, 1.0), along(along(top, 99, mouth), 189, 1.0))),
            seam_line(line(tip, (tip[0], tip[1] + min(width, 27.0)))),
        )
        return Piece("sleeve-left", outline.closed(), lines=marks, grain=(tip, -9.0),
                     region="sleeve")  # fmt: skip
    axis = 90.0 - hang(design)
    end = along(tip, axis, length)
    across = axis + 90.0
    low = along(end, across, mouth)
    head = arc(tip, axis - 16, end, axis, 0.3)
    under = _root(head, at.underarm, axis, width)
    if name == "pipa":
        under = at.underarm
        upper, turn = sampled(head, [0.55])[0]
        belly = along(upper, across, width)
        bottom = arc(low, axis + 96, belly, turn + 180, 0.42).then(
            arc(belly, turn + 180, under, axis + 164, 0.4))  # fmt: skip
    else:
        sag = 0.22 if name == "wide" else 0.1
        bottom = arc(low, axis + 180 - 40 * sag, under, axis + 180 + 60 * sag, 0.36)
    outline = head.then(smooth([end, along(between(end, low, 0.5), axis, 0.4), low]), bottom,
                        behind_body(armhole(design, at)).reversed())  # fmt: skip
    hem = stitch(line(along(end, axis, -1.2), along(low, axis, -1.2)))
    folds: list[Line] = []
    for share, size in ((0.35, 0.42), (0.62, 0.34)):
        start = between(under, low, 0.1 + 0.2 * share)
        folds.append(fold(arc(start, axis - 30 * share, along(start, axis - 14, size * length),
                              axis - 4, 0.3)))  # fmt: skip
    piece = Piece("sleeve-left", outline.closed(), grain=(tip, 90.0 - axis), region="sleeve")
    return piece.with_lines(hem, *on_cloth(folds, [piece]))
