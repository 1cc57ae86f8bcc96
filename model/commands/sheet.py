"""`sheet` on the command line: many samples of a model on one page."""

from __future__ import annotations

import argparse
from pathlib import Path

from model.commands.arguments import SAVED_MODELS, Parsers, newest_version, positive


def add_sheet(commands: Parsers) -> None:
    """`sheet`."""
    parser = commands.add_parser("sheet", help="a contact sheet of a model's samples")
    parser.add_argument("name", nargs="?", default="dcgan", help="name of the model")
    parser.add_argument("--count", type=positive, default=100)
    parser.add_argument("--seed", type=int, default=0)
    parser.add_argument("--columns", type=positive, default=10)
    parser.add_argument("--scale", type=positive, default=3, help="pixels for each pixel")
    parser.add_argument("--out", type=Path, required=True, help="a PNG")
    parser.add_argument("--saved-models", type=Path, default=SAVED_MODELS)
    parser.set_defaults(handler=_sheet)


def _sheet(options: argparse.Namespace) -> int:
    from model.evaluate.sheet import contact_sheet, sample

    folder = newest_version(options.saved_models, options.name)
    images = sample(folder, count=options.count, seed=options.seed)
    contact_sheet(images, columns=options.columns, scale=options.scale).save(options.out)
    print(options.out)
    return 0
