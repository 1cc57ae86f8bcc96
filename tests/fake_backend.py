"""A backend that does what a test tells it: the third implementation of the interface."""

from __future__ import annotations

import io
import threading
from collections.abc import Iterator
from dataclasses import replace

import numpy as np
from PIL import Image

from model.card import Card
from model.garment.tokens import token_fields
from plugin_server.backends.backend import FREE, Backend, DesignBatch, Model, Painting, State
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
FLAT_CARD = replace(
    CARD,
    name="flat",
    family="flat",
    output="design",
    width=0,
    height=0,
    latent=0,
    steps=3,
    batch_size=16,
    uses=("prompt", "sketch", "pins", "like", "strength"),
    data={"fields": dict(token_fields())},
)


class FakeBackend(Backend):
    """Results that depend on the row alone; can be held, failed and counted."""

    def __init__(self, *cards: Card) -> None:
        self.rows = 0  # that were asked for
        self.batches: list[DesignBatch] = []  # that a design model was asked for
        self.labels: list[int] = []  # that an image model of classes was asked for
        self.paintings: list[Painting] = []  # that a model of sketches was asked for
        self.lenders: list[np.ndarray] = []  # pictures that lent their style
        self.loads = 0
        self.closed = False
        self._models = {card.name: Model(card, "starting") for card in cards or (CARD,)}
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
        """Makes the next call of `generate` or `fill` fail."""
        self._failures.append(error or BackendUnavailableError(url="http://x", reason="scripted"))

    def fail_model(self, error: TenfoldError | None) -> None:
        """Makes the first model fail to load; None lets the next `load` succeed."""
        state: State = "starting" if error is None else "failed"
        self._put(Model(self._first.card, state, error))

    def swap(self, version: int) -> None:
        """Puts another version in place of the first model's, as TensorFlow Serving does."""
        self._put(replace(self._first, card=replace(self._first.card, version=version)))

    def models(self) -> tuple[Model, ...]:
        return tuple(self._models.values())

    def load(self, *names: str) -> None:
        self.loads += 1
        self._loadable.wait(30)
        for name in names or tuple(self._models):
            if self._models[name].state == "starting":
                self._put(Model(self._models[name].card, "ready"))

    def generate(
        self,
        name: str,
        latent: np.ndarray,
        label: np.ndarray | None = None,
        painting: Painting | None = None,
    ) -> list[bytes]:
        self._wait(len(latent))
        self.labels.extend([] if label is None else label.tolist())
        self.paintings.extend([] if painting is None else [painting])
        return [self._picture(self._models[name].card, row) for row in latent]

    def lend(self, name: str, picture: np.ndarray) -> np.ndarray:
        self._wait(0)
        self.lenders.append(picture)
        return np.full(self._models[name].card.latent, picture.mean(), np.float32)

    def fill(self, name: str, batch: DesignBatch) -> Iterator[np.ndarray]:
        self.batches.append(batch)
        filled = np.stack([self._tokens(*row) for row in zip(batch.pins, batch.seeds, strict=True)])
        steps = self._models[name].card.steps
        for step in range(1, steps + 1):
            self._wait(len(batch.pins) if step == 1 else 0)
            undecided = np.arange(filled.shape[1]) >= filled.shape[1] * step // steps
            yield np.where(undecided & (batch.pins < 0), FREE, filled).astype(np.int32)

    def close(self) -> None:
        self.closed = True

    @property
    def _first(self) -> Model:
        return next(iter(self._models.values()))

    def _put(self, model: Model) -> None:
        self._models[model.card.name] = model

    def _wait(self, rows: int) -> None:
        self._free.wait(30)
        if self._failures:
            raise self._failures.pop(0)
        self.rows += rows

    def _tokens(self, pins: np.ndarray, seed: np.ndarray) -> np.ndarray:
        rng = np.random.RandomState(int(seed[0]) % 2**32)
        drawn = [rng.randint(0, size) for _, size in token_fields()]
        return np.where(pins < 0, drawn, pins)

    def _picture(self, card: Card, row: np.ndarray) -> bytes:
        pixels = np.random.RandomState(abs(int(row[0] * 1e6))).randint(
            0, 255, (card.height, card.width, 3), np.uint8
        )
        buffer = io.BytesIO()
        Image.fromarray(pixels).save(buffer, "PNG")
        return buffer.getvalue()
