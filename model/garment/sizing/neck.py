"""The limits of necklines and collars."""

from __future__ import annotations

from collections.abc import Callable

from model.garment.categories import find_category
from model.garment.sizing.fastening import (
    ABOVE_WAIST_SEAM,
    BELOW_LAPELS,
    BUTTON_STEP,
    ends_at_waist,
)
from model.garment.sizing.limits import (
    LAPELS,
    Range,
    Values,
    narrowed,
    neck_of,
    number,
    waist_height,
)

_NECK_DEPTH: dict[str, Range] = {
    "crew": (7, 9, 11),
    "v_neck": (14, 19, 25),
    "deep_v": (25, 28, 34),
    "scoop": (12, 15, 20),
    "boat": (4, 5.5, 7),
    "square": (11, 15, 19),
    "sweetheart": (3, 5, 8),
    "off_shoulder": (3, 3.5, 5),
    "one_shoulder": (3, 5, 9),
    "halter": (6, 9, 14),
    "strapless": (3, 3, 6),
    "cowl": (12, 17, 24),
    "keyhole": (7, 8.5, 10),
    "slit": (7, 8.5, 10),
    "henley": (7, 8.5, 10),
    "camp": (12, 14, 18),
    "cross": (16, 22, 30),
    "notch": (22, 33, 46),
    "peak": (22, 34, 46),
    "shawl": (22, 34, 46),
}


NECK_WIDTH: dict[str, Range] = {
    "crew": (16, 17.5, 20),
    "v_neck": (15, 17.5, 22),
    "deep_v": (15, 18, 22),
    "scoop": (18, 21, 26),
    "boat": (24, 27, 32),
    "square": (18, 21.5, 26),
    "halter": (11, 12.5, 15),
    "cowl": (17, 20, 25),
    "hood": (15, 17, 19),
    "turtleneck": (13.5, 15, 17),
    "mock": (13.5, 15, 17),
    "funnel": (14.5, 16.5, 19),
    "high_mandarin": (12.5, 13.5, 15),
}


COLLAR_HEIGHT: dict[str, Range] = {
    "turtleneck": (7, 9, 13),
    "mock": (3.5, 5, 6.5),
    "funnel": (5.5, 8, 12),
    "mandarin": (3, 4, 5),
    "high_mandarin": (5, 6, 7.5),
    "rib": (3, 4.5, 6),
    "storm": (3, 3.8, 4.6),
}


COLLAR_WIDTH: dict[str, Range] = {
    "shirt": (5.5, 7, 11),
    "button_down": (6, 7.5, 9),
    "spread": (5.5, 7, 9),
    "camp": (5.6, 6.9, 9.5),
    "peter_pan": (4.5, 6.5, 9),
    "sailor": (8, 11, 15),
    "cross": (3.3, 4.5, 6.2),
    "bow": (3.5, 5, 7),
    "ruffle": (4, 6, 9),
    "storm": (8, 9.5, 12),
}


def neckline_width(values: Values, base: Range) -> Range:
    """By neckline, and narrower than the shoulders."""
    low, typical, high = NECK_WIDTH.get(neck_of(values), (14.5, 16, 18))
    shoulder = number(values, "shoulder_width", 0)
    if shoulder:
        high = min(high, shoulder - 7)
        low = min(low, high)
    if find_category(str(values["category"])).name in ("camisole", "slip_dress"):
        low, typical, high = 17, 20, 24
    return narrowed((11, typical, 34), low, typical, high)


def neckline_depth(values: Values, base: Range) -> Range:
    """By neckline, and well above the hem."""
    name = neck_of(values)
    low, typical, high = _NECK_DEPTH[name]
    if name == "v_neck" and values.get("category") in ("waistcoat", "cardigan"):
        low, typical, high = 18, 25, 32
    if values.get("closure") == "double_breasted" and name in LAPELS:
        low, typical, high = 20, 30, 38
        if ends_at_waist(values):  # room for two rows of buttons above the seam
            high = min(high, waist_height(values) - ABOVE_WAIST_SEAM - BELOW_LAPELS - BUTTON_STEP)
    if ends_at_waist(values) or values.get("closure") == "wrap":
        high = min(high, waist_height(values) - 6)
    length = number(values, "body_length", 70)
    return narrowed((3, typical, 54), min(low, length - 16), typical, min(high, length - 14))


def by_collar(table: dict[str, Range], otherwise: Range) -> Callable[[Values, Range], Range]:
    """The range of a size that depends on nothing but the collar."""
    return lambda values, base: table.get(str(values.get("collar")), otherwise)
