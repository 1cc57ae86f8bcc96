"""Outlines painted in several styles, as training batches for `sketch`.

Everything random comes from (seed, step), so that a run which was killed and resumed sees the
batches that it would have seen.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from model.datasets.labelled import LabelledImages
from model.garment.style_code import LENGTH, style_layout

_HOLED = 0.15  # share of the sketches with a place rubbed out
_HOLE = (16, 4)  # the shortest side of it and the longest are so many parts of the picture's
_COLUMNS = ("rough", "clean", "pictures", "codes", "tokens")


def code_layout() -> dict[str, list[str]]:
    """What the numbers of a style code mean, for a model's card."""
    return style_layout()


@dataclass(frozen=True)
class Groups:
    """Groups in memory, as `model.garment.groups` describes them, or `model.datasets.pairs`.

    rough, clean: uint8 [N, side, side]; pictures: uint8 [N, styles, side, side, 3]; codes: float32
    [N, styles, S]; tokens: int16 [N, styles, F]. Of pairs S and F are 0, and there is one style.
    """

    name: str
    rough: np.ndarray
    clean: np.ndarray
    pictures: np.ndarray
    codes: np.ndarray
    tokens: np.ndarray

    def __len__(self) -> int:
        """The number of pictures."""
        return self.pictures.shape[0] * self.pictures.shape[1]

    @property
    def grey(self) -> bool:
        """Whether no picture has a colour."""
        return bool((self.pictures == self.pictures[..., :1]).all())

    @classmethod
    def open(cls, folder: Path) -> Groups:
        """All shards of `python -m model.garment groups` in a folder.

        Raises:
            FileNotFoundError: there is none.
            ValueError: a shard's style codes are of another version of the design space.
        """
        paths = sorted(folder.glob("groups-*.npz"))
        if not paths:
            raise FileNotFoundError(
                f"{folder} holds no groups; python -m model.garment groups --out {folder} "
                "renders them"
            )
        found: dict[str, list[np.ndarray]] = {name: [] for name in _COLUMNS}
        for path in paths:
            with np.load(path) as shard:
                if shard["codes"].shape[2] not in (0, LENGTH):
                    raise ValueError(
                        f"{path} has style codes of {shard['codes'].shape[2]} numbers, not "
                        f"{LENGTH}; delete it and render again"
                    )
                for name in _COLUMNS:
                    found[name].append(shard[name])
        return cls(folder.name, **{name: np.concatenate(found.pop(name)) for name in _COLUMNS})

    def as_images(self) -> LabelledImages:
        """All pictures without their outlines, as one class."""
        images = self.pictures.reshape(-1, *self.pictures.shape[2:])
        return LabelledImages(self.name, images, np.zeros(len(images), np.int32), ("",))

    def batches(
        self, *, first_step: int, outlines: int, styles: int, seed: int
    ) -> Iterator[dict[str, np.ndarray]]:
        """Batches from `first_step` on, without end.

        Yields:
            sketch: float32 [outlines, side, side, 1] in [0, 1]; pictures: uint8 [outlines, styles,
            side, side, 3]; codes: float32 [outlines, styles, S].
        """
        step = first_step
        while True:
            rng = np.random.default_rng((seed, step))
            rows = rng.integers(0, len(self.rough), outlines)
            shuffled = rng.random((outlines, self.pictures.shape[1])).argsort(axis=1)[:, :styles]
            yield {
                "sketch": self._sketches(rng, rows),
                "pictures": self.pictures[rows[:, None], shuffled],
                "codes": self.codes[rows[:, None], shuffled],
            }
            step += 1

    def _sketches(self, rng: np.random.Generator, rows: np.ndarray) -> np.ndarray:
        """Half of them by hand, half clean; fainter or stronger, places rubbed out of some."""
        by_hand = rng.random(len(rows)) < 0.5
        maps = np.where(by_hand[:, None, None], self.rough[rows], self.clean[rows])
        out = maps.astype(np.float32) / 255.0
        side = out.shape[1]
        shortest, longest = (side // parts for parts in _HOLE)
        for image in out:
            height, width = rng.integers(shortest, longest, 2)
            top, left = rng.integers(0, side - height), rng.integers(0, side - width)
            if rng.random() < _HOLED:
                image[top : top + height, left : left + width] = 0.0
        strength = rng.uniform(0.7, 1.3, (len(out), 1, 1)).astype(np.float32)
        return np.clip(out * strength, 0.0, 1.0)[..., None]
