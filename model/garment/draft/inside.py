"""What of a line lies on the front: above a bare shoulder there is no cloth to draw on."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

import numpy as np
import numpy.typing as npt

from model.garment.draft.piece import Line, Piece
from model.garment.geometry import flattened, part_of, sampled

_COUNT = 81  # points that are looked at on a line
_SHARES = [k / (_COUNT - 1) for k in range(_COUNT)]
_STEP = 0.25  # cm


def on_front(lines: Iterable[Line], fronts: Iterable[Piece]) -> tuple[Line, ...]:
    """The lines from where they come onto one of the fronts; those that never do are left out."""
    outlines = [flattened(piece.outline) for piece in fronts]
    kept = []
    for item in lines:
        points = np.array([p for p, _ in sampled(item.path, _SHARES)])
        found = np.flatnonzero(_inside(points, outlines))
        if found.size and found[0] == 0:
            kept.append(item)
        elif found.size and found[0] < _COUNT - 2:
            kept.append(replace(item, path=part_of(item.path, found[0] / (_COUNT - 1), 1.0)))
    return tuple(kept)


def top_at(x: float, fronts: Iterable[Piece]) -> float:
    """The y of the highest cloth of the fronts at x.

    Raises:
        ValueError: they do not reach to x.
    """
    outlines = [flattened(piece.outline) for piece in fronts]
    low = max(float(outline[:, 1].max()) for outline in outlines)
    high = min(float(outline[:, 1].min()) for outline in outlines)
    heights = np.arange(high, low, _STEP)
    points = np.column_stack([np.full_like(heights, x), heights])
    found = np.flatnonzero(_inside(points, outlines))
    if not found.size:
        raise ValueError(f"no front reaches to x = {x} cm")
    return float(heights[found[0]])


def _inside(
    points: npt.NDArray[np.float64], outlines: Iterable[npt.NDArray[np.float64]]
) -> npt.NDArray[np.bool_]:
    """By the even-odd rule, for each outline [n, 2]."""
    out = np.zeros(len(points), bool)
    x, y = points[:, :1], points[:, 1:]
    for outline in outlines:
        ends = np.roll(outline, -1, axis=0)
        crosses = (outline[:, 1] > y) != (ends[:, 1] > y)
        rise = np.where(ends[:, 1] == outline[:, 1], 1.0, ends[:, 1] - outline[:, 1])
        where = outline[:, 0] + (y - outline[:, 1]) / rise * (ends[:, 0] - outline[:, 0])
        out |= ((crosses & (x < where)).sum(axis=1) % 2).astype(bool)
    return out
