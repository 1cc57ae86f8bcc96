"""What the pipeline asks of a place where models run."""

from __future__ import annotations

from abc import ABC, abstractmethod
from dataclasses import dataclass
from typing import Literal

import numpy as np

from model.card import Card
from plugin_server.errors import ModelNotFoundError, TenfoldError

State = Literal["starting", "ready", "failed"]


@dataclass(frozen=True)
class Model:
    """A model and whether it can be used now."""

    card: Card
    state: State
    error: TenfoldError | None = None  # why it failed


class Backend(ABC):
    """Loads models and runs them; every call but `models` comes from the one worker thread."""

    @abstractmethod
    def models(self) -> tuple[Model, ...]:
        """Every model, loaded or not; never blocks."""

    @abstractmethod
    def load(self) -> None:
        """Makes the models that are not ready usable and warms them up: each is ready or failed.

        Never raises for a model's sake: `models` tells what happened. May be called again.
        """

    @abstractmethod
    def generate(self, name: str, latent: np.ndarray) -> list[bytes]:
        """One PNG a row; a row's bytes depend on nothing but the row and the model.

        Args:
            name: a ready model.
            latent: float32 [rows, card.latent], with at most card.batch_size rows.

        Raises:
            TenfoldError: the model could not be run; its texts say why and what to do.
        """

    @abstractmethod
    def close(self) -> None:
        """Lets go of connections; the backend is not used again."""


def padded(latent: np.ndarray, rows: int) -> np.ndarray:
    """The latent with zero rows added up to `rows`.

    Kernels are chosen by the batch's size, and their sums differ in the last bit: one size, one
    picture.
    """
    missing = rows - len(latent)
    if missing < 0:
        raise ValueError(f"{len(latent)} rows do not fit a batch of {rows}")
    return np.pad(latent, ((0, missing), (0, 0)))


def find_model(backend: Backend, name: str) -> Model:
    """The backend's model of this name.

    Raises:
        ModelNotFoundError: it has none.
    """
    models = {model.card.name: model for model in backend.models()}
    if name not in models:
        raise ModelNotFoundError(name=name, known=", ".join(models) or "none")
    return models[name]
