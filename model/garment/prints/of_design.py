"""The repeat that a design's cloth is printed with."""

from __future__ import annotations

from model.garment.design import Design
from model.garment.prints.cell import Cell
from model.garment.prints.repeats import REPEATS
from model.garment.prints.scale import print_range


def cell_of(design: Design) -> Cell | None:
    """The cell of its print at its size; nothing where it has none that repeats."""
    name = design.choice("print")
    if name not in REPEATS:
        return None
    return REPEATS[name](design.number("print_scale", print_range("print_scale", name)[1]))
