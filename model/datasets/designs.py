"""Rendered designs as training batches for `flat`: tokens, line maps, and what is masked.

Everything random comes from (seed, epoch, batch), so that a run which was killed and resumed sees
the batches that it would have seen. A `keras.utils.PyDataset`, because the same training also
runs where there is no TensorFlow.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import keras
import numpy as np

from model.garment.compose import compose
from model.garment.design import settle, token_fields, values_of_tokens
from model.garment.raster import raster
from model.garment.token_order import on_a_line, token_order

MASK_SHARE = 2 / math.pi  # of the fields, on average, with the cosine schedule
_SKETCHED = 2 / 3  # of the rows of a batch have a sketch
# Of the sketched rows, as many show nothing else: beside fields that are known a sketch says little
# that is new, and the network would hardly learn to read it.
_SKETCH_ALONE = 0.4
_SHIFT = 4  # pixels that a line map is moved at most
_HOLE = 40  # pixels: the longest side of a rubbed out place


def token_layout() -> dict[str, Any]:
    """What a network must know of the fields: the first arguments of `FlatConfig`."""
    names, values = zip(*token_fields(), strict=True)
    return {"names": names, "values": values, "ordered": on_a_line(), "order": token_order()}


@dataclass(frozen=True)
class Designs:
    """Designs in memory: with line maps, or tokens alone.

    tokens: int16 [N, F]; line_maps: uint8 [N, sketches, 128, 128]; roughness: float32
    [N, sketches] in [0, 1]; bare: int16 [M, F], designs without sketches.
    """

    name: str
    tokens: np.ndarray
    line_maps: np.ndarray
    roughness: np.ndarray
    bare: np.ndarray

    def __len__(self) -> int:
        return len(self.tokens) + len(self.bare)

    @classmethod
    def open(cls, folder: Path) -> Designs:
        """All shards of `python -m model.garment render` in a folder.

        Raises:
            FileNotFoundError: there is none with sketches.
            ValueError: a shard is of another version of the design space.
        """
        drawn: list[dict[str, np.ndarray]] = []
        bare = [np.zeros((0, len(token_fields())), np.int16)]
        for path in sorted(folder.glob("designs-*.npz")):
            with np.load(path) as shard:
                names = [n for n in ("tokens", "line_maps", "roughness") if n in shard]
                columns = {name: shard[name] for name in names}
            _check(path, columns["tokens"])
            if "line_maps" in columns:
                drawn.append(columns)
            else:
                bare.append(columns["tokens"])
        if not drawn:
            raise FileNotFoundError(
                f"{folder} holds no designs with sketches; python -m model.garment render "
                f"--out {folder} draws them"
            )
        tokens, line_maps, roughness = (
            np.concatenate([shard.pop(name) for shard in drawn])
            for name in ("tokens", "line_maps", "roughness")
        )
        return cls(folder.name, tokens, line_maps, roughness, np.concatenate(bare))


def _check(path: Path, tokens: np.ndarray) -> None:
    sizes = np.array([size for _, size in token_fields()])
    if tokens.shape[1] != len(sizes) or (tokens >= sizes).any() or (tokens < 0).any():
        raise ValueError(
            f"{path} was rendered from another design space (its tokens do not fit); "
            "delete it and render again"
        )


def pictures(tokens: np.ndarray, side: int) -> np.ndarray:
    """The valid designs nearest to the tokens, drawn: uint8 [n, side, side, 3]."""
    designs = [settle(values_of_tokens(row.tolist())) for row in tokens]
    return np.stack([raster(compose(design), side) for design in designs])


def masked_fields(rng: np.random.Generator, rows: int, order: Sequence[int]) -> np.ndarray:
    """Which fields the network must fill in: bool [rows, F].

    Half of the rows mask any subset, a cosine of the fields (MaskGIT, section 3.2). The others are
    what sampling meets: the first fields of the order are decided, and some pins.
    """
    fields = len(order)
    share = np.cos(rng.random((rows, 1)) * math.pi / 2)
    any_subset = rng.random((rows, fields)).argsort(axis=1) < np.ceil(share * fields)
    place = np.empty(fields, int)
    place[list(order)] = np.arange(fields)
    decided = place < np.floor(fields * rng.random((rows, 1)) ** 2)
    pins = rng.random((rows, 1)) * 0.3 * (rng.random((rows, 1)) < 0.5)
    as_sampled = ~(decided | (rng.random((rows, fields)) < pins))
    as_sampled[~as_sampled.any(axis=1)] = True
    return np.where(rng.random((rows, 1)) < 0.5, any_subset, as_sampled)


def worn(rng: np.random.Generator, line_maps: np.ndarray) -> np.ndarray:
    """Line maps as float32 [n, 128, 128, 1] in [0, 1], moved, fainter, with places rubbed out."""
    out = line_maps.astype(np.float32) / 255.0
    side = out.shape[1]
    for image in out:
        dy, dx = rng.integers(-_SHIFT, _SHIFT + 1, 2)
        image[:] = np.roll(image, (dy, dx), (0, 1))
        if rng.random() < 0.25:
            height, width = rng.integers(8, _HOLE, 2)
            top, left = rng.integers(0, side - height), rng.integers(0, side - width)
            image[top : top + height, left : left + width] = 0.0
    strength = rng.uniform(0.6, 1.3, (len(out), 1, 1)).astype(np.float32)
    return np.clip(out * strength, 0.0, 1.0)[..., None]


class DesignBatches(keras.utils.PyDataset):
    """Batches for `FlatNetwork`: ({tokens, sketch}, tokens, weights).

    The first two thirds of a batch have a sketch; the last third has none, half of it designs that
    were never drawn. `weights` float32 [B, F] are 1 / MASK_SHARE where a field is masked, else 0.
    """

    def __init__(
        self, designs: Designs, *, order: Sequence[int], mask: int, batch_size: int, steps: int,
        seed: int, epoch: int = 0, **kwargs: Any,
    ) -> None:  # fmt: skip
        """`steps` batches an epoch, the first epoch being number `epoch`; `mask` is the token."""
        super().__init__(**kwargs)
        self._designs = designs
        self._order = tuple(order)
        self._mask = mask
        self._batch_size = batch_size
        self._steps = steps
        self._seed = seed
        self._epoch = epoch

    def __len__(self) -> int:
        return self._steps

    def __getitem__(self, index: int) -> tuple[dict[str, np.ndarray], np.ndarray, np.ndarray]:
        rng = np.random.default_rng((self._seed, self._epoch, index))
        designs = self._designs
        drawn = round(self._batch_size * _SKETCHED)
        rows = rng.integers(0, len(designs.tokens), self._batch_size)
        hands = rng.integers(0, designs.line_maps.shape[1], drawn)
        tokens = designs.tokens[rows].astype(np.int32)
        if len(designs.bare):
            never = (self._batch_size - drawn) // 2
            tokens[self._batch_size - never :] = designs.bare[
                rng.integers(0, len(designs.bare), never)
            ]
        sketch = worn(rng, designs.line_maps[rows[:drawn], hands])
        masked = masked_fields(rng, self._batch_size, self._order)
        masked[:drawn] |= rng.random((drawn, 1)) < _SKETCH_ALONE
        known = np.where(masked, self._mask, tokens)
        weights = masked.astype(np.float32) / MASK_SHARE
        return {"tokens": known, "sketch": sketch}, tokens, weights

    def on_epoch_end(self) -> None:
        """The next epoch has other batches."""
        self._epoch += 1
