"""The lines that a person would draw of a picture: the outline of its figure, and edges within.

Edges are OpenCV's (Canny 1986, its non-maximum suppression and hysteresis): well kept, a fifth of a
millisecond for a picture, and of all libraries with a Canny the one that needs nothing but numpy.
Where the picture has a ground of one colour, the outline is the border of what stands on it, which
is whole even where a white shirt lies on white paper and Canny finds it in pieces.
"""

from __future__ import annotations

from dataclasses import dataclass

import cv2
import numpy as np
import numpy.typing as npt

from model.garment.ground import SAME_RGB, figure_of

_BLUR = 1 / 64  # of the side: sigma of the Gaussian before Canny; finer is texture
_LOW, _HIGH = 25, 60  # Canny's thresholds; a step of 40 levels, blurred so, has the higher one
_STRONG = 2.5  # times these: what is seen from far away
_BESIDE = 1 / 24  # of the side: edges nearer to the outline are the outline
_SHORT = 1 / 14  # of the side: lines that nobody draws
_SPECK = 1e-3  # of the picture: areas that are no part of the figure
_SMOOTH = 5  # pixels: lines on a grid have steps, a pen's have none

Points = npt.NDArray[np.float64]
Mask = npt.NDArray[np.bool_]


@dataclass(frozen=True)
class Lines:
    """Lines float [n, 2], x and y as shares of the picture's sides."""

    outline: list[Points]
    strong: list[Points]  # edges within that are seen from far away
    weak: list[Points]  # the others

    @property
    def whole(self) -> bool:
        """Whether the picture has a ground, and so an outline."""
        return bool(self.outline)


def lines_of(picture: npt.NDArray[np.uint8]) -> Lines:
    """The lines of a picture uint8 [side, side, 3]; all are edges where it has no ground."""
    side = len(picture)
    figure = figure_of(picture / 255.0, SAME_RGB)
    grey = cv2.cvtColor(picture, cv2.COLOR_RGB2GRAY)
    blurred = cv2.GaussianBlur(grey, (0, 0), _BLUR * side)
    inside = np.ones((side, side), np.bool_)
    outline: list[Points] = []
    if figure is not None and figure.any():
        outline = _borders(figure)
        reach = 2 * round(_BESIDE * side) + 1
        inside = cv2.erode(figure.astype(np.uint8), np.ones((reach, reach), np.uint8)) > 0
    found = []
    for times in (_STRONG, 1.0):
        edges = cv2.Canny(blurred, times * _LOW, times * _HIGH, L2gradient=True) > 0
        found.append(edges & inside)
    strong = found[0]
    weak = found[1] & ~(cv2.dilate(strong.astype(np.uint8), np.ones((3, 3), np.uint8)) > 0)
    return Lines(outline, _long(traced(strong), side), _long(traced(weak), side))


def _borders(figure: Mask) -> list[Points]:
    """Closed lines around the figure and around its holes."""
    side = len(figure)
    found, _ = cv2.findContours(
        figure.astype(np.uint8), cv2.RETR_CCOMP, cv2.CHAIN_APPROX_NONE
    )  # of the outermost pixels: half a pixel within
    lines = [
        np.concatenate([each[:, 0], each[:1, 0]]).astype(float)
        for each in found
        if cv2.contourArea(each) >= _SPECK * side * side
    ]
    return [(_smoothed(line, closed=True) + 0.5) / side for line in lines]


def _long(lines: list[Points], side: int) -> list[Points]:
    kept = [line for line in lines if len(line) >= max(_SHORT * side, _SMOOTH)]
    return [(_smoothed(line, closed=False) + 0.5) / side for line in kept]


def _smoothed(line: Points, *, closed: bool) -> Points:
    """The means of so many points in a row; the ends of an open line stay where they are."""
    before = _SMOOTH // 2
    if closed:
        own = line[:-1]  # a closed line has its first point twice
        padded = np.concatenate([own[-before:], own, own[:before]])
    else:
        padded = np.concatenate([line[:1]] * before + [line] + [line[-1:]] * before)
    kernel = np.full(_SMOOTH, 1 / _SMOOTH)
    means = np.column_stack([np.convolve(padded[:, k], kernel, "valid") for k in (0, 1)])
    if closed:
        return np.concatenate([means, means[:1]])
    means[[0, -1]] = line[[0, -1]]
    return np.asarray(means)


def traced(edges: Mask) -> list[Points]:
    """Thin edges as lines: float [n, 2], x and y of their pixels in the order of a pen.

    A line goes on to the neighbour that is least of a turn; where edges branch, the other branch
    is a line of its own. Ends come first, closed lines last.
    """
    rows, columns = np.nonzero(edges)
    left = set(zip(columns.tolist(), rows.tolist(), strict=True))
    ends = [point for point in sorted(left) if len(_beside(point, left)) == 1]
    lines = []
    for start in (*ends, *sorted(left)):
        if start not in left:
            continue
        left.remove(start)
        line, step = [start], (0, 0)
        while around := _beside(line[-1], left):
            x, y = line[-1]
            ahead = max(
                around,
                key=lambda to: (
                    (to[0] - x) * step[0] + (to[1] - y) * step[1],
                    -abs(to[0] - x) - abs(to[1] - y),
                    to,
                ),
            )
            step = (ahead[0] - x, ahead[1] - y)
            left.remove(ahead)
            line.append(ahead)
        lines.append(np.array(line, float))
    return lines


def _beside(point: tuple[int, int], among: set[tuple[int, int]]) -> list[tuple[int, int]]:
    x, y = point
    return [
        (x + dx, y + dy)
        for dx in (-1, 0, 1)
        for dy in (-1, 0, 1)
        if (dx or dy) and (x + dx, y + dy) in among
    ]
