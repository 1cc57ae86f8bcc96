"""Designs that processes draw while a network trains on them, instead of shards.

A GPU takes rows faster than they can be drawn. So it begins with few designs and sees most of them
many times, each time worn and masked anew, while the processors draw more.
"""

from __future__ import annotations

import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from multiprocessing import get_context, parent_process
from typing import Any

import numpy as np

from model.garment.compose import compose
from model.garment.design import token_fields
from model.garment.line_map import SIDE
from model.garment.sampler import sample
from model.garment.shards import hands, line_maps, one_thread_each

SKETCHES = 2  # of a design
_NEVER_DRAWN = 500_000  # added to the seed of a design: that of one without sketches
_PATIENCE = 0.1  # seconds


@dataclass(frozen=True)
class Part:
    """What one process has drawn, in memory that it shares: room for `size` designs."""

    size: int
    memory: tuple[Any, Any, Any, Any]  # count, tokens, tokens of those never drawn, line maps

    @classmethod
    def empty(cls, context: Any, size: int) -> Part:
        """Room for `size` designs."""
        fields = len(token_fields())
        memory = (
            context.RawArray("q", 1),
            context.RawArray("h", size * fields),
            context.RawArray("h", size * fields),
            context.RawArray("B", size * SKETCHES * SIDE * SIDE),
        )
        return cls(size, memory)

    @property
    def count(self) -> int:
        """How many are there."""
        return int(self.memory[0][0])

    @property
    def tokens(self) -> np.ndarray:
        """int16 [size, F]."""
        return np.frombuffer(self.memory[1], np.int16).reshape(self.size, -1)

    @property
    def bare(self) -> np.ndarray:
        """int16 [size, F], of designs without sketches."""
        return np.frombuffer(self.memory[2], np.int16).reshape(self.size, -1)

    @property
    def line_maps(self) -> np.ndarray:
        """uint8 [size, SKETCHES, 128, 128]."""
        return np.frombuffer(self.memory[3], np.uint8).reshape(self.size, SKETCHES, SIDE, SIDE)


class DrawnDesigns:
    """A `DesignSource` of what is drawn so far."""

    name = "drawn while it was trained"
    processes: list[Any]  # that draw

    def __init__(self, parts: list[Part], workers: list[Any]) -> None:
        self._parts = parts
        self.processes = workers
        self._columns = [(part.tokens, part.bare, part.line_maps) for part in parts]

    def __len__(self) -> int:
        """How many there will be; then the processes end."""
        return sum(part.size for part in self._parts)

    @property
    def counts(self) -> np.ndarray:
        """How many each process has drawn: int [processes]."""
        return np.array([part.count for part in self._parts])

    def pick(
        self, rng: np.random.Generator, rows: int, sketched: int, bare: int
    ) -> tuple[np.ndarray, np.ndarray]:
        """See `DesignSource`; waits for the first design.

        Raises:
            RuntimeError: a process failed.
        """
        while not (counts := self.counts).any():
            time.sleep(_PATIENCE)
            self._look_after()
        self._look_after()
        drawn_by = rng.choice(len(counts), rows, p=counts / counts.sum())
        chosen = (rng.random(rows) * counts[drawn_by]).astype(int)
        hand = rng.integers(0, SKETCHES, sketched)
        places = list(zip(drawn_by.tolist(), chosen.tolist(), strict=True))
        columns = [0] * (rows - bare) + [1] * bare
        tokens = [self._columns[part][column][i]
                  for (part, i), column in zip(places, columns, strict=True)]  # fmt: skip
        maps = [self._columns[part][2][i, k]
                for (part, i), k in zip(places[:sketched], hand.tolist(), strict=True)]  # fmt: skip
        return np.stack(tokens), np.stack(maps)

    def _look_after(self) -> None:
        for worker in self.processes:
            if worker.exitcode not in (None, 0):
                raise RuntimeError(
                    f"a process that draws designs ended with code {worker.exitcode}; it says why "
                    "above"
                )


@contextmanager
def drawing(processes: int, designs: int, seed: int) -> Iterator[DrawnDesigns]:
    """Starts `processes` that draw `designs` designs from `seed` on, and ends them afterwards.

    The designs are those of the seed, whatever the number of processes; which are there first is
    not. `seed` counts as in `python -m model.garment render`, whose designs of other seeds differ.

    Raises:
        ValueError: there is no process, or a process without a design.
    """
    if not 1 <= processes <= designs:
        raise ValueError(f"{processes} processes for {designs} designs; give each one at least")
    context = get_context("spawn")
    parts = [Part.empty(context, len(range(k, designs, processes))) for k in range(processes)]
    one_thread_each()
    workers = [
        context.Process(target=draw_into, args=(part, seed, k, processes), daemon=True)
        for k, part in enumerate(parts)
    ]
    for worker in workers:
        worker.start()
    try:
        yield DrawnDesigns(parts, workers)
    finally:
        for worker in workers:
            worker.terminate()
            worker.join()


def draw_into(part: Part, seed: int, first: int, step: int) -> None:
    """Fills a part with every `step`-th design from the `first` on, while it is waited for."""
    tokens, bare, maps = part.tokens, part.bare, part.line_maps
    trainer = parent_process()
    for i in range(part.size):
        if trainer is not None and not trainer.is_alive():  # killed: nobody has ended this process
            return
        number = seed * 1_000_003 + first + i * step
        design = sample(number)
        tokens[i] = design.to_tokens()
        bare[i] = sample(number + _NEVER_DRAWN).to_tokens()
        maps[i] = line_maps(compose(design), design, hands(number, SKETCHES))
        part.memory[0][0] = i + 1
