"""A drawing to pixels with skia, straight from its paths."""

from __future__ import annotations

from itertools import groupby
from typing import Any

import numpy as np
import numpy.typing as npt
import skia

from model.garment.drawing import Drawing, Group, Lattice, Shape, Stamps
from model.garment.pens import colour_of, draw_shape, pens
from model.garment.skia_paths import skia_path
from model.garment.texture import Textures

WHITE = "#FFFFFF"


def _draw_group(canvas: Any, group: Group, textures: Textures) -> None:
    if group.clip is not None:
        canvas.save()
        canvas.clipPath(skia_path(group.clip), skia.ClipOp.kIntersect, True)
    for lattice, children in groupby(group.children, _lattice):
        run = list(children)
        if lattice is not None:
            layers = [
                (c.path, c.paint)
                for c in run
                if isinstance(c, Shape) and isinstance(c.path, Stamps)
            ]
            shader = textures.shader(layers)
            if shader is not None:
                canvas.drawPaint(skia.Paint(Shader=shader))
                continue
        for child in run:
            if isinstance(child, Shape):
                draw_shape(canvas, child)
            else:
                _draw_group(canvas, child, textures)
    if group.clip is not None:
        canvas.restore()


def _lattice(child: Group | Shape) -> Lattice | None:
    path = child.path if isinstance(child, Shape) else None
    return path.lattice if isinstance(path, Stamps) else None


def raster(drawing: Drawing, size: int, background: str = WHITE) -> npt.NDArray[np.uint8]:
    """The drawing as an RGB image [size * height / width, size, 3].

    Args:
        drawing: what to draw.
        size: width in pixels, at least 1.
        background: the colour of the paper.
    """
    if size < 1:
        raise ValueError(f"size is {size} pixels; it must be at least 1")
    height = max(round(size * drawing.height / drawing.width), 1)
    pixels = np.empty((height, size, 4), np.uint8)
    surface = skia.Surface(pixels, skia.kBGRA_8888_ColorType, skia.kOpaque_AlphaType)
    with surface as canvas:
        canvas.clear(colour_of(background, 1.0))
        scale = size / drawing.width
        canvas.scale(scale, scale)
        textures = Textures(scale, pens)
        for group in drawing.groups:
            _draw_group(canvas, group, textures)
    flat = pixels.reshape(-1, 4)
    out = np.empty((len(flat), 3), np.uint8)
    for i in range(3):  # channel by channel: one copy of all three takes numpy five times as long
        out[:, i] = flat[:, 2 - i]
    return out.reshape(height, size, 3)
