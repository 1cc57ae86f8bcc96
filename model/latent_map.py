"""`map.json` and `map.png`: a square on which garments of a model stand beside those like them.

Both lie beside the card of the version that they were drawn of. Everything is made of a seed, so a
place on the map is a seed, and any machine makes its garment again. The server reads a map without
TensorFlow; `python -m model map` draws it.
"""

from __future__ import annotations

import json
from dataclasses import asdict, dataclass
from pathlib import Path

import numpy as np
import numpy.typing as npt

FILE = "map.json"
PICTURES = "map.png"
LEAST = 64  # points: more than the most designs of a request, so that each can be another one
BLENDED = 4  # garments that a place between them is made of; of three, one would jump amid four

Position = tuple[float, float]  # x from left to right, y from bottom to top, each -1 to 1


class MapError(ValueError):
    """A map that is missing, damaged, or says something that can't be."""


@dataclass(frozen=True)
class Point:
    """A garment on the map."""

    seed: int
    x: float
    y: float
    named: dict[str, str]  # of a design the choices that a caption is made of, or its `class`


@dataclass(frozen=True)
class LatentMap:
    """The map of one version of a model.

    `points` stand in the order in which they are shown where there is no room for all: each is as
    far as can be from those before it. Their pictures stand in the same order in `map.png`.
    """

    model: str
    version: int
    features: str  # what the garments were compared by
    shown: float  # share of the features' variance along the two axes, 0 to 1
    neighbours: float  # share of each garment's five most alike that are among its 20 nearest here
    cell: int  # pixels a side of a picture in `map.png`
    columns: int  # of pictures
    points: tuple[Point, ...]

    def __post_init__(self) -> None:
        seeds = {point.seed for point in self.points}
        if len(seeds) < max(LEAST, len(self.points)):
            raise MapError(f"it has {len(seeds)} different points; at least {LEAST} are needed")
        places = np.array([(point.x, point.y) for point in self.points])
        if not np.all(np.abs(places) <= 1):
            raise MapError("a point is outside of the square from -1 to 1")

    def nearest(self, position: Position) -> list[int]:
        """The indices of all points, the nearest first."""
        return np.argsort(self._distances(position), kind="stable").tolist()

    def blend(self, position: Position) -> dict[int, float]:
        """The weights, summing to 1, of the points that the garment at a position is made of.

        Inverse distances of the four nearest that fall to nothing where the fifth begins (Franke
        and Nielson 1980, "Smooth interpolation of large sets of scattered data"): along a path
        nothing jumps when another point becomes one of the four, and at a point it is alone.
        """
        apart = self._distances(position)
        first = np.argsort(apart, kind="stable")[: BLENDED + 1]
        near, reach = apart[first[:BLENDED]], apart[first[BLENDED]]
        if near[0] == 0:
            return {int(first[0]): 1.0}
        weights = ((reach - near) / (reach * near)) ** 2
        if not weights.any():  # all five are equally far
            weights = np.ones(BLENDED)
        shares = (weights / weights.sum()).tolist()
        return {int(i): share for i, share in zip(first, shares, strict=False) if share > 0}

    def _distances(self, position: Position) -> npt.NDArray[np.float64]:
        places = np.array([(point.x, point.y) for point in self.points])
        return np.asarray(np.linalg.norm(places - np.asarray(position), axis=1))

    def write(self, folder: Path) -> None:
        """Writes `map.json` into a SavedModel's folder, a point a line."""
        values = asdict(self)
        points = ",\n".join(
            f"    {json.dumps(point, ensure_ascii=False)}" for point in values.pop("points")
        )
        head = json.dumps(values, indent=2, ensure_ascii=False)
        text = f'{head[:-2]},\n  "points": [\n{points}\n  ]\n}}\n'
        (folder / FILE).write_text(text, encoding="utf-8")

    @classmethod
    def read(cls, folder: Path) -> LatentMap:
        """The map in a SavedModel's folder.

        Raises:
            FileNotFoundError: there is none.
            MapError: it is damaged.
        """
        path = folder / FILE
        try:
            values = json.loads(path.read_text(encoding="utf-8"))
            points = tuple(Point(**point) for point in values.pop("points"))
            return cls(**values, points=points)
        except (KeyError, TypeError, AttributeError, UnicodeDecodeError, ValueError) as error:
            raise MapError(f"{path}: {error}") from error
