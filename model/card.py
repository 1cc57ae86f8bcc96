"""`card.json`: what a SavedModel is, beside it; standard library only.

The server decides from the card alone what a model can use and how to call it, so that it can
answer before TensorFlow is imported, and whether the model runs here or in TensorFlow Serving.
"""

from __future__ import annotations

import json
from dataclasses import asdict, dataclass, fields
from pathlib import Path
from typing import Any

FILE = "card.json"
OUTPUTS = ("design", "image")
INPUTS = ("prompt", "sketch", "pins", "like", "strength", "reference")


class CardError(ValueError):
    """A card that is missing, damaged, or says something that can't be."""


@dataclass(frozen=True)
class Card:
    """A model's card."""

    name: str
    version: int
    family: str  # flat, dcgan, progressive, sketch
    output: str  # design or image
    width: int  # pixels of an image; 0 where the output is a design
    height: int
    latent: int  # length of the latent
    steps: int  # calls of `step` that make a design; 0 where one call makes everything
    batch_size: int  # rows of a call; fewer are padded, so that a row's bytes never depend on it
    uses: tuple[str, ...]  # which of INPUTS the generator can use
    signatures: dict[str, Any]  # name: {"inputs": {name: {dtype, shape}}, "outputs": {…}}
    data: dict[str, Any]  # what it was trained on
    training: dict[str, Any]  # how, for how long
    metrics: dict[str, Any]

    def __post_init__(self) -> None:
        if self.output not in OUTPUTS:
            raise CardError(f"output is {self.output!r}; it must be one of {', '.join(OUTPUTS)}")
        unknown = set(self.uses) - set(INPUTS)
        if unknown:
            raise CardError(
                f"uses names {', '.join(map(str, unknown))}; known are {', '.join(INPUTS)}"
            )

    def write(self, folder: Path) -> None:
        """Writes `card.json` into a SavedModel's folder."""
        text = json.dumps(asdict(self), indent=2, ensure_ascii=False)
        (folder / FILE).write_text(text + "\n", encoding="utf-8")

    @classmethod
    def read(cls, folder: Path) -> Card:
        """The card in a SavedModel's folder.

        Raises:
            CardError: there is none, or it is not a card.
        """
        path = folder / FILE
        try:
            values = json.loads(path.read_text(encoding="utf-8"))
        except FileNotFoundError as error:
            raise CardError(f"{path} is missing; python -m model export writes it") from error
        except ValueError as error:
            raise CardError(f"{path} is not JSON: {error}") from error
        names = {declared.name for declared in fields(cls)}
        if not isinstance(values, dict) or set(values) != names:
            found = set(values) if isinstance(values, dict) else set()
            raise CardError(
                f"{path}: missing or unknown fields: {', '.join(sorted(found ^ names))}"
            )
        if not isinstance(values["uses"], list):
            raise CardError(f"{path}: uses is {values['uses']!r}; it must be a list")
        return cls(**{**values, "uses": tuple(values["uses"])})


def newest(saved_models: Path, name: str) -> Path | None:
    """The folder of a model's highest version."""
    versions = [
        folder
        for folder in (saved_models / name).glob("*")
        if folder.name.isdigit() and (folder / FILE).is_file()
    ]
    return max(versions, key=lambda folder: int(folder.name), default=None)


def newest_of_all(saved_models: Path) -> list[Path]:
    """The folders of the highest version of every model, in the order of their names."""
    names = sorted(folder.name for folder in saved_models.glob("*") if folder.is_dir())
    return [folder for name in names if (folder := newest(saved_models, name)) is not None]
