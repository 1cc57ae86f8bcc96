"""A backend that does what a test tells it: the third implementation of the interface."""

from __future__ import annotations

import io
import threading
from dataclasses import replace

import numpy as np
from PIL import Image

from model.card import Card
from plugin_server.backends.backend import Backend, Model, State
from plugin_server.errors import BackendUnavailableError, TenfoldError

CARD = Card(
    name="dcgan",
    version=1,
    family="dcgan",
    output="image",
    width=28,
    height=28,
    latent=100,
    steps=0,
    batch_size=2,
    uses=(),
    signatures={},
    data={},
    training={},
    metrics={},
)


class FakeBackend(Backend):
    """Draws a picture that depends on the row alone; can be held, failed and counted."""

    def __init__(self, card: Card = CARD) -> None:
        self.rows = 0  # that were asked for
        self.loads = 0
        self.closed = False
        self._model = Model(card, "starting")
        self._failures: list[TenfoldError] = []
        self._free = threading.Event()
        self._free.set()
        self._loadable = threading.Event()
        self._loadable.set()

    def hold(self) -> None:
        """Makes the next row wait for `release`."""
        self._free.clear()

    def release(self) -> None:
        """Lets rows pass again."""
        self._free.set()

    def hold_load(self) -> None:
        """Makes `load` wait for `release_load`: the state stays "starting"."""
        self._loadable.clear()

    def release_load(self) -> None:
        """Lets the models load."""
        self._loadable.set()

    def fail_next(self, error: TenfoldError | None = None) -> None:
        """Makes the next call of `generate` fail."""
        self._failures.append(error or BackendUnavailableError(url="http://x", reason="scripted"))

    def fail_model(self, error: TenfoldError | None) -> None:
        """Makes the model fail to load; None lets the next `load` succeed."""
        state: State = "starting" if error is None else "failed"
        self._model = Model(self._model.card, state, error)

    def swap(self, version: int) -> None:
        """Puts another version in place of the model's, as TensorFlow Serving does."""
        self._model = replace(self._model, card=replace(self._model.card, version=version))

    def models(self) -> tuple[Model, ...]:
        return (self._model,)

    def load(self) -> None:
        self.loads += 1
        self._loadable.wait(30)
        if self._model.state == "starting":
            self._model = Model(self._model.card, "ready")

    def generate(self, name: str, latent: np.ndarray) -> list[bytes]:
        self._free.wait(30)
        if self._failures:
            raise self._failures.pop(0)
        self.rows += len(latent)
        return [self._picture(row) for row in latent]

    def close(self) -> None:
        self.closed = True

    def _picture(self, row: np.ndarray) -> bytes:
        card = self._model.card
        pixels = np.random.RandomState(abs(int(row[0] * 1e6))).randint(
            0, 255, (card.height, card.width, 3), np.uint8
        )
        buffer = io.BytesIO()
        Image.fromarray(pixels).save(buffer, "PNG")
        return buffer.getvalue()
