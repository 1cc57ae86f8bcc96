"""Where on a garment a print lies: all over, on some of its pieces, in one row, or once."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from model.garment.draft.piece import Piece
from model.garment.geometry import Path, Point, box_of, flattened, rectangle
from model.garment.prints.cell import Cell
from model.garment.prints.motif import motif_centre

Keep = Callable[[npt.NDArray[np.float64]], npt.NDArray[np.bool_]]

_UPPER_REGIONS = frozenset(("body", "sleeve", "collar", "pocket", "trim"))
_LAP = 0.5  # of the width of a front: how far it may lap over the other
_LONG = 84.0  # cm from the neck: the hem of a garment on which a motif stands by it


def everything(centres: npt.NDArray[np.float64]) -> npt.NDArray[np.bool_]:
    """All cells."""
    return np.ones(len(centres), bool)


@dataclass(frozen=True)
class Placement:
    """What limits a repeat on one piece.

    `keep` takes cell centres in cm, [n, 2]. With `row_at`, a single row is laid, its upper edge at
    that height along the grain; with `centre`, a single cell, the middle of what it draws there.
    `within` is the part of the piece that is printed, in cm, where that is not all of it.
    """

    keep: Keep = everything
    within: Path | None = None
    row_at: float | None = None
    centre: Point | None = None


ALL_OVER = Placement()


def placement(
    piece: Piece, pieces: Sequence[Piece], kind: str, cell: Cell, has_skirt: bool
) -> Placement | None:
    """How a placement limits the cells on a piece; nothing where it leaves the piece plain.

    `pieces` are all of the garment, in paint order.
    """
    region = piece.region
    bottom = float(flattened(piece.outline, 6)[:, 1].max())
    if kind == "all_over":
        return ALL_OVER
    if kind == "sleeves":
        return ALL_OVER if region == "sleeve" else None
    if kind == "yoke":
        limit = 15.0
        if region not in _UPPER_REGIONS:
            return None
        return Placement(lambda centres: centres[:, 1] < limit)
    if kind == "panel":
        return _half(piece)
    if kind == "border":
        if region not in ("skirt", "leg") and (region != "body" or has_skirt):
            return None
        return Placement(row_at=bottom - piece.grain[0][1] - cell.height - 0.6)
    return _motif(piece, pieces, cell, bottom, has_skirt)


def _half(piece: Piece) -> Placement | None:
    """The wearer's left: the pieces of that side, and of those in the middle one half.

    A front that only laps over the centre line belongs to its side.
    """
    left, top, right, bottom = box_of([piece.outline])
    if left > -_LAP * right:
        return ALL_OVER
    if right < -_LAP * left:
        return None
    return Placement(within=rectangle(0.0, top - 1, right + 1, bottom + 1))


def _motif(
    piece: Piece, pieces: Sequence[Piece], cell: Cell, bottom: float, has_skirt: bool
) -> Placement | None:
    """One motif: on the chest of a short garment, by the hem of a long one, on one leg."""
    names = ("skirt-front", "skirt-wrap") if has_skirt else ("body-front", "front-left", "leg-left")
    if piece.name not in names:
        return None
    _, top, _, low = cell.box
    half = (low - top) / 2
    on_chest = bottom < _LONG and piece.region == "body"
    widest = float(np.array(piece.outline.points)[:, 0].max())
    x = 0.0 if piece.name == "body-front" and bottom < _LONG else 0.52 * widest
    y = 13.0 + half if on_chest else bottom - 5.0 - half
    over = pieces[pieces.index(piece) + 1 :]
    return Placement(centre=motif_centre(cell, piece, over, (x, y)))
