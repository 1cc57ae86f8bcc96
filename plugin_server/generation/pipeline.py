"""From a generation to its variations, a batch at a time.

Small batches, because each is a step: the first pictures show early, and a cancel takes effect
between two of them.
"""

from __future__ import annotations

from collections.abc import Iterator

from model.card import Card
from plugin_server.backends.backend import Backend
from plugin_server.generation.generation import Generation, Variation
from plugin_server.generation.latent import latents
from plugin_server.imaging.display import size_of
from plugin_server.imaging.provenance import stamped


def sample(generation: Generation, card: Card, backend: Backend) -> Iterator[list[Variation]]:
    """The variations in order, one batch of the model's a step.

    Raises:
        TenfoldError: the backend could not run the model.
    """
    count = generation.request.count
    for start in range(0, count, card.batch_size):
        indices = range(start, min(start + card.batch_size, count))
        seeds = [generation.seed_of(index) for index in indices]
        pictures = backend.generate(card.name, latents(seeds, card.latent))
        yield [
            _variation(generation, index, seed, png)
            for index, seed, png in zip(indices, seeds, pictures, strict=True)
        ]


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
