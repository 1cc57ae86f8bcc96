"""Whether a painted picture keeps the outline that was drawn.

Drawn pixels are those of the line map at half of a full line's strength or more. Edges of the
picture are found by the gradient: the largest of the three channels' central differences, at least
`STEP`, thinned to where it is largest across the edge (Canny's non-maximum suppression, 1986,
without the hysteresis: what is painted has no noise). The picture's outline is the border of its
figure, which is what differs from the white paper and what that encloses.

Recall is the share of drawn pixels that have an edge of the picture near. Precision is the share of
the picture's outline that has a drawn pixel near: not of all its edges, since a print has edges
that nobody drew, and a plain contour leaves pockets to the painter.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

STEP = 0.08  # of the range of a channel: what an eye takes for an edge on a screen
_DRAWN = 128  # of 255: half of a full line
_PAPER = 0.03  # of the range: less is still paper

Mask = npt.NDArray[np.bool_]


@dataclass(frozen=True)
class Adherence:
    """Shares in [0, 1]; `f1` is the harmonic mean of precision and recall."""

    precision: float
    recall: float

    @property
    def f1(self) -> float:
        """0 where nothing is kept, 1 where everything is."""
        both = self.precision + self.recall
        return 2 * self.precision * self.recall / both if both else 0.0


def adherence(drawn: np.ndarray, picture: np.ndarray, tolerance: int = 2) -> Adherence:
    """How well a picture keeps a drawing.

    Args:
        drawn: uint8 [height, width], a line map: 0 for paper to 255 for a full line.
        picture: uint8 [height, width, 3], on white.
        tolerance: pixels that an edge may lie beside its line, to any side.

    Raises:
        ValueError: the shapes don't fit, or nothing is drawn.
    """
    if picture.shape != (*drawn.shape, 3):
        raise ValueError(f"the picture is {picture.shape}; it must be {(*drawn.shape, 3)}")
    lines = drawn >= _DRAWN
    if not lines.any():
        raise ValueError("the line map has no line of half strength; there is no outline to keep")
    outline = border(figure(picture))
    precision = _share_near(outline, lines, tolerance)
    return Adherence(precision, _share_near(lines, edges(picture), tolerance))


def edges(picture: np.ndarray) -> Mask:
    """The edges of a picture uint8 [height, width, 3], one or two pixels wide."""
    padded = np.pad(picture.astype(np.float32) / 255.0, ((1, 1), (1, 1), (0, 0)), mode="edge")
    down = padded[2:, 1:-1] - padded[:-2, 1:-1]
    across = padded[1:-1, 2:] - padded[1:-1, :-2]
    strength = np.hypot(down, across).max(axis=2)
    strong = np.pad(strength, 1)
    vertical = np.abs(across).max(axis=2) >= np.abs(down).max(axis=2)
    beside = np.where(
        vertical,
        np.maximum(strong[1:-1, :-2], strong[1:-1, 2:]),
        np.maximum(strong[:-2, 1:-1], strong[2:, 1:-1]),
    )
    return np.asarray((strength >= STEP) & (strength >= beside))


def figure(picture: np.ndarray) -> Mask:
    """What is no paper: all but the white that reaches the frame of the picture."""
    paper = picture.min(axis=2) >= 255 * (1 - _PAPER)
    outside = np.zeros_like(paper)
    outside[[0, -1]] = paper[[0, -1]]
    outside[:, [0, -1]] = paper[:, [0, -1]]
    while True:
        grown = paper & spread(outside, 1, corners=False)
        if (grown == outside).all():
            return np.asarray(~outside)
        outside = grown


def border(mask: Mask) -> Mask:
    """The outermost pixels of a mask."""
    return np.asarray(mask & spread(~mask, 1, corners=False))


def spread(mask: Mask, by: int, *, corners: bool = True) -> Mask:
    """The mask and what is at most `by` pixels from it: in a square, without corners in a cross."""
    rows = _along(mask, by, 0)
    return _along(rows, by, 1) if corners else rows | _along(mask, by, 1)


def _along(mask: Mask, by: int, axis: int) -> Mask:
    out = mask.copy()
    for k in range(1, by + 1):
        there, here = [slice(None)] * 2, [slice(None)] * 2
        there[axis], here[axis] = slice(k, None), slice(None, -k)
        out[tuple(there)] |= mask[tuple(here)]
        out[tuple(here)] |= mask[tuple(there)]
    return out


def _share_near(wanted: Mask, found: Mask, tolerance: int) -> float:
    count = int(wanted.sum())
    near = spread(found, tolerance)
    return float((wanted & near).sum() / count) if count else 0.0
