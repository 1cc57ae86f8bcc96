"""A design: one garment as validated field values, and its JSON and token forms.

Sizes always lie on the levels of their field, so that tokens and back lose nothing; a colour
outside the colour table keeps its exact value in JSON only.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from model.garment.candidates import (
    candidates_for,
    checked,
    leaves_open,
    nearest,
    shuts_out,
)
from model.garment.fields import (
    Choice,
    Colour,
    Count,
    DesignError,
    Field,
    FieldValue,
    Measure,
    fields,
    value_names,
)
from model.garment.rules import applies, odds
from model.garment.sizes import size_range
from model.garment.sizing.fastening import count_range
from model.garment.tokens import token_fields, token_of, values_of_tokens

__all__ = [
    "Chooser",
    "Design",
    "DesignError",
    "candidates_for",
    "most_usual",
    "settle",
    "token_fields",
    "values_of_tokens",
]


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
            decided[name] = checked(item, values[name], decided)
        return cls(tuple(decided.items()))

    @cached_property
    def _by_name(self) -> dict[str, FieldValue]:
        return dict(self.items)

    def __getitem__(self, name: str) -> FieldValue:
        return self._by_name[name]

    def __contains__(self, name: str) -> bool:
        return name in self._by_name

    def __iter__(self) -> Iterator[str]:
        return (key for key, _ in self.items)

    def get(self, name: str, otherwise: FieldValue | None = None) -> FieldValue | None:
        """The value of a field, or `otherwise` where the design has none."""
        return self._by_name.get(name, otherwise)

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
            token_of(item, own[name]) if name in own else 0 for name, item in fields().items()
        )

    @classmethod
    def from_tokens(cls, tokens: Sequence[int]) -> Design:
        """The design of `to_tokens`; colours become the colours of the table.

        Raises:
            DesignError: wrong number of tokens, a token out of range, or no valid design.
        """
        return cls.of(values_of_tokens(tokens))


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
    wanted values that cannot stand beside the earlier ones, or would leave a later field no value,
    are dropped (`dropped` names them).
    """
    decided: dict[str, FieldValue] = {}
    ahead = {
        name: wanted[name]
        for name, item in fields().items()
        if name in wanted
        and not (isinstance(item, Choice) and wanted[name] not in value_names(name))
    }
    for name, item in fields().items():
        ahead.pop(name, None)
        if not applies(name, decided):
            continue
        candidates = candidates_for(item, decided)
        if name in wanted:
            kept = nearest(item, wanted[name], candidates, decided)
            if kept is not None and _passable(item, [kept], decided):
                decided[name] = kept
                continue
        if isinstance(item, Choice):
            open_ = [c for c in candidates if leaves_open(name, c, decided, ahead)]
            candidates = open_ or _passable(item, candidates, decided) or candidates
        decided[name] = choose(name, candidates, decided)
    return Design(tuple(decided.items()))


def _passable(
    item: Field, candidates: Sequence[FieldValue], decided: Mapping[str, FieldValue]
) -> list[FieldValue]:
    """The candidates that leave every later field a value."""
    if not isinstance(item, Choice) or item.name == "category":
        return list(candidates)
    return [c for c in candidates if not shuts_out(item.name, c, decided)]
