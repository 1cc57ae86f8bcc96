"""What fastens the front, counted."""

from __future__ import annotations

from model.garment.measured.body import Reading
from model.garment.measured.laid import Laid


def button_count(laid: Laid) -> Reading:
    """Buttons, snaps, toggles or frogs; of a double-breasted front the rows of two.

    Those that a belt covers are not drawn.
    """
    if laid.design.choice("belt") not in ("none", "chain"):
        return None
    names = ("buttons", "snaps", "toggles", "frog-knots")
    found = [p for n, p in laid.pieces.items() if n in names or n.startswith("frog-knots-")]
    count = sum(piece.outline.verbs.count("M") for piece in found)
    rows = 2 if laid.design.choice("closure") == "double_breasted" else 1
    return count / rows, laid.design.number("button_count")
