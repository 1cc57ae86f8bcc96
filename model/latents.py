"""Latents and classes from seeds: the only randomness of the image generators; numpy only.

Who serves a model, and who draws a map of it, must mean the same garment by a seed.
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import numpy.typing as npt

# So that a row's class is no function of the numbers that its latent is made of.
_OF_CLASSES = 0x9E3779B9


def latents(seeds: Sequence[int], length: int) -> npt.NDArray[np.float32]:
    """Standard normal, float32 [len(seeds), length]; a row depends on its own seed alone.

    `RandomState`, because its stream is frozen for ever (NEP 19): a seed in a file of today gives
    the same garment with every later numpy. `default_rng` promises no such thing.
    """
    rows = [np.random.RandomState(seed).standard_normal(length) for seed in seeds]
    return np.asarray(rows, np.float32)


def drawn_classes(choices: Sequence[int], seeds: Sequence[int]) -> npt.NDArray[np.int32]:
    """One of the choices for each seed, int32 [len(seeds)]; a row depends on its own seed alone."""
    drawn = [
        choices[np.random.RandomState((seed ^ _OF_CLASSES) % 2**32).randint(len(choices))]
        for seed in seeds
    ]
    return np.array(drawn, np.int32)


def blended(rows: npt.NDArray[np.float32], weights: Sequence[float]) -> npt.NDArray[np.float32]:
    """One latent between others, float32 [length].

    A sum of independent normal rows is shorter than each, and a generator has seen no such latents
    (White, "Sampling generative networks", arXiv:1609.04468). So it is brought back to the length
    that theirs have in the mean. With all the weight on one row it is that row.

    Args:
        rows: float32 [n, length], none of them zero.
        weights: n of them, at least 0, with the sum 1.
    """
    summed = np.asarray(weights) @ rows.astype(np.float64)
    wanted = np.asarray(weights) @ np.linalg.norm(rows, axis=1)
    return np.asarray(summed * (wanted / np.linalg.norm(summed)), np.float32)
