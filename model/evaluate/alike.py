"""When another category is as right an answer to a drawing as the true one.

A suit jacket and a blazer may differ in their cloth alone, which no line shows. So a design is made
the other category with nothing but its cloth and colours changed: where that is a valid design, its
lines are the very same, and such a garment is not much rarer by the sampler's odds, the drawing is
of both. Judged drawing by drawing, by the rules of drafting alone and by no model's mistakes.
"""

from __future__ import annotations

from model.garment.categories import CATEGORIES, find_category
from model.garment.design import Design
from model.garment.draft.assemble import draft
from model.garment.fields import Choice, FieldValue, fields
from model.garment.rules import odds, values_in
from model.garment.sampler import sample

_DRAWN = frozenset(("structure", "detail"))  # groups of fields that lines show
_LIKELY = 0.2  # times as likely as the true category; a rarer one is no right answer


def is_also(design: Design, category: str) -> bool:
    """Whether the lines of a design are those of a design of this category too."""
    drawn = _drawn(design)
    other = sample(0, {**drawn, "category": category})
    if other["category"] != category or _drawn(other) != drawn:
        return False
    if _how_usual(drawn, category) < _LIKELY * _how_usual(drawn, design.choice("category")):
        return False
    return _lines(other) == _lines(design)


def alike_categories(count: int) -> dict[str, dict[str, float]]:
    """Of `count` designs of each category, the share whose lines are another category's too.

    Pairs that share none are left out.
    """
    names = [category.name for category in CATEGORIES]
    found: dict[str, dict[str, float]] = {}
    for name in names:
        designs = [sample(seed, {"category": name}) for seed in range(count)]
        for other in names:
            also = sum(is_also(design, other) for design in designs)
            if also and other != name:
                found.setdefault(name, {})[other] = also / count
    return found


def _drawn(design: Design) -> dict[str, FieldValue]:
    return {n: v for n, v in design.items if fields()[n].group in _DRAWN and n != "category"}


def _how_usual(drawn: dict[str, FieldValue], category: str) -> float:
    """How often a category is made, times how often it has each of the drawn choices."""
    usual = find_category(category).weight
    for name, value in drawn.items():
        if isinstance(fields()[name], Choice):
            share = odds(name, str(value), category)
            usual *= share / sum(odds(name, each, category) for each in values_in(name, category))
    return usual


def _lines(design: Design) -> list[object]:
    return [(piece.outline, piece.lines) for piece in draft(design)]
