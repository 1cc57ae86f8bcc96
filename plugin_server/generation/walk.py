"""A walk on a latent map: which garments stand at equal distances along a path.

Between the points of a map an image model makes what it makes of a latent between theirs. A design
is made of choices, and there is none between two: it is always that of a point.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from model.latent_map import LatentMap, Position
from model.latents import blended, latents


@dataclass(frozen=True)
class Stop:
    """A garment on the way: the seeds of the points that it is made of, and their weights."""

    seed: int  # of the nearest
    weights: dict[int, float]  # by seed; the sum is 1

    def latent(self, length: int) -> npt.NDArray[np.float32]:
        """The latent there, float32 [length]."""
        return blended(latents(list(self.weights), length), list(self.weights.values()))


def walk(on: LatentMap, path: Sequence[Position], count: int, *, blend: bool) -> tuple[Stop, ...]:
    """The garments along a path, from its beginning to its end.

    One point, or several at one place: the garment there, and with a larger `count` the nearest
    ones around it as well, all different.

    Args:
        on: the map.
        path: at least one point; straight lines join them.
        count: at least 1, at most `model.latent_map.LEAST`.
        blend: whether there are garments between the points; if not, all are different.
    """
    positions = _along(path, count)
    if blend and (count == 1 or len(set(positions)) > 1):
        return tuple(_between(on, position) for position in positions)
    return tuple(_alone(on, index) for index in _different(on, positions))


def _along(path: Sequence[Position], count: int) -> list[Position]:
    """`count` positions at equal distances along the lines, both ends among them."""
    corners = np.array(path)
    done = np.concatenate([[0.0], np.cumsum(np.linalg.norm(np.diff(corners, axis=0), axis=1))])
    at = np.linspace(0.0, done[-1], count)
    x, y = (np.interp(at, done, corners[:, axis]) for axis in (0, 1))
    return list(zip(x.tolist(), y.tolist(), strict=True))


def _between(on: LatentMap, position: Position) -> Stop:
    shares = on.blend(position)
    return Stop(
        on.points[on.nearest(position)[0]].seed,
        {on.points[index].seed: share for index, share in shares.items()},
    )


def _alone(on: LatentMap, index: int) -> Stop:
    seed = on.points[index].seed
    return Stop(seed, {seed: 1.0})


def _different(on: LatentMap, positions: Sequence[Position]) -> list[int]:
    """For each position the nearest point that no other has; the ends of the way choose first."""
    chosen: dict[int, int] = {}
    for number in dict.fromkeys((0, len(positions) - 1, *range(len(positions)))):
        near = on.nearest(positions[number])
        chosen[number] = next(index for index in near if index not in chosen.values())
    return [chosen[number] for number in range(len(positions))]
