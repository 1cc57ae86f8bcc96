"""`export NAME --to …` on the command line: a model that is there, for other places to run it.

`export` alone makes a model from a run, and each family has its own way to; with `--to` it hands an
existing model on, and any name will do. So the two are parsed apart.
"""

from __future__ import annotations

import argparse
from collections.abc import Sequence
from pathlib import Path

from model.commands.arguments import SAVED_MODELS, Parsers, newest_version, positive

COMMAND = "export --to"
FORMATS = ("savedmodel", "litert", "browser")
EXPORTS = Path("exports")
NPM_PACKAGES = Path(__file__).parents[2] / "node_modules"


def told_apart(arguments: Sequence[str]) -> list[str]:
    """The arguments with `export` as `COMMAND` where `--to` is among them."""
    words = list(arguments)
    if words[:1] == ["export"] and any(word.partition("=")[0] == "--to" for word in words):
        words[0] = COMMAND
    return words


def add_formats(commands: Parsers) -> None:
    """`export NAME --to FORMATS`."""
    parser = commands.add_parser(
        COMMAND,
        help="hand a model on: SavedModel, LiteRT, a page for browsers",
        usage="python -m model export NAME --to FORMAT[,FORMAT…] [--version N] [--out FOLDER] "
        "[--saved-models FOLDER] [--npm-packages FOLDER] [--calls N]",
    )
    parser.add_argument("name", metavar="NAME", help="of the model")
    parser.add_argument(
        "--to", type=_formats, required=True, metavar="FORMATS", help=", ".join(FORMATS)
    )
    parser.add_argument("--version", type=positive, help="default: the newest")
    parser.add_argument("--saved-models", type=Path, default=SAVED_MODELS)
    parser.add_argument(
        "--out", type=Path, default=EXPORTS, help="folder for NAME/VERSION/FORMAT; default: exports"
    )
    parser.add_argument(
        "--npm-packages", type=Path, default=NPM_PACKAGES, help="node_modules with @litertjs"
    )
    parser.add_argument(
        "--calls", type=positive, default=50, help="that a format is compared with the model over"
    )
    parser.set_defaults(handler=_export)


def _formats(text: str) -> tuple[str, ...]:
    wanted = tuple(dict.fromkeys(text.split(",")))
    for name in wanted:
        if name not in FORMATS:
            raise argparse.ArgumentTypeError(f"{name!r} is none of {', '.join(FORMATS)}")
    return wanted


def _export(options: argparse.Namespace) -> int:
    from model.export.formats import Exporter

    folder = newest_version(options.saved_models, options.name)
    if options.version:
        folder = folder.with_name(str(options.version))
    exporter = Exporter(folder, npm_packages=options.npm_packages, calls=options.calls)
    out = options.out / options.name / folder.name
    wanted = {name: out / name for name in options.to}
    for name, reason in exporter.write(wanted).items():
        print(f"left out: {name}: {reason}")
    for target in wanted.values():
        print(target)
    return 0
