"""The token form of field values: one whole number a field.

Token 0 of every field means "not applicable"; values follow in table order, levels from low to
high, colours as the nearest entries of the colour table.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache

from model.garment.colours import COLOURS, nearest_colour
from model.garment.fields import (
    Choice,
    Count,
    DesignError,
    Field,
    FieldValue,
    Measure,
    fields,
    value_names,
)


@cache
def token_fields() -> tuple[tuple[str, int], ...]:
    """Each field with its number of tokens, 0 ("not applicable") included."""
    return tuple((name, 1 + _size(item)) for name, item in fields().items())


def values_of_tokens(tokens: Sequence[int]) -> dict[str, FieldValue]:
    """The field values that the tokens stand for, whether or not they make a valid design.

    Raises:
        DesignError: wrong number of tokens, or a token out of range.
    """
    if len(tokens) != len(token_fields()):
        raise DesignError(f"{len(tokens)} tokens; a design has {len(token_fields())}")
    values: dict[str, FieldValue] = {}
    for (name, size), token in zip(token_fields(), tokens, strict=True):
        if not 0 <= token < size:
            raise DesignError(f"token {token} of {name} is not in 0..{size - 1}")
        if token:
            values[name] = _value(fields()[name], int(token) - 1)
    return values


def _size(item: Field) -> int:
    if isinstance(item, Choice):
        return len(item.values)
    if isinstance(item, Count):
        return item.high - item.low + 1
    return item.levels if isinstance(item, Measure) else len(COLOURS)


def token_of(item: Field, value: FieldValue) -> int:
    """The token of a field's value, from 1."""
    if isinstance(item, Choice):
        return 1 + value_names(item.name).index(str(value))
    if isinstance(item, Count):
        return 1 + int(value) - item.low
    if isinstance(item, Measure):
        return 1 + item.level(float(value))
    return 1 + nearest_colour(str(value))


def _value(item: Field, index: int) -> FieldValue:
    if isinstance(item, Choice):
        return item.values[index].name
    if isinstance(item, Count):
        return item.low + index
    if isinstance(item, Measure):
        return item.size(index)
    return COLOURS[index].hex
