"""Size words to centimetres: shares of what the category and the other pins allow."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from model.garment.categories import find_category
from model.garment.fields import FieldValue, Measure, fields
from model.garment.rules import permits
from model.garment.sizes import size_range

# The garment that stands for a kind where the prompt names none.
_USUAL = {
    "top": "shirt",
    "dress": "dress",
    "jumpsuit": "jumpsuit",
    "skirt": "skirt",
    "trousers": "trousers",
}
_LENGTHS = {"skirt": "skirt_length", "trousers": "inseam", "jumpsuit": "inseam"}
# Values of other fields that a size depends on, where they are not pinned.
_OTHERS: dict[str, FieldValue] = {"cuff": "barrel", "print": "floral", "skirt": "a_line"}


def sized_field(name: str, categories: Sequence[str], kinds: frozenset[str]) -> str:
    """The field that a size word is about; "length" depends on the garment."""
    if name == "length":
        kind = find_category(categories[0]).kind if categories else next(iter(sorted(kinds)), "top")
        return _LENGTHS.get(kind, "body_length")
    return name


def size_of(
    name: str, low: float, high: float, pinned: Mapping[str, FieldValue], kinds: frozenset[str]
) -> tuple[float, float]:
    """The sizes at two shares of the range: 0 the lowest, .5 the typical, 1 the highest."""
    item = fields()[name]
    if not isinstance(item, Measure):
        return low, high
    if "category" not in pinned:
        pinned = {**pinned, "category": _USUAL[next(iter(sorted(kinds)), "top")]}
    category = find_category(str(pinned["category"]))
    if name in category.sizes:
        smallest, typical, largest = category.sizes[name]
    else:
        # A value beside which there is no such size, as a plain cuff's height, says nothing of it.
        told = {
            other: value
            for other, value in pinned.items()
            if other == "category" or permits(item, {other: value})
        }
        smallest, typical, largest = size_range(name, {**_OTHERS, **told})
    typical = min(max(typical, smallest), largest)

    def at(share: float) -> float:
        if share < 0.5:
            return smallest + (typical - smallest) * share / 0.5
        return typical + (largest - typical) * (share - 0.5) / 0.5

    return round(at(low), 2), round(at(high), 2)
