"""The order in which the fields of a design are decided when a network fills them in.

Fields that are decided in one step don't see each other. So neighbours in this order should have
little to do with each other: what shapes the garment, its cloth, its colours, its sizes and its
details take turns, and each keeps its own deciding order. Category, style and season come first.
"""

from __future__ import annotations

from functools import cache

from model.garment.fields import Count, Measure, fields

_FIRST = ("category", "style", "season")


@cache
def token_order() -> tuple[int, ...]:
    """The places of all fields (in the order of `design.token_fields`), soonest decided first."""
    names = list(fields())
    lanes: dict[str, list[str]] = {}
    for name, item in fields().items():
        if name not in _FIRST:
            kind = "size" if isinstance(item, Measure | Count) else item.group
            lanes.setdefault(kind, []).append(name)
    turns = [
        ((turn + 0.5) / len(lane), number, name)
        for number, lane in enumerate(lanes.values())
        for turn, name in enumerate(lane)
    ]
    return tuple(names.index(name) for name in (*_FIRST, *(name for _, _, name in sorted(turns))))


@cache
def on_a_line() -> tuple[bool, ...]:
    """Whether the values of each field are ordered: sizes and counts are."""
    return tuple(isinstance(item, Measure | Count) for item in fields().values())
