"""`python -m model`: train a generator, export it, look at what it makes."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Sequence
from pathlib import Path

SAVED_MODELS = Path(__file__).parent / "saved_models"
RUNS = Path("runs")
BATCH_SIZE = 2  # rows of a step: five steps for ten pictures, so that the first show at once


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
            run,  # before TensorBoard, which takes a while: a kill should not find it unwritten
            TensorBoard(run.folder / "tensorboard", every=options.samples_every, seed=config.seed),
        ],
    )
    print(f"trained: {run.folder}\nnext: python -m model export dcgan --run {run.folder}")
    return 0


def _export(options: argparse.Namespace) -> int:
    from model.card import Card, newest
    from model.export import export_image_generator, image_signatures
    from model.networks import dcgan
    from model.training.dcgan import DcganConfig, DcganTrainer, recalibrate_batch_norm
    from model.training.run import Run

    run = Run.read(options.run)
    trainer = DcganTrainer(DcganConfig(**run.config), run.folder)
    if not trainer.epoch:
        raise ValueError(f"{run.folder} holds no checkpoint; train it again")
    generator = trainer.ema_generator
    recalibrate_batch_norm(generator)
    before = newest(options.saved_models, options.name)
    version = options.version or (1 if before is None else int(before.name) + 1)
    card = Card(
        name=options.name,
        version=version,
        family="dcgan",
        output="image",
        width=dcgan.SIDE,
        height=dcgan.SIDE,
        latent=dcgan.LATENT,
        batch_size=BATCH_SIZE,
        uses=(),
        signatures=image_signatures(dcgan.LATENT, dcgan.SIDE, dcgan.SIDE),
        data=run.data,
        training={
            "epochs": run.epochs,
            "images_seen": run.images_seen,
            "seconds": round(run.seconds),
            "weights": "exponential moving average",
            "config": run.config,
        },
        metrics={"losses_of_last_epoch": run.losses[-1]},
    )
    print(export_image_generator(generator, card, options.saved_models))
    return 0


def _sheet(options: argparse.Namespace) -> int:
    from model.card import newest
    from model.evaluate.sheet import contact_sheet, sample

    folder = newest(options.saved_models, options.name)
    if folder is None:
        raise ValueError(f"{options.saved_models} has no model {options.name!r}")
    images = sample(folder, count=options.count, seed=options.seed)
    contact_sheet(images, columns=options.columns, scale=options.scale).save(options.out)
    print(options.out)
    return 0


def _positive(text: str) -> int:
    if not text.isdecimal() or int(text) < 1:
        raise argparse.ArgumentTypeError(f"{text!r} is not a whole number above 0")
    return int(text)


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m model", description=__doc__)
    commands = parser.add_subparsers(dest="command", required=True)

    train = commands.add_parser("train", help="train a generator, or go on with its training")
    train.add_argument("family", choices=["dcgan"])
    train.add_argument(
        "--data", default="fashion_mnist", help="fashion_mnist, or a folder of PNG, JPEG, WebP"
    )
    train.add_argument("--run", type=Path, default=RUNS / "dcgan", help="folder of the run")
    train.add_argument("--epochs", type=_positive, default=16)
    train.add_argument("--batch-size", type=_positive, default=64)
    train.add_argument("--seed", type=int, default=0)
    train.add_argument(
        "--samples-every",
        type=_positive,
        default=1,
        metavar="N",
        help="epochs between sample images",
    )
    train.set_defaults(handler=_train)

    export = commands.add_parser("export", help="write a SavedModel and its card from a run")
    export.add_argument("name", nargs="?", default="dcgan", help="name of the model")
    export.add_argument("--run", type=Path, default=RUNS / "dcgan", help="folder of the run")
    export.add_argument("--version", type=_positive, help="default: one above the newest")
    export.add_argument("--saved-models", type=Path, default=SAVED_MODELS)
    export.set_defaults(handler=_export)

    sheet = commands.add_parser("sheet", help="a contact sheet of a model's samples")
    sheet.add_argument("name", nargs="?", default="dcgan", help="name of the model")
    sheet.add_argument("--count", type=_positive, default=100)
    sheet.add_argument("--seed", type=int, default=0)
    sheet.add_argument("--columns", type=_positive, default=10)
    sheet.add_argument("--scale", type=_positive, default=3, help="pixels for each pixel")
    sheet.add_argument("--out", type=Path, required=True, help="a PNG")
    sheet.add_argument("--saved-models", type=Path, default=SAVED_MODELS)
    sheet.set_defaults(handler=_sheet)
    return parser


def main(arguments: Sequence[str] | None = None) -> int:
    """Runs one command; returns its exit status."""
    options = _parser().parse_args(arguments)
    try:
        return options.handler(options)
    except (OSError, ValueError, FloatingPointError) as error:
        print(f"python -m model: {error}", file=sys.stderr)
        return 2


if __name__ == "__main__":
    sys.exit(main())
