"""What a design leaves out of the values that were wanted, and because of what.

`settle` keeps the earlier of two values that cannot stand together; this says which it dropped,
so that a designer who asks for a sleeveless top with rib cuffs learns why there are none.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from model.garment.design import Design
from model.garment.fields import Choice, FieldValue, fields, value_names
from model.garment.rules import barrier, conflict, values_in


@dataclass(frozen=True)
class Dropped:
    """A wanted value that a design does not have.

    `because` is the field of the design whose value forbids it: an earlier one, or a later one
    that has no other value there. It is nothing where no design could have it: there is no such
    field, or the field has no such value.
    """

    field: str
    wanted: FieldValue
    because: str | None


def dropped(wanted: Mapping[str, FieldValue], design: Design) -> tuple[Dropped, ...]:
    """The wanted values that the design does not have, in deciding order.

    A size or count that was moved into its range is kept, not dropped.
    """
    out = [Dropped(name, value, None) for name, value in wanted.items() if name not in fields()]
    decided: dict[str, FieldValue] = {}
    for name, item in fields().items():
        value = wanted.get(name)
        if value is not None and not _kept(name, value, design):
            if isinstance(item, Choice) and value not in value_names(name):
                out.append(Dropped(name, value, None))
            else:
                because = _because(name, value, decided)
                out.append(Dropped(name, value, because or conflict(name, value, design.values())))
        if name in design:
            decided[name] = design[name]
    return tuple(out)


def _kept(name: str, wanted: FieldValue, design: Design) -> bool:
    if name not in design:
        return False
    own = design[name]
    return own == wanted or not (isinstance(own, str) or isinstance(wanted, str))


def _because(name: str, value: FieldValue, decided: Mapping[str, FieldValue]) -> str | None:
    barred = barrier(name, decided)
    if barred is not None:
        return barred if barred in decided else _because(barred, value, decided)
    if not isinstance(fields()[name], Choice):
        return None
    if value not in values_in(name, str(decided["category"])):
        return "category"
    return conflict(name, value, decided)
