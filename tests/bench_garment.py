"""`python -m tests.bench_garment`: what it costs to draw a design, stage by stage, on one core.

Every stage runs in this process and thread, on designs that are sampled beforehand. Each drawing
is composed anew for each picture, so that none finds anything warm.
"""

from __future__ import annotations

import argparse
import sys
import time
from collections import defaultdict
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

import numpy as np

from model.garment.compose import compose
from model.garment.cut import cut
from model.garment.draft.assemble import draft
from model.garment.raster import raster
from model.garment.sampler import sample
from model.garment.sketch import Detail, Hand, sketch
from model.garment.svg import svg
from tests.bench_figures import Figure, percentile, report, yardstick

DESIGNS = 500
_AT_ONCE = 10  # designs in an answer
_DETAILS: tuple[Detail, ...] = ("outline", "seams", "full")
_TARGETS = {  # milliseconds at the median
    "drafting": 3,
    "composing, drafting included": 8,
    "cutting at the seams": 20,
    "SVG text, cut": 3,
    "drawing at 256 pixels": 3,
    "drawing at 512 pixels": 6,
    "a sketch at 128 pixels": 10,
}


class _Clock:
    """Seconds by stage, and the processor's for all of them."""

    def __init__(self) -> None:
        self.seconds: dict[str, list[float]] = defaultdict(list)
        self.processor: dict[str, list[float]] = defaultdict(list)

    def time(self, stage: str, call: Callable[..., Any], *arguments: Any) -> Any:
        """What the call returns, its time noted."""
        start, busy = time.perf_counter(), time.process_time()
        out = call(*arguments)
        self.processor[stage].append(time.process_time() - busy)
        self.seconds[stage].append(time.perf_counter() - start)
        return out


def measure_garment(count: int) -> list[Figure]:
    """Medians and p95 of the stages over `count` sampled designs."""
    designs = [sample(seed) for seed in range(count)]
    clock = _Clock()
    raster(compose(designs[0]), 64)  # the first one loads tables
    for seed, design in enumerate(designs):
        hand = Hand(seed, (seed * 0.618) % 1.0, _DETAILS[seed % len(_DETAILS)])
        clock.time("drafting", draft, design)
        drawing = clock.time("composing, drafting included", compose, design)
        flat = clock.time("cutting at the seams", cut, drawing)
        clock.time("SVG text, cut", svg, flat)
        for size in (256, 512):
            fresh = compose(design)
            clock.time(f"drawing at {size} pixels", raster, fresh, size)
        clock.time("a sketch at 128 pixels", sketch, drawing, hand, 128)
    figures = []
    for stage, target in _TARGETS.items():
        seconds = clock.seconds[stage]
        figures += [
            Figure(f"{stage}, median", percentile(seconds, 50), "ms", target),
            Figure(f"{stage}, p95", percentile(seconds, 95), "ms"),
            Figure(
                f"{stage}, processor time, median", percentile(clock.processor[stage], 50), "ms"
            ),
        ]
    whole = _whole(clock.seconds, clock.processor)
    return [*figures, *whole]


def _whole(*times: dict[str, list[float]]) -> list[Figure]:
    """Ten designs from their fields to what an answer holds: cut SVG and 512 pixels."""
    stages = ("composing, drafting included", "cutting at the seams", "SVG text, cut",
              "drawing at 512 pixels")  # fmt: skip
    figures = []
    for of, each in zip(("", ", processor time"), times, strict=True):
        one = np.sum([each[stage] for stage in stages], axis=0)
        tens = one[: len(one) // _AT_ONCE * _AT_ONCE].reshape(-1, _AT_ONCE).sum(axis=1)
        figures += [
            Figure(f"ten designs to cut SVG and 512 pixels{of}, {name}", percentile(tens, share),
                   "ms") for name, share in (("median", 50), ("p95", 95))]  # fmt: skip
    return figures


def main(arguments: Sequence[str] | None = None) -> int:
    """Measures and prints."""
    parser = argparse.ArgumentParser(prog="python -m tests.bench_garment", description=__doc__)
    parser.add_argument("--count", type=int, default=DESIGNS, help="designs to measure")
    parser.add_argument("--json", type=Path, metavar="FILE", help="write the JSON there as well")
    options = parser.parse_args(arguments)
    if options.count < _AT_ONCE:
        parser.error(f"--count must be at least {_AT_ONCE}")
    strokes = yardstick()
    figures = measure_garment(options.count)
    strokes += yardstick()
    report(figures, percentile(strokes, 50), options.count, options.json)
    return 0


if __name__ == "__main__":
    sys.exit(main())
