"""Flats as PNG files, one folder a category: a catalogue to train an image generator on.

A file is named by its seed and appears only when it is complete, so a run that was stopped goes
on with the missing ones.
"""

from __future__ import annotations

import os
from collections import Counter
from concurrent.futures import ProcessPoolExecutor
from functools import partial
from multiprocessing import get_context
from pathlib import Path

from PIL import Image

from model.garment.compose import compose
from model.garment.raster import raster
from model.garment.sampler import sample


def write_flats(
    folder: Path, count: int, *, seed: int = 1, side: int = 128, workers: int = 0
) -> Counter[str]:
    """Draws `count` sampled designs on white as `folder/<category>/<seed>.png`.

    Args:
        folder: is made where it is not there.
        count: of designs.
        seed: other seeds give other designs.
        side: pixels.
        workers: processes; 0: one a processor.

    Returns:
        how many of each category there are.

    Raises:
        ValueError: `count` or `side` is below 1.
    """
    for name, value in (("count", count), ("side", side)):
        if value < 1:
            raise ValueError(f"{name} is {value}; it must be at least 1")
    first = seed * 1_000_003
    seeds = range(first, first + count)
    with ProcessPoolExecutor(workers or os.cpu_count(), get_context("spawn")) as pool:
        return Counter(pool.map(partial(_write_flat, folder, side), seeds, chunksize=20))


def _write_flat(folder: Path, side: int, seed: int) -> str:
    """Returns the category."""
    design = sample(seed)
    category = design.choice("category")
    path = folder / category / f"{seed}.png"
    if not path.is_file():
        path.parent.mkdir(parents=True, exist_ok=True)
        begun = path.with_suffix(".partial")
        Image.fromarray(raster(compose(design), side)).save(begun, "PNG")
        begun.replace(path)
    return category
