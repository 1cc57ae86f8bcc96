"""From drafted pieces to a drawing: scale, colours, line weights, surfaces and silhouette."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import skia

from model.garment.cloth import Cloth
from model.garment.design import Design
from model.garment.draft.assemble import draft
from model.garment.draft.piece import Line, Piece
from model.garment.drawing import Drawing, Group, Paint, Shape, sliver
from model.garment.geometry import Path, box_of, compound, contour_sizes, flattened, polyline
from model.garment.prints.lay import Frame
from model.garment.skia_paths import from_skia, skia_path

CANVAS = 1024
_MARGIN = 52.0
_LARGEST_SCALE = 12.4  # units a cm: short garments stay smaller than long ones

WEIGHTS = {  # widths in canvas units, after the ladder of technical flats
    "silhouette": 4.6,
    "edge": 2.7,
    "seam": 2.0,
    "stitch": 1.25,
    "fold": 2.6,
    "detail": 1.05,
    "hidden": 1.2,
    "texture": 0.8,
}
_DASHES = {"stitch": (5.2, 3.4), "hidden": (9.0, 5.0)}


def compose(design: Design, canvas: int = CANVAS, *, shading: bool = True) -> Drawing:
    """The flat of a design on a square canvas of `canvas` units."""
    return arrange(design, draft(design), canvas, shading=shading)


def arrange(
    design: Design, pieces: Sequence[Piece], canvas: int = CANVAS, *, shading: bool = True
) -> Drawing:
    """Drafted pieces, fitted to the canvas and painted in the design's colours and cloth."""
    left, top, right, bottom = box_of(p.outline for p in pieces if p.solid)
    unit = canvas / CANVAS
    room = canvas - 2 * _MARGIN * unit
    scale = min(room / (right - left), room / (bottom - top), _LARGEST_SCALE * unit)
    frame = Frame(
        scale,
        canvas / 2 - scale * (left + right) / 2,
        canvas / 2 - scale * (top + bottom) / 2,
    )
    cloth = Cloth(design, frame, unit, pieces, shading=shading)
    groups: list[Group] = []
    used: dict[str, int] = {}
    solids: list[Path] = []
    for piece in seen(pieces):
        name = _unique(piece.name, used)
        outline = cloth.place(piece.outline)
        if piece.solid:
            solids.append(outline)
        groups.append(_group(name, piece, outline, cloth))
    paint = Paint(stroke=cloth.inks.line(cloth.inks.base), width=WEIGHTS["silhouette"] * unit)
    groups.append(Group("silhouette", (Shape("silhouette-line", union(solids), paint),)))
    return Drawing(canvas, canvas, tuple(groups))


_MAY_BE_COVERED = frozenset(("body-back", "skirt-back", "collar-stand-left", "collar-stand-right"))


def seen(pieces: Sequence[Piece]) -> list[Piece]:
    """The pieces without those insides and under-collars that others cover entirely."""
    kept = []
    for i, piece in enumerate(pieces):
        if piece.name in _MAY_BE_COVERED:
            left = skia_path(piece.outline)
            for other in pieces[i + 1 :]:
                if other.ink != "none" and left is not None and not left.isEmpty():
                    left = _joined(left, other.outline, skia.PathOp.kDifference_PathOp)
            if left is not None and not _shows(left):
                continue
        kept.append(piece)
    return kept


def _shows(path: Any) -> bool:
    """Whether what remains, in cm, is more than slivers that a line would cover."""
    return any(
        area > 2.0 and 2 * area / max(around, 0.1) > 0.55
        for area, around in contour_sizes(from_skia(path))
    )


def _unique(name: str, used: dict[str, int]) -> str:
    used[name] = used.get(name, 0) + 1
    return name if used[name] == 1 else f"{name}-{used[name]}"


def _group(name: str, piece: Piece, outline: Path, cloth: Cloth) -> Group:
    children: list[Shape | Group] = []
    inks = cloth.inks
    fill = inks.base if piece.ink == "none" else inks.fill(piece.ink)
    if piece.ink != "none":
        fill = cloth.fill(piece, fill)
        children.append(Shape(f"{name}-fill", outline, cloth.fill_paint(piece, fill)))
        inner = cloth.surface_shapes(name, piece, outline, fill)
        if inner:
            clipped = Group(f"{name}-surface-clip", tuple(inner), clip=outline)
            children.append(Group(f"{name}-surface", (clipped,)))
    stitched = inks.stitch(fill)
    children += line_shapes(name, piece.lines, cloth.place_point, inks.line(fill), cloth.unit,
                            stitched)  # fmt: skip
    return Group(name, tuple(children))


def line_shapes(
    name: str, lines: Sequence[Line], place: Any, ink: str, unit: float, stitch_ink: str
) -> list[Shape]:
    """The lines of a piece, one compound path a role; folds taper."""
    shapes = []
    for role in ("detail", "seam", "fold", "edge", "stitch", "hidden"):
        paths = [item.path.map(place) for item in lines if item.role == role]
        if not paths:
            continue
        width = WEIGHTS[role] * unit
        if role == "fold":
            path = compound(sliver(p, width) for p in paths)
            shapes.append(Shape(f"{name}-folds", path, Paint(fill=ink, opacity=0.85)))
        else:
            dash = tuple(d * unit for d in _DASHES.get(role, ()))
            stroke = stitch_ink if role == "stitch" else ink
            shapes.append(Shape(f"{name}-{role}", compound(paths), Paint(stroke=stroke, width=width,
                          dash=dash)))  # fmt: skip
    return shapes


def union(paths: Sequence[Path]) -> Path:
    """The outline of everything the paths cover."""
    whole = skia_path(paths[0])
    for path in paths[1:]:
        merged = _joined(whole, path, skia.PathOp.kUnion_PathOp)
        whole = merged if merged is not None else whole
    return from_skia(whole)


def _joined(whole: Any, path: Path, how: Any) -> Any:
    """A path operation of skia's, which gives up on some curves that nearly touch."""
    try:
        return skia.Op(whole, skia_path(path), how)
    except RuntimeError:  # short lines always work
        parts = ["M" + verbs for verbs in path.verbs.split("M")[1:]]
        straight, start = [], 0
        for verbs in parts:
            end = start + sum({"C": 3, "Z": 0}.get(verb, 1) for verb in verbs)
            points = flattened(Path(verbs, path.points[start:end]), 10).round(3)
            straight.append(polyline([(float(x), float(y)) for x, y in points]).closed())
            start = end
        return skia.Op(whole, skia_path(compound(straight)), how)
