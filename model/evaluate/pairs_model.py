"""What a `sketch` model whose styles are encoded makes of outlines of held-out pictures.

As `model.evaluate.sketch_model` does for known styles: whether outlines are kept, how far ten
latents of an outline are apart, and whether a picture lends its own style. Beside each figure stand
those of the real pictures, which are what the model was taught, and of something that is wrong on
purpose: other outlines, or another picture's style.

Ten latents of an outline are compared with ten pictures of its class, which differ in outline, too.
How much of that is the outline's is measured on real pictures (`model.evaluate.silhouettes`).
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from itertools import combinations, compress
from pathlib import Path
from typing import Any

import numpy as np
import tensorflow as tf

from model.datasets.groups import Groups
from model.datasets.pairs import reduced_lines
from model.evaluate.silhouettes import Pool, nearest
from model.evaluate.sketch_model import TOLERANCE, adherences, thumbnail
from model.garment.product import reduced
from model.latents import latents

CLOSER = 1  # pixels: of 32, two are much
_TEN = 10  # latents of an outline, pictures of a class
_DRAWN, _LENT = 6, 4  # columns of the sheet

Features = Callable[[np.ndarray], np.ndarray]


class LatentPainter:
    """An exported model whose style is its latent."""

    def __init__(self, folder: Path) -> None:
        """Loads it as anybody would, with `tf.saved_model.load`."""
        self._loaded = tf.saved_model.load(str(folder))
        self._generate = self._loaded.signatures["generate"]
        self._lend = self._loaded.signatures["lend"]
        self.length = int(self._generate.structured_input_signature[1]["latent"].shape[1])
        self.side = int(self._generate.structured_outputs["images"].shape[1])

    def __call__(self, lines: np.ndarray, rows: np.ndarray) -> np.ndarray:
        """A line map uint8 [128, 128] in the styles of latents: uint8 [n, side, side, 3]."""
        images = self._generate(
            sketch=tf.constant(lines[None, :, :, None] / 255.0, tf.float32),
            latent=tf.constant(rows, tf.float32),
        )["images"]
        return np.round((images.numpy().clip(-1, 1) + 1) * 127.5).astype(np.uint8)

    def lent(self, pictures: np.ndarray) -> np.ndarray:
        """The latents of the styles of pictures uint8 [n, side, side, 3]."""
        signed = tf.constant(pictures / 127.5 - 1.0, tf.float32)
        return np.asarray(self._lend(picture=signed)["latent"].numpy())


def thumbnails(pictures: np.ndarray) -> np.ndarray:
    """`thumbnail` of each picture: float [n, 768]."""
    return np.stack([thumbnail(picture) for picture in pictures])


def spread(features: np.ndarray) -> float:
    """The mean Euclidean distance of two rows [n, f].

    Raises:
        ValueError: there are fewer than two.
    """
    if len(features) < 2:
        raise ValueError(f"{len(features)} pictures have no pairs; at least 2 are needed")
    return float(np.mean([np.linalg.norm(a - b) for a, b in combinations(features, 2)]))


@dataclass(frozen=True)
class PairsEvaluation:
    """A model beside the pictures of the first `count` held-out pairs.

    `groups` are pairs at 128 pixels, `labels` int [N] their classes, `bare` bool [N] where the
    drawing is a contour alone; `features` names what pictures are compared by, beside thumbnails:
    uint8 [n, side, side, 3] to [n, f]. `pool` has more pictures of the classes, each as large as
    the model's and in the frame of `unframed`, the pictures that the pairs were drawn of.
    """

    painter: LatentPainter
    groups: Groups
    labels: np.ndarray
    bare: np.ndarray
    unframed: np.ndarray
    pool: Pool
    count: int
    seed: int = 0
    features: dict[str, Features] = field(default_factory=dict)

    def __post_init__(self) -> None:
        there = len(self.groups.rough)
        if not 2 <= self.count <= there:
            raise ValueError(f"--count is {self.count}; it must be from 2 to {there}")
        if len(self.labels) != there:
            raise ValueError(
                f"there are {there} pairs of {len(self.labels)} pictures; leave those without a "
                "line out of --pictures"
            )

    def measures(self) -> dict[str, Callable[[], Any]]:
        """The parts."""
        return {
            "adherence": self.adherence,
            "styles": self.styles,
            "silhouettes": self.silhouettes,
            "likeness": self.likeness,
        }

    def pictures(self) -> np.ndarray:
        """The real pictures, as large as the model's: uint8 [N, side, side, 3]."""
        return reduced(self.groups.pictures[:, 0], self.painter.side)

    def drawn(self, i: int, count: int) -> np.ndarray:
        """Latents of an outline, float32 [count, length]."""
        return latents(
            range(self.seed + 1000 * i, self.seed + 1000 * i + count), self.painter.length
        )

    def adherence(self) -> dict[str, Any]:
        """Precision, recall and F1 of two latents an outline, at two tolerances."""
        found, groups = dict[str, Any](), self.groups
        real = list(self.pictures()[: self.count, None])
        for name, maps in (("by_hand", groups.rough), ("clean", groups.clean)):
            painted = [self.painter(maps[i], self.drawn(i, 2)) for i in range(self.count)]
            small = np.stack([reduced_lines(each, self.painter.side) for each in maps])
            pairs = {
                name: painted,
                f"{name}_real": real,
                f"{name}_other_outline": [*painted[1:], painted[0]],
            }
            for beside, pictures in pairs.items():
                found[beside] = adherences(small, pictures, TOLERANCE)
                closer = adherences(small, pictures, CLOSER)
                found[beside]["f1_closer"] = closer["f1"]
        return found

    def styles(self) -> dict[str, Any]:
        """How far ten latents of an outline are apart, and ten pictures of the same class."""
        real, rng = self.pictures(), np.random.default_rng(self.seed)
        found: dict[str, Any] = {}
        for name, measure in self._measures().items():
            rows, bare = [], []
            for i in range(self.count):
                same = np.flatnonzero(self.labels == self.labels[i])
                others = rng.choice(same, min(_TEN, len(same)), replace=False)
                if len(others) < 2:
                    continue
                painted = self.painter(self.groups.rough[i], self.drawn(i, _TEN))
                rows.append((spread(measure(painted)), spread(measure(real[others]))))
                bare.append(self.bare[i])
            found[name] = _beside("latents", rows)
            if any(bare):
                found[f"{name}_bare"] = _beside("latents", list(compress(rows, bare)))
        return found

    def silhouettes(self) -> dict[str, Any]:
        """How far ten real pictures of nearly one silhouette are apart, and any ten of the class.

        Of classes of which the pool has more than ten.
        """
        rng, overlaps = np.random.default_rng(self.seed), []
        rows: dict[str, list[tuple[float, float]]] = {name: [] for name in self._measures()}
        for i in range(self.count):
            pictures = self.pool.of_class(self.labels[i])
            if len(pictures) <= _TEN:
                continue
            near, overlap = nearest(self.unframed[i], pictures, _TEN)
            any_ten = rng.choice(len(pictures), _TEN, replace=False)
            overlaps.append(overlap)
            for name, measure in self._measures().items():
                apart = (spread(measure(pictures[each])) for each in (near, any_ten))
                rows[name].append((next(apart), next(apart)))
        if not overlaps:
            return {}
        found: dict[str, Any] = {name: _beside("alike", each) for name, each in rows.items()}
        return {"overlap": float(np.mean(overlaps)), **found}

    def _measures(self) -> dict[str, Features]:
        return {"thumbnails": thumbnails, **self.features}

    def likeness(self) -> dict[str, Any]:
        """Mean absolute differences from the real picture, of 255.

        Painted in its own style, in that of the next picture, and in a drawn one.
        """
        real = self.pictures()[: self.count]
        lent = self.painter.lent(real)
        styles = {
            "own_style": lent,
            "other_style": np.roll(lent, 1, axis=0),
            "drawn_style": np.concatenate([self.drawn(i, 1) for i in range(self.count)]),
        }
        return {name: self._apart(real, rows) for name, rows in styles.items()}

    def _apart(self, real: np.ndarray, rows: np.ndarray) -> float:
        painted = np.stack(
            [self.painter(self.groups.rough[i], rows[i : i + 1])[0] for i in range(len(real))]
        )
        return float(np.abs(painted.astype(np.float32) - real).mean())


