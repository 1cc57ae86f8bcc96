"""Sizes of skirts and trousers, down the centre front and across the legs."""

from __future__ import annotations

from model.garment.draft.legs import knee_height
from model.garment.geometry import length_of
from model.garment.measured.body import Reading, lowest
from model.garment.measured.laid import Laid, distance
from model.garment.measured.tape import across, corners, down


def _band(laid: Laid) -> tuple[float, float]:
    """The heights of the edges of a waistband at the centre front, upper edge first.

    The crests of a gathered edge count, and the casing of a paperbag, not its frill.
    """
    points = laid.points("waistband")
    if laid.design.choice("waist") == "paperbag":
        seams = [i.path for i in laid.pieces["waistband"].lines if i.role == "seam"]
        heights = sorted(s.points[3][1] for s in seams)
        return heights[0], heights[1]
    middle = points[abs(points[:, 0]) < 2.0]
    upper = middle[middle[:, 1] < middle[:, 1].mean()]
    return float(upper[:, 1].min()), down([points], 1e-4)[1]


def skirt_length(laid: Laid) -> Reading:
    """Down the centre, from the upper edge of the waistband to the hem."""
    outlines = [laid.points(n) for n in laid.lower]
    if "hem-ruffle" in laid:
        outlines.append(laid.points("hem-ruffle"))
    return lowest(outlines) - _band(laid)[0], laid.design.number("skirt_length")


def waistband_height(laid: Laid) -> Reading:
    """Between the edges of the waistband at the centre front, crests of a gathered one."""
    top, low = _band(laid)
    return low - top, laid.design.number("waistband_height")


def rise(laid: Laid) -> Reading:
    """Down the centre front, from the upper edge of the band or the waist seam to the crotch."""
    points = laid.points("leg-left")
    top, crotch = down([points], 1e-4)
    if "waistband" in laid:
        top = _band(laid)[0]
    return crotch - top, laid.design.number("rise")


def _crotch(laid: Laid) -> float:
    return down([laid.points("leg-left")], 1e-4)[1]


def inseam(laid: Laid) -> Reading:
    """Along the inner leg, from the crotch to the end of the leg, its cuff included."""
    length = length_of(laid.line("leg-left", "edge"))
    if "ankle-cuff-left" in laid:
        points = laid.points("ankle-cuff-left")
        length += float(points[:, 1].max()) - down([points], float(points[:, 0].mean()))[0]
    return length, laid.design.number("inseam")


def thigh_width(laid: Laid) -> Reading:
    """Across one leg at the height of the crotch."""
    left, right = across([laid.points("leg-left")], _crotch(laid) + 1e-4)
    return right - left, laid.design.number("thigh_width")


def knee_width(laid: Laid) -> Reading:
    """Across one leg at the height of the knee, which each shape of leg has its own of."""
    y = _crotch(laid) + knee_height(laid.design)
    left, right = across([laid.points("leg-left")], y)
    return right - left, laid.design.number("knee_width")


def leg_opening(laid: Laid) -> Reading:
    """Across the end of one leg or its cuff."""
    name = "ankle-cuff-left" if "ankle-cuff-left" in laid else "leg-left"
    found = sorted(corners(laid.points(name)), key=lambda p: -p[1])[:2]
    return distance(*found), laid.design.number("leg_opening")
