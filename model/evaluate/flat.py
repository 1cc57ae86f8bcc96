"""Everything that `flat` is measured by without a server, as one JSON: see docs/flat.md."""

from __future__ import annotations

import sys
from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import asdict
from pathlib import Path
from typing import Any

import numpy as np

from model.evaluate import clip_art, outlines
from model.evaluate.alike import is_also
from model.evaluate.coherence import errors_of, told_apart
from model.evaluate.flat_model import FlatModel
from model.evaluate.held_out import BANDS, Band, standing
from model.evaluate.scores import (
    accuracies,
    calibration,
    place_of,
    size_errors,
    structural_fields,
)
from model.garment.area import covered_by_page, covered_by_pieces, overlap_of
from model.garment.categories import CATEGORIES
from model.garment.design import Design
from model.garment.draft.assemble import draft
from model.garment.fit import fitted, overlap, target_of
from model.garment.line_map import line_map
from model.garment.sampler import sample, samples
from model.garment.silhouette import silhouette_of
from model.garment.token_order import token_order
from model.garment.tokens import token_fields, values_of_tokens

USUAL = 0.1  # temperature at which a draw is nearly always the likeliest
STEPS = (4, 8, 10, 12, 16)
TEMPERATURES = (0.5, 0.7, 0.85, 1.0, 1.15)
_FITTED = 8  # one in so many sketches is fitted: bending takes longer than anything else
_DRAWS = 10  # of an outline

Say = Callable[[str], None]
Figures = dict[str, Any]


