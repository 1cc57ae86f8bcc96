"""A small repeat as a picture that tiles: one period is drawn, then the cloth is filled with it.

Weaves are thousands of tiny shapes; to draw each costs far more than everything else. A period
is drawn finer than the pixels and averaged over the area of a pixel at every fine step, so that
reading it at the pixels' centres gives the coverage that drawing each shape would have given.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Sequence
from typing import Any

import numpy as np
import numpy.typing as npt
import skia

from model.garment.drawing import Lattice, Paint, Stamps
from model.garment.geometry import Path
from model.garment.skia_paths import skia_contours

Layer = tuple[Stamps, Paint]
Pens = Callable[[Paint], Sequence[Any]]
_STEPS = (8, 4)  # a pixel
_LARGEST = 40_000  # fine steps in a period; a larger one is not worth a picture
_WORTH = 12  # copies for each one that the picture needs

_NEAREST = skia.SamplingOptions(skia.FilterMode.kNearest)


class Textures:
    """The textures of one drawing at `scale` pixels a unit; pieces of one cloth share them."""

    def __init__(self, scale: float, pens: Pens) -> None:
        self._scale = scale
        self._pens = pens
        self._made: dict[tuple[Any, ...], Any] = {}

    def shader(self, layers: Sequence[Layer]) -> Any | None:
        """What fills a clip as these layers of one lattice do; nothing where it is not worth it."""
        lattice = layers[0][0].lattice
        assert lattice is not None
        size = math.hypot(*lattice.matrix[:2])  # units a cm
        wide, high = (size * self._scale * side for side in (lattice.width, lattice.height))
        steps = next((n for n in _STEPS if wide * high * n**2 <= _LARGEST), 0)
        copies = max(len(stamps) for stamps, _ in layers)
        if not steps or copies < _WORTH * len(lattice.places):
            return None
        key = (lattice.width, size, *((id(stamps.unit), paint) for stamps, paint in layers))
        if key not in self._made:
            columns, rows = max(round(wide * steps), 1), max(round(high * steps), 1)
            pixels = self._period(layers, lattice, size, columns, rows)
            self._made[key] = skia.Image.fromarray(
                _averaged(pixels, steps), skia.kBGRA_8888_ColorType, skia.kPremul_AlphaType
            )
        image = self._made[key]
        a, b, c, d, e, f = lattice.matrix
        matrix = skia.Matrix.MakeAll(a, c, e, b, d, f, 0, 0, 1)
        matrix.preScale(lattice.width / image.width(), lattice.height / image.height())
        matrix.preTranslate((steps - 1) / 2, (steps - 1) / 2)  # a mean lies in its square's middle
        return image.makeShader(skia.TileMode.kRepeat, skia.TileMode.kRepeat, _NEAREST, matrix)

    def _period(
        self, layers: Sequence[Layer], lattice: Lattice, size: float, columns: int, rows: int
    ) -> npt.NDArray[np.uint8]:
        pixels = np.zeros((rows, columns, 4), np.uint8)
        surface = skia.Surface(pixels, skia.kBGRA_8888_ColorType, skia.kPremul_AlphaType)
        with surface as canvas:
            canvas.scale(columns / (lattice.width * size), rows / (lattice.height * size))
            drawn: Path | None = None
            for stamps, paint in layers:
                if stamps.unit is drawn:
                    continue  # the same layer goes on: paths are of limited size
                drawn = stamps.unit
                assert drawn is not None
                path = _around(drawn, lattice, size)
                for pen in self._pens(paint):
                    canvas.drawPath(path, pen)
        return pixels


def _around(unit: Path, lattice: Lattice, size: float) -> Any:
    """A cell's motif wherever it reaches into the period, in canvas units from its corner."""
    points = np.array(unit.points)
    (left, top), (right, bottom) = points.min(axis=0), points.max(axis=0)
    offsets = [
        (x + i * lattice.width, y + j * lattice.height)
        for x, y in lattice.places
        for i in _reaching(left + x, right + x, lattice.width)
        for j in _reaching(top + y, bottom + y, lattice.height)
    ]
    copies = size * (np.array(offsets)[:, None] + points)
    return skia_contours(unit.verbs * len(offsets), copies.reshape(-1, 2))


def _reaching(first: float, last: float, period: float) -> range:
    margin = 0.02 * period  # for the width of lines
    return range(
        math.floor((-last - margin) / period) + 1, math.ceil((period - first + margin) / period)
    )


def _averaged(pixels: npt.NDArray[np.uint8], steps: int) -> npt.NDArray[np.uint8]:
    """Each pixel becomes the mean of `steps` x `steps` from it on, around the edges.

    Args:
        pixels: [rows, columns, 4].
        steps: a power of two: sums of two give sums of four, and so on.
    """
    rows, columns, channels = pixels.shape
    sums = np.empty((rows + steps - 1, columns + steps - 1, channels), np.uint16)
    sums[:rows, :columns] = pixels
    for row in range(rows, len(sums)):  # copied on: `take` or `pad` cost more than the sums
        sums[row, :columns] = sums[row - rows, :columns]
    for column in range(columns, sums.shape[1]):
        sums[:, column] = sums[:, column - columns]
    doublings = steps.bit_length() - 1
    for reach in (2**i for i in range(doublings)):
        sums = sums[:-reach] + sums[reach:]
    for reach in (2**i for i in range(doublings)):
        sums = sums[:, :-reach] + sums[:, reach:]
    return ((sums + steps * steps // 2) >> 2 * doublings).astype(np.uint8)
