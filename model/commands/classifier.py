"""The garment classifier on the command line: train it, ship it with its evaluation."""

from __future__ import annotations

import argparse
from pathlib import Path

from model.commands.arguments import RUNS, Parsers, add_train_options, positive

SHIPPED = Path(__file__).parents[1] / "evaluate" / "classifier"


def add_train(families: Parsers) -> None:
    """`train classifier`."""
    parser = families.add_parser("classifier", help="what generators of images are measured with")
    parser.add_argument("--epochs", type=positive, default=8)
    parser.add_argument("--batch-size", type=positive, default=128)
    parser.add_argument("--learning-rate", type=float, default=3e-3)
    parser.add_argument("--width", type=positive, default=32, help="channels at full size")
    add_train_options(parser, "classifier")
    parser.set_defaults(handler=_train)


def add_export(families: Parsers) -> None:
    """`export classifier`."""
    parser = families.add_parser("classifier", help="of a run of the classifier: its weights")
    parser.add_argument("--name", choices=("features", "judge"), default="features")
    parser.add_argument("--run", type=Path, default=RUNS / "classifier", help="folder of the run")
    parser.add_argument("--folder", type=Path, default=SHIPPED, help="of the two classifiers")
    parser.set_defaults(handler=_export)


def _train(options: argparse.Namespace) -> int:
    from model.datasets.fashion_mnist import NAME, read
    from model.training.classifier import ClassifierConfig, ClassifierTrainer, ShiftedImages
    from model.training.run import Run

    config = ClassifierConfig(
        epochs=options.epochs,
        batch_size=options.batch_size,
        learning_rate=options.learning_rate,
        width=options.width,
        seed=options.seed,
    )
    source = ShiftedImages(NAME, *read("train"))
    run = Run.open(options.run, family="classifier", config=config, source=source)
    trainer = ClassifierTrainer(config, len(source), run.folder)
    print(
        f"{len(source):,} images; {trainer.network.count_params():,} parameters; "
        f"{run.epochs} of {config.epochs} epochs done",
        flush=True,
    )
    trainer.train(source, run)
    print(f"trained: {run.folder}\nnext: python -m model export classifier --run {run.folder}")
    return 0


def _export(options: argparse.Namespace) -> int:
    import numpy as np

    from model.datasets.fashion_mnist import read
    from model.evaluate.garment_classifier import GarmentClassifier, to_classifier
    from model.networks.classifier import build_classifier
    from model.training.classifier import ClassifierConfig, ClassifierTrainer
    from model.training.run import Run

    run = Run.read(options.run)
    if not run.epochs:
        raise ValueError(f"{run.folder} holds no checkpoint; train it again")
    config = ClassifierConfig(**run.config)
    trained = ClassifierTrainer(config, run.data["images"], run.folder).network
    network = build_classifier(config.width)  # its weights without the optimizer's state
    network.set_weights(trained.get_weights())
    images, labels = read("test")
    found = network.predict(to_classifier(images), batch_size=500, verbose=0).argmax(axis=1)
    card = {
        "parameters": network.count_params(),
        "data": run.data,
        "images_seen": run.images_seen,
        "seconds": round(run.seconds),
        "config": run.config,
        "test_images": len(labels),
        "test_accuracy": round(float(np.mean(found == labels)), 4),
    }
    GarmentClassifier.write(network, card, options.name, options.folder)
    print(f"{options.folder / options.name}: {card['test_accuracy']:.2%} of {len(labels):,} right")
    return 0
