"""A SavedModel with its card and warm-up records: what the server and TensorFlow Serving load."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

import keras
import numpy as np
import tensorflow as tf

from model.card import Card

WARMUP = "assets.extra/tf_serving_warmup_requests"
Endpoint = Callable[..., Mapping[str, tf.Tensor]]


def tensor_spec(name: str, declared: Mapping[str, Any]) -> tf.TensorSpec:
    """What a card says of an input or output: {"dtype": …, "shape": […]}, None for any size."""
    return tf.TensorSpec(tuple(declared["shape"]), tf.as_dtype(declared["dtype"]), name=name)


def write_saved_model(
    card: Card,
    endpoints: Mapping[str, Endpoint],
    warmup: Mapping[str, Mapping[str, np.ndarray]],
    saved_models: Path,
) -> Path:
    """Writes `saved_models/<name>/<version>/` and returns it.

    Args:
        card: goes beside the model; its signatures say what each endpoint takes.
        endpoints: one function a signature of the card, its parameters in the card's order.
        warmup: the inputs of one call of each signature that TensorFlow Serving warms up.
        saved_models: the folder of all models.

    Raises:
        FileExistsError: that version is there; a version never changes.
    """
    folder = saved_models / card.name / str(card.version)
    if folder.exists():
        raise FileExistsError(f"{folder} is there already; choose another --version")
    partial = folder.with_name(f"{folder.name}.partial")
    shutil.rmtree(partial, ignore_errors=True)
    archive = keras.export.ExportArchive()
    # Not `archive.track(network)`: the endpoints' variables are found by themselves, and tracking
    # Keras' wrappers beside them writes every weight twice (Keras 3.15).
    for name, endpoint in endpoints.items():
        inputs = card.signatures[name]["inputs"]
        specs = [tensor_spec(key, declared) for key, declared in inputs.items()]
        archive.add_endpoint(name, endpoint, input_signature=specs)
    archive.write_out(str(partial), verbose=False)
    _write_warmup(partial / WARMUP, card, warmup)
    card.write(partial)
    partial.rename(folder)  # whole or not at all: a server may be watching
    return folder


def _write_warmup(path: Path, card: Card, warmup: Mapping[str, Mapping[str, np.ndarray]]) -> None:
    """One record a signature, at the batch size that Tenfold sends.

    tensorflow/serving, g3doc/saved_model_warmup.md.
    """
    from tensorflow_serving.apis import model_pb2, predict_pb2, prediction_log_pb2

    path.parent.mkdir(parents=True)
    with tf.io.TFRecordWriter(str(path)) as writer:
        for signature, inputs in warmup.items():
            request = predict_pb2.PredictRequest(
                model_spec=model_pb2.ModelSpec(name=card.name, signature_name=signature),
                inputs={name: tf.make_tensor_proto(value) for name, value in inputs.items()},
            )
            log = prediction_log_pb2.PredictionLog(
                predict_log=prediction_log_pb2.PredictLog(request=request)
            )
            writer.write(log.SerializeToString())