def _beside(name: str, rows: Sequence[tuple[float, float]]) -> dict[str, float]:
    """Means of distances and of those of the class, and the ratio of the two."""
    own, of_class = np.mean(rows, axis=0).tolist()
    return {name: own, "same_class": of_class, "ratio": own / of_class}


def lending_sheet(painter: LatentPainter, groups: Groups, rows: int, seed: int) -> np.ndarray:
    """A row for each of the first outlines: as drawn, in six drawn styles, in four that are lent.

    The first row has the pictures that lend them, the next ones of the data.

    Returns:
        uint8 [(rows + 1) * 11, side, side, 3].

    Raises:
        ValueError: there are too few outlines.
    """
    if len(groups.rough) < rows + _LENT:
        raise ValueError(f"{len(groups.rough)} pictures are too few; {rows + _LENT} are needed")
    side = painter.side
    lenders = reduced(groups.pictures[rows : rows + _LENT, 0], side)
    styles = painter.lent(lenders)
    pictures: list[np.ndarray] = [np.full((side, side, 3), 255, np.uint8)] * (1 + _DRAWN)
    pictures += list(lenders)
    for i in range(rows):
        drawn = latents(range(seed + 1000 * i, seed + 1000 * i + _DRAWN), painter.length)
        paper = 255 - reduced_lines(groups.rough[i], side)
        pictures.append(np.repeat(paper[:, :, None], 3, axis=2))
        pictures += list(painter(groups.rough[i], np.concatenate([drawn, styles])))
    return np.stack(pictures)
