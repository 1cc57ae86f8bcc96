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


def to_png(image: tf.Tensor) -> tf.Tensor:
    """float32 [height, width, 3] in [-1, 1] to an encoded PNG, a string scalar."""
    pixels = tf.round((image + 1.0) * 127.5)
    return tf.io.encode_png(tf.cast(pixels, tf.uint8))


def image_signatures(
    latent: int, height: int, width: int, *, labelled: bool = False
) -> dict[str, Any]:
    """The signatures of a generator of images, as a card tells them; None is the batch.

    `labelled`: it takes the index of a class beside each latent.
    """
    inputs: dict[str, Any] = {"latent": {"dtype": "float32", "shape": [None, latent]}}
    if labelled:
        inputs["label"] = {"dtype": "int32", "shape": [None]}
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
        generator: latent float32 [batch, card.latent], and where the card's signatures have a
            `label`, label int32 [batch], to images float32 [batch, card.height, card.width, 3] in
            [-1, 1]; what lies outside of it is clipped.
        card: goes beside the model.
        saved_models: the folder of all models.

    Raises:
        FileExistsError: that version is there; a version never changes.
    """

    def generate(latent: tf.Tensor, *label: tf.Tensor) -> dict[str, tf.Tensor]:
        images = generator([latent, *label] if label else latent, training=False)
        return {"images": tf.clip_by_value(images, -1.0, 1.0)}

    def generate_png(latent: tf.Tensor, *label: tf.Tensor) -> dict[str, tf.Tensor]:
        images = generate(latent, *label)["images"]
        pictures = tf.map_fn(to_png, images, fn_output_signature=tf.string)
        return {"image_bytes": pictures}

    example = {
        name: np.zeros((card.batch_size, *told["shape"][1:]), told["dtype"])
        for name, told in card.signatures["generate"]["inputs"].items()
    }
    endpoints = {"generate": generate, "generate_png": generate_png}
    warmup = dict.fromkeys(card.signatures, example)
    return write_saved_model(card, endpoints, warmup, saved_models)
