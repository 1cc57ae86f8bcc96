"""Lines in a filled picture: clip art, a coloured flat, a black silhouette on white.

Ink there is area, not line. Dark strokes are told from what they run over, and where two areas
meet there is a line as well.
"""

from __future__ import annotations

import numpy as np
import numpy.typing as npt

_STROKE = 0.012  # of the picture's longer side: half the width of the broadest stroke
_EVEN = 3  # levels of grey in which the border of a digital page lies
_BORDER = 0.9  # share of the border that is even
_PAPER = 12  # levels of grey from the page's; beyond is not paper
_FILLED = 0.12  # share of the picture's box that areas cover, strokes left out
_STEP = 40.0  # levels of grey between two areas for a full line between them

Grey = npt.NDArray[np.uint8]
Floats = npt.NDArray[np.float32]


def is_filled(grey: Grey) -> bool:
    """Whether a picture on an even page, uint8 [height, width], is made of areas."""
    border = np.concatenate([grey[0], grey[-1], grey[:, 0], grey[:, -1]]).astype(int)
    page = int(np.median(border))
    if (abs(border - page) <= _EVEN).mean() < _BORDER:
        return False
    other = abs(grey.astype(np.int16) - page) > _PAPER
    rows, columns = (np.flatnonzero(other.any(axis=axis)) for axis in (1, 0))
    if not len(rows):
        return False
    box = (rows[-1] + 1 - rows[0]) * (columns[-1] + 1 - columns[0])
    areas = _least(other.astype(np.float32), _reach(grey)) > 0
    return bool(areas.sum() > _FILLED * box)


def lines_of_areas(grey: Grey) -> Floats:
    """The strokes and the borders of areas in a picture, 0 to 1, [height, width]."""
    image = grey.astype(np.float32)
    reach = _reach(grey)
    without = _least(_most(image, reach), reach)  # thin dark strokes closed over
    strokes = (without - image) / np.maximum(without, 1.0)
    steps = (_most(without, 1) - _least(without, 1)) / np.float32(_STEP)
    strokes = np.clip((strokes - 0.25) / 0.35, 0, 1)
    return np.asarray(np.clip(np.maximum(strokes, np.where(steps > 0.5, steps, 0)), 0, 1))


def _reach(grey: Grey) -> int:
    return max(2, round(_STROKE * max(grey.shape)))


def _most(image: Floats, reach: int) -> Floats:
    """The greatest value in the square around each pixel; outside is as the border."""
    for axis in (0, 1):
        pad = [(reach, reach) if a == axis else (0, 0) for a in (0, 1)]
        padded = np.pad(image, pad, mode="edge")
        windows = np.lib.stride_tricks.sliding_window_view(padded, 2 * reach + 1, axis=axis)
        image = windows.max(axis=-1)
    return image


def _least(image: Floats, reach: int) -> Floats:
    return -_most(-image, reach)
