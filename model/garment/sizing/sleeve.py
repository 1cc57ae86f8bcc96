"""The limits of sleeves and cuffs."""

from __future__ import annotations

from model.garment.sizing.limits import Range, Values, narrowed, number

_CUFF_HEIGHT: dict[str, Range] = {
    "barrel": (4.5, 6, 9),
    "french": (6, 7, 8.5),
    "rib": (4, 6, 9),
    "turn_back": (3, 5, 9),
}


_SLEEVE_WIDTH: dict[str, Range] = {
    "puff": (19, 22, 28),
    "balloon": (21, 24, 30),
    "bishop": (17, 19, 24),
    "leg_of_mutton": (19, 22, 27),
    "dolman": (20, 24, 30),
    "wide": (20, 25, 34),
    "pipa": (20, 24, 30),
}


def sleeve_length(values: Values, base: Range) -> Range:
    """By sleeve and cuff; a dropped shoulder takes part of it."""
    sleeve, cuff = values.get("sleeve"), values.get("cuff", "plain")
    low, typical, high = base
    if values.get("category") in ("haori", "kimono"):
        return base
    if cuff in ("barrel", "french", "tab", "vent", "zip") or sleeve in (
        "two_piece",
        "leg_of_mutton",
    ):
        low, typical, high = 52, 58, max(high, 62)
    elif sleeve in ("bishop", "balloon", "bell", "wide", "pipa"):
        low, typical, high = max(low, 34), max(typical, 50), max(high, 60)
    elif sleeve == "puff":
        low, typical, high = 20, max(min(typical, 26), 20), max(high, 58)
    elif cuff in ("rib", "elastic", "ruffle") and typical > 40:
        low = max(low, 44)
    low = max(low, 15)
    drop = max(number(values, "shoulder_width", 39) - 41, 0) / 2
    if typical > 40:
        typical -= drop
        high -= drop
        low = min(low, typical)
    return narrowed((8, typical, 76), low, typical, high)


def sleeve_width(values: Values, base: Range) -> Range:
    """A share of the armhole where the sleeve is set in it."""
    sleeve = str(values.get("sleeve"))
    depth = number(values, "armhole_depth", 24)
    if values.get("category") in ("haori", "kimono"):
        return base
    low, typical, high = _SLEEVE_WIDTH.get(sleeve, base)
    if sleeve in ("set_in", "two_piece", "raglan", "drop_shoulder", "bell"):
        low, high = max(low, 0.62 * depth), min(high, 0.86 * depth)
    return narrowed((13, typical, 96), low, min(max(typical, 0.68 * depth), high), high)


def cuff_width(values: Values, base: Range) -> Range:
    """A share of the sleeve, by what ends it."""
    sleeve, cuff = str(values.get("sleeve")), values.get("cuff", "plain")
    width = number(values, "sleeve_width", 18)
    length = number(values, "sleeve_length", 58)
    if values.get("category") in ("haori", "kimono"):
        return narrowed(base, 0.42 * width, 0.48 * width, 0.6 * width)
    if sleeve == "wide":
        return narrowed((7, 40, 68), 1.5 * width, 1.9 * width, 2.6 * width)
    if sleeve == "pipa":
        return narrowed((7, 16, 30), 14, 16, 0.8 * width)
    if sleeve == "bell":
        return narrowed((7, 30, 68), 1.25 * width, 1.5 * width, 1.9 * width)
    if sleeve == "kimono":
        return narrowed((7, 20, 68), 0.75 * width, 0.9 * width, 1.15 * width)
    if sleeve in ("puff", "bishop", "balloon", "leg_of_mutton"):
        if length < 36:
            return narrowed((7, 14, 30), 12.5, 14, 17)
        return narrowed((7, 10, 30), 8.5, 10, 12)
    if length < 44:
        top = 0.94 * width
        fraction = min(max((length - 14) / 30, 0), 1)
        return narrowed((7, 16, 30), (0.86 - 0.2 * fraction) * width,
                         (0.93 - 0.17 * fraction) * width, top)  # fmt: skip
    if cuff == "rib":
        return narrowed((7, 9, 30), 7.5, 9, 0.6 * width)
    if cuff in ("barrel", "french", "elastic", "ruffle"):
        return narrowed((7, 10.5, 30), 8.5, 10.5, 0.72 * width)
    return narrowed((7, 13, 30), max(base[0], 0.52 * width), 0.7 * width,
                     min(base[2], 0.86 * width))  # fmt: skip


def cuff_height(values: Values, base: Range) -> Range:
    """By cuff; low on short and on gathered sleeves."""
    low, typical, high = _CUFF_HEIGHT[str(values["cuff"])]
    short = number(values, "sleeve_length", 58) < 40
    if values.get("sleeve") in ("puff", "bishop", "balloon", "leg_of_mutton"):
        return (2, 2.5, 3) if short else (3, 5, 6)
    return (low, min(typical, 3.5), min(high, 4)) if short else (low, typical, high)
