"""`sketch` on the command line: train it, export it."""

from __future__ import annotations

import argparse
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

from model.commands.arguments import (
    RUNS,
    SAVED_MODELS,
    Parsers,
    add_export_parser,
    ended_as_by_hand,
    next_version,
    positive,
    read_images,
)

if TYPE_CHECKING:  # TensorFlow, which `--help` should not wait for
    import numpy as np

    from model.datasets.groups import Groups

BATCH_SIZE = 5  # rows of a call: two for ten pictures, so that the first show early
SAMPLES_EVERY = 1_000  # images between the pictures of held-out outlines
SHOWN, MEASURED = 32, 256  # TensorBoard's pictures; those of its projector and figures
HELD_OUT = 200  # pictures of a folder of held-out ones that are drawn


@dataclass(frozen=True)
class Length:
    """How much a run sees that is not told: pictures of fewer pixels take less time."""

    images: int
    supervised_images: int  # before the discriminator comes
    outlines: int  # a batch


OF_GROUPS = Length(60_000, 45_000, 4)
OF_GROUPS_RATE = 2e-3
OF_PAIRS = Length(200_000, 3_200, 32)
# Styles that are known are kept apart by the painting loss. Those that an encoder finds are kept
# apart by the discriminator, the loss of a latent without effect, and room for what differs.
LATENTS_ARE_STYLES: dict[str, Any] = {
    "learning_rate": 1e-3,
    "adversarial": 0.1,
    "mode_seeking": 0.1,
    "enough": 0.7,
    "divergence": 3e-4,
    "regression": 0.1,
    "wide": 1.2,
}


def add_train(families: Parsers) -> None:
    """`train sketch`."""
    parser = families.add_parser("sketch", help="paints a drawn outline in a style")
    parser.add_argument(
        "--data", required=True, help="fashion_mnist, a folder of PNG, JPEG, WebP, or one that "
        "python -m model.garment groups wrote",
    )  # fmt: skip
    parser.add_argument("--held-out", help="the like, to look at; of fashion_mnist the test images")
    parser.add_argument("--name", default="sketch", help="of the model that is exported")
    parser.add_argument("--run", type=Path, help="folder of the run; default: runs/NAME")
    parser.add_argument(
        "--side", type=int, help="pixels: 32, 64 or 128; 32 if not given; groups have 128"
    )
    parser.add_argument(
        "--pictures", type=positive, help="of a folder or fashion_mnist: at most so many, by chance"
    )
    parser.add_argument(
        "--size", choices=("small", "base"), default="small", help="of the networks"
    )
    for name, told in (
        ("images", "seen in the whole run"),
        ("supervised_images", "before the discriminator comes"),
        ("outlines", "a batch, those of groups in two styles each"),
    ):
        default = f"{getattr(OF_PAIRS, name)} if not given, of groups {getattr(OF_GROUPS, name)}"
        parser.add_argument(f"--{name.replace('_', '-')}", type=positive, help=f"{told}; {default}")
    parser.add_argument(
        "--learning-rate", type=float, help=f"at first; {LATENTS_ARE_STYLES['learning_rate']} if "
        f"not given, of groups {OF_GROUPS_RATE}"
    )  # fmt: skip
    parser.add_argument(
        "--xla", action="store_true", help="the discriminator's steps compiled: minutes at first, "
        "then less than half the time"
    )  # fmt: skip
    parser.add_argument("--save-every", type=positive, default=100, help="steps")
    parser.add_argument("--version", type=positive, help="default: one above the newest")
    parser.add_argument("--saved-models", type=Path, default=SAVED_MODELS)
    parser.add_argument("--seed", type=int, default=0)
    parser.set_defaults(handler=_train)


def add_export(families: Parsers) -> None:
    """`export sketch`."""
    add_export_parser(families, "sketch").set_defaults(handler=_export)


