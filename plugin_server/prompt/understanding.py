"""What a prompt asks for, as values to keep to; and what it asks for that no garment can meet."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass, field, replace
from functools import lru_cache

from model.garment.fields import Colour, FieldValue, fields
from model.garment.words import Reading, parse


@lru_cache(maxsize=256)
def read(prompt: str, free: frozenset[str] = frozenset()) -> Reading:
    """The reading of a prompt, less the fields that the user took back."""
    reading = parse(prompt)
    if not free:
        return reading
    return replace(
        reading,
        pins=tuple(each for each in reading.pins if each[0] not in free),
        ranges=tuple(each for each in reading.ranges if each[0] not in free),
        allowed=tuple(each for each in reading.allowed if each[0] not in free),
        excluded=tuple(each for each in reading.excluded if each[0] not in free),
        biases=tuple(each for each in reading.biases if each.field not in free),
        spans=tuple(each for each in reading.spans if each.field not in free),
        contradictions=tuple(
            each
            for each in reading.contradictions
            if each.field not in free and each.other not in free
        ),
    )


@dataclass(frozen=True)
class Asked:
    """A reading as values to keep to; nothing that the reading found to contradict itself."""

    pins: dict[str, FieldValue] = field(default_factory=dict)
    ranges: dict[str, tuple[float, float]] = field(default_factory=dict)
    allowed: dict[str, tuple[FieldValue, ...]] = field(default_factory=dict)
    excluded: dict[str, tuple[FieldValue, ...]] = field(default_factory=dict)
    leanings: dict[str, tuple[FieldValue, ...]] = field(default_factory=dict)

    def without(self, names: Collection[str]) -> Asked:
        """The same, without these fields."""
        return Asked(
            *(
                {name: value for name, value in part.items() if name not in names}
                for part in (self.pins, self.ranges, self.allowed, self.excluded, self.leanings)
            )  # type: ignore[arg-type]
        )


def asked(reading: Reading) -> Asked:
    """What the ten designs have to keep to.

    "Red or blue" is read as a pin and a leaning; here both are allowed.
    """
    dropped = {each.field for each in reading.contradictions if each.other}
    ranges = {name: (low, high) for name, low, high in reading.ranges if name not in dropped}
    pins = {
        name: value for name, value in reading.pins if name not in dropped and name not in ranges
    }
    allowed: dict[str, tuple[FieldValue, ...]] = dict(reading.allowed)
    leanings: dict[str, tuple[FieldValue, ...]] = {}
    for bias in reading.biases:
        if isinstance(fields()[bias.field], Colour) and bias.field in pins:
            allowed[bias.field] = (pins.pop(bias.field), *bias.values)
        elif bias.field in allowed and isinstance(fields()[bias.field], Colour):
            allowed[bias.field] = (*allowed[bias.field], *bias.values)
        elif bias.field not in pins and bias.field not in allowed:
            leanings[bias.field] = (*leanings.get(bias.field, ()), *bias.values)
    return Asked(pins, ranges, allowed, dict(reading.excluded), leanings)
