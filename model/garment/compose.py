"""From drafted pieces to a drawing: scale, colours, line weights, surfaces and silhouette."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

import numpy as np
import skia

from model.garment.cloth import Cloth
from model.garment.design import Design
from model.garment.draft.assemble import draft
from model.garment.draft.piece import Line, Piece
from model.garment.drawing import Drawing, Group, Paint, Shape, sliver
from model.garment.geometry import Path, box_of, compound
from model.garment.prints.lay import Frame
from model.garment.quilting import quilting_lines
from model.garment.skia_paths import skia_path
from model.garment.union import union

CANVAS = 1024
_MARGIN = 52.0
_LARGEST_SCALE = 12.4  # units a cm: short garments stay smaller than long ones

WEIGHTS = {  # widths in canvas units, after the ladder of technical flats
    "silhouette": 4.6,
    "edge": 2.7,
    "seam": 2.0,
    "stitch": 1.25,
    "fold": 2.6,
    "quilting": 1.7,
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
    frame = frame_of(pieces, canvas)
    unit = canvas / CANVAS
    cloth = Cloth(design, frame, unit, pieces, shading=shading)
    groups: list[Group] = []
    used: dict[str, int] = {}
    solids: list[Path] = []
    for piece in seen(pieces):
        name = _unique(piece.name, used)
        outline = cloth.place(piece.outline)
        if piece.solid:
            solids.append(outline)
        if piece.cloth and piece.ink != "none":
            quilted = quilting_lines(piece, design.choice("quilting", "none"))
            piece = replace(piece, lines=quilted + piece.lines)
        groups.append(_group(name, piece, outline, cloth))
    paint = Paint(stroke=cloth.inks.line(cloth.inks.base), width=WEIGHTS["silhouette"] * unit)
    groups.append(Group("silhouette", (Shape("silhouette-line", union(solids), paint),)))
    return Drawing(canvas, canvas, tuple(groups))


def frame_of(pieces: Sequence[Piece], canvas: int) -> Frame:
    """Where the pieces stand on the canvas."""
    left, top, right, bottom = box_of(p.outline for p in pieces if p.solid)
    unit = canvas / CANVAS
    room = canvas - 2 * _MARGIN * unit
    scale = min(room / (right - left), room / (bottom - top), _LARGEST_SCALE * unit)
    return Frame(
        scale,
        canvas / 2 - scale * (left + right) / 2,
        canvas / 2 - scale * (top + bottom) / 2,
    )


_DOTS = 4  # a cm
_SLIVER = 0.7  # cm
_MAY_BE_COVERED = frozenset(("body-back", "skirt-back", "collar-stand-left", "collar-stand-right"))


def seen(pieces: Sequence[Piece]) -> list[Piece]:
    """The pieces without those insides and under-collars that others cover entirely."""
    return [
        piece
        for i, piece in enumerate(pieces)
        if piece.name not in _MAY_BE_COVERED or _shows(piece, pieces[i + 1 :])
    ]


def _shows(piece: Piece, above: Sequence[Piece]) -> bool:
    """Whether more of a piece remains visible than slivers that the lines beside it cover."""
    left, top, right, bottom = box_of([piece.outline])
    size = int(_DOTS * (bottom - top)) + 1, int(_DOTS * (right - left)) + 1
    dots = np.zeros(size, np.uint8)
    with skia.Surface(dots, colorType=skia.kAlpha_8_ColorType) as canvas:
        canvas.scale(_DOTS, _DOTS)
        canvas.translate(-left, -top)
        canvas.drawPath(skia_path(piece.outline), skia.Paint())
        rub = skia.Paint(BlendMode=skia.BlendMode.kClear, StrokeWidth=_SLIVER,
                         Style=skia.Paint.kStrokeAndFill_Style)  # fmt: skip
        for other in above:
            if other.ink != "none":
                canvas.drawPath(skia_path(other.outline), rub)
    return bool((dots > 127).sum() > _DOTS**2)  # one square centimetre


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
    for role in ("quilting", "detail", "seam", "fold", "edge", "stitch", "hidden"):
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
