"""`sketch` on the command line: train it, export it."""

from __future__ import annotations

import argparse
from pathlib import Path

from model.commands.arguments import (
    Parsers,
    add_export_parser,
    add_train_options,
    ended_as_by_hand,
    next_version,
    positive,
)

BATCH_SIZE = 5  # rows of a call: two for ten pictures, so that the first show early
SAMPLES_EVERY = 1_000  # images between the pictures of held-out outlines
SHOWN, MEASURED = 8, 64  # outlines in TensorBoard's pictures; in its projector and figures


def add_train(families: Parsers) -> None:
    """`train sketch`."""
    parser = families.add_parser("sketch", help="paints a drawn outline in a style")
    parser.add_argument(
        "--data", type=Path, required=True, help="folder that python -m model.garment groups wrote"
    )
    parser.add_argument("--held-out", type=Path, help="another such folder, to look at")
    parser.add_argument(
        "--size", choices=("small", "base"), default="small", help="of the networks"
    )
    parser.add_argument("--images", type=positive, default=60_000, help="seen in the whole run")
    parser.add_argument(
        "--supervised-images", type=positive, default=45_000, help="before the discriminator comes"
    )
    parser.add_argument("--outlines", type=positive, default=4, help="a batch, each in two styles")
    parser.add_argument("--learning-rate", type=float, default=2e-3)
    parser.add_argument("--save-every", type=positive, default=100, help="steps")
    add_train_options(parser, "sketch")
    parser.set_defaults(handler=_train)


def add_export(families: Parsers) -> None:
    """`export sketch`."""
    add_export_parser(families, "sketch").set_defaults(handler=_export)


def _train(options: argparse.Namespace) -> int:
    from model.commands.telling import callbacks
    from model.datasets.groups import Groups
    from model.networks.sketch_layers import SIDE
    from model.training.callbacks import Stage
    from model.training.run import Run
    from model.training.sketch import LOSSES, SketchConfig, SketchTrainer
    from model.training.sketch_callbacks import HeldOut, painted_outlines

    groups = Groups.open(options.data)
    config = SketchConfig(
        styles=groups.codes.shape[2],
        size=options.size,
        images=options.images,
        supervised_images=options.supervised_images,
        outlines=options.outlines,
        learning_rate=options.learning_rate,
        seed=options.seed,
    )
    run = Run.open(options.run, family="sketch", config=config, source=groups)
    trainer = SketchTrainer(config, run.folder)
    print(
        f"{len(groups.rough):,} outlines, {len(groups):,} pictures; "
        f"{trainer.generator.count_params():,} parameters; "
        f"{trainer.images_seen:,} of {config.images:,} images seen",
        flush=True,
    )
    looked_at = Groups.open(options.held_out) if options.held_out else groups
    told = callbacks(
        run,
        LOSSES,
        [Stage(config.images, SIDE)],
        groups.as_images(),
        looked_at.as_images().images[: SHOWN * looked_at.pictures.shape[1]],
        *(painted_outlines(looked_at, count, seed=config.seed) for count in (SHOWN, MEASURED)),
        every=SAMPLES_EVERY,
    )
    if options.held_out:
        told.append(HeldOut(run.folder, looked_at, every=SAMPLES_EVERY, seed=config.seed))
    with ended_as_by_hand():
        trainer.train(groups, told, save_every=options.save_every)
    print(f"trained: {run.folder}\nnext: python -m model export sketch --run {run.folder}")
    return 0


def _export(options: argparse.Namespace) -> int:
    from model.card import Card
    from model.datasets.groups import code_layout
    from model.export.sketch import export_sketch, sketch_signatures
    from model.networks.sketch import LATENT
    from model.networks.sketch_layers import SIDE
    from model.training.run import Run
    from model.training.sketch import SketchConfig, SketchTrainer

    run = Run.read(options.run)
    config = SketchConfig(**run.config)
    trainer = SketchTrainer(config, run.folder)
    if not trainer.step:
        raise ValueError(f"{run.folder} holds no checkpoint; train it again")
    card = Card(
        name=options.name,
        version=next_version(options),
        family="sketch",
        output="image",
        width=SIDE,
        height=SIDE,
        latent=LATENT,
        steps=0,
        batch_size=BATCH_SIZE,
        uses=("prompt", "sketch", "pins"),
        signatures=sketch_signatures(config.styles),
        data={**run.data, "style": code_layout()},
        training={
            "epochs": run.epochs,
            "images_seen": trainer.images_seen,
            "seconds": round(run.seconds),
            "weights": "exponential moving average",
            "parameters": trainer.generator.count_params(),
            "config": run.config,
        },
        metrics={"losses_of_last_checkpoint": run.losses[-1]},
    )
    print(export_sketch(trainer.ema_generator, card, options.saved_models))
    return 0
