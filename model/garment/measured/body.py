"""Sizes of the upper body: lengths and widths read from its fronts, its back and its hem."""

from __future__ import annotations

import math

import numpy as np

from model.garment.draft.hems import slant
from model.garment.measured.laid import Laid
from model.garment.measured.tape import Points, across, down
from model.garment.sizing.limits import NATURAL_WAIST

Reading = tuple[float, float] | None  # drawn and wanted, or nothing to measure

_HIP = 21.5  # cm below the waist
_BELOW = 5.0  # cm: a waist nearer to the hem than this is not drawn


def body_length(laid: Laid) -> Reading:
    """From the back neck seam to the hem, down the centre; see `docs/garment.md` for its ends."""
    names = [n for n in ("body-back", "front-left", "front-right", "body-front") if n in laid]
    outlines = [laid.points(n) for n in (*names, *laid.lower)]
    for trim in ("hem-band", "hem-ruffle"):
        if trim in laid:
            outlines.append(laid.points(trim))
    hem = lowest(outlines)
    neck = down([laid.points("body-back")], 1e-4)[0] if "shoulder_width" in laid.design else 2.0
    return hem - neck, laid.design.number("body_length")


def lowest(outlines: list[Points]) -> float:
    """The lowest y at the centre; the step of a pleat there counts."""
    middle = np.vstack([points[np.abs(points[:, 0]) < 0.1] for points in outlines])
    ends = [down(outlines, 1e-4)[1]]
    return max([*ends, *middle[:, 1].tolist()])


def shoulder_width(laid: Laid) -> Reading:
    """Between the shoulder tips."""
    return 2 * laid.shoulder_tip[0], laid.design.number("shoulder_width")


def shoulder_slope(laid: Laid) -> Reading:
    """The angle of the shoulder seam, neck point to tip."""
    (x0, y0), (x1, y1) = laid.neck_point, laid.shoulder_tip
    return math.degrees(math.atan2(y1 - y0, x1 - x0)), laid.design.number("shoulder_slope")


def armhole_depth(laid: Laid) -> Reading:
    """Straight down from the height of the neck point to the underarm."""
    return laid.underarm[1], laid.design.number("armhole_depth")


def chest_width(laid: Laid) -> Reading:
    """Between the underarms."""
    return 2 * laid.underarm[0], laid.design.number("chest_width")


def _waist_height(laid: Laid) -> float:
    return NATURAL_WAIST + laid.design.number("waist_position")


def _bottom(laid: Laid) -> float:
    return min(y for _, y in laid.hem_corners())


def waist_width(laid: Laid) -> Reading:
    """Between the side seams at the height of the waist, where the garment reaches that low."""
    wanted = laid.design.number("waist_width")
    if laid.kind in ("skirt", "trousers", "jumpsuit") or laid.has_skirt:
        return waist_seam(laid)[1], wanted
    y = _waist_height(laid)
    if _bottom(laid) < y + (14.0 if "hem-band" in laid else _BELOW):
        return None
    left, right = across(laid.fronts, y)
    return right - left, wanted


def waist_seam(laid: Laid) -> tuple[float, float]:
    """The height of the ends of the waist seam of a skirt or legs, and the width between them."""
    name = next(n for n in ("leg-left", "skirt-front", "skirt-tier-1") if n in laid)
    points = laid.points(name)
    half = points[points[:, 0] > 1.0]
    top = half[half[:, 1] < half[:, 1].min() + 0.02]
    return float(top[:, 1].min()), 2 * float(top[:, 0].max())


def waist_position(laid: Laid) -> Reading:
    """The height of a seam or casing at the waist, from the height of the neck point."""
    wanted = _waist_height(laid)
    if laid.kind == "jumpsuit" or laid.has_skirt:
        return waist_seam(laid)[0], wanted
    if "waist-casing" in laid:
        rows = [laid.line("waist-casing", "stitch", i).start[1] for i in (0, 1)]
        return sum(rows) / 2, wanted
    if "waist-seam" in laid:
        return laid.pieces["waist-seam"].outline.start[1], wanted
    return None


def hip_width(laid: Laid) -> Reading:
    """Between the side seams at the hip; a skirt that flares from the waist only clears it."""
    wanted = laid.design.number("hip_width")
    if laid.kind in ("trousers", "jumpsuit"):
        top, _ = waist_seam(laid)
        rise = laid.design.number("rise") - laid.design.number("waistband_height")
        left, right = across([laid.points("leg-left"), laid.points("leg-right")], top + 0.66 * rise)
        return right - left, wanted
    bottom = _bottom(laid)
    if "skirt-tier-1" in laid:
        return None  # tiers hang free of the hip
    if laid.has_skirt:
        top, _ = waist_seam(laid)
        trims = [laid.points(n) for n in ("hem-ruffle",) if n in laid]
        fall = lowest([*(laid.points(n) for n in laid.lower), *trims]) - top
        depth = 18.0 if laid.kind == "skirt" else _HIP
        left, right = across([laid.points(n) for n in laid.lower], top + min(depth, 0.5 * fall))
        if laid.design.choice("skirt") in ("straight", "pencil", "mermaid"):
            return right - left, wanted
        return min(right - left, wanted), wanted
    y = _waist_height(laid) + _HIP
    if bottom < y + 4.0:
        return None
    left, right = across(laid.fronts, y)
    clears = laid.design.choice("silhouette") in ("a_line", "o_line")
    return min(right - left, wanted) if clears else right - left, wanted


def hem_width(laid: Laid) -> Reading:
    """Straight across between the ends of the side seams."""
    right, left = laid.hem_corners()
    return right[0] - left[0], laid.design.number("hem_width")


def hem_asymmetry(laid: Laid) -> Reading:
    """How much lower one corner of the hem lies than the other, in cm: `slant` up, `slant` down."""
    right, left = laid.hem_corners()
    return right[1] - left[1], 2 * slant(laid.design) * laid.design.number("hem_asymmetry")


def slit_height(laid: Laid) -> Reading:
    """The open part of the side seam, straight down."""
    top = float(laid.points("slit-left")[:, 1].min())
    return laid.hem_corners()[0][1] - top, laid.design.number("slit_height")
