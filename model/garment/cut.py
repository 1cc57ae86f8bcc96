"""The form of a drawing that goes to a canvas: what a clip hides is cut away for good.

Only shapes that cross the clip's edge are cut; those wholly inside stay as they are, those
wholly outside go. Strokes under a clip are cut as the areas they cover.
"""

from __future__ import annotations

from typing import Any

import numpy as np
import skia

from model.garment.drawing import Drawing, Group, Paint, Shape, Stamps
from model.garment.geometry import Path, compound, flattened, polyline
from model.garment.raster import from_skia, skia_path

_POINTS_A_PATH = 4500


def cut(drawing: Drawing) -> Drawing:
    """The drawing without clips; it looks the same."""
    return Drawing(drawing.width, drawing.height, tuple(_cut_group(g) for g in drawing.groups))


def _cut_group(group: Group) -> Group:
    children: list[Group | Shape] = []
    mask = skia_path(group.clip) if group.clip is not None else None
    for child in group.children:
        if isinstance(child, Group):
            inner = _cut_group(child)
            if inner.children:
                children.append(inner)
        elif mask is None:
            children.append(child)
        else:
            children += _cut_shape(child, mask)
    return Group(group.id, tuple(children))


def _cut_shape(shape: Shape, mask: Any) -> list[Shape]:
    whole = shape.path.expanded() if isinstance(shape.path, Stamps) else shape.path
    paint = shape.paint
    if paint.stroke and paint.fill:
        inner = _cut_shape(Shape(shape.id, shape.path, Paint(paint.fill, opacity=paint.opacity)),
                           mask)  # fmt: skip
        outer = _cut_shape(
            Shape(
                f"{shape.id}-line",
                shape.path,
                Paint(
                    stroke=paint.stroke, width=paint.width, dash=paint.dash, opacity=paint.opacity
                ),
            ),
            mask,
        )
        return inner + outer
    if paint.stroke:
        pen = skia.Paint(
            Style=skia.Paint.kStroke_Style,
            StrokeWidth=paint.width,
            StrokeCap=skia.Paint.kRound_Cap,
            StrokeJoin=skia.Paint.kRound_Join,
        )
        if paint.dash:
            pen.setPathEffect(skia.DashPathEffect.Make(list(paint.dash), 0.0))
        covered = skia.Path()
        pen.getFillPath(skia_path(whole), covered)
        pieces = _intersected(covered, mask)
        paint = Paint(fill=paint.stroke, opacity=paint.opacity)
    else:
        pieces = _cut_contours(whole, mask)
    return [
        Shape(shape.id if i == 0 else f"{shape.id}-part-{i + 1}", piece, paint)
        for i, piece in enumerate(pieces)
    ]


def _cut_contours(whole: Path, mask: Any) -> list[Path]:
    """The inside part of a compound path; contours far from the edge are not touched."""
    inside: list[Path] = []
    crossing: list[Path] = []
    bounds = mask.getBounds()
    for contour in _islands(whole):
        points = np.array(contour.points)
        (left, top), (right, bottom) = points.min(axis=0), points.max(axis=0)
        if right < bounds.left() or left > bounds.right() or bottom < bounds.top() or (
            top > bounds.bottom()
        ):  # fmt: skip
            continue
        box = skia.Rect.MakeLTRB(left, top, right, bottom)
        if mask.conservativelyContainsRect(box):
            inside.append(contour)
        else:
            crossing.append(contour)
    out = _chunks(inside)
    if crossing:
        out += _intersected(skia_path(compound(crossing)), mask)
    return out


def _islands(whole: Path) -> list[Path]:
    """Contours, each with the holes that lie inside its box."""
    contours: list[Path] = []
    i = 0
    for part in whole.verbs.split("M")[1:]:
        verbs = "M" + part
        count = sum({"M": 1, "L": 1, "C": 3, "Z": 0}[v] for v in verbs)
        contours.append(Path(verbs, whole.points[i : i + count]))
        i += count
    islands: list[Path] = []
    edges: list[tuple[float, float, float, float]] = []
    for contour in contours:
        xs = [p[0] for p in contour.points]
        ys = [p[1] for p in contour.points]
        box = min(xs), min(ys), max(xs), max(ys)
        if islands:
            last = edges[-1]
            if box[0] >= last[0] and box[1] >= last[1] and box[2] <= last[2] and box[3] <= last[3]:
                islands[-1] = islands[-1].and_(contour)
                continue
        islands.append(contour)
        edges.append(box)
    return islands


def _intersected(path: Any, mask: Any) -> list[Path]:
    try:
        result = skia.Op(path, mask, skia.PathOp.kIntersect_PathOp)
    except RuntimeError:  # skia gives up on some nearly touching curves; short lines always work
        straight = [_straightened(part) for part in _islands(from_skia(path))]
        result = skia.Op(skia_path(compound(straight)), mask, skia.PathOp.kIntersect_PathOp)
    if result is None or result.isEmpty():
        return []
    return _chunks(_islands(from_skia(result)))


def _straightened(path: Path) -> Path:
    """The contours of a path as short straight lines, on a grid of a hundredth of a unit."""
    out: list[Path] = []
    i = 0
    for part in path.verbs.split("M")[1:]:
        verbs = "M" + part
        count = sum({"M": 1, "L": 1, "C": 3, "Z": 0}[v] for v in verbs)
        points = flattened(Path(verbs, path.points[i : i + count]), 6)
        i += count
        if len(points) > 2:
            out.append(polyline([(round(float(x), 2), round(float(y), 2)) for x, y in points]))
    return compound(piece.closed() for piece in out)


def _chunks(contours: list[Path]) -> list[Path]:
    """Contours gathered into compound paths of limited size."""
    out: list[Path] = []
    batch: list[Path] = []
    size = 0
    for contour in contours:
        if batch and size + len(contour.verbs) > _POINTS_A_PATH:
            out.append(compound(batch))
            batch, size = [], 0
        batch.append(contour)
        size += len(contour.verbs)
    if batch:
        out.append(compound(batch))
    return out
