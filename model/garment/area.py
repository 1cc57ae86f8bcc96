"""Which pixels a garment covers, of its own picture or of a silhouette's grid.

That grid is `silhouette.Silhouette`'s: 160 pixels a side around what is drawn. How well a design
was fitted is measured there.
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import numpy.typing as npt
import skia

from model.garment.compose import frame_of
from model.garment.draft.piece import Piece
from model.garment.drawing import Drawing
from model.garment.geometry import Path, box_of
from model.garment.mask import coverage
from model.garment.silhouette import SIDE, Mask, Silhouette
from model.garment.skia_paths import skia_path
from model.garment.union import union

Matrix = npt.NDArray[np.float64]


def covered_by_drawing(drawing: Drawing, view: Matrix, size: int, drawn: Silhouette) -> Mask:
    """The silhouette of a drawing as a hand saw it, bool [160, 160].

    Args:
        drawing: of `compose`.
        view: of `sketch.view_of`, the hand's homography of canvas units.
        size: pixels a side of the page that `drawn` was taken from.
        drawn: the grid.
    """
    page = size / drawing.width
    to_grid = np.array(
        [
            [page * drawn.scale, 0, -drawn.left * drawn.scale],
            [0, page * drawn.scale, -drawn.top * drawn.scale],
            [0, 0, 1],
        ]
    )
    outline = next(shape.path for shape in drawing.shapes() if shape.id == "silhouette-line")
    assert isinstance(outline, Path)
    return _painted(outline, to_grid @ view)


def covered_when_composed(pieces: Sequence[Piece], size: int) -> Mask:
    """What pieces cover of a picture [size, size] that is composed of them."""
    frame = frame_of(pieces, size)
    outlines = [skia_path(piece.outline) for piece in pieces if piece.solid]
    corner = (-frame.dx / frame.scale, -frame.dy / frame.scale)
    return np.asarray(coverage(outlines, corner, (size, size), frame.scale) > 127)


def covered_by_page(page: Mask, drawn: Silhouette) -> Mask:
    """An area of a page, bool [height, width], on the grid: the nearest pixels."""
    at = np.arange(SIDE) + 0.5
    rows = np.floor(at / drawn.scale + drawn.top).astype(int)
    columns = np.floor(at / drawn.scale + drawn.left).astype(int)
    inside = (
        ((rows >= 0) & (rows < page.shape[0]))[:, None]
        & ((columns >= 0) & (columns < page.shape[1]))[None, :]
    )  # fmt: skip
    rows, columns = (
        np.clip(each, 0, most - 1) for each, most in zip((rows, columns), page.shape, strict=True)
    )
    return page[np.ix_(rows, columns)] & inside


def covered_by_pieces(pieces: Sequence[Piece], drawn: Silhouette) -> Mask:
    """Pieces laid over the drawn area by its height and middle, in their own proportions."""
    outline = union([piece.outline for piece in pieces if piece.solid])
    left, top, right, bottom = box_of([outline])
    rows, columns = (np.flatnonzero(drawn.mask.any(axis=axis)) for axis in (1, 0))
    scale = (rows[-1] + 1 - rows[0]) / (bottom - top)
    centre = (columns[0] + columns[-1] + 1) / 2
    matrix = np.array(
        [[scale, 0, centre - scale * (left + right) / 2], [0, scale, rows[0] - scale * top],
         [0, 0, 1]]
    )  # fmt: skip
    return _painted(outline, matrix)


def overlap_of(first: Mask, second: Mask) -> float:
    """What two areas have in common of all that they cover, 0 to 1 (IoU)."""
    return int((first & second).sum()) / max(int((first | second).sum()), 1)


def _painted(outline: Path, matrix: Matrix) -> Mask:
    pixels = np.zeros((SIDE, SIDE, 4), np.uint8)
    path = skia_path(outline)
    path.transform(skia.Matrix.MakeAll(*matrix.ravel().tolist()))
    with skia.Surface(pixels, colorType=skia.kRGBA_8888_ColorType) as canvas:
        canvas.drawPath(path, skia.Paint(AntiAlias=True, Color=skia.ColorWHITE))
    return np.asarray(pixels[:, :, 0] > 127)
