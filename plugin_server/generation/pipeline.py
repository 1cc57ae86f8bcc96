"""From a generation to its variations, a batch at a time.

Small batches, because each is a step: the first pictures show early, and a cancel takes effect
between two of them.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from plugin_server.backends.backend import Backend, find_model
from plugin_server.errors import ModelChangedError
from plugin_server.generation.generation import Generation, Variation
from plugin_server.generation.latent import latents
from plugin_server.imaging.display import size_of
from plugin_server.imaging.provenance import stamped


def sample(generation: Generation, backend: Backend) -> Iterator[Generation]:
    """The generation after each batch, with one more batch of variations; the last is finished.

    Raises:
        ModelChangedError: TensorFlow Serving went to another version in between.
        TenfoldError: the backend could not run the model.
    """
    name, count = generation.model_name, generation.request.count
    card = find_model(backend, name).card
    for start in range(0, count, card.batch_size):
        indices = range(start, min(start + card.batch_size, count))
        seeds = [generation.seed_of(index) for index in indices]
        pictures = backend.generate(name, latents(seeds, card.latent))
        # Asked afterwards: the version may be another one than when the request came.
        generation = replace(generation, model_version=_version(generation, backend))
        new = (
            _variation(generation, index, seed, png)
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


def _variation(generation: Generation, index: int, seed: int, png: bytes) -> Variation:
    width, height = size_of(png)
    request = generation.request
    made_by = {
        "generator": "Tenfold",
        "model": generation.model_name,
        "version": generation.model_version,
        "seed": seed,
        "generation": generation.id,
        "index": index,
        "prompt": request.prompt,
        "pins": request.pins,
        "like": request.like,
        "strength": request.strength,
        "ignored": list(generation.ignored),
    }
    return Variation(index, seed, width, height, stamped(png, made_by))
