"""Collars of loose cloth: bows and ruffles."""

from __future__ import annotations

from model.garment.design import Design
from model.garment.draft.body import Body
from model.garment.draft.collars import back_stand, neck_seam
from model.garment.draft.piece import Line, Piece, both, edge, fold, seam_line
from model.garment.geometry import (
    Path,
    Point,
    along,
    between,
    cubic,
    line,
    sampled,
    smooth,
)


def bow_collar(design: Design, body: Body) -> tuple[Piece, ...]:
    """A band tied in a bow at the throat, its ends hanging."""
    at, width = body.at, design.number("collar_width")
    half, depth = at.neck[0], at.front_neck
    seam_ = neck_seam(at)
    side: Point = (half - 0.3, -2.4)
    rim = cubic((0, depth - 2.6), (0.5 * half, depth - 2.8), (0.93 * half, 0.2 * depth - 1), side)
    band = rim.then(line(side, seam_.end), seam_.reversed()).closed()
    band_piece = Piece("collar-left", band, lines=(edge(rim), seam_line(seam_)), region="collar")
    left, right = both(band_piece, "collar-left", "collar-right")
    knot: Point = (0.0, depth - 0.6)
    return back_stand(half - 0.3, 2.6, 1.0), right, left, *bow(knot, 1.25 * width, 24.0)


def bow(knot: Point, size: float, tail: float) -> tuple[Piece, ...]:
    """A tied bow: two tails, two loops and the knot. `size` is a loop's length, in cm."""
    x, y = knot
    tail_path = cubic((x + 0.3, y + 0.4), (x + 1.6, y + 0.4 * tail), (x + 2.2, y + 0.7 * tail),
                      (x + 2.4, y + tail))  # fmt: skip
    far = cubic((x + 2.4 + 0.62 * size, y + tail - 2.2), (x + 0.5 * size + 1.4, y + 0.6 * tail),
                (x + 0.34 * size, y + 0.3 * tail), (x + 0.9, y + 0.2))  # fmt: skip
    end = line(tail_path.end, far.start)
    strip = Piece("bow-tail-left", tail_path.then(end, far).closed(), "base", (
        edge(tail_path.then(end, far)), fold(cubic((x + 0.8, y + 1), (x + 2.0, y + 0.3 * tail),
        (x + 2.8, y + 0.5 * tail), (x + 3.0, y + 0.72 * tail)))), solid=False,
        region="collar")  # fmt: skip
    loop_top = cubic((x + 0.4, y - 0.5), (x + 0.4 * size, y - 0.62 * size), (x + 1.2 * size,
                     y - 0.6 * size), (x + 1.22 * size, y + 0.1))  # fmt: skip
    loop_low = cubic(loop_top.end, (x + 1.2 * size, y + 0.52 * size), (x + 0.5 * size,
                     y + 0.36 * size), (x + 0.4, y + 0.5))  # fmt: skip
    loop = loop_top.then(loop_low)
    loop_piece = Piece("bow-loop-left", loop.closed(), "base", (
        edge(loop), fold(cubic((x + 0.5, y - 0.1), (x + 0.3 * size, y - 0.24 * size), (x + 0.6 *
        size, y - 0.2 * size), (x + 0.8 * size, y - 0.12 * size))),
        fold(cubic((x + 0.5, y + 0.15), (x + 0.3 * size, y + 0.1 * size), (x + 0.5 * size,
             y + 0.12 * size), (x + 0.66 * size, y + 0.1 * size)))), solid=False,
        region="collar")  # fmt: skip
    knot_path = Path("MCCCCZ", (
        (x + 0.95, y - 0.9), (x + 1.2, y - 0.2), (x + 1.2, y + 0.4), (x + 0.85, y + 1.0),
        (x + 0.3, y + 1.2), (x - 0.3, y + 1.2), (x - 0.85, y + 1.0),
        (x - 1.2, y + 0.4), (x - 1.2, y - 0.2), (x - 0.95, y - 0.9),
        (x - 0.3, y - 1.15), (x + 0.3, y - 1.15), (x + 0.95, y - 0.9)))  # fmt: skip
    knot_piece = Piece("bow-knot", knot_path, "base", (edge(knot_path),), solid=False,
                       region="collar")  # fmt: skip
    shift = -2 * x

    def across(piece: Piece, name: str) -> Piece:
        flipped = both(piece, piece.name, name)[1]
        return Piece(name, flipped.outline.moved(-shift, 0), flipped.ink, tuple(
            Line(item.role, item.path.moved(-shift, 0)) for item in flipped.lines),
            flipped.grain, solid=False, region=flipped.region)  # fmt: skip

    return (strip, across(strip, "bow-tail-right"), loop_piece,
            across(loop_piece, "bow-loop-right"), knot_piece)  # fmt: skip


def ruffle_collar(design: Design, body: Body) -> tuple[Piece, ...]:
    """A gathered frill that stands round the neckline."""
    at, width = body.at, design.number("collar_width")
    half = at.neck[0]
    seam_ = neck_seam(at)
    whole = seam_.reversed().mirrored().reversed().mirrored()
    outer: list[Point] = []
    ticks: list[Line] = []
    count = 10
    for i in range(count + 1):
        (x, y), direction = sampled(whole, [i / count])[0]
        reach = width * (0.92 if i % 2 else 0.7) * (0.55 + 0.45 * (1 - i / count))
        point = along((x, y), direction + 90, reach)
        outer.append(point)
        if 0 < i < count:
            ticks.append(fold(line((x, y), between((x, y), point, 0.85 if i % 2 else 0.5))))
    rim = smooth(outer, 0.2)
    outline = seam_.then(line(seam_.end, rim.end), rim.reversed()).closed()
    piece = Piece("collar-left", outline, lines=(edge(rim), seam_line(seam_), *ticks),
                  region="collar")  # fmt: skip
    left, right = both(piece, "collar-left", "collar-right")
    return back_stand(half, 1.4, 1.2), right, left
