"""A shipped generator of images, asked as anybody would ask it, by its `generate`."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import tensorflow as tf

from model.card import Card

BATCH = 100  # images a call


class ImageModel:
    """A SavedModel whose card says that it makes images."""

    def __init__(self, folder: Path) -> None:
        """Loads the SavedModel in a folder.

        Raises:
            ValueError: it makes no images, or it needs more than a latent and a label.
        """
        self.card = Card.read(folder)
        if self.card.output != "image":
            raise ValueError(f"{self.card.name} makes {self.card.output}s, not images")
        self._inputs = set(self.card.signatures["generate"]["inputs"])
        unknown = self._inputs - {"latent", "label"}
        if unknown:
            raise ValueError(
                f"{self.card.name} needs {', '.join(sorted(unknown))}; only generators of a latent "
                "and a label are measured here"
            )
        self._loaded = tf.saved_model.load(str(folder))  # kept: the signature lives as long

    @property
    def classes(self) -> tuple[str, ...]:
        """The names of the classes that it can be asked for; none where it takes no label."""
        return tuple(self.card.data.get("classes", ())) if "label" in self._inputs else ()

    def sample(self, count: int, seed: int) -> tuple[np.ndarray, np.ndarray | None]:
        """Samples of standard normal latents, and of labels drawn evenly where it takes them.

        Args:
            count: how many.
            seed: of latents and labels; the same seed gives the same first samples.

        Returns:
            images: uint8 [count, height, width, 3], rounded as a PNG of them is.
            labels: int64 [count], or None where the model takes no label.
        """
        latent_rng, label_rng = (np.random.default_rng((seed, i)) for i in range(2))
        latents = latent_rng.standard_normal((count, self.card.latent), np.float32)
        labels = label_rng.integers(len(self.classes), size=count) if self.classes else None
        return self.images(latents, labels), labels

    def images(self, latents: np.ndarray, labels: np.ndarray | None) -> np.ndarray:
        """The images of latents, uint8 [count, height, width, 3], rounded as a PNG of them is.

        Args:
            latents: float32 [count, card.latent].
            labels: int [count] where the model takes them.
        """
        count = len(latents)
        images = np.zeros((count, self.card.height, self.card.width, 3), np.uint8)
        for start in range(0, count, BATCH):
            rows = slice(start, start + BATCH)
            inputs = {"latent": tf.constant(latents[rows])}
            if labels is not None:
                inputs["label"] = tf.constant(labels[rows], tf.int32)
            made = self._loaded.signatures["generate"](**inputs)["images"].numpy()
            images[rows] = np.round((made.clip(-1, 1) + 1) * 127.5)
        return images
