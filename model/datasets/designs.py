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
from typing import Any, Protocol

import keras
import numpy as np

from model.garment.compose import compose
from model.garment.design import settle, token_fields, values_of_tokens
from model.garment.line_map import SIDE
from model.garment.raster import raster
from model.garment.token_order import on_a_line, token_order

MASK_SHARE = 2 / math.pi  # of the fields, on average, with the cosine schedule
_SKETCHED = 2 / 3  # of the rows of a batch have a sketch
# Of the sketched rows, as many show nothing else: beside fields that are known a sketch says little
# that is new, and the network would hardly learn to read it.
_SKETCH_ALONE = 0.4
_SHIFT = 4  # pixels that a line map is moved at most
_HOLE = 40  # pixels: the longest side of a rubbed out place
_BEND = 1.8  # pixels: the largest deviation of a bend


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

    def pick(
        self, rng: np.random.Generator, rows: int, sketched: int, bare: int
    ) -> tuple[np.ndarray, np.ndarray]:
        """See `DesignSource`."""
        chosen = rng.integers(0, len(self.tokens), rows)
        hands = rng.integers(0, self.line_maps.shape[1], sketched)
        tokens = self.tokens[chosen]
        if len(self.bare):
            tokens[rows - bare :] = self.bare[rng.integers(0, len(self.bare), bare)]
        return tokens, self.line_maps[chosen[:sketched], hands]

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


def wear(rng: np.random.Generator, rows: int) -> dict[str, np.ndarray]:
    """How line maps differ from what they were drawn as: the `wear` of `model.training.worn`.

    All are moved and grow fainter or stronger, a quarter lose a place, half are turned, scaled and
    bent a little, each its own amount.
    """
    bent = (rng.random(rows) < 0.5).astype(np.float32)
    amount = bent * rng.random(rows) * _BEND
    lost = rng.random((rows, 1)) < 0.25
    hole = np.concatenate(
        [rng.integers(0, SIDE - 18, (rows, 2)), rng.integers(8, _HOLE, (rows, 2))], axis=1
    )
    drawn = {
        "shift": rng.integers(-_SHIFT, _SHIFT + 1, (rows, 2)),
        "turn": bent * rng.normal(0, 0.03, rows),
        "size": 1 + bent[:, None] * rng.normal(0, 0.03, (rows, 2)),
        "bend": amount[:, None, None, None] * rng.normal(0, 1, (rows, 5, 5, 2)),
        "hole": np.where(lost, hole, 0),
        "strength": rng.uniform(0.6, 1.3, rows),
    }
    return {name: values.astype(np.float32) for name, values in drawn.items()}


class DesignSource(Protocol):
    """Designs to train on: in shards, or drawn meanwhile."""

    @property
    def name(self) -> str:
        """The name that the model's card gives to them."""

    def __len__(self) -> int:
        """The number of designs."""

    def pick(
        self, rng: np.random.Generator, rows: int, sketched: int, bare: int
    ) -> tuple[np.ndarray, np.ndarray]:
        """Any designs, again and again.

        Returns:
            tokens int [rows, F]: the first `sketched` are those of the line maps, the last `bare`
            were never drawn, if there are such; line maps uint8 [sketched, 128, 128].
        """


class DesignBatches(keras.utils.PyDataset):
    """Batches for `WornNetwork`: ({tokens, sketch, wear}, tokens, weights).

    The first two thirds of a batch have a sketch; the last third has none, half of it designs that
    were never drawn. `weights` float32 [B, F] are 1 / MASK_SHARE where a field is masked, else 0.
    """

    def __init__(
        self, designs: DesignSource, *, order: Sequence[int], mask: int, batch_size: int,
        steps: int, seed: int, epoch: int = 0, **kwargs: Any,
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

    def __getitem__(self, index: int) -> tuple[dict[str, Any], np.ndarray, np.ndarray]:
        rng = np.random.default_rng((self._seed, self._epoch, index))
        drawn = round(self._batch_size * _SKETCHED)
        tokens, sketch = self._designs.pick(
            rng, self._batch_size, drawn, bare=(self._batch_size - drawn) // 2
        )
        tokens = tokens.astype(np.int32)
        masked = masked_fields(rng, self._batch_size, self._order)
        masked[:drawn] |= rng.random((drawn, 1)) < _SKETCH_ALONE
        known = np.where(masked, self._mask, tokens)
        weights = masked.astype(np.float32) / MASK_SHARE
        inputs = {"tokens": known, "sketch": sketch, "wear": wear(rng, drawn)}
        return inputs, tokens, weights

    def on_epoch_end(self) -> None:
        """The next epoch has other batches."""
        self._epoch += 1
