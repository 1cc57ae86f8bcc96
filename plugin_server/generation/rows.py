"""What each candidate is to keep to, before and after the network; one seed, one candidate.

Wishes that leave a choice ("checked", "red or blue", "like this one") are decided a row at a time,
so that ten designs differ in them.
"""

from __future__ import annotations

import random
from collections.abc import Mapping, Sequence

import numpy as np

from model.garment.categories import find_category
from model.garment.design import Design
from model.garment.distance import weight
from model.garment.fields import Choice, Colour, Count, FieldValue, Measure, fields
from model.garment.oklch import oklab
from model.garment.rules import applies, conflict, odds, values_in
from model.garment.sampler import sample
from model.garment.sizes import size_range
from model.garment.tokens import token_fields, token_of, values_of_tokens
from plugin_server.backends.backend import FREE
from plugin_server.generation.wishes import Wishes

_LEANING = 0.75  # share of rows that follow a leaning
_PLACED = frozenset(("print_placement", "technique"))  # wishes about where a print is, or how made
_CHANGE = 6.0  # seen of a design that is not quite the earlier one: `weight` of fields
_CONTEXT = frozenset(("category", "style", "season"))  # of an earlier design, always kept
_MUCH = 16.0  # seen of a design that is asked for, from which on the rest is drawn most freely
_FREEST = 0.6  # added to the temperature then
_SAME_COLOUR = 0.12  # distance in OKLab below which a colour is the excluded one

Values = Mapping[str, FieldValue]


def wanted_of(wishes: Wishes, seed: int) -> dict[str, FieldValue]:
    """The values that the row of this seed is to have."""
    rng = random.Random(f"row {seed}")
    asked = wishes.asked
    wanted = dict(asked.pins)
    for name in fields():
        if name in asked.allowed:
            wanted[name] = _one_of(name, asked.allowed[name], wanted, rng)
    for name, (low, high) in asked.ranges.items():
        size = rng.uniform(low, high)
        wanted[name] = round(size) if isinstance(fields()[name], Count) else size
    for name, values in asked.leanings.items():
        fitting = [each for each in values if stands(name, each, wanted)]
        if rng.random() < _LEANING and fitting and name not in wanted:
            wanted[name] = _one_of(name, fitting, wanted, rng)
    # Who asks for a striped shirt means the shirt, and seldom its sleeves alone.
    only_print = "print" in wanted and not _PLACED & {*wanted, *asked.leanings}
    if only_print and rng.random() < _LEANING and stands("print_placement", "all_over", wanted):
        wanted["print_placement"] = "all_over"
    like = {name: value for name, value in (wishes.like or {}).items() if name not in wanted}
    freed = _freed(like, wishes.strength, rng)
    for name, value in like.items():
        if name not in freed and stands(name, value, wanted):
            wanted[name] = value
    return wanted


def _freed(like: Values, strength: float, rng: random.Random) -> set[str]:
    """The fields of an earlier design that are drawn anew: enough of them to be seen."""
    names = [name for name in like if name not in _CONTEXT]
    freed = {name for name in names if rng.random() >= strength}
    rng.shuffle(names)
    while names and strength < 1 and sum(map(weight, freed)) < _CHANGE:
        freed.add(names.pop())
    return freed


def pins_of(wanted: Values) -> np.ndarray:
    """The tokens that the network has to keep, int32 [fields], FREE elsewhere."""
    tokens = [
        token_of(fields()[name], wanted[name]) if name in wanted else FREE
        for name, _ in token_fields()
    ]
    return np.array(tokens, np.int32)


def seeds_of(seed: int) -> tuple[int, int]:
    """The seed of a row as the network takes it, two int32."""
    return int(np.uint32(seed).astype(np.int32)), 0


def temperature_of(wishes: Wishes) -> float:
    """How freely the network draws what is left open: 1 where nothing is asked for, to 1.6.

    Jeans whose cut and colour are asked for are alike in most that is left, as drawn: likely
    pockets, likely cloth. Ten that differ need the less likely too.
    """
    asked = wishes.asked
    seen = sum(weight(name) for name in {*asked.pins, *asked.ranges, *asked.allowed})
    return 1.0 + _FREEST * min(1.0, seen / _MUCH)


def finished(wishes: Wishes, seed: int, wanted: Values, tokens: Sequence[int]) -> Design:
    """The valid design nearest to the tokens that has what is wanted.

    What the network chose against a wish is left to the sampler, and a choice gives way to a wanted
    size; where even that does not help, the sampler decides everything that was left open.
    """
    chosen = {
        name: value
        for name, value in values_of_tokens(tokens).items()
        if name not in wanted and stands(name, value, wanted) and not _excluded(name, value, wishes)
    }
    design = sample(seed, {**chosen, **wanted})
    for pins in (chosen, {}):
        if missed(design, wishes):
            given_way = _given_way(design, wanted)
            other = sample(seed, {**pins, **given_way, **wanted})
            if len(missed(other, wishes)) < len(missed(design, wishes)):
                design = other
    return design


