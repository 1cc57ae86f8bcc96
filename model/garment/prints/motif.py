"""Where a single motif stands on a piece: near its usual place, and in full view.

Pockets, lapels, belts and slanted hems would cover or cut it wherever they happen to be. So what
can be seen of the piece is drawn as a coarse picture, and the motif's box goes where most of it is
seen.
"""

from __future__ import annotations

import math
from collections.abc import Sequence

import numpy as np

from model.garment.draft.piece import Piece
from model.garment.geometry import Point, box_of
from model.garment.mask import coverage
from model.garment.prints.cell import Cell
from model.garment.skia_paths import skia_path

_FINENESS = 2  # pixels a cm
_AROUND = 1.0  # cm of cloth around a motif that should be seen too
_A_CM_AWAY = 0.003  # of the motif that may be hidden rather than move it one cm farther


def motif_centre(cell: Cell, piece: Piece, over: Sequence[Piece], usual: Point) -> Point:
    """The middle of a single motif on a piece, in cm.

    Args:
        cell: what is drawn once.
        piece: what it is drawn on.
        over: the pieces that are painted after it.
        usual: where the middle would be if nothing hid it.
    """
    left, top, right, bottom = cell.box
    wide, high = (round((size + 2 * _AROUND) * _FINENESS) for size in (right - left, bottom - top))
    left, top, right, bottom = box_of([piece.outline])
    corner = left - wide / 2 / _FINENESS, top - high / 2 / _FINENESS
    down, across = (math.ceil(size * _FINENESS) for size in (bottom - top, right - left))
    grid = down + high, across + wide
    above = [skia_path(each.outline) for each in over if each.ink != "none"]
    shown = coverage([skia_path(piece.outline)], corner, grid, _FINENESS) / 255.0
    hidden = coverage(above, corner, grid, _FINENESS) / 255.0
    seen = shown * (1.0 - hidden)
    sums = np.zeros((seen.shape[0] + 1, seen.shape[1] + 1))
    np.cumsum(np.cumsum(seen, axis=0), axis=1, out=sums[1:, 1:])
    shares = sums[high:, wide:] - sums[:-high, wide:] - sums[high:, :-wide] + sums[:-high, :-wide]
    shares /= wide * high
    rows, columns = np.indices(shares.shape)
    x = corner[0] + (columns + wide / 2) / _FINENESS
    y = corner[1] + (rows + high / 2) / _FINENESS
    away = np.hypot(x - usual[0], y - usual[1])
    row, column = np.unravel_index(np.argmax(shares - _A_CM_AWAY * away), shares.shape)
    return float(x[row, column]), float(y[row, column])
