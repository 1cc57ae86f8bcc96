"""What of a drafted design lies in the air: a trim, a part of one, or a line beside the garment.

Everything is held against a grid of what the garment covers, half a centimetre wider than it is:
trim may lie on an edge, as a binding or a frog does, and a little over it.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import numpy as np
import numpy.typing as npt

from model.garment.draft.piece import Piece
from model.garment.geometry import Path, box_of, contours, flattened
from model.garment.mask import coverage
from model.garment.skia_paths import skia_path

_FINENESS = 2  # cells a cm: what is half a centimetre off is not in the air yet
_MARGIN = 2  # cells around everything
_AREA = 1.0  # cm2 of one part that may lie in the air: corners that stand out over a curve
_SHARE = 0.5  # of a small part, such as a button
_LENGTH = 1.0  # cm of one line
_STANDING = 0.15  # of what stands out: over the leg, a neckline or the hollow of the waist
_WORN = frozenset(("belt", "obi", "obi-cord"))  # solid, but laid over a garment all the same
_HANGING = ("belt-end", "chain")  # over the hem of a short top, but from a belt that lies on it
_STANDS_OUT = ("pocket-cargo", "flap-cargo", "bow-loop", "obi")
_THREADS = frozenset((("hem-threads", "detail"), ("skirt-front", "detail")))  # fringes hang down

_Cells = npt.NDArray[np.bool_]


class _Ground:
    """The cells of a grid that the garment covers, or some pieces of it."""

    def __init__(
        self, pieces: Sequence[Piece], corner: tuple[float, float], shape: tuple[int, int]
    ) -> None:
        self.corner = corner
        paths = [skia_path(piece.outline) for piece in pieces]
        covered = coverage(paths, corner, shape, _FINENESS) > 127
        self.bare = ~_widened(covered)
        sums = np.zeros((shape[0] + 1, shape[1] + 1), np.int32)
        np.cumsum(np.cumsum(self.bare, axis=0, dtype=np.int32), axis=1, out=sums[1:, 1:])
        self._sums = sums

    def beneath(self, points: npt.NDArray[np.float64]) -> _Cells:
        """For each point [n, 2] whether the garment lies under it."""
        x, y = ((points - self.corner) * _FINENESS).astype(int).T
        return np.asarray(~self.bare[y, x])

    def holds(self, path: Path) -> bool:
        """Whether the garment lies under the whole box of a path."""
        top, left, low, right = self._cells(path)
        sums = self._sums
        return not sums[low, right] - sums[top, right] - sums[low, left] + sums[top, left]

    def area_off(self, path: Path) -> tuple[float, float]:
        """The area of a closed path that lies in the air, and its whole area, in cm2."""
        top, left, low, right = self._cells(path)
        corner = self.corner[0] + left / _FINENESS, self.corner[1] + top / _FINENESS
        cells = coverage([skia_path(path)], corner, (low - top, right - left), _FINENESS) / 255.0
        square = float(_FINENESS**2)
        off = float(cells[self.bare[top:low, left:right]].sum())
        return off / square, float(cells.sum()) / square

    def length_off(self, path: Path) -> float:
        """How much of an open path of one piece lies in the air, in cm."""
        points = flattened(path)
        steps = np.hypot(*np.diff(points, axis=0).T)
        reached = np.concatenate([[0.0], np.cumsum(steps)])
        if reached[-1] < _LENGTH:
            return 0.0
        wanted = np.linspace(0.0, reached[-1], int(2 * _FINENESS * reached[-1]) + 2)
        line = np.stack([np.interp(wanted, reached, points[:, k]) for k in (0, 1)], axis=1)
        return float((~self.beneath(line)).mean() * reached[-1])

    def _cells(self, path: Path) -> tuple[int, int, int, int]:
        left, top, right, bottom = box_of([path])
        x, y = self.corner
        return (int((top - y) * _FINENESS), int((left - x) * _FINENESS),
                int((bottom - y) * _FINENESS) + 1, int((right - x) * _FINENESS) + 1)  # fmt: skip


def floating(pieces: Sequence[Piece]) -> list[str]:
    """What lies in the air beside the garment, each with how much of it; see `docs/garment.md`."""
    paths = [path for p in pieces for path in (p.outline, *(line.path for line in p.lines))]
    left, top, right, bottom = box_of(paths)
    margin = _MARGIN / _FINENESS
    corner = left - margin, top - margin
    shape = (int((bottom - top) * _FINENESS) + 2 * _MARGIN + 2,
             int((right - left) * _FINENESS) + 2 * _MARGIN + 2)  # fmt: skip
    garment = _Ground([p for p in pieces if p.solid and p.name not in _WORN], corner, shape)
    filled = _Ground([p for p in pieces if p.ink != "none"], corner, shape)
    found: list[str] = []
    for piece in pieces:
        found += _parts(piece, garment)
        found += _lines(piece, filled)
    return found


def _parts(piece: Piece, garment: _Ground) -> Iterator[str]:
    if piece.ink == "none" or (piece.solid and piece.name not in _WORN):
        return
    if piece.name.startswith(_HANGING):
        points = [piece.outline, *(line.path for line in piece.lines)]
        if not any(garment.beneath(np.array(path.points)).any() for path in points):
            yield f"{piece.name} hangs from nothing"
        return
    for part in contours(piece.outline):
        if garment.holds(part):
            continue
        off, whole = garment.area_off(part)
        limit = _STANDING * whole if piece.name.startswith(_STANDS_OUT) else _AREA
        if off > min(limit, max(_SHARE * whole, 1e-9)):
            yield f"{piece.name} floats: {off:.1f} of {whole:.1f} cm2 lie beside the garment"


def _lines(piece: Piece, filled: _Ground) -> Iterator[str]:
    if piece.name.startswith(_HANGING):
        return
    for line in piece.lines:
        if (piece.name, line.role) in _THREADS or filled.holds(line.path):
            continue
        for part in contours(line.path):
            off = 0.0 if filled.holds(part) else filled.length_off(part)
            if off > _LENGTH:
                yield f"a {line.role} of {piece.name} runs {off:.1f} cm through the air"


def _widened(cells: _Cells) -> _Cells:
    """The cells and all eight around each."""
    out = cells.copy()
    out[1:] |= cells[:-1]
    out[:-1] |= cells[1:]
    down = out.copy()
    out[:, 1:] |= down[:, :-1]
    out[:, :-1] |= down[:, 1:]
    return out
