"""The outline alone, perhaps with the edges at the neck, for sketches that show no more."""

from __future__ import annotations

import numpy as np

from model.garment.drawing import Drawing, Group, Shape
from model.garment.geometry import Path, compound, contours, flattened
from model.garment.skia_paths import skia_path
from model.garment.union import union

_FRONTS = ("body-front", "front-left", "front-right")
_COLLARS = ("collar", "collar-left", "collar-right", "lapel-left", "lapel-right", "neck-band",
            "hood-left", "hood-right")  # fmt: skip
_NARROW = 0.6  # of the front's half width; further out lie armholes and side seams
_SHALLOW = 0.5  # of the front's height; what is longer runs down to the hem
_HIGH = 0.3  # of the front's height, where an edge at the neck begins at the latest
_HOLE = 400.0  # square units of a canvas of 1024; less is no gap that anyone would draw
_TOUCH = 1.5  # units by which parts reach over those that they touch


def contour_alone(drawing: Drawing) -> Shape:
    """The silhouette with the gaps beside sleeves and legs, but without lines between parts."""
    line = next(shape for shape in drawing.groups[-1].shapes() if isinstance(shape.path, Path))
    assert isinstance(line.path, Path)
    unit = drawing.width / 1024
    kept = [each for each in contours(line.path) if _area(each) > _HOLE * unit**2]
    kept.sort(key=_area, reverse=True)
    parts = kept[:1]
    gaps: list[Path] = []
    for each in kept[1:]:
        inside = any(skia_path(part).contains(*each.start) for part in parts)
        (gaps if inside else parts).append(each)
    if len(parts) > 1:  # a bodice and trousers that only touch at the waist
        halves = [each.moved(0, dy * unit) for each in parts for dy in (-_TOUCH, _TOUCH)]
        parts = [each for each in contours(union(halves)) if _area(each) > _HOLE * unit**2]
    return Shape(line.id, compound([*parts, *gaps]), line.paint)


def necklines(drawing: Drawing) -> tuple[Shape, ...]:
    """The neck edges of the fronts, or what collar lies over them; nothing of skirts and trousers.

    The shapes come with the fills that hide lines behind them, in paint order.
    """
    out: list[Shape] = []
    for group in drawing.groups:
        if group.id not in _FRONTS and group.id not in _COLLARS:
            continue
        fill = next((s for s in group.children if _of(s, "-fill")), None)
        edge = next((s for s in group.children if _of(s, "-edge")), None)
        if not isinstance(fill, Shape):
            continue
        out.append(fill)
        if isinstance(edge, Shape):
            shown = _at_neck(edge, fill, drawing.width / 2) if group.id in _FRONTS else edge
            out += [shown] if shown is not None else []
    return tuple(out)


def _of(child: Shape | Group, ending: str) -> bool:
    return isinstance(child, Shape) and child.id.endswith(ending) and isinstance(child.path, Path)


def _at_neck(edge: Shape, front: Shape, middle: float) -> Shape | None:
    """The edge without what does not belong to the neck."""
    assert isinstance(edge.path, Path)
    assert isinstance(front.path, Path)
    width, top, bottom = _extent(front.path, middle)
    height = bottom - top
    kept = []
    for each in contours(edge.path):
        far, high, low = _extent(each, middle)
        if far < _NARROW * width and low - high < _SHALLOW * height and high - top < _HIGH * height:
            kept.append(each)
    return Shape(edge.id, compound(kept), edge.paint) if kept else None


def _extent(path: Path, middle: float) -> tuple[float, float, float]:
    """How far a path lies from the middle, at most, its top and its bottom."""
    points = np.concatenate([flattened(each, 6) for each in contours(path)])
    away = np.abs(points[:, 0] - middle)
    return float(away.max()), float(points[:, 1].min()), float(points[:, 1].max())


def _area(path: Path) -> float:
    x, y = flattened(path, 4).T
    return abs(float(np.dot(x[:-1], y[1:]) - np.dot(x[1:], y[:-1]))) / 2
