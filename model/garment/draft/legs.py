"""Trousers: the legs of every pair, from leggings to culottes, and of a jumpsuit."""

from __future__ import annotations

from dataclasses import dataclass

from model.garment.design import Design
from model.garment.draft import hems
from model.garment.draft.inside import on_cloth
from model.garment.draft.piece import Line, Piece, both, edge, fold, seam_line, stitch
from model.garment.draft.waists import DIP, dip_of, waist_curve
from model.garment.geometry import (
    Path,
    Point,
    arc,
    cubic,
    length_of,
    line,
    parallel,
    part_of,
    seam,
    x_at,
)

BANDED = frozenset(("joggers",))
CUFF, CUFF_TAPER = 6.0, 0.88  # height of the ankle's rib in cm, its lower over its upper width
_BOW = {"flared": 1.35, "balloon": 1.5}


@dataclass(frozen=True)
class Leg:
    """One drafted leg, the viewer's right, with the curves that details need."""

    waist: float
    top: float
    crotch: Point
    outer: Path  # waist to hem
    inner: Path  # crotch to hem
    hem_outer: Point
    hem_inner: Point
    hip_y: float


def draft_leg(design: Design, top: float) -> Leg:
    """The leg below a waist seam at the height `top`."""
    waist = design.number("waist_width") / 2
    hip = design.number("hip_width") / 2
    band = design.number("waistband_height", 0.0)
    rise = design.number("rise") - band
    crotch_y = top + rise + dip_of(design)
    hip_y = top + 0.66 * rise
    thigh, opening = design.number("thigh_width"), design.number("leg_opening")
    inseam = design.number("inseam")
    if design.choice("category") in BANDED:
        opening, inseam = opening / CUFF_TAPER, inseam - CUFF
    centre = max(0.47 * thigh + 0.7, 0.5 * opening + (0.9 if inseam > 30 else 0.35))
    hems_ = centre + opening / 2, centre - opening / 2
    crotch: Point = (0.0, crotch_y)
    bottom = crotch_y + inseam
    inner = _inner(design, crotch, hems_, bottom)
    for _ in range(2):  # the inseam is measured along the seam
        bottom -= length_of(inner) - inseam
        inner = _inner(design, crotch, hems_, bottom)
    outer = _outer(design, (waist, top), (hip, hip_y), (thigh, crotch_y), hems_, bottom)
    return Leg(waist, top, crotch, outer, inner, (hems_[0], bottom), (hems_[1], bottom), hip_y)


def knee_height(design: Design) -> float:
    """How far below the crotch the knee of the leg lies, in cm; wide legs begin to fall higher."""
    inseam = design.number("inseam")
    lift = {"tapered": 2.5, "wide": -7.0, "skinny": 0.0, "flared": -4.5}.get(
        design.choice("leg"), -3.0
    )
    return 0.48 * inseam + lift * min(inseam / 70, 1.0)


def _knee(design: Design, hems_: tuple[float, float]) -> tuple[float, float]:
    """The outer and the inner x of the knee."""
    thigh, knee = design.number("thigh_width"), design.number("knee_width")
    middle = 0.5 * thigh + (0.5 * (hems_[0] + hems_[1]) - 0.5 * thigh) * 0.5
    if design.choice("leg") == "balloon":
        middle += 0.8
    inner = max(middle - knee / 2, 0.7)
    return inner + knee, inner


def _inner(design: Design, crotch: Point, hems_: tuple[float, float], bottom: float) -> Path:
    """The inner seam, crotch to hem."""
    y, drop = crotch[1], bottom - crotch[1]
    if "knee_width" not in design:
        lean = hems_[1] / drop
        return seam([(0.0, y, 1.2 * lean), (hems_[1], bottom, 0.8 * lean)])
    knee = knee_height(design)
    _, x = _knee(design, hems_)
    slope = {"flared": 0.03, "balloon": 0.06}.get(design.choice("leg"), hems_[1] / drop)
    lower = _BOW.get(design.choice("leg"), 1.0) * (hems_[1] - x) / (drop - knee)
    return seam([(0.0, y, 1.5 * x / knee), (x, y + knee, slope), (hems_[1], bottom, lower)])


