"""What made a variation: everything that is needed to make it again."""

from __future__ import annotations

from typing import Any

from plugin_server.generation.generation import Generation, Variation


def made_by(generation: Generation, variation: Variation) -> dict[str, Any]:
    """JSON values, for the PNG and the SVG that leave Tenfold."""
    request = generation.request
    told = {
        "generator": "Tenfold",
        "model": generation.model_name,
        "version": generation.model_version,
        "seed": variation.seed,
        "generation": generation.id,
        "index": variation.index,
        "prompt": request.prompt,
        "pins": request.pins,
        "like": request.like,
        "strength": request.strength,
        "ignored": [each.name for each in generation.ignored],
    }
    if request.path is not None:
        told |= {"path": request.path, "count": request.count}
    if variation.design is not None:
        told |= {
            "free": list(request.free),
            "locks": list(request.locks),
            "design": variation.design,
        }
    return told
