"""`dcgan` on the command line: train it, export it."""

from __future__ import annotations

import argparse

from model.commands.arguments import (
    BATCH_SIZE,
    Parsers,
    add_export_parser,
    add_train_options,
    ended_as_by_hand,
    next_version,
    positive,
    read_images,
)

LOSS_NAMES = ("non_saturating", "hinge", "relativistic")
SHOWN = 32  # samples in TensorBoard's pictures


def add_train(families: Parsers) -> None:
    """`train dcgan`."""
    parser = families.add_parser("dcgan", help="images of 28 pixels: the classic baseline")
    parser.add_argument(
        "--data", default="fashion_mnist", help="fashion_mnist, or a folder of PNG, JPEG, WebP"
    )
    parser.add_argument("--epochs", type=positive, default=16)
    parser.add_argument("--batch-size", type=positive, default=64)
    parser.add_argument(
        "--loss", choices=LOSS_NAMES, default=LOSS_NAMES[0], help="of the two networks"
    )
    parser.add_argument("--penalty", type=float, default=0.0, help="gamma of R1 and R2")
    parser.add_argument("--diversity", type=float, default=0.0, help="weight of that loss")
    parser.add_argument("--save-every", type=positive, default=500, help="steps")
    add_train_options(parser, "dcgan")
    parser.set_defaults(handler=_train)


def add_export(families: Parsers) -> None:
    """`export dcgan`."""
    add_export_parser(families, "dcgan").set_defaults(handler=_export)


def _train(options: argparse.Namespace) -> int:
    from model.commands.telling import POINTS, callbacks
    from model.networks.dcgan import LATENT, SIDE
    from model.training.callbacks import Stage
    from model.training.dcgan import LOSSES, DcganConfig, DcganTrainer
    from model.training.fixed import reals_of_classes, samples_of_latents
    from model.training.run import Run

    data = read_images(options.data, SIDE).as_one_class()
    config = DcganConfig(
        epochs=options.epochs,
        batch_size=options.batch_size,
        loss=options.loss,
        penalty=options.penalty,
        diversity=options.diversity,
        seed=options.seed,
    )
    run = Run.open(options.run, family="dcgan", config=config, source=data)
    trainer = DcganTrainer(config, run.folder)
    images = trainer.steps(data) * config.batch_size
    print(f"{trainer.images_seen:,} of {images:,} images seen", flush=True)
    shown, measured = (
        samples_of_latents(count, latent=LATENT, seed=config.seed) for count in (SHOWN, POINTS)
    )
    reals = data.images[reals_of_classes(data, SHOWN, config.seed)]
    told = callbacks(run, LOSSES, [Stage(images, SIDE)], data, reals, shown, measured)
    with ended_as_by_hand():
        trainer.train(data, told, save_every=options.save_every)
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
    if not trainer.step:
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
            "images_seen": trainer.images_seen,
            "seconds": round(run.seconds),
            "weights": "exponential moving average",
            "config": run.config,
        },
        metrics={"losses_of_last_report": run.losses[-1]},
    )
    print(export_image_generator(generator, card, options.saved_models))
    return 0
