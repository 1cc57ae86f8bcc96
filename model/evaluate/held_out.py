"""Held-out simulated sketches by their roughness, and how designs stand in their outlines.

They are shards of `python -m model.garment render` that no training has seen: of a seed of their
own. A band holds the sketches of a quarter of all roughness, of every amount of detail.
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

import numpy as np

from model.datasets.designs import Designs
from model.garment.area import covered_by_drawing, covered_by_pieces, overlap_of
from model.garment.compose import compose
from model.garment.design import Design, settle
from model.garment.draft.assemble import draft
from model.garment.fit import fitted, overlap, target_of
from model.garment.pose import pose_of, posed
from model.garment.shards import Order, width_of, write_shards
from model.garment.silhouette import silhouette_of
from model.garment.sketch import DETAILS, Hand, sketch, view_of
from model.garment.tokens import values_of_tokens

BANDS = {"clean": (0.0, 0.25), "light": (0.25, 0.5), "rough": (0.5, 0.75), "wild": (0.75, 1.0)}
SIZE = 384  # pixels of a sketch that is drawn again, larger than in the shards
_SEED = 9  # of the shards that are rendered where there are none
_SKETCHES = 3  # a design
_SPARE = 1.4  # designs for each sketch that is wanted of a band: 4 bands / 3 sketches, and some


@dataclass(frozen=True, eq=False)
class Band:
    """Sketches of one roughness, [n] each.

    numbers: int64, by which each is drawn again and its row is seeded; tokens: int16 [n, fields];
    line_maps: uint8 [n, 128, 128]; roughness: float32.
    """

    name: str
    numbers: np.ndarray
    tokens: np.ndarray
    line_maps: np.ndarray
    roughness: np.ndarray

    def __len__(self) -> int:
        return len(self.numbers)

    def design(self, index: int) -> Design:
        """The drawn design; the nearest valid one where it is of an older design space."""
        return settle(values_of_tokens(self.tokens[index].tolist()))

    def hand(self, index: int) -> Hand:
        """A hand as rough as the one that drew the sketch; details go in turn."""
        number = int(self.numbers[index])
        detail = DETAILS[number % len(DETAILS)]
        return Hand(number, float(self.roughness[index]), detail, width_of(number))

    def page(self, index: int) -> np.ndarray:
        """The design drawn anew by `hand` in its pose, uint8 [384, 384]."""
        design, hand = self.design(index), self.hand(index)
        return sketch(posed(compose(design), design, pose_of(hand.seed)), hand, SIZE)


def open_bands(folder: Path, count: int) -> dict[str, Band]:
    """At most `count` sketches of each band; rendered into `folder` first where it has none.

    Raises:
        ValueError: the shards are of another design space.
    """
    if not any(folder.glob("designs-*.npz")):
        designs = -int(-_SPARE * count // 1)
        write_shards(Order(folder, designs, _SEED, flat_size=0, sketches=_SKETCHES))
    held_out = Designs.open(folder)
    return {name: _band(name, held_out, count) for name in BANDS}


def _band(name: str, held_out: Designs, count: int) -> Band:
    low, high = BANDS[name]
    rows, which = np.nonzero((held_out.roughness >= low) & (held_out.roughness < high))
    rows, which = rows[:count], which[:count]
    numbers = rows * held_out.roughness.shape[1] + which
    return Band(
        name, numbers, held_out.tokens[rows], held_out.line_maps[rows, which],
        held_out.roughness[rows, which],
    )  # fmt: skip


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


def standing(drawn: Design, hand: Hand, design: Design) -> Standing | None:
    """How `design` stands in a sketch of `drawn`; nothing where no outline was found."""
    drawing = posed(compose(drawn), drawn, pose_of(hand.seed))
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
