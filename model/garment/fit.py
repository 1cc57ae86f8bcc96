"""Drafted pieces fitted to a drawn outline: the design stands in the designer's own silhouette.

The drafted silhouette is laid into the drawn one's frame and then bent until both edges meet: a
smooth field of displacements, driven by the difference of the signed distances (symmetric demons:
Thirion 1998; Vercauteren et al. 2009). All points of all pieces move with the field, so parts,
names and seams stay together, and what was drawn askew is askew.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Sequence
from dataclasses import replace
from functools import cache
from itertools import pairwise

import numpy as np
import numpy.typing as npt
import skia

from model.garment.compose import union
from model.garment.draft.piece import Line, Piece
from model.garment.geometry import Path, Point, between, box_of
from model.garment.silhouette import SIDE, Mask, Silhouette, area_of, signed_distances
from model.garment.skia_paths import skia_path

Floats = npt.NDArray[np.float64]
Bend = Callable[[Floats], Floats]  # points [n, 2] to where they go

_STAGES = (
    (8, 14, 2.4),
    (4, 14, 2.4),
    (2, 8, 1.6),
    (2, 6, 0.9),
)  # grid step, rounds, blur in steps of the grid
_BAND = 5.0  # pixels on both sides of the edge where it is felt
_STRIDE = 2.5  # pixels that a point moves in one round at most
_SMALL_CELL = 40  # pixels
_OPEN = 0.35  # share of a cell, or of the area, below which a garment leaves it open
_LONGEST = 10.0  # cm of a stroke that is bent in one piece


def fitted(pieces: Sequence[Piece], drawn: Silhouette, strength: float = 1.0) -> tuple[Piece, ...]:
    """The pieces in the drawn silhouette; the height of the garment in cm stays.

    Args:
        pieces: of `draft`.
        drawn: of `silhouette_of`.
        strength: 0 leaves the pieces as they are, 1 makes the silhouettes equal.

    Raises:
        ValueError: the strength is not from 0 to 1.
    """
    if not 0.0 <= strength <= 1.0:
        raise ValueError(f"strength is {strength}; it must be from 0 to 1")
    outline = union([piece.outline for piece in pieces if piece.solid])
    left, top, right, bottom = box_of([outline])
    rows, columns = (np.flatnonzero(drawn.mask.any(axis=axis)) for axis in (1, 0))
    frame_left, frame_top = float(columns[0]), float(rows[0])
    across = (columns[-1] + 1 - frame_left) / (right - left)
    down = (rows[-1] + 1 - frame_top) / (bottom - top)

    def to_grid(points: Floats) -> Floats:
        return np.column_stack([(points[:, 0] - left) * across + frame_left,
                                (points[:, 1] - top) * down + frame_top])  # fmt: skip

    moving = _mask_of(_moved(outline, to_grid))
    field = displacements(moving, _cloth(drawn, moving))
    centre = (columns[0] + columns[-1] + 1) / 2

    def bent(points: Floats) -> Floats:
        at = to_grid(points)
        at = at + sampled(field, at)
        there = np.column_stack([(at[:, 0] - centre) / down + (left + right) / 2,
                                 (at[:, 1] - frame_top) / down + top])  # fmt: skip
        return points + strength * (there - points)

    return tuple(_bent_piece(piece, bent) for piece in pieces)


def _cloth(drawn: Silhouette, moving: Mask) -> Mask:
    """The drawn area without the cells that the garment leaves open, as between two legs."""
    size = np.bincount(drawn.cells.ravel())
    covered = np.bincount(drawn.cells[moving], minlength=len(size))
    open_ = (size > _SMALL_CELL) & (covered < _OPEN * size)
    open_[0] = False
    if not open_.any() or size[1:][open_[1:]].sum() > _OPEN * size[1:].sum():
        return drawn.mask
    return area_of(np.where(open_[drawn.cells], 0, drawn.cells), drawn.line)


def displacements(moving: Mask, target: Mask) -> Floats:
    """How every point of one area moves so that the area becomes the other: [2, 160, 160], x and y.

    In pixels; smooth, and without folds where the areas are alike.
    """
    m_full, f_full = signed_distances(moving), signed_distances(target)
    field = np.zeros((2, SIDE, SIDE))
    for step, rounds, blur in _STAGES:
        m, f = (_coarser(each, step) for each in (m_full, f_full))
        u = np.stack([_coarser(component, step) for component in field]) / step
        u = _bend(u, m, f, rounds, blur, step)
        field = np.stack([_finer(component, step) for component in u]) * step
    return field


def _bend(u: Floats, m: Floats, f: Floats, rounds: int, blur: float, step: int) -> Floats:
    """Rounds of demons on one grid; distances and displacements are in steps of the grid."""
    side = len(m)
    m, f = m / step, f / step
    gradient_m, gradient_f = (np.stack([*np.gradient(each)][::-1]) for each in (m, f))
    felt = np.exp(-((m * step / _BAND) ** 2)).ravel()
    near = np.flatnonzero(felt > 0.02)  # elsewhere nothing pushes
    felt, m_near = felt[near], m.ravel()[near]
    gradient_near = gradient_m.reshape(2, -1)[:, near]
    smooth = _blur_matrix(side, blur) * np.sqrt(2.0 * blur)
    fine = _blur_matrix(side, 0.6)
    y, x = np.divmod(near, side)
    layers = np.concatenate([f[None], gradient_f])
    limit = _STRIDE / step
    push = np.zeros((2, side, side))
    for _ in range(rounds):
        moved = u.reshape(2, -1)[:, near]
        there = _bilinear(layers, x + moved[0], y + moved[1])
        gap = np.clip(there[0] - m_near, -limit, limit) * felt
        push.reshape(2, -1)[:, near] = -gap * (gradient_near + there[1:]) / 2
        u = fine @ (u + smooth @ push @ smooth.T) @ fine.T
    return u


@cache
def _blur_matrix(side: int, sigma: float) -> Floats:
    """Gaussian blur as a matrix; its rows sum to one, at the border too."""
    at = np.arange(side)
    weights = np.exp(-((at[:, None] - at[None, :]) ** 2) / (2 * sigma**2))
    return np.asarray(weights / weights.sum(axis=1, keepdims=True))


def _coarser(image: Floats, step: int) -> Floats:
    side = len(image) // step
    return np.asarray(image.reshape(side, step, side, step).mean(axis=(1, 3)))


def _finer(image: Floats, step: int) -> Floats:
    """Bilinear, so that `_coarser` gives it back where it is smooth."""
    weights = _interpolation(len(image), step)
    return np.asarray(weights @ image @ weights.T)


@cache
def _interpolation(side: int, step: int) -> Floats:
    at = np.clip((np.arange(side * step) + 0.5) / step - 0.5, 0, side - 1)
    return np.asarray(np.clip(1 - abs(at[:, None] - np.arange(side)[None, :]), 0, None))


def _bilinear(layers: Floats, x: Floats, y: Floats) -> Floats:
    """Layers [n, side, side] at points; the border goes on outside."""
    side = layers.shape[-1]
    x, y = np.clip(x, 0, side - 1.001), np.clip(y, 0, side - 1.001)
    column, row = x.astype(int), y.astype(int)
    dx, dy = x - column, y - row
    flat = layers.reshape(len(layers), -1)
    at = row * side + column
    top = flat[:, at] * (1 - dx) + flat[:, at + 1] * dx
    low = flat[:, at + side] * (1 - dx) + flat[:, at + side + 1] * dx
    return np.asarray(top * (1 - dy) + low * dy)


def sampled(field: Floats, points: Floats) -> Floats:
    """A field [2, side, side] at points [n, 2] in pixels, whose centres lie at halves."""
    return _bilinear(field, points[:, 0] - 0.5, points[:, 1] - 0.5).T


def _mask_of(outline: Path) -> Mask:
    pixels = np.zeros((SIDE, SIDE, 4), np.uint8)
    surface = skia.Surface(pixels, colorType=skia.kRGBA_8888_ColorType)
    with surface as canvas:
        canvas.drawPath(skia_path(outline), skia.Paint(AntiAlias=True, Color=skia.ColorWHITE))
    return pixels[:, :, 0] > 127


def _bent_piece(piece: Piece, bent: Bend) -> Piece:
    return replace(
        piece,
        outline=_moved(pliable(piece.outline), bent),
        lines=tuple(Line(line.role, _moved(pliable(line.path), bent)) for line in piece.lines),
        folds=tuple(_moved(pliable(path), bent) for path in piece.folds),
        grain=(_moved(Path("M", (piece.grain[0],)), bent).points[0], piece.grain[1]),
    )


def _moved(path: Path, change: Bend) -> Path:
    moved = change(np.array(path.points))
    return Path(path.verbs, tuple((x, y) for x, y in moved.tolist()))


def pliable(path: Path) -> Path:
    """The same path in strokes of at most 10 cm, all of them curves, so that bending it shows."""
    verbs: list[str] = []
    points: list[Point] = []
    i = 0
    start: Point = path.points[0]
    for verb in path.verbs:
        if verb == "M":
            start = path.points[i]
            verbs.append("M")
            points.append(start)
            i += 1
            continue
        if verb == "Z":
            if points[-1] != start:
                _append_stroke(verbs, points, _straight(points[-1], start))
            verbs.append("Z")
            continue
        if verb == "L":
            stroke = _straight(points[-1], path.points[i])
            i += 1
        else:
            stroke = (points[-1], *path.points[i : i + 3])
            i += 3
        _append_stroke(verbs, points, stroke)
    return Path("".join(verbs), tuple(points))


def _straight(a: Point, b: Point) -> tuple[Point, ...]:
    return a, between(a, b, 1 / 3), between(a, b, 2 / 3), b


def _append_stroke(verbs: list[str], points: list[Point], stroke: tuple[Point, ...]) -> None:
    """Adds a cubic, cut into equal parts of its parameter (de Casteljau)."""
    length = sum(map(math.dist, stroke, stroke[1:]))
    for left in range(max(1, math.ceil(length / _LONGEST)), 0, -1):
        t = 1 / left
        a = [between(p, q, t) for p, q in pairwise(stroke)]
        b = [between(p, q, t) for p, q in pairwise(a)]
        c = between(b[0], b[1], t)
        verbs.append("C")
        points += [a[0], b[0], c]
        stroke = (c, b[1], a[2], stroke[3])
