"""The area that a drawing encloses: what a designer means by an outline, gaps and all.

Everything that cannot be reached from the border of the page without crossing a line is inside.
Hand-drawn lines have gaps, so lines are thickened until the area no longer leaks, and the
thickening is taken off again.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from model.garment.line_map import box_of_ink, lines_in, resampled

SIDE = 160  # pixels of the grid
_MARGIN = 14  # pixels around the drawing
_GAPS = (0.5, 1.5, 3.0, 5.0, 8.0, 11.0)  # radii in pixels by which lines are thickened, in turn

_HALF_LINE = 1.5  # pixels
_LEAST = 0.02  # share of the grid; a smaller area is no garment

Mask = npt.NDArray[np.bool_]
Labels = npt.NDArray[np.int64]
Floats = npt.NDArray[np.float64]


@dataclass(frozen=True, eq=False)
class Silhouette:
    """A drawn area on a square grid.

    mask: bool [160, 160]; cells: int [160, 160], the parts of it that lines separate, from 1; 0 is
    line or outside; line: bool [160, 160]. A point of the grid, (x, y) in pixels, lies at
    (x / scale + left, y / scale + top) in the picture that it was taken from.
    """

    mask: Mask
    cells: Labels
    line: Mask
    scale: float
    left: float
    top: float


def silhouette_of(grey: npt.NDArray[np.uint8]) -> Silhouette | None:
    """The area enclosed by what is drawn; nothing where nothing is.

    Args:
        grey: uint8 [height, width], dark on light.
    """
    return silhouette_in(lines_in(grey))


def silhouette_in(ink: npt.NDArray[np.float32]) -> Silhouette | None:
    """`silhouette_of` a drawing of which `lines_in` is known: [height, width], 0 to 1."""
    box = box_of_ink(ink)
    if box is None:
        return None
    top, bottom, left, right = box
    room = SIDE - 2 * _MARGIN
    scale = room / max(bottom - top, right - left)
    rows = max(1, round((bottom - top) * scale))
    columns = max(1, round((right - left) * scale))
    small = resampled(ink[top:bottom, left:right], rows, columns)
    up, across = (SIDE - rows) // 2, (SIDE - columns) // 2
    framed = np.zeros((SIDE, SIDE))
    framed[up : up + rows, across : across + columns] = small
    # A thin line of a large drawing is faint when it is made small.
    line = framed > 0.28 * min(1.0, float(np.percentile(framed[framed > 0.03], 85)))
    cut_off = (top == 0, bottom == ink.shape[0], left == 0, right == ink.shape[1])
    _close_at_the_page(line[up : up + rows, across : across + columns], cut_off)
    cells = enclosed(line)
    if (cells > 0).sum() < _LEAST * SIDE * SIDE:
        return None
    return Silhouette(
        area_of(cells, line), cells, line, scale, left - across / scale, top - up / scale
    )


def _close_at_the_page(line: Mask, cut_off: tuple[bool, bool, bool, bool]) -> None:
    """Where the page cuts a drawing off, its border (top, bottom, left, right) closes it."""
    borders = (line[:2], line[-2:], line[:, :2].T, line[:, -2:].T)
    for border, cut in zip(borders, cut_off, strict=True):
        there = np.flatnonzero(border.any(axis=0))
        if cut and len(there) > 1:
            border[:, there[0] : there[-1] + 1] = True


def enclosed(line: Mask) -> Labels:
    """The cells that lines enclose, numbered from 1; 0 is outside, or line. Gaps are bridged.

    Lines are thickened more and more. Where a leak is closed, a whole part of the garment is added;
    where lines merely grow together, as between a sleeve and the body, only what is thinner than
    the lines. The least thickening wins after which no whole part is added, and of the cells that
    it closed only whole parts are kept.
    """
    away = distances(~line)  # of every pixel, to the nearest line
    open_ = _reachable(away > _GAPS[0])
    closed, radius_of_last = ~open_, _GAPS[0]
    for radius in _GAPS[1:]:
        inside = distances(~_reachable(away > radius)) > radius - 0.5
        if distances(inside & ~closed).max() > _whole(radius):
            closed, radius_of_last = inside, radius
    cells = components(closed & ~line)
    depth = np.zeros(int(cells.max()) + 1)
    np.maximum.at(depth, cells, distances(cells > 0))
    leaked = np.bincount(cells[open_], minlength=len(depth)) > 0
    kept = ~(leaked & (depth <= _whole(radius_of_last)))
    kept[0] = False
    return np.asarray(np.where(kept[cells], cells, 0))


def _whole(radius: float) -> float:
    """How deep a part must be, in pixels, that thickening by `radius` can't have made up."""
    return 1.15 * radius + 1.5


