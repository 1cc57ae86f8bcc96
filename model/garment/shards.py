"""Rendered designs on disk, for training: numbered shards written in parallel, resumable.

A shard is one `.npz`: `tokens` [n, fields], `flats` [n, size, size, 3], `sketches` [n, size,
size], all of the designs with the shard's seeds. A shard appears only when it is complete, so a
run that was stopped goes on with the missing ones.
"""

from __future__ import annotations

import os
import sys
import time
from collections.abc import Callable
from concurrent.futures import ProcessPoolExecutor, as_completed
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from model.garment.compose import compose
from model.garment.raster import raster
from model.garment.sampler import sample
from model.garment.sketch import Detail, Hand, sketch

_DETAILS: tuple[Detail, ...] = ("outline", "seams", "full")


@dataclass(frozen=True)
class Order:
    """What to render: `count` designs from `seed` on, at `size` pixels, `per_shard` a file."""

    out: Path
    count: int
    seed: int = 1
    size: int = 128
    per_shard: int = 1000

    def __post_init__(self) -> None:
        for name in ("count", "size", "per_shard"):
            if getattr(self, name) < 1:
                raise ValueError(f"{name} is {getattr(self, name)}; it must be at least 1")

    @property
    def shards(self) -> int:
        """How many files there will be."""
        return -(-self.count // self.per_shard)

    def path(self, number: int) -> Path:
        """The file of a shard."""
        return self.out / f"flats-{self.seed}-{self.size}-{number:05d}.npz"


def write_shard(order: Order, number: int) -> int:
    """Renders one shard; returns how many designs it holds."""
    first = number * order.per_shard
    last = min(first + order.per_shard, order.count)
    tokens, flats, sketches = [], [], []
    for i in range(first, last):
        seed = order.seed * 1_000_003 + i
        design = sample(seed)
        drawing = compose(design)
        hand = Hand(seed, roughness=(i * 0.618) % 1.0, detail=_DETAILS[i % 3])
        tokens.append(design.to_tokens())
        flats.append(raster(drawing, order.size))
        sketches.append(sketch(drawing, hand, order.size))
    partial = order.path(number).with_suffix(".partial")
    with partial.open("wb") as file:
        np.savez_compressed(
            file, tokens=np.array(tokens, np.int16), flats=np.array(flats),
            sketches=np.array(sketches),
        )  # fmt: skip
    partial.replace(order.path(number))
    return last - first


def write_shards(
    order: Order, workers: int = 0, report: Callable[[str], None] | None = None
) -> None:
    """Renders every shard that is missing, `workers` at a time (0: one a processor)."""
    say = report or (lambda text: print(text, file=sys.stderr, flush=True))
    order.out.mkdir(parents=True, exist_ok=True)
    missing = [n for n in range(order.shards) if not order.path(n).is_file()]
    say(f"{order.shards - len(missing)} of {order.shards} shards are there already")
    started, done = time.monotonic(), 0
    with ProcessPoolExecutor(workers or os.cpu_count()) as pool:
        waiting = [pool.submit(write_shard, order, n) for n in missing]
        for finished in as_completed(waiting):
            done += finished.result()
            rate = done / max(time.monotonic() - started, 1e-9)
            say(f"{done} designs, {rate:.0f} a second")
