"""Waistbands and what is seen inside them; casings with elastic or a cord; peplums."""

from __future__ import annotations

from model.garment.categories import find_category
from model.garment.design import Design
from model.garment.draft.hems import short_ticks
from model.garment.draft.piece import Line, Piece, detail, edge, seam_line, stitch
from model.garment.geometry import (
    Path,
    compound,
    cubic,
    ellipse,
    line,
    parallel,
    sampled,
    smooth,
)

DIP = 0.9  # cm the waist seam sags at the centre front

CORD = 9.5  # cm that the ends of a drawcord hang down


def dip_of(design: Design) -> float:
    """How far the upper edge of a skirt or legs sags; that under a bodice less than its seam."""
    return DIP if find_category(design.choice("category")).kind in ("skirt", "trousers") else 0.5


def waist_curve(half: float, y: float, dip: float = DIP) -> Path:
    """A waist line from the viewer's right to the left, sagging at the centre."""
    right = cubic((half, y), (0.62 * half, y + 0.8 * dip), (0.3 * half, y + dip), (0, y + dip))
    return right.then(right.mirrored().reversed())


def waistband(design: Design, half: float, ink: str = "base") -> tuple[Piece, ...]:
    """The band above the waist seam at y = 0 and the inside of its back."""
    height = design.number("waistband_height", 3.8)
    kind = design.choice("waist")
    seam_ = waist_curve(half, 0.0)
    upper_half = half - 0.03 * height if kind == "waistband" else half - 0.3
    top = waist_curve(upper_half, -height)
    back_top = cubic((upper_half, -height), (0.5 * upper_half, -height - 1.7), (-0.5 * upper_half,
                     -height - 1.7), (-upper_half, -height))  # fmt: skip
    inside = Piece("waistband-back", back_top.then(top.reversed()).closed(), "inside", (
        edge(back_top), seam_line(parallel(back_top, -0.9, 0.12, 0.88)),), cloth=False,
        printed=False, region="trim")  # fmt: skip
    outline = top.then(line(top.end, seam_.end), seam_.reversed()).closed()
    lines: list[Line] = [edge(top), seam_line(seam_)]
    if kind == "waistband":
        if design.choice("topstitch", "none") != "none":
            lines += [stitch(parallel(top, -0.5, 0.01, 0.99)), stitch(parallel(seam_, 0.5, 0.01,
                      0.99))]  # fmt: skip
        band = Piece("waistband", outline, "base", tuple(lines), region="trim")
        return inside, band
    if kind == "paperbag":
        return _paperbag(design, half, height, seam_)
    wavy = _crinkled(top, 0.22)
    outline = wavy.then(line(wavy.end, seam_.end), seam_.reversed()).closed()
    ticks = _casing_ticks(top, seam_, height)
    rows = [detail(parallel(top, -height * t, 0.0, 1.0)) for t in (0.36, 0.68)]
    lines = [edge(wavy), seam_line(seam_), *ticks]
    if kind == "elastic":
        lines += rows
    band = Piece("waistband", outline, "base", tuple(lines), region="trim")
    cords = drawcord(-0.45 * height + DIP) if kind == "drawstring" else ()
    return inside, band, *cords


def _crinkled(edge_: Path, depth: float) -> Path:
    count = 26
    points = []
    for i in range(count + 1):
        (x, y), _ = sampled(edge_, [i / count])[0]
        points.append((x, y + (depth if 0 < i < count and i % 2 else 0.0)))
    return smooth(points, 0.2)


def _casing_ticks(top: Path, bottom: Path, height: float) -> tuple[Line, ...]:
    marks = []
    count = 22
    for i in range(1, count):
        share = i / count
        (x0, y0), _ = sampled(top, [share])[0]
        (x1, y1), _ = sampled(bottom, [share])[0]
        size = (0.42, 0.3, 0.5, 0.34)[i % 4]
        marks.append(line((x0, y0 + 0.1), (x0 + (x1 - x0) * size, y0 + (y1 - y0) * size)))
        marks.append(line((x1, y1), (x1 + (x0 - x1) * (0.7 - size), y1 + (y0 - y1) * (0.7 - size))))
    return (detail(compound(marks)),)


def drawcord(y: float) -> tuple[Piece, ...]:
    """A cord tied at the centre of a casing, its ends hanging."""
    left = cubic((0.2, y), (1.4, y + 2), (1.0, y + 6), (2.0, y + CORD))
    right = cubic((-0.2, y), (-1.0, y + 2.2), (-1.6, y + 5), (-1.5, y + 8.6))
    loops = [cubic((0, y), (1.2, y - 1.6), (3.6, y - 1.2), (3.2, y + 0.5)).then(
        cubic((3.2, y + 0.5), (2.6, y + 1.4), (0.9, y + 0.6), (0, y))),
        cubic((0, y), (-1.2, y - 1.6), (-3.6, y - 1.2), (-3.2, y + 0.5)).then(
        cubic((-3.2, y + 0.5), (-2.6, y + 1.4), (-0.9, y + 0.6), (0, y)))]  # fmt: skip
    strips = []
    for path in (left, right, *loops):
        strips.append(path.then(parallel(path, 0.5).reversed()).closed())
    knot = ellipse((0, y + 0.1), 0.55, 0.5)
    outline = compound([*strips])
    return (
        Piece("drawcord", outline, "accent", tuple(detail(s) for s in strips), cloth=False,
              printed=False, solid=False, region="trim"),
        Piece("drawcord-knot", knot, "accent", (detail(knot),), cloth=False, printed=False,
              solid=False, region="trim"),
    )  # fmt: skip


