"""马面裙, the horse-face skirt."""

from __future__ import annotations

from dataclasses import replace

from model.garment.design import Design
from model.garment.draft.piece import Line, Piece, edge, seam_line
from model.garment.draft.skirt_frame import SkirtFrame, hem_rise, skirt_side
from model.garment.draft.waists import waist_curve
from model.garment.geometry import (
    Point,
    between,
    cubic,
    line,
    parallel,
    polyline,
)


def mamianqun(design: Design) -> tuple[Piece, ...]:
    """马面裙: a plain panel at the centre front between knife pleats that face it."""
    waist, hem = design.number("waist_width") / 2, design.number("hem_width") / 2
    band = design.number("waistband_height", 7.0)
    bottom = design.number("skirt_length") - band + 0.4
    hip = design.number("hip_width") / 2
    frame = SkirtFrame(waist, 0.0, hip, 18.0, hem, bottom, "pleated")
    side = skirt_side(frame)
    rise = hem_rise(frame, side)
    side = skirt_side(replace(frame, bottom=bottom - rise))
    panel_top, panel_hem = 0.42 * waist, 14.5
    corner = side.end
    count = 8
    points: list[Point] = []
    for i in range(count):
        a, b = i / count, (i + 1) / count
        xa, xb = (corner[0] + (panel_hem - corner[0]) * t for t in (a, b))
        ya, yb = (corner[1] + (bottom - corner[1]) * (1 - (1 - t) ** 2) for t in (a, b))
        points += [(xa, ya - 0.7), (xb, yb)]
    half = polyline([corner, *points, (panel_hem, bottom), (0.0, bottom + 0.3)])
    edge_ = half.then(half.mirrored().reversed())
    waist_line = waist_curve(waist, 0.0, 0.7)
    outline = waist_line.reversed().then(side, edge_, side.mirrored().reversed()).closed()
    lines: list[Line] = []
    for i in range(1, count):
        t = i / count
        head = (waist + (panel_top - waist) * t, 0.4)
        foot = (corner[0] + (panel_hem - corner[0]) * t,
                corner[1] + (bottom - corner[1]) * (1 - (1 - t) ** 2))  # fmt: skip
        path = cubic(head, (head[0] + 0.3 * (foot[0] - head[0]), 0.3 * foot[1]),
                     between(head, foot, 0.7), foot)  # fmt: skip
        lines += [seam_line(path), seam_line(path.mirrored())]
    sides = cubic((panel_top, 0.6), (panel_top + 1, 0.3 * bottom), (panel_hem - 1.2, 0.7 * bottom),
                  (panel_hem, bottom))  # fmt: skip
    lines += [edge(sides), edge(sides.mirrored())]
    skirt = Piece("skirt-front", outline, lines=tuple(lines), region="skirt")
    top = waist_curve(waist - 0.3, -band, 0.7)
    band_path = top.then(line(top.end, waist_line.end), waist_line.reversed()).closed()
    tie = cubic((waist - 1.5, -0.5 * band), (waist + 5, -0.3 * band), (waist + 4.5, 12),
                (waist + 7.2, 25))  # fmt: skip
    strip = tie.then(parallel(tie, 1.5).reversed()).closed()
    return (
        Piece("waist-tie", strip, "secondary", (edge(strip),), printed=False, region="trim"),
        skirt,
        Piece("waistband", band_path, "secondary", (edge(top), seam_line(waist_line)),
              printed=False, region="trim"),
    )  # fmt: skip
