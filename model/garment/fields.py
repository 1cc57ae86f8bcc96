"""The fields of a garment: their kinds, their values, and where each value occurs.

`FIELDS` lists every field in the order in which a design is decided: a field depends only on
earlier ones, through `when` and through the rules. To add a value, add its line to the table
that holds its field (`categories`, `table_structure`, `table_sizes`, `table_detail`,
`table_fabric`).
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cache
from typing import Literal

Group = Literal["context", "structure", "detail", "fabric", "colour"]
FieldValue = str | int | float

NONE = "none"  # the value "without it", wherever a field has one


class DesignError(ValueError):
    """Field values that are no garment; the message names the value and the remedy."""


@dataclass(frozen=True)
class Value:
    """One value of a choice field.

    `zh` and `en` are the trade's first word for it. `odds` says in which categories it occurs
    and how often, relative to its siblings: tags of `categories.Category`, each with a weight.
    The most specific tag of a category wins: its name, then its tags in order, then `any`.
    """

    name: str
    zh: str
    en: str
    odds: Mapping[str, float] = field(hash=False)


def value(name: str, zh: str, en: str, odds: str = "any 1") -> Value:
    """A value whose odds are written as `"tailored 6 coat 2"`."""
    words = odds.split()
    return Value(
        name,
        zh,
        en,
        {tag: float(weight) for tag, weight in zip(words[::2], words[1::2], strict=True)},
    )


@dataclass(frozen=True)
class Field:
    """What all kinds of field share.

    `when` limits the field to designs where each named earlier field has one of the given
    values, `unless` to designs where none has; other designs have no value for this field.
    """

    name: str
    group: Group
    zh: str
    en: str
    when: Mapping[str, frozenset[str]] = field(default_factory=dict, hash=False, kw_only=True)
    unless: Mapping[str, frozenset[str]] = field(default_factory=dict, hash=False, kw_only=True)


@dataclass(frozen=True)
class Choice(Field):
    """One of several named values."""

    values: tuple[Value, ...] = field(default=(), kw_only=True)


@dataclass(frozen=True)
class Count(Field):
    """A whole number from `low` to `high`."""

    low: int = field(default=0, kw_only=True)
    high: int = field(default=1, kw_only=True)


@dataclass(frozen=True)
class Measure(Field):
    """A continuous size in `unit`, from `low` to `high` in `levels` equal steps.

    The range of one category (`categories`) and the rules narrow it further.
    """

    unit: str = field(default="cm", kw_only=True)
    low: float = field(default=0.0, kw_only=True)
    high: float = field(default=1.0, kw_only=True)
    levels: int = field(default=96, kw_only=True)

    @property
    def step(self) -> float:
        """The distance of two neighbouring levels."""
        return (self.high - self.low) / (self.levels - 1)

    def level(self, size: float) -> int:
        """The level nearest to `size`, 0 to `levels` - 1."""
        return min(max(round((size - self.low) / self.step), 0), self.levels - 1)

    def size(self, level: int) -> float:
        """The size at `level`, rounded to a thousandth."""
        return round(self.low + level * self.step, 3)


@dataclass(frozen=True)
class Colour(Field):
    """A colour as `#RRGGBB`; its tokens are the entries of `colours.COLOURS`."""


def of(**conditions: str) -> dict[str, frozenset[str]]:
    """Conditions for `when` and `unless`, written as `of(sleeve="set_in raglan")`."""
    return {name: frozenset(values.split()) for name, values in conditions.items()}


@cache
def fields() -> dict[str, Field]:
    """All fields by name, in deciding order."""
    from model.garment import (
        categories,
        table_context,
        table_detail,
        table_fabric,
        table_sizes,
        table_structure,
    )

    tables = (
        categories.FIELDS,
        table_context.FIELDS,
        table_structure.FIELDS,
        table_sizes.FIELDS,
        table_detail.FIELDS,
        table_fabric.FIELDS,
    )
    return {item.name: item for table in tables for item in table}


@cache
def value_names(name: str) -> tuple[str, ...]:
    """The names of a choice field's values, in table order."""
    item = fields()[name]
    return tuple(v.name for v in item.values) if isinstance(item, Choice) else ()


@cache
def find_value(name: str, choice: str) -> Value:
    """The value `choice` of the field `name`.

    Raises:
        KeyError: the field has no such value.
    """
    item = fields()[name]
    if isinstance(item, Choice):
        for candidate in item.values:
            if candidate.name == choice:
                return candidate
    raise KeyError(f"field {name!r} has no value {choice!r}; it has {value_names(name)}")
