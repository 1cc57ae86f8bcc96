"""What the ten designs of a request show, how different they are, and how they stand in a sketch.

Through the server's own pipeline, in this process.

Two counts of what a prompt asks for: the fields that the server understood, by its own reading,
and the fields that the free prompts' authors expected, which were written down before there was
a parser.
"""

from __future__ import annotations

import io
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import asdict
from itertools import combinations
from pathlib import Path

import numpy as np
from PIL import Image

from model.evaluate.alike import is_also
from model.evaluate.figures import Figures
from model.evaluate.held_out import Band, standing
from model.evaluate.outlines import is_right, outlines
from model.evaluate.pictures import stands_in
from model.garment.compose import compose
from model.garment.design import Design
from model.garment.distance import distances
from model.garment.fields import Colour, fields
from model.garment.raster import raster
from model.garment.sampler import sample
from plugin_server.backends.backend import FREE, DesignBatch
from plugin_server.backends.embedded import EmbeddedBackend
from plugin_server.generation.choose import choose
from plugin_server.generation.designs import designs
from plugin_server.generation.generation import Generation
from plugin_server.generation.rows import finished, missed, pins_of, seeds_of, wanted_of
from plugin_server.generation.wishes import wishes_of
from plugin_server.schema.requests import GenerationRequest
from plugin_server.sketch.intake import Sketch
from tests.model.garment.free_prompts import NEAR, Expected, far, hex_of, members, prompts

TEN = 10
LANGUAGES = ("zh", "en", "fresh_zh", "fresh_en")
CANDIDATES = (10, 16, 32, 48, 64)
_STANDING = 3  # designs of a ten that are fitted
_LOOK = 64  # pixels of a picture that is compared
_SAME = 0.04  # mean difference of pixels, of 1, below which two pictures look the same


class Pipeline:
    """The default model, embedded, and the steps from a request to ten designs."""

    def __init__(self, saved_models: Path, name: str = "flat") -> None:
        self.backend = EmbeddedBackend(saved_models)
        self.backend.load(name)
        self.name = name

    def ten(self, prompt: str = "", seed: int = 0, page: np.ndarray | None = None) -> list[Design]:
        """The designs of one request; `page` is a sketch, uint8 [height, width]."""
        drawn = None if page is None else sketch_of(page)
        request = GenerationRequest(prompt, seed=seed)
        asked = Generation("0" * 32, "", request, seed, self.name, 1, sketch=drawn)
        *_, last = designs(asked, self.backend)
        return [Design(tuple((each.design or {}).items())) for each in last.variations]


def sketch_of(page: np.ndarray) -> Sketch:
    buffer = io.BytesIO()
    Image.fromarray(page).convert("RGB").save(buffer, "PNG")
    return Sketch(buffer.getvalue(), "image/png", page.shape[1], page.shape[0])


def shows(design: Design, want: Expected) -> bool | None:
    """Whether a design shows what the author of a prompt expected; nothing where it can't tell."""
    name, said = want.field, want.said
    if name in ("unknown", "contradiction") or want.sign == "~":
        return None
    value = design.get(name)
    if isinstance(fields()[name], Colour):
        colours = [c for c in said.split("|") if c not in fields()]
        near = [value is not None and far(str(value), hex_of(c)) < NEAR for c in colours]
        if want.sign == "!=":
            return not any(near)
        return str(value) == said if want.sign == "==" else any(near)
    if want.sign == "!=":
        return value != said
    if want.sign in "<>:":
        if value is None:
            return False
        if want.sign == ":":
            low, high = map(float, said.split(".."))
            return low <= float(value) <= high
        return float(value) < float(said) if want.sign == "<" else float(value) > float(said)
    return str(value) in members(name, said)


def of_prompts(pipeline: Pipeline, most: int) -> Figures:
    """How many of the asked-for fields all ten designs show, and how different the ten are."""
    return {language: _of_language(pipeline, language, most) for language in LANGUAGES}


def _of_language(pipeline: Pipeline, language: str, most: int) -> Figures:
    understood = shown = expected = met = short = same = 0
    apart: list[Figures] = []
    misses: list[str] = []
    unshown: list[str] = []
    for seed, (prompt, wants) in enumerate(prompts(language)[:most]):
        ten = pipeline.ten(prompt, 1000 * seed)
        short += len(ten) < TEN
        wishes = wishes_of(GenerationRequest(prompt), None, {})
        asked = wishes.asked
        names = {*asked.pins, *asked.ranges, *asked.allowed, *asked.excluded}
        lost = {name for design in ten for name in missed(design, wishes)}
        lost |= {each.field for each in wishes.unmet}
        understood += len(names | lost)
        shown += len(names - lost)
        unshown += [f"{prompt}: {name}" for name in sorted(lost)]
        for want in wants:
            seen = [shows(design, want) for design in ten]
            if None in seen:
                continue
            expected += 1
            met += all(seen)
            if not all(seen):
                misses.append(f"{prompt}: {want.field}{want.sign}{want.said}")
        theirs = [sample(1000 * seed + i, wanted_of(wishes, 1000 * seed + i)) for i in range(TEN)]
        apart.append(_apart(ten) | {f"sampler_{k}": v for k, v in _apart(theirs).items()})
        same += alike_pairs(ten)
    return {
        "prompts": len(apart),
        "understood": understood,
        "shown": shown / max(understood, 1),
        "expected": expected,
        "met": met / max(expected, 1),
        "short": short,
        "misses": misses,
        "unshown": unshown,
        "apart": {name: float(np.mean([each[name] for each in apart])) for name in apart[0]},
        "same": same,
    }


