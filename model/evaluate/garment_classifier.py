"""The shipped garment classifiers: features to measure images in, and classes to name them.

Two networks of different width and seed were trained on Fashion-MNIST apart from each other and
from every generator (`model/evaluate/classifier/`): distances are measured in the features of one,
and the other names the classes, so that what one of them happens to like does not count twice.
Images of another size or in colour are brought to theirs: to grey by the weights of ITU-R BT.601,
to 28 x 28 by area, where each new pixel is the mean of what it covers. Detail finer than that is
not measured.
"""

from __future__ import annotations

import hashlib
import json
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import keras
import numpy as np
import tensorflow as tf

from model.datasets.source import to_signed
from model.networks.classifier import SIDE, build_classifier, with_features

FOLDER = Path(__file__).parent / "classifier"
FEATURES, JUDGE = "features", "judge"  # the names of the two
BATCH = 500  # images a call


def _weights(folder: Path, name: str) -> Path:
    return folder / f"{name}.weights.h5"


def _sha256(path: Path) -> str:
    return hashlib.sha256(path.read_bytes()).hexdigest()


def to_classifier(images: np.ndarray) -> tf.Tensor:
    """uint8 [n, h, w], [n, h, w, 1] or [n, h, w, 3] to float32 [n, 28, 28, 1] in [-1, 1].

    Raises:
        ValueError: images of another shape, or not of uint8.
    """
    if images.dtype != np.uint8 or images.ndim not in (3, 4) or images.shape[3:] not in (
        (), (1,), (3,)
    ):  # fmt: skip
        raise ValueError(
            f"images are {images.dtype} {images.shape}; they must be uint8 [n, h, w] or "
            "[n, h, w, 1 or 3]"
        )
    grey = tf.cast(images if images.ndim == 4 else images[..., np.newaxis], tf.float32)
    if grey.shape[-1] == 3:
        grey = tf.image.rgb_to_grayscale(grey)
    if grey.shape[1:3] != (SIDE, SIDE):
        grey = tf.image.resize(grey, (SIDE, SIDE), method="area")
    return to_signed(grey)


@dataclass(frozen=True)
class GarmentClassifier:
    """A trained classifier and its card."""

    card: dict[str, Any]
    network: keras.Model

    @staticmethod
    def write(network: keras.Model, card: dict[str, Any], name: str, folder: Path = FOLDER) -> None:
        """Writes the two files of a classifier, over what is there.

        Not a SavedModel among the others: the server offers every model that it finds there.

        Args:
            network: of `build_classifier`.
            card: how it came about, the width of its `config` among it; the SHA-256 of the weights
                is added.
            name: `FEATURES` or `JUDGE`.
            folder: made where it is missing.
        """
        folder.mkdir(parents=True, exist_ok=True)
        weights = _weights(folder, name)
        network.save_weights(weights, overwrite=True)
        text = json.dumps({**card, "sha256": _sha256(weights)}, indent=2) + "\n"
        (folder / f"{name}.json").write_text(text, encoding="utf-8")

    @classmethod
    def read(cls, name: str, folder: Path = FOLDER) -> GarmentClassifier:
        """The classifier of that name: `FEATURES` or `JUDGE`.

        Raises:
            FileNotFoundError: its weights or its card are missing.
            ValueError: the weights are not those that the card describes.
        """
        weights = _weights(folder, name)
        card = json.loads((folder / f"{name}.json").read_text(encoding="utf-8"))
        found = _sha256(weights)
        if found != card["sha256"]:
            raise ValueError(
                f"{weights} has the SHA-256 {found}, its card says {card['sha256']}; "
                "export the classifier again"
            )
        network = build_classifier(card["config"]["width"])
        network.load_weights(weights)
        return cls(card, with_features(network))

    def __call__(self, images: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
        """Features float32 [n, 128] and classes int64 [n] of images that `to_classifier` takes."""
        if not len(images):
            raise ValueError("there are no images to measure")
        seen = [
            self._see(to_classifier(images[start : start + BATCH]))
            for start in range(0, len(images), BATCH)
        ]
        features, logits = (np.concatenate(each) for each in zip(*seen, strict=True))
        return features, logits.argmax(axis=1)

    def _see(self, images: tf.Tensor) -> tuple[np.ndarray, np.ndarray]:
        features, logits = self.network(images, training=False)
        return keras.ops.convert_to_numpy(features), keras.ops.convert_to_numpy(logits)
