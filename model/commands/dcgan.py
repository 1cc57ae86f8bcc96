"""`dcgan` on the command line: train it, export it."""

from __future__ import annotations

import argparse
from pathlib import Path

from model.commands.arguments import (
    BATCH_SIZE,
    Parsers,
    add_export_parser,
    add_train_options,
    next_version,
    positive,
)


def add_train(families: Parsers) -> None:
    """`train dcgan`."""
    parser = families.add_parser("dcgan", help="images of 28 pixels: the classic baseline")
    parser.add_argument(
        "--data", default="fashion_mnist", help="fashion_mnist, or a folder of PNG, JPEG, WebP"
    )
    parser.add_argument("--epochs", type=positive, default=16)
    parser.add_argument("--batch-size", type=positive, default=64)
    parser.add_argument(
        "--samples-every",
        type=positive,
        default=1,
        metavar="N",
        help="epochs between sample images",
    )
    add_train_options(parser, "dcgan")
    parser.set_defaults(handler=_train)


def add_export(families: Parsers) -> None:
    """`export dcgan`."""
    add_export_parser(families, "dcgan").set_defaults(handler=_export)


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
    from model.card import Card
    from model.export.image import export_image_generator, image_signatures
    from model.networks import dcgan
    from model.training.dcgan import DcganConfig, DcganTrainer, recalibrate_batch_norm
    from model.training.run import Run

    run = Run.read(options.run)
    trainer = DcganTrainer(DcganConfig(**run.config), run.folder)
    if not trainer.epoch:
        raise ValueError(f"{run.folder} holds no checkpoint; train it again")
    generator = trainer.ema_generator
    recalibrate_batch_norm(generator)
    card = Card(
        name=options.name,
        version=next_version(options),
        family="dcgan",
        output="image",
        width=dcgan.SIDE,
        height=dcgan.SIDE,
        latent=dcgan.LATENT,
        steps=0,
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
