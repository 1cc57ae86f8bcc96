"""How real outlines are read: Fashion-MNIST's garments, and clip art; how designs stand in them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

import numpy as np

from model.evaluate import clip_art, outlines
from model.evaluate.figures import Figures
from model.evaluate.flat_model import USUAL, FlatModel
from model.garment.area import covered_by_page, covered_by_pieces, overlap_of
from model.garment.design import Design
from model.garment.draft.assemble import draft
from model.garment.fit import fitted, overlap, target_of
from model.garment.line_map import line_map
from model.garment.sampler import sample
from model.garment.silhouette import silhouette_of
from model.garment.tokens import values_of_tokens

_FITTED = 4  # one in so many outlines is fitted
_DRAWS = 10  # of a picture


def of_outlines(model: FlatModel, count: int) -> Figures:
    """Fashion-MNIST's garments by the outline alone and with the edges within, and overlaps.

    The category is the likeliest, and as drawn.
    """
    all_ = outlines.outlines(count)
    found: Figures = {"count": len(all_)}
    found["edges"], _ = _read(model, all_, [each.edges for each in all_])
    found["outline"], designs = _read(model, all_, [each.page for each in all_])
    overlaps = [
        one
        for each, design in list(zip(all_, designs, strict=True))[::_FITTED]
        if (one := stands_in([design], each))
    ]
    found["overlap"] = {n: float(np.mean([one[n] for one in overlaps])) for n in overlaps[0]}
    return found


def _read(
    model: FlatModel, all_: Sequence[outlines.Outline], pages: Sequence[np.ndarray]
) -> tuple[Figures, list[Design]]:
    """How often categories are right, and the likeliest designs."""
    lines = np.stack([line_map(page) for page in pages])
    seeds = np.arange(len(all_))
    found: Figures = {}
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
    return found, designs


def stands_in(designs: Sequence[Design], outline: outlines.Outline) -> dict[str, float]:
    """The mean overlaps of `held_out.Standing`; nothing where no outline was found."""
    drawn = silhouette_of(outline.page)
    if drawn is None:
        return {}
    true = covered_by_page(outline.area, drawn)
    rows = []
    for pieces in map(draft, designs):
        area = covered_by_pieces(fitted(pieces, drawn), drawn)
        rows.append((overlap(pieces, drawn), overlap_of(area, target_of(pieces, drawn)),
                     overlap_of(area, true), overlap_of(drawn.mask, true)))  # fmt: skip
    means = np.mean(rows, axis=0).tolist()
    return dict(zip(("before", "fitted", "true", "read"), means, strict=True))


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


def _design(seed: int, tokens: Sequence[int]) -> Design:
    return sample(seed, values_of_tokens(tokens))
