"""`python -m model`: train a generator, export it, look at what it makes."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Sequence
from pathlib import Path

SAVED_MODELS = Path(__file__).parent / "saved_models"
RUNS = Path("runs")
CANDIDATES = 16  # rows of a call of flat: more than ten, so that ten can be chosen
STEPS = 10  # in which flat decides a design
EVALUATED = (  # parts of the evaluation of flat
    "alike", "sketches", "outlines", "clip_art", "calibration", "coherence", "ablation",
)  # fmt: skip
BATCH_SIZE = 2  # rows of a step: five steps for ten pictures, so that the first show at once


def _train_dcgan(options: argparse.Namespace) -> int:
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


def _train_flat(options: argparse.Namespace) -> int:
    from model.datasets.designs import Designs, token_layout
    from model.networks.flat import FlatConfig
    from model.training.flat import FlatTrainer, FlatTraining
    from model.training.flat_callbacks import callbacks_for
    from model.training.run import Run

    shape = {"width": options.width, "blocks": options.blocks}
    config = FlatTraining(
        epochs=options.epochs,
        steps_per_epoch=options.steps_per_epoch,
        batch_size=options.batch_size,
        learning_rate=options.learning_rate,
        seed=options.seed,
        network=shape,
        start_from=options.start_from.name if options.start_from else "",
    )
    designs = Designs.open(options.data)
    run = Run.open(options.run, family="flat", config=config, source=designs)
    layout = FlatConfig(**token_layout(), **shape)
    before = None
    if options.start_from and not run.epochs:
        earlier = Run.read(options.start_from)
        before = FlatTrainer(FlatTraining(**earlier.config), layout, earlier.folder)
    trainer = FlatTrainer(config, layout, run.folder, before)
    print(
        f"{len(designs.tokens)} designs with {designs.line_maps.shape[1]} sketches each, "
        f"{len(designs.bare)} without; {trainer.network.count_params():,} parameters; "
        f"{run.epochs} of {config.epochs} epochs done",
        flush=True,
    )
    held_out = Designs.open(options.held_out) if options.held_out else None
    trainer.train(designs, run, callbacks_for(trainer, held_out, run.folder / "tensorboard"))
    print(f"trained: {run.folder}\nnext: python -m model export flat --run {run.folder}")
    return 0


def _export_flat(options: argparse.Namespace) -> int:
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
        version=_next_version(options),
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


def _next_version(options: argparse.Namespace) -> int:
    from model.card import newest

    before = newest(options.saved_models, options.name)
    return options.version or (1 if before is None else int(before.name) + 1)


def _export_dcgan(options: argparse.Namespace) -> int:
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
        version=_next_version(options),
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


def _evaluate_flat(options: argparse.Namespace) -> int:
    from model.card import Card, newest
    from model.evaluate.figures import Measured
    from model.evaluate.flat import measures
    from model.evaluate.tables import write_tables

    folder = newest(options.saved_models, options.name)
    if folder is None:
        raise ValueError(f"{options.saved_models} has no model {options.name!r}")
    measured = Measured.of(options.out, Card.read(folder))
    command = f"python -m model evaluate flat --part {{part}} --count {options.count}"
    measured.measure(measures(folder, options.count, options.held_out), options.part, command)
    if options.page:
        write_tables(options.page, measured)
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
    families = train.add_subparsers(dest="family", required=True)
    dcgan = families.add_parser("dcgan", help="images of 28 pixels: the classic baseline")
    dcgan.add_argument(
        "--data", default="fashion_mnist", help="fashion_mnist, or a folder of PNG, JPEG, WebP"
    )
    dcgan.add_argument("--run", type=Path, default=RUNS / "dcgan", help="folder of the run")
    dcgan.add_argument("--epochs", type=_positive, default=16)
    dcgan.add_argument("--batch-size", type=_positive, default=64)
    dcgan.add_argument(
        "--samples-every",
        type=_positive,
        default=1,
        metavar="N",
        help="epochs between sample images",
    )
    dcgan.set_defaults(handler=_train_dcgan)
    flat = families.add_parser("flat", help="designs from prompt, sketch or nothing")
    flat.add_argument(
        "--data", type=Path, required=True, help="folder that python -m model.garment render wrote"
    )
    flat.add_argument("--held-out", type=Path, help="another such folder, to measure with")
    flat.add_argument("--run", type=Path, default=RUNS / "flat", help="folder of the run")
    flat.add_argument("--start-from", type=Path, help="a run whose weights it begins with")
    flat.add_argument("--epochs", type=_positive, default=40)
    flat.add_argument("--steps-per-epoch", type=_positive, default=200)
    flat.add_argument("--batch-size", type=_positive, default=96)
    flat.add_argument("--learning-rate", type=float, default=1.2e-3)
    flat.add_argument("--width", type=_positive, default=128, help="of the transformer")
    flat.add_argument("--blocks", type=_positive, default=4, help="of the transformer")
    flat.set_defaults(handler=_train_flat)
    for family in (dcgan, flat):
        family.add_argument("--seed", type=int, default=0)

    export = commands.add_parser("export", help="write a SavedModel and its card from a run")
    families = export.add_subparsers(dest="family", required=True)
    for name, handler in (("dcgan", _export_dcgan), ("flat", _export_flat)):
        one = families.add_parser(name, help=f"of a run of {name}")
        one.add_argument("--name", default=name, help="name of the model")
        one.add_argument("--run", type=Path, default=RUNS / name, help="folder of the run")
        one.add_argument("--version", type=_positive, help="default: one above the newest")
        one.add_argument("--saved-models", type=Path, default=SAVED_MODELS)
        one.set_defaults(handler=handler)

    sheet = commands.add_parser("sheet", help="a contact sheet of a model's samples")
    sheet.add_argument("name", nargs="?", default="dcgan", help="name of the model")
    sheet.add_argument("--count", type=_positive, default=100)
    sheet.add_argument("--seed", type=int, default=0)
    sheet.add_argument("--columns", type=_positive, default=10)
    sheet.add_argument("--scale", type=_positive, default=3, help="pixels for each pixel")
    sheet.add_argument("--out", type=Path, required=True, help="a PNG")
    sheet.add_argument("--saved-models", type=Path, default=SAVED_MODELS)
    sheet.set_defaults(handler=_sheet)

    evaluate = commands.add_parser("evaluate", help="measure a model, as JSON")
    families = evaluate.add_subparsers(dest="family", required=True)
    one = families.add_parser("flat", help="sketches, outlines, coherence, calibration, …")
    one.add_argument("--name", default="flat", help="name of the model")
    one.add_argument(
        "--part", nargs="+", choices=EVALUATED, default=(), help="measure these anew; default: "
        "those that the file has not of this model"
    )  # fmt: skip
    one.add_argument("--count", type=_positive, default=2000, help="sketches of each roughness")
    one.add_argument("--saved-models", type=Path, default=SAVED_MODELS)
    one.add_argument(
        "--held-out", type=Path, default=RUNS / "held-out", help="shards that no training saw; "
        "rendered where there are none"
    )  # fmt: skip
    one.add_argument("--out", type=Path, default=Path("docs/flat/figures.json"), help="a JSON file")
    one.add_argument("--page", type=Path, help="a page whose tables are written anew")
    one.set_defaults(handler=_evaluate_flat)
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
