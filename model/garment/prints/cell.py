"""The repeat of a print."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import Literal

from model.garment.geometry import Path, box_of


@dataclass(frozen=True)
class Layer:
    """One colour of a repeat: a closed compound path in cm and a colour role.

    Roles: secondary, accent, half (between base and secondary), dark.
    """

    role: str
    path: Path


@dataclass(frozen=True)
class Cell:
    """A repeat of `width` x `height` cm; each row is shifted by `brick` widths.

    `strips` says that a layer is a plain stripe, so that one long rectangle can stand for a whole
    row or column of cells.
    """

    width: float
    height: float
    layers: tuple[Layer, ...]
    brick: float = 0.0
    strips: Literal["", "down", "across"] = ""

    @cached_property
    def box(self) -> tuple[float, float, float, float]:
        """Left, top, right and bottom of all that is drawn, in cm from the cell's corner."""
        return box_of(layer.path for layer in self.layers)
