"""The limits of the upper body: its length, shoulders, widths and hem."""

from __future__ import annotations

import math

from model.garment.categories import find_category
from model.garment.sizing.limits import (
    LAPELS,
    STEEPEST_FLARE,
    Range,
    Values,
    narrowed,
    neck_of,
    number,
    waist_height,
)
from model.garment.sizing.neck import NECK_WIDTH

_HEM_TO_CHEST: dict[str, Range] = {
    "h_line": (0.97, 1.02, 1.1),
    "x_line": (0.97, 1.05, 1.18),
    "a_line": (1.14, 1.28, 1.6),
    "o_line": (0.78, 0.9, 0.98),
    "t_line": (0.86, 0.96, 1.02),
}


_WAIST_TO_CHEST: dict[str, Range] = {
    "h_line": (0.92, 0.97, 1.02),
    "x_line": (0.74, 0.86, 0.92),
    "t_line": (0.8, 0.9, 0.96),
}


_SKIRT_HEM: dict[str, Range] = {
    "straight": (1.0, 1.05, 1.14),
    "pencil": (0.84, 0.92, 0.98),
    "mermaid": (1.2, 1.5, 1.8),
    "a_line": (1.3, 1.75, 2.3),
    "circle": (2.2, 3.2, 4.6),
    "pleated": (1.5, 1.9, 2.6),
    "box_pleated": (1.4, 1.8, 2.4),
    "gathered": (1.6, 2.1, 2.9),
    "tiered": (1.7, 2.3, 3.2),
    "wrap": (1.35, 1.7, 2.2),
}


_HIP_BASED_SKIRTS = frozenset(("straight", "pencil", "mermaid"))


def body_length(values: Values, base: Range) -> Range:
    """Long enough for a lower part, for pockets, a belt or lapels."""
    low, typical, high = base
    if values.get("skirt", "straight") != "straight" or values.get("waist") in (
        "seam",
        "elastic",
        "drawstring",
        "peplum",
    ):
        kind = find_category(str(values["category"])).kind
        low = max(low, 78 if kind == "dress" else 54)
    if values.get("lower_pocket", "none") not in ("none", "kangaroo"):
        low = max(low, 57)
    if values.get("lower_pocket") == "kangaroo":
        low = max(low, 50)
    if values.get("belt", "none") != "none":
        low = max(low, 62)
    if values.get("collar") in LAPELS:
        low = max(low, 54)
    return narrowed((base[0], typical, max(high, low)), low, typical, max(high, low))


def shoulder_width(values: Values, base: Range) -> Range:
    """Wide where the shoulder is dropped, narrow under a gathered cap."""
    low, typical, high = base
    if values.get("sleeve") == "drop_shoulder":
        return narrowed(base, max(low, 47), max(typical + 5, 51), high)
    if values.get("sleeve") in ("puff", "leg_of_mutton"):
        return narrowed(base, low, typical - 2.5, min(high, 42))
    if values.get("category") in ("haori", "kimono"):
        return base
    return narrowed(base, low, min(typical, 44), min(high, 46))


def chest_width(values: Values, base: Range) -> Range:
    """Wider than the shoulders by what the sleeve takes."""
    if values.get("category") in ("haori", "kimono"):
        shoulder = number(values, "shoulder_width", base[1])
        return narrowed(base, shoulder - 1, shoulder, shoulder + 1)
    if "shoulder_width" not in values:
        return base
    shoulder = number(values, "shoulder_width", base[1])
    dropped = values.get("sleeve") == "drop_shoulder"
    low = shoulder - (1 if dropped else -4)
    return narrowed(base, low, max(base[1], low + 2), max(low + 2, shoulder + 16))


def waist_width(values: Values, base: Range) -> Range:
    """A share of the chest, by silhouette."""
    silhouette = values.get("silhouette")
    if silhouette is None:
        return base
    chest = number(values, "chest_width", 48)
    low, typical, high = (r * chest for r in _WAIST_TO_CHEST.get(str(silhouette), (0.8, 0.9, 1)))
    if values.get("category") == "qipao":
        low, typical, high = 0.78 * chest, 0.82 * chest, 0.87 * chest
    return narrowed((28, typical, 72), low, typical, high)


