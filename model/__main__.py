"""`python -m model`: train a generator, export it, look at what it makes, measure it."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Sequence

from model.commands import (
    classifier,
    dcgan,
    evaluate,
    export,
    flat,
    latent_map,
    progressive,
    sheet,
    sketch,
)


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m model", description=__doc__)
    commands = parser.add_subparsers(dest="command", required=True)

    train = commands.add_parser("train", help="train a generator, or go on with its training")
    families = train.add_subparsers(dest="family", required=True)
    dcgan.add_train(families)
    flat.add_train(families)
    progressive.add_train(families)
    classifier.add_train(families)
    sketch.add_train(families)

    exported = commands.add_parser("export", help="write a SavedModel and its card from a run")
    families = exported.add_subparsers(dest="family", required=True)
    dcgan.add_export(families)
    flat.add_export(families)
    progressive.add_export(families)
    classifier.add_export(families)
    sketch.add_export(families)
    export.add_formats(commands)

    sheet.add_sheet(commands)
    latent_map.add_map(commands)
    evaluate.add_evaluate(commands)
    return parser


def main(arguments: Sequence[str] | None = None) -> int:
    """Runs one command; returns its exit status."""
    options = _parser().parse_args(
        export.told_apart(sys.argv[1:] if arguments is None else arguments)
    )
    try:
        return options.handler(options)
    except KeyboardInterrupt:
        print("python -m model: stopped; the same command goes on with it", file=sys.stderr)
        return 130
    except (OSError, ValueError, FloatingPointError) as error:
        print(f"python -m model: {error}", file=sys.stderr)
        return 2


if __name__ == "__main__":
    sys.exit(main())
