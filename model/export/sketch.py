"""`sketch` as a SavedModel.

Two signatures, as of every generator of images: `generate` gives numbers, `generate_png` encoded
pictures. Both take one sketch for all rows, or one for each; the encoder then runs once a call.
"""

from __future__ import annotations

from pathlib import Path
from typing import Any

import numpy as np
import tensorflow as tf

from model.card import Card
from model.export.image import to_png
from model.export.saved_model import write_saved_model
from model.networks.sketch import LATENT, SketchGenerator
from model.networks.sketch_layers import SIDE


def sketch_signatures(styles: int) -> dict[str, Any]:
    """The signatures, as a card tells them; None is the batch. `styles`: length of a style code."""
    inputs = {
        "sketch": {"dtype": "float32", "shape": [None, SIDE, SIDE, 1]},
        "style": {"dtype": "float32", "shape": [None, styles]},
        "latent": {"dtype": "float32", "shape": [None, LATENT]},
    }
    return {
        "generate": {
            "inputs": inputs,
            "outputs": {"images": {"dtype": "float32", "shape": [None, SIDE, SIDE, 3]}},
        },
        "generate_png": {
            "inputs": inputs,
            "outputs": {"image_bytes": {"dtype": "string", "shape": [None]}},
        },
    }


def export_sketch(generator: SketchGenerator, card: Card, saved_models: Path) -> Path:
    """Writes `saved_models/<name>/<version>/` and returns it.

    Raises:
        FileExistsError: that version is there; a version never changes.
    """

    def generate(sketch: tf.Tensor, style: tf.Tensor, latent: tf.Tensor) -> dict[str, tf.Tensor]:
        return {"images": generator([sketch, style, latent], training=False)}

    def generate_png(
        sketch: tf.Tensor, style: tf.Tensor, latent: tf.Tensor
    ) -> dict[str, tf.Tensor]:
        images = generate(sketch, style, latent)["images"]
        return {"image_bytes": tf.map_fn(to_png, images, fn_output_signature=tf.string)}

    rows = card.batch_size
    request = {
        "sketch": np.zeros((1, SIDE, SIDE, 1), np.float32),
        "style": np.zeros((rows, generator.styles), np.float32),
        "latent": np.zeros((rows, LATENT), np.float32),
    }
    endpoints = {"generate": generate, "generate_png": generate_png}
    return write_saved_model(card, endpoints, dict.fromkeys(card.signatures, request), saved_models)
