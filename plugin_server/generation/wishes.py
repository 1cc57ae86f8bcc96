"""Everything that was asked of the ten designs, from all sources, as one value."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import lru_cache
from typing import Any

from model.garment.design import Design, settle
from model.garment.fields import Choice, Colour, Count, FieldValue, Measure, fields, value_names
from model.garment.oklch import is_hex
from model.garment.rules import barrier, conflict, odds
from plugin_server.errors import InvalidFieldError
from plugin_server.prompt.understanding import Asked, asked, read
from plugin_server.schema.requests import GenerationRequest

GROUPS = ("structure", "detail", "fabric", "colour")


@dataclass(frozen=True)
class Unmet:
    """A wish that cannot be met, and the field that forbids it (empty: no field does)."""

    field: str
    value: FieldValue
    other: str
    other_value: FieldValue


@dataclass(frozen=True)
class Wishes:
    """What the designs have to keep to, and where they start."""

    asked: Asked = field(default_factory=Asked)  # `pins` holds those of every source
    like: dict[str, FieldValue] | None = None  # the design to start from
    strength: float = 0.8  # how much of it, or of the sketch, is kept
    unmet: tuple[Unmet, ...] = ()


def wishes_of(
    request: GenerationRequest,
    like: Mapping[str, FieldValue] | None,
    reference: Mapping[str, FieldValue],
) -> Wishes:
    """One set of wishes.

    Pins of the request win over the prompt, it over locks, and they over a reference picture.

    Args:
        request: with checked pins, free and locks.
        like: field values of the design to start from.
        reference: field values that the reference picture shows.
    """
    said = asked(read(request.prompt, frozenset(request.free)))
    said = said.without(request.pins)
    spoken = {*said.pins, *said.ranges, *said.allowed}
    given = {**reference, **locked(request.locks, like or {})}
    pins = {name: value for name, value in given.items() if name not in spoken}
    pins = {**pins, **said.pins, **request.pins}
    unmet = _unmet(tuple(pins.items()))
    dropped = {each.field for each in unmet}
    pins = {name: value for name, value in pins.items() if name not in dropped}
    return Wishes(replace(said, pins=pins), None if like is None else dict(like),
                  request.strength, unmet)  # fmt: skip


def locked(locks: Sequence[str], like: Mapping[str, FieldValue]) -> dict[str, FieldValue]:
    """The values of an earlier design that stay, by field or by group."""
    return {
        name: value
        for name, value in like.items()
        if name in locks or fields()[name].group in locks
    }


@lru_cache(maxsize=8)  # asked when a request comes and when it runs; 3 ms
def _unmet(items: tuple[tuple[str, FieldValue], ...]) -> tuple[Unmet, ...]:
    """The pins that cannot stand beside the others, and what forbids them."""
    return tuple(_forbidden(dict(items)))


def _forbidden(pins: Mapping[str, FieldValue]) -> Iterator[Unmet]:
    design = settle(pins)
    for name, value in pins.items():
        if isinstance(fields()[name], Measure | Count):
            if name in design or _open(name, design, pins):
                continue
        elif design.get(name) == value:
            continue
        other = _forbidding(name, value, design)
        yield Unmet(name, value, other, design.get(other, "") or "" if other else "")


def _open(name: str, design: Design, pins: Mapping[str, FieldValue]) -> bool:
    """Whether another choice of what is left open could give the design this field."""
    item = fields()[name]
    return not any(other in pins for other in ("category", *item.when, *item.unless))


def _forbidding(name: str, value: FieldValue, design: Design) -> str:
    """The field whose value keeps a design from having this one."""
    values = design.values()
    if keeps_out := barrier(name, values):
        return keeps_out
    if isinstance(fields()[name], Choice):
        if odds(name, str(value), design.choice("category")) == 0:
            return "category"
        values.pop(name, None)
        return conflict(name, value, values) or ""
    return ""


# The checks of a request ------------------------------------------------------------------------


def checked_pins(pins: Mapping[str, Any], path: str = "pins") -> dict[str, FieldValue]:
    """The pins, colours as `#RRGGBB`.

    Raises:
        InvalidFieldError: a field is unknown or a value is not one of its own.
    """
    return {name: _checked(name, value, f"{path}.{name[:40]}") for name, value in pins.items()}


def check_names(names: Sequence[str], path: str, known: Sequence[str]) -> None:
    """Refuses what is not among the known names.

    Raises:
        InvalidFieldError: it names the first of them.
    """
    for number, name in enumerate(names):
        if name not in known:
            raise InvalidFieldError(
                path=f"{path}[{number}]", value=repr(name), expected=f"one of {', '.join(known)}"
            )


def _checked(name: str, value: Any, path: str) -> FieldValue:
    if name not in fields():
        raise InvalidFieldError(
            path=path, value="no field of a design", expected=f"one of {', '.join(fields())}"
        )
    item = fields()[name]
    if isinstance(item, Choice):
        if isinstance(value, str) and value in value_names(name):
            return value
        expected = f"one of {', '.join(value_names(name))}"
    elif isinstance(item, Colour):
        text = value.upper() if isinstance(value, str) else value
        if is_hex(text):
            return str(text)
        expected = "a colour as #RRGGBB"
    else:
        assert isinstance(item, Measure | Count)
        whole = isinstance(item, Count)
        number = isinstance(value, int if whole else int | float) and not isinstance(value, bool)
        if number and item.low <= value <= item.high:
            return value
        unit = f" {item.unit}" if isinstance(item, Measure) else ""
        expected = f"a {'whole ' if whole else ''}number from {item.low:g} to {item.high:g}{unit}"
    raise InvalidFieldError(path=path, value=repr(value)[:60], expected=expected)
