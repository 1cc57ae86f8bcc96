"""Contact sheets: many samples on one page, to be judged by a person."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import tensorflow as tf
from PIL import Image

from model.card import Card

GAP = 4  # pixels between pictures


def sample(saved_model: Path, *, count: int, seed: int) -> np.ndarray:
    """Samples of an exported generator of images: uint8 [count, height, width, 3].

    Loads it as anybody would, with `tf.saved_model.load`. A model that takes a class makes equal
    shares of all of them, in their order.
    """
    card = Card.read(saved_model)
    latent = np.random.RandomState(seed).standard_normal((count, card.latent))
    inputs = {"latent": tf.constant(latent, tf.float32)}
    if "label" in card.signatures["generate"]["inputs"]:
        labels = np.arange(count) * len(card.data["classes"]) // count
        inputs["label"] = tf.constant(labels, tf.int32)
    loaded = tf.saved_model.load(str(saved_model))
    images = loaded.signatures["generate"](**inputs)["images"]
    return np.round((images.numpy().clip(-1, 1) + 1) * 127.5).astype(np.uint8)


def contact_sheet(images: np.ndarray, *, columns: int, scale: int) -> Image.Image:
    """The images in rows on white, each pixel `scale` pixels wide (Lanczos).

    images: uint8 [count, height, width, 3].
    """
    count, height, width, _ = images.shape
    cell_width, cell_height = width * scale + GAP, height * scale + GAP
    rows = -(-count // columns)
    sheet = Image.new("RGB", (columns * cell_width + GAP, rows * cell_height + GAP), "white")
    for index, pixels in enumerate(images):
        picture = Image.fromarray(pixels).resize(
            (width * scale, height * scale), Image.Resampling.LANCZOS
        )
        row, column = divmod(index, columns)
        sheet.paste(picture, (column * cell_width + GAP, row * cell_height + GAP))
    return sheet
