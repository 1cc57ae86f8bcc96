"""What the limits of all sizes share."""

from __future__ import annotations

import math
from collections.abc import Mapping

from model.garment.fields import FieldValue

Range = tuple[float, float, float]


Values = Mapping[str, FieldValue]


LAPELS = frozenset(("notch", "peak", "shawl"))  # collars that open to a break


NATURAL_WAIST = 41.5  # cm below the high point of the shoulder, women 165-168


STEEPEST_FLARE = math.tan(math.radians(38))  # a drawn skirt side; the rest of the cloth waves


def narrowed(outer: Range, low: float, typical: float, high: float) -> Range:
    """`outer` cut to `low`..`high`; where they do not meet, the nearest point of `outer`."""
    bottom = min(max(low, outer[0]), outer[2])
    top = max(min(high, outer[2]), bottom)
    return bottom, min(max(typical, bottom), top), top


def number(values: Values, name: str, otherwise: float) -> float:
    """The size `name` if it is decided, else `otherwise`."""
    value = values.get(name)
    return float(value) if isinstance(value, int | float) else otherwise


def waist_height(values: Values) -> float:
    """Where the waist lies, in cm below the high point of the shoulder."""
    return NATURAL_WAIST + number(values, "waist_position", 0.0)


def neck_of(values: Values) -> str:
    """The neckline, or the collar that takes its place; round as long as neither is chosen."""
    collar = values.get("collar", "none")
    return str(values.get("neckline", "crew" if collar == "none" else collar))
