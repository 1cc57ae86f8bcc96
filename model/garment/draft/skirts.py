"""Skirts, of their own or below the waist seam of a dress."""

from __future__ import annotations

from dataclasses import replace

from model.garment.design import Design
from model.garment.draft import hems
from model.garment.draft.inside import on_cloth
from model.garment.draft.piece import Piece, edge, fold, stitch
from model.garment.draft.skirt_frame import SkirtFrame, hem_rise, skirt_side
from model.garment.draft.skirt_lines import hem_lines, skirt_folds, skirt_lines, slanted
from model.garment.draft.tiers import tiered
from model.garment.draft.waists import dip_of, waist_curve
from model.garment.geometry import (
    Path,
    Point,
    cubic,
    line,
    parallel,
    polyline,
)

_TAIL = 6.0  # cm that a shirt-tail hem rises to its sides


def draft_skirt(design: Design, frame: SkirtFrame) -> tuple[Piece, ...]:
    """The back of the hem where it shows, the front, its folds and trims."""
    side = sewn_side(design, frame)
    if frame.kind == "tiered":
        return tiered(design, frame, side)
    half = _hem_half(design, frame, side)
    edge_ = half.then(half.mirrored().reversed())
    if design.choice("hem") == "asymmetric":
        edge_ = hems.slanted(edge_, design.number("hem_asymmetry"), frame.hem, hems.slant(design))
    right_side, left_side = hems.ending(side, edge_.start), hems.ending(side, _flip(edge_.end))
    waist = waist_curve(frame.waist, frame.top, dip_of(design))
    outline = waist.reversed().then(right_side, edge_, left_side.mirrored().reversed()).closed()
    folds = tuple(slanted(f, design, frame) for f in skirt_folds(frame, half))
    front = Piece("skirt-front", outline, grain=((0, frame.top), 0.0), region="skirt", folds=folds)
    finish = hem_lines(design, edge_)
    if design.choice("hem") in ("high_low", "curved"):
        finish = on_cloth(finish, [front])
    lines = [*skirt_lines(design, frame, side, half, front), *finish]
    front = front.with_lines(*lines, *(fold(f) for f in folds))
    pieces = [*_back(design, frame, side, half), front]
    if design.choice("hem") == "ruffle":
        pieces.insert(0, hems.ruffle(edge_, 0.13 * (frame.bottom - frame.top) + 4, "hem-ruffle",
                                     "skirt"))  # fmt: skip
    if frame.kind == "wrap":
        pieces.append(_wrap_front(frame, side, half))
    if design.choice("hem") == "side_slits":
        height = design.number("slit_height")
        pieces += hems.slits(side, height, hems.slit_gap(height))
    return tuple(pieces)


def sewn_side(design: Design, frame: SkirtFrame) -> Path:
    """The right side seam, waist to hem, which may lie higher there than at the centre."""
    raw = skirt_side(frame)
    rise = _TAIL if design.choice("hem") == "curved" else hem_rise(frame, raw)
    return skirt_side(replace(frame, bottom=frame.bottom - rise))


def _flip(point: Point) -> Point:
    return -point[0], point[1]


def _hem_half(design: Design, frame: SkirtFrame, side: Path) -> Path:
    corner, kind = side.end, frame.kind
    bottom = frame.bottom
    if kind == "pleated":
        return _stepped(corner, bottom, max(round(frame.hem / 5.2), 4), box=False)
    if kind == "box_pleated":
        return _stepped(corner, bottom, max(round(frame.hem / 9), 3), box=True)
    if design.choice("hem") == "high_low":
        bottom = corner[1] - 0.12 * (frame.bottom - frame.top)
    wide = frame.hem / max(frame.hip or frame.waist * 1.3, 1.0)
    if kind in ("circle", "gathered", "mermaid") or (kind in ("a_line", "wrap") and wide > 1.4):
        lobes = max(frame.hem / (12 if kind == "circle" else 13), 1.6)
        half = hems.wave_half(corner, bottom, lobes, 0.9 + 0.02 * frame.hem)
    else:
        half = hems.plain_half(corner, bottom)
    if design.choice("hem") == "scalloped":
        half = hems.scallops(hems.plain_half(corner, bottom))
    elif design.choice("hem") == "curved":
        half = hems.shirt_tail_half(corner, frame.bottom, _TAIL)
    return half


def _stepped(corner: Point, centre: float, count: int, *, box: bool) -> Path:
    """The hem of pleats: every fold ends in a small step."""
    x0, y0 = corner
    points: list[Point] = []
    for i in range(count):
        a, b = i / count, (i + 1) / count
        ya, yb = (y0 + (centre - y0) * (1 - (1 - t) ** 2) for t in (a, b))
        xa, xb = x0 * (1 - a), x0 * (1 - b)
        if box and i % 2:
            points += [(xa, ya - 0.55), (xb, yb - 0.55)]
        elif box:
            points += [(xa, ya), (xb, yb)]
        else:
            points += [(xa, ya), (xb, yb - 0.75)]
    points.append((0.0, centre))
    return polyline(points)


def _back(design: Design, frame: SkirtFrame, side: Path, half: Path) -> tuple[Piece, ...]:
    """The inside of the back, where waves, slits or a raised front let it be seen."""
    name = design.choice("hem", "straight")
    lift = -1.6 if frame.kind in ("circle", "gathered", "mermaid", "a_line", "wrap") else -0.9
    x, y = side.end
    if name == "high_low":
        low = frame.bottom + 0.12 * (frame.bottom - frame.top)
        edge_ = hems.wave_half((x, y), low, max(frame.hem / 14, 1.5), 1.2)
    elif name == "asymmetric" or (
        frame.kind in ("straight", "pencil", "pleated", "box_pleated") and name != "side_slits"
    ):
        return ()
    else:
        edge_ = cubic((x, y), (0.7 * x, frame.bottom + lift), (0.3 * x, frame.bottom + lift),
                      (0, frame.bottom + lift))  # fmt: skip
    top = line((0, frame.top + 2), (frame.waist - 0.4, frame.top + 2))
    outline = top.then(line(top.end, side.start), side, edge_, edge_.mirrored().reversed(),
                       side.mirrored().reversed()).closed()  # fmt: skip
    whole = edge_.then(edge_.mirrored().reversed())
    return (Piece("skirt-back", outline, "inside", (edge(whole),), cloth=False, printed=False,
                  region="skirt"),)  # fmt: skip


def _wrap_front(frame: SkirtFrame, side: Path, half: Path) -> Piece:
    """The upper front of a wrap skirt, its edge falling from the right hip in a curve."""
    start: Point = (-0.55 * frame.waist, frame.top + 0.6)
    share = 0.34
    foot_x = -share * frame.hem
    foot_y = frame.bottom - 0.6
    edge_ = cubic(
        start,
        (start[0] + 0.1 * frame.waist, frame.top + 0.4 * (foot_y - frame.top)),
        (foot_x + 0.2 * frame.hem, foot_y - 6),
        (foot_x + 0.16 * frame.hem, foot_y),
    )
    waist = waist_curve(frame.waist, frame.top, 0.5)
    right_top = line(start, (0.0, frame.top + 0.6)).then(line((0, frame.top + 0.6), waist.start))
    mirrored = half.then(line(half.end, edge_.end))
    outline = right_top.then(side, mirrored, edge_.reversed()).closed()
    return Piece("skirt-wrap", outline, lines=(edge(edge_), stitch(parallel(edge_, -1.0, 0.02,
                 0.97))), grain=((0, frame.top), 0.0), region="skirt")  # fmt: skip
