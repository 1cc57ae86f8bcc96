"""Laying a repeat on a piece: along its grain, inside its box, where the placement wants it."""

from __future__ import annotations

import math
from dataclasses import dataclass, replace

import numpy as np
import numpy.typing as npt

from model.garment.draft.piece import Piece
from model.garment.drawing import Lattice, Stamps
from model.garment.geometry import Path, Point, flattened, rectangle
from model.garment.prints.cell import Cell, Layer
from model.garment.prints.placement import ALL_OVER, Keep, Placement, everything

POINTS_A_PATH = 4500  # Illustrator drops paths of many points; the dialect allows 5,000


@dataclass(frozen=True)
class Frame:
    """The affine map from cm to canvas units: scale, then move."""

    scale: float
    dx: float
    dy: float


_Array = npt.NDArray[np.float64]


def _turn(degrees: float) -> npt.NDArray[np.float64]:
    c, s = math.cos(math.radians(degrees)), math.sin(math.radians(degrees))
    return np.array([[c, -s], [s, c]])


def lay(
    cell: Cell,
    piece: Piece,
    frame: Frame,
    *,
    angle: float = 0.0,
    where: Placement = ALL_OVER,
) -> list[tuple[str, Stamps]]:
    """The layers of a repeat over a piece, as stamps in canvas units, back to front.

    `angle` turns the repeat against the grain.
    """
    turn = _turn(-piece.grain[1] + angle)
    origin = np.array(piece.grain[0])
    outline = (flattened(piece.outline, 6) - origin) @ turn
    low, high = outline.min(axis=0), outline.max(axis=0)
    if where.centre is not None:
        left, top, right, bottom = cell.box
        middle = np.array([(left + right) / 2, (top + bottom) / 2])
        once = (np.array([where.centre]) - origin) @ turn - middle
        return _stamp(cell, once, turn, origin, frame, where.keep)
    if where.row_at is not None:
        return _stamp(cell, _row(cell, low, high, where.row_at), turn, origin, frame, where.keep)
    if cell.strips:
        return _strips(cell, low, high, turn, origin, frame)
    first = np.floor(low / (cell.width, cell.height)).astype(int) - 1
    last = np.ceil(high / (cell.width, cell.height)).astype(int) + 1
    columns, rows = np.meshgrid(np.arange(first[0], last[0]), np.arange(first[1], last[1]))
    x = (columns + cell.brick * (rows % round(1 / cell.brick) if cell.brick else 0)) * cell.width
    offsets = np.stack([x.ravel(), (rows * cell.height).ravel()], axis=1).astype(float)
    turns = round(1 / cell.brick) if cell.brick else 1
    places = tuple((cell.brick * i * cell.width, i * cell.height) for i in range(turns))
    lattice = _lattice(cell.width, turns * cell.height, places, turn, origin, frame)
    return _stamp(cell, offsets, turn, origin, frame, where.keep, outline,
                  lattice if where.keep is everything else None)  # fmt: skip


def _row(
    cell: Cell, low: npt.NDArray[np.float64], high: npt.NDArray[np.float64], top: float
) -> npt.NDArray[np.float64]:
    count = max(math.ceil((high[0] - low[0]) / cell.width) + 2, 2)
    middle = (low[0] + high[0]) / 2
    start = middle - count * cell.width / 2
    return np.array([[start + i * cell.width, top] for i in range(count)])


def _touching(centres: _Array, reach: float, outline: _Array | None) -> npt.NDArray[np.bool_]:
    """Which cells may touch the piece: their centre lies inside it, or near its edge."""
    if outline is None or len(centres) < 12:
        return np.ones(len(centres), bool)
    gap = np.hypot(*np.diff(outline, axis=0).T).max() / 2
    x, y = centres[:, 0, None], centres[:, 1, None]
    (x0, y0), (x1, y1) = outline[:-1].T, outline[1:].T
    crosses = (y0 > y) != (y1 > y)
    lean = (x1 - x0) / np.where(y1 == y0, 1.0, y1 - y0)
    hits = crosses & (x < x0 + (y - y0) * lean)
    touching = np.asarray(hits.sum(axis=1) % 2 == 1)
    beyond = ~touching
    x, y = x[beyond], y[beyond]
    near = ((x - outline[:, 0]) ** 2 + (y - outline[:, 1]) ** 2).min(axis=1)
    touching[beyond] = near < (reach + gap) ** 2
    return touching


def _stamp(
    cell: Cell,
    offsets: _Array,
    turn: _Array,
    origin: _Array,
    frame: Frame,
    keep: Keep,
    outline: _Array | None = None,
    lattice: Lattice | None = None,
) -> list[tuple[str, Stamps]]:
    half = np.array([cell.width / 2, cell.height / 2])
    offsets = offsets[keep((offsets + half) @ turn.T + origin)]
    offsets = offsets[_touching(offsets + half, math.hypot(*half), outline)]
    if not len(offsets):
        return []
    moved = (offsets @ turn.T + origin) * frame.scale + (frame.dx, frame.dy)
    matrices = np.empty((len(moved), 6))
    matrices[:, 0], matrices[:, 1] = turn[0, 0] * frame.scale, turn[1, 0] * frame.scale
    matrices[:, 2], matrices[:, 3] = turn[0, 1] * frame.scale, turn[1, 1] * frame.scale
    matrices[:, 4:] = moved
    out = []
    for layer in cell.layers:
        step = max(POINTS_A_PATH // len(layer.path.points), 1)
        out += [(layer.role, Stamps(layer.path, matrices[i : i + step], lattice, layer.path))
                for i in range(0, len(matrices), step)]  # fmt: skip
    return out


def _strips(
    cell: Cell,
    low: npt.NDArray[np.float64],
    high: npt.NDArray[np.float64],
    turn: npt.NDArray[np.float64],
    origin: npt.NDArray[np.float64],
    frame: Frame,
) -> list[tuple[str, Stamps]]:
    axis = 0 if cell.strips == "down" else 1
    size = cell.width
    numbers = np.arange(math.floor(low[axis] / size) - 1, math.ceil(high[axis] / size) + 1)
    offsets = np.zeros((len(numbers), 2))
    offsets[:, axis] = numbers * size
    layers, units = [], {}
    for layer in cell.layers:
        points = np.array(layer.path.points)
        a, b = points[:, axis].min(), points[:, axis].max()
        c, d = low[1 - axis] - 1, high[1 - axis] + 1
        box = rectangle(a, c, b, d) if axis == 0 else rectangle(c, a, d, b)
        layers.append(Layer(layer.role, box))
        units[box] = layer.path
    lattice = _lattice(size, size, ((0.0, 0.0),), turn, origin, frame)
    long = _stamp(Cell(size, size, tuple(layers)), offsets, turn, origin, frame, everything)
    return [
        (role, replace(stamps, lattice=lattice, unit=units[stamps.motif])) for role, stamps in long
    ]


def _lattice(
    width: float, height: float, places: tuple[Point, ...], turn: _Array, origin: _Array,
    frame: Frame,
) -> Lattice:  # fmt: skip
    (a, c), (b, d) = (turn * frame.scale).tolist()
    e, f = (origin * frame.scale + (frame.dx, frame.dy)).tolist()
    return Lattice(width, height, places, (a, b, c, d, e, f))


def clipped_box(path: Path) -> tuple[float, float, float, float]:
    """Left, top, right, bottom of a closed path's own curve."""
    points = flattened(path, 8)
    (left, top), (right, low) = points.min(axis=0), points.max(axis=0)
    return float(left), float(top), float(right), float(low)
