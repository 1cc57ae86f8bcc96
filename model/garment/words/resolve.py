"""Wishes to a reading: what they pin together, and where they contradict each other."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from model.garment.categories import find_category
from model.garment.fields import Choice, Count, FieldValue, Measure, fields, value_names
from model.garment.rules import conflict, odds, values_in
from model.garment.words.lengths import size_of, sized_field
from model.garment.words.reading import Bias, Contradiction, Reading, Span
from model.garment.words.wishes import Wish

# Fields whose single value is the chief of several that could be on one garment: the first
# wish is pinned, more of them lean.
_SEVERAL = frozenset(
    ("style", "season", "print", "hem", "hardware", "patches", "shoulder_detail", "technique",
     "fabric", "lower_pocket", "chest_pocket", "topstitch", "belt", "gathers", "piping",
     "print_placement", "quilting")
)  # fmt: skip


@dataclass
class _State:
    values: dict[str, tuple[str, ...]] = field(default_factory=dict)
    wider: dict[str, tuple[str, ...]] = field(default_factory=dict)
    excluded: dict[str, tuple[str, ...]] = field(default_factory=dict)
    colours: dict[str, str] = field(default_factory=dict)
    ranges: dict[str, tuple[float, float]] = field(default_factory=dict)
    biases: list[Bias] = field(default_factory=list)
    spans: list[Span] = field(default_factory=list)
    contradictions: list[Contradiction] = field(default_factory=list)


def resolved(prompt: str, wishes: Sequence[Wish], unknown: Sequence[str]) -> Reading:
    """The reading of a prompt whose words said these wishes, in order."""
    state = _State()
    for wish in wishes:
        if wish.field == "category" and wish.clause.sense == "one_of":
            _one_of(state, wish)
    kinds = _kinds(state, wishes)
    for wish in wishes:
        if wish.field != "category":
            _take(state, wish, kinds)
    for name, out in state.excluded.items():
        _exclude(state, name, out)
    _fit_category(state)
    together: dict[int, list[Wish]] = {}
    for wish in wishes:
        together.setdefault(wish.start, []).append(wish)
    for wish in wishes:
        if wish.clause.sense in ("size", "share") and _of_kind(wish, kinds, together[wish.start]):
            _size(state, wish, kinds)
    _rows(state)
    return _reading(prompt, state, unknown)


def _kinds(state: _State, wishes: Sequence[Wish]) -> frozenset[str]:
    """The kinds of garment that the prompt may mean; empty if it does not say."""
    categories = state.values.get("category", ())
    if categories:
        return frozenset(find_category(c).kind for c in categories)
    named = {w.field for w in wishes if not w.negated}
    if named & {"leg", "front", "crease", "rise", "leg_opening"}:
        return frozenset(["trousers"])
    if "skirt" in named:
        return frozenset(["dress", "skirt"])
    if named & {"collar", "sleeve", "neckline", "cuff", "chest_pocket", "sleeve_length"}:
        return frozenset(["top", "dress"])
    return frozenset()


def _of_kind(wish: Wish, kinds: frozenset[str], together: Sequence[Wish]) -> bool:
    """Whether a clause for some kinds of garment is meant; where none is known, the first is.

    `together` are the wishes of the same word. A length that dresses and skirts have is meant
    for both.
    """
    if not wish.clause.kinds:
        return True
    if kinds:
        return bool(kinds & set(wish.clause.kinds))
    of = [w.clause.kinds for w in together if w.clause.kinds]
    both = any("dress" in k or "skirt" in k for k in of) and not any("trousers" in k for k in of)
    return both or wish.clause.kinds == of[0]


def _take(state: _State, wish: Wish, kinds: frozenset[str]) -> None:
    clause = wish.clause
    if clause.kinds and not (kinds or frozenset(["top"])) & set(clause.kinds):
        return
    if clause.sense == "colour":
        _colour(state, wish)
    elif clause.sense == "lean":
        if not wish.negated:
            state.biases.append(Bias(wish.field, clause.values))
            _said(state, wish)
    elif clause.sense == "one_of":
        _one_of(state, wish)


def _said(state: _State, wish: Wish, value: str = "") -> None:
    text = value or wish.said
    state.spans.append(
        Span(wish.start, wish.end, wish.field, f"not {text}" if wish.negated else text)
    )


def _colour(state: _State, wish: Wish) -> None:
    hex_colour = wish.clause.values[0]
    if wish.negated:
        out = state.excluded.get(wish.field, ())
        state.excluded[wish.field] = (*out, hex_colour)
    elif wish.field in state.colours:
        return
    else:
        state.colours[wish.field] = hex_colour
    _said(state, wish)


def _one_of(state: _State, wish: Wish) -> None:
    name, values, wider = wish.field, wish.clause.values, wish.clause.wider
    _said(state, wish)
    if wish.negated:
        rest = tuple(v for v in value_names(name) if v not in values)
        if len(rest) == 1:
            values, wider = rest, ()
        else:
            state.excluded[name] = (*state.excluded.get(name, ()), *values)
            return
    if name not in state.values:
        state.values[name], state.wider[name] = values, wider
        return
    old, old_wider = state.values[name], state.wider[name]
    common = tuple(v for v in old if v in values)
    if wish.alternative:
        state.values[name] = (*old, *(v for v in values if v not in old))
    elif common:
        state.values[name] = common
        state.wider[name] = tuple(w for w in wider if w in old_wider) or wider or old_wider
    elif narrower := tuple(v for v in values if v in old_wider):
        state.values[name], state.wider[name] = narrower, wider
    elif any(v in wider for v in old):
        pass  # already more special than this word
    elif name in _SEVERAL:
        state.biases.append(Bias(name, values))
    else:
        state.contradictions.append(Contradiction(name, "|".join(old), "|".join(values)))


def _exclude(state: _State, name: str, out: tuple[str, ...]) -> None:
    if name not in state.values:
        return
    left = tuple(v for v in state.values[name] if v not in out)
    if left:
        state.values[name] = left
        return
    narrower = tuple(v for v in state.wider[name] if v not in out)
    if narrower:
        state.values[name] = narrower
    else:
        state.contradictions.append(
            Contradiction(name, "|".join(state.values[name]), "not " + "|".join(out))
        )


def _fit_category(state: _State) -> None:
    """Where the category is known, words mean those of their values that it is made with.

    "高领" on a qipao is its own collar, "腰带" on a kimono the obi, pockets of a shirt sit on
    the chest. What nothing fits stays as it was said, and is reported.
    """
    categories = state.values.get("category", ())
    if len(categories) != 1:
        return
    made = {name: values_in(name, categories[0]) for name in state.values if name != "category"}
    pocket = state.values.get("lower_pocket", ())
    if pocket and not set(pocket) & set(values_in("lower_pocket", categories[0])):
        chest = values_in("chest_pocket", categories[0])
        moved = tuple(v for v in pocket if v in chest)
        if moved and "chest_pocket" not in state.values:
            state.values["chest_pocket"] = moved
            del state.values["lower_pocket"]
    for name, values in list(state.values.items()):
        own = made.get(name, values)
        fitting = tuple(v for v in values if v in own)
        if not fitting:
            fitting = tuple(v for v in state.wider.get(name, ()) if v in own)[:1]
        if fitting:
            state.values[name] = fitting


def _size(state: _State, wish: Wish, kinds: frozenset[str]) -> None:
    clause = wish.clause
    categories = state.values.get("category", ())
    name = sized_field(clause.field, categories, kinds)
    pinned = {n: v[0] for n, v in state.values.items() if len(v) == 1 or n == "category"}
    low, high = clause.low, clause.high
    if wish.negated and clause.sense == "share":
        low, high = (0.0, clause.low) if clause.low + clause.high > 1 else (clause.high, 1.0)
    elif wish.negated:
        return
    if clause.sense == "share":
        low, high = size_of(name, low, high, pinned, kinds)
    elif isinstance(item := fields()[name], Measure):
        low, high = max(low, item.low), min(high, item.high)
        if low > high:
            low = high = item.low if high < item.low else item.high
    if name in state.ranges:
        old = state.ranges[name]
        if low > old[1] or high < old[0]:
            state.contradictions.append(
                Contradiction(name, f"{old[0]:g}..{old[1]:g}", f"{low:g}..{high:g}")
            )
            return
        low, high = max(low, old[0]), min(high, old[1])
    state.ranges[name] = (low, high)
    _said(state, replace(wish, clause=replace(clause, field=name)), f"{low:g}..{high:g}")


def _rows(state: _State) -> None:
    """Buttons of a double-breasted front are counted in pairs."""
    if state.values.get("closure") == ("double_breasted",) and "button_count" in state.ranges:
        low, high = state.ranges["button_count"]
        if low == high and low >= 2 and low % 2 == 0:
            state.ranges["button_count"] = (low / 2, high / 2)


def _impossible(pins: dict[str, FieldValue]) -> list[Contradiction]:
    """Pins that the table of rules, or the reach of a field, does not let stand together."""
    found = []
    before: dict[str, FieldValue] = {}
    for name, item in fields().items():
        if name not in pins:
            continue
        value = pins[name]
        other = conflict(name, value, before) if isinstance(item, Choice) else None
        for condition, wanted in item.when.items():
            if condition in pins and pins[condition] not in wanted:
                other = condition
        for condition, unwanted in item.unless.items():
            if condition in pins and pins[condition] in unwanted:
                other = condition
        if (
            other is None
            and isinstance(item, Choice)
            and "category" in before
            and odds(name, str(value), str(before["category"])) == 0
        ):
            other = "category"
        if other is not None:
            found.append(Contradiction(name, str(pins[other]), str(value), other))
        before[name] = value
    return found


def _reading(prompt: str, state: _State, unknown: Sequence[str]) -> Reading:
    pins: dict[str, FieldValue] = {}
    allowed: dict[str, tuple[str, ...]] = {}
    for name, item in fields().items():
        if name in state.values:
            if len(state.values[name]) == 1:
                pins[name] = state.values[name][0]
            else:
                allowed[name] = state.values[name]
        elif name in state.colours:
            pins[name] = state.colours[name]
        elif name in state.ranges:
            low, high = state.ranges[name]
            middle = (low + high) / 2
            if isinstance(item, Count):
                pins[name] = min(max(round(middle), item.low), item.high)
            else:
                pins[name] = round(middle, 1)
    spans = sorted(set(state.spans), key=lambda s: (s.start, s.end, s.field, s.value))
    return Reading(
        prompt,
        pins=tuple(pins.items()),
        ranges=tuple((n, *state.ranges[n]) for n in fields() if n in state.ranges),
        allowed=tuple(allowed.items()),
        excluded=tuple((n, tuple(dict.fromkeys(v))) for n, v in state.excluded.items()),
        biases=tuple(dict.fromkeys(state.biases)),
        spans=tuple(spans),
        unknown=tuple(dict.fromkeys(unknown)),
        contradictions=(*state.contradictions, *_impossible(pins)),
    )
