"""What the pipeline asks of a place where models run."""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Iterator
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


SKETCH_SIDE = 128  # pixels of the line map that a model reads
FREE = -1  # a token that the model decides


@dataclass(frozen=True, eq=False)
class DesignBatch:
    """What a `design` model is asked: rows with one sketch, or none."""

    lines: np.ndarray | None  # float32 [128, 128], 0 for paper to 1 for a line
    pins: np.ndarray  # int32 [rows, fields], FREE where the model decides
    seeds: np.ndarray  # int32 [rows, 2]
    temperature: float = 1.0  # of the draws: 1 is as the model learnt them, more is freer

    def inputs(self, rows: int) -> dict[str, np.ndarray]:
        """The inputs of the signature `generate`, padded to `rows` rows.

        Raises:
            ValueError: there are more rows than that.
        """
        sketch = np.zeros((1, SKETCH_SIDE, SKETCH_SIDE, 1), np.float32)
        if self.lines is not None:
            sketch[0, :, :, 0] = self.lines
        return {
            "sketch": sketch,
            "has_sketch": np.full(rows, self.lines is not None),
            "pins": padded(self.pins.astype(np.int32), rows, FREE),
            "seed": padded(self.seeds.astype(np.int32), rows),
            "temperature": np.full(rows, self.temperature, np.float32),
        }


@dataclass(frozen=True, eq=False)
class Painting:
    """A sketch and the styles that an image model is to paint it in."""

    lines: np.ndarray  # float32 [128, 128], 0 for paper to 1 for a line
    styles: np.ndarray | None  # float32 [rows, length of a style code]; None: the latent has them


class Backend(ABC):
    """Loads models and runs them; every call but `models` comes from the one worker thread."""

    @abstractmethod
    def models(self) -> tuple[Model, ...]:
        """Every model, loaded or not; never blocks."""

    @abstractmethod
    def load(self, *names: str) -> None:
        """Makes these models, or all of them, usable and warms them up: each is ready or failed.

        What is ready stays as it is.

        Never raises for a model's sake: `models` tells what happened. May be called again.
        """

    @abstractmethod
    def generate(
        self,
        name: str,
        latent: np.ndarray,
        label: np.ndarray | None = None,
        painting: Painting | None = None,
    ) -> list[bytes]:
        """One PNG a row; a row's bytes depend on nothing but the row and the model.

        Args:
            name: a ready model.
            latent: float32 [rows, card.latent], with at most card.batch_size rows.
            label: int32 [rows], the index of a class, where the model's card has such an input.
            painting: the sketch and its styles, where the model paints one.

        Raises:
            TenfoldError: the model could not be run; its texts say why and what to do.
        """

    @abstractmethod
    def lend(self, name: str, picture: np.ndarray) -> np.ndarray:
        """The latent of a picture's style: float32 [card.latent].

        Args:
            name: a ready model that `lends`.
            picture: float32 [card.height, card.width, 3] in [-1, 1], a garment on white.

        Raises:
            TenfoldError: the model could not be run; its texts say why and what to do.
        """

    @abstractmethod
    def fill(self, name: str, batch: DesignBatch) -> Iterator[np.ndarray]:
        """Tokens after each step, int32 [rows, fields], FREE where not decided; the last are whole.

        A row depends on nothing but its own pins and seed, the sketch and the model. Whoever stops
        asking stops the work.

        Args:
            name: a ready model whose output is `design`.
            batch: at most card.batch_size rows.

        Raises:
            TenfoldError: the model could not be run; its texts say why and what to do.
        """

    @abstractmethod
    def close(self) -> None:
        """Lets go of connections; the backend is not used again."""


def padded(values: np.ndarray, rows: int, filler: int = 0) -> np.ndarray:
    """The values with rows of `filler` added up to `rows`.

    Kernels are chosen by the batch's size, and their sums differ in the last bit: one size, one
    picture.
    """
    missing = rows - len(values)
    if missing < 0:
        raise ValueError(f"{len(values)} rows do not fit a batch of {rows}")
    widths = [(0, missing)] + [(0, 0)] * (values.ndim - 1)
    return np.pad(values, widths, constant_values=filler)


def paints(card: Card) -> bool:
    """Whether a model paints a sketch, and can do nothing without one."""
    return "sketch" in card.signatures.get("generate_png", {}).get("inputs", ())


def styled(card: Card) -> bool:
    """Whether a painter of sketches takes a style code; otherwise the latent is the style."""
    return "style" in card.signatures.get("generate_png", {}).get("inputs", ())


def lends(card: Card) -> bool:
    """Whether a model finds the latent of a picture's style."""
    return "lend" in card.signatures


def image_inputs(
    card: Card, latent: np.ndarray, label: np.ndarray | None, painting: Painting | None
) -> dict[str, np.ndarray]:
    """The inputs of the signature `generate_png`, padded to the card's batch; a sketch is one row.

    Raises:
        ValueError: there are more rows than that, or the model needs a class or a sketch and has
            none given.
    """
    inputs = {"latent": padded(latent.astype(np.float32), card.batch_size)}
    if paints(card):
        if painting is None:
            raise ValueError(f"{card.name} paints sketches; give one with a style for each row")
        inputs["sketch"] = painting.lines[None, :, :, None].astype(np.float32)
        if styled(card):
            if painting.styles is None:
                raise ValueError(f"{card.name} takes style codes; give one for each row")
            inputs["style"] = padded(painting.styles.astype(np.float32), card.batch_size)
    if "label" in card.signatures["generate_png"]["inputs"]:
        if label is None:
            raise ValueError(f"{card.name} makes images of a class; give a label for each row")
        inputs["label"] = padded(label.astype(np.int32), card.batch_size)
    return inputs


def first_inputs(card: Card) -> tuple[np.ndarray, np.ndarray, Painting | None]:
    """One row of latent, label and style, to warm an image model up with."""
    painting = None
    if paints(card):
        blank = np.zeros((SKETCH_SIDE, SKETCH_SIDE), np.float32)
        styles = None
        if styled(card):
            length = card.signatures["generate_png"]["inputs"]["style"]["shape"][1]
            styles = np.zeros((1, length), np.float32)
        painting = Painting(blank, styles)
    return np.zeros((1, card.latent), np.float32), np.zeros(1, np.int32), painting


def find_model(backend: Backend, name: str) -> Model:
    """The backend's model of this name.

    Raises:
        ModelNotFoundError: it has none.
    """
    models = {model.card.name: model for model in backend.models()}
    if name not in models:
        raise ModelNotFoundError(name=name, known=", ".join(models) or "none")
    return models[name]