def _given_way(design: Design, wanted: Values) -> dict[str, FieldValue]:
    """Other choices for those that keep a wanted size away, as a barrel cuff does short sleeves."""
    changed: dict[str, FieldValue] = {}
    for name, size in wanted.items():
        item = fields()[name]
        if not isinstance(item, Measure) or isinstance(size, str) or name not in design:
            continue
        if abs(design.number(name) - size) > item.step:
            changed |= _way_for(item, size, design, {**wanted, **changed})
    return changed


def _way_for(item: Measure, size: float, design: Design, wanted: Values) -> dict[str, FieldValue]:
    """The choices, each in turn the one that helps most, that bring a size into its range."""
    category = design.choice("category")
    names = list(fields())
    before = {n: v for n, v in design.items if names.index(n) < names.index(item.name)}
    open_ = [
        name
        for name in reversed(before)
        if name not in wanted and name not in _CONTEXT and isinstance(fields()[name], Choice)
    ]
    changed: dict[str, FieldValue] = {}
    beyond = _beyond(item, size, before)
    while beyond > item.step:
        best = None
        for name in open_:
            for value in sorted(values_in(name, category), key=lambda v: -odds(name, v, category)):
                beside = {**before, name: value}
                if not applies(item.name, beside) or not stands(name, value, wanted):
                    continue
                now = _beyond(item, size, beside)
                if now < beyond:
                    best, beyond = (name, value), now
        if best is None:
            return changed
        changed[best[0]] = before[best[0]] = best[1]
    return changed


def _beyond(item: Measure, size: float, values: Values) -> float:
    """How far a size is outside the range that it has beside these values."""
    low, _, high = size_range(item.name, values)
    return max(low - size, size - high, 0.0)


def missed(design: Design, wishes: Wishes) -> tuple[str, ...]:
    """The fields in which a design is not what was asked."""
    asked = wishes.asked
    return (
        *(name for name, value in asked.pins.items() if not _has(design, name, value)),
        *(name for name, span in asked.ranges.items() if not _within(design, name, span)),
        *(name for name, values in asked.allowed.items() if design.get(name) not in values),
        *(name for name in asked.excluded if _excluded(name, design.get(name), wishes)),
    )


def stands(name: str, value: FieldValue, others: Values) -> bool:
    """Whether a value leaves all the others possible."""
    item = fields()[name]
    if isinstance(item, Choice) and conflict(name, value, others) is not None:
        return False
    for other, other_value in others.items():
        about = fields()[other]
        if name in about.when and value not in about.when[name]:
            return False
        if name in about.unless and value in about.unless[name]:
            return False
        if name == "category" and not _made(other, other_value, str(value)):
            return False
    return all(others[n] in v for n, v in item.when.items() if n in others) and not any(
        others[n] in v for n, v in item.unless.items() if n in others
    )


def _made(name: str, value: FieldValue, category: str) -> bool:
    """Whether garments of a category come with this value."""
    item = fields()[name]
    if isinstance(item, Choice):
        return name == "category" or odds(name, str(value), category) > 0
    if isinstance(item, Measure) and not item.when and item.group == "structure":
        return name in find_category(category).sizes
    return True


def _one_of(
    name: str, values: Sequence[FieldValue], wanted: Values, rng: random.Random
) -> FieldValue:
    """One of the values that stand beside the rest, as often as they are made."""
    fitting = [each for each in values if stands(name, each, wanted)] or list(values)
    weights = [_weight(name, each, wanted) for each in fitting]
    return rng.choices(fitting, weights if sum(weights) > 0 else None)[0]


def _weight(name: str, value: FieldValue, wanted: Values) -> float:
    if name == "category":
        return find_category(str(value)).weight
    if isinstance(fields()[name], Colour) or "category" not in wanted:
        return 1.0
    return odds(name, str(value), str(wanted["category"]))


def _excluded(name: str, value: FieldValue | None, wishes: Wishes) -> bool:
    values = wishes.asked.excluded.get(name, ())
    if value is None or not values:
        return False
    if not isinstance(fields()[name], Colour):
        return value in values
    colour = np.array(oklab(str(value)))
    return any(
        float(np.linalg.norm(colour - np.array(oklab(str(each))))) < _SAME_COLOUR for each in values
    )


def _has(design: Design, name: str, value: FieldValue) -> bool:
    if isinstance(value, str):
        return design.get(name) == value
    return _within(design, name, (float(value), float(value)))


def _within(design: Design, name: str, span: tuple[float, float]) -> bool:
    if name not in design:
        return False
    item = fields()[name]
    step = item.step if isinstance(item, Measure) else 0.0
    return span[0] - step <= design.number(name) <= span[1] + step
