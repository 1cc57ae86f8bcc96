"""A simulated hand sketch of a design: pen or stylus lines on paper, from clean to very rough.

Strokes are the drawing's own lines, redrawn by an unsteady hand: low-frequency wobble, overshoot,
gaps, restated lines, varying width and darkness, a slight tilt and perspective, the paper's
shade, and errors that differ between left and right.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import Any, Literal

import numpy as np
import numpy.typing as npt
import skia

from model.garment.compose import CANVAS
from model.garment.contour import contour_alone, necklines
from model.garment.drawing import Drawing, Shape, Stamps
from model.garment.geometry import Path, contours, flattened
from model.garment.skia_paths import skia_contours, skia_path

Detail = Literal["contour", "neckline", "outline", "seams", "full"]
DETAILS: tuple[Detail, ...] = (  # as often as sketches have them; a fifth are contours alone
    "outline", "seams", "full", "contour", "seams", "neckline", "outline", "full", "contour",
    "seams",
)  # fmt: skip
_ROLES: dict[Detail, tuple[str, ...]] = {
    "contour": ("silhouette-line",),
    "neckline": ("silhouette-line", "edge"),
    "outline": ("silhouette-line", "edge"),
    "seams": ("silhouette-line", "edge", "seam", "quilting"),
    "full": ("silhouette-line", "edge", "seam", "quilting", "folds", "detail", "stitch"),
}
_Points = npt.NDArray[np.float64]
_CORNER = 0.75  # radians
_APART = 1000.0
_OUTLINE, _SEAM = 4.2, 2.3  # units of the canvas: widths of lines


@dataclass(frozen=True)
class Hand:
    """How a sketch is drawn.

    `roughness` goes from 0 (clean) to 1 (very rough). `width` is how wide the garment is drawn, of
    what it is drafted: figures of fashion are slimmer than bodies.
    """

    seed: int
    roughness: float = 0.4
    detail: Detail = "seams"
    width: float = 1.0

    def __post_init__(self) -> None:
        if not 0.0 <= self.roughness <= 1.0:
            raise ValueError(f"roughness is {self.roughness}; it must be from 0 to 1")
        if self.detail not in _ROLES:
            raise ValueError(f"detail is {self.detail!r}; it must be one of {list(_ROLES)}")
        if not 0.5 <= self.width <= 1.5:
            raise ValueError(f"width is {self.width}; it must be from 0.5 to 1.5")


def sketch(drawing: Drawing, hand: Hand, size: int) -> npt.NDArray[np.uint8]:
    """The drawing as a grey sketch [size, size], dark lines on light paper.

    Args:
        drawing: the composed flat; its fills are ignored.
        hand: seed, roughness and how much is drawn.
        size: pixels a side, at least 16.
    """

    def draw(canvas: Any, rng: np.random.Generator, view: _Points) -> None:
        canvas.scale(size / drawing.width, size / drawing.width)
        for shape in _shapes(drawing, hand.detail):
            if shape.id.endswith("-fill"):
                _cover(canvas, shape, view)
            weight = _weight(shape, hand.detail)
            if weight:
                _draw(canvas, _strokes(shape), weight, rng, hand.roughness, view)

    return _on_paper(draw, hand, size)


def sketch_of_lines(
    outline: Sequence[_Points], inner: Sequence[_Points], hand: Hand, size: int
) -> npt.NDArray[np.uint8]:
    """Any lines as a grey sketch [size, size], dark on light paper, drawn as those of a drawing.

    Args:
        outline: lines float [n, 2], x and y in units of the canvas, at least two points each.
        inner: likewise, drawn fainter.
        hand: seed and roughness; how much is drawn is what was given.
        size: pixels a side, at least 16.
    """

    def draw(canvas: Any, rng: np.random.Generator, view: _Points) -> None:
        canvas.scale(size / CANVAS, size / CANVAS)
        for lines, weight in ((outline, _OUTLINE), (inner, _SEAM)):
            _draw(canvas, _at_corners(lines), weight, rng, hand.roughness, view)

    return _on_paper(draw, hand, size)


def _on_paper(
    draw: Callable[[Any, np.random.Generator, _Points], None], hand: Hand, size: int
) -> npt.NDArray[np.uint8]:
    """What is drawn through a hand's view, on its paper."""
    if size < 16:
        raise ValueError(f"size is {size} pixels; it must be at least 16")
    rng = np.random.default_rng(hand.seed)
    paper = _paper(rng, hand.roughness, size)
    view = _view(rng, hand)
    ink = np.full((size, size, 4), 255, np.uint8)
    with skia.Surface(ink, colorType=skia.kRGBA_8888_ColorType) as canvas:
        draw(canvas, rng, view)
    return (paper * (ink[:, :, 0] / 255.0)).astype(np.uint8)


