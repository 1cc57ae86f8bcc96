"""The styles that a drawn outline is painted in: as many designs as rows, of words and pins.

Only their cloth, print and colours are used; the structure is the drawing's own.
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from model.card import Card
from model.garment.sampler import sample
from model.garment.style_code import style_code, style_layout
from plugin_server.backends.backend import Painting, paints
from plugin_server.errors import DesignSpaceError, SketchNeededError
from plugin_server.generation.generation import Generation
from plugin_server.generation.rows import wanted_of
from plugin_server.generation.wishes import wishes_of
from plugin_server.sketch.intake import Sketch
from plugin_server.sketch.lines import lines_of


def paintable(card: Card, sketch: Sketch | None) -> None:
    """Refuses a request to a model that paints sketches without one that it could paint.

    Raises:
        DesignSpaceError: the model's style codes mean other fields than ours; it names them.
        SketchNeededError: there is no sketch, or no line in it.
    """
    if not paints(card):
        return
    own, learned = style_layout(), card.data.get("style", {})
    differing = [name for name in (*own, *learned) if own.get(name) != learned.get(name)]
    if differing:
        named = ", ".join(dict.fromkeys(differing))
        raise DesignSpaceError(name=card.name, version=card.version, fields=named)
    if sketch is None or not lines_of(sketch).any():
        raise SketchNeededError(name=card.name)


def painting(generation: Generation, card: Card, seeds: Sequence[int]) -> Painting | None:
    """The sketch, and for each seed a style; nothing for a model that paints no sketches.

    A row's style depends on its own seed and the request alone.
    """
    if not paints(card) or generation.sketch is None:
        return None
    wishes = wishes_of(generation.request, generation.like, generation.reference)
    designs = [sample(seed, wanted_of(wishes, seed)) for seed in seeds]
    return Painting(
        lines_of(generation.sketch), np.stack([style_code(design) for design in designs])
    )
