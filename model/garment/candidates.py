"""What a field may still be, beside the fields that are already decided."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

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
from model.garment.oklch import is_hex
from model.garment.rules import compatible, conflict, followers, odds, permits, values_in
from model.garment.sizes import size_range
from model.garment.sizing.fastening import count_range


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
        low, high = levels(item, decided)
        return [item.size(level) for level in range(low, high + 1)]
    return ()


def _least_bad(name: str, listed: Sequence[str], decided: Mapping[str, FieldValue]) -> FieldValue:
    if "none" in listed:
        return "none"
    category = str(decided["category"])
    return max(listed, key=lambda v: odds(name, v, category))


def leaves_open(
    name: str,
    candidate: FieldValue,
    decided: Mapping[str, FieldValue],
    ahead: Mapping[str, FieldValue],
) -> bool:
    """Whether the wanted values `ahead` of later fields could still stand beside this one."""
    if not compatible(name, candidate, ahead):
        return False
    if name == "category":
        if not all(
            not isinstance(fields()[other], Choice) or odds(other, str(v), str(candidate)) > 0
            for other, v in ahead.items()
        ):
            return False
        tied = {other for wanted in ahead for other in followers(wanted)}
        sure = [other for other in tied if all(f in ahead for f in fields()[other].when)]
        if _leaves_none(sure, {**ahead, name: candidate}):
            return False
    elif shuts_out(name, candidate, decided):
        return False
    return all(permits(fields()[other], {name: candidate}) for other in ahead)


def shuts_out(name: str, candidate: FieldValue, decided: Mapping[str, FieldValue]) -> bool:
    """Whether some later field would have no value left beside this one.

    Args:
        name: a choice field, not the category, which is decided.
        candidate: a value of it.
        decided: the earlier fields.
    """
    return _leaves_none(followers(name), {**decided, name: candidate})


def _leaves_none(names: Iterable[str], beside: Mapping[str, FieldValue]) -> bool:
    """Whether one of these fields surely applies and has no value beside the others."""
    category = str(beside["category"])
    for name in names:
        if name in beside:
            continue
        listed = values_in(name, category)
        if (
            listed
            and permits(fields()[name], beside)
            and not any(compatible(name, value, beside) for value in listed)
        ):
            return True
    return False


def levels(item: Measure, decided: Mapping[str, FieldValue]) -> tuple[int, int]:
    """The lowest and the highest level that a size may have beside the decided values."""
    low, _, high = size_range(item.name, decided)
    bottom = item.level(low + 0.499 * item.step)
    return bottom, max(item.level(high - 0.499 * item.step), bottom)


def nearest(
    item: Field,
    wanted: FieldValue,
    candidates: Sequence[FieldValue],
    decided: Mapping[str, FieldValue],
) -> FieldValue | None:
    """The candidate nearest to the wanted value; nothing where none stands for it."""
    if isinstance(item, Colour):
        return wanted if is_hex(wanted) else None
    if isinstance(item, Measure | Count):
        if isinstance(wanted, str) or not candidates:
            return None
        return min(candidates, key=lambda c: abs(float(c) - wanted))
    return wanted if wanted in candidates else None


def checked(item: Field, value: FieldValue, decided: Mapping[str, FieldValue]) -> FieldValue:
    """The value as its field keeps it: a size on its level.

    Raises:
        DesignError: the field has no such value, or not beside the decided ones.
    """
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
    low, high = levels(item, decided)
    level = item.level(float(value))
    if not low <= level <= high or abs(item.size(level) - value) > 0.51 * item.step:
        raise DesignError(
            f"{name} is {value} {item.unit}; here it goes from {item.size(low)} to "
            f"{item.size(high)}"
        )
    return item.size(level)
