"""Groups of pictures for training: one drawn outline, painted in several styles.

A group is a design with its structure and details, drawn by one simulated hand, and pictures of it
in several styles of which everything is known. Hand, view and frame are applied to the pictures
too, so that every picture lies under the lines of its sketch. So a network that learns to paint
outlines has for every outline and style code the right picture, and several for each outline.

A shard is one `.npz`: `tokens` int16 [n, styles, fields]; `rough` and `clean` uint8 [n, 128, 128],
the line map of the hand's sketch and the same lines drawn without a tremble; `pictures` uint8
[n, styles, 128, 128, 3]; `codes` float32 [n, styles, LENGTH] of `style_code`.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path

import numpy as np
import numpy.typing as npt
import skia

from model.garment.compose import CANVAS, compose
from model.garment.line_map import SIDE, frame_of, line_map
from model.garment.raster import raster
from model.garment.sampler import restyled, sample
from model.garment.shards import Shards, save_shard, width_of
from model.garment.sketch import DETAILS, Hand, sketch, view_of
from model.garment.style_code import style_code

_SKETCH_SIDE = 192  # pixels of a sketch, before it becomes a line map
_DRAWN_SIDE = 2 * SIDE  # pixels of what is brought to the frame of the map, for its mean of four
GOLDEN = 0.6180339887  # spreads roughness evenly
ROUGHEST = 0.7  # a rougher hand misses the outline by more than a picture should follow

Pixels = npt.NDArray[np.uint8]


@dataclass(frozen=True)
class GroupOrder(Shards):
    """What to render: `count` outlines from `seed` on, each in `styles` styles."""

    out: Path
    count: int
    seed: int = 1
    styles: int = 4
    per_shard: int = 250

    def __post_init__(self) -> None:
        for name in ("count", "styles", "per_shard"):
            if getattr(self, name) < 1:
                raise ValueError(f"{name} is {getattr(self, name)}; it must be at least 1")

    def path(self, number: int) -> Path:
        """The file of a shard."""
        return self.out / f"groups-{self.seed}-{self.styles}-{number:05d}.npz"


def hand_of(seed: int) -> Hand:
    """The hand that draws the outline of this seed: every roughness and amount of detail."""
    return Hand(
        seed,
        roughness=ROUGHEST * (seed * GOLDEN % 1.0),
        detail=DETAILS[seed % len(DETAILS)],
        width=width_of(seed),
    )


def group(seed: int, styles: int) -> dict[str, np.ndarray]:
    """One group, its arrays named as in a shard."""
    design = sample(seed)
    designs = [design, *(restyled(design, seed * 1000 + k) for k in range(1, styles))]
    drawings = [compose(each) for each in designs]
    pictures = [raster(each, _DRAWN_SIDE) for each in drawings]
    lines = under_lines(partial(sketch, drawings[0]), hand_of(seed), pictures)
    assert lines is not None
    return {
        "tokens": np.array([each.to_tokens() for each in designs], np.int16),
        **lines,
        "codes": np.stack([style_code(each) for each in designs]),
    }


def under_lines(
    draw: Callable[[Hand, int], Pixels], hand: Hand, pictures: Sequence[Pixels]
) -> dict[str, np.ndarray] | None:
    """A hand's lines, and pictures as they lie under them: `rough`, `clean`, `pictures`.

    None where the hand draws nothing.

    Args:
        draw: a sketch by a hand, at some pixels a side.
        hand: its view and the frame of its line map are applied to the pictures, too.
        pictures: uint8 [side, side, 3], of the whole canvas.
    """
    drawn = draw(hand, _SKETCH_SIDE)
    frame = frame_of(drawn)
    if frame is None:
        return None
    scale = np.diag([_SKETCH_SIDE / CANVAS, _SKETCH_SIDE / CANVAS, 1.0])
    through = frame @ scale @ view_of(hand, _SKETCH_SIDE)
    steady = draw(Hand(hand.seed, 0.0, hand.detail), _DRAWN_SIDE)
    lines = framed(np.repeat(steady[:, :, None], 3, axis=2), through)[:, :, 0]
    return {
        "rough": line_map(drawn),
        "clean": _strong(lines),
        "pictures": np.stack([framed(each, through) for each in pictures]),
    }


def framed(picture: Pixels, through: npt.NDArray[np.float64]) -> Pixels:
    """A picture of the canvas as it lies under a line map: uint8 [128, 128, 3], on white.

    Args:
        picture: uint8 [side, side, 3].
        through: the matrix [3, 3] from canvas units to pixels of the map.
    """
    side = len(picture)
    matrix = through @ np.diag([CANVAS / side, CANVAS / side, 1.0])
    opaque = np.concatenate([picture, np.full((side, side, 1), 255, np.uint8)], axis=2)
    out = np.empty((SIDE, SIDE, 4), np.uint8)
    image = skia.Image.fromarray(opaque, skia.kRGBA_8888_ColorType)
    with skia.Surface(out, skia.kRGBA_8888_ColorType, skia.kPremul_AlphaType) as canvas:
        canvas.clear(skia.ColorWHITE)
        canvas.concat(skia.Matrix.MakeAll(*matrix.ravel().tolist()))
        canvas.drawImage(image, 0, 0, skia.SamplingOptions(skia.FilterMode.kLinear))
    return out[:, :, :3].copy()


def _strong(grey: Pixels) -> Pixels:
    """Dark lines on white as a line map: 0 for paper to 255 for a full line."""
    ink = 255.0 - grey.astype(np.float32)
    there = ink[ink > 5]
    strength = float(np.percentile(there, 90)) if len(there) else 255.0
    return np.asarray(np.round(255 * np.clip(ink / strength, 0, 1)), np.uint8)


def write_group_shard(order: GroupOrder, number: int) -> int:
    """Renders one shard; returns how many outlines it holds."""
    columns: dict[str, list[np.ndarray]] = {}
    for i in order.designs(number):
        for name, value in group(order.seed * 1_000_003 + i, order.styles).items():
            columns.setdefault(name, []).append(value)
    save_shard(order.path(number), columns)
    return len(order.designs(number))
