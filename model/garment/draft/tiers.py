"""Tiered skirts."""

from __future__ import annotations

from model.garment.design import Design
from model.garment.draft import hems
from model.garment.draft.piece import Piece, edge, fold
from model.garment.draft.skirt_frame import SkirtFrame
from model.garment.draft.waists import dip_of, waist_curve
from model.garment.geometry import (
    Path,
    seam,
    x_at,
)


def tiered(design: Design, frame: SkirtFrame, side: Path) -> tuple[Piece, ...]:
    """The tiers of a skirt, the lowest first, and what edges it."""
    fall = frame.bottom - frame.top
    cuts = (0.0, 0.27, 0.6, 1.0) if fall > 42 else (0.0, 0.42, 1.0)
    pieces: list[Piece] = []
    for i in range(len(cuts) - 2, -1, -1):
        y0, y1 = frame.top + cuts[i] * fall, frame.top + cuts[i + 1] * fall
        x0 = x_at(side, y0) * (1.0 if i == 0 else 0.97)
        x1 = x_at(side, y1) * (1.01 if i < len(cuts) - 2 else 1.0)
        lean = (x1 - x0) / (y1 - y0)
        flank = seam(
            [
                (x0, y0 - (0.0 if i == 0 else 4.5), 2.1 * lean),
                (x1, y1 - min(0.35 * lean * x1, 0.4 * (y1 - y0)), 0.4 * lean),
            ]
        )
        half = hems.wave_half(flank.end, y1, max(x1 / 8.5, 2), 0.8)
        edge_ = half.then(half.mirrored().reversed())
        top = waist_curve(x0, y0 - (0.0 if i == 0 else 4.5), 0.9 if i else dip_of(design))
        outline = top.reversed().then(flank, edge_, flank.mirrored().reversed()).closed()
        ticks = hems.short_ticks(waist_curve(x0, y0, 0.9), 0.34 * (y1 - y0), 15 + 4 * i, 90.0)
        valleys = hems.wave_valleys(half)
        right = hems.flare_folds(valleys, y0, x0, x1, (0.6, 0.4, 0.5))
        folds = right + tuple(f.mirrored() for f in right)
        lines = (edge(edge_), *ticks, *(fold(f) for f in folds))
        pieces.append(Piece(f"skirt-tier-{i + 1}", outline, lines=lines, region="skirt",
                            grain=((0, y0), 0.0), folds=folds))  # fmt: skip
        if i == len(cuts) - 2 and design.choice("hem") == "ruffle":
            pieces.insert(0, hems.ruffle(edge_, 7.0, "hem-ruffle", "skirt"))
        elif i == len(cuts) - 2 and design.choice("hem") == "scalloped":
            shells = hems.scallops(hems.plain_half(flank.end, y1 + 1))
            strip = shells.then(shells.mirrored().reversed())
            under = edge_.reversed().map(lambda p: (p[0], p[1] - 2))
            pieces.insert(0, Piece("hem-scallops", strip.then(under).closed(), "secondary", (
                edge(strip),), region="skirt"))  # fmt: skip
    return tuple(pieces)
