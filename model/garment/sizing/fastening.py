"""How many buttons a front has room for."""

from __future__ import annotations

from model.garment.categories import find_category
from model.garment.sizing.limits import LAPELS, Values, number, waist_height

BUTTON_STEP = 3.4  # cm between the centres of two rows at least: a coat's buttons are 2.7 wide
BELOW_LAPELS = 1.5  # cm from the break of the lapels to the first row of a double-breasted front
ABOVE_WAIST_SEAM = 4.0  # cm from the last row to the seam

_COUNTS: dict[str, dict[str, tuple[int, int, int]]] = {
    "buttons": {
        "blazer": (1, 2, 3),
        "suit_jacket": (1, 2, 3),
        "waistcoat": (3, 5, 6),
        "coat": (3, 4, 6),
        "trench": (4, 5, 6),
        "cardigan": (4, 6, 8),
        "cropped_jacket": (3, 5, 7),
        "chore_jacket": (4, 5, 6),
        "skirt": (4, 7, 8),
    },
    "double_breasted": {"trench": (3, 5, 5)},
    "snaps": {"varsity_jacket": (5, 6, 8)},
}

_USUAL_COUNTS = {
    "buttons": (5, 7, 8),
    "double_breasted": (2, 3, 4),
    "snaps": (5, 6, 8),
    "frogs": (3, 5, 7),
    "toggles": (3, 4, 5),
    "half_placket": (2, 3, 4),
    "slanted": (2, 3, 5),
}


def count_range(values: Values) -> tuple[int, int, int]:
    """Fewest, usual and most buttons (rows of them, where double-breasted) of a closure.

    Lapels leave room for few: none sits above the break of the lapel.
    """
    closure, category = str(values["closure"]), str(values["category"])
    lapels = values.get("collar") in LAPELS
    if lapels and closure == "buttons":
        return (1, 2, 4) if category != "coat" else (2, 3, 4)
    low, usual, high = _COUNTS.get(closure, {}).get(category, _USUAL_COUNTS[closure])
    if lapels and closure == "double_breasted" and ends_at_waist(values):
        room = waist_height(values) - ABOVE_WAIST_SEAM
        room -= number(values, "neckline_depth", 0.0) + BELOW_LAPELS
        high = max(1, min(high, 1 + int(room / BUTTON_STEP)))
    return min(low, high), min(usual, high), high


def ends_at_waist(values: Values) -> bool:
    """Whether the front ends in a seam at the waist."""
    kind = find_category(str(values["category"])).kind
    waist = values.get("waist")
    return kind == "jumpsuit" or waist == "peplum" or (
        kind == "dress" and "skirt" in values and waist in ("seam", "elastic", "drawstring")
    )  # fmt: skip
