"""A generator of images as a SavedModel.

Two signatures: `generate` gives numbers, for tools; `generate_png` gives encoded pictures, so
that a serving system sends bytes (the suffix `_bytes` of its output is what makes TensorFlow
Serving's REST reply use base64).
"""

from __future__ import annotations

from pathlib import Path
from typing import Any

import keras
import numpy as np
import tensorflow as tf

from model.card import Card
from model.export.saved_model import write_saved_model


def _to_png(image: tf.Tensor) -> tf.Tensor:
    """float32 [height, width, 3] in [-1, 1] to an encoded PNG, a string scalar."""
    pixels = tf.round((tf.clip_by_value(image, -1.0, 1.0) + 1.0) * 127.5)
    return tf.io.encode_png(tf.cast(pixels, tf.uint8))


def image_signatures(latent: int, height: int, width: int) -> dict[str, Any]:
    """The signatures of a generator of images, as a card tells them; None is the batch."""
    inputs = {"latent": {"dtype": "float32", "shape": [None, latent]}}
    return {
        "generate": {
            "inputs": inputs,
            "outputs": {"images": {"dtype": "float32", "shape": [None, height, width, 3]}},
        },
        "generate_png": {
            "inputs": inputs,
            "outputs": {"image_bytes": {"dtype": "string", "shape": [None]}},
        },
    }


def export_image_generator(generator: keras.Model, card: Card, saved_models: Path) -> Path:
    """Writes `saved_models/<name>/<version>/` and returns it.

    Args:
        generator: latent float32 [batch, card.latent] to images float32
            [batch, card.height, card.width, 3] in [-1, 1].
        card: goes beside the model.
        saved_models: the folder of all models.

    Raises:
        FileExistsError: that version is there; a version never changes.
    """

    def generate(latent: tf.Tensor) -> dict[str, tf.Tensor]:
        return {"images": generator(latent, training=False)}

    def generate_png(latent: tf.Tensor) -> dict[str, tf.Tensor]:
        images = generator(latent, training=False)
        pictures = tf.map_fn(_to_png, images, fn_output_signature=tf.string)
        return {"image_bytes": pictures}

    latent = np.zeros((card.batch_size, card.latent), np.float32)
    endpoints = {"generate": generate, "generate_png": generate_png}
    warmup = {name: {"latent": latent} for name in card.signatures}
    return write_saved_model(card, endpoints, warmup, saved_models)
