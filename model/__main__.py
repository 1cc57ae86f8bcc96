"""`python -m model`: train a generator, export it, look at what it makes."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Sequence
from pathlib import Path

SAVED_MODELS = Path(__file__).parent / "saved_models"
RUNS = Path("runs")


def _train(options: argparse.Namespace) -> int:
    from model.datasets.fashion_mnist import FashionMnist
    from model.datasets.folder import ImageFolder
    from model.datasets.source import ImageSource
    from model.networks import dcgan
    from model.training.callbacks import ProgressBar, TensorBoard
    from model.training.dcgan import DcganConfig, DcganTrainer
    from model.training.run import Run

    config = DcganConfig(epochs=options.epochs, batch_size=options.batch_size, seed=options.seed)
    source: ImageSource
    if options.data == FashionMnist.name:
        source = FashionMnist.open()
    else:
        source = ImageFolder(Path(options.data), dcgan.SIDE)
    run = Run.open(options.run, family="dcgan", config=config, source=source)
    trainer = DcganTrainer(config, run.folder)
    if trainer.epoch:
        print(f"resuming {run.folder} after epoch {trainer.epoch}", flush=True)
    trainer.train(
        source,
        [
            ProgressBar(config.epochs),
            TensorBoard(run.folder / "tensorboard", every=options.samples_every, seed=config.seed),
            run,
        ],
    )
    print(f"trained: {run.folder}\nnext: python -m model export dcgan --run {run.folder}")
    return 0


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m model", description=__doc__)
    commands = parser.add_subparsers(dest="command", required=True)

    train = commands.add_parser("train", help="train a generator, or go on with its training")
    train.add_argument("family", choices=["dcgan"])
    train.add_argument(
        "--data", default="fashion_mnist", help="fashion_mnist, or a folder of PNG, JPEG, WebP"
    )
    train.add_argument("--run", type=Path, default=RUNS / "dcgan", help="folder of the run")
    train.add_argument("--epochs", type=int, default=16)
    train.add_argument("--batch-size", type=int, default=64)
    train.add_argument("--seed", type=int, default=0)
    train.add_argument(
        "--samples-every", type=int, default=1, metavar="N", help="epochs between sample images"
    )
    train.set_defaults(run_command=_train)
    return parser


def main(arguments: Sequence[str] | None = None) -> int:
    """Runs one command; returns its exit status."""
    options = _parser().parse_args(arguments)
    try:
        return options.run_command(options)
    except (OSError, ValueError) as error:
        print(f"python -m model: {error}", file=sys.stderr)
        return 2


if __name__ == "__main__":
    sys.exit(main())
