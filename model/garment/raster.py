"""A drawing to pixels with skia, straight from its paths."""

from __future__ import annotations

from functools import cache, lru_cache
from typing import Any

import numpy as np
import numpy.typing as npt
import skia

from model.garment.drawing import Drawing, Group, Paint, Shape, Stamps
from model.garment.geometry import Path, Point

WHITE = "#FFFFFF"


def skia_path(path: Path) -> Any:
    """The path as a skia path, filled by the even-odd rule."""
    out = skia.Path()
    points, i = path.points, 0
    for verb in path.verbs:
        if verb == "C":
            (a, b), (c, d), (e, f) = points[i], points[i + 1], points[i + 2]
            out.cubicTo(a, b, c, d, e, f)
            i += 3
        elif verb == "L":
            out.lineTo(*points[i])
            i += 1
        elif verb == "M":
            out.moveTo(*points[i])
            i += 1
        else:
            out.close()
    out.setFillType(skia.PathFillType.kEvenOdd)
    return out


def from_skia(path: Any) -> Path:
    """A skia path as lines and cubic curves."""
    verbs: list[str] = []
    points: list[Point] = []
    for verb, pts in path:
        xy = [(p.x(), p.y()) for p in pts]
        if verb == skia.Path.kMove_Verb:
            verbs.append("M")
            points.append(xy[0])
        elif verb == skia.Path.kLine_Verb:
            verbs.append("L")
            points.append(xy[1])
        elif verb == skia.Path.kCubic_Verb:
            verbs.append("C")
            points += xy[1:4]
        elif verb in (skia.Path.kQuad_Verb, skia.Path.kConic_Verb):
            (x0, y0), (x1, y1), (x2, y2) = xy[:3]
            verbs.append("C")
            points += [(x0 + 2 / 3 * (x1 - x0), y0 + 2 / 3 * (y1 - y0)),
                       (x2 + 2 / 3 * (x1 - x2), y2 + 2 / 3 * (y1 - y2)), (x2, y2)]  # fmt: skip
        elif verb == skia.Path.kClose_Verb:
            verbs.append("Z")
    return Path("".join(verbs), tuple(points))


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


def _draw_shape(canvas: Any, shape: Shape) -> None:
    paint = shape.paint
    stamps = shape.path if isinstance(shape.path, Stamps) else None
    outline = skia_path(stamps.motif if stamps else shape.path)  # type: ignore[arg-type]
    paints = [_fill(paint)] if paint.fill else []
    if paint.stroke:
        paints.append(_stroke(paint))
    if stamps is None:
        for each in paints:
            canvas.drawPath(outline, each)
        return
    whole = skia.Path()
    for a, b, c, d, e, f in stamps.matrices.tolist():
        whole.addPath(outline, skia.Matrix.MakeAll(a, c, e, b, d, f, 0, 0, 1))
    whole.setFillType(skia.PathFillType.kEvenOdd)
    for each in paints:
        canvas.drawPath(whole, each)


def _draw_group(canvas: Any, group: Group) -> None:
    if group.clip is not None:
        canvas.save()
        canvas.clipPath(skia_path(group.clip), skia.ClipOp.kIntersect, True)
    for child in group.children:
        if isinstance(child, Shape):
            _draw_shape(canvas, child)
        else:
            _draw_group(canvas, child)
    if group.clip is not None:
        canvas.restore()


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
    pixels = np.zeros((height, size, 4), np.uint8)
    surface = skia.Surface(pixels, colorType=skia.kRGBA_8888_ColorType)
    with surface as canvas:
        canvas.clear(_colour(background, 1.0))
        canvas.scale(size / drawing.width, size / drawing.width)
        for group in drawing.groups:
            _draw_group(canvas, group)
    return pixels[:, :, :3].copy()
