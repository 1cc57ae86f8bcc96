"""The figure of a picture: what stands on its ground, where the ground is of one colour."""

from __future__ import annotations

import numpy as np
import numpy.typing as npt

from model.garment.silhouette import components

SAME_RGB = 0.06  # distance in RGB, each in [0, 1], below which a pixel is ground
_EVEN = 0.7  # share of the border that is of one colour where there is a ground

Mask = npt.NDArray[np.bool_]


def figure_of(colours: npt.NDArray[np.floating], same: float) -> Mask | None:
    """What is not the ground: bool [height, width]. None where the border is of many colours.

    The ground is the colour of the border, as far as it hangs together with the border.

    Args:
        colours: float [height, width, channels], in any space of colours.
        same: distance below which two of them are one.
    """
    border = np.concatenate([colours[0], colours[-1], colours[:, 0], colours[:, -1]])
    page = np.median(border, axis=0)
    if (np.linalg.norm(border - page, axis=1) < same).mean() < _EVEN:
        return None
    parts = components(np.linalg.norm(colours - page, axis=2) < same)
    outside = set(np.concatenate([parts[0], parts[-1], parts[:, 0], parts[:, -1]]).tolist()) - {0}
    return ~np.isin(parts, list(outside))