def _apart(ten: Sequence[Design]) -> dict[str, float]:
    """Mean and least distance within a ten."""
    between = distances(ten)[np.triu_indices(len(ten), 1)]
    return {"mean": float(between.mean()), "least": float(between.min())}


def alike_pairs(designs: Sequence[Design]) -> int:
    """Pairs whose pictures are nearly the same, whatever their fields say."""
    pictures = [raster(compose(each), _LOOK).astype(float) / 255 for each in designs]
    pairs = 0
    for first, second in combinations(pictures, 2):
        either = (np.minimum(first, second) < 1.0).any(axis=2)
        pairs += float(np.abs(first - second)[either].mean()) < _SAME
    return pairs


def of_sketches(pipeline: Pipeline, bands: Mapping[str, Band], count: int) -> Figures:
    """The tens of simulated sketches: which show the drawn category, how they fill the outline."""
    found = {}
    for name, band in bands.items():
        rows = [
            _of_sketch(pipeline, band, i, first)
            for first, i in enumerate(range(0, len(band), max(1, len(band) // count)))
        ][:count]
        found[name] = {"count": len(rows)} | {
            key: float(np.mean([row[key] for row in rows if key in row])) for key in rows[0]
        }
    return found


def _of_sketch(pipeline: Pipeline, band: Band, index: int, seed: int) -> dict[str, float]:
    drawn = band.design(index)
    ten = pipeline.ten("", 1000 * seed, band.page(index))
    said = [each.choice("category") for each in ten]
    right = [each == drawn["category"] for each in said]
    also = {each: is_also(drawn, each) for each in set(said)}
    alike = [r or also[each] for r, each in zip(right, said, strict=True)]
    most = Counter(said).most_common(1)[0][0]
    there = [standing(drawn, band.hand(index), each) for each in ten[:_STANDING]]
    overlaps = [asdict(each) for each in there if each is not None]
    return {
        "right": float(np.mean(right)),
        "alike": float(np.mean(alike)),
        "most": float(most == drawn["category"] or also[most]),
        **_apart(ten),
        **{key: float(np.mean([each[key] for each in overlaps])) for key in overlaps[0]},
    }


def of_outlines(pipeline: Pipeline, count: int) -> Figures:
    """The tens of Fashion-MNIST's outlines."""
    rows = []
    for seed, each in enumerate(outlines(count)):
        ten = pipeline.ten("", seed, each.page)
        said = [design.choice("category") for design in ten]
        most = Counter(said).most_common(1)[0][0]
        rows.append({
            "right": float(np.mean([is_right(each.label, name) for name in said])),
            "most": float(is_right(each.label, most)),
            **_apart(ten),
            **stands_in(ten[:_STANDING], each),
        })  # fmt: skip
    means = {key: float(np.mean([row[key] for row in rows if key in row])) for key in rows[0]}
    return {"count": count, **means}


def of_candidates(pipeline: Pipeline, most: int) -> list[Figures]:
    """How far apart ten are that are chosen from more candidates."""
    pools = []
    for seed, (prompt, _) in enumerate(prompts("en")[:most]):
        wishes = wishes_of(GenerationRequest(prompt), None, {})
        seeds = [1000 * seed + i for i in range(max(CANDIDATES))]
        pool: list[Design] = []
        for first in range(0, len(seeds), 16):
            part = seeds[first : first + 16]
            wanted = [wanted_of(wishes, each) for each in part]
            pins = np.stack([pins_of(each) for each in wanted])
            batch = DesignBatch(None, pins, np.array([seeds_of(each) for each in part], np.int32))
            tokens = np.full_like(pins, FREE)
            for filled in pipeline.backend.fill(pipeline.name, batch):
                tokens = filled
            rows = zip(part, wanted, tokens.tolist(), strict=True)
            pool += [finished(wishes, one, each, row) for one, each, row in rows]
        pools.append(pool)
    found = []
    for count in CANDIDATES:
        tens = [[pool[i] for i in choose(pool[:count], TEN)] for pool in pools]
        each = [_apart(ten) for ten in tens]
        found.append({
            "candidates": count,
            **{name: float(np.mean([one[name] for one in each])) for name in ("mean", "least")},
            "short": sum(len(ten) < TEN for ten in tens),
        })  # fmt: skip
    return found
