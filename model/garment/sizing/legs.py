"""The limits of waistbands and trousers."""

from __future__ import annotations

from model.garment.sizing.limits import Range, Values, narrowed, number

_LEG_TO_KNEE: dict[str, Range] = {
    "straight": (0.88, 0.96, 1.06),
    "skinny": (0.66, 0.76, 0.86),
    "tapered": (0.58, 0.74, 0.87),
    "wide": (1.0, 1.08, 1.25),
    "flared": (1.25, 1.45, 1.8),
    "balloon": (0.55, 0.66, 0.8),
}


def waistband_height(values: Values, base: Range) -> Range:
    """By kind of waist."""
    category = values["category"]
    if category == "leggings":
        return 5, 8, 12
    if category == "mamianqun":
        return 6, 7, 9
    return {"elastic": (3, 4, 6), "drawstring": (3, 4, 6), "paperbag": (3, 3.5, 4.5)}.get(
        str(values.get("waist")), (2.5, 3.8, 6)
    )


def thigh_width(values: Values, base: Range) -> Range:
    """Of the drawn front: from the crotch to the side seam, square to the leg."""
    half = number(values, "hip_width", 48) / 2
    typical = {"skinny": -1.0, "flared": -0.6, "wide": 0.6, "balloon": 0.8}.get(
        str(values.get("leg")), -0.2
    )
    return half - 2, half + typical, half + 1.2


def knee_width(values: Values, base: Range) -> Range:
    """A share of the thigh, by leg."""
    thigh = number(values, "thigh_width", 27)
    shares = {
        "skinny": (0.6, 0.66, 0.74),
        "flared": (0.66, 0.74, 0.82),
        "wide": (0.9, 0.98, 1.1),
        "balloon": (0.98, 1.06, 1.16),
        "tapered": (0.72, 0.82, 0.92),
    }
    low, typical, high = (s * thigh for s in shares.get(str(values.get("leg")), (0.76, 0.84, 0.95)))
    return narrowed((12, typical, 44), low, typical, high)


def leg_opening(values: Values, base: Range) -> Range:
    """A share of the knee, by leg; of the thigh where the knee is bare."""
    if "knee_width" not in values:  # shorts and culottes
        thigh = number(values, "thigh_width", 27)
        wide = values.get("leg") == "wide" or values["category"] == "culottes"
        if values.get("leg") == "flared":
            wide = True
        low, typical, high = (1.12, 1.25, 1.7) if wide else (0.9, 0.99, 1.1)
        reach = min(number(values, "inseam", 20) / 20, 1.0)
        low, typical, high = (1 + (r - 1) * reach for r in (low, typical, high))
        return narrowed((8, 30, 64), low * thigh, typical * thigh, high * thigh)
    knee = number(values, "knee_width", 20)
    reach = min(number(values, "inseam", 70) / 60, 1.0)  # short legs have little room to change
    low, typical, high = (
        (1 + (r - 1) * reach) * knee for r in _LEG_TO_KNEE[str(values.get("leg", "straight"))]
    )
    return narrowed((8, typical, 64), low, typical, high)


def rise(values: Values, base: Range) -> Range:
    """At least 12 cm below the waistband."""
    low, typical, high = base
    low = max(low, number(values, "waistband_height", 0.0) + 12.0)
    return low, max(typical, low), max(high, low)
