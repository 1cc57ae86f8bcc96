"""Shapes on a skia canvas: what a drawing's paints are there."""

from __future__ import annotations

from functools import cache, lru_cache
from typing import Any

import skia

from model.garment.drawing import Paint, Shape, Stamps
from model.garment.skia_paths import skia_path, skia_stamps


@cache
def colour_of(text: str, opacity: float) -> int:
    """`#RRGGBB` as a skia colour."""
    red, green, blue = (int(text[i : i + 2], 16) for i in (1, 3, 5))
    return int(skia.Color(red, green, blue, round(255 * opacity)))


def _fill(paint: Paint) -> Any:
    assert paint.fill is not None
    out = skia.Paint(AntiAlias=True, Color=colour_of(paint.fill, paint.opacity))
    if paint.fade:
        ends = [skia.Point(*point) for point in paint.fade]
        colours = [colour_of(paint.fill, 0.0), colour_of(paint.fill, paint.opacity)]
        out.setShader(skia.GradientShader.MakeLinear(ends, colours))
    return out


def _stroke(paint: Paint) -> Any:
    assert paint.stroke is not None
    out = skia.Paint(
        AntiAlias=True,
        Color=colour_of(paint.stroke, paint.opacity),
        Style=skia.Paint.kStroke_Style,
        StrokeWidth=paint.width,
        StrokeCap=skia.Paint.kRound_Cap,
        StrokeJoin=skia.Paint.kRound_Join,
    )
    if paint.dash:
        out.setPathEffect(skia.DashPathEffect.Make(list(paint.dash), 0.0))
    return out


@lru_cache(maxsize=1024)
def pens(paint: Paint) -> tuple[Any, ...]:
    """The skia paints of a fill and of a stroke, in the order in which they are drawn."""
    made = (_fill(paint) if paint.fill else None, _stroke(paint) if paint.stroke else None)
    return tuple(pen for pen in made if pen is not None)


def draw_shape(canvas: Any, shape: Shape) -> None:
    """Draws a shape on a skia canvas, whatever that canvas writes."""
    path = shape.path
    outline = skia_stamps(path) if isinstance(path, Stamps) else skia_path(path)
    for pen in pens(shape.paint):
        canvas.drawPath(outline, pen)
