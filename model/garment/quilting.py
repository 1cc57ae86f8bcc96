"""Quilting: lines of stitches from edge to edge of a piece, in channels or in diamonds.

They are lines and no repeat of a small cell, so that a designer gets one path a channel, and a hand
that sketches a down jacket draws them as the seams that they are.
"""

from __future__ import annotations

import math

import numpy as np
import numpy.typing as npt

from model.garment.draft.piece import Line, Piece
from model.garment.geometry import flattened, line, turned

QUILTED = frozenset(("body", "sleeve", "collar", "skirt"))  # regions
_SLOPES = {"channels": (0.0,), "diamonds": (1.0, -1.0)}
_SHORT = 1.0  # cm: less than that at a corner is nothing that one stitches

_Points = npt.NDArray[np.float64]


def spacing(piece: Piece) -> float:
    """Between two lines of a piece, in cm."""
    return 5.0 if piece.region == "sleeve" else 6.0


def quilting_lines(piece: Piece, kind: str) -> tuple[Line, ...]:
    """The lines of a piece in cm; none for `kind` "none", or where nobody quilts."""
    if kind not in _SLOPES or piece.region not in QUILTED:
        return ()
    origin, grain = np.array(piece.grain[0]), piece.grain[1]
    outline = turned(flattened(piece.outline, 24) - origin, -grain)
    found = np.concatenate([_within(outline, slope, spacing(piece)) for slope in _SLOPES[kind]])
    ends = (turned(found, grain) + origin).tolist()
    return tuple(Line("quilting", line(tuple(start), tuple(end))) for start, end in ends)


def _within(outline: _Points, slope: float, size: float) -> _Points:
    """The stretches [n, 2, 2] of the lines y = slope x + k size that lie in a closed outline."""
    x, height = outline[:, 0], outline[:, 1] - slope * outline[:, 0]
    found = []
    for k in range(math.ceil(height.min() / size), math.floor(height.max() / size) + 1):
        above = height >= k * size
        (i,) = np.nonzero(above != np.roll(above, -1))
        j = (i + 1) % len(outline)
        cross = np.sort(x[i] + (x[j] - x[i]) * (k * size - height[i]) / (height[j] - height[i]))
        for left, right in zip(cross[::2], cross[1::2], strict=True):
            if math.hypot(1.0, slope) * (right - left) >= _SHORT:
                found.append([[u, k * size + slope * u] for u in (left, right)])
    return np.array(found).reshape(-1, 2, 2)
