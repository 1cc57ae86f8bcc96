"""Pictures of any folder as pairs for `sketch`: their lines, drawn by hand, and the picture.

A pair is a group (`model.garment.groups`) of one picture whose style nobody knows: its code has no
numbers. Lines are found in the picture, and the simulated hand that draws designs draws them; half
of them are contours alone or the strongest lines, because designers draw less than Canny finds.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path

import numpy as np
import numpy.typing as npt
from PIL import Image

from model.datasets.edges import Lines, lines_of
from model.garment.compose import CANVAS
from model.garment.groups import GOLDEN, ROUGHEST, under_lines
from model.garment.line_map import SIDE
from model.garment.product import reduced
from model.garment.shards import Shards, save_shard, write_shards
from model.garment.sketch import Hand, sketch_of_lines

PICTURES = "pictures.npy"
_MARGIN = 0.1  # of the picture, added to each side, so that no hand moves it off its paper
OUTLINE = "outline"
_DETAILS = ("all", "strong", OUTLINE, "all", "strong")  # how much is drawn, in turn

Pixels = npt.NDArray[np.uint8]


@dataclass(frozen=True)
class PairOrder(Shards):
    """Pairs of all pictures in `out`/pictures.npy: uint8 [n, height, width] or [n, …, 3]."""

    out: Path
    count: int
    side: int  # pixels of the pictures and lines that are wanted
    seed: int = 1
    per_shard: int = 500

    def __post_init__(self) -> None:
        if self.side < 1 or SIDE % self.side:
            raise ValueError(f"side is {self.side} pixels; it must divide {SIDE}, as 32 does")
        for name in ("count", "per_shard"):
            if getattr(self, name) < 1:
                raise ValueError(f"{name} is {getattr(self, name)}; it must be at least 1")

    @classmethod
    def of(cls, pictures: npt.NDArray[np.uint8], out: Path, side: int, seed: int = 1) -> PairOrder:
        """An order for pictures, which it puts where the workers find them.

        Raises:
            ValueError: `out` holds pairs of other pictures.
        """
        order = cls(out, len(pictures), side, seed)
        path = out / PICTURES
        if not path.is_file():
            out.mkdir(parents=True, exist_ok=True)
            np.save(path, pictures)
        elif not np.array_equal(np.load(path, mmap_mode="r"), pictures):
            raise ValueError(
                f"{out} holds pairs of other pictures; choose another --run, or delete it"
            )
        return order

    def detail(self, i: int) -> str:
        """How much of picture `i` is drawn: a value of `_DETAILS`, `OUTLINE` for a bare contour."""
        return _DETAILS[self._seed(i) % len(_DETAILS)]

    def pair(self, i: int, picture: Pixels) -> dict[str, np.ndarray] | None:
        """Picture `i` as `pair` draws it."""
        return pair(picture, self._seed(i), self.side)

    def _seed(self, i: int) -> int:
        return self.seed * 1_000_003 + i

    def path(self, number: int) -> Path:
        """The file of a shard."""
        return self.out / f"groups-pairs-{self.side}-{number:05d}.npz"


def draw_pairs(order: PairOrder, workers: int = 0) -> None:
    """Draws every shard that is missing, `workers` at a time (0: one a processor)."""
    write_shards(order, workers, write=write_pair_shard)


def write_pair_shard(order: PairOrder, number: int) -> int:
    """Draws one shard; returns how many pictures it took, those without a line included."""
    pictures = np.load(order.out / PICTURES, mmap_mode="r")
    columns: dict[str, list[np.ndarray]] = {}
    for i in order.designs(number):
        found = order.pair(i, np.array(pictures[i]))
        for name, value in (found or {}).items():
            columns.setdefault(name, []).append(value)
    if not columns:
        raise ValueError(f"pictures {order.designs(number)} have no line in them")
    save_shard(order.path(number), columns)
    return len(order.designs(number))


def pair(picture: Pixels, seed: int, side: int) -> dict[str, np.ndarray] | None:
    """One pair, its arrays named as in a shard of groups; None where a picture has no line.

    Args:
        picture: uint8 [height, width] or [height, width, 3], of equal sides.
        seed: of the hand, and how much it draws.
        side: pixels, a divisor of 128.
    """
    whole = on_canvas(picture)
    outline, inner = drawn_of(lines_of(whole), _DETAILS[seed % len(_DETAILS)])
    if not outline and not inner:
        return None
    hand = Hand(seed, ROUGHEST * (seed * GOLDEN % 1.0))
    found = under_lines(partial(sketch_of_lines, outline, inner), hand, [whole])
    if found is None:
        return None
    return {
        "tokens": np.zeros((1, 0), np.int16),
        "rough": reduced_lines(found["rough"], side),
        "clean": reduced_lines(found["clean"], side),
        "pictures": reduced(found["pictures"], side),
        "codes": np.zeros((1, 0), np.float32),
    }


def on_canvas(picture: Pixels) -> Pixels:
    """A picture with a white margin, at least as large as a line map: uint8 [side, side, 3]."""
    image = Image.fromarray(picture).convert("RGB")
    side = max(SIDE, image.width)
    margin = round(_MARGIN * side)
    image = image.resize((side, side), Image.Resampling.BICUBIC)
    page = Image.new("RGB", (side + 2 * margin,) * 2, "white")
    page.paste(image, (margin, margin))
    return np.asarray(page)


def drawn_of(
    lines: Lines, detail: str
) -> tuple[Sequence[npt.NDArray[np.float64]], Sequence[npt.NDArray[np.float64]]]:
    """Outline and inner lines in units of the canvas, as much as `detail` says.

    Without an outline the strong lines stand for it.
    """
    strong = lines.strong if detail != OUTLINE else []
    weak = lines.weak if detail == "all" else []
    layers = (lines.outline, [*strong, *weak]) if lines.whole else (lines.strong, weak)
    outline, inner = ([CANVAS * line for line in layer] for layer in layers)
    return outline, inner


def reduced_lines(lines: Pixels, side: int) -> Pixels:
    """A line map uint8 [128, 128] to [side, side]: what a model of fewer pixels reads of it.

    A line of one pixel of the map is a full one afterwards, too, so that none fades.
    """
    by = SIDE // side
    if by == 1:
        return lines
    means = lines.reshape(side, by, side, by).astype(np.float32).mean(axis=(1, 3))
    return np.asarray(np.round(np.minimum(by * means, 255.0)), np.uint8)
