"""Held-out simulated sketches, rendered once and kept, and how designs stand in their outlines.

Seeds of their own, which no training shard has. A band holds as many sketches as are wanted, of
every amount of detail in turn.
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

import numpy as np

from model.garment.area import covered_by_drawing, covered_by_pieces, overlap_of
from model.garment.compose import compose
from model.garment.design import Design
from model.garment.draft.assemble import draft
from model.garment.fit import fitted, overlap, target_of
from model.garment.line_map import line_map
from model.garment.sampler import sample
from model.garment.silhouette import silhouette_of
from model.garment.sketch import DETAILS, Hand, sketch, view_of

BANDS = {"clean": (0.0, 0.2), "light": (0.2, 0.45), "rough": (0.45, 0.7), "wild": (0.7, 1.0)}
SIZE = 384  # pixels of a sketch
_SEED = 9_000_000_000  # of the first design; training's are below
_BAND = 1_000_000  # seeds a band


@dataclass(frozen=True, eq=False)
class Band:
    """Sketches of one roughness.

    seeds int64 [n] of designs; tokens int16 [n, fields]; line_maps uint8 [n, 128, 128].
    """

    name: str
    seeds: np.ndarray
    tokens: np.ndarray
    line_maps: np.ndarray

    def details(self) -> np.ndarray:
        """How much is drawn in each sketch, str [n]."""
        return np.array([hand_of(self.name, seed).detail for seed in self.seeds.tolist()])

    @classmethod
    def of(cls, name: str, count: int, folder: Path) -> Band:
        """The band of this name, from its file in `folder` or rendered into it."""
        path = folder / f"sketches-{name}-{count}.npz"
        if path.is_file():
            with np.load(path) as kept:
                return cls(name, kept["seeds"], kept["tokens"], kept["line_maps"])
        first = _SEED + list(BANDS).index(name) * _BAND
        seeds = np.arange(first, first + count)
        designs = [sample(seed) for seed in seeds.tolist()]
        maps = [
            line_map(sketch(compose(design), hand_of(name, seed), SIZE))
            for design, seed in zip(designs, seeds.tolist(), strict=True)
        ]
        tokens = np.array([design.to_tokens() for design in designs], np.int16)
        band = cls(name, seeds, tokens, np.stack(maps))
        folder.mkdir(parents=True, exist_ok=True)
        np.savez_compressed(path, seeds=seeds, tokens=tokens, line_maps=band.line_maps)
        return band


def hand_of(band: str, seed: int) -> Hand:
    """The hand that draws the design of this seed, somewhere in the band's roughness."""
    low, high = BANDS[band]
    share = np.random.default_rng(seed).random()
    return Hand(seed, low + (high - low) * float(share), DETAILS[seed % len(DETAILS)])


@dataclass(frozen=True)
class Standing:
    """How a design fills a drawn outline, as overlaps (IoU) from 0 to 1.

    before: drafted, laid into the frame of what was drawn; fitted: to the area read from the
    sketch; true: to the area that the drawn design really has; read: of the area that was read
    from the sketch to the true one.
    """

    before: float
    fitted: float
    true: float
    read: float


def standing(band: str, seed: int, design: Design) -> Standing | None:
    """How `design` stands in the sketch of a band's seed; nothing where no outline was found."""
    hand = hand_of(band, seed)
    drawing = compose(sample(seed))
    outline = silhouette_of(sketch(drawing, hand, SIZE))
    if outline is None:
        return None
    true = covered_by_drawing(drawing, view_of(hand, SIZE), SIZE, outline)
    pieces = draft(design)
    area = covered_by_pieces(fitted(pieces, outline), outline)
    target = target_of(pieces, outline)
    return Standing(
        overlap(pieces, outline), overlap_of(area, target), overlap_of(area, true),
        overlap_of(outline.mask, true),
    )  # fmt: skip
