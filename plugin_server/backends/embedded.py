"""Models in this process; TensorFlow is imported when they are loaded, not before.

TensorFlow takes seconds to import, and the port has to be open by then.
"""

from __future__ import annotations

import logging
import os
from pathlib import Path
from typing import Any

import numpy as np

from model.card import Card, newest_of_all
from plugin_server.backends.backend import Backend, Model, padded
from plugin_server.errors import ModelUnreadableError

logger = logging.getLogger(__name__)


class EmbeddedBackend(Backend):
    """Every SavedModel in a folder, in its newest version."""

    def __init__(self, saved_models: Path) -> None:
        """Reads the cards only.

        Raises:
            CardError: a card is damaged.
        """
        self._folders = {}
        self._models: dict[str, Model] = {}
        self._functions: dict[str, Any] = {}
        for folder in newest_of_all(saved_models):
            card = Card.read(folder)
            self._folders[card.name] = folder
            self._models[card.name] = Model(card, "starting")

    def models(self) -> tuple[Model, ...]:
        return tuple(self._models.values())

    def load(self) -> None:
        os.environ.setdefault("TF_CPP_MIN_LOG_LEVEL", "3")  # its start-up lines are not ours
        for name, folder in self._folders.items():
            if self._models[name].state == "ready":
                continue
            card = self._models[name].card
            try:
                import tensorflow as tf  # inside: without it, each model says why it can't run

                loaded = tf.saved_model.load(str(folder))
                if "generate_png" not in loaded.signatures:
                    raise ValueError("it has no signature generate_png")
                # Kept with its owner: a signature holds no reference to the variables it reads.
                self._functions[name] = (loaded, loaded.signatures["generate_png"])
                self.generate(name, np.zeros((1, card.latent), np.float32))
            except Exception as error:  # a damaged model can fail in any way; the others still run
                logger.exception("the model %s cannot be loaded", name)
                failure = ModelUnreadableError(name=name, reason=str(error)[:200])
                self._models[name] = Model(card, "failed", failure)
            else:
                self._models[name] = Model(card, "ready")

    def generate(self, name: str, latent: np.ndarray) -> list[bytes]:
        import tensorflow as tf

        card = self._models[name].card
        _, function = self._functions[name]
        batch = padded(latent.astype(np.float32), card.batch_size)
        pictures = function(latent=tf.constant(batch))["image_bytes"].numpy()
        return [bytes(picture) for picture in pictures[: len(latent)]]

    def close(self) -> None:
        self._functions.clear()
