"""The form of a drawing that goes to a canvas: what a clip hides is cut away for good.

Only contours that cross the clip's edge are cut; those wholly inside stay as they are, those
wholly outside go. Strokes that cross the edge are cut as the areas they cover, or dash by dash.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

import numpy as np
import numpy.typing as npt
import skia

from model.garment.drawing import Drawing, Group, Paint, Shape, Stamps
from model.garment.geometry import Path, flattened
from model.garment.islands import (
    Islands,
    gathered,
    islands_of,
    joined,
    lines_of,
    path_of,
    points_of,
    sorted_by,
)
from model.garment.mask import CROSSING, INSIDE, Mask
from model.garment.skia_paths import contours_of, skia_contours, skia_path

_VERBS_A_PATH = 4500
_CUT_AT_ONCE = 24  # islands: skia's effort grows faster than their number
_SAMPLES = 9  # along a dash, where the edge is looked for
_T = np.linspace(0.0, 1.0, _SAMPLES)[:, None]
_BERNSTEIN = np.hstack([(1 - _T) ** 3, 3 * _T * (1 - _T) ** 2, 3 * _T**2 * (1 - _T), _T**3])


def cut(drawing: Drawing) -> Drawing:
    """The drawing without clips; it looks the same."""
    return Drawing(drawing.width, drawing.height, tuple(_cut_group(g) for g in drawing.groups))


def _cut_group(group: Group, mask: Mask | None = None) -> Group:
    """A group, cut by its clip where it has one, and by that of the group that it is in."""
    children: list[Group | Shape] = []
    if group.clip is not None:
        clip = skia_path(group.clip)
        mask = Mask(clip if mask is None else _intersection(clip, mask.path))
    for child in group.children:
        if isinstance(child, Group):
            inner = _cut_group(child, mask)
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
        whole, rest = _parted(shape.path, mask, margin)
    else:
        rest = islands_of(shape.path.verbs, np.array(shape.path.points))
    inside, crossing = sorted_by(mask, rest, margin)
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


def _parted(stamps: Stamps, mask: Mask, margin: float) -> tuple[Stamps | None, list[Islands]]:
    """The copies wholly inside; of those that may cross the edge, the islands."""
    where = mask.where(stamps.boxes(margin))
    inside = stamps.matrices[where == INSIDE]
    whole = Stamps(stamps.motif, inside) if len(inside) else None
    rest = Stamps(stamps.motif, stamps.matrices[where == CROSSING])
    if not len(rest):
        return whole, []
    motif = islands_of(stamps.motif.verbs, np.array(stamps.motif.points))
    points, first, islands = rest.points(), 0, []
    for verbs, part in motif:
        last = first + part.shape[1]
        islands.append((verbs, points[:, first:last]))
        first = last
    return whole, islands


def _cut_islands(islands: Sequence[Islands], mask: Mask) -> list[Islands]:
    """The inside parts of islands."""
    return [
        part
        for batch in gathered(islands, _CUT_AT_ONCE, lambda verbs: 1)
        for part in _intersected(skia_contours(*joined(batch)), mask)
    ]


def _cut_strokes(islands: Sequence[Islands], paint: Paint, mask: Mask) -> list[Islands]:
    """The inside parts of the areas that strokes cover."""
    pen = skia.Paint(
        Style=skia.Paint.kStroke_Style,
        StrokeWidth=paint.width,
        StrokeCap=skia.Paint.kRound_Cap,
        StrokeJoin=skia.Paint.kRound_Join,
    )
    covered = skia.Path()
    pen.getFillPath(skia_contours(*joined(islands)), covered)
    return _intersected(covered, mask)


def _cut_dashes(islands: Sequence[Islands], paint: Paint, mask: Mask) -> list[Islands]:
    """The dashes of strokes as lines, those that cross the edge up to it."""
    pen = skia.Paint(
        Style=skia.Paint.kStroke_Style,  # without a width: what it fills are the dashes as lines
        PathEffect=skia.DashPathEffect.Make(list(paint.dash), 0.0),
    )
    dashes = skia.Path()
    pen.getFillPath(skia_contours(*joined(islands)), dashes)
    inside, crossing = sorted_by(mask, lines_of(*contours_of(dashes)), paint.width / 2)
    if not crossing:
        return inside
    places = np.einsum("tk,nkd->ntd", _BERNSTEIN, np.concatenate([_bows(*x) for x in crossing]))
    held = mask.holds(places)
    first, last = held.argmax(axis=1), _SAMPLES - 1 - held[:, ::-1].argmax(axis=1)
    rows = np.flatnonzero(held.any(axis=1))
    ends = np.stack([places[rows, first[rows]], places[rows, last[rows]]], axis=1)
    return [*inside, ("ML", ends)]


def _bows(verbs: str, points: npt.NDArray[np.float64]) -> npt.NDArray[np.float64]:
    """Dashes as cubic curves [dashes, 4, 2]; round a corner one is short enough to be straight."""
    return points if verbs == "MC" else points[:, [0, 0, -1, -1]]


def _intersection(path: Any, other: Any) -> Any:
    try:
        result = skia.Op(path, other, skia.PathOp.kIntersect_PathOp)
    except RuntimeError:  # skia gives up on some nearly touching curves; short lines always work
        straight = [_straightened(*island) for island in islands_of(*contours_of(path))]
        result = skia.Op(skia_contours(*joined(straight)), other, skia.PathOp.kIntersect_PathOp)
    return skia.Path() if result is None else result


def _intersected(path: Any, mask: Mask) -> list[Islands]:
    result = _intersection(path, mask.path)
    if result.isEmpty():
        return []
    verbs, points = contours_of(result)
    return [(verbs, points[None])] if len(verbs) <= _VERBS_A_PATH else islands_of(verbs, points)


def _straightened(verbs: str, points: npt.NDArray[np.float64]) -> Islands:
    """The contours of an island as short straight lines, on a grid of a hundredth of a unit."""
    kinds: list[str] = []
    lines = []
    first = 0
    for part in verbs.split("M")[1:]:
        count = points_of("M" + part)
        corners = tuple((x, y) for x, y in points[0, first : first + count].tolist())
        first += count
        line = flattened(Path("M" + part, corners), 6).round(2)
        kinds.append("M" + "L" * (len(line) - 1) + "Z")
        lines.append(line)
    return "".join(kinds), np.concatenate(lines)[None]


def _paths(islands: Sequence[Islands]) -> list[Path]:
    """Islands gathered into compound paths of limited size."""
    return [path_of(batch) for batch in gathered(islands, _VERBS_A_PATH, len)]
