"""What can be wrong with a drawn design, as a list of sentences: empty when all is well.

`python -m model.garment audit --count 20000` runs it over sampled designs.
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import numpy.typing as npt
import skia

from model.garment.compose import arrange, seen
from model.garment.design import Design, DesignError
from model.garment.dialect import faults
from model.garment.draft.assemble import draft
from model.garment.draft.piece import Piece
from model.garment.drawing import Drawing, Shape, Stamps
from model.garment.floating import floating
from model.garment.geometry import Path, flattened
from model.garment.measured import drawn_sizes
from model.garment.skia_paths import skia_path
from model.garment.svg import svg
from model.garment.union import missed
from model.garment.union import parts as parts_of

_PIXELS = 512
_TOLERANCE = 0.01
_LEAST = 0.02  # cm or degrees


def audit(design: Design) -> list[str]:
    """Everything that is wrong with a design and its drawing."""
    return [*_value_faults(design), *drawn_faults(design, draft(design))]


def drawn_faults(design: Design, drafted: Sequence[Piece]) -> list[str]:
    """Everything that is wrong with a design's pieces, and with the drawing of them."""
    pieces = tuple(seen(drafted))
    drawing = arrange(design, pieces)
    text = svg(drawing)
    found = faults(text)
    found += _path_faults(drawing)
    found += silhouette_faults(pieces, drawing)
    found += [f"part {p.name} is missing in the SVG" for p in pieces if f'"{p.name}"' not in text]
    found += hidden_parts(drawing)
    found += floating(pieces)
    found += size_faults(design, drafted)
    return found


def _value_faults(design: Design) -> list[str]:
    try:
        if Design.of(design.values()) != design:
            return ["validation changes the design"]
        again = Design.from_tokens(design.to_tokens())
    except DesignError as error:
        return [str(error)]
    if again.to_tokens() != design.to_tokens():
        return ["tokens change in the round trip"]
    return []


def _path_faults(drawing: Drawing) -> list[str]:
    found = []
    for shape in drawing.shapes():
        points = (
            shape.path.points().reshape(-1, 2)
            if isinstance(shape.path, Stamps)
            else np.array(shape.path.points)
        )
        if not np.isfinite(points).all():
            found.append(f"{shape.id} has points that are no numbers")
    silhouette = next(s for s in drawing.shapes() if s.id == "silhouette-line")
    assert isinstance(silhouette.path, Path)
    points = np.array(silhouette.path.points)
    if points.min() < 0 or points.max() > drawing.width:
        found.append("the silhouette leaves the canvas")
    if crossings(silhouette.path):
        found.append("the silhouette crosses itself")
    return found


def silhouette_faults(pieces: tuple[Piece, ...], drawing: Drawing) -> list[str]:
    """Whether the silhouette goes round all solid pieces, and round nothing else."""
    *parts, silhouette = drawing.groups
    shapes = [next(iter(part.shapes())) for part in parts]
    outlines = [
        shape.path
        for piece, shape in zip(pieces, shapes, strict=True)
        if piece.solid and isinstance(shape.path, Path)
    ]
    line = next(iter(silhouette.shapes())).path
    assert isinstance(line, Path)
    wrong, count = missed(line, outlines), parts_of(line)
    found = [f"the silhouette differs from the parts by {wrong:.1%}"] if wrong > 0.01 else []
    return found if count == 1 else [*found, f"the silhouette is in {count} parts"]


def crossings(path: Path) -> int:
    """How often the contours of a closed path cross themselves."""
    total = 0
    i = 0
    for part in path.verbs.split("M")[1:]:
        verbs = "M" + part
        count = sum({"M": 1, "L": 1, "C": 3, "Z": 0}[v] for v in verbs)
        contour = Path(verbs, path.points[i : i + count])
        i += count
        if _crossings_of(flattened(contour, 4)):  # a rough look first: pairs are many
            total += _crossings_of(flattened(contour, 24))
    return total


def _crossings_of(points: npt.NDArray[np.float64]) -> int:
    steps = np.hypot(*np.diff(points, axis=0).T)
    points = points[np.concatenate([[True], steps > 1e-3])]
    a, b = points[:-1], points[1:]
    n = len(a)
    if n < 4:
        return 0

    def side(p: npt.NDArray[np.float64], q: npt.NDArray[np.float64],
             r: npt.NDArray[np.float64]) -> npt.NDArray[np.float64]:  # fmt: skip
        return np.asarray((q[..., 0] - p[..., 0]) * (r[..., 1] - p[..., 1])
                          - (q[..., 1] - p[..., 1]) * (r[..., 0] - p[..., 0]))  # fmt: skip

    first, second = np.triu_indices(n, 2)
    proper = ~((first == 0) & (second == n - 1))
    first, second = first[proper], second[proper]
    p, q, r, s = a[first], b[first], a[second], b[second]
    limit = 0.5  # square units: touching is not crossing
    one, two, three, four = side(p, q, r), side(p, q, s), side(r, s, p), side(r, s, q)
    cross = (one * two < 0) & (three * four < 0)
    deep = np.minimum(np.minimum(abs(one), abs(two)), np.minimum(abs(three), abs(four))) > limit
    return int((cross & deep).sum())


def hidden_parts(drawing: Drawing) -> list[str]:
    """Groups of which no pixel is to be seen, because others cover them."""
    ids = np.zeros((_PIXELS, _PIXELS, 4), np.uint8)
    surface = skia.Surface(ids, colorType=skia.kRGBA_8888_ColorType)
    with surface as canvas:
        canvas.scale(_PIXELS / drawing.width, _PIXELS / drawing.width)
        for number, group in enumerate(drawing.groups, start=1):
            colour = skia.Color(number % 256, number // 256, 0, 255)
            for shape in group.children:  # what is clipped to a part shows no other part
                if isinstance(shape, Shape) and group.id != "silhouette":
                    _mark(canvas, shape, colour)
    seen = set((ids[:, :, 0].astype(int) + 256 * ids[:, :, 1].astype(int)).ravel().tolist())
    return [
        f"part {group.id} cannot be seen"
        for number, group in enumerate(drawing.groups, start=1)
        if number not in seen and group.id != "silhouette"
    ]


def _mark(canvas: object, shape: Shape, colour: int) -> None:
    assert isinstance(shape.path, Path)
    paint = skia.Paint(Color=colour, AntiAlias=False)
    if not shape.paint.fill:
        paint.setStyle(skia.Paint.kStroke_Style)
        paint.setStrokeWidth(max(shape.paint.width, 2.0))
    canvas.drawPath(skia_path(shape.path), paint)  # type: ignore[attr-defined]


def size_faults(design: Design, pieces: Sequence[Piece]) -> list[str]:
    """Drawn sizes that differ from the fields by more than 1 %."""
    return [
        f"{name} is drawn {size:.2f} and is {wanted:.2f}"
        for name, (size, wanted) in drawn_sizes(design, pieces).items()
        if abs(size - wanted) > _TOLERANCE * abs(wanted) + _LEAST
    ]
