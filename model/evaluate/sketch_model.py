"""What a `sketch` model makes of held-out outlines: whether it keeps them, and how styles differ.

Beside each figure stand those of the renderer's own pictures of the same outlines, which are what
the model was taught, and of something that is wrong on purpose: other outlines, or one style.

Styles differ by the mean distance of two pictures. Of the ten for an outline it is divided by that
of ten designs of the same category that have nothing else in common. Pictures are compared as
thumbnails, the means of 8 x 8 pixels in sRGB: colour and coarse print, in no trained network.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from itertools import combinations
from pathlib import Path
from typing import Any

import numpy as np
import tensorflow as tf

from model.datasets.groups import Groups
from model.evaluate.adherence import adherence
from model.garment.compose import compose
from model.garment.design import Design
from model.garment.raster import raster
from model.garment.sampler import restyled, sample
from model.garment.style_code import style_code

TOLERANCE = 2  # pixels
_TEN = 10  # styles of an outline
_THUMBNAIL = 16  # pixels a side
_SIDE = 128


class Painter:
    """An exported model."""

    def __init__(self, folder: Path) -> None:
        """Loads it as anybody would, with `tf.saved_model.load`."""
        self._loaded = tf.saved_model.load(str(folder))
        self._generate = self._loaded.signatures["generate"]
        self._latent = int(self._generate.structured_input_signature[1]["latent"].shape[1])

    def __call__(self, lines: np.ndarray, codes: np.ndarray, seed: int) -> np.ndarray:
        """One line map uint8 [128, 128] in styles float32 [n, S]: uint8 [n, 128, 128, 3]."""
        latent = np.random.RandomState(seed).standard_normal((len(codes), self._latent))
        images = self._generate(
            sketch=tf.constant(lines[None, :, :, None] / 255.0, tf.float32),
            style=tf.constant(codes, tf.float32),
            latent=tf.constant(latent, tf.float32),
        )["images"]
        return np.round((images.numpy().clip(-1, 1) + 1) * 127.5).astype(np.uint8)


def thumbnail(picture: np.ndarray) -> np.ndarray:
    """uint8 [side, side, 3], the side a multiple of 16, to float [768] in [0, 1]."""
    by = len(picture) // _THUMBNAIL
    small = picture.reshape(_THUMBNAIL, by, _THUMBNAIL, by, 3).mean(axis=(1, 3)) / 255.0
    return np.asarray(small.ravel())


def apart(pictures: Iterable[np.ndarray]) -> float:
    """The mean Euclidean distance of two of the pictures, as thumbnails.

    Raises:
        ValueError: there are fewer than two.
    """
    small = [thumbnail(picture) for picture in pictures]
    if len(small) < 2:
        raise ValueError(f"{len(small)} pictures have no pairs; at least 2 are needed")
    return float(np.mean([np.linalg.norm(a - b) for a, b in combinations(small, 2)]))


@dataclass(frozen=True)
class SketchEvaluation:
    """A model beside the renderer on the first `count` outlines of held-out groups."""

    painter: Painter
    groups: Groups
    count: int
    seed: int = 0
    _kept: dict[str, list[np.ndarray]] = field(default_factory=dict, init=False, repr=False)

    def __post_init__(self) -> None:
        there = len(self.groups.rough)
        if not 2 <= self.count <= there:
            raise ValueError(f"--count is {self.count}; it must be from 2 to {there}")

    def measures(self) -> dict[str, Callable[[], Any]]:
        """The parts."""
        return {"adherence": self.adherence, "styles": self.styles, "likeness": self.likeness}

    def adherence(self) -> dict[str, Any]:
        """Precision, recall and F1 with an edge at most `TOLERANCE` pixels from its line."""
        groups, found = self.groups, dict[str, Any]()
        for name, maps in (("by_hand", groups.rough), ("clean", groups.clean)):
            painted = self._painted(name)
            pairs = {
                name: painted,
                f"{name}_renderer": list(groups.pictures[: self.count]),
                f"{name}_other_outline": [*painted[1:], painted[0]],
            }
            for beside, pictures in pairs.items():
                found[beside] = adherences(maps, pictures)
        return found

    def styles(self) -> dict[str, Any]:
        """How far ten styles of an outline are apart, and ten latents of one style."""
        rows = []
        for i in range(self.count):
            design = Design.from_tokens(self.groups.tokens[i, 0].tolist())
            first = self.seed + 1000 * i
            designs = [restyled(design, first + k) for k in range(_TEN)]
            others = [sample(first + k, {"category": design["category"]}) for k in range(_TEN)]
            codes = np.stack([style_code(each) for each in designs])
            rows.append([
                apart(self.painter(self.groups.rough[i], codes, first)),
                apart([raster(compose(each), _SIDE) for each in designs]),
                apart([raster(compose(each), _SIDE) for each in others]),
                apart(self.painter(self.groups.rough[i], codes[:1].repeat(_TEN, 0), first)),
            ])  # fmt: skip
        painted, renderer, others_apart, latents = np.mean(rows, axis=0).tolist()
        return {
            "styles_painted": painted,
            "styles_renderer": renderer,
            "same_category": others_apart,
            "latents_of_one_style": latents,
            "ratio": painted / others_apart,
        }

    def likeness(self) -> dict[str, Any]:
        """The mean absolute difference from the right picture, of 255, and from a wrong style."""
        right = self.groups.pictures[: self.count].astype(np.float32)
        painted = np.stack(self._painted("by_hand")).astype(np.float32)
        return {
            "right_style": float(np.abs(painted - right).mean()),
            "other_style": float(np.abs(painted - np.roll(right, 1, axis=1)).mean()),
        }

    def _painted(self, name: str) -> list[np.ndarray]:
        """The outlines in the styles of their groups: uint8 [styles, 128, 128, 3] each."""
        if name not in self._kept:
            maps = self.groups.rough if name == "by_hand" else self.groups.clean
            self._kept[name] = [
                self.painter(maps[i], self.groups.codes[i], self.seed + i)
                for i in range(self.count)
            ]
        return self._kept[name]


def adherences(
    maps: np.ndarray, pictures: Sequence[np.ndarray], tolerance: int = TOLERANCE
) -> dict[str, float]:
    """Means over all pictures of all line maps, and the F1 that a tenth falls below."""
    rows = []
    for lines, styles in zip(maps[: len(pictures)], pictures, strict=True):
        for picture in styles:
            one = adherence(lines, picture, tolerance)
            rows.append((one.precision, one.recall, one.f1))
    means = dict(zip(("precision", "recall", "f1"), np.mean(rows, axis=0).tolist(), strict=True))
    return {**means, "worst_tenth": float(np.percentile(np.array(rows)[:, 2], 10))}


def styles_sheet(painter: Painter, groups: Groups, rows: int, seed: int) -> np.ndarray:
    """A row for each of the first outlines: as it was drawn, then in ten styles.

    Returns:
        uint8 [rows * 11, 128, 128, 3].

    Raises:
        ValueError: there are too few outlines.
    """
    if len(groups.rough) < rows:
        raise ValueError(f"{len(groups.rough)} outlines are too few; {rows} are needed")
    pictures: list[np.ndarray] = []
    for i in range(rows):
        design = Design.from_tokens(groups.tokens[i, 0].tolist())
        codes = np.stack([style_code(restyled(design, seed + 1000 * i + k)) for k in range(_TEN)])
        pictures.append(np.repeat(255 - groups.rough[i][:, :, None], 3, axis=2))
        pictures += list(painter(groups.rough[i], codes, seed + i))
    return np.stack(pictures)
