"""`map` on the command line: draw the latent map of a model, which the panel shows."""

from __future__ import annotations

import argparse
from pathlib import Path

from model.commands.arguments import SAVED_MODELS, Parsers, newest_version, positive


def add_map(commands: Parsers) -> None:
    """`map`."""
    parser = commands.add_parser("map", help="draw the map of a model's garments, beside its card")
    parser.add_argument("name", help="name of the model; its newest version is taken")
    parser.add_argument("--count", type=positive, default=256, help="garments on the map")
    parser.add_argument("--seed", type=int, default=0, help="the first of their seeds")
    parser.add_argument("--saved-models", type=Path, default=SAVED_MODELS)
    parser.set_defaults(handler=_map)


def _map(options: argparse.Namespace) -> int:
    from model.evaluate.latent_map import draw_map

    folder = newest_version(options.saved_models, options.name)
    drawn = draw_map(folder, options.count, options.seed)
    print(
        f"{folder}: {len(drawn.points)} garments by {drawn.features}; "
        f"{drawn.neighbours:.0%} of the most alike are near each other"
    )
    return 0
