"""What of a line lies on the cloth: above a bare shoulder or below a hem there is none."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

import numpy as np
import numpy.typing as npt

from model.garment.draft.piece import Line, Piece
from model.garment.geometry import flattened, length_of, part_of, sampled

_COUNT = 81  # points that are looked at on a line
_SHARES = [k / (_COUNT - 1) for k in range(_COUNT)]
_STEP = 0.25  # cm
_COLUMNS = 9
_SLIGHT = 0.5  # cm that a line may reach over an edge


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


def on_cloth(lines: Iterable[Line], pieces: Iterable[Piece]) -> tuple[Line, ...]:
    """The longest stretch of each line that lies on the pieces, or runs beside them for a moment.

    Lines that are never on a piece are left out; those that never leave them stay as they are.
    """
    outlines = [flattened(piece.outline) for piece in pieces]
    kept = []
    for item in lines:
        points = np.array([p for p, _ in sampled(item.path, _SHARES)])
        slight = max(_SLIGHT / length_of(item.path) * (_COUNT - 1), 1.0)
        first, last = _longest(_inside(points, outlines), slight)
        if last - first == _COUNT - 1:
            kept.append(item)
        elif last > first + 1:
            ends = first / (_COUNT - 1), last / (_COUNT - 1)
            stretch = part_of(item.path, *ends, max(7, len(item.path.verbs)))
            kept.append(replace(item, path=stretch))
    return tuple(kept)


def _longest(on: npt.NDArray[np.bool_], slight: float) -> tuple[int, int]:
    """First and last of the longest run, gaps and ends of at most `slight` included."""
    found = np.flatnonzero(on)
    if not found.size:
        return 0, 0
    breaks = np.flatnonzero(np.diff(found) - 1 > slight)
    firsts, lasts = found[np.r_[0, breaks + 1]], found[np.r_[breaks, found.size - 1]]
    best = int(np.argmax(lasts - firsts))
    first, last = int(firsts[best]), int(lasts[best])
    return (first if first > slight else 0,
            last if on.size - 1 - last > slight else on.size - 1)  # fmt: skip


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


def floor_between(left: float, right: float, fronts: Iterable[Piece]) -> float:
    """The y of the highest place of the fronts' lower edge between two x.

    Raises:
        ValueError: no front lies there.
    """
    outlines = [flattened(piece.outline) for piece in fronts]
    lowest: list[float] = []
    for x in np.linspace(left, right, _COLUMNS):
        found = []
        for here in outlines:
            there = np.roll(here, -1, axis=0)
            meets = (here[:, 0] > x) != (there[:, 0] > x)
            (x0, y0), (x1, y1) = here[meets].T, there[meets].T
            found += (y0 + (x - x0) / (x1 - x0) * (y1 - y0)).tolist()
        lowest += [max(found)] if found else []
    if not lowest:
        raise ValueError(f"no front lies from x = {left} to {right} cm")
    return min(lowest)


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
