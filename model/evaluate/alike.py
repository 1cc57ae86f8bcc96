"""When another category is as right an answer to a drawing as the true one.

A suit jacket and a blazer may differ in their cloth alone, which no line shows. So a design is made
the other category with nothing but its cloth and colours changed: where that is a valid design and
its lines are the very same, the drawing is of both. Judged drawing by drawing, it needs no list of
categories that are alike and no threshold. It says what a drawing can be, not how likely that is.
"""

from __future__ import annotations

from model.garment.design import Design
from model.garment.draft.assemble import draft
from model.garment.fields import FieldValue, fields
from model.garment.sampler import sample

_DRAWN = frozenset(("structure", "detail"))  # groups of fields that lines show


def is_also(design: Design, category: str) -> bool:
    """Whether the lines of a design are those of a design of this category too."""
    drawn = _drawn(design)
    other = sample(0, {**drawn, "category": category})
    if other["category"] != category or _drawn(other) != drawn:
        return False
    return _lines(other) == _lines(design)


def _drawn(design: Design) -> dict[str, FieldValue]:
    return {n: v for n, v in design.items if fields()[n].group in _DRAWN and n != "category"}


def _lines(design: Design) -> list[object]:
    return [(piece.outline, piece.lines) for piece in draft(design)]