def _outer(
    design: Design,
    waist: Point,
    hip: Point,
    thigh: Point,
    hems_: tuple[float, float],
    bottom: float,
) -> Path:
    """The side seam, waist to hem, through hip, thigh and knee."""
    into = (thigh[0] - hip[0]) / (thigh[1] - hip[1])
    stations = [(*waist, 1.15 * (hip[0] - waist[0]) / (hip[1] - waist[1]))]
    if "knee_width" not in design:
        lean = (hems_[0] - thigh[0]) / (bottom - thigh[1])
        stations += [(*hip, _eased(stations[0][2], into)), (*thigh, _eased(into, lean)),
                     (hems_[0], bottom, lean)]  # fmt: skip
        return seam(stations)
    x, _ = _knee(design, hems_)
    y = thigh[1] + knee_height(design)
    slope = {"flared": -0.01, "balloon": -0.03}.get(
        design.choice("leg"), (hems_[0] - hip[0]) / (bottom - hip[1])
    )
    upper = (x - thigh[0]) / (y - thigh[1])
    lower = _BOW.get(design.choice("leg"), 1.0) * (hems_[0] - x) / (bottom - y)
    stations += [(*hip, _eased(stations[0][2], into)), (*thigh, _eased(into, upper)), (x, y, slope),
                 (hems_[0], bottom, lower)]  # fmt: skip
    return seam(stations)


def _eased(before: float, after: float) -> float:
    """The slope of a smooth seam where two slopes meet: level at a turn, else the harmonic mean."""
    return 0.0 if before * after <= 0 else 2 * before * after / (before + after)


def leg_pieces(design: Design, leg: Leg) -> tuple[Piece, ...]:
    """Both legs with hems, creases, pleats and the fly; the inside of each hem."""
    dip = dip_of(design)
    right_waist = cubic((0.0, leg.top + dip), (0.3 * leg.waist, leg.top + dip), (0.62 * leg.waist,
                        leg.top + 0.8 * dip), (leg.waist, leg.top))  # fmt: skip
    (ox, oy), (ix, iy) = leg.hem_outer, leg.hem_inner
    cuffed = design.choice("category") in BANDED
    sag = 0.9
    mouth = cubic((ox, oy), (ox - 0.3 * (ox - ix), oy + sag), (ix + 0.3 * (ox - ix), iy + sag),
                  (ix, iy))  # fmt: skip
    outline = right_waist.then(leg.outer, mouth, leg.inner.reversed(), line(leg.crotch,
                               right_waist.start)).closed()  # fmt: skip
    lines: list[Line] = [
        seam_line(line(right_waist.start, leg.crotch)),
        edge(leg.inner),
    ]
    lines += _leg_lines(design, leg, mouth)
    piece = Piece("leg-left", outline, lines=tuple(lines), region="leg",
                  grain=((leg.waist / 2, leg.top), -1.5))  # fmt: skip
    left, right = both(piece, "leg-left", "leg-right")
    cuffs = _rib_cuffs(design, leg) if cuffed else ()
    fork = _crotch_folds(leg)
    return (*cuffs, right, left.with_lines(*fork))


def _crotch_folds(leg: Leg) -> tuple[Line, ...]:
    x, y = leg.crotch
    path = arc((x + 0.25, y - 1.2), -28, (x + 4.4, y - 3.4), -18, 0.3)
    return fold(path), fold(path.mirrored())


def _rib_cuffs(design: Design, leg: Leg) -> tuple[Piece, ...]:
    (ox, oy), (ix, iy) = leg.hem_outer, leg.hem_inner
    height = CUFF
    top = cubic((ox, oy), (ox - 1.5, oy + 0.8), (ix + 1.5, iy + 0.8), (ix, iy))
    bottom = top.map(lambda p: (p[0] + (1 - CUFF_TAPER) * ((ox + ix) / 2 - p[0]), p[1] + height))
    outline = top.then(line(top.end, bottom.end), bottom.reversed()).closed()
    piece = Piece("ankle-cuff-left", outline, "band", (hems.rib_lines(top, bottom, 0.75),
                  seam_line(top), edge(bottom)), printed=False, region="trim")  # fmt: skip
    return both(piece, "ankle-cuff-left", "ankle-cuff-right")


