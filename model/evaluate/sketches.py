"""How well designs are read from simulated sketches, and stand in their outlines."""

from __future__ import annotations

from dataclasses import asdict

import numpy as np

from model.evaluate.alike import is_also
from model.evaluate.figures import Figures
from model.evaluate.flat_model import USUAL, FlatModel
from model.evaluate.held_out import Band, standing
from model.evaluate.scores import accuracies, place_of, size_errors, structural_fields
from model.garment.categories import CATEGORIES
from model.garment.design import settle
from model.garment.sampler import sample
from model.garment.tokens import values_of_tokens

_FITTED = 8  # one in so many sketches is fitted: bending takes longer than anything else


def of_sketches(model: FlatModel, band: Band) -> Figures:
    """How well designs are read from sketches of one roughness: as drawn, and the likeliest."""
    free = model.free(len(band))
    drawn = model.fill(free, band.numbers, band.line_maps)
    likeliest = model.fill(free, band.numbers, band.line_maps, temperature=USUAL)
    return {
        "count": len(band),
        "drawn": read_right(drawn, band.tokens),
        "likeliest": read_right(likeliest, band.tokens),
        "fields": accuracies(likeliest, band.tokens, structural_fields()),
        "sizes": size_errors(likeliest, band.tokens),
        "overlap": _standings(band, drawn),
    }


def read_right(found: np.ndarray, wanted: np.ndarray) -> dict[str, float]:
    """The shares of right categories, of right ones or such as are drawn alike, and of choices.

    found, wanted: tokens, int [n, fields]. The choices are those of the structure, the category
    aside; their share is the mean over the fields.
    """
    at = place_of("category")
    right = found[:, at] == wanted[:, at]
    alike = [
        is_also(settle(values_of_tokens(row)), CATEGORIES[answer - 1].name)
        for row, answer in zip(wanted[~right].tolist(), found[~right, at].tolist(), strict=True)
        if answer
    ]
    structure = accuracies(found, wanted, structural_fields())
    return {
        "category": float(right.mean()),
        "category_or_alike": float((right.sum() + sum(alike)) / len(right)),
        "structure": float(np.mean(list(structure.values()))),
    }


def _standings(band: Band, tokens: np.ndarray) -> Figures:
    """Mean overlaps, and the share of outlines that were not found."""
    rows = range(0, len(band), _FITTED)
    each = [
        standing(band.design(i), band.hand(i), sample(i, values_of_tokens(tokens[i].tolist())))
        for i in rows
    ]
    there = [asdict(one) for one in each if one is not None]
    means = {name: float(np.mean([one[name] for one in there])) for name in there[0]}
    return {**means, "count": len(rows), "unfound": 1 - len(there) / len(each)}
