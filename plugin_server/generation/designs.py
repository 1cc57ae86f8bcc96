"""From a generation to ten designs: candidates of the network, settled, and chosen far apart.

The network fills more rows than are wanted. Each row depends on its own seed alone, so that the
seed of a variation gives the same design again, whatever else is in the batch.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from typing import NamedTuple

import numpy as np

from model.garment.design import Design
from model.garment.distance import distances
from model.garment.oklch import oklab
from model.garment.sampler import sample
from model.garment.silhouette import Silhouette
from plugin_server.backends.backend import Backend, DesignBatch, find_model
from plugin_server.generation.choose import choose
from plugin_server.generation.generation import Generation, Ignored, Variation
from plugin_server.generation.rows import (
    Values,
    finished,
    missed,
    pins_of,
    seeds_of,
    temperature_of,
    wanted_of,
)
from plugin_server.generation.wishes import Wishes, wishes_of
from plugin_server.imaging import flats
from plugin_server.prompt.understanding import read
from plugin_server.sketch.lines import lines_of, outline_of

OVERSAMPLING = 1.6  # candidates for each design that is wanted
MORE = 2  # batches beyond, where too few candidates are good or different
MORE_OF_A_SKETCH = 1  # which holds its ten closer together, and takes longer anyway
_MISFIT = 0.05  # of overlap with the drawn outline, below the usual of all candidates
_FEW = 0.15  # share of the candidates below which a category was hardly seen in a sketch
_CLOSE = 4.0  # distance of two designs that many call the same at a glance
_SHADE = 0.08  # distance of two colours in OKLab that the eye tells apart in any garment
_NETWORK = 0.9  # of the progress is the network's


class Eye(NamedTuple):
    """How two of ten are compared by their pictures, those apart by less than `near`."""

    alike: Callable[[Design, Design], bool]
    near: float


_EYE = Eye(flats.look_alike, math.inf)  # what fields say apart the eye may not
_EYE_FOR_AN_OUTLINE = Eye(flats.look_alike_in_one_outline, 13.0)  # within it, they differ inside


def warm_up() -> None:
    """Reads the vocabulary and draws once, so that no designer waits for tables and caches."""
    read("coat")
    flats.svg_text(flats.drawn(sample(0), None, 1.0))


def designs(generation: Generation, backend: Backend) -> Iterator[Generation]:
    """The generation after each step of the network, then with its variations, finished.

    Raises:
        TenfoldError: the backend could not run the model.
    """
    card = find_model(backend, generation.model_name).card
    request = generation.request
    wishes = wishes_of(request, generation.like, generation.reference)
    least = math.ceil(OVERSAMPLING * request.count / card.batch_size)
    lines = outline = None
    if generation.sketch is not None and not generation.ignores("sketch"):
        lines = lines_of(generation.sketch)
        outline = outline_of(generation.sketch)
    # What a drawing leaves open it shows; what words leave open is anyone's guess.
    temperature = temperature_of(wishes) if lines is None else 1.0
    eye = _EYE if outline is None else _EYE_FOR_AN_OUTLINE
    seeds: list[int] = []
    candidates: list[Design] = []
    chosen: list[int] = []
    for number in range(least + (MORE if lines is None else MORE_OF_A_SKETCH)):
        new = [generation.seed_of(len(seeds) + row) for row in range(card.batch_size)]
        wanted = [wanted_of(wishes, seed) for seed in new]
        tokens = np.empty((0, 0), np.int32)
        for step, filled in enumerate(
            backend.fill(card.name, _batch(new, wanted, lines, temperature)), 1
        ):
            tokens = filled
            done = min(1.0, (number + step / card.steps) / least)
            yield replace(generation, progress=_NETWORK * done)
        seeds += new
        candidates += [
            finished(wishes, seed, each, row)
            for seed, each, row in zip(new, wanted, tokens.tolist(), strict=True)
        ]
        if number + 1 >= least:
            # One design alone is that of its seed, so that a variation can be made again.
            drawn = outline if request.count > 1 else None
            misfits = _misfits(candidates, drawn, request.strength)
            chosen = _chosen(candidates, wishes, request.count, misfits, eye)
            fit = not any(misfits[row] for row in chosen)
            ten = [candidates[row] for row in chosen]
            if len(ten) == request.count and fit and _apart(ten, eye):
                break
    variations = _variations([seeds[row] for row in chosen], [candidates[row] for row in chosen])
    shortfalls = _shortfalls([candidates[row] for row in chosen], wishes, request.count)
    yield generation.changed(
        variations=variations,
        ignored=(*generation.ignored, *shortfalls),
        state="finished",
        progress=1.0,
    )


def walked(generation: Generation, backend: Backend) -> Iterator[Generation]:
    """The generation after each step, then with the designs of its stops on the map, finished.

    Each is the one that its seed gives with nothing asked for.

    Raises:
        TenfoldError: the backend could not run the model.
    """
    card = find_model(backend, generation.model_name).card
    seeds = [stop.seed for stop in generation.stops]
    batches = math.ceil(len(seeds) / card.batch_size)
    found: list[Design] = []
    for number in range(batches):
        some = seeds[number * card.batch_size : (number + 1) * card.batch_size]
        tokens = np.empty((0, 0), np.int32)
        filling = backend.fill(card.name, _batch(some, [{}] * len(some), None, 1.0))
        for step, filled in enumerate(filling, 1):
            tokens = filled
            yield replace(generation, progress=_NETWORK * (number + step / card.steps) / batches)
        found += [
            finished(Wishes(), seed, {}, row)
            for seed, row in zip(some, tokens.tolist(), strict=True)
        ]
    yield generation.changed(variations=_variations(seeds, found), state="finished", progress=1.0)


def _variations(seeds: Sequence[int], found: Sequence[Design]) -> tuple[Variation, ...]:
    return tuple(
        Variation(index, seed, flats.SIDE, flats.SIDE, design=design.values())
        for index, (seed, design) in enumerate(zip(seeds, found, strict=True))
    )


def _batch(
    seeds: Sequence[int], wanted: Sequence[Values], lines: np.ndarray | None, temperature: float
) -> DesignBatch:
    pins = np.stack([pins_of(each) for each in wanted])
    numbers = np.array([seeds_of(seed) for seed in seeds], np.int32)
    return DesignBatch(lines, pins, numbers, temperature)


def _misfits(
    candidates: Sequence[Design], outline: Silhouette | None, strength: float
) -> list[bool]:
    """Which candidates are other garments than the drawn one.

    They fill its outline far worse, or are of a category that few of the others are.
    """
    if outline is None:
        return [False] * len(candidates)
    overlaps = [flats.overlap(design, outline) for design in candidates]
    least = float(np.quantile(overlaps, 0.75)) - _MISFIT * (2.0 - strength)
    categories = [design["category"] for design in candidates]
    few = _FEW * len(candidates)
    return [
        fills < least or categories.count(category) < few
        for fills, category in zip(overlaps, categories, strict=True)
    ]


def _chosen(
    candidates: Sequence[Design], wishes: Wishes, count: int, misfits: Sequence[bool], eye: Eye
) -> list[int]:
    """The candidates to show: those that miss nothing, and only if they are too few, others."""
    misses = [
        len(missed(design, wishes)) + misfit
        for design, misfit in zip(candidates, misfits, strict=True)
    ]
    chosen: list[int] = []
    for most in sorted(set(misses)):
        pool = [row for row, number in enumerate(misses) if number <= most]
        chosen = _different(candidates, pool, count, eye)
        if len(chosen) == count:
            break
    return chosen


def _different(
    candidates: Sequence[Design], pool: Sequence[int], count: int, eye: Eye
) -> list[int]:
    """The choice from a pool, as long as there are enough without any that looks like another."""
    pool = list(pool)
    while True:
        chosen = [pool[i] for i in choose([candidates[row] for row in pool], count)]
        twin = _twin([candidates[row] for row in chosen], eye)
        if twin is None or len(pool) <= count:
            return chosen
        pool.remove(chosen[twin])


def _twin(designs: Sequence[Design], eye: Eye) -> int | None:
    """The first design whose picture is nearly that of one before it."""
    between = distances(designs)
    shades = [oklab(design.choice("base")) for design in designs]
    for later, design in enumerate(designs):
        for earlier in np.flatnonzero(between[later, :later] < eye.near).tolist():
            near = math.dist(shades[earlier], shades[later]) < _SHADE
            if near and eye.alike(designs[earlier], design):
                return later
    return None


def _apart(designs: Sequence[Design], eye: Eye) -> bool:
    """Whether no two of them are so close that more candidates are worth their time."""
    between = distances(designs)[np.triu_indices(len(designs), 1)]
    close = len(between) and float(between.min()) < _CLOSE
    return not close and _twin(designs, eye) is None


def _shortfalls(designs: Sequence[Design], wishes: Wishes, count: int) -> list[Ignored]:
    """What of the request the designs do not show."""
    shown: dict[str, int] = {}
    for design in designs:
        for name in missed(design, wishes):
            shown[name] = shown.get(name, 0) + 1
    found = [
        Ignored(name, "missed", {"field": name, "missing": number, "count": len(designs)})
        for name, number in shown.items()
    ]
    if len(designs) < count:
        found.append(Ignored("count", "alike", {"count": count, "made": len(designs)}))
    return found
