"""The styles that a drawn outline is painted in: as many designs as rows, of words and pins.

Only their cloth, print and colours are used; the structure is the drawing's own. A model that was
taught on pictures of unknown styles has them in its latent, which a reference picture lends.
"""

from __future__ import annotations

import io
from collections.abc import Sequence

import numpy as np
from PIL import Image

from model.card import Card
from model.garment.product import product_picture
from model.garment.sampler import sample
from model.garment.style_code import style_code, style_layout
from plugin_server.backends.backend import Backend, Painting, lends, paints, styled
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
    own, learned = (style_layout(), card.data.get("style", {})) if styled(card) else ({}, {})
    differing = [name for name in (*own, *learned) if own.get(name) != learned.get(name)]
    if differing:
        named = ", ".join(dict.fromkeys(differing))
        raise DesignSpaceError(name=card.name, version=card.version, fields=named)
    if sketch is None or not lines_of(sketch).any():
        raise SketchNeededError(name=card.name)


def painting(generation: Generation, card: Card, seeds: Sequence[int]) -> Painting | None:
    """The sketch, and for each seed a style code; nothing for a model that paints no sketches.

    A row's style depends on its own seed and the request alone.
    """
    if not paints(card) or generation.sketch is None:
        return None
    lines = lines_of(generation.sketch)
    if not styled(card):
        return Painting(lines, None)
    wishes = wishes_of(generation.request, generation.like, generation.reference)
    designs = [sample(seed, wanted_of(wishes, seed)) for seed in seeds]
    return Painting(lines, np.stack([style_code(design) for design in designs]))


def lent(generation: Generation, card: Card, backend: Backend) -> np.ndarray | None:
    """The latent of the reference picture's style, float32 [card.latent], where the model lends."""
    picture = generation.reference_picture
    if picture is None or not lends(card):
        return None
    with Image.open(io.BytesIO(picture.png), formats=("PNG",)) as image:
        pixels = product_picture(np.asarray(image.convert("RGB")), card.height)
    return backend.lend(card.name, pixels.astype(np.float32) / 127.5 - 1.0)


def near(latent: np.ndarray, rows: np.ndarray, strength: float) -> np.ndarray:
    """Latents about one, float32 [n, length]: all of it at a strength of 1, nothing of it at 0.

    The squares of the two weights sum to 1, so that normal latents stay normal in between.

    Args:
        latent: float32 [length], of a reference picture.
        rows: float32 [n, length], those of the seeds.
        strength: from 0 to 1.
    """
    return np.asarray(strength * latent + np.sqrt(1.0 - strength**2) * rows, np.float32)
