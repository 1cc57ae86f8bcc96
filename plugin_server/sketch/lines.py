"""What is in a sketch: its lines as a generator reads them, or why it is no drawing of a garment.

A generator makes a garment of anything; a photograph or a page of text would give ten that have
nothing to do with it, so they are told from drawings first and left aside.
"""

from __future__ import annotations

import io
from functools import lru_cache
from typing import Literal

import numpy as np
import numpy.typing as npt
from PIL import Image

from model.garment.line_map import box_of_ink, ink_of, lines_in, map_of, resampled
from model.garment.silhouette import Silhouette, components, silhouette_in
from plugin_server.sketch.intake import Sketch

Kind = Literal["drawing", "blank", "photograph", "text"]

_SIDE = 768  # pixels: more than any generator sees
_LOOKED_AT = 448  # pixels of the long side in which kinds are told apart; letters stay apart
_PAPER = 0.1  # ink below which a pixel is paper
_MARGIN = 0.94  # share of a drawing's border that is paper; a photograph goes on beyond it
_EVEN = 4.0  # levels of grey in which half of a page lies that has one colour
_HALFTONES = 0.2  # share of the page that a drawing without fills leaves between light and dark
_WORD = 0.2  # of the drawing's size: no stroke of a page of text is longer
_WORDS = 25  # strokes from which it may be a page of text

Grey = npt.NDArray[np.uint8]


@lru_cache(maxsize=4)
def grey_of(sketch: Sketch) -> Grey:
    """The pixels, uint8 [height, width], dark on light, at most 768 a side."""
    with Image.open(io.BytesIO(sketch.png), formats=("PNG",)) as image:
        grey = image.convert("L")
    grey.thumbnail((_SIDE, _SIDE), Image.Resampling.BOX)
    return np.asarray(grey)


@lru_cache(maxsize=1)  # the network's map and the outline are made of it, one after the other
def _lines_in(sketch: Sketch) -> npt.NDArray[np.float32]:
    return lines_in(grey_of(sketch))


@lru_cache(maxsize=4)
def outline_of(sketch: Sketch) -> Silhouette | None:
    """The area that the drawing encloses; nothing where it encloses none."""
    return silhouette_in(_lines_in(sketch))


def lines_of(sketch: Sketch) -> npt.NDArray[np.float32]:
    """The line map, float32 [128, 128], 0 for paper to 1 for a line."""
    return np.asarray(map_of(_lines_in(sketch)) / 255, np.float32)


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
    bright = float(np.percentile(grey, 85))
    halftones = ((grey > 0.15 * bright) & (grey < 0.8 * bright)).mean()
    if halftones > _HALFTONES and not _on_a_page(grey, ink):
        return "photograph"
    if not _is_text(ink, box):
        return "drawing"
    return "photograph" if halftones > 2 * _HALFTONES else "text"


def _on_a_page(grey: Grey, ink: npt.NDArray[np.float32]) -> bool:
    """Whether what is around the picture is paper, or at least of one grey."""
    levels, inked = (
        np.concatenate([each[0], each[-1], each[:, 0], each[:, -1]]) for each in (grey, ink)
    )
    paper = inked < _PAPER
    if paper.mean() >= _MARGIN:
        return True
    page = levels[paper].astype(float)
    return bool(paper.any() and (abs(page - np.median(page)) < _EVEN).mean() > 0.5)


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
