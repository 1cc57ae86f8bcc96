"""`python -m model.garment.words "…"`: what a prompt is understood as.

`--describe SEED` writes captions of a sampled design instead, in both languages.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Sequence

from model.garment.words import Reading, describe, parse


def report(reading: Reading) -> str:
    """The reading as lines of text."""
    lines = [f"{name} = {value}" for name, value in reading.pins]
    lines += [f"{name} from {low:g} to {high:g}" for name, low, high in reading.ranges]
    lines += [f"{name} one of {', '.join(values)}" for name, values in reading.allowed]
    lines += [f"{name} not {', '.join(values)}" for name, values in reading.excluded]
    lines += [f"{bias.field} rather {', '.join(bias.values)}" for bias in reading.biases]
    for found in reading.contradictions:
        other = f"{found.other} = " if found.other else ""
        lines.append(f"contradiction: {found.field} {found.dropped}, but {other}{found.kept}")
    if reading.unknown:
        lines.append(f"not understood: {', '.join(reading.unknown)}")
    return "\n".join(lines)


def main(arguments: Sequence[str] | None = None) -> int:
    """Runs the command; returns its exit status."""
    parser = argparse.ArgumentParser(prog="python -m model.garment.words", description=__doc__)
    parser.add_argument("prompt", nargs="?", default="", help="a prompt in Chinese or English")
    parser.add_argument("--describe", type=int, metavar="SEED", help="captions of a design")
    options = parser.parse_args(arguments)
    if options.describe is not None:
        from model.garment.sampler import sample

        design = sample(options.describe)
        print(describe(design, "zh", options.describe))
        print(describe(design, "en", options.describe))
    else:
        print(report(parse(options.prompt)))
    return 0


if __name__ == "__main__":
    sys.exit(main())