def _shapes(drawing: Drawing, detail: Detail) -> Iterable[Shape]:
    """What a hand looks at: all shapes, or the silhouette alone, with the neckline perhaps."""
    if detail not in ("contour", "neckline"):
        return drawing.shapes()
    neck = necklines(drawing) if detail == "neckline" else ()
    return (*neck, contour_alone(drawing))


def view_of(hand: Hand, size: int) -> npt.NDArray[np.float64]:
    """How this hand sees the canvas: the homography [3, 3] of canvas units in `sketch`."""
    rng = np.random.default_rng(hand.seed)
    _paper(rng, hand.roughness, size)  # its numbers come first
    return _view(rng, hand)


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


def _view(rng: np.random.Generator, hand: Hand) -> npt.NDArray[np.float64]:
    """A homography: width, tilt, scale, shift off centre and a little perspective."""
    roughness = hand.roughness
    turn = math.radians(rng.normal(0, 4.5 * roughness))
    size = 1 + rng.normal(0, 0.09 * roughness)
    stretch = hand.width * (1 + rng.normal(0, 0.05 * roughness))
    half = CANVAS / 2
    move = np.array([[1, 0, half], [0, 1, half], [0, 0, 1.0]])
    back = np.array([[1, 0, -half], [0, 1, -half], [0, 0, 1.0]])
    c, s = math.cos(turn) * size, math.sin(turn) * size
    tilt = rng.normal(0, 0.09 * roughness / CANVAS, 2)
    across, down = rng.normal(0, 50 * roughness, 2)
    core = np.array([[c * stretch, -s, across], [s * stretch, c, down], [tilt[0], tilt[1], 1.0]])
    return np.asarray(move @ core @ back)


def _weight(shape: Shape, detail: Detail) -> float:
    if isinstance(shape.path, Stamps):
        return 0.0
    role = next((r for r in _ROLES[detail] if shape.id.endswith(r) or f"-{r}-" in shape.id), None)
    return {"silhouette-line": _OUTLINE, "edge": 3.0, "seam": _SEAM, None: 0.0}.get(role, 1.6)


def _strokes(shape: Shape) -> list[_Points]:
    """The open strokes of a compound path, each as points."""
    path = shape.path
    assert isinstance(path, Path)
    return _at_corners([flattened(contour, 7) for contour in contours(path)])


def _at_corners(pieces: Sequence[_Points]) -> list[_Points]:
    """Lines as the strokes that draw them: a hand lifts the pen at corners."""
    if not pieces:
        return []
    sizes = [len(piece) for piece in pieces]
    points = np.concatenate(pieces)
    owner = np.repeat(np.arange(len(pieces)), sizes)
    steps = np.diff(points, axis=0)
    fresh = owner[1:] != owner[:-1]
    keep = np.concatenate([[True], (np.hypot(steps[:, 0], steps[:, 1]) > 1e-6) | fresh])
    points, owner = points[keep], owner[keep]
    steps = np.diff(points, axis=0)
    fresh = owner[1:] != owner[:-1]
    angles = np.arctan2(steps[:, 1], steps[:, 0])
    turns = np.abs((np.diff(angles) + math.pi) % (2 * math.pi) - math.pi)
    corner = np.flatnonzero((turns > _CORNER) & ~fresh[1:] & ~fresh[:-1]) + 1
    firsts = np.sort(np.concatenate([[0], np.flatnonzero(fresh) + 1, corner]))
    lasts = np.append(firsts[1:], len(points) - 1)
    # A corner belongs to both strokes; the first point of another contour does not.
    lasts[:-1] -= fresh[lasts[:-1] - 1]
    return [
        points[a : b + 1] for a, b in zip(firsts.tolist(), lasts.tolist(), strict=True) if b > a
    ]


def _draw(
    canvas: Any, strokes: list[_Points], weight: float, rng: np.random.Generator, roughness: float,
    view: npt.NDArray[np.float64],
) -> None:  # fmt: skip
    """Draws strokes of one weight by hand: all points at once, since there are hundreds."""
    if not strokes:
        return
    points = np.concatenate(strokes)
    counts = np.array([len(stroke) for stroke in strokes])
    steps = np.hypot(*np.diff(points, axis=0).T)
    ends = np.cumsum(counts)
    steps[ends[:-1] - 1] = _APART  # so that one ruler measures all strokes, one after the other
    ruler = np.concatenate([[0.0], np.cumsum(steps)])
    begin = ruler[ends - counts]
    length = ruler[ends - 1] - begin
    drawn = length >= 3
    if weight < 4:
        drawn &= rng.random(len(strokes)) >= 0.05 * roughness
    copies = 1 + (rng.random(len(strokes)) < 0.45 * roughness)
    copies += rng.random(len(strokes)) < 0.25 * roughness**2
    line = np.repeat(np.arange(len(strokes)), np.where(drawn, copies, 0))
    if not len(line):
        return
    restated = np.concatenate([[False], line[1:] == line[:-1]])
    xy, count = _by_hand(points, ruler, begin[line], length[line], restated, rng, roughness)
    projected = np.column_stack([xy, np.ones(len(xy))]) @ view.T
    xy = projected[:, :2] / projected[:, 2:]
    pens = _Pens(canvas, rng, roughness)
    for piece, again in zip(np.split(xy, np.cumsum(count)[:-1]), restated.tolist(), strict=True):
        pens.draw(piece, weight * (0.7 if again else 1.0))
    pens.flush()