def _leg_lines(design: Design, leg: Leg, mouth: Path) -> list[Line]:
    lines: list[Line] = []
    category = design.choice("category")
    topstitched = design.choice("topstitch", "none") != "none"
    if design.choice("crease", "none") == "pressed":
        x = 0.5 * (leg.hem_outer[0] + leg.hem_inner[0])
        start = (0.52 * leg.waist, leg.top + (DIP if design.choice("front") == "pleats" else 9.0))
        lines.append(seam_line(cubic(start, (0.54 * leg.waist, leg.top + 14), (x, leg.crotch[1]),
                                     (x, leg.hem_outer[1] + 0.6))))  # fmt: skip
    if design.choice("front") == "pleats":
        for x, size in ((0.5, 9.0), (0.68, 7.0)):
            start = (x * leg.waist, leg.top + 0.8 * DIP)
            lines.append(seam_line(arc(start, 92, (start[0] + 0.5, leg.top + size), 84, 0.3)))
            lines.append(fold(arc((start[0] + 0.8, start[1]), 88, (start[0] + 1.4, leg.top + 0.6 *
                                  size), 80, 0.3)))  # fmt: skip
    elif design.choice("shaping", "none") == "darts":
        start = (0.52 * leg.waist, leg.top + 0.8 * DIP)
        lines.append(seam_line(line(start, (0.56 * leg.waist, leg.top + 8.5))))
    elif design.choice("shaping", "none") == "panel":
        beside = parallel(leg.outer, 0.2 * (leg.hem_outer[0] - leg.hem_inner[0]), 0.03, 1.0)
        whole = Piece("leg", leg.outer.then(mouth, leg.inner.reversed()).closed())
        lines += on_cloth([seam_line(beside)], [whole])
    if design.choice("waist") in ("elastic", "drawstring", "paperbag"):
        curve = waist_curve(leg.waist, leg.top)
        ticks = hems.short_ticks(part_of(curve, 0.0, 0.5), 5.0, 8, 90.0)
        lines += ticks
    if topstitched and category not in BANDED:
        lines.append(stitch(parallel(mouth, 1.6, 0.02, 0.98)))
        if category in ("jeans", "cargo_trousers", "leggings") or design.choice("topstitch") in (
            "double",
            "triple",
            "contrast",
        ):
            lines.append(stitch(parallel(leg.inner, -0.5, 0.06, 0.98)))
            lines.append(stitch(parallel(leg.outer, 0.5, 0.3, 0.98)))
    if design.choice("leg") == "skinny" or category == "leggings":
        knee = leg.crotch[1] + 0.47 * (leg.hem_outer[1] - leg.crotch[1])
        for dy in (0.0, 2.6):
            x = x_at(leg.inner, knee + dy)
            lines.append(fold(arc((x + 0.1, knee + dy), -14, (x + 3.6, knee + dy - 1.0), -6, 0.3)))
    return lines


def fly(design: Design, top: float, crotch: float) -> tuple[Line, ...]:
    """The J-stitch of a fly, its bartack, and the edge at the centre front."""
    depth = min(0.68 * (crotch - top), 17.0)
    side = 1 if design.choice("closure_side") == "right_over_left" else -1
    width = 3.6 * side
    curve = line((width, top + DIP), (width, top + depth - 4.5)).then(
        cubic((width, top + depth - 4.5), (width, top + depth - 1.2), (0.5 * width, top + depth),
              (0.15 * side, top + depth + 0.6)))  # fmt: skip
    inner = line((width - 0.7 * side, top + DIP), (width - 0.7 * side, top + depth - 4.6)).then(
        cubic((width - 0.7 * side, top + depth - 4.6), (width - 0.7 * side, top + depth - 1.8),
              (0.45 * width, top + depth - 0.8), (0.15 * side, top + depth - 0.2)))  # fmt: skip
    return stitch(curve), stitch(inner)
