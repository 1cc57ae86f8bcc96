"""`flat` on the command line: train it, export it."""

from __future__ import annotations

import argparse
from contextlib import AbstractContextManager, nullcontext
from pathlib import Path
from typing import TYPE_CHECKING

from model.commands.arguments import (
    Parsers,
    add_export_parser,
    add_train_options,
    next_version,
    positive,
)

if TYPE_CHECKING:
    from model.datasets.designs import DesignSource

CANDIDATES = 16  # rows of a call: more than ten, so that ten can be chosen
STEPS = 10  # in which a design is decided


def add_train(families: Parsers) -> None:
    """`train flat`."""
    parser = families.add_parser("flat", help="designs from prompt, sketch or nothing")
    source = parser.add_mutually_exclusive_group(required=True)
    source.add_argument(
        "--data", type=Path, help="folder that python -m model.garment render wrote"
    )
    source.add_argument(
        "--draw", type=positive, metavar="PROCESSES", help="draw meanwhile, with so many processes"
    )
    parser.add_argument(
        "--designs", type=positive, default=120_000, help="that --draw draws, 33 kB each"
    )
    parser.add_argument("--held-out", type=Path, help="another such folder, to measure with")
    parser.add_argument("--start-from", type=Path, help="a run whose weights it begins with")
    parser.add_argument("--epochs", type=positive, default=40)
    parser.add_argument("--steps-per-epoch", type=positive, default=200)
    parser.add_argument("--batch-size", type=positive, default=96)
    parser.add_argument("--learning-rate", type=float, default=1.2e-3)
    parser.add_argument("--width", type=positive, default=128, help="of the transformer")
    parser.add_argument("--blocks", type=positive, default=4, help="of the transformer")
    parser.add_argument(
        "--channels", type=positive, nargs=3, default=(64, 96, 128),
        help="of the encoder of sketches at 32, 16 and 8 pixels",
    )  # fmt: skip
    parser.add_argument(
        "--residuals", type=int, nargs=3, default=(0, 1, 2), help="blocks of the encoder there"
    )
    add_train_options(parser, "flat")
    parser.set_defaults(handler=_train)


def add_export(families: Parsers) -> None:
    """`export flat`."""
    add_export_parser(families, "flat").set_defaults(handler=_export)


def _train(options: argparse.Namespace) -> int:
    from model.datasets.designs import Designs, token_layout
    from model.networks.flat import FlatConfig
    from model.training.flat import FlatTrainer, FlatTraining
    from model.training.flat_callbacks import callbacks_for
    from model.training.run import Run

    shape = {
        "width": options.width,
        "blocks": options.blocks,
        "channels": list(options.channels),
        "residuals": list(options.residuals),
    }
    config = FlatTraining(
        epochs=options.epochs,
        steps_per_epoch=options.steps_per_epoch,
        batch_size=options.batch_size,
        learning_rate=options.learning_rate,
        seed=options.seed,
        network=shape,
        start_from=options.start_from.name if options.start_from else "",
    )
    with _source(options) as designs:
        run = Run.open(options.run, family="flat", config=config, source=designs)
        layout = FlatConfig(**token_layout(), **shape)
        before = None
        if options.start_from and not run.epochs:
            earlier = Run.read(options.start_from)
            before = FlatTrainer(FlatTraining(**earlier.config), layout, earlier.folder)
        trainer = FlatTrainer(config, layout, run.folder, before)
        print(
            f"{len(designs)} designs, {designs.name}; {trainer.network.count_params():,} "
            f"parameters; {run.epochs} of {config.epochs} epochs done",
            flush=True,
        )
        held_out = Designs.open(options.held_out) if options.held_out else None
        trainer.train(designs, run, callbacks_for(trainer, held_out, run.folder / "tensorboard"))
    print(f"trained: {run.folder}\nnext: python -m model export flat --run {run.folder}")
    return 0


def _source(options: argparse.Namespace) -> AbstractContextManager[DesignSource]:
    from model.datasets.designs import Designs
    from model.datasets.drawn import drawing

    if options.draw:
        return drawing(options.draw, options.designs, options.seed)
    return nullcontext(Designs.open(options.data))


def _export(options: argparse.Namespace) -> int:
    from model.card import Card
    from model.datasets.designs import token_layout
    from model.export.flat import export_flat, flat_signatures
    from model.networks.flat import FlatConfig
    from model.training.flat import FlatTrainer, FlatTraining
    from model.training.run import Run

    run = Run.read(options.run)
    if not run.epochs:
        raise ValueError(f"{run.folder} holds no checkpoint; train it again")
    training = FlatTraining(**run.config)
    config = FlatConfig(**token_layout(), **training.network)
    trainer = FlatTrainer(training, config, run.folder)
    trainer.average()
    card = Card(
        name=options.name,
        version=next_version(options),
        family="flat",
        output="design",
        width=0,
        height=0,
        latent=0,
        steps=STEPS,
        batch_size=CANDIDATES,
        uses=("prompt", "sketch", "pins", "like", "strength"),
        signatures=flat_signatures(config),
        data={**run.data, "fields": dict(zip(config.names, config.values, strict=True))},
        training={
            "epochs": run.epochs,
            "designs_seen": run.images_seen,
            "seconds": round(run.seconds),
            "weights": "exponential moving average",
            "parameters": trainer.network.count_params(),
            "config": run.config,
        },
        metrics={"of_last_epoch": run.losses[-1]},
    )
    print(export_flat(trainer.network, card, options.saved_models))
    return 0
