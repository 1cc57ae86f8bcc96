"""What several commands share: where things lie, how a number is read, which model is meant."""

from __future__ import annotations

import argparse
import contextlib
import math
import signal
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

from model.card import newest

if TYPE_CHECKING:  # TensorFlow, which `--help` should not wait for
    from model.datasets.labelled import LabelledImages

SAVED_MODELS = Path(__file__).parents[1] / "saved_models"
RUNS = Path("runs")
# Rows of a step of a generator of images: five steps for ten, so that the first show at once.
BATCH_SIZE = 2

# What `add_subparsers` returns; argparse has no public name for it.
Parsers = Any


def positive(text: str) -> int:
    """A whole number above 0, as an argument."""
    if not text.isdecimal() or int(text) < 1:
        raise argparse.ArgumentTypeError(f"{text!r} is not a whole number above 0")
    return int(text)


def positive_number(text: str) -> float:
    """A finite number above zero, of an argument."""
    try:
        number = float(text)
    except ValueError:
        number = math.nan
    if not 0.0 < number < math.inf:
        raise argparse.ArgumentTypeError(f"{text!r} is no number above 0")
    return number


def newest_version(saved_models: Path, name: str) -> Path:
    """The folder of a model's highest version.

    Raises:
        ValueError: there is no such model.
    """
    folder = newest(saved_models, name)
    if folder is None:
        raise ValueError(f"{saved_models} has no model {name!r}")
    return folder


def add_train_options(parser: argparse.ArgumentParser, name: str) -> None:
    """The options of every training."""
    parser.add_argument("--run", type=Path, default=RUNS / name, help="folder of the run")
    parser.add_argument("--seed", type=int, default=0)


def read_images(data: str, side: int) -> LabelledImages:
    """What `--data` names, at `side` pixels: `fashion_mnist` or a folder, about which it tells.

    Raises as `fashion_mnist.read` and `read_catalogue` do.
    """
    from model.datasets import fashion_mnist
    from model.datasets.catalogue import read_catalogue

    if data == fashion_mnist.NAME:
        return fashion_mnist.labelled(side)
    images, inspection = read_catalogue(Path(data), side)
    for line in inspection.lines():
        print(line, flush=True)
    return images


@contextlib.contextmanager
def ended_as_by_hand() -> Iterator[None]:
    """SIGTERM, of a shutdown or a cluster, leaves a checkpoint as Ctrl+C does."""
    before = signal.signal(signal.SIGTERM, signal.default_int_handler)
    try:
        yield
    finally:
        signal.signal(signal.SIGTERM, before)


def add_export_parser(families: Parsers, name: str) -> argparse.ArgumentParser:
    """The parser of an export of a run, with the options of every export."""
    parser: argparse.ArgumentParser = families.add_parser(name, help=f"of a run of {name}")
    parser.add_argument("--name", default=name, help="name of the model")
    parser.add_argument("--run", type=Path, default=RUNS / name, help="folder of the run")
    parser.add_argument("--version", type=positive, help="default: one above the newest")
    parser.add_argument("--saved-models", type=Path, default=SAVED_MODELS)
    return parser


def next_version(options: argparse.Namespace) -> int:
    """The version that an export writes: the one that was asked for, or one above the newest."""
    before = newest(options.saved_models, options.name)
    return options.version or (1 if before is None else int(before.name) + 1)
