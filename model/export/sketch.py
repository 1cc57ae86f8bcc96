"""`sketch` as a SavedModel.

Two signatures, as of every generator of images: `generate` gives numbers, `generate_png` encoded
pictures. Both take one sketch for all rows, or one for each; the encoder then runs once a call. A
model whose styles are encoded has a third, `lend`: the latent of a picture's style. Its latents are
standard normal on the outside and brought to where pictures' latents are within.

A sketch is always a line map of 128 pixels: a model of fewer pixels makes it smaller itself.
"""

from __future__ import annotations

from pathlib import Path
from typing import Any

import numpy as np
import tensorflow as tf

from model.card import Card
from model.export.image import to_png
from model.export.saved_model import Endpoint, write_saved_model
from model.networks.sketch import LATENT, SketchGenerator, reduced
from model.networks.sketch_layers import SIDE


def sketch_signatures(styles: int, side: int = SIDE) -> dict[str, Any]:
    """The signatures, as a card tells them; None is the batch.

    Args:
        styles: length of a style code; 0: styles are encoded.
        side: pixels of the pictures.
    """
    sketch = {"dtype": "float32", "shape": [None, SIDE, SIDE, 1]}
    style = {"dtype": "float32", "shape": [None, styles]}
    latent = {"dtype": "float32", "shape": [None, LATENT]}
    images = {"dtype": "float32", "shape": [None, side, side, 3]}
    inputs = {"sketch": sketch, **({"style": style} if styles else {}), "latent": latent}
    signatures = {
        "generate": {"inputs": inputs, "outputs": {"images": images}},
        "generate_png": {
            "inputs": inputs,
            "outputs": {"image_bytes": {"dtype": "string", "shape": [None]}},
        },
    }
    if not styles:
        signatures["lend"] = {"inputs": {"picture": images}, "outputs": {"latent": latent}}
    return signatures


def export_sketch(generator: SketchGenerator, card: Card, saved_models: Path) -> Path:
    """Writes `saved_models/<name>/<version>/` and returns it.

    Raises:
        FileExistsError: that version is there; a version never changes.
    """

    def generate(sketch: tf.Tensor, *style: tf.Tensor) -> dict[str, tf.Tensor]:
        lines = reduced(sketch, generator.side)
        if not generator.styles:
            style = (generator.drawn(*style),)
        return {"images": generator([lines, *style], training=False)}

    def generate_png(sketch: tf.Tensor, *style: tf.Tensor) -> dict[str, tf.Tensor]:
        images = generate(sketch, *style)["images"]
        return {"image_bytes": tf.map_fn(to_png, images, fn_output_signature=tf.string)}

    def lend(picture: tf.Tensor) -> dict[str, tf.Tensor]:
        return {"latent": generator.normal(generator.lent(picture))}

    endpoints: dict[str, Endpoint] = {"generate": generate, "generate_png": generate_png}
    if "lend" in card.signatures:
        endpoints["lend"] = lend
    single = ("sketch", "picture")  # one for all rows
    warmup = {
        name: {
            each: np.zeros(
                (1 if each in single else card.batch_size, *told["shape"][1:]), "float32"
            )
            for each, told in card.signatures[name]["inputs"].items()
        }
        for name in endpoints
    }
    return write_saved_model(card, endpoints, warmup, saved_models)
