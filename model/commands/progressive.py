"""`progressive` on the command line: one command from a folder of images to a model."""

from __future__ import annotations

import argparse
from pathlib import Path
from typing import TYPE_CHECKING

from model.commands.arguments import (
    BATCH_SIZE,
    RUNS,
    SAVED_MODELS,
    Parsers,
    add_export_parser,
    ended_as_by_hand,
    next_version,
    positive,
    positive_number,
    read_images,
)

if TYPE_CHECKING:  # TensorFlow, which `--help` should not wait for
    import tensorflow as tf

AUGMENT = ("auto", "on", "off")
LATENT_WIDTH = 1.225  # of the latents; on Fashion-MNIST nearer to the data than as trained
SPREAD = 1.4  # of the classes, likewise: clearer, too
PRECISIONS = ("float32", "mixed_float16", "mixed_bfloat16")


def add_train(families: Parsers) -> None:
    """`train progressive`."""
    parser = families.add_parser(
        "progressive", help="images of classes, 16 to 256 pixels: a house's own catalogue"
    )
    parser.add_argument(
        "--data", default="fashion_mnist",
        help="fashion_mnist, or a folder of PNG, JPEG, WebP; its subfolders are the classes",
    )  # fmt: skip
    parser.add_argument("--name", default="progressive", help="of the model that is exported")
    parser.add_argument("--run", type=Path, help="folder of the run; default: runs/NAME")
    parser.add_argument("--side", type=int, default=32, help="pixels: 16, 32, 64, 128 or 256")
    parser.add_argument(
        "--size", choices=("small", "base"), default="small", help="of the networks"
    )
    parser.add_argument("--images", type=positive, default=600_000, help="seen in the whole run")
    parser.add_argument(
        "--stage-images", type=positive, default=100_000, help="seen in each stage but the last"
    )
    parser.add_argument("--batch-size", type=positive, default=64, help="of all devices together")
    parser.add_argument("--learning-rate", type=float, default=5e-4)
    parser.add_argument("--penalty", type=float, default=1.0, help="gamma of R1 and R2 at first")
    parser.add_argument(
        "--last-penalty", type=float, default=0.2, help="gamma after two fifths of the run"
    )
    parser.add_argument(
        "--augment", choices=AUGMENT, default="auto", help="DiffAugment; auto: on for small sets"
    )
    parser.add_argument("--precision", choices=PRECISIONS, default="float32")
    parser.add_argument("--devices", type=positive, default=1, help="GPUs that share each batch")
    parser.add_argument("--save-every", type=positive, default=500, help="steps")
    _add_looks(parser)
    parser.add_argument("--version", type=positive, help="default: one above the newest")
    parser.add_argument("--saved-models", type=Path, default=SAVED_MODELS)
    parser.add_argument("--seed", type=int, default=0)
    parser.set_defaults(handler=_train)


def add_export(families: Parsers) -> None:
    """`export progressive`: of a run that is still going on, for example."""
    parser = add_export_parser(families, "progressive")
    _add_looks(parser)
    parser.set_defaults(handler=_export)


def _add_looks(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "--spread", type=positive_number, default=SPREAD,
        help=f"of the classes in the exported model; 1 is as trained, more is clearer and less "
        f"varied (default: {SPREAD})",
    )  # fmt: skip
    parser.add_argument(
        "--latent-width", type=positive_number, default=LATENT_WIDTH,
        help=f"of the exported model's latents; 1 is as trained, more is more varied and less sure "
        f"(default: {LATENT_WIDTH})",
    )  # fmt: skip


def _train(options: argparse.Namespace) -> int:
    from model.commands.telling import POINTS, callbacks
    from model.networks.progressive import LATENT, sides_up_to
    from model.training.fixed import reals_of_classes, samples_of_classes
    from model.training.pictures import COLUMNS
    from model.training.progressive import LOSSES, ProgressiveTrainer, stages
    from model.training.progressive_config import FEW_IMAGES, ProgressiveConfig
    from model.training.run import Run

    options.run = options.run or RUNS / options.name
    sides_up_to(options.side)
    data = read_images(options.data, options.side)
    augment = options.augment == "on" or (options.augment == "auto" and len(data) < FEW_IMAGES)
    config = ProgressiveConfig(
        classes=len(data.classes),
        side=options.side,
        size=options.size,
        grey=data.grey,
        images=options.images,
        stage_images=options.stage_images,
        batch_size=options.batch_size,
        learning_rate=options.learning_rate,
        penalty=options.penalty,
        last_penalty=options.last_penalty,
        augment=augment,
        precision=options.precision,
        seed=options.seed,
    )
    run = Run.open(
        options.run, family="progressive", config=config, source=data, classes=list(data.classes)
    )
    trainer = ProgressiveTrainer(config, run.folder, _strategy(options.devices))
    print(
        f"stages of {', '.join(map(str, config.sides))} pixels; DiffAugment "
        f"{'on' if augment else 'off'}; {trainer.generator.count_params():,} parameters; "
        f"{trainer.images_seen:,} of {config.images:,} images seen",
        flush=True,
    )
    reals = data.images[reals_of_classes(data, COLUMNS, config.seed)]
    shown, measured = (
        samples_of_classes(data.classes, each, latent=LATENT, seed=config.seed)
        for each in (COLUMNS, -(-POINTS // len(data.classes)))
    )
    told = callbacks(run, LOSSES, stages(config), data, reals, shown, measured)
    with ended_as_by_hand():
        trainer.train(data, told, save_every=options.save_every)
    print(f"trained: {run.folder}")
    return _export(options)


def _strategy(devices: int) -> tf.distribute.Strategy | None:
    import tensorflow as tf

    if devices == 1:
        return None
    names = [device.name for device in tf.config.list_logical_devices("GPU")]
    if len(names) < devices:
        raise ValueError(f"--devices is {devices}; TensorFlow finds {len(names)} GPUs here")
    return tf.distribute.MirroredStrategy(names[:devices])


def _export(options: argparse.Namespace) -> int:
    from model.card import Card
    from model.export.image import export_image_generator, image_signatures
    from model.networks.progressive import LATENT, spread_classes, widen_latents
    from model.training.progressive import ProgressiveTrainer
    from model.training.progressive_config import ProgressiveConfig
    from model.training.run import Run

    run = Run.read(options.run)
    config = ProgressiveConfig(**run.config)
    trainer = ProgressiveTrainer(config, run.folder)
    if not trainer.step:
        raise ValueError(f"{run.folder} holds no checkpoint; train it again")
    side = config.side_at(trainer.step - 1)
    generator = trainer.average_at(side)
    spread_classes(generator, options.spread)
    widen_latents(generator, options.latent_width)
    card = Card(
        name=options.name,
        version=next_version(options),
        family="progressive",
        output="image",
        width=side,
        height=side,
        latent=LATENT,
        steps=0,
        batch_size=BATCH_SIZE,
        uses=("prompt", "pins"),
        signatures=image_signatures(LATENT, side, side, labelled=True),
        data=run.data,
        training={
            "epochs": run.epochs,
            "images_seen": trainer.images_seen,
            "seconds": round(run.seconds),
            "weights": "exponential moving average",
            "parameters": generator.count_params(),
            "spread": options.spread,
            "latent_width": options.latent_width,
            "config": run.config,
        },
        metrics={"losses_of_last_report": run.losses[-1]},
    )
    print(export_image_generator(generator, card, options.saved_models))
    return 0
