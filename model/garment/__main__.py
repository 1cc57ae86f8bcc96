"""`python -m model.garment`: contact sheets, flats, and shards of rendered designs."""

from __future__ import annotations

import argparse
import sys
from collections import Counter
from collections.abc import Mapping, Sequence
from concurrent.futures import ProcessPoolExecutor
from pathlib import Path

from model.garment.audit import audit
from model.garment.compose import compose
from model.garment.cut import cut
from model.garment.design import Design
from model.garment.dropped import dropped
from model.garment.fields import Count, FieldValue, Measure, fields, value_names
from model.garment.figure import landmark_figure
from model.garment.flats import write_flats
from model.garment.groups import GroupOrder, write_group_shard
from model.garment.sampler import one_of_each, sample, samples
from model.garment.shards import Order, write_shards
from model.garment.sheet import write_sheet, write_sketch_sheet
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


def left_out(pins: Mapping[str, FieldValue], designs: Sequence[Design]) -> list[str]:
    """A sentence for each pin that some of the designs dropped, with the reason."""
    reasons: Counter[str] = Counter()
    for design in designs:
        for item in dropped(pins, design):
            because = (
                f"{item.because} is {design[item.because]}"
                if item.because
                else f"{item.field} has no such value"
            )
            reasons[f"{item.field}={item.wanted}, because {because}"] += 1
    return [f"{n} of {len(designs)} without {reason}" for reason, n in reasons.items()]


def _say_what_is_left_out(pins: Mapping[str, FieldValue], designs: Sequence[Design]) -> None:
    for sentence in left_out(pins, designs):
        print(sentence, file=sys.stderr)


def _sheet(options: argparse.Namespace) -> int:
    pins = parse_pins(options.pin)
    if options.each:
        designs = one_of_each(options.each, options.seed, pins)
        shown = {design.get(options.each) for design in designs}
        absent = [value for value in value_names(options.each) if value not in shown]
        if not designs:
            raise ValueError(f"no {options.each} can stand beside the pins; leave one of them out")
        if absent:
            print(f"no design beside the pins: {', '.join(absent)}", file=sys.stderr)
    else:
        designs = samples(options.count, options.seed, pins)
    _say_what_is_left_out(pins, designs)
    write_sheet(designs, options.out, options.columns, options.cell)
    print(f"{len(designs)} designs: {options.out}")
    return 0


def _draw(options: argparse.Namespace) -> int:
    pins = parse_pins(options.pin)
    design = sample(options.seed, pins)
    _say_what_is_left_out(pins, [design])
    options.out.write_text(svg(cut(compose(design))), encoding="utf-8")
    print(design.to_json())
    return 0


def _sketches(options: argparse.Namespace) -> int:
    pins = parse_pins(options.pin)
    designs = samples(options.count, options.seed, pins)
    _say_what_is_left_out(pins, designs)
    write_sketch_sheet(designs, options.out, options.columns, options.cell)
    print(f"{len(designs)} sketches: {options.out}")
    return 0


def _render(options: argparse.Namespace) -> int:
    write_shards(
        Order(
            options.out,
            options.count,
            options.seed,
            options.flats,
            options.sketches,
            options.per_shard,
        ),
        options.workers,
    )
    return 0


def _flats(options: argparse.Namespace) -> int:
    written = write_flats(
        options.out, options.count, seed=options.seed, side=options.side, workers=options.workers
    )
    print(", ".join(f"{category} {count}" for category, count in sorted(written.items())))
    return 0


def _groups(options: argparse.Namespace) -> int:
    order = GroupOrder(options.out, options.count, options.seed, options.styles, options.per_shard)
    write_shards(order, options.workers, write=write_group_shard)
    return 0


def _faults_of(seed: int) -> list[str]:
    design = sample(seed)
    return [f"{design['category']}: {sentence}" for sentence in audit(design)]


def _audit(options: argparse.Namespace) -> int:
    first = options.seed * 1_000_003
    seeds = range(first, first + options.count)
    wrong = 0
    with ProcessPoolExecutor(options.workers) as pool:
        for seed, found in zip(seeds, pool.map(_faults_of, seeds, chunksize=50), strict=True):
            wrong += bool(found)
            for sentence in found:
                print(f"seed {seed}: {sentence}", flush=True)
    print(f"{options.count} designs, {wrong} with faults")
    return 1 if wrong else 0


def _figure(options: argparse.Namespace) -> int:
    landmark_figure(options.out)
    return 0


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m model.garment", description=__doc__)
    commands = parser.add_subparsers(dest="command", required=True)
    sheet = commands.add_parser("sheet", help="write a contact sheet of sampled designs as PNG")
    sheet.add_argument("--count", type=int, default=60)
    sheet.add_argument("--columns", type=int, default=10)
    sheet.add_argument("--each", metavar="FIELD", help="one design for each value of this field")
    sheet.add_argument("--cell", type=int, default=300, help="pixels a design")
    sheet.set_defaults(run_command=_sheet)
    sketches = commands.add_parser("sketches", help="write a sheet of simulated hand sketches")
    sketches.add_argument("--count", type=int, default=20)
    sketches.add_argument("--columns", type=int, default=5)
    sketches.add_argument("--cell", type=int, default=300, help="pixels a sketch")
    sketches.set_defaults(run_command=_sketches)
    render = commands.add_parser("render", help="write shards of rendered designs for training")
    render.add_argument("--count", type=int, default=10_000)
    render.add_argument("--seed", type=int, default=1)
    render.add_argument("--flats", type=int, default=128, help="pixels a side of a flat; 0: none")
    render.add_argument("--sketches", type=int, default=2, help="sketches a design; 0: none")
    render.add_argument("--per-shard", type=int, default=1000)
    render.add_argument("--workers", type=int, default=0, help="processes; 0: one a processor")
    render.add_argument("--out", type=Path, required=True, help="folder")
    render.set_defaults(run_command=_render)
    flats = commands.add_parser("flats", help="write designs as PNG, one folder a category")
    flats.add_argument("--count", type=int, default=10_000)
    flats.add_argument("--seed", type=int, default=1)
    flats.add_argument("--side", type=int, default=128, help="pixels")
    flats.add_argument("--workers", type=int, default=0, help="processes; 0: one a processor")
    flats.add_argument("--out", type=Path, required=True, help="folder")
    flats.set_defaults(run_command=_flats)
    groups = commands.add_parser(
        "groups", help="write shards of outlines, each painted in several styles"
    )
    groups.add_argument("--count", type=int, default=6000, help="outlines")
    groups.add_argument("--seed", type=int, default=1)
    groups.add_argument("--styles", type=int, default=4, help="pictures of an outline")
    groups.add_argument("--per-shard", type=int, default=250)
    groups.add_argument("--workers", type=int, default=0, help="processes; 0: one a processor")
    groups.add_argument("--out", type=Path, required=True, help="folder")
    groups.set_defaults(run_command=_groups)
    check = commands.add_parser("audit", help="draw many designs and say what is wrong with them")
    check.add_argument("--count", type=int, default=20_000)
    check.add_argument("--seed", type=int, default=1)
    check.add_argument("--workers", type=int, default=1, help="processes")
    check.set_defaults(run_command=_audit)
    figure = commands.add_parser("figure", help="draw the landmarks for the documentation")
    figure.add_argument("--out", type=Path, required=True)
    figure.set_defaults(run_command=_figure)
    draw = commands.add_parser("draw", help="write one sampled design as SVG, print its fields")
    draw.set_defaults(run_command=_draw)
    for command in (sheet, sketches, draw):
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
