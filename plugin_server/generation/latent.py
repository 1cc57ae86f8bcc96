"""Latents from seeds: the only randomness of the image generators."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np


def latents(seeds: Sequence[int], length: int) -> np.ndarray:
    """Standard normal, float32 [len(seeds), length]; a row depends on its own seed alone.

    `RandomState`, because its stream is frozen for ever (NEP 19): a seed in a file of today gives
    the same garment with every later numpy. `default_rng` promises no such thing.
    """
    rows = [np.random.RandomState(seed).standard_normal(length) for seed in seeds]
    return np.asarray(rows, np.float32)
