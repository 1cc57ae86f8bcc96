"""Which class an image model is to make: the one that words or pins name, or any."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from functools import lru_cache

import numpy as np

from model.card import Card
from model.garment.fields import FieldValue
from model.latents import drawn_classes
from plugin_server.prompt.understanding import asked, read
from plugin_server.schema.requests import GenerationRequest


def classes_of(card: Card) -> tuple[str, ...]:
    """The names of the classes that a model was trained on; none where it knows no classes."""
    return tuple(card.data.get("classes", ()))


def named_classes(request: GenerationRequest, classes: Sequence[str]) -> tuple[int, ...]:
    """The indices of the classes that a request names; none where it names none.

    A class is named by the category that the vocabulary finds in its own name ("T-shirt/top" is
    the category t_shirt, and a folder "Mäntel & coats" is coat), in any language of the prompt, or
    by its name as it stands ("sneaker"). A pinned category wins over the words.
    """
    pinned = request.pins.get("category")
    if pinned is not None:
        return _of_categories((pinned,), classes)
    said = request.prompt.casefold()
    literal = tuple(index for index, name in enumerate(classes) if _stands_in(name, said))
    if literal:
        return literal
    reading = asked(read(request.prompt, frozenset(request.free)))
    wanted = reading.allowed.get("category", ())
    if "category" in reading.pins:
        wanted = (reading.pins["category"],)
    return _of_categories(wanted, classes)


def labels(named: Sequence[int], card: Card, seeds: Sequence[int]) -> np.ndarray | None:
    """A class for each row, int32 [len(seeds)], or nothing for a model that knows no classes.

    A row's class depends on its own seed and on `named` alone, as its latent does.
    """
    count = len(classes_of(card))
    if not count:
        return None
    return drawn_classes(tuple(named) or range(count), seeds)


def _of_categories(wanted: Sequence[FieldValue], classes: Sequence[str]) -> tuple[int, ...]:
    categories = _categories(tuple(classes))
    return tuple(index for index in range(len(classes)) if categories.get(index) in wanted)


@lru_cache(maxsize=16)
def _categories(classes: tuple[str, ...]) -> Mapping[int, FieldValue]:
    """The category that each class is, of those whose names say one."""
    found = {}
    for index, name in enumerate(classes):
        pins = asked(read(name.replace("_", " "))).pins
        if "category" in pins:
            found[index] = pins["category"]
    return found


def _stands_in(name: str, said: str) -> bool:
    """Whether the words hold the name, or one of those that a slash separates, singly or more."""
    ways = "|".join(re.escape(each.strip()) for each in re.split(r"[/_]", name.casefold()) if each)
    return re.search(rf"(?<![\w-])(?:{ways})(?:s|es)?(?![\w-])", said) is not None
