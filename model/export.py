"""A trained generator as a SavedModel with its card: what the server and TensorFlow Serving load.

Two signatures: `generate` gives numbers, for tools; `generate_png` gives encoded pictures, so
that a serving system sends bytes (the suffix `_bytes` of its output is what makes TensorFlow
Serving's REST reply use base64). Warm-up records go where TensorFlow Serving looks for them.
"""

from __future__ import annotations

import shutil
from pathlib import Path
from typing import Any

import keras
import numpy as np
import tensorflow as tf

from model.card import Card

WARMUP = "assets.extra/tf_serving_warmup_requests"


def _to_png(image: tf.Tensor) -> tf.Tensor:
    """float32 [height, width, 3] in [-1, 1] to an encoded PNG, a string scalar."""
    pixels = tf.round((tf.clip_by_value(image, -1.0, 1.0) + 1.0) * 127.5)
    return tf.io.encode_png(tf.cast(pixels, tf.uint8))


def _write_warmup(path: Path, card: Card) -> None:
    """One record a signature, at the batch size that Tenfold sends.

    tensorflow/serving, g3doc/saved_model_warmup.md.
    """
    from tensorflow_serving.apis import model_pb2, predict_pb2, prediction_log_pb2

    latent = tf.make_tensor_proto(np.zeros((card.batch_size, card.latent), np.float32))
    path.parent.mkdir(parents=True)
    with tf.io.TFRecordWriter(str(path)) as writer:
        for signature in card.signatures:
            request = predict_pb2.PredictRequest(
                model_spec=model_pb2.ModelSpec(name=card.name, signature_name=signature),
                inputs={"latent": latent},
            )
            log = prediction_log_pb2.PredictionLog(
                predict_log=prediction_log_pb2.PredictLog(request=request)
            )
            writer.write(log.SerializeToString())


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
    folder = saved_models / card.name / str(card.version)
    if folder.exists():
        raise FileExistsError(f"{folder} is there already; choose another --version")
    partial = folder.with_name(f"{folder.name}.partial")
    shutil.rmtree(partial, ignore_errors=True)

    def generate(latent: tf.Tensor) -> dict[str, tf.Tensor]:
        return {"images": generator(latent, training=False)}

    def generate_png(latent: tf.Tensor) -> dict[str, tf.Tensor]:
        images = generator(latent, training=False)
        pictures = tf.map_fn(_to_png, images, fn_output_signature=tf.string)
        return {"image_bytes": pictures}

    latent = tf.TensorSpec((None, card.latent), tf.float32, name="latent")
    archive = keras.export.ExportArchive()
    # Not `archive.track(generator)`: the endpoints' variables are found by themselves, and tracking
    # Keras' wrappers beside them writes every weight twice (Keras 3.15).
    archive.add_endpoint("generate", generate, input_signature=[latent])
    archive.add_endpoint("generate_png", generate_png, input_signature=[latent])
    archive.write_out(str(partial), verbose=False)
    _write_warmup(partial / WARMUP, card)
    card.write(partial)
    partial.rename(folder)  # whole or not at all: a server may be watching
    return folder
