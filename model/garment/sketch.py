"""A simulated hand sketch of a design: pen or stylus lines on paper, from clean to very rough.

Strokes are the drawing's own lines, redrawn by an unsteady hand: low-frequency wobble, overshoot,
gaps, restated lines, varying width and darkness, a slight tilt and perspective, the paper's
shade, and errors that differ between left and right.
"""

from __future__ import annotations

import math
from dataclasses import dataclass
from itertools import pairwise
from typing import Any, Literal

import numpy as np
import numpy.typing as npt
import skia

from model.garment.compose import CANVAS
from model.garment.drawing import Drawing, Shape, Stamps
from model.garment.geometry import Path, flattened
from model.garment.raster import skia_path

Detail = Literal["outline", "seams", "full"]
_ROLES: dict[Detail, tuple[str, ...]] = {
    "outline": ("silhouette-line", "edge"),
    "seams": ("silhouette-line", "edge", "seam"),
    "full": ("silhouette-line", "edge", "seam", "folds", "detail", "stitch"),
}
_Points = npt.NDArray[np.float64]


@dataclass(frozen=True)
class Hand:
    """How a sketch is drawn. `roughness` goes from 0 (clean) to 1 (very rough)."""

    seed: int
    roughness: float = 0.4
    detail: Detail = "seams"

    def __post_init__(self) -> None:
        if not 0.0 <= self.roughness <= 1.0:
            raise ValueError(f"roughness is {self.roughness}; it must be from 0 to 1")
        if self.detail not in _ROLES:
            raise ValueError(f"detail is {self.detail!r}; it must be one of {list(_ROLES)}")


def sketch(drawing: Drawing, hand: Hand, size: int) -> npt.NDArray[np.uint8]:
    """The drawing as a grey sketch [size, size], dark lines on light paper.

    Args:
        drawing: the composed flat; its fills are ignored.
        hand: seed, roughness and how much is drawn.
        size: pixels a side, at least 16.
    """
    if size < 16:
        raise ValueError(f"size is {size} pixels; it must be at least 16")
    rng = np.random.default_rng(hand.seed)
    paper = _paper(rng, hand.roughness, size)
    view = _view(rng, hand.roughness)
    ink = np.full((size, size, 4), 255, np.uint8)
    surface = skia.Surface(ink, colorType=skia.kRGBA_8888_ColorType)
    with surface as canvas:
        canvas.scale(size / drawing.width, size / drawing.width)
        for shape in drawing.shapes():
            if shape.id.endswith("-fill"):
                _cover(canvas, shape, view)
            weight = _weight(shape, hand.detail)
            if weight:
                for stroke in _strokes(shape):
                    _draw(canvas, stroke, weight, rng, hand.roughness, view)
    return (paper * (ink[:, :, 0] / 255.0)).astype(np.uint8)


def _cover(canvas: Any, shape: Shape, view: npt.NDArray[np.float64]) -> None:
    """Hides the lines under a part: nobody draws what cannot be seen."""
    assert isinstance(shape.path, Path)
    matrix = skia.Matrix.MakeAll(*view.ravel().tolist())
    area = skia_path(shape.path)
    area.transform(matrix)
    canvas.drawPath(area, skia.Paint(AntiAlias=True, Color=skia.Color(255, 255, 255, 255)))


def _paper(rng: np.random.Generator, roughness: float, size: int) -> _Points:
    """White to grey paper with grain and, on rough sketches, a shadow across it."""
    level = 255 - roughness * rng.uniform(0, 26)
    grain = rng.normal(0, 1 + 5 * roughness, (size, size))
    y, x = np.mgrid[0:size, 0:size] / size
    angle = rng.uniform(0, 2 * math.pi)
    shadow = (
        roughness * rng.uniform(0, 44) * np.clip(x * math.cos(angle) + y * math.sin(angle), 0, 1)
    )
    uneven = grain - shadow if roughness > 0.12 else np.zeros((size, size))
    return np.asarray(np.clip(level + uneven, 90, 255))


def _view(rng: np.random.Generator, roughness: float) -> npt.NDArray[np.float64]:
    """A homography: tilt, scale, shift off centre and a little perspective."""
    turn = math.radians(rng.normal(0, 4.5 * roughness))
    size = 1 + rng.normal(0, 0.09 * roughness)
    stretch = 1 + rng.normal(0, 0.05 * roughness)
    half = CANVAS / 2
    move = np.array([[1, 0, half], [0, 1, half], [0, 0, 1.0]])
    back = np.array([[1, 0, -half], [0, 1, -half], [0, 0, 1.0]])
    c, s = math.cos(turn) * size, math.sin(turn) * size
    tilt = rng.normal(0, 0.09 * roughness / CANVAS, 2)
    core = np.array([[c * stretch, -s, rng.normal(0, 50 * roughness)],
                     [s, c, rng.normal(0, 50 * roughness)], [tilt[0], tilt[1], 1.0]])  # fmt: skip
    return np.asarray(move @ core @ back)


def _weight(shape: Shape, detail: Detail) -> float:
    if isinstance(shape.path, Stamps):
        return 0.0
    role = next((r for r in _ROLES[detail] if shape.id.endswith(r) or f"-{r}-" in shape.id), None)
    return {"silhouette-line": 4.2, "edge": 3.0, "seam": 2.3, None: 0.0}.get(role, 1.6)


