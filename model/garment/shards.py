"""Rendered designs on disk, for training: numbered shards written in parallel, resumable.

A shard is one `.npz` of the designs with the shard's seeds: `tokens` int16 [n, fields]; with
flats, `flats` uint8 [n, size, size, 3]; with sketches, `line_maps` uint8 [n, sketches, 128, 128],
each of another simulated hand and pose, and `roughness` float32 [n, sketches]. A shard appears only
when it is complete, so a run that was stopped goes on with the missing ones.
"""

from __future__ import annotations

import os
import sys
import time
from abc import ABC, abstractmethod
from collections.abc import Callable
from concurrent.futures import ProcessPoolExecutor, as_completed
from dataclasses import dataclass
from datetime import timedelta
from multiprocessing import get_context
from pathlib import Path
from typing import Any, TypeVar

import numpy as np

from model.garment.compose import compose
from model.garment.design import Design
from model.garment.drawing import Drawing
from model.garment.line_map import line_map
from model.garment.pose import pose_of, posed
from model.garment.raster import raster
from model.garment.sampler import sample
from model.garment.sketch import DETAILS, Hand, sketch

_SKETCH_SIDE = 192  # pixels of a sketch, before it becomes a line map
_GOLDEN = 0.6180339887  # spreads roughness evenly, whatever the number of sketches
_SILVER = 0.4142135624  # and widths, apart from it
_SLIMMER = 0.42  # at most: what is worn on photographs is drawn so


class Shards(ABC):
    """What `write_shards` is asked for: `count` designs, `per_shard` a file, in the folder `out`.

    Each kind of shard has an order of its own, a dataclass of these and of what it renders.
    """

    out: Path
    count: int
    per_shard: int

    @property
    def shards(self) -> int:
        """How many files there will be."""
        return -(-self.count // self.per_shard)

    def designs(self, number: int) -> range:
        """Which designs a shard holds."""
        first = number * self.per_shard
        return range(first, min(first + self.per_shard, self.count))

    @abstractmethod
    def path(self, number: int) -> Path:
        """The file of a shard."""


@dataclass(frozen=True)
class Order(Shards):
    """What to render: `count` designs from `seed` on, `per_shard` a file.

    `flat_size` is the side of each flat in pixels (0: no flats), `sketches` how many simulated
    sketches a design has (0: none).
    """

    out: Path
    count: int
    seed: int = 1
    flat_size: int = 128
    sketches: int = 2
    per_shard: int = 1000

    def __post_init__(self) -> None:
        for name, least in (("count", 1), ("per_shard", 1), ("flat_size", 0), ("sketches", 0)):
            if getattr(self, name) < least:
                raise ValueError(f"{name} is {getattr(self, name)}; it must be at least {least}")

    def path(self, number: int) -> Path:
        """The file of a shard."""
        kind = f"{self.seed}-{self.flat_size}-{self.sketches}"
        return self.out / f"designs-{kind}-{number:05d}.npz"


def hands(seed: int, count: int) -> list[Hand]:
    """The hands that draw one design: every roughness and every amount of detail in turn."""
    return [
        Hand(
            seed * 1000 + k,
            roughness=((seed * count + k) * _GOLDEN) % 1.0,
            detail=DETAILS[(seed + k) % len(DETAILS)],
            width=width_of(seed * count + k),
        )
        for k in range(count)
    ]


def width_of(number: int) -> float:
    """How wide the sketch of this number draws its garment: half as it is, the others slimmer."""
    return 1 - _SLIMMER * max(0.0, 2 * (number * _SILVER % 1.0) - 1)


def line_maps(drawing: Drawing, design: Design, hands: list[Hand]) -> np.ndarray:
    """The line maps of one drawing by several hands, each in its own pose.

    Returns:
        uint8 [hands, 128, 128].
    """
    return np.stack([
        line_map(sketch(posed(drawing, design, pose_of(hand.seed)), hand, _SKETCH_SIDE))
        for hand in hands
    ])  # fmt: skip


def write_shard(order: Order, number: int) -> int:
    """Renders one shard; returns how many designs it holds."""
    columns: dict[str, list[np.ndarray]] = {}

    def add(name: str, value: np.ndarray) -> None:
        columns.setdefault(name, []).append(value)

    for i in order.designs(number):
        seed = order.seed * 1_000_003 + i
        design = sample(seed)
        add("tokens", np.array(design.to_tokens(), np.int16))
        if not (order.flat_size or order.sketches):
            continue
        drawing = compose(design)
        if order.flat_size:
            add("flats", raster(drawing, order.flat_size))
        if order.sketches:
            drawn_by = hands(seed, order.sketches)
            add("line_maps", line_maps(drawing, design, drawn_by))
            add("roughness", np.array([hand.roughness for hand in drawn_by], np.float32))
    save_shard(order.path(number), columns)
    return len(order.designs(number))


Ordered = TypeVar("Ordered", bound=Shards)


def save_shard(path: Path, columns: dict[str, list[np.ndarray]]) -> None:
    """Writes a shard, whole or not at all: one array a column, its rows stacked."""
    partial = path.with_suffix(".partial")
    with partial.open("wb") as file:
        arrays: dict[str, Any] = {name: np.stack(rows) for name, rows in columns.items()}
        np.savez_compressed(file, **arrays)
    partial.replace(path)


def one_thread_each() -> None:
    """To be called before worker processes start: each will have a processor of its own.

    A second thread in its matrix products would only wait.
    """
    os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")


def write_shards(
    order: Ordered,
    workers: int = 0,
    report: Callable[[str], None] | None = None,
    write: Callable[[Ordered, int], int] | None = None,
) -> None:
    """Renders every shard that is missing, `workers` at a time (0: one a processor).

    `report` is told after each shard how far it is and how long the rest will take. `write`
    renders one and returns how many designs it holds; by default it is `write_shard`.
    """
    render: Any = write or write_shard
    say = report or (lambda text: print(text, file=sys.stderr, flush=True))
    order.out.mkdir(parents=True, exist_ok=True)
    missing = [n for n in range(order.shards) if not order.path(n).is_file()]
    say(f"{order.shards - len(missing)} of {order.shards} shards are there already")
    wanted = sum(len(order.designs(n)) for n in missing)
    one_thread_each()
    started, done = time.monotonic(), 0
    with ProcessPoolExecutor(workers or os.cpu_count(), get_context("spawn")) as pool:
        waiting = [pool.submit(render, order, n) for n in missing]
        for finished in as_completed(waiting):
            done += finished.result()
            rate = done / max(time.monotonic() - started, 1e-9)
            left = timedelta(seconds=round((wanted - done) / rate))
            say(f"{done} of {wanted} designs, {rate:.0f} a second, {left} left")