def hip_width(values: Values, base: Range) -> Range:
    """Wider than waist and chest."""
    low = number(values, "waist_width", 34) * 1.08
    if "chest_width" in values:
        low = max(low, number(values, "chest_width", 44) * 0.99)
    return narrowed((base[0], base[1], 64), low, max(base[1], low * 1.03), max(base[2], low))


def hem_width(values: Values, base: Range) -> Range:
    """A share of the chest, or of the waist or hip that a skirt hangs from."""
    skirt = str(values.get("skirt", ""))
    chest = number(values, "chest_width", 48)
    waist = number(values, "waist_width", 0.9 * chest)
    hip = number(values, "hip_width", max(waist * 1.25, chest))
    category = find_category(str(values["category"]))
    if category.name == "mamianqun":
        return base
    if skirt and values.get("silhouette") != "a_line":
        length = number(values, "skirt_length", 0) or (
            number(values, "body_length", 100) - waist_height(values)
        )
        widest = waist + 2 * length * STEEPEST_FLARE
        from_width = hip if skirt in _HIP_BASED_SKIRTS else waist
        low, typical, high = (r * from_width for r in _SKIRT_HEM[skirt])
        reach = min(length / 70, 1.4)  # long skirts spread further
        typical = low + (typical - low) * reach
        return narrowed((36, typical, 200), min(low, widest), min(typical, widest),
                         min(high, widest))  # fmt: skip
    if category.name == "qipao":
        return narrowed(base, 0.84 * hip, 0.93 * hip, 1.04 * hip)
    if category.name == "slip_dress":
        return narrowed(base, 1.1 * hip, 1.3 * hip, 1.7 * hip)
    if category.name in ("haori", "kimono"):
        return narrowed(base, chest - 2, chest, chest + 6)
    low, typical, high = (r * chest for r in _HEM_TO_CHEST[str(values.get("silhouette", "h_line"))])
    if values.get("hem") in ("rib", "drawcord", "band"):
        low, typical, high = 0.82 * chest, 0.89 * chest, 0.96 * chest
    elif number(values, "body_length", 60) > 85:
        low, typical, high = low, typical * 1.1, high * 1.25
    depth = number(values, "armhole_depth", 24)
    widest = chest + 0.8 * (number(values, "body_length", 60) - depth)  # short tops flare less
    low, high = min(low, widest), min(high, widest)
    return narrowed((36, typical, 200), low, typical, high)


def slit_height(values: Values, base: Range) -> Range:
    """Ends below the waist or the hip."""
    length = number(values, "skirt_length", 0) or number(values, "body_length", 60)
    kind = find_category(str(values["category"])).kind
    if kind == "top":
        return narrowed((5, 12, 66), 7, 12, min(22, length - 42))
    below = length - (waist_height(values) + 26 if kind == "dress" else 22)
    return narrowed((5, 30, 66), 10, 0.55 * below, min(0.85 * below, 62))


def armhole_depth(values: Values, base: Range) -> Range:
    """At least 14 cm below the shoulder tip."""
    low, typical, high = base
    slope = math.tan(math.radians(number(values, "shoulder_slope", 20.0)))
    half_neck = NECK_WIDTH.get(neck_of(values), (14.5, 16, 18))[0] / 2
    low = max(low, 14.0 + (number(values, "shoulder_width", 39.0) / 2 - half_neck) * slope)
    if values.get("neckline") == "off_shoulder":
        low = max(low, 21.6)
    high = min(high, number(values, "body_length", 60.0) - 8.0)
    return low, max(min(typical, high), low), max(high, low)


def shoulder_slope(values: Values, base: Range) -> Range:
    """Flatter where the silhouette is built on the shoulders."""
    if values.get("silhouette") == "t_line":
        return 8, 11, 13
    return 17, 20, 23


def waist_position(values: Values, base: Range) -> Range:
    """Freer where a seam marks it."""
    kind = find_category(str(values["category"])).kind
    if values.get("waist") in ("seam", "elastic"):
        return -9, -1, 9
    return (-4, 0, 4) if kind != "top" else (-3, 1, 4)