def evaluate(folder: Path, count: int, held_out: Path, say: Say | None = None) -> Figures:
    """The figures of the model in `folder`.

    Args:
        folder: a SavedModel of `flat`.
        count: sketches a band of roughness; the other samples are in proportion.
        held_out: where rendered sketches are kept.
        say: told what is being done.
    """
    tell = say or (lambda text: print(text, file=sys.stderr, flush=True))
    model = FlatModel(folder)
    found: Figures = {
        "model": {"version": model.card.version, "training": _short(model.card.training)},
        "count": count,
    }
    bands = {}
    for name in BANDS:
        tell(f"{count} {name} sketches")
        bands[name] = Band.of(name, count, held_out)
    found["sketches"] = {n: of_sketches(model, band) for n, band in bands.items()}
    tell("calibration")
    found["calibration"] = of_calibration(model, bands["light"], max(64, count // 8))
    tell("outlines of Fashion-MNIST")
    found["outlines"] = of_outlines(model, max(10, count // 2))
    tell("clip art")
    found["clip_art"] = of_clip_art(model)
    tell("coherence")
    found["coherence"] = of_coherence(model, 2 * count)
    tell("steps and temperatures")
    found["ablation"] = of_ablation(model, bands["light"], count)
    return found


def _short(training: dict[str, Any]) -> dict[str, Any]:
    return {k: v for k, v in training.items() if k in ("epochs", "designs_seen", "parameters")}


def of_sketches(model: FlatModel, band: Band) -> Figures:
    """How well designs are read from sketches of one roughness: as served, and the likeliest."""
    drawn = model.fill(model.free(len(band.seeds)), band.seeds % 2**31, band.line_maps)
    likeliest = model.fill(
        model.free(len(band.seeds)), band.seeds % 2**31, band.line_maps, temperature=USUAL
    )
    details = band.details()
    fields = structural_fields()
    overlaps = _standings(band, drawn)
    return {
        "drawn": _read(drawn, band.tokens),
        "likeliest": _read(likeliest, band.tokens),
        "by_detail": {
            detail: _read(likeliest[details == detail], band.tokens[details == detail])
            for detail in sorted(set(details.tolist()))
        },
        "fields": accuracies(likeliest, band.tokens, fields),
        "sizes": size_errors(likeliest, band.tokens),
        "overlap": overlaps,
    }


def _read(found: np.ndarray, wanted: np.ndarray) -> dict[str, float]:
    at = place_of("category")
    right = found[:, at] == wanted[:, at]
    alike = [
        is_also(Design.from_tokens(row), CATEGORIES[answer - 1].name)
        for row, answer in zip(wanted[~right].tolist(), found[~right, at].tolist(), strict=True)
        if answer
    ]
    structure = accuracies(found, wanted, structural_fields())
    return {
        "category": float(right.mean()),
        "category_or_alike": float((right.sum() + sum(alike)) / len(right)),
        "structure": float(np.mean(list(structure.values()))),
    }


def _standings(band: Band, tokens: np.ndarray) -> dict[str, float]:
    """Mean overlaps, and the share of outlines that were not found."""
    each = [
        standing(band.name, seed, _design(seed, row))
        for seed, row in zip(band.seeds[::_FITTED].tolist(), tokens[::_FITTED].tolist(),
                             strict=True)
    ]  # fmt: skip
    there = [asdict(one) for one in each if one is not None]
    means = {name: float(np.mean([one[name] for one in there])) for name in there[0]}
    return {**means, "unfound": 1 - len(there) / len(each)}


def _design(seed: int, tokens: Sequence[int]) -> Design:
    return sample(seed, values_of_tokens(tokens))


def of_calibration(model: FlatModel, band: Band, count: int) -> Figures:
    """Each field drawn from the sketch and the fields decided before it, as they truly are.

    A field counts where the network was not certain (below 0.999) of it.
    """
    tokens = band.tokens[:count].astype(np.int32)
    order = token_order()
    known = model.free(len(tokens))
    of_field: dict[str, float] = {}
    all_p, all_right = [], []
    for at in order:
        name = token_fields()[at][0]
        seeds = band.seeds[:count] % 2**31
        # What comes before this field is known, what comes after it is not: it is drawn alone,
        # or along with later ones that are certain anyway.
        drawn, probability = model.next_fields(known, seeds, band.line_maps[:count])
        open_ = (drawn[:, at] >= 0) & (probability < 0.999)
        right = drawn[:, at] == tokens[:, at]
        if open_.sum() >= 20:
            of_field[name] = calibration(probability[open_], right[open_])[0]
            all_p.append(probability[open_])
            all_right.append(right[open_])
        known[:, at] = tokens[:, at]
    error, bins = calibration(np.concatenate(all_p), np.concatenate(all_right))
    return {"designs": len(tokens), "error": error, "bins": bins, "fields": of_field}


def of_outlines(model: FlatModel, count: int) -> Figures:
    """Fashion-MNIST's outlines: the category as drawn and as likeliest, and overlaps."""
    all_ = outlines.outlines(count)
    lines = np.stack([line_map(each.page) for each in all_])
    seeds = np.arange(len(all_))
    found: Figures = {"count": len(all_)}
    designs: list[Design] = []
    for how, temperature in (("drawn", 1.0), ("likeliest", USUAL)):
        tokens = model.fill(model.free(len(all_)), seeds, lines, temperature=temperature)
        designs = [_design(i, row) for i, row in enumerate(tokens.tolist())]
        said = [(each.label, d.choice("category")) for each, d in zip(all_, designs, strict=True)]
        found[how] = {
            "class": float(np.mean([outlines.is_right(*one) for one in said])),
            "kind": float(np.mean([outlines.is_of_kind(*one) for one in said])),
            "by_class": {
                label: float(np.mean([outlines.is_right(*one) for one in said if one[0] == label]))
                for label in outlines.OURS
                if any(one[0] == label for one in said)
            },
        }
    overlaps = []
    for each, design in list(zip(all_, designs, strict=True))[:: max(1, _FITTED // 2)]:
        drawn = silhouette_of(each.page)
        if drawn is not None:
            pieces = draft(design)
            area = covered_by_pieces(fitted(pieces, drawn), drawn)
            true = covered_by_page(each.area, drawn)
            overlaps.append((overlap(pieces, drawn), overlap_of(area, target_of(pieces, drawn)),
                             overlap_of(area, true), overlap_of(drawn.mask, true)))  # fmt: skip
    found["overlap"] = dict(
        zip(("before", "fitted", "true", "read"), np.mean(overlaps, axis=0).tolist(), strict=True)
    )
    return found


def of_clip_art(model: FlatModel) -> list[Figures]:
    """What is seen in each picture of clip art, in ten draws, and the overlap after fitting."""
    rows = []
    for picture in clip_art.pictures():
        lines = np.repeat(line_map(picture.grey)[None], _DRAWS, axis=0)
        tokens = model.fill(model.free(_DRAWS), np.arange(_DRAWS), lines)
        designs = [_design(i, row) for i, row in enumerate(tokens.tolist())]
        categories = Counter(design.choice("category") for design in designs)
        drawn = silhouette_of(picture.grey)
        overlaps = [0.0]
        if drawn is not None:
            overlaps = [
                overlap_of(covered_by_pieces(fitted(p, drawn), drawn), target_of(p, drawn))
                for p in map(draft, designs)
            ]
        rows.append({
            "name": picture.name,
            "seen": dict(categories.most_common(3)),
            "right": sum(categories[name] for name in picture.right) / _DRAWS,
            "fitted": float(np.mean(overlaps)),
        })  # fmt: skip
    return rows


def of_coherence(model: FlatModel, count: int) -> Figures:
    """Whether designs without a sketch can be told from the sampler's; what settling changes."""
    tokens = model.fill(model.free(count), np.arange(count))
    settled = np.array([_design(i, row).to_tokens() for i, row in enumerate(tokens.tolist())])
    theirs = np.array([design.to_tokens() for design in samples(count, 77)])
    more = np.array([design.to_tokens() for design in samples(count, 78)])
    errors = np.array([errors_of(row) for row in tokens.tolist()])
    return {
        "count": count,
        "told_apart": told_apart(tokens, theirs),
        "settled_told_apart": told_apart(settled, theirs),
        "sampler_told_apart": told_apart(more, theirs),
        "choices_to_change": float(errors[:, 0].mean()),
        "sizes_to_change": float(errors[:, 1].mean()),
        "valid": float((errors.sum(axis=1) == 0).mean()),
    }


def of_ablation(model: FlatModel, band: Band, count: int) -> list[Figures]:
    """The same with other numbers of steps and other temperatures."""
    theirs = np.array([design.to_tokens() for design in samples(count, 77)])
    rows = []
    settings = [(steps, 1.0) for steps in STEPS]
    settings += [(model.card.steps, t) for t in TEMPERATURES if t != 1.0]
    for steps, temperature in settings:
        free = model.fill(model.free(count), np.arange(count), steps=steps, temperature=temperature)
        some = slice(0, max(1, count // 2))
        seen = model.fill(
            model.free(len(band.tokens[some])), band.seeds[some] % 2**31, band.line_maps[some],
            steps=steps, temperature=temperature,
        )  # fmt: skip
        errors = np.array([errors_of(row) for row in free.tolist()])
        rows.append({
            "steps": steps,
            "temperature": temperature,
            "told_apart": told_apart(free, theirs),
            "to_change": float(errors.sum(axis=1).mean()),
            **_read(seen, band.tokens[some]),
        })  # fmt: skip
    return rows
