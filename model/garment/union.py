"""The outline of everything that some paths cover, checked.

skia's path operations lose whole corners of about one garment in a hundred, where two seams nearly
coincide. So the outline is compared with what the paths cover, and where it falls short the paths
are nudged by less than a line's width and joined again, and at last as short lines, of which one
garment in some thousands is then drawn.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

import numpy as np
import skia

from model.garment.geometry import Path, box_of, compound, contours, flattened, polyline
from model.garment.skia_paths import from_skia, skia_path

_PIXELS = 160  # a side of the comparison
_WRONG = 0.008  # share of the covered pixels that may differ: edges do
_NUDGES = (0.0, 2e-5, -6e-5, 2e-4)  # shares of the size by which one path after another moves
_SLIVER = 0.02  # share of the size: smaller contours are where two edges all but meet
_FINE = 24  # lines for a curve where the outline may be drawn of them
_COARSE = 10


def union(paths: Sequence[Path]) -> Path:
    """The outline of everything that the paths cover, at least one path."""
    best, least = paths[0], np.inf
    for joined in _attempts(paths):
        whole = from_skia(joined)
        wrong = missed(whole, paths)
        if wrong < least:
            best, least = whole, wrong
        if least <= _WRONG:
            break
    return best


def parts(whole: Path) -> int:
    """In how many parts an outline is: its contours without the holes in them."""
    least = _SLIVER * _extent(whole)
    pieces = [piece for piece in contours(whole) if _extent(piece) > least]
    if len(pieces) == 1:
        return 1
    areas = [skia_path(piece) for piece in pieces]
    count = 0
    for piece, area in zip(pieces, areas, strict=True):
        others = [other for other in areas if other is not area]
        around = [sum(other.contains(x, y) for x, y in piece.points) for other in others]
        count += sum(n > len(piece.points) / 2 for n in around) % 2 == 0
    return count


def _attempts(paths: Sequence[Path]) -> Iterator[Any]:
    left, top, right, bottom = box_of(paths)
    size = max(right - left, bottom - top)
    for nudge in _NUDGES:
        yield _joined(paths, nudge * size)
    yield _joined([_straight(path, _FINE) for path in paths], 0.0)


def _extent(path: Path) -> float:
    left, top, right, bottom = box_of([path])
    return max(right - left, bottom - top)


def missed(whole: Path, paths: Sequence[Path]) -> float:
    """How much of what the paths cover an outline leaves out or adds, as a share of it."""
    left, top, right, bottom = box_of(paths)
    scale = (_PIXELS - 4) / max(right - left, bottom - top, 1e-9)
    pixels = np.zeros((_PIXELS, _PIXELS), np.uint8)
    covered = 0
    with skia.Surface(pixels, colorType=skia.kAlpha_8_ColorType) as canvas:
        canvas.translate(2, 2)
        canvas.scale(scale, scale)
        canvas.translate(-left, -top)
        for path in paths:
            canvas.drawPath(skia_path(path), skia.Paint())
        covered = int((pixels > 127).sum())
        canvas.drawPath(skia_path(whole), skia.Paint(BlendMode=skia.BlendMode.kXor))
    return int((pixels > 127).sum()) / max(covered, 1)


def _joined(paths: Sequence[Path], nudge: float) -> Any:
    whole = skia_path(paths[0])
    for i, path in enumerate(paths[1:], start=1):
        # Each another way, so that no two stay as they were to each other.
        moved = path.moved(nudge * (i % 3 - 0.6), nudge * (i % 4 - 1.3)) if nudge else path
        merged = _join(whole, moved)
        whole = whole if merged is None else merged
    return whole


def _join(whole: Any, path: Path) -> Any:
    try:
        return skia.Op(whole, skia_path(path), skia.PathOp.kUnion_PathOp)
    except RuntimeError:  # skia gives up on some curves that nearly touch; short lines always work
        return skia.Op(whole, skia_path(_straight(path, _COARSE)), skia.PathOp.kUnion_PathOp)


def _straight(path: Path, lines: int) -> Path:
    """The path with each curve as so many lines."""
    return compound(
        polyline([(float(x), float(y)) for x, y in flattened(each, lines).round(3)]).closed()
        for each in contours(path)
    )