def _paperbag(design: Design, half: float, height: float, seam_: Path) -> tuple[Piece, ...]:
    frill = height + 4.2
    points = []
    count = 16
    for i in range(count + 1):
        x = half * 1.06 * (1 - 2 * i / count)
        swing = 0.0 if i % 2 else 1.0
        points.append((x, -frill - swing * 0.8 + 0.5 * (1 - abs(x) / half)))
    top = smooth(points, 0.2)
    casing = waist_curve(half - 0.2, -height)
    outline = top.then(line(top.end, casing.end), line(casing.end, seam_.end),
                       seam_.reversed(), line(seam_.start, casing.start)).closed()  # fmt: skip
    lines: list[Line] = [edge(top), seam_line(seam_), seam_line(casing)]
    lines += short_ticks(casing, 3.6, 13, -90.0)
    band = Piece("waistband", outline, "base", tuple(lines), region="trim")
    back = cubic(top.start, (0.5 * half, -frill - 3.0), (-0.5 * half, -frill - 3.0), top.end)
    inside = Piece("waistband-back", back.then(top.reversed()).closed(), "inside", (edge(back),),
                   cloth=False, printed=False, region="trim")  # fmt: skip
    return inside, band, *sash(half, -height, 0.0)


def sash(half: float, top: float, bottom: float) -> tuple[Piece, ...]:
    """A tie belt over a waist between two heights, knotted at the viewer's left of centre."""
    upper, lower = waist_curve(half + 0.15, top, 0.6), waist_curve(half + 0.15, bottom, 0.6)
    band = upper.then(line(upper.end, lower.end), lower.reversed()).closed()
    x, y = -2.4, (top + bottom) / 2 + 0.6
    width = bottom - top
    ends = []
    for lean, size in ((-1.0, 21.0), (2.6, 17.0)):
        a = cubic((x, y), (x + 0.3 * lean, y + 0.35 * size), (x + 0.8 * lean, y + 0.7 * size),
                  (x + lean, y + size))  # fmt: skip
        b = cubic((x + lean + 0.9 * width, y + size - 0.7), (x + 0.8 * lean + 0.85 * width,
                  y + 0.6 * size), (x + 0.3 * lean + 0.7 * width, y + 0.3 * size),
                  (x + 0.5 * width, y))  # fmt: skip
        ends.append(a.then(line(a.end, b.start), b).closed())
    knot = smooth([(x - 0.5 * width, y - 0.5 * width), (x + 0.6 * width, y - 0.55 * width),
                   (x + 0.8 * width, y + 0.5 * width), (x - 0.35 * width, y + 0.55 * width)],
                  0.12, close=True)  # fmt: skip
    return (
        Piece("belt", band, "base", (edge(upper), edge(lower)), region="trim"),
        Piece("belt-end-long", ends[0], "base", (edge(ends[0]),), solid=False, region="trim"),
        Piece("belt-end-short", ends[1], "base", (edge(ends[1]),), solid=False, region="trim"),
        Piece("belt-knot", knot, "base", (edge(knot),), solid=False, region="trim"),
    )


def buckle_belt(half: float, top: float, bottom: float, ink: str) -> tuple[Piece, ...]:
    """A belt with a frame buckle at the centre, its tongue to the viewer's right."""
    upper, lower = waist_curve(half + 0.15, top, 0.6), waist_curve(half + 0.15, bottom, 0.6)
    band = upper.then(line(upper.end, lower.end), lower.reversed()).closed()
    y, size = (top + bottom) / 2 + 0.6, (bottom - top) / 2 + 0.5
    frame = smooth([(-size, y - size), (size, y - size), (size, y + size), (-size, y + size)],
                   0.05, close=True)  # fmt: skip
    hole = smooth([(-size + 0.6, y - size + 0.7), (size - 0.6, y - size + 0.7), (size - 0.6,
                  y + size - 0.7), (-size + 0.6, y + size - 0.7)], 0.05, close=True)  # fmt: skip
    prong = line((-size + 0.3, y), (size, y))
    eyelets = compound(ellipse((size + 2.2 * i, y), 0.16, 0.16) for i in (1, 2, 3))
    loop = line((size + 7.6, top + 0.5), (size + 7.6, bottom + 0.6))
    rows = [stitch(parallel(upper, -0.35, 0.01, 0.99)), stitch(parallel(lower, 0.35, 0.01, 0.99))]
    return (
        Piece("belt", band, "base" if ink == "base" else "accent", (edge(upper), edge(lower), *rows,
              detail(eyelets), edge(loop)), region="trim", printed=False),
        Piece("buckle", frame.and_(hole), "metal", (detail(frame), detail(hole), edge(prong)),
              cloth=False, printed=False, solid=False, region="trim"),
    )  # fmt: skip


def chain(half: float, y: float) -> tuple[Piece, ...]:
    """A chain in two slack loops from the front to the side."""
    loops = (
        cubic((0.25 * half, y), (0.4 * half, y + 15), (0.8 * half, y + 15), (0.92 * half, y)),
        cubic((0.25 * half, y), (0.4 * half, y + 9), (0.8 * half, y + 9), (0.92 * half, y)),
    )
    links = []
    for path in loops:
        links += [ellipse(p, 0.5, 0.36) for p, _ in sampled(path, [i / 24 for i in range(25)])]
    outline = compound(links)
    return (Piece("chain", outline, "metal", (edge(outline),), cloth=False, printed=False,
                  solid=False, region="trim"),)  # fmt: skip