def _strokes(shape: Shape) -> list[_Points]:
    """The open strokes of a compound path, each as points."""
    path = shape.path
    assert isinstance(path, Path)
    strokes: list[_Points] = []
    i = 0
    for part in path.verbs.split("M")[1:]:
        verbs = "M" + part
        count = sum({"M": 1, "L": 1, "C": 3, "Z": 0}[v] for v in verbs)
        piece = flattened(Path(verbs, path.points[i : i + count]), 7)
        i += count
        if len(piece) > 1:
            strokes += _split_corners(piece)
    return strokes


def _split_corners(points: _Points) -> list[_Points]:
    """A hand lifts the pen at sharp corners."""
    steps = np.diff(points, axis=0)
    keep = np.hypot(steps[:, 0], steps[:, 1]) > 1e-6
    points = np.vstack([points[:1], points[1:][keep]])
    steps = np.diff(points, axis=0)
    if len(steps) < 2:
        return [points] if len(points) > 1 else []
    angles = np.arctan2(steps[:, 1], steps[:, 0])
    turns = np.abs((np.diff(angles) + math.pi) % (2 * math.pi) - math.pi)
    cuts = [0, *(np.flatnonzero(turns > 0.75) + 1).tolist(), len(points) - 1]
    return [points[a : b + 1] for a, b in pairwise(cuts) if b > a]


def _draw(
    canvas: Any, stroke: _Points, weight: float, rng: np.random.Generator, roughness: float,
    view: npt.NDArray[np.float64],
) -> None:  # fmt: skip
    length = float(np.hypot(*np.diff(stroke, axis=0).T).sum())
    if length < 3 or (rng.random() < 0.05 * roughness and weight < 4):
        return
    copies = 1 + (rng.random() < 0.45 * roughness) + (rng.random() < 0.25 * roughness**2)
    for copy in range(int(copies)):
        line = _resampled(stroke, length, rng, roughness)
        line = _wobbled(line, length, rng, roughness * (1.0 if copy == 0 else 1.6))
        projected = np.column_stack([line, np.ones(len(line))]) @ view.T
        line = projected[:, :2] / projected[:, 2:]
        _ink(canvas, line, weight * (1.0 if copy == 0 else 0.7), rng, roughness)


def _resampled(
    stroke: _Points, length: float, rng: np.random.Generator, roughness: float
) -> _Points:
    """Even points along the stroke, with overshoot or a gap at its ends."""
    steps = np.hypot(*np.diff(stroke, axis=0).T)
    reached = np.concatenate([[0.0], np.cumsum(steps)])
    slip = rng.normal(0.1, 0.8, 2) * roughness * min(0.05 * length, 13)
    at = np.linspace(min(slip[0], 0.2 * length), length - min(slip[1], 0.2 * length),
                     max(int(length / 9), 3))  # fmt: skip
    inner = np.clip(at, 0, length)
    out = np.column_stack([np.interp(inner, reached, stroke[:, k]) for k in (0, 1)])
    for end, side in ((0, 1), (-1, -2)):
        over = abs(at[end] - inner[end])
        if over > 0:
            ahead = out[end] - out[side]
            out[end] += ahead / max(np.hypot(*ahead), 1e-6) * over
    return out


def _wobbled(line: _Points, length: float, rng: np.random.Generator, roughness: float) -> _Points:
    knots = max(int(length / 70), 3)
    t = np.linspace(0, knots - 1, len(line))
    offsets = rng.normal(0, 1, (knots, 2)) * roughness * min(1.5 + length / 90, 8.0)
    slow = np.column_stack([np.interp(t, np.arange(knots), offsets[:, k]) for k in (0, 1)])
    kernel = np.ones(5) / 5
    for k in (0, 1):
        padded = np.pad(slow[:, k], 2, mode="edge")
        slow[:, k] = np.convolve(padded, kernel, mode="valid")
    return line + slow + rng.normal(0, 0.35 * roughness, line.shape)


def _ink(
    canvas: Any, line: _Points, weight: float, rng: np.random.Generator, roughness: float
) -> None:
    """Draws a line in short stretches whose width and darkness drift."""
    stretch = 6
    width = weight * (1 + rng.normal(0, 0.25 * roughness))
    dark = 28 + 70 * roughness * rng.random()
    for i in range(0, len(line) - 1, stretch):
        part = line[i : i + stretch + 1]
        if rng.random() < 0.02 * roughness:
            continue
        path = skia.Path()
        path.addPoly([skia.Point(float(x), float(y)) for x, y in part], False)
        pressure = 1 + rng.normal(0, 0.3 * roughness)
        grey = int(min(max(dark * (1 + rng.normal(0, 0.3 * roughness)), 0), 190))
        canvas.drawPath(path, skia.Paint(
            AntiAlias=True, Color=skia.Color(grey, grey, grey, 255),
            Style=skia.Paint.kStroke_Style, StrokeCap=skia.Paint.kRound_Cap,
            StrokeJoin=skia.Paint.kRound_Join, StrokeWidth=max(width * pressure, 0.8)))  # fmt: skip
