"""A design: one garment as validated field values, and its JSON and token forms.

Sizes always lie on the levels of their field, so that tokens and back lose nothing. Token 0
of every field means "not applicable"; values follow in table order, levels from low to high,
colours as the nearest entries of the colour table (a colour outside the table keeps its exact
value in JSON only).
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache

from model.garment.colours import COLOURS, nearest_colour
from model.garment.fields import (
    Choice,
    Colour,
    Count,
    Field,
    FieldValue,
    Measure,
    fields,
    value_names,
)
from model.garment.oklch import is_hex
from model.garment.rules import applies, compatible, conflict, followers, odds, values_in
from model.garment.sizes import count_range, size_range


class DesignError(ValueError):
    """Field values that are no garment; the message names the value and the remedy."""


@dataclass(frozen=True, order=True)
class Design:
    """One garment. `items` are its fields in deciding order; build it with `of` or `settle`."""

    items: tuple[tuple[str, FieldValue], ...]

    @classmethod
    def of(cls, values: Mapping[str, FieldValue]) -> Design:
        """The design with exactly these values; sizes are moved to their nearest level.

        Raises:
            DesignError: a field is unknown, missing, not applicable, or has a value that its
                field, its category or another value does not allow.
        """
        unknown = set(values) - set(fields())
        if unknown:
            raise DesignError(f"unknown fields {sorted(unknown)}; the fields are {list(fields())}")
        decided: dict[str, FieldValue] = {}
        for name, item in fields().items():
            if not applies(name, decided):
                if name in values:
                    raise DesignError(f"{name} does not apply to this design; leave it out")
                continue
            if name not in values:
                raise DesignError(f"{name} is missing; `settle` fills in what is missing")
            decided[name] = _checked(item, values[name], decided)
        return cls(tuple(decided.items()))

    def __getitem__(self, name: str) -> FieldValue:
        for key, value in self.items:
            if key == name:
                return value
        raise KeyError(name)

    def __contains__(self, name: str) -> bool:
        return any(key == name for key, _ in self.items)

    def __iter__(self) -> Iterator[str]:
        return (key for key, _ in self.items)

    def get(self, name: str, otherwise: FieldValue | None = None) -> FieldValue | None:
        """The value of a field, or `otherwise` where the design has none."""
        return next((value for key, value in self.items if key == name), otherwise)

    def choice(self, name: str, otherwise: str = "none") -> str:
        """The named value of a choice field or a colour, or `otherwise`."""
        return str(self.get(name, otherwise))

    def number(self, name: str, otherwise: float = 0.0) -> float:
        """The size or count of a field, or `otherwise`."""
        value = self.get(name, otherwise)
        return float(value) if isinstance(value, int | float) else otherwise

    def values(self) -> dict[str, FieldValue]:
        """The fields as a new dictionary."""
        return dict(self.items)

    def to_json(self) -> str:
        """The design as JSON text, one object of field values."""
        return json.dumps(self.values(), ensure_ascii=False)

    @classmethod
    def from_json(cls, text: str) -> Design:
        """The design of `to_json`.

        Raises:
            DesignError: the text is no JSON object of a valid design.
        """
        try:
            values = json.loads(text)
        except ValueError as error:
            raise DesignError(f"not JSON: {error}") from None
        if not isinstance(values, dict):
            raise DesignError(f"a design is a JSON object, not {type(values).__name__}")
        return cls.of(values)

    def to_tokens(self) -> tuple[int, ...]:
        """One token a field, in the order of `token_fields`."""
        own = self.values()
        return tuple(
            _token(item, own[name]) if name in own else 0 for name, item in fields().items()
        )

    @classmethod
    def from_tokens(cls, tokens: Sequence[int]) -> Design:
        """The design of `to_tokens`; colours become the colours of the table.

        Raises:
            DesignError: wrong number of tokens, a token out of range, or no valid design.
        """
        return cls.of(values_of_tokens(tokens))


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


Chooser = Callable[[str, Sequence[FieldValue], Mapping[str, FieldValue]], FieldValue]


def most_usual(
    name: str, candidates: Sequence[FieldValue], decided: Mapping[str, FieldValue]
) -> FieldValue:
    """The candidate with the highest odds; of sizes, the typical one."""
    item = fields()[name]
    if isinstance(item, Choice) and name != "category":
        category = str(decided["category"])
        return max(candidates, key=lambda c: odds(name, str(c), category))
    if isinstance(item, Measure):
        typical = size_range(name, decided)[1]
        return min(candidates, key=lambda c: abs(float(c) - typical))
    if isinstance(item, Colour):
        return _USUAL_COLOURS[name]
    if isinstance(item, Count):
        return count_range(decided)[1]
    return candidates[0]


_USUAL_COLOURS = {
    "base": "#F3EFE6",
    "secondary": "#D9CDB8",
    "accent": "#3F4247",
    "trim": "#8B7E74",
    "lining": "#D9CDB8",
}


def settle(wanted: Mapping[str, FieldValue], choose: Chooser = most_usual) -> Design:
    """The valid design nearest to the wanted values; `choose` decides what they leave open.

    Earlier fields win over later ones, except that a field left open never takes a value that
    would shut out a wanted value of a later field. Wanted sizes are moved into their range;
    wanted values that cannot stand beside the earlier ones are dropped.
    """
    decided: dict[str, FieldValue] = {}
    ahead = {name: wanted[name] for name in fields() if name in wanted}
    for name, item in fields().items():
        ahead.pop(name, None)
        if not applies(name, decided):
            continue
        candidates = candidates_for(item, decided)
        if name in wanted:
            kept = _nearest(item, wanted[name], candidates, decided)
            if kept is not None:
                decided[name] = kept
                continue
        if isinstance(item, Choice):
            open_ = [c for c in candidates if _leaves_open(name, c, decided, ahead)]
            candidates = open_ or candidates
        decided[name] = choose(name, candidates, decided)
    return Design(tuple(decided.items()))


def candidates_for(item: Field, decided: Mapping[str, FieldValue]) -> Sequence[FieldValue]:
    """The values that `item` may take beside the decided ones; never empty.

    Of a colour field, nothing is listed: any colour will do.
    """
    if isinstance(item, Choice):
        if item.name == "category":
            return value_names("category")
        listed = values_in(item.name, str(decided["category"]))
        fitting = [v for v in listed if compatible(item.name, v, decided)]
        return fitting or [_least_bad(item.name, listed, decided)]
    if isinstance(item, Count):
        low, _, high = count_range(decided)
        return range(low, high + 1)
    if isinstance(item, Measure):
        low, high = _levels(item, decided)
        return [item.size(level) for level in range(low, high + 1)]
    return ()


def _least_bad(name: str, listed: Sequence[str], decided: Mapping[str, FieldValue]) -> FieldValue:
    if "none" in listed:
        return "none"
    category = str(decided["category"])
    return max(listed, key=lambda v: odds(name, v, category))


def _leaves_open(
    name: str,
    candidate: FieldValue,
    decided: Mapping[str, FieldValue],
    ahead: Mapping[str, FieldValue],
) -> bool:
    if not compatible(name, candidate, ahead):
        return False
    if name != "category" and _shuts_out(name, candidate, decided):
        return False
    if name == "category" and not all(
        not isinstance(fields()[other], Choice) or odds(other, str(v), str(candidate)) > 0
        for other, v in ahead.items()
    ):
        return False
    for other in ahead:
        item = fields()[other]
        if name in item.when and candidate not in item.when[name]:
            return False
        if name in item.unless and candidate in item.unless[name]:
            return False
    return True


def _shuts_out(name: str, candidate: FieldValue, decided: Mapping[str, FieldValue]) -> bool:
    """Whether some later field would have no value left beside this one."""
    beside = {**decided, name: candidate}
    category = str(decided["category"])
    for other in followers(name):
        listed = values_in(other, category)
        item = fields()[other]
        reachable = all(beside[f] in v for f, v in item.when.items() if f in beside)
        barred = any(beside.get(f) in v for f, v in item.unless.items())
        if (
            listed
            and reachable
            and not barred
            and not any(compatible(other, value, beside) for value in listed)
        ):
            return True
    return False


def _levels(item: Measure, decided: Mapping[str, FieldValue]) -> tuple[int, int]:
    low, _, high = size_range(item.name, decided)
    bottom = item.level(low + 0.499 * item.step)
    return bottom, max(item.level(high - 0.499 * item.step), bottom)


def _nearest(
    item: Field,
    wanted: FieldValue,
    candidates: Sequence[FieldValue],
    decided: Mapping[str, FieldValue],
) -> FieldValue | None:
    if isinstance(item, Colour):
        return wanted if is_hex(wanted) else None
    if isinstance(item, Measure | Count):
        if isinstance(wanted, str) or not candidates:
            return None
        return min(candidates, key=lambda c: abs(float(c) - wanted))
    return wanted if wanted in candidates else None


def _checked(item: Field, value: FieldValue, decided: Mapping[str, FieldValue]) -> FieldValue:
    name = item.name
    if isinstance(item, Colour):
        if not is_hex(value):
            raise DesignError(f"{name} is {value!r}; write a colour as #RRGGBB")
        return value
    if isinstance(item, Choice):
        if value not in value_names(name):
            raise DesignError(f"{name} has no value {value!r}; it has {value_names(name)}")
        if value not in candidates_for(item, decided):
            other = conflict(name, value, decided) or "category"
            raise DesignError(
                f"{name} cannot be {value!r} where {other} is {decided[other]!r}; "
                "change one of the two"
            )
        return value
    if isinstance(value, str | bool):
        raise DesignError(f"{name} is {value!r}; it must be a number")
    if isinstance(item, Count):
        allowed = candidates_for(item, decided)
        if value not in allowed:
            raise DesignError(f"{name} is {value}; here it goes {allowed[0]} to {allowed[-1]}")
        return int(value)
    assert isinstance(item, Measure)
    low, high = _levels(item, decided)
    level = item.level(float(value))
    if not low <= level <= high or abs(item.size(level) - value) > 0.51 * item.step:
        raise DesignError(
            f"{name} is {value} {item.unit}; here it goes from {item.size(low)} to "
            f"{item.size(high)}"
        )
    return item.size(level)


def _size(item: Field) -> int:
    if isinstance(item, Choice):
        return len(item.values)
    if isinstance(item, Count):
        return item.high - item.low + 1
    return item.levels if isinstance(item, Measure) else len(COLOURS)


def _token(item: Field, value: FieldValue) -> int:
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
