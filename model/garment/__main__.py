"""`python -m model.garment`: contact sheets, single flats, and shards of rendered designs."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Sequence
from pathlib import Path

from model.garment.compose import compose
from model.garment.fields import Count, FieldValue, Measure, fields
from model.garment.sampler import sample, samples
from model.garment.sheet import write_sheet
from model.garment.svg import svg


def parse_pins(texts: Sequence[str]) -> dict[str, FieldValue]:
    """Pins written as `collar=notch` or `body_length=62`.

    Raises:
        ValueError: no such field, or no `=`.
    """
    pins: dict[str, FieldValue] = {}
    for text in texts:
        name, separator, value = text.partition("=")
        if not separator or name not in fields():
            raise ValueError(f"{text!r} is no pin; write field=value, a field of {list(fields())}")
        pins[name] = float(value) if isinstance(fields()[name], Measure | Count) else value
    return pins


def _sheet(options: argparse.Namespace) -> int:
    designs = samples(options.count, options.seed, parse_pins(options.pin))
    write_sheet(designs, options.out, options.columns, options.cell)
    print(f"{len(designs)} designs: {options.out}")
    return 0


def _draw(options: argparse.Namespace) -> int:
    design = sample(options.seed, parse_pins(options.pin))
    options.out.write_text(svg(compose(design)), encoding="utf-8")
    print(design.to_json())
    return 0


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m model.garment", description=__doc__)
    commands = parser.add_subparsers(dest="command", required=True)
    sheet = commands.add_parser("sheet", help="write a contact sheet of sampled designs as PNG")
    sheet.add_argument("--count", type=int, default=60)
    sheet.add_argument("--columns", type=int, default=10)
    sheet.add_argument("--cell", type=int, default=300, help="pixels a design")
    sheet.set_defaults(run_command=_sheet)
    draw = commands.add_parser("draw", help="write one sampled design as SVG, print its fields")
    draw.set_defaults(run_command=_draw)
    for command in (sheet, draw):
        command.add_argument("--seed", type=int, default=1)
        command.add_argument("--pin", action="append", default=[], metavar="FIELD=VALUE")
        command.add_argument("--out", type=Path, required=True)
    return parser


def main(arguments: Sequence[str] | None = None) -> int:
    """Runs one command; returns its exit status."""
    options = _parser().parse_args(arguments)
    try:
        return int(options.run_command(options))
    except (OSError, ValueError) as error:
        print(f"python -m model.garment: {error}", file=sys.stderr)
        return 2


if __name__ == "__main__":
    sys.exit(main())
