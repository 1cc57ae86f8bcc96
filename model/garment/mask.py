"""A clip as a coarse grid, which tells for thousands of boxes at once whether they cross its edge.

Skia can say the same of one box at a time only, and asks for it as much as for a small cut.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from typing import Any

import numpy as np
import numpy.typing as npt
import skia

OUTSIDE, INSIDE, CROSSING = 0, 1, 2
_FINENESS = 0.25  # grid cells a unit
_UPPER_BITS = 32
_UPPER = 1 << _UPPER_BITS

Boxes = npt.NDArray[np.float64]  # [n, 4]: left, top, right, bottom


class Mask:
    """The inside of a closed skia path."""

    def __init__(self, path: Any) -> None:
        self.path = path
        bounds = path.getBounds()
        self._left, self._top = math.floor(bounds.left()), math.floor(bounds.top())
        wide = max(math.ceil((bounds.right() - self._left) * _FINENESS), 1)
        high = max(math.ceil((bounds.bottom() - self._top) * _FINENESS), 1)
        covered = coverage([path], (self._left, self._top), (high, wide), _FINENESS)
        # Both counts in one number: `touched` is over the lower half, `full` over the upper.
        cells = (covered > 0) + ((covered == 255) * _UPPER)
        sums = np.zeros((high + 1, wide + 1), np.int64)
        np.cumsum(np.cumsum(cells, axis=0), axis=1, out=sums[1:, 1:])
        self._sums = sums.ravel()
        self._size = np.array(((wide,), (high,)))
        self._stride = wide + 1
        self._fine: npt.NDArray[np.bool_] | None = None  # as most masks need none

    def holds(self, points: npt.NDArray[np.float64]) -> npt.NDArray[np.bool_]:
        """For each point [..., 2] whether it lies inside, to half a unit."""
        if self._fine is None:
            wide, high = np.ceil(self._size[:, 0] / _FINENESS).astype(int) + 2
            corner = self._left - 1, self._top - 1
            self._fine = coverage([self.path], corner, (high, wide), 1.0) > 127
        at = np.floor(points - (self._left - 1, self._top - 1)).astype(int)
        x, y = np.moveaxis(np.clip(at, 0, np.array(self._fine.shape[::-1]) - 1), -1, 0)
        return np.asarray(self._fine[y, x])

    def where(self, boxes: Boxes) -> npt.NDArray[np.int8]:
        """For each box OUTSIDE, INSIDE or CROSSING; a box near the edge may count as crossing."""
        corner = np.array((self._left, self._top, self._left, self._top))
        ends = ((boxes - corner) * _FINENESS).T
        first = np.floor(ends[:2]).astype(int)
        last = np.maximum(np.ceil(ends[2:]).astype(int), first + 1)
        wide, high = last - first
        # Both ends inside the grid; `clip` would take three times as long for the few there are.
        x0, y0 = np.minimum(np.maximum(first, 0), self._size)
        x1, y1 = np.minimum(np.maximum(last, 0), self._size)
        y0, y1 = y0 * self._stride, y1 * self._stride
        take = self._sums.take
        sums = take(y1 + x1) - take(y0 + x1) - take(y1 + x0) + take(y0 + x0)
        out = np.full(len(boxes), CROSSING, np.int8)
        out[sums & (_UPPER - 1) == 0] = OUTSIDE
        out[sums >> _UPPER_BITS == wide * high] = INSIDE
        return out


def coverage(
    paths: Sequence[Any], corner: tuple[float, float], shape: tuple[int, int], fineness: float
) -> npt.NDArray[np.uint8]:
    """How much of each cell of a grid skia paths cover together, uint8 [shape].

    The grid begins at `corner` (left, top) and has `fineness` cells a unit.
    """
    grid = np.zeros((*shape, 1), np.uint8)
    paint = skia.Paint(AntiAlias=True)
    with skia.Surface(grid, skia.kAlpha_8_ColorType, skia.kPremul_AlphaType) as canvas:
        canvas.scale(fineness, fineness)
        canvas.translate(-corner[0], -corner[1])
        for path in paths:
            canvas.drawPath(path, paint)
    return np.asarray(grid[:, :, 0])
