"""A drawing to pixels with skia, straight from its paths."""

from __future__ import annotations

from functools import cache, lru_cache
from itertools import groupby
from typing import Any

import numpy as np
import numpy.typing as npt
import skia

from model.garment.drawing import Drawing, Group, Lattice, Paint, Shape, Stamps
from model.garment.skia_paths import skia_path, skia_stamps
from model.garment.texture import Textures

WHITE = "#FFFFFF"


@cache
def _colour(text: str, opacity: float) -> int:
    red, green, blue = (int(text[i : i + 2], 16) for i in (1, 3, 5))
    return int(skia.Color(red, green, blue, round(255 * opacity)))


@lru_cache(maxsize=1024)
def _fill(paint: Paint) -> Any:
    assert paint.fill is not None
    out = skia.Paint(AntiAlias=True, Color=_colour(paint.fill, paint.opacity))
    if paint.fade:
        ends = [skia.Point(*point) for point in paint.fade]
        colours = [_colour(paint.fill, 0.0), _colour(paint.fill, paint.opacity)]
        out.setShader(skia.GradientShader.MakeLinear(ends, colours))
    return out


@lru_cache(maxsize=1024)
def _stroke(paint: Paint) -> Any:
    assert paint.stroke is not None
    out = skia.Paint(
        AntiAlias=True,
        Color=_colour(paint.stroke, paint.opacity),
        Style=skia.Paint.kStroke_Style,
        StrokeWidth=paint.width,
        StrokeCap=skia.Paint.kRound_Cap,
        StrokeJoin=skia.Paint.kRound_Join,
    )
    if paint.dash:
        out.setPathEffect(skia.DashPathEffect.Make(list(paint.dash), 0.0))
    return out


def _pens(paint: Paint) -> list[Any]:
    pens = [_fill(paint)] if paint.fill else []
    if paint.stroke:
        pens.append(_stroke(paint))
    return pens


def _draw_shape(canvas: Any, shape: Shape) -> None:
    path = shape.path
    outline = skia_stamps(path) if isinstance(path, Stamps) else skia_path(path)
    for pen in _pens(shape.paint):
        canvas.drawPath(outline, pen)


def _draw_group(canvas: Any, group: Group, textures: Textures) -> None:
    if group.clip is not None:
        canvas.save()
        canvas.clipPath(skia_path(group.clip), skia.ClipOp.kIntersect, True)
    for lattice, children in groupby(group.children, _lattice):
        run = list(children)
        layers = [
            (c.path, c.paint) for c in run if isinstance(c, Shape) and isinstance(c.path, Stamps)
        ]
        shader = textures.shader(layers) if lattice is not None else None
        if shader is not None:
            canvas.drawPaint(skia.Paint(Shader=shader))
            continue
        for child in run:
            if isinstance(child, Shape):
                _draw_shape(canvas, child)
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
        canvas.clear(_colour(background, 1.0))
        scale = size / drawing.width
        canvas.scale(scale, scale)
        textures = Textures(scale, _pens)
        for group in drawing.groups:
            _draw_group(canvas, group, textures)
    out = np.empty((height, size, 3), np.uint8)
    for i in range(3):  # channel by channel: one copy of all three takes numpy five times as long
        out[:, :, i] = pixels[:, :, 2 - i]
    return out
