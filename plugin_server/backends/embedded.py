"""Models in this process; TensorFlow is imported when they are loaded, not before.

TensorFlow takes seconds to import, and the port has to be open by then.
"""

from __future__ import annotations

import contextlib
import logging
import os
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import numpy as np

from model.card import Card, newest_of_all
from plugin_server.backends.backend import (
    FREE,
    Backend,
    DesignBatch,
    Model,
    Painting,
    first_inputs,
    image_inputs,
    lends,
)
from plugin_server.backends.memory import few_arenas, give_back
from plugin_server.errors import ModelUnreadableError

logger = logging.getLogger(__name__)

# What TensorFlow imports at its start where it is installed, and no model here needs: jax for its
# converter (107 MB), keras for its registry, h5py and scipy for the old Keras within (41 MB).
_UNUSED = ("jax", "keras", "h5py", "scipy")


class EmbeddedBackend(Backend):
    """Every SavedModel in a folder, in its newest version."""

    def __init__(self, saved_models: Path) -> None:
        """Reads the cards only.

        Raises:
            CardError: a card is damaged.
        """
        few_arenas()
        self._folders = {}
        self._models: dict[str, Model] = {}
        self._functions: dict[str, dict[str, Callable[..., Any]]] = {}
        self._loaded: list[Any] = []  # a signature holds no reference to the variables it reads
        for folder in newest_of_all(saved_models):
            card = Card.read(folder)
            self._folders[card.name] = folder
            self._models[card.name] = Model(card, "starting")

    def models(self) -> tuple[Model, ...]:
        return tuple(self._models.values())

    def load(self, *names: str) -> None:
        os.environ.setdefault("TF_CPP_MIN_LOG_LEVEL", "3")  # its start-up lines are not ours
        for name in names or self._folders:
            if self._models[name].state != "ready":
                self._load(name)
                give_back()

    def _load(self, name: str) -> None:
        card = self._models[name].card
        try:
            with _without(*_UNUSED):
                import tensorflow as tf  # inside: without it, each model says why it can't run

            loaded = tf.saved_model.load(str(self._folders[name]))
            needed = ["encode", "step"] if card.output == "design" else ["generate_png"]
            needed += ["lend"] if lends(card) else []
            for signature in needed:
                if signature not in loaded.signatures:
                    raise ValueError(f"it has no signature {signature}")
            self._functions[name] = {each: loaded.signatures[each] for each in needed}
            if card.output == "design":
                self._functions[name]["step"] = _compiled(loaded.signatures["step"])
            self._loaded.append(loaded)
            self._warm_up(card)
        except Exception as error:  # a damaged model can fail in any way; the others still run
            logger.exception("the model %s cannot be loaded", name)
            failure = ModelUnreadableError(name=name, reason=str(error)[:200])
            self._models[name] = Model(card, "failed", failure)
        else:
            self._models[name] = Model(card, "ready")

    def generate(
        self,
        name: str,
        latent: np.ndarray,
        label: np.ndarray | None = None,
        painting: Painting | None = None,
    ) -> list[bytes]:
        import tensorflow as tf

        inputs = image_inputs(self._models[name].card, latent, label, painting)
        function = self._functions[name]["generate_png"]
        tensors = {key: tf.constant(value) for key, value in inputs.items()}
        pictures = function(**tensors)["image_bytes"].numpy()
        return [bytes(picture) for picture in pictures[: len(latent)]]

    def lend(self, name: str, picture: np.ndarray) -> np.ndarray:
        import tensorflow as tf

        lent = self._functions[name]["lend"](picture=tf.constant(picture[None], tf.float32))
        return np.asarray(lent["latent"].numpy()[0])

    def fill(self, name: str, batch: DesignBatch) -> Iterator[np.ndarray]:
        import tensorflow as tf

        card = self._models[name].card
        functions = self._functions[name]
        inputs = {key: tf.constant(value) for key, value in batch.inputs(card.batch_size).items()}
        remembered = functions["encode"](sketch=inputs.pop("sketch"))["remembered"]
        tokens = inputs.pop("pins")
        for left in range(card.steps, 0, -1):
            tokens = functions["step"](
                remembered=remembered,
                tokens=tokens,
                steps_left=tf.constant(left, tf.float32),
                **inputs,
            )["tokens"]
            yield tokens.numpy()[: len(batch.pins)]

    def close(self) -> None:
        self._functions.clear()
        self._loaded.clear()

    def _warm_up(self, card: Card) -> None:
        """The first call compiles and allocates; no designer waits for that."""
        if card.output == "image":
            self.generate(card.name, *first_inputs(card))
            return
        fields = card.signatures["step"]["inputs"]["tokens"]["shape"][1]
        pins = np.full((1, fields), FREE, np.int32)
        next(self.fill(card.name, DesignBatch(None, pins, np.zeros((1, 2), np.int32))))


@contextlib.contextmanager
def _without(*modules: str) -> Iterator[None]:
    """As if these were not installed, those that are imported already excepted."""
    absent = [name for name in modules if name not in sys.modules]
    sys.modules.update(dict.fromkeys(absent))  # type: ignore[arg-type]
    try:
        yield
    finally:
        for name in absent:
            del sys.modules[name]


def _compiled(signature: Any) -> Callable[..., Any]:
    """The signature through XLA: the same tokens in 0.6 of the time (two cores, 16 rows)."""
    import tensorflow as tf

    # Nothing here for AutoGraph, which would look for the source: a packaged Tenfold has none.
    return tf.function(lambda **inputs: signature(**inputs), jit_compile=True, autograph=False)
