"""The range of each size in a given design: what its category allows, narrowed by its parts.

`size_range` gives low, typical and high in the field's unit. The later a size is decided, the
more it follows the earlier ones, so that any choice inside the ranges can be drawn.
"""

from __future__ import annotations

from collections.abc import Callable

from model.garment.categories import find_category
from model.garment.fields import Measure, fields
from model.garment.sizing import legs, neck, sleeve, upper
from model.garment.sizing.limits import Range, Values

_NARROWING: dict[str, Callable[[Values, Range], Range]] = {
    "body_length": upper.body_length,
    "waist_position": upper.waist_position,
    "shoulder_width": upper.shoulder_width,
    "shoulder_slope": upper.shoulder_slope,
    "armhole_depth": upper.armhole_depth,
    "rise": legs.rise,
    "chest_width": upper.chest_width,
    "waist_width": upper.waist_width,
    "hip_width": upper.hip_width,
    "hem_width": upper.hem_width,
    "neckline_width": neck.neckline_width,
    "neckline_depth": neck.neckline_depth,
    "collar_height": neck.by_collar(neck.COLLAR_HEIGHT, (2.6, 3, 3.6)),
    "collar_width": neck.by_collar(neck.COLLAR_WIDTH, (5, 7, 9)),
    "lapel_width": lambda values, base: (5, 8, 13),
    "sleeve_length": sleeve.sleeve_length,
    "sleeve_width": sleeve.sleeve_width,
    "cuff_width": sleeve.cuff_width,
    "cuff_height": sleeve.cuff_height,
    "slit_height": upper.slit_height,
    "hem_asymmetry": lambda values, base: (-1, 0.5, 1),
    "waistband_height": legs.waistband_height,
    "thigh_width": legs.thigh_width,
    "knee_width": legs.knee_width,
    "leg_opening": legs.leg_opening,
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
