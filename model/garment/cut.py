"""The form of a drawing that goes to a canvas: what a clip hides is cut away for good.

Only contours that cross the clip's edge are cut; those wholly inside stay as they are, those
wholly outside go. Strokes that cross the edge are cut as the areas they cover, or dash by dash.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from itertools import accumulate, pairwise
from typing import Any

import numpy as np
import numpy.typing as npt
import skia

from model.garment.drawing import Drawing, Group, Paint, Shape, Stamps
from model.garment.geometry import Path, flattened
from model.garment.mask import CROSSING, INSIDE, Mask
from model.garment.skia_paths import contours_of, skia_contours, skia_path

_POINTS_A_PATH = 4500
_CUT_AT_ONCE = 24  # contours: skia's effort grows with the square of their number
_SAMPLES = 9  # along a dash, where the edge is looked for
_T = np.linspace(0.0, 1.0, _SAMPLES)[:, None]
_BERNSTEIN = np.hstack([(1 - _T) ** 3, 3 * _T * (1 - _T) ** 2, 3 * _T**2 * (1 - _T), _T**3])
_POINTS_OF = {"M": 1, "L": 1, "C": 3, "Z": 0}

Contour = tuple[str, npt.NDArray[np.float64]]  # verbs, with their points [n, 2]


def cut(drawing: Drawing) -> Drawing:
    """The drawing without clips; it looks the same."""
    return Drawing(drawing.width, drawing.height, tuple(_cut_group(g) for g in drawing.groups))


def _cut_group(group: Group) -> Group:
    children: list[Group | Shape] = []
    mask = Mask(skia_path(group.clip)) if group.clip is not None else None
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


def _cut_shape(shape: Shape, mask: Mask) -> list[Shape]:
    paint = shape.paint
    margin = paint.width / 2 if paint.stroke else 0.0
    whole: Stamps | None = None
    if isinstance(shape.path, Stamps):
        whole, inside, crossing = _sorted_stamps(shape.path, mask, margin)
    else:
        inside, crossing = _sorted(_islands(*_arrays(shape.path)), mask, margin)
    fills = [] if paint.stroke else inside
    if paint.fill:
        fills = fills + _cut_islands(crossing, mask)
    dashes = _cut_dashes(crossing, paint, mask) if paint.dash and crossing else []
    solid = paint.stroke and not paint.dash and crossing
    lines = _cut_strokes(crossing, paint, mask) if solid else []
    parts: list[tuple[Path | Stamps, Paint]] = [(whole, paint)] if whole is not None else []
    if paint.stroke:
        parts += [(path, paint) for path in _paths(inside)]
    fill = replace(paint, stroke=None, width=0.0, dash=())
    parts += [(path, fill) for path in _paths(fills)]
    parts += [(path, replace(paint, fill=None, dash=())) for path in _paths(dashes)]
    shapes = _named(shape.id, parts)
    stroke = Paint(fill=paint.stroke, opacity=paint.opacity)
    name = f"{shape.id}-line" if shapes else shape.id
    return shapes + _named(name, [(path, stroke) for path in _paths(lines)])


def _named(name: str, parts: Sequence[tuple[Path | Stamps, Paint]]) -> list[Shape]:
    return [
        Shape(name if i == 0 else f"{name}-part-{i + 1}", path, paint)
        for i, (path, paint) in enumerate(parts)
    ]


def _arrays(path: Path) -> Contour:
    return path.verbs, np.array(path.points)


def _sorted_stamps(
    stamps: Stamps, mask: Mask, margin: float
) -> tuple[Stamps | None, list[Contour], list[Contour]]:
    """The copies wholly inside; of those that cross the edge, the contours inside and crossing."""
    motif = np.array(stamps.motif.points)
    ends = np.stack([motif.min(axis=0), motif.max(axis=0)])
    where = mask.where(stamps.boxes(ends[None])[:, 0] + _around(margin))
    inside = stamps.matrices[where == INSIDE]
    whole = Stamps(stamps.motif, inside) if len(inside) else None
    rest = Stamps(stamps.motif, stamps.matrices[where == CROSSING])
    if not len(rest):
        return whole, [], []
    islands = _islands(stamps.motif.verbs, motif)
    boxes = rest.boxes(_ends([points for _, points in islands])) + _around(margin)
    places = mask.where(boxes.reshape(-1, 4)).reshape(boxes.shape[:2])
    within: list[Contour] = []
    crossing: list[Contour] = []
    points, first = rest.points(), 0
    for (verbs, part), place in zip(islands, places.T, strict=True):
        copies = points[:, first : first + len(part)]
        first += len(part)
        within += [(verbs, each) for each in copies[place == INSIDE]]
        crossing += [(verbs, each) for each in copies[place == CROSSING]]
    return whole, within, crossing


def _around(margin: float) -> npt.NDArray[np.float64]:
    return np.array((-margin, -margin, margin, margin))


def _ends(parts: Sequence[npt.NDArray[np.float64]]) -> npt.NDArray[np.float64]:
    """The boxes of parts, [parts, 2, 2]."""
    bounds = [0, *accumulate(len(part) for part in parts)][:-1]
    points = np.concatenate(parts)
    return np.stack(
        [np.minimum.reduceat(points, bounds), np.maximum.reduceat(points, bounds)], axis=1
    )


def _sorted(
    islands: Sequence[Contour], mask: Mask, margin: float = 0.0
) -> tuple[list[Contour], list[Contour]]:
    """The islands wholly inside, and those that cross the edge."""
    if not islands:
        return [], []
    ends = _ends([points for _, points in islands])
    where = mask.where(ends.reshape(-1, 4) + _around(margin)).tolist()
    inside = [island for island, place in zip(islands, where, strict=True) if place == INSIDE]
    crossing = [island for island, place in zip(islands, where, strict=True) if place == CROSSING]
    return inside, crossing


def _islands(verbs: str, points: npt.NDArray[np.float64]) -> list[Contour]:
    """Contours, each with the holes that follow it and lie inside its box."""
    kinds = ["M" + part for part in verbs.split("M")[1:]]
    if not kinds:
        return []
    counts = [len(kind) + 2 * kind.count("C") - kind.count("Z") for kind in kinds]
    bounds = [0, *accumulate(counts)]
    low = np.minimum.reduceat(points, bounds[:-1]).tolist()
    high = np.maximum.reduceat(points, bounds[:-1]).tolist()
    firsts: list[int] = []
    for i, ((left, top), (right, bottom)) in enumerate(zip(low, high, strict=True)):
        if firsts:
            (x0, y0), (x1, y1) = low[firsts[-1]], high[firsts[-1]]
            if left >= x0 and top >= y0 and right <= x1 and bottom <= y1:
                continue
        firsts.append(i)
    return [
        ("".join(kinds[a:b]), points[bounds[a] : bounds[b]])
        for a, b in pairwise([*firsts, len(kinds)])
    ]


def _cut_islands(islands: Sequence[Contour], mask: Mask) -> list[Contour]:
    """The inside parts of islands."""
    out: list[Contour] = []
    for i in range(0, len(islands), _CUT_AT_ONCE):
        batch = islands[i : i + _CUT_AT_ONCE]
        out += _intersected(skia_contours(*_joined(batch)), mask)
    return out


def _cut_strokes(islands: Sequence[Contour], paint: Paint, mask: Mask) -> list[Contour]:
    """The inside parts of the areas that strokes cover."""
    pen = skia.Paint(
        Style=skia.Paint.kStroke_Style,
        StrokeWidth=paint.width,
        StrokeCap=skia.Paint.kRound_Cap,
        StrokeJoin=skia.Paint.kRound_Join,
    )
    covered = skia.Path()
    pen.getFillPath(skia_contours(*_joined(islands)), covered)
    return _intersected(covered, mask)


def _cut_dashes(islands: Sequence[Contour], paint: Paint, mask: Mask) -> list[Contour]:
    """The dashes of strokes as lines, those that cross the edge up to it."""
    pen = skia.Paint(
        Style=skia.Paint.kStroke_Style,  # without a width: what it fills are the dashes as lines
        PathEffect=skia.DashPathEffect.Make(list(paint.dash), 0.0),
    )
    dashes = skia.Path()
    pen.getFillPath(skia_contours(*_joined(islands)), dashes)
    inside, crossing = _sorted(_islands(*contours_of(dashes)), mask, paint.width / 2)
    if not crossing:
        return inside
    bows = np.stack([_bow(*each) for each in crossing])
    places = np.einsum("tk,nkd->ntd", _BERNSTEIN, bows)
    held = mask.holds(places)
    first, last = held.argmax(axis=1), _SAMPLES - 1 - held[:, ::-1].argmax(axis=1)
    rows = np.flatnonzero(held.any(axis=1))
    ends = np.stack([places[rows, first[rows]], places[rows, last[rows]]], axis=1)
    return inside + [("ML", each) for each in ends]


def _bow(verbs: str, points: npt.NDArray[np.float64]) -> npt.NDArray[np.float64]:
    """A dash as one cubic curve [4, 2]; round a corner it is short enough to be straight."""
    return points if verbs == "MC" else points[[0, 0, -1, -1]]


def _joined(islands: Sequence[Contour]) -> Contour:
    return "".join(verbs for verbs, _ in islands), np.concatenate([each for _, each in islands])


def _intersected(path: Any, mask: Mask) -> list[Contour]:
    try:
        result = skia.Op(path, mask.path, skia.PathOp.kIntersect_PathOp)
    except RuntimeError:  # skia gives up on some nearly touching curves; short lines always work
        straight = [_straightened(*island) for island in _islands(*contours_of(path))]
        result = skia.Op(skia_contours(*_joined(straight)), mask.path,
                         skia.PathOp.kIntersect_PathOp)  # fmt: skip
    if result is None or result.isEmpty():
        return []
    return _islands(*contours_of(result))


def _straightened(verbs: str, points: npt.NDArray[np.float64]) -> Contour:
    """The contours of an island as short straight lines, on a grid of a hundredth of a unit."""
    kinds: list[str] = []
    lines = []
    first = 0
    for part in verbs.split("M")[1:]:
        count = 1 + sum(_POINTS_OF[verb] for verb in part)
        corners = tuple((x, y) for x, y in points[first : first + count].tolist())
        first += count
        line = flattened(Path("M" + part, corners), 6).round(2)
        kinds.append("M" + "L" * (len(line) - 1) + "Z")
        lines.append(line)
    return "".join(kinds), np.concatenate(lines)


def _paths(islands: Sequence[Contour]) -> list[Path]:
    """Islands gathered into compound paths of limited size."""
    out: list[Path] = []
    batch: list[Contour] = []
    size = 0
    for island in islands:
        if batch and size + len(island[0]) > _POINTS_A_PATH:
            out.append(_path(batch))
            batch, size = [], 0
        batch.append(island)
        size += len(island[0])
    if batch:
        out.append(_path(batch))
    return out


def _path(islands: Sequence[Contour]) -> Path:
    verbs, points = _joined(islands)
    return Path(verbs, tuple(zip(*points.T.tolist(), strict=True)))
