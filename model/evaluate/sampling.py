"""How `flat` samples: calibration, coherence, and what steps and temperature change."""

from __future__ import annotations

import numpy as np

from model.evaluate.coherence import errors_of, told_apart
from model.evaluate.figures import Figures
from model.evaluate.flat_model import FlatModel
from model.evaluate.held_out import Band
from model.evaluate.scores import calibration
from model.evaluate.sketches import read_right
from model.garment.sampler import sample, samples
from model.garment.token_order import token_order
from model.garment.tokens import token_fields, values_of_tokens

STEPS = (4, 8, 10, 12, 16)
TEMPERATURES = (0.5, 0.7, 0.85, 1.0, 1.15)


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
        seeds = band.numbers[:count]
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


def of_coherence(model: FlatModel, count: int) -> Figures:
    """Whether designs without a sketch can be told from the sampler's; what settling changes."""
    tokens = model.fill(model.free(count), np.arange(count))
    settled = np.array(
        [sample(i, values_of_tokens(row)).to_tokens() for i, row in enumerate(tokens.tolist())]
    )
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
            model.free(len(band.tokens[some])), band.numbers[some], band.line_maps[some],
            steps=steps, temperature=temperature,
        )  # fmt: skip
        errors = np.array([errors_of(row) for row in free.tolist()])
        rows.append({
            "steps": steps,
            "temperature": temperature,
            "told_apart": told_apart(free, theirs),
            "to_change": float(errors.sum(axis=1).mean()),
            **read_right(seen, band.tokens[some]),
        })  # fmt: skip
    return rows
