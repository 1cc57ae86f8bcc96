"""An exported `flat` as it is served: rows filled in, with any number of steps and temperature."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import numpy as np
import tensorflow as tf

from model.card import Card
from model.networks.flat import SKETCH_SIDE
from model.networks.flat_sampling import FREE

ROWS = 64  # of a call; fewer are padded, so that one function is compiled
USUAL = 0.1  # temperature at which a draw is nearly always the likeliest
_ONE_FIELD = 1e9  # steps left with which a step decides one field alone

Tokens = np.ndarray  # int32 [n, fields]


class FlatModel:
    """A SavedModel of `flat` with its card.

    `lines` are line maps, uint8 [n, 128, 128], one a row; without them nothing is drawn.
    """

    def __init__(self, folder: Path) -> None:
        """Loads it.

        Raises:
            CardError: the folder has no card.
        """
        self.card = Card.read(folder)
        self._loaded = tf.saved_model.load(str(folder))
        self._encode = _compiled(self._loaded.signatures["encode"])
        self._step = _compiled(self._loaded.signatures["step"])
        self.fields: int = self.card.signatures["step"]["inputs"]["tokens"]["shape"][1]

    def fill(
        self,
        pins: Tokens,
        seeds: np.ndarray,
        lines: np.ndarray | None = None,
        *,
        steps: int | None = None,
        temperature: float = 1.0,
    ) -> Tokens:
        """Whole designs, int32 [n, fields]: each row by its own seed, int [n]."""
        filled = []
        for rows, remembered, shared in self._batches(pins, seeds, lines, temperature):
            tokens = shared.pop("tokens")
            for left in range(steps or self.card.steps, 0, -1):
                tokens = self._step(
                    remembered=remembered, tokens=tokens,
                    steps_left=tf.constant(left, tf.float32), **shared,
                )["tokens"]  # fmt: skip
            filled.append(tokens.numpy()[:rows])
        return np.concatenate(filled)

    def next_fields(
        self, known: Tokens, seeds: np.ndarray, lines: np.ndarray | None = None
    ) -> tuple[Tokens, np.ndarray]:
        """One more field of each row, drawn, and the probability that it was drawn with, [n].

        Those before it that are certain are decided along with it; the probability is of all.
        """
        filled, probabilities = [], []
        for rows, remembered, shared in self._batches(known, seeds, lines, 1.0):
            out = self._step(
                remembered=remembered, steps_left=tf.constant(_ONE_FIELD, tf.float32), **shared
            )
            filled.append(out["tokens"].numpy()[:rows])
            probabilities.append(np.exp(out["log_probability"].numpy()[:rows]))
        return np.concatenate(filled), np.concatenate(probabilities)

    def free(self, rows: int) -> Tokens:
        """Pins that leave everything open."""
        return np.full((rows, self.fields), FREE, np.int32)

    def _batches(
        self, pins: Tokens, seeds: np.ndarray, lines: np.ndarray | None, temperature: float
    ) -> Any:
        for first in range(0, len(pins), ROWS):
            part = pins[first : first + ROWS]
            rows = len(part)
            sketch = np.zeros((ROWS, SKETCH_SIDE, SKETCH_SIDE, 1), np.float32)
            if lines is not None:
                sketch[:rows, :, :, 0] = lines[first : first + ROWS] / np.float32(255)
            tokens = np.zeros((ROWS, self.fields), np.int32)
            tokens[:rows] = part
            seed = np.zeros((ROWS, 2), np.int32)
            seed[:rows, 0] = seeds[first : first + ROWS]
            remembered = self._encode(sketch=tf.constant(sketch))["remembered"]
            yield rows, remembered, {
                "tokens": tf.constant(tokens),
                "seed": tf.constant(seed),
                "has_sketch": tf.constant(np.full(ROWS, lines is not None)),
                "temperature": tf.constant(np.full(ROWS, temperature, np.float32)),
            }  # fmt: skip


def _compiled(signature: Any) -> Any:
    return tf.function(lambda **inputs: signature(**inputs), jit_compile=True)
