"""Everything that `flat` is measured by without a server, in parts: see docs/flat.md."""

from __future__ import annotations

import sys
from collections.abc import Callable
from functools import cache
from pathlib import Path
from typing import Any

from model.evaluate.alike import alike_categories
from model.evaluate.flat_model import FlatModel
from model.evaluate.held_out import Band, open_bands
from model.evaluate.pictures import of_clip_art, of_outlines
from model.evaluate.sampling import of_ablation, of_calibration, of_coherence
from model.evaluate.sketches import of_sketches


def measures(folder: Path, count: int, held_out: Path) -> dict[str, Callable[[], Any]]:
    """What measures each part, by its name; the model and the sketches are opened when needed.

    Args:
        folder: a SavedModel of `flat`.
        count: sketches a band of roughness; the other samples are in proportion.
        held_out: a folder of shards, rendered into where it has none.
    """

    @cache
    def model() -> FlatModel:
        return FlatModel(folder)

    @cache
    def bands() -> dict[str, Band]:
        return open_bands(held_out, count)

    def told(what: str, measure: Callable[[], Any]) -> Callable[[], Any]:
        def told_first() -> Any:
            print(what, file=sys.stderr, flush=True)
            return measure()

        return told_first

    found: dict[str, Callable[[], Any]] = {
        "alike": lambda: alike_categories(max(1, count // 100)),
        "sketches": lambda: {n: of_sketches(model(), band) for n, band in bands().items()},
        "outlines": lambda: of_outlines(model(), max(10, count // 2)),
        "clip_art": lambda: of_clip_art(model()),
        "calibration": lambda: of_calibration(model(), bands()["light"], max(64, count // 8)),
        "coherence": lambda: of_coherence(model(), 2 * count),
        "ablation": lambda: of_ablation(model(), bands()["light"], count),
    }
    return {name: told(name, measure) for name, measure in found.items()}
