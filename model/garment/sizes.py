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