def _by_hand(
    points: _Points, ruler: _Points, begin: _Points, length: _Points,
    restated: npt.NDArray[np.bool_], rng: np.random.Generator, roughness: float,
) -> tuple[_Points, npt.NDArray[np.int64]]:  # fmt: skip
    """The lines that an unsteady hand makes of strokes: ends missed, and a slow wobble.

    Line i follows `points` from `begin[i]` on the ruler for `length[i]`.

    Returns:
        the points of all lines, [n, 2], and how many each line has.
    """
    count = np.maximum(length / 9, 3).astype(int)
    last = np.cumsum(count)
    share = (np.arange(last[-1]) - np.repeat(last - count, count)) / np.repeat(count - 1, count)

    def each(values: _Points) -> _Points:
        return np.repeat(values, count)

    slip = rng.normal(0.1, 0.8, (2, len(length))) * roughness * np.minimum(0.05 * length, 13)
    slip = np.minimum(slip, 0.2 * length)
    at = each(slip[0]) + share * each(length - slip[0] - slip[1])
    inner = np.clip(at, 0, each(length))
    out = np.column_stack([np.interp(each(begin) + inner, ruler, points[:, k]) for k in (0, 1)])
    for end, side in ((last - count, last - count + 1), (last - 1, last - 2)):
        ahead = out[end] - out[side]
        over = np.abs(at[end] - inner[end]) / np.maximum(np.hypot(*ahead.T), 1e-6)
        out[end] += ahead * over[:, None]
    knots = np.maximum(length / 70, 3).astype(int)
    reach = roughness * np.minimum(1.5 + length / 90, 8.0) * np.where(restated, 1.6, 1.0)
    offsets = rng.normal(0, 1, (int(knots.sum()), 2)) * np.repeat(reach, knots)[:, None]
    place = each(np.cumsum(knots) - knots) + share * each(knots - 1)
    left = np.minimum(place.astype(int), len(offsets) - 2)
    bend = place - left
    bend = (bend * bend * (3 - 2 * bend))[:, None]  # an arm swings, it has no corners
    out += offsets[left] * (1 - bend) + offsets[left + 1] * bend
    out += rng.normal(0, 0.35 * roughness, out.shape)
    return out, count


class _Pens:
    """Collects stretches of lines by width and darkness, which drift as a line is drawn."""

    _STRETCH = 9  # points that are drawn without a change
    _LEVELS = 4  # of pressure

    def __init__(self, canvas: Any, rng: np.random.Generator, roughness: float) -> None:
        self._canvas = canvas
        self._rng = rng
        self._roughness = roughness
        self._dark = 28 + 70 * roughness * rng.random()
        self._stretches: dict[tuple[float, int], list[_Points]] = {}

    def draw(self, line: _Points, weight: float) -> None:
        """A line, with a gap here and there."""
        starts = range(0, len(line) - 1, self._STRETCH)
        drift = self._rng.normal(0, 0.3, (len(starts), 2))
        skipped = self._rng.random(len(starts)) < 0.03 * self._roughness
        steps = np.round(drift * self._LEVELS).astype(int).tolist()
        for start, (press, dark), skip in zip(starts, steps, skipped.tolist(), strict=True):
            if skip:
                continue
            width = weight * (1 + self._roughness * press / self._LEVELS)
            grey = int(self._dark * (1 + self._roughness * dark / self._LEVELS))
            key = max(width, 0.8), min(max(grey, 0), 190)
            stretch = line[start : start + self._STRETCH + 1]
            self._stretches.setdefault(key, []).append(stretch)

    def flush(self) -> None:
        """Puts everything on the canvas."""
        for (width, grey), stretches in self._stretches.items():
            verbs = "".join(["M" + "L" * (len(each) - 1) for each in stretches])
            path = skia_contours(verbs, np.concatenate(stretches))
            self._canvas.drawPath(path, skia.Paint(
                AntiAlias=True, Color=skia.Color(grey, grey, grey, 255),
                Style=skia.Paint.kStroke_Style, StrokeCap=skia.Paint.kRound_Cap,
                StrokeJoin=skia.Paint.kRound_Join, StrokeWidth=width))  # fmt: skip
