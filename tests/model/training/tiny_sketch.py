"""A `sketch` small enough to be trained in a test, and groups that a person could draw."""

import numpy as np

from model.datasets.groups import Groups
from model.garment.style_code import LENGTH
from model.networks import sketch

TINY = (8, 8, 8, 8)  # channels


def add_tiny(monkeypatch) -> None:
    """The size `tiny`."""
    monkeypatch.setitem(sketch.CHANNELS, "tiny", TINY)


def squares(outlines: int = 6, styles: int = 3, seed: int = 0) -> Groups:
    """Outlines of squares, filled with the first colour of each code."""
    rng = np.random.default_rng(seed)
    lines = np.zeros((outlines, 128, 128), np.uint8)
    pictures = np.full((outlines, styles, 128, 128, 3), 255, np.uint8)
    codes = rng.random((outlines, styles, LENGTH)).astype(np.float32)
    for i in range(outlines):
        top, left = rng.integers(8, 40, 2)
        bottom, right = rng.integers(70, 120, 2)
        lines[i, top : bottom + 1, left : right + 1] = 255
        lines[i, top + 1 : bottom, left + 1 : right] = 0
        for k in range(styles):
            pictures[i, k, top : bottom + 1, left : right + 1] = np.round(255 * codes[i, k, :3])
    tokens = np.zeros((outlines, styles, 1), np.int16)
    return Groups("squares", lines, lines, pictures, codes, tokens)


def grey_squares(pictures: int = 12, side: int = 32, seed: int = 0) -> Groups:
    """Pairs: outlines of squares, each filled with a grey that nothing tells."""
    found = squares(pictures, 1, seed)
    by = 128 // side
    greys = found.pictures[:, :, ::by, ::by, :1].repeat(3, axis=-1)
    lines = found.rough.reshape(pictures, side, by, side, by).max(axis=(2, 4))
    empty = np.zeros((pictures, 1, 0))
    return Groups(
        "grey squares", lines, lines, greys, empty.astype(np.float32), empty.astype(np.int16)
    )
