"""What is in a sketch: its lines as a generator reads them, or why it is no drawing of a garment.

A generator makes a garment of anything; a photograph or a page of text would give ten that have
nothing to do with it, so they are told from drawings first and left aside.
"""

from __future__ import annotations

import io
from typing import Literal

import numpy as np
import numpy.typing as npt
from PIL import Image

from model.garment.line_map import SIDE, box_of_ink, ink_of, line_map, resampled
from model.garment.silhouette import components
from plugin_server.sketch.intake import Sketch

Kind = Literal["drawing", "blank", "photograph", "text"]

_LOOKED_AT = 256  # pixels of the long side in which kinds are told apart
_PAPER = 0.1  # ink below which a pixel is paper
_LEAST_PAPER = 0.4  # share of a drawing's page that is paper
_HALFTONES = 0.2  # share of the page above which it is shaded all over
_WORD = 0.2  # of the drawing's size: no stroke of a page of text is longer
_WORDS = 25  # strokes from which it may be a page of text

Grey = npt.NDArray[np.uint8]


def grey_of(sketch: Sketch) -> Grey:
    """The pixels, uint8 [height, width], dark on light."""
    with Image.open(io.BytesIO(sketch.png), formats=("PNG",)) as image:
        return np.asarray(image.convert("L"))


def lines_of(sketch: Sketch) -> npt.NDArray[np.float32]:
    """The line map, float32 [128, 128], 0 for paper to 1 for a line."""
    return np.asarray(line_map(grey_of(sketch)) / 255, np.float32)


def kind_of(sketch: Sketch) -> Kind:
    """What the picture is."""
    grey = grey_of(sketch)
    scale = _LOOKED_AT / max(grey.shape)
    if scale < 1:
        rows, columns = (max(1, round(side * scale)) for side in grey.shape)
        grey = np.clip(resampled(grey.astype(np.float32), rows, columns), 0, 255).astype(np.uint8)
    ink = ink_of(grey)
    box = box_of_ink(ink)
    if box is None or max(box[1] - box[0], box[3] - box[2]) < 8:
        return "blank"
    paper = float((ink < _PAPER).mean())
    halftones = float(((ink >= _PAPER) & (ink < 0.9)).mean())
    if paper < _LEAST_PAPER and halftones > _HALFTONES:
        return "photograph"
    return "text" if _is_text(ink, box) else "drawing"


def _is_text(ink: npt.NDArray[np.float32], box: tuple[int, int, int, int]) -> bool:
    """Whether it is many strokes, all of them short."""
    top, bottom, left, right = box
    strokes = components(ink[top:bottom, left:right] > 0.3)
    count = int(strokes.max())
    if count < _WORDS:
        return False
    size = max(bottom - top, right - left)
    rows, columns = np.nonzero(strokes)
    of = strokes[rows, columns]
    longest = 0
    for along in (rows, columns):
        least, most = np.full(count + 1, size), np.zeros(count + 1, int)
        np.minimum.at(least, of, along)
        np.maximum.at(most, of, along)
        longest = max(longest, int((most - least)[1:].max()))
    return longest < _WORD * size


assert SIDE == 128  # the networks' side
