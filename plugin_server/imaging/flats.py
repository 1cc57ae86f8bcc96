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

from model.garment import fit
from model.garment.compose import CANVAS, arrange, compose
from model.garment.cut import cut
from model.garment.design import Design
from model.garment.draft.assemble import draft
from model.garment.drawing import Drawing
from model.garment.raster import raster
from model.garment.silhouette import Silhouette
from model.garment.svg import svg
from plugin_server.imaging.png import png_of

SIDE = CANVAS  # units of the drawing, and pixels of a PNG without a size
_WHOLLY = 0.8  # the strength of a request that says nothing
_THUMBNAIL = 64  # pixels
_SAME = 0.04  # mean difference of the pixels of two garments, of 1, that the eye passes over
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
    return fit.overlap(draft(design), outline)


def look_alike(first: Design, second: Design) -> bool:
    """Whether two flats are nearly the same to the eye, at the size of a thumbnail."""
    a, b = _thumbnail(first), _thumbnail(second)
    either = (np.minimum(a, b) < 255).any(axis=2)
    return float(np.abs(a - b)[either].mean()) < _SAME * 255


@lru_cache(maxsize=64)
def _thumbnail(design: Design) -> npt.NDArray[np.int16]:
    return raster(compose(design), _THUMBNAIL).astype(np.int16)


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
