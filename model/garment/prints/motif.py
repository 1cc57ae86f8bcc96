"""Where a single motif stands on a piece: near its usual place, and in full view.

Pockets, lapels, belts and slanted hems would cover or cut it wherever they happen to be. So what
can be seen of the piece is drawn as a coarse picture, and the motif's box goes where most of it is
seen.
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import numpy.typing as npt
import skia

from model.garment.draft.piece import Piece
from model.garment.geometry import Point
from model.garment.prints.cell import Cell
from model.garment.skia_paths import skia_path

_FINENESS = 2  # pixels a cm
_AROUND = 1.0  # cm of cloth around a motif that should be seen too
_A_CM_AWAY = 0.003  # of the motif that may be hidden rather than move it one cm farther


def box_of(cell: Cell) -> tuple[float, float, float, float]:
    """Left, top, right and bottom of everything that a cell draws, in cm from its corner."""
    points = np.concatenate([np.array(layer.path.points) for layer in cell.layers])
    (left, top), (right, bottom) = points.min(axis=0).tolist(), points.max(axis=0).tolist()
    return left, top, right, bottom


def motif_centre(cell: Cell, piece: Piece, over: Sequence[Piece], usual: Point) -> Point:
    """The middle of a single motif on a piece, in cm.

    Args:
        cell: what is drawn once.
        piece: what it is drawn on.
        over: the pieces that are painted after it.
        usual: where the middle would be if nothing hid it.
    """
    left, top, right, bottom = box_of(cell)
    wide, high = (round((size + 2 * _AROUND) * _FINENESS) for size in (right - left, bottom - top))
    points = np.array(piece.outline.points)
    corner = points.min(axis=0) - (wide / 2 / _FINENESS, high / 2 / _FINENESS)
    size = np.ceil((points.max(axis=0) - points.min(axis=0)) * _FINENESS).astype(int)
    seen = _seen(piece, over, corner, (int(size[1]) + high, int(size[0]) + wide))
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


def _seen(
    piece: Piece, over: Sequence[Piece], corner: npt.NDArray[np.float64], shape: tuple[int, int]
) -> npt.NDArray[np.float64]:
    """How much of each pixel shows the piece, in [0, 1]."""
    grid = np.zeros((*shape, 1), np.uint8)
    shown = skia.Paint(AntiAlias=True)
    hidden = skia.Paint(AntiAlias=True, BlendMode=skia.BlendMode.kDstOut)
    with skia.Surface(grid, skia.kAlpha_8_ColorType, skia.kPremul_AlphaType) as canvas:
        canvas.scale(_FINENESS, _FINENESS)
        canvas.translate(-corner[0], -corner[1])
        canvas.drawPath(skia_path(piece.outline), shown)
        for each in over:
            if each.ink != "none":
                canvas.drawPath(skia_path(each.outline), hidden)
    return grid[:, :, 0] / 255.0
