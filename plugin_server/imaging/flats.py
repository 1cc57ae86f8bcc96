"""A design as a technical flat: SVG text, and PNG of any size.

The picture is drawn straight from the paths; the SVG holds the same paths with everything cut
away that a clip would hide, because a canvas shows clips as groups of their own.
"""

from __future__ import annotations

import json
import re
from functools import lru_cache
from typing import Any

import numpy as np
import numpy.typing as npt
from PIL import Image

from model.garment import fit
from model.garment.area import covered_when_composed
from model.garment.compose import CANVAS, arrange
from model.garment.cut import cut
from model.garment.design import Design
from model.garment.draft.assemble import draft
from model.garment.draft.piece import Piece
from model.garment.drawing import Drawing
from model.garment.raster import raster
from model.garment.silhouette import Silhouette
from model.garment.svg import svg
from plugin_server.imaging.png import png_of

SIDE = CANVAS  # units of the drawing, and pixels of a PNG without a size
_WHOLLY = 0.8  # the strength of a request that says nothing
_THUMBNAIL = 64  # pixels
_SAME = 0.04  # mean difference of the pixels of two garments, of 1, that the eye passes over
_APART = 0.046  # mean difference that areas alone make, from which two pictures are none the same
_Picture = npt.NDArray[np.int16]
_HEAD = re.compile(r"<svg [^>]*>\n")


def drawn(design: Design, outline: Silhouette | None, strength: float) -> Drawing:
    """The flat of a design.

    Args:
        design: any.
        outline: the drawn silhouette that it is to stand in, if there is one.
        strength: how much of that silhouette is held; from 0.8 on, all of it.
    """
    pieces = draft(design)
    if outline is not None:
        pieces = fit.fitted(pieces, outline, min(1.0, strength / _WHOLLY))
    return arrange(design, pieces)


def overlap(design: Design, outline: Silhouette) -> float:
    """How well a design fills a drawn silhouette as it is, 0 to 1."""
    return fit.overlap(_pieces(design), outline)


def look_alike(first: Design, second: Design) -> bool:
    """Whether two flats are nearly the same to the eye, at the size of a thumbnail."""
    return _areas_alike(first, second) and _same(_thumbnail(first), _thumbnail(second))


def look_alike_in_one_outline(first: Design, second: Design) -> bool:
    """Whether two flats are nearly the same to the eye where both stand in a drawn outline."""
    return _same(_framed(first), _framed(second))


def _same(first: _Picture, second: _Picture) -> bool:
    either = (np.minimum(first, second) < 255).any(axis=2)
    return float(np.abs(first - second)[either].mean()) < _SAME * 255


def _areas_alike(first: Design, second: Design) -> bool:
    """Whether their outlines are so near that they are worth drawing, which takes longer."""
    a, b = _area(first), _area(second)
    on_paper = 1 - max(_brightness(design.choice("base")) for design in (first, second))
    return float((a != b).sum() / (a | b).sum()) * on_paper < _APART


def _brightness(colour: str) -> float:
    return sum(bytes.fromhex(colour[1:])) / (3 * 255)


@lru_cache(maxsize=64)
def _area(design: Design) -> npt.NDArray[np.bool_]:
    return covered_when_composed(_pieces(design), _THUMBNAIL)


@lru_cache(maxsize=64)
def _pieces(design: Design) -> tuple[Piece, ...]:
    return tuple(draft(design))


@lru_cache(maxsize=64)
def _thumbnail(design: Design) -> _Picture:
    return raster(arrange(design, _pieces(design)), _THUMBNAIL).astype(np.int16)


@lru_cache(maxsize=64)
def _framed(design: Design) -> _Picture:
    """The thumbnail of a design that fills it from edge to edge, whatever its proportions."""
    picture = _thumbnail(design)
    rows, columns = (np.flatnonzero((picture < 255).any(axis=(axis, 2))) for axis in (1, 0))
    box = (int(columns[0]), int(rows[0]), int(columns[-1]) + 1, int(rows[-1]) + 1)
    whole = Image.fromarray(picture.astype(np.uint8))
    size = (_THUMBNAIL, _THUMBNAIL)
    return np.asarray(whole.resize(size, Image.Resampling.BOX, box)).astype(np.int16)


def without_clips(drawing: Drawing) -> Drawing:
    """The drawing with everything cut away that a clip would hide; it looks the same."""
    return cut(drawing)


def svg_text(drawing: Drawing) -> str:
    """The drawing for a canvas, in the neutral dialect, its layers named by the ids of groups."""
    return svg(without_clips(drawing))


def with_provenance(text: str, made_by: dict[str, Any]) -> str:
    """The same SVG, which says in its `metadata` what made it.

    Not in a comment, which some canvases refuse; as JSON in ASCII without `<`, `>` and `&`, so
    that no entity is needed.
    """
    told = json.dumps(made_by, separators=(",", ":"))
    for sign in "<>&":
        told = told.replace(sign, f"\\u{ord(sign):04x}")
    return _HEAD.sub(lambda head: f"{head[0]}<metadata>{told}</metadata>\n", text, count=1)


def png_bytes(drawing: Drawing, side: int) -> bytes:
    """The drawing on white as a PNG of `side` x `side` pixels."""
    return png_of(raster(drawing, side))
