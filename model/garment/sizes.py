"""The range of each size in a given design: what its category allows, narrowed by its parts.

`size_range` gives low, typical and high in the field's unit. The later a size is decided, the
more it follows the earlier ones, so that any choice inside the ranges can be drawn.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Mapping

from model.garment.categories import find_category
from model.garment.fields import FieldValue, Measure, fields

Range = tuple[float, float, float]
Values = Mapping[str, FieldValue]

NATURAL_WAIST = 41.5  # cm below the high point of the shoulder, women 165-168
STEEPEST_FLARE = math.tan(math.radians(38))  # a drawn skirt side; the rest of the cloth waves

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
_NECK_WIDTH: dict[str, Range] = {
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
_COLLAR_HEIGHT: dict[str, Range] = {
    "turtleneck": (7, 9, 13),
    "mock": (3.5, 5, 6.5),
    "funnel": (5.5, 8, 12),
    "mandarin": (3, 4, 5),
    "high_mandarin": (5, 6, 7.5),
    "rib": (3, 4.5, 6),
    "storm": (3, 3.8, 4.6),
}
_COLLAR_WIDTH: dict[str, Range] = {
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
_LEG_TO_KNEE: dict[str, Range] = {
    "straight": (0.88, 0.96, 1.06),
    "skinny": (0.66, 0.76, 0.86),
    "tapered": (0.58, 0.74, 0.87),
    "wide": (1.0, 1.08, 1.25),
    "flared": (1.25, 1.45, 1.8),
    "balloon": (0.55, 0.66, 0.8),
}


def _narrowed(outer: Range, low: float, typical: float, high: float) -> Range:
    """`outer` cut to `low`..`high`; where they do not meet, the nearest point of `outer`."""
    bottom = min(max(low, outer[0]), outer[2])
    top = max(min(high, outer[2]), bottom)
    return bottom, min(max(typical, bottom), top), top


def _number(values: Values, name: str, otherwise: float) -> float:
    value = values.get(name)
    return float(value) if isinstance(value, int | float) else otherwise


def waist_height(values: Values) -> float:
    """Where the waist lies, in cm below the high point of the shoulder."""
    return NATURAL_WAIST + _number(values, "waist_position", 0.0)


def _neck(values: Values) -> str:
    return str(values.get("neckline", values.get("collar", "crew")))


def _body_length(values: Values, base: Range) -> Range:
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
    if values.get("collar") in ("notch", "peak", "shawl"):
        low = max(low, 54)
    return _narrowed((base[0], typical, max(high, low)), low, typical, max(high, low))


def _shoulder_width(values: Values, base: Range) -> Range:
    low, typical, high = base
    if values.get("sleeve") == "drop_shoulder":
        return _narrowed(base, max(low, 47), max(typical + 5, 51), high)
    if values.get("sleeve") in ("puff", "leg_of_mutton"):
        return _narrowed(base, low, typical - 2.5, min(high, 42))
    if values.get("category") in ("haori", "kimono"):
        return base
    return _narrowed(base, low, min(typical, 44), min(high, 46))


def _chest_width(values: Values, base: Range) -> Range:
    if values.get("category") in ("haori", "kimono"):
        shoulder = _number(values, "shoulder_width", base[1])
        return _narrowed(base, shoulder - 1, shoulder, shoulder + 1)
    if "shoulder_width" not in values:
        return base
    shoulder = _number(values, "shoulder_width", base[1])
    dropped = values.get("sleeve") == "drop_shoulder"
    low = shoulder - (1 if dropped else -4)
    return _narrowed(base, low, max(base[1], low + 2), max(low + 2, shoulder + 16))


def _waist_width(values: Values, base: Range) -> Range:
    silhouette = values.get("silhouette")
    if silhouette is None:
        return base
    chest = _number(values, "chest_width", 48)
    low, typical, high = (r * chest for r in _WAIST_TO_CHEST.get(str(silhouette), (0.8, 0.9, 1)))
    if values.get("category") == "qipao":
        low, typical, high = 0.78 * chest, 0.82 * chest, 0.87 * chest
    return _narrowed((28, typical, 72), low, typical, high)


def _hip_width(values: Values, base: Range) -> Range:
    low = _number(values, "waist_width", 34) * 1.08
    if "chest_width" in values:
        low = max(low, _number(values, "chest_width", 44) * 0.99)
    return _narrowed((base[0], base[1], 64), low, max(base[1], low * 1.03), max(base[2], low))


def _hem_width(values: Values, base: Range) -> Range:
    skirt = str(values.get("skirt", ""))
    chest = _number(values, "chest_width", 48)
    waist = _number(values, "waist_width", 0.9 * chest)
    hip = _number(values, "hip_width", max(waist * 1.25, chest))
    category = find_category(str(values["category"]))
    if category.name == "mamianqun":
        return base
    if skirt and values.get("silhouette") != "a_line":
        length = _number(values, "skirt_length", 0) or (
            _number(values, "body_length", 100) - waist_height(values)
        )
        widest = waist + 2 * length * STEEPEST_FLARE
        from_width = hip if skirt in _HIP_BASED_SKIRTS else waist
        low, typical, high = (r * from_width for r in _SKIRT_HEM[skirt])
        reach = min(length / 70, 1.4)  # long skirts spread further
        typical = low + (typical - low) * reach
        return _narrowed((36, typical, 200), min(low, widest), min(typical, widest),
                         min(high, widest))  # fmt: skip
    if category.name == "qipao":
        return _narrowed(base, 0.84 * hip, 0.93 * hip, 1.04 * hip)
    if category.name == "slip_dress":
        return _narrowed(base, 1.1 * hip, 1.3 * hip, 1.7 * hip)
    if category.name in ("haori", "kimono"):
        return _narrowed(base, chest - 2, chest, chest + 6)
    low, typical, high = (r * chest for r in _HEM_TO_CHEST[str(values.get("silhouette", "h_line"))])
    if values.get("hem") in ("rib", "drawcord", "band"):
        low, typical, high = 0.82 * chest, 0.89 * chest, 0.96 * chest
    elif _number(values, "body_length", 60) > 85:
        low, typical, high = low, typical * 1.1, high * 1.25
    depth = _number(values, "armhole_depth", 24)
    widest = chest + 0.8 * (_number(values, "body_length", 60) - depth)  # short tops flare less
    low, high = min(low, widest), min(high, widest)
    return _narrowed((36, typical, 200), low, typical, high)


def _neckline_width(values: Values, base: Range) -> Range:
    low, typical, high = _NECK_WIDTH.get(_neck(values), (14.5, 16, 18))
    shoulder = _number(values, "shoulder_width", 0)
    if shoulder:
        high = min(high, shoulder - 7)
        low = min(low, high)
    if find_category(str(values["category"])).name in ("camisole", "slip_dress"):
        low, typical, high = 17, 20, 24
    return _narrowed((11, typical, 34), low, typical, high)


def _neckline_depth(values: Values, base: Range) -> Range:
    name = _neck(values)
    low, typical, high = _NECK_DEPTH[name]
    if name == "v_neck" and values.get("category") in ("waistcoat", "cardigan"):
        low, typical, high = 18, 25, 32
    if values.get("closure") == "double_breasted" and name in ("notch", "peak", "shawl"):
        low, typical, high = 20, 30, 38
    if values.get("waist") in ("seam", "elastic") or values.get("closure") == "wrap":
        high = min(high, waist_height(values) - 6)
    length = _number(values, "body_length", 70)
    return _narrowed((3, typical, 54), min(low, length - 16), typical, min(high, length - 14))


def _sleeve_length(values: Values, base: Range) -> Range:
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
    drop = max(_number(values, "shoulder_width", 39) - 41, 0) / 2
    if typical > 40:
        typical -= drop
        high -= drop
        low = min(low, typical)
    return _narrowed((8, typical, 76), low, typical, high)


def _sleeve_width(values: Values, base: Range) -> Range:
    sleeve = str(values.get("sleeve"))
    depth = _number(values, "armhole_depth", 24)
    if values.get("category") in ("haori", "kimono"):
        return base
    low, typical, high = _SLEEVE_WIDTH.get(sleeve, base)
    if sleeve in ("set_in", "two_piece", "raglan", "drop_shoulder", "bell"):
        low, high = max(low, 0.62 * depth), min(high, 0.86 * depth)
    return _narrowed((13, typical, 96), low, min(max(typical, 0.68 * depth), high), high)


def _cuff_width(values: Values, base: Range) -> Range:
    sleeve, cuff = str(values.get("sleeve")), values.get("cuff", "plain")
    width = _number(values, "sleeve_width", 18)
    length = _number(values, "sleeve_length", 58)
    if values.get("category") in ("haori", "kimono"):
        return _narrowed(base, 0.42 * width, 0.48 * width, 0.6 * width)
    if sleeve == "wide":
        return _narrowed((7, 40, 68), 1.5 * width, 1.9 * width, 2.6 * width)
    if sleeve == "pipa":
        return _narrowed((7, 16, 30), 14, 16, 0.8 * width)
    if sleeve == "bell":
        return _narrowed((7, 30, 68), 1.25 * width, 1.5 * width, 1.9 * width)
    if sleeve == "kimono":
        return _narrowed((7, 20, 68), 0.75 * width, 0.9 * width, 1.15 * width)
    if sleeve in ("puff", "bishop", "balloon", "leg_of_mutton"):
        if length < 36:
            return _narrowed((7, 14, 30), 12.5, 14, 17)
        return _narrowed((7, 10, 30), 8.5, 10, 12)
    if length < 44:
        top = 0.94 * width
        fraction = min(max((length - 14) / 30, 0), 1)
        return _narrowed((7, 16, 30), (0.86 - 0.2 * fraction) * width,
                         (0.93 - 0.17 * fraction) * width, top)  # fmt: skip
    if cuff == "rib":
        return _narrowed((7, 9, 30), 7.5, 9, 0.6 * width)
    if cuff in ("barrel", "french", "elastic", "ruffle"):
        return _narrowed((7, 10.5, 30), 8.5, 10.5, 0.72 * width)
    return _narrowed((7, 13, 30), max(base[0], 0.52 * width), 0.7 * width,
                     min(base[2], 0.86 * width))  # fmt: skip


def _cuff_height(values: Values, base: Range) -> Range:
    low, typical, high = _CUFF_HEIGHT[str(values["cuff"])]
    short = _number(values, "sleeve_length", 58) < 40
    if values.get("sleeve") in ("puff", "bishop", "balloon", "leg_of_mutton"):
        return (2, 2.5, 3) if short else (3, 5, 6)
    return (low, min(typical, 3.5), min(high, 4)) if short else (low, typical, high)


def _slit_height(values: Values, base: Range) -> Range:
    length = _number(values, "skirt_length", 0) or _number(values, "body_length", 60)
    kind = find_category(str(values["category"])).kind
    if kind == "top":
        return _narrowed((5, 12, 66), 7, 12, min(22, length - 42))
    below = length - (waist_height(values) + 26 if kind == "dress" else 22)
    return _narrowed((5, 30, 66), 10, 0.55 * below, min(0.85 * below, 62))


def _waistband_height(values: Values, base: Range) -> Range:
    category = values["category"]
    if category == "leggings":
        return 5, 8, 12
    if category == "mamianqun":
        return 6, 7, 9
    return {"elastic": (3, 4, 6), "drawstring": (3, 4, 6), "paperbag": (3, 3.5, 4.5)}.get(
        str(values.get("waist")), (2.5, 3.8, 6)
    )


def _thigh_width(values: Values, base: Range) -> Range:
    """Of the drawn front: from the crotch to the side seam, square to the leg."""
    half = _number(values, "hip_width", 48) / 2
    typical = {"skinny": -1.0, "flared": -0.6, "wide": 0.6, "balloon": 0.8}.get(
        str(values.get("leg")), -0.2
    )
    return half - 2, half + typical, half + 1.2


def _knee_width(values: Values, base: Range) -> Range:
    thigh = _number(values, "thigh_width", 27)
    shares = {
        "skinny": (0.6, 0.66, 0.74),
        "flared": (0.66, 0.74, 0.82),
        "wide": (0.9, 0.98, 1.1),
        "balloon": (0.98, 1.06, 1.16),
        "tapered": (0.72, 0.82, 0.92),
    }
    low, typical, high = (s * thigh for s in shares.get(str(values.get("leg")), (0.76, 0.84, 0.95)))
    return _narrowed((12, typical, 44), low, typical, high)


def _leg_opening(values: Values, base: Range) -> Range:
    if "knee_width" not in values:  # shorts and culottes
        thigh = _number(values, "thigh_width", 27)
        wide = values.get("leg") == "wide" or values["category"] == "culottes"
        if values.get("leg") == "flared":
            wide = True
        low, typical, high = (1.12, 1.25, 1.7) if wide else (0.9, 0.99, 1.1)
        reach = min(_number(values, "inseam", 20) / 20, 1.0)
        low, typical, high = (1 + (r - 1) * reach for r in (low, typical, high))
        return _narrowed((8, 30, 64), low * thigh, typical * thigh, high * thigh)
    knee = _number(values, "knee_width", 20)
    reach = min(_number(values, "inseam", 70) / 60, 1.0)  # short legs have little room to change
    low, typical, high = (
        (1 + (r - 1) * reach) * knee for r in _LEG_TO_KNEE[str(values.get("leg", "straight"))]
    )
    return _narrowed((8, typical, 64), low, typical, high)


def _rise(values: Values, base: Range) -> Range:
    low, typical, high = base
    low = max(low, _number(values, "waistband_height", 0.0) + 12.0)
    return low, max(typical, low), max(high, low)


def _armhole_depth(values: Values, base: Range) -> Range:
    """At least 14 cm below the shoulder tip."""
    low, typical, high = base
    slope = math.tan(math.radians(_number(values, "shoulder_slope", 20.0)))
    half_neck = _NECK_WIDTH.get(_neck(values), (14.5, 16, 18))[0] / 2
    low = max(low, 14.0 + (_number(values, "shoulder_width", 39.0) / 2 - half_neck) * slope)
    if values.get("neckline") == "off_shoulder":
        low = max(low, 21.6)
    high = min(high, _number(values, "body_length", 60.0) - 8.0)
    return low, max(min(typical, high), low), max(high, low)


def _shoulder_slope(values: Values, base: Range) -> Range:
    if values.get("silhouette") == "t_line":
        return 8, 11, 13
    return 17, 20, 23


def _waist_position(values: Values, base: Range) -> Range:
    kind = find_category(str(values["category"])).kind
    if values.get("waist") in ("seam", "elastic"):
        return -9, -1, 9
    return (-4, 0, 4) if kind != "top" else (-3, 1, 4)


def _by_collar(table: dict[str, Range], otherwise: Range) -> Callable[[Values, Range], Range]:
    return lambda values, base: table.get(str(values.get("collar")), otherwise)


_NARROWING: dict[str, Callable[[Values, Range], Range]] = {
    "body_length": _body_length,
    "waist_position": _waist_position,
    "shoulder_width": _shoulder_width,
    "shoulder_slope": _shoulder_slope,
    "armhole_depth": _armhole_depth,
    "rise": _rise,
    "chest_width": _chest_width,
    "waist_width": _waist_width,
    "hip_width": _hip_width,
    "hem_width": _hem_width,
    "neckline_width": _neckline_width,
    "neckline_depth": _neckline_depth,
    "collar_height": _by_collar(_COLLAR_HEIGHT, (2.6, 3, 3.6)),
    "collar_width": _by_collar(_COLLAR_WIDTH, (5, 7, 9)),
    "lapel_width": lambda values, base: (5, 8, 13),
    "sleeve_length": _sleeve_length,
    "sleeve_width": _sleeve_width,
    "cuff_width": _cuff_width,
    "cuff_height": _cuff_height,
    "slit_height": _slit_height,
    "hem_asymmetry": lambda values, base: (-1, 0.5, 1),
    "waistband_height": _waistband_height,
    "thigh_width": _thigh_width,
    "knee_width": _knee_width,
    "leg_opening": _leg_opening,
}


def size_range(name: str, values: Values) -> Range:
    """Low, typical and high of the measure `name` beside these earlier values."""
    item = fields()[name]
    assert isinstance(item, Measure)
    sizes = find_category(str(values["category"])).sizes
    base = sizes.get(name, (item.low, (item.low + item.high) / 2, item.high))
    if name in ("print_scale", "print_angle"):
        from model.garment.prints.scale import print_range

        return print_range(name, str(values["print"]))
    narrow = _NARROWING.get(name)
    low, typical, high = narrow(values, base) if narrow else base
    return max(low, item.low), typical, min(max(high, low), item.high)


_COUNTS: dict[str, dict[str, tuple[int, int, int]]] = {
    "buttons": {
        "blazer": (1, 2, 3),
        "suit_jacket": (1, 2, 3),
        "waistcoat": (3, 5, 6),
        "coat": (3, 4, 6),
        "trench": (4, 5, 6),
        "cardigan": (4, 6, 8),
        "cropped_jacket": (3, 5, 7),
        "chore_jacket": (4, 5, 6),
        "skirt": (4, 7, 8),
    },
    "double_breasted": {"trench": (3, 5, 5)},
    "snaps": {"varsity_jacket": (5, 6, 8)},
}
_USUAL_COUNTS = {
    "buttons": (5, 7, 8),
    "double_breasted": (2, 3, 4),
    "snaps": (5, 6, 8),
    "frogs": (3, 5, 7),
    "toggles": (3, 4, 5),
    "half_placket": (2, 3, 4),
    "slanted": (2, 3, 5),
}


def count_range(values: Values) -> tuple[int, int, int]:
    """Fewest, usual and most buttons (rows of them, where double-breasted) of a closure.

    Lapels leave room for few: none sits above the break of the lapel.
    """
    closure, category = str(values["closure"]), str(values["category"])
    if values.get("collar") in ("notch", "peak", "shawl") and closure == "buttons":
        return (1, 2, 4) if category != "coat" else (2, 3, 4)
    return _COUNTS.get(closure, {}).get(category, _USUAL_COUNTS[closure])
