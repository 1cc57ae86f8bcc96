"""From a generation to its variations, a step at a time; between two steps it can be cancelled."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

import numpy as np

from model.latents import latents
from plugin_server.backends.backend import Backend, find_model
from plugin_server.errors import ModelChangedError
from plugin_server.generation.classes import classes_of, labels, named_classes
from plugin_server.generation.designs import designs, walked
from plugin_server.generation.generation import Generation, Variation
from plugin_server.generation.provenance import made_by
from plugin_server.generation.styles import lent, near, painting
from plugin_server.imaging.display import size_of
from plugin_server.imaging.provenance import stamped


def sample(generation: Generation, backend: Backend) -> Iterator[Generation]:
    """The generation after each step; the last is finished.

    A step that brings nothing new to see keeps the revision.

    Raises:
        ModelChangedError: TensorFlow Serving went to another version in between.
        TenfoldError: the backend could not run the model.
    """
    card = find_model(backend, generation.model_name).card
    if card.output == "image":
        yield from _images(generation, backend)
        return
    for step in (walked if generation.stops else designs)(generation, backend):
        # Asked afterwards: the version may be another one than when the request came.
        yield replace(step, model_version=_version(generation, backend))


def _images(generation: Generation, backend: Backend) -> Iterator[Generation]:
    """Small batches, so that the first pictures show early."""
    name, count = generation.model_name, generation.request.count
    card = find_model(backend, name).card
    # On a path each is of the class of the nearest garment of the map, whatever the words say.
    style = lent(generation, card, backend)
    named = () if generation.stops else named_classes(generation.request, classes_of(card))
    for start in range(0, count, card.batch_size):
        indices = range(start, min(start + card.batch_size, count))
        stops = generation.stops[indices.start : indices.stop]
        seeds = [each.seed for each in stops] or [generation.seed_of(index) for index in indices]
        rows = latents(seeds, card.latent)
        if stops:
            rows = np.stack([each.latent(card.latent) for each in stops])
        if style is not None:
            rows = near(style, rows, generation.request.strength)
        pictures = backend.generate(
            name, rows, labels(named, card, seeds), painting(generation, card, seeds)
        )
        generation = replace(generation, model_version=_version(generation, backend))
        new = (
            _picture(generation, index, seed, png)
            for index, seed, png in zip(indices, seeds, pictures, strict=True)
        )
        generation = generation.changed(
            variations=(*generation.variations, *new),
            state="finished" if indices.stop == count else "running",
        )
        yield generation


def _version(generation: Generation, backend: Backend) -> int:
    now = find_model(backend, generation.model_name).card.version
    # A path is on the map of the version that was there when it was asked for.
    if (generation.variations or generation.stops) and now != generation.model_version:
        raise ModelChangedError(
            name=generation.model_name, before=generation.model_version, now=now
        )
    return now


def _picture(generation: Generation, index: int, seed: int, png: bytes) -> Variation:
    width, height = size_of(png)
    variation = Variation(index, seed, width, height)
    return replace(variation, png=stamped(png, made_by(generation, variation)))
