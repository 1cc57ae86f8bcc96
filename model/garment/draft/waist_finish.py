"""What marks the waist of an upper body: seams, casings, belts and an obi."""

from __future__ import annotations

from model.garment.design import Design
from model.garment.draft import hems, waists
from model.garment.draft.body import (
    Body,
)
from model.garment.draft.inside import on_cloth
from model.garment.draft.landmarks import Landmarks, has_lower_part
from model.garment.draft.piece import Line, Piece, edge, lines_piece
from model.garment.draft.shaping import OBI_ABOVE, OBI_BELOW
from model.garment.geometry import line, parallel

HALF_BELT = 1.9  # cm above and below its middle
_ABOVE_HEM = 1.0  # cm of cloth below a belt at the side seams


def waist_finish(design: Design, at: Landmarks, body: Body) -> tuple[Piece, ...]:
    """Seam, casing and belt at the waist, in paint order."""
    pieces: list[Piece] = []
    kind = design.choice("waist", "none")
    y = at.waist_y
    half = at.waist if has_lower_part(design) else _half_at(body, y)
    if kind in ("elastic", "drawstring") and has_lower_part(design):
        curve = waists.waist_curve(half, y, 0.6)
        rows = [Line("detail", parallel(curve, d)) for d in (-0.7, 0.7)]
        ticks = hems.short_ticks(curve, 4.0, 16, -90.0)
        pieces += lines_piece("waist-elastic", (Line("seam", curve), *rows, *ticks))
        if kind == "drawstring":
            pieces += waists.drawcord(y + 0.6)
    elif kind == "drawstring":
        curve = waists.waist_curve(half, y, 0.6)
        pieces += lines_piece("waist-casing", (
            Line("stitch", parallel(curve, -0.8)), Line("stitch", parallel(curve, 0.8)),
            *hems.short_ticks(curve, 2.6, 14, 90.0)))  # fmt: skip
        pieces += waists.drawcord(y + 0.6)
    elif kind in ("seam", "peplum") or has_lower_part(design):
        curve = waists.waist_curve(half, y, 0.8)
        seams: tuple[Line, ...] = (Line("seam", curve),)
        if not has_lower_part(design):  # the hem of a short flared jacket rises to its sides
            seams = on_cloth(seams, body.pieces)
        pieces += lines_piece("waist-seam", seams)
    belt = design.choice("belt", "none")
    if belt in ("tie", "buckle"):
        y = belt_height(design, body)
        half = half if has_lower_part(design) else _half_at(body, y)
    if belt != "none":  # it lies over the seam
        pieces = [p for p in pieces if p.name != "waist-seam"]
    if belt == "chain":
        pieces += waists.chain(half, min(y, body.bottom - 3.0))
    if belt == "tie":
        pieces += waists.sash(half, y - HALF_BELT, y + HALF_BELT)
    elif belt == "buckle":
        ink = "base" if design.choice("category") == "trench" else "accent"
        pieces += waists.buckle_belt(half, y - HALF_BELT, y + HALF_BELT, ink)
    elif belt == "obi":
        if not has_lower_part(design):  # above the slits of a short top, or they would not show
            y = min(y, body.bottom - design.number("slit_height", 0.0) - 3.0 - OBI_BELOW)
            half = _half_at(body, y)
        pieces += _obi(half, y, min(half, _half_at(body, y - OBI_ABOVE)))
    return tuple(pieces)


def belt_height(design: Design, body: Body) -> float:
    """The y of the middle of a belt: at the waist, or above the corners of a higher hem."""
    if has_lower_part(design):
        return body.at.waist_y
    return min(body.at.waist_y, body.side.end[1] - HALF_BELT - _ABOVE_HEM)


def _obi(half: float, y: float, upper: float) -> tuple[Piece, ...]:
    """An obi of half widths `upper` at its top and `half` below, around the waist at `y`."""
    top, low = (
        waists.waist_curve(upper + 0.2, y - OBI_ABOVE, 0.4),
        waists.waist_curve(half + 0.2, y + OBI_BELOW, 0.4),
    )
    outline = top.then(line(top.end, low.end), low.reversed()).closed()
    cord_y = y - 0.4
    middle = upper + 0.5 * (half - upper) + 0.3
    cord = waists.waist_curve(middle, cord_y - 0.5, 0.4)
    cord_low = waists.waist_curve(middle, cord_y + 0.6, 0.4)
    cord_path = cord.then(line(cord.end, cord_low.end), cord_low.reversed()).closed()
    return (
        Piece("obi", outline, "secondary", (edge(top), edge(low)), printed=False, region="trim"),
        Piece("obi-cord", cord_path, "accent", (Line("detail", cord), Line("detail", cord_low)),
              printed=False, region="trim"),
    )  # fmt: skip


def _half_at(body: Body, y: float) -> float:
    from model.garment.geometry import x_at

    return x_at(body.side, y)
