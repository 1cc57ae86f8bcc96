"""What every training of an image generator is watched with: the terminal, files, TensorBoard."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

if TYPE_CHECKING:  # TensorFlow, which `--help` should not wait for
    import numpy as np

    from model.datasets.labelled import LabelledImages
    from model.training.callbacks import Stage
    from model.training.fixed import FixedSamples
    from model.training.run import Run
    from model.training.trainer import Callback

EVERY = 20_000  # images between two states of the pictures, the figures and the projector
POINTS = 500  # samples that are measured and that the projector shows
COMPARED = 2_000  # images of the data that they are measured against


def callbacks(
    run: Run,
    losses: Sequence[str],
    stages: Sequence[Stage],
    data: LabelledImages,
    reals: np.ndarray,
    shown: FixedSamples,
    measured: FixedSamples,
    *,
    every: int = EVERY,
) -> list[Callback]:
    """What a trainer is given.

    Args:
        run: gets its log and `scalars.csv`.
        losses: the names of all that the run may have.
        stages: of the run, for the time that is left.
        data: what is trained on.
        reals: see `Pictures`.
        shown: the samples of TensorBoard's pictures.
        measured: those of its figures and of the projector.
        every: images between two states.
    """
    from model.training.callbacks import Log, Progress
    from model.training.pictures import Pictures
    from model.training.projector import Features

    board = run.folder / "tensorboard"
    see = _seen()
    measure = _measured(data, see)
    return [
        Log(run, losses),
        Progress(stages),
        Pictures(board, shown, data, reals, every=every),
        Features(board, measured, see, measure, every=every),
    ]


def _seen() -> Callable[[np.ndarray], tuple[np.ndarray, list[str]]]:
    """Features of images and the garment of Fashion-MNIST that each is taken for."""
    from model.datasets.fashion_mnist import CLASSES
    from model.evaluate.garment_classifier import FEATURES, GarmentClassifier

    classifier = GarmentClassifier.read(FEATURES)

    def see(images: np.ndarray) -> tuple[np.ndarray, list[str]]:
        features, classes = classifier(images)
        return features, [CLASSES[k] for k in classes]

    return see


def _measured(
    data: LabelledImages, see: Callable[[np.ndarray], tuple[np.ndarray, list[str]]]
) -> Callable[[np.ndarray], dict[str, float]]:
    import numpy as np

    from model.evaluate.image_scores import quick_scores

    chosen = np.random.default_rng(0).permutation(len(data))[:COMPARED]
    features, _ = see(data.images[chosen])
    return lambda samples: quick_scores(features, samples)