def area_of(cells: Labels, line: Mask) -> Mask:
    """The cells, the lines between them, to the middle of the lines around, and what is all line.

    A strap or a tie may be so narrow that no cell is left between its lines.
    """
    broad = distances(line) > _HALF_LINE
    area = distances((cells == 0) & ~broad) <= _HALF_LINE
    return ~_reachable(~area)


def components(mask: Mask) -> Labels:
    """Numbers from 1 for what hangs together, sideways or up and down; 0 outside the mask.

    Numbered by their first pixels, row by row.
    """
    out = np.zeros(mask.shape, np.int64)
    width = mask.shape[1] + 1  # a gap between rows, so that no run goes over it
    steps = np.diff(np.pad(mask, ((0, 0), (0, 1))).ravel().astype(np.int8), prepend=0)
    starts, ends = np.flatnonzero(steps == 1), np.flatnonzero(steps == -1)
    # The runs of the next row that lie under a run are neighbours in their list.
    first = np.searchsorted(ends, starts + width, "right")
    count = np.maximum(np.searchsorted(starts, ends + width, "left") - first, 0)
    above = np.repeat(np.arange(len(starts)), count)
    below = np.arange(len(above)) - np.repeat(np.cumsum(count) - count, count) + first[above]
    least = _least_connected(len(starts), above, below)
    numbers = np.cumsum(least == np.arange(len(starts)))[least]
    out[mask] = np.repeat(numbers, ends - starts)
    return out


def _least_connected(count: int, one: Labels, other: Labels) -> Labels:
    """For each of `count` nodes the least that it hangs together with; edges lead one to other."""
    least = np.arange(count)
    while True:
        a, b = least[one], least[other]
        if np.array_equal(a, b):
            return least
        np.minimum.at(least, np.maximum(a, b), np.minimum(a, b))
        while not np.array_equal(least, shorter := least[least]):
            least = shorter


def _reachable(open_: Mask) -> Mask:
    """The open pixels that hang together with the border."""
    cells = components(open_)
    border = np.concatenate([cells[0], cells[-1], cells[:, 0], cells[:, -1]])
    there = np.zeros(int(cells.max()) + 1, np.bool_)
    there[border] = True
    there[0] = False
    return np.asarray(there[cells] & open_)


def distances(mask: Mask, reach: int = SIDE) -> Floats:
    """Of every pixel inside the mask, the distance to the nearest pixel outside; 0 outside.

    Distances beyond `reach` pixels come out as at least `reach`. First along columns, then the
    least of the parabolas of all columns within reach (Felzenszwalb and Huttenlocher 2012).
    """
    height, width = mask.shape
    down = np.where(mask, np.float32(height + width), np.float32(0.0))
    for y in range(1, height):
        np.minimum(down[y], down[y - 1] + 1, out=down[y])
    for y in range(height - 2, -1, -1):
        np.minimum(down[y], down[y + 1] + 1, out=down[y])
    squared = np.ascontiguousarray((down**2).T)
    best = squared.copy()
    for step in range(1, min(reach, width - 1) + 1):
        if step * step > best.max():
            break
        parabola = squared + np.float32(step * step)
        np.minimum(best[step:], parabola[:-step], out=best[step:])
        np.minimum(best[:-step], parabola[step:], out=best[:-step])
    return np.sqrt(best.T).astype(float)


def signed_distances(mask: Mask) -> Floats:
    """Distance to the edge of the mask in pixels: positive inside, negative outside.

    Exact up to 40 pixels from the edge.
    """
    return np.asarray(distances(mask, 40) - distances(~mask, 40) + np.where(mask, -0.5, 0.5))
