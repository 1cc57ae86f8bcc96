"""A drawing of any size as the small line map that a network reads.

Whatever a sketch comes as (a pen on white, a pencil photographed in bad light, a filled picture),
the network sees lines of one strength on nothing, in a square frame around what is drawn. The
server and the training data use this one function, so that both see the same.
"""

from __future__ import annotations

import numpy as np
import numpy.typing as npt

from model.garment.filled import is_filled, lines_of_areas

SIDE = 128  # pixels
_BORDER = 6  # pixels around the drawing
_TILES = 16  # of paper, a side, whose brightness is measured
_PROBES = 12  # pixels a side that are looked at in a tile
_FILLED = 0.3  # share of the frame from which ink is an area and no line
_FAINT = 0.22  # of full ink; less is paper

Floats = npt.NDArray[np.float32]


def line_map(grey: npt.NDArray[np.uint8]) -> npt.NDArray[np.uint8]:
    """The lines of a drawing: uint8 [128, 128], 0 for paper to 255 for a full line.

    All zeros where nothing is drawn.

    Args:
        grey: uint8 [height, width], dark on light; at least 1 x 1.
    """
    return map_of(lines_in(grey))


def map_of(ink: Floats) -> npt.NDArray[np.uint8]:
    """`line_map` of a drawing of which `lines_in` is known: [height, width], 0 to 1."""
    box = box_of_ink(ink)
    if box is None:
        return np.zeros((SIDE, SIDE), np.uint8)
    top, bottom, left, right = box
    ink = ink[top:bottom, left:right]
    if float((ink > 0.5).mean()) > _FILLED:
        ink = _edges(ink)
    framed = _framed(ink)
    strength = np.percentile(framed[framed > 0.02], 90) if (framed > 0.02).any() else 1.0
    out = np.clip(framed / max(float(strength), 0.05), 0, 1)
    return np.asarray(np.round(255 * out), np.uint8)


def lines_in(grey: npt.NDArray[np.uint8]) -> Floats:
    """How much of a line there is everywhere, 0 to 1: ink, or the borders of a filled picture."""
    return lines_of_areas(grey) if is_filled(grey) else ink_of(grey)


def ink_of(grey: npt.NDArray[np.uint8]) -> Floats:
    """How much ink there is, 0 to 1: darker than the paper around, whatever the light."""
    image = grey.astype(np.float32)
    paper = _paper(image)
    ink = np.clip(1.0 - image / np.maximum(paper, 1.0), 0.0, 1.0)
    most, darkest = np.percentile(ink, (60, 99.8)).tolist()  # at once: sorting takes the time
    if darkest < 0.08:  # an empty page
        return np.zeros_like(ink)
    ink /= darkest
    grain = most / darkest  # what most of the page has; lines stand out of it
    return np.asarray(np.clip((ink - max(_FAINT, 2.2 * min(grain, 0.25))) / 0.5, 0.0, 1.0))


def _paper(image: Floats) -> Floats:
    """The brightness of the blank paper, everywhere: bright tiles, smoothed in between."""
    height, width = image.shape
    down, across = min(_TILES, height), min(_TILES, width)
    rows = (np.arange(down * _PROBES) + 0.5) * height / (down * _PROBES)
    columns = (np.arange(across * _PROBES) + 0.5) * width / (across * _PROBES)
    probes = image[np.ix_(rows.astype(int), columns.astype(int))]
    probes = probes.reshape(down, _PROBES, across, _PROBES).swapaxes(1, 2)
    rank = int(0.85 * _PROBES**2)
    tiles = np.partition(probes.reshape(down, across, -1), rank, axis=2)[:, :, rank]
    # A tile that a dark area fills takes after the brightest neighbour.
    for _ in range(2):
        padded = np.pad(tiles, 1, mode="edge")
        around = np.max(
            [padded[i : i + tiles.shape[0], j : j + tiles.shape[1]]
             for i in range(3) for j in range(3)], axis=0
        )  # fmt: skip
        tiles = np.where(tiles < 0.75 * around, around, tiles)
    return resampled(tiles, height, width)


def box_of_ink(ink: Floats) -> tuple[int, int, int, int] | None:
    """Top, bottom, left and right of what is drawn, single specks left out."""
    dark = ink > 0.3
    rows, columns = dark.sum(axis=1), dark.sum(axis=0)
    enough = max(1, round(0.004 * max(ink.shape)))
    there = np.flatnonzero(rows >= enough), np.flatnonzero(columns >= enough)
    if not len(there[0]) or not len(there[1]):
        return None
    return int(there[0][0]), int(there[0][-1]) + 1, int(there[1][0]), int(there[1][-1]) + 1


def _edges(ink: Floats) -> Floats:
    """The borders of filled areas, as lines."""
    padded = np.pad(ink, 1)
    dy = padded[2:, 1:-1] - padded[:-2, 1:-1]
    dx = padded[1:-1, 2:] - padded[1:-1, :-2]
    return np.asarray(np.clip(np.hypot(dx, dy), 0, 1), np.float32)


def frame_of(grey: npt.NDArray[np.uint8]) -> npt.NDArray[np.float64] | None:
    """Where `line_map` puts a drawing: the matrix [3, 3] from its pixels to those of the map.

    None where nothing is drawn. A picture of the same garment that is drawn through this matrix
    lies under the lines of the map.
    """
    box = box_of_ink(lines_in(grey))
    return None if box is None else frame_of_box(box)


def frame_of_box(box: tuple[int, int, int, int]) -> npt.NDArray[np.float64]:
    """Where a map puts what lies in a box (top, bottom, left, right): the matrix of `frame_of`."""
    top, bottom, left, right = box
    down, across, rows, columns = _room(bottom - top, right - left)
    y, x = rows / (bottom - top), columns / (right - left)
    return np.array([[x, 0.0, across - x * left], [0.0, y, down - y * top], [0.0, 0.0, 1.0]])


def _framed(ink: Floats) -> Floats:
    """The drawing in the middle of the square, its longer side filling it but for the border."""
    top, left, rows, columns = _room(*ink.shape)
    out = np.zeros((SIDE, SIDE), np.float32)
    out[top : top + rows, left : left + columns] = resampled(ink, rows, columns)
    return out


def _room(height: int, width: int) -> tuple[int, int, int, int]:
    """Top, left, rows and columns in the square of what is `height` by `width` pixels."""
    scale = (SIDE - 2 * _BORDER) / max(height, width)
    rows, columns = max(1, round(height * scale)), max(1, round(width * scale))
    return (SIDE - rows) // 2, (SIDE - columns) // 2, rows, columns


def resampled(image: Floats, rows: int, columns: int) -> Floats:
    """The image with another number of rows and columns; each pixel is the mean of its area."""
    return np.asarray(_weights(image.shape[0], rows) @ image @ _weights(image.shape[1], columns).T)


def _weights(before: int, after: int) -> Floats:
    """How much of each old pixel is in each new one, [after, before]; a row sums to 1.

    When it grows, a new pixel is a mixture of its two neighbours.
    """
    scale = before / after
    centre = (np.arange(after) + 0.5) * scale - 0.5
    reach = max(scale, 1.0)
    distance = np.abs(np.arange(before)[None, :] - centre[:, None])
    weights = np.clip(1.0 - distance / reach, 0.0, None)
    return np.asarray(weights / weights.sum(axis=1, keepdims=True), np.float32)
