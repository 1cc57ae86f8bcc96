"""What can be wrong with a drawn design, as a list of sentences: empty when all is well.

`python -m model.garment audit --count 20000` runs it over sampled designs.
"""

from __future__ import annotations

import math

import numpy as np
import numpy.typing as npt
import skia

from model.garment.compose import arrange, seen
from model.garment.design import Design, DesignError
from model.garment.dialect import faults
from model.garment.draft.assemble import draft
from model.garment.draft.landmarks import landmarks
from model.garment.draft.piece import Piece
from model.garment.draft.sleeves import projection
from model.garment.drawing import Drawing, Shape, Stamps
from model.garment.geometry import Path, flattened
from model.garment.skia_paths import skia_path
from model.garment.svg import svg

_PIXELS = 384
_TOLERANCE = 0.01


def audit(design: Design) -> list[str]:
    """Everything that is wrong with a design and its drawing."""
    found = _value_faults(design)
    pieces = tuple(seen(draft(design)))
    drawing = arrange(design, pieces)
    text = svg(drawing)
    found += faults(text)
    found += _path_faults(drawing)
    found += [f"part {p.name} is missing in the SVG" for p in pieces if f'"{p.name}"' not in text]
    found += hidden_parts(drawing)
    found += size_faults(design, pieces)
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


def crossings(path: Path) -> int:
    """How often the contours of a closed path cross themselves."""
    total = 0
    i = 0
    for part in path.verbs.split("M")[1:]:
        verbs = "M" + part
        count = sum({"M": 1, "L": 1, "C": 3, "Z": 0}[v] for v in verbs)
        contour = flattened(Path(verbs, path.points[i : i + count]), 4)
        i += count
        total += _crossings_of(contour)
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
        paint.setStrokeWidth(max(shape.paint.width, 4.0))
    canvas.drawPath(skia_path(shape.path), paint)  # type: ignore[attr-defined]


def size_faults(design: Design, pieces: tuple[Piece, ...]) -> list[str]:
    """Drawn sizes that differ from the fields by more than 1 %."""
    drawn = drawn_sizes(design, {p.name: p for p in pieces})
    return [
        f"{name} is drawn {size:.2f} cm and is {wanted:.2f} cm"
        for name, (size, wanted) in drawn.items()
        if abs(size - wanted) > _TOLERANCE * wanted + 0.02
    ]


def drawn_sizes(design: Design, pieces: dict[str, Piece]) -> dict[str, tuple[float, float]]:
    """Measured and wanted sizes of what can be measured on the pieces, in cm."""
    out: dict[str, tuple[float, float]] = {}
    if "chest_width" in design and "body-back" in pieces:
        points = flattened(pieces["body-back"].outline, 24)
        at = landmarks(design)
        if design.choice("silhouette") != "o_line":
            row = points[abs(points[:, 1] - at.underarm[1]) < 0.02]
            if len(row):
                out["chest_width"] = (float(np.ptp(row[:, 0])), design.number("chest_width"))
        if "shoulder_width" in design and design.choice("sleeve") != "raglan":
            out["shoulder_width"] = (2 * at.shoulder[0], design.number("shoulder_width"))
        if "cuff_width" in design and "sleeve-left" in pieces:
            out |= _cuff(design, pieces["sleeve-left"])
    if "skirt_length" in design and "waist_width" in design:
        front = pieces.get("skirt-front")
        if front is not None:
            points = flattened(front.outline, 16)
            top = points[points[:, 1] < 0.05]
            out["waist_width"] = (float(np.ptp(top[:, 0])), design.number("waist_width"))
    if "leg_opening" in design:
        corners = pieces["leg-left"].outline.points
        low = sorted(corners, key=lambda p: -p[1])[:4]
        reach = max(p[0] for p in low) - min(p[0] for p in low)
        out["leg_opening"] = (reach, design.number("leg_opening"))
    return out


def _cuff(design: Design, sleeve: Piece) -> dict[str, tuple[float, float]]:
    if design.choice("sleeve") not in ("set_in", "two_piece", "drop_shoulder", "dolman"):
        return {}
    wanted = design.number("cuff_width") * projection(design)
    points = sleeve.outline.points
    gaps = [math.dist(a, b) for a in points for b in points]
    nearest = min(gaps, key=lambda g: abs(g - wanted))
    return {"cuff_width": (nearest, wanted)}
