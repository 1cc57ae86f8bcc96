"""Draws coherent designs: category, then style and season, then whatever goes with them."""

from __future__ import annotations

import random
from collections.abc import Mapping, Sequence

from model.garment.categories import find_category
from model.garment.design import Design, settle
from model.garment.fields import (
    Choice,
    Colour,
    Count,
    FieldValue,
    Measure,
    fields,
    value_names,
)
from model.garment.palette import choose_colour
from model.garment.rules import odds
from model.garment.sizes import size_range
from model.garment.sizing.fastening import count_range
from model.garment.styles import STYLES, shift

# One hidden fit moves all widths together, so that a loose garment is loose everywhere.
_FIT_FIELDS = frozenset(
    ("shoulder_width", "chest_width", "waist_width", "hip_width", "armhole_depth", "sleeve_width",
     "cuff_width", "thigh_width", "knee_width", "leg_opening")
)  # fmt: skip


class _Chooser:
    """Chooses a value for each open field with one random stream."""

    def __init__(self, rng: random.Random) -> None:
        self._rng = rng
        self._fit = rng.gauss(0.0, 0.4)

    def __call__(
        self, name: str, candidates: Sequence[FieldValue], decided: Mapping[str, FieldValue]
    ) -> FieldValue:
        item = fields()[name]
        if isinstance(item, Colour):
            return choose_colour(name, decided, self._rng)
        if isinstance(item, Measure):
            return self._size(name, candidates, decided)
        if isinstance(item, Count):
            low, usual, high = count_range(decided)
            return min(max(round(self._rng.triangular(low, high, usual)), low), high)
        assert isinstance(item, Choice)
        weights = [self._weight(name, str(c), decided) for c in candidates]
        if sum(weights) <= 0:
            return candidates[0]
        return self._rng.choices(candidates, weights)[0]

    def _weight(self, name: str, value: str, decided: Mapping[str, FieldValue]) -> float:
        if name == "category":
            return find_category(value).weight
        weight = odds(name, value, str(decided["category"]))
        if "season" in decided:
            weight *= shift(str(decided["style"]), str(decided["season"]), name, value)
        elif name == "season":
            weight *= shift(str(decided["style"]), value, "category", str(decided["category"]))
        return weight

    def _size(
        self, name: str, candidates: Sequence[FieldValue], decided: Mapping[str, FieldValue]
    ) -> FieldValue:
        low, typical, high = size_range(name, decided)
        if name == "print_angle":
            wanted = self._rng.choice((0.0, 0.0, 0.0, 0.0, 45.0, -45.0, high))
        else:
            pull = self._rng.gauss(0.0, 0.38)
            if name in _FIT_FIELDS:
                pull = 0.75 * (self._fit + STYLES[str(decided["style"])].fit * 0.7) + 0.3 * pull
            pull = min(max(pull, -1.0), 1.0)
            wanted = typical + pull * ((high - typical) if pull > 0 else (typical - low))
        return min(candidates, key=lambda c: abs(float(c) - wanted))


def sample(seed: int, pins: Mapping[str, FieldValue] | None = None) -> Design:
    """A coherent design; the same seed and pins always give the same one.

    Args:
        seed: any whole number.
        pins: wanted field values; they are kept wherever they can stand together.
    """
    rng = random.Random(f"design {seed}")
    return settle(pins or {}, _Chooser(rng))


def samples(count: int, seed: int, pins: Mapping[str, FieldValue] | None = None) -> list[Design]:
    """`count` designs, the first of them `sample(seed * 1_000_003, pins)`."""
    return [sample(seed * 1_000_003 + i, pins) for i in range(count)]


def one_of_each(name: str, seed: int, pins: Mapping[str, FieldValue] | None = None) -> list[Design]:
    """A design for every value of a choice field that can stand beside the pins, in order.

    Raises:
        ValueError: the field is no choice.
    """
    if not value_names(name):
        raise ValueError(f"{name} has no named values; choose another field")
    out = []
    for i, value in enumerate(value_names(name)):
        for attempt in range(12):
            design = sample(seed * 1_000_003 + 100 * i + attempt, {**(pins or {}), name: value})
            if design.get(name) == value:
                out.append(design)
                break
    return out


def restyled(design: Design, seed: int) -> Design:
    """The same garment in another style: structure and details stay, cloth and colours are new."""
    rng = random.Random(f"restyled {seed}")
    kept = {
        name: value
        for name, value in design.items
        if name == "category" or fields()[name].group in ("structure", "detail")
    }
    return settle(kept, _Chooser(rng))


def vary(design: Design, seed: int, keep: Sequence[str] = (), amount: float = 0.35) -> Design:
    """A neighbour of a design.

    Args:
        design: where to start.
        seed: any whole number.
        keep: fields that stay as they are; naming a group (`structure`, `detail`, `fabric`,
            `colour`) keeps all its fields.
        amount: the share of the other fields that is drawn anew, 0 to 1.
    """
    if not 0.0 <= amount <= 1.0:
        raise ValueError(f"amount is {amount}; it must be from 0 to 1")
    rng = random.Random(f"vary {seed}")
    kept = {}
    for name, value in design.items:
        item = fields()[name]
        if (
            name in keep
            or item.group in keep
            or name in ("category", "style", "season")
            or rng.random() >= amount
        ):
            kept[name] = value
    return settle(kept, _Chooser(rng))