def _train(options: argparse.Namespace) -> int:
    from model.commands.telling import callbacks
    from model.training.callbacks import Stage
    from model.training.run import Run
    from model.training.sketch import LOSSES, SketchConfig, SketchTrainer
    from model.training.sketch_callbacks import HeldOut, painted_outlines

    options.run = options.run or RUNS / options.name
    groups = _read(options, options.data, "train", options.pictures)
    styles = groups.codes.shape[2]
    length = OF_GROUPS if styles else OF_PAIRS
    weights: dict[str, Any] = (
        {"learning_rate": OF_GROUPS_RATE} if styles else dict(LATENTS_ARE_STYLES)
    )
    if options.learning_rate is not None:
        weights["learning_rate"] = options.learning_rate
    config = SketchConfig(
        styles=styles,
        side=groups.rough.shape[1],
        pictures=2 if styles else 1,
        grey=groups.grey,
        size=options.size,
        images=options.images or length.images,
        supervised_images=options.supervised_images or length.supervised_images,
        outlines=options.outlines or length.outlines,
        seed=options.seed,
        xla=options.xla,
        **weights,
    )
    run = Run.open(options.run, family="sketch", config=config, source=groups)
    trainer = SketchTrainer(config, run.folder)
    print(
        f"{len(groups.rough):,} outlines, {len(groups):,} pictures; "
        f"{trainer.generator.count_params():,} parameters; "
        f"{trainer.images_seen:,} of {config.images:,} images seen",
        flush=True,
    )
    looked_at = groups
    if options.held_out:
        looked_at = _read(options, options.held_out, "test", HELD_OUT)
    each = looked_at.pictures.shape[1]  # pictures of an outline
    shown, measured = (
        painted_outlines(looked_at, -(-count // each), seed=config.seed)
        for count in (SHOWN, MEASURED)
    )
    told = callbacks(
        run,
        LOSSES,
        [Stage(config.images, config.side)],
        groups.as_images(),
        looked_at.as_images().images[: len(shown.latents)],
        shown,
        measured,
        every=SAMPLES_EVERY,
    )
    if options.held_out:
        told.append(HeldOut(run.folder, looked_at, every=SAMPLES_EVERY, seed=config.seed))
    with ended_as_by_hand():
        trainer.train(groups, told, save_every=options.save_every)
    print(f"trained: {run.folder}")
    return _export(options)


def _read(options: argparse.Namespace, data: str, split: str, most: int | None) -> Groups:
    """Groups that were rendered, or pairs of pictures, drawn into the folder of the run.

    Raises:
        ValueError: an option that the data has no use for, or pictures that cannot be read.
    """
    import numpy as np

    from model.datasets.groups import Groups
    from model.datasets.pairs import PairOrder, draw_pairs

    if any(Path(data).glob("groups-*.npz")):
        for name in ("side", "pictures"):
            if getattr(options, name) is not None:
                raise ValueError(f"{data} holds groups, for which there is no --{name}")
        return Groups.open(Path(data))
    pictures = _pictures(data, split)
    if most is not None and most < len(pictures):
        drawn = np.random.default_rng(options.seed).permutation(len(pictures))[:most]
        pictures = pictures[np.sort(drawn)]
    order = PairOrder.of(pictures, options.run / split, options.side or 32)
    draw_pairs(order)
    return replace(Groups.open(order.out), name=Path(data).name)


def _pictures(data: str, split: str) -> np.ndarray:
    """On white: uint8 [n, 28, 28], or [n, 128, 128, 3] of a folder, which is told of."""
    from model.datasets import fashion_mnist
    from model.networks.sketch_layers import SIDE

    if data == fashion_mnist.NAME:
        # As they were photographed: the data set has the negatives of pictures on white.
        return 255 - fashion_mnist.read(split)[0]
    return read_images(data, SIDE).images


def _export(options: argparse.Namespace) -> int:
    from model.card import Card
    from model.datasets.groups import code_layout
    from model.export.sketch import export_sketch, sketch_signatures
    from model.networks.sketch import LATENT
    from model.training.run import Run
    from model.training.sketch import SketchConfig, SketchTrainer

    run = Run.read(options.run)
    config = SketchConfig(**run.config)
    trainer = SketchTrainer(config, run.folder)
    if not trainer.step:
        raise ValueError(f"{run.folder} holds no checkpoint; train it again")
    known = config.styles > 0
    card = Card(
        name=options.name,
        version=next_version(options),
        family="sketch",
        output="image",
        width=config.side,
        height=config.side,
        latent=LATENT,
        steps=0,
        batch_size=BATCH_SIZE,
        uses=("prompt", "sketch", "pins") if known else ("sketch", "reference", "strength"),
        signatures=sketch_signatures(config.styles, config.side),
        data={**run.data, "style": code_layout()} if known else run.data,
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
