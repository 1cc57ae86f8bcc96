"""Drafted pieces fitted to a drawn outline: the design stands in the designer's own silhouette.

The drafted silhouette is laid into the drawn one's frame and then bent until both edges meet
(`demons`). All points of all pieces move along, so parts, names and seams stay together, and what
was drawn askew is askew.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Sequence
from dataclasses import replace
from itertools import islice, pairwise

import numpy as np
import numpy.typing as npt
import skia

from model.garment.demons import displacements
from model.garment.draft.piece import Line, Piece
from model.garment.geometry import Path, Point, between, box_of
from model.garment.legs import gap_cells, gap_in
from model.garment.silhouette import SIDE, Mask, Silhouette, area_of
from model.garment.skia_paths import skia_path
from model.garment.union import union

Floats = npt.NDArray[np.float64]
Bend = Callable[[Floats], Floats]  # points [n, 2] to where they go

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
    laid = _Laid(pieces, drawn)
    field = displacements(laid.moving, laid.target)

    def bent(points: Floats) -> Floats:
        at = laid.to_grid(points)
        return points + strength * (laid.to_cm(at + field.at(at)) - points)

    return _bent(pieces, bent)


def overlap(pieces: Sequence[Piece], drawn: Silhouette) -> float:
    """How well the pieces fill the drawn silhouette before they are bent: 0 to 1 (IoU).

    Both fill the same frame, so size and proportions of the page make no difference.
    """
    laid = _Laid(pieces, drawn)
    both = int((laid.moving & laid.target).sum())
    return both / max(int((laid.moving | laid.target).sum()), 1)


def target_of(pieces: Sequence[Piece], drawn: Silhouette) -> Mask:
    """The drawn area less what the pieces leave open, bool [160, 160]: they are bent into it."""
    return _Laid(pieces, drawn).target


class _Laid:
    """Pieces laid into the frame of a drawn silhouette: as wide and as high as that."""

    def __init__(self, pieces: Sequence[Piece], drawn: Silhouette) -> None:
        outline = union([piece.outline for piece in pieces if piece.solid])
        left, top, right, bottom = box_of([outline])
        rows, columns = (np.flatnonzero(drawn.mask.any(axis=axis)) for axis in (1, 0))
        self._corner = np.array([left, top])
        self._frame = np.array([columns[0], rows[0]], float)
        size = np.array([columns[-1] + 1, rows[-1] + 1]) - self._frame
        self._scale = size / np.array([right - left, bottom - top])
        self._centre = np.array([self._frame[0] + size[0] / 2, self._frame[1]])
        self._centre_cm = np.array([(left + right) / 2, top])
        self.moving = _mask_of(_moved(outline, self.to_grid))
        self.target = _cloth(drawn, self.moving)

    def to_grid(self, points: Floats) -> Floats:
        """From cm to pixels of the grid."""
        return (points - self._corner) * self._scale + self._frame

    def to_cm(self, points: Floats) -> Floats:
        """From pixels to cm, both ways by the scale of the height: what is drawn stays in shape."""
        return (points - self._centre) / self._scale[1] + self._centre_cm


def _cloth(drawn: Silhouette, moving: Mask) -> Mask:
    """The drawn area without what the garment leaves open, as between two legs."""
    size = np.bincount(drawn.cells.ravel())
    covered = np.bincount(drawn.cells[moving], minlength=len(size))
    open_ = (size > _SMALL_CELL) & (covered < _OPEN * size)
    open_[0] = False
    if size[1:][open_[1:]].sum() > _OPEN * size[1:].sum():
        open_[:] = False
    gap = gap_in(moving)
    if gap.any():
        open_[gap_cells(drawn.cells, drawn.mask)] = True
    cloth = drawn.mask
    if open_.any():
        cloth = area_of(np.where(open_[drawn.cells], 0, drawn.cells), drawn.line)
    return cloth if gap_in(cloth).any() else cloth & ~gap


def _mask_of(outline: Path) -> Mask:
    pixels = np.zeros((SIDE, SIDE, 4), np.uint8)
    surface = skia.Surface(pixels, colorType=skia.kRGBA_8888_ColorType)
    with surface as canvas:
        canvas.drawPath(skia_path(outline), skia.Paint(AntiAlias=True, Color=skia.ColorWHITE))
    return pixels[:, :, 0] > 127


def _bent(pieces: Sequence[Piece], bend: Bend) -> tuple[Piece, ...]:
    """All pieces with all their points moved, in one call."""
    paths = [
        path
        for piece in pieces
        for path in (
            pliable(piece.outline),
            *(pliable(line.path) for line in piece.lines),
            *(pliable(path) for path in piece.folds),
            Path("M", (piece.grain[0],)),
        )
    ]
    moved = iter(bend(np.array([p for path in paths for p in path.points])).tolist())

    def next_path(path: Path) -> Path:
        return Path(path.verbs, tuple((x, y) for x, y in islice(moved, len(path.points))))

    bent = (next_path(path) for path in paths)
    return tuple(
        replace(
            piece,
            outline=next(bent),
            lines=tuple(Line(line.role, next(bent)) for line in piece.lines),
            folds=tuple(next(bent) for _ in piece.folds),
            grain=(next(bent).points[0], piece.grain[1]),
        )
        for piece in pieces
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
