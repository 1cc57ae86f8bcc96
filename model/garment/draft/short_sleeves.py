"""Sleeves that are little more than an edge over the shoulder: cap, flutter and tulip."""

from __future__ import annotations

from model.garment.draft.inside import on_cloth
from model.garment.draft.landmarks import Landmarks
from model.garment.draft.piece import Line, Piece, edge, fold, stitch
from model.garment.geometry import (
    arc,
    between,
    line,
    parallel,
    smooth,
)


def cap_sleeve(at: Landmarks) -> Piece:
    """A cap sleeve: a crescent over the shoulder that runs out at the armhole."""
    (sx, sy), (_, uy) = at.shoulder, at.underarm
    low = (sx + 0.2, sy + 0.62 * (uy - sy))
    point = (sx + 6.2, sy + 5.6)
    outline = arc(at.shoulder, 22, point, 48, 0.4).then(
        arc(point, 128, low, 152, 0.36),
        line(low, (sx - 4.0, low[1])),
        line((sx - 4.0, low[1]), (sx - 4.0, sy + 0.4)),
    )
    hem = parallel(arc(point, 128, low, 152, 0.36), 0.9, 0.02, 0.9)
    return Piece("sleeve-left", outline.closed(), lines=(stitch(hem),),
                 grain=(at.shoulder, 40.0), region="sleeve")  # fmt: skip


def flutter_sleeve(at: Landmarks, *, tulip: bool) -> Piece:
    """A short loose sleeve with a wavy edge, or two petals that cross."""
    (sx, sy), (ux, uy) = at.shoulder, at.underarm
    out, low = (max(sx + 11.0, ux + 3.5), sy + 13.5), (ux + 0.4, uy + 0.6)
    head = arc(at.shoulder, 16, out, 66, 0.38)
    if tulip:
        out = (max(sx + 9.6, ux + 3.5), sy + 15.0)
        head = arc(at.shoulder, 18, out, 72, 0.38)
        mouth = arc(out, 150, low, 196, 0.3)
        petal = arc((sx + 2.6, sy + 2.0), 62, (ux + 1.8, uy - 0.6), 118, 0.3)
        lines: tuple[Line, ...] = (edge(petal), stitch(parallel(mouth, 0.9, 0.05, 0.95)))
    else:
        wave = [out]
        for i in range(1, 8):
            x, y = between(out, low, i / 8)
            wave.append((x + (0.7 if i % 2 else -0.4), y + (1.5 if i % 2 else 0.2)))
        mouth = smooth([*wave, low])
        seat = [(sx - 0.4, sy + 1 + 2.8 * i) for i in range(5)]
        lines = tuple(
            fold(arc(seat[i], 20 + 13 * i, wave[1 + i], 50 + 9 * i, 0.3)) for i in range(5)
        )
    outline = head.then(
        mouth,
        line(low, (sx - 4.5, low[1] - 4.0)),
        line((sx - 4.5, low[1] - 4.0), (sx - 4.5, sy + 0.8)),
    )
    piece = Piece("sleeve-left", outline.closed(), grain=(at.shoulder, 30.0), region="sleeve")
    return piece.with_lines(*on_cloth(lines, [piece]))
