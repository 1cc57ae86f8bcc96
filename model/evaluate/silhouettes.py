"""How far real pictures of nearly one silhouette are apart: what styles alone can make differ.

Pictures of a class differ in outline, too, which the styles of one drawing cannot. So for a picture
those of its class in a large pool are found whose silhouettes lie most nearly on its own, and their
distances are compared with those of any of the class. Silhouettes still differ a little, and so do
the lines within, so that the pictures of one drawing are rather nearer to each other than these.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from model.garment.product import reduced

_WHITE = 240  # from which a pixel of a picture on white is no part of its figure

Mask = npt.NDArray[np.bool_]


@dataclass(frozen=True)
class Pool:
    """Pictures on white, uint8 [n, side, side, 3], and their classes, int [n]."""

    pictures: np.ndarray
    labels: np.ndarray

    @classmethod
    def of(cls, pictures: np.ndarray, labels: np.ndarray, side: int) -> Pool:
        """Of pictures uint8 [n, 128, 128, 3], brought to `side` pixels, a divisor of 128."""
        return cls(reduced(pictures, side), labels)

    def of_class(self, label: int) -> np.ndarray:
        """The pictures of a class."""
        return np.asarray(self.pictures[self.labels == label])


def silhouettes(pictures: np.ndarray) -> Mask:
    """What is not white: bool [n, side, side] of pictures uint8 [n, side, side, 3]."""
    return np.asarray(pictures.min(axis=-1) < _WHITE)


def overlaps(one: Mask, others: Mask) -> npt.NDArray[np.float64]:
    """Intersection over union of a silhouette [side, side] with each of others [n, side, side]."""
    both = (others & one).sum(axis=(1, 2))
    either = (others | one).sum(axis=(1, 2))
    return np.asarray(both / np.maximum(either, 1))


def nearest(picture: np.ndarray, pictures: np.ndarray, count: int) -> tuple[np.ndarray, float]:
    """Which pictures have most nearly the silhouette of one.

    Args:
        picture: uint8 [side, side, 3], on white.
        pictures: uint8 [n, side, side, 3].
        count: how many are wanted.

    Returns:
        Their rows, int [count], the nearest first, and the mean of their overlaps.

    Raises:
        ValueError: there are fewer pictures than are wanted.
    """
    if len(pictures) < count:
        raise ValueError(f"{len(pictures)} pictures are too few; {count} are needed")
    found = overlaps(silhouettes(picture[None])[0], silhouettes(pictures))
    rows = np.argsort(-found, kind="stable")[:count]
    return rows, float(found[rows].mean())
