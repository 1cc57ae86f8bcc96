"""A picture of a garment in the frame of a line map: what a painter of outlines is taught on."""

from __future__ import annotations

import numpy as np
import numpy.typing as npt
from PIL import Image

from model.garment.compose import CANVAS
from model.garment.ground import SAME_RGB, figure_of
from model.garment.groups import framed
from model.garment.line_map import SIDE, frame_of_box

_LOOKED_AT = 2 * SIDE  # pixels of the long side

Pixels = npt.NDArray[np.uint8]


def product_picture(picture: Pixels, side: int) -> Pixels:
    """The figure of a picture, on white, as large as a line map would have it.

    A picture without a ground of one colour is its own figure.

    Args:
        picture: uint8 [height, width, 3].
        side: pixels of the result, a divisor of 128.

    Returns:
        uint8 [side, side, 3].
    """
    image = Image.fromarray(picture)
    image.thumbnail((_LOOKED_AT, _LOOKED_AT), Image.Resampling.BOX)
    longest = max(image.size)
    left, top = ((longest - each) // 2 for each in image.size)
    small = np.asarray(image)
    figure = figure_of(small / 255.0, SAME_RGB)
    rows, columns = np.nonzero(np.ones(small.shape[:2]) if figure is None else figure)
    if not len(rows):
        rows, columns = np.nonzero(np.ones(small.shape[:2]))
    page = Image.new("RGB", (longest, longest), "white")
    page.paste(image, (left, top))
    box = (rows.min() + top, rows.max() + 1 + top, columns.min() + left, columns.max() + 1 + left)
    scale = np.diag([longest / CANVAS, longest / CANVAS, 1.0])
    return reduced(framed(np.asarray(page), frame_of_box(box) @ scale)[None], side)[0]


def reduced(pictures: Pixels, side: int) -> Pixels:
    """Pictures uint8 [n, 128, 128, 3] to [n, side, side, 3]: means."""
    by = SIDE // side
    blocks = pictures.reshape(len(pictures), side, by, side, by, 3).astype(np.float32)
    return np.asarray(np.round(blocks.mean(axis=(2, 4))), np.uint8)
