"""`python -m tests.evaluate`: what the server's pipeline makes of prompts, sketches and outlines.

It adds its parts to the figures of `python -m model evaluate flat` and draws the sheets. Nothing
is asserted; `docs/flat.md` is where both write their tables.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Callable, Sequence
from functools import cache
from pathlib import Path
from typing import Any

from model.card import Card, newest
from model.commands.arguments import RUNS, SAVED_MODELS
from model.evaluate.figures import Measured
from model.evaluate.held_out import open_bands
from model.evaluate.tables import write_tables
from tests.evaluate_sheets import write_sheets
from tests.evaluate_tens import Pipeline, of_candidates, of_outlines, of_prompts, of_sketches

PARTS = ("prompts", "tens", "candidates", "sheets")
FIGURES = Path("docs/flat/figures.json")


def measures(options: argparse.Namespace) -> dict[str, Callable[[], Any]]:
    """What measures each of `PARTS`."""

    @cache
    def pipeline() -> Pipeline:
        return Pipeline(options.saved_models)

    def tens() -> dict[str, Any]:
        bands = open_bands(options.held_out, options.count)
        few = max(2, options.count // 40)
        return {
            **of_sketches(pipeline(), bands, few),
            "Fashion-MNIST": of_outlines(pipeline(), few),
        }

    return {
        "prompts": lambda: of_prompts(pipeline(), max(2, options.count * 3 // 40)),
        "tens": tens,
        "candidates": lambda: of_candidates(pipeline(), max(2, options.count // 80)),
        "sheets": lambda: write_sheets(pipeline(), options.out.parent),
    }


def main(arguments: Sequence[str] | None = None) -> int:
    """Measures, and writes the figures and the tables; returns the exit status."""
    parser = argparse.ArgumentParser(prog="python -m tests.evaluate", description=__doc__)
    parser.add_argument("--part", nargs="+", choices=PARTS, default=(),
                        help="measure these anew; default: those that are missing")  # fmt: skip
    parser.add_argument("--count", type=int, default=2000, help="as of python -m model evaluate")
    parser.add_argument("--saved-models", type=Path, default=SAVED_MODELS)
    parser.add_argument("--held-out", type=Path, default=RUNS / "held-out")
    parser.add_argument("--out", type=Path, default=FIGURES, help="a JSON file; sheets beside it")
    parser.add_argument("--page", type=Path, help="a page whose tables are written anew")
    options = parser.parse_args(arguments)
    if options.count < 1:
        parser.error("--count must be at least 1")
    folder = newest(options.saved_models, "flat")
    if folder is None:
        parser.error(f"{options.saved_models} has no model 'flat'")
    measured = Measured.of(options.out, Card.read(folder))
    command = f"python -m tests.evaluate --part {{part}} --count {options.count}"
    measured.measure(measures(options), options.part, command)
    if options.page:
        write_tables(options.page, measured)
    return 0


if __name__ == "__main__":
    sys.exit(main())
