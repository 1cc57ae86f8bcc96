"""From a generation to its variations, a step at a time; between two steps it can be cancelled."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from model.latents import latents
from plugin_server.backends.backend import Backend, find_model
from plugin_server.errors import ModelChangedError
from plugin_server.generation.classes import classes_of, labels, named_classes
from plugin_server.generation.designs import designs
from plugin_server.generation.generation import Generation, Variation
from plugin_server.generation.provenance import made_by
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
    for step in designs(generation, backend):
        # Asked afterwards: the version may be another one than when the request came.
        yield replace(step, model_version=_version(generation, backend))


def _images(generation: Generation, backend: Backend) -> Iterator[Generation]:
    """Small batches, so that the first pictures show early."""
    name, count = generation.model_name, generation.request.count
    card = find_model(backend, name).card
    named = named_classes(generation.request, classes_of(card))
    for start in range(0, count, card.batch_size):
        indices = range(start, min(start + card.batch_size, count))
        seeds = [generation.seed_of(index) for index in indices]
        pictures = backend.generate(name, latents(seeds, card.latent), labels(named, card, seeds))
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
    if generation.variations and now != generation.model_version:
        raise ModelChangedError(
            name=generation.model_name, before=generation.model_version, now=now
        )
    return now


def _picture(generation: Generation, index: int, seed: int, png: bytes) -> Variation:
    width, height = size_of(png)
    variation = Variation(index, seed, width, height)
    return replace(variation, png=stamped(png, made_by(generation, variation)))
