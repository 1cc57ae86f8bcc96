"""What the double of TensorFlow Serving serves: a SavedModel, or pictures without TensorFlow."""

from __future__ import annotations

import functools
import io
from pathlib import Path
from typing import Any, Protocol

import numpy as np
from PIL import Image

from model.card import Card
from tests.serving_tensors import DTYPES, StatusError, Tensors


class Servable(Protocol):
    """One version of a model."""

    signature_def: dict[str, Any]  # as the metadata call writes it

    def run(self, signature: str, inputs: Tensors) -> Tensors:
        """The outputs; raises StatusError as the server would answer."""


class SavedModelServable:
    """A real SavedModel, run by TensorFlow."""

    def __init__(self, folder: Path) -> None:
        self._functions, self.signature_def = _loaded(folder)

    def run(self, signature: str, inputs: Tensors) -> Tensors:
        import tensorflow as tf

        try:
            tensors = {name: tf.constant(value) for name, value in inputs.items()}
            outputs = self._functions.signatures[signature](**tensors)
        except (tf.errors.OpError, TypeError, ValueError) as error:
            raise StatusError(400, str(error)) from error
        return {name: np.asarray(value.numpy()) for name, value in outputs.items()}


@functools.cache
def _loaded(folder: Path) -> tuple[Any, dict[str, Any]]:
    import tensorflow as tf
    from google.protobuf import json_format  # type: ignore[import-untyped]
    from tensorflow.core.protobuf import saved_model_pb2

    proto = saved_model_pb2.SavedModel.FromString((folder / "saved_model.pb").read_bytes())
    # int64 as strings, defaults written out: MessageToJsonString as the server calls it.
    signatures = {
        name: json_format.MessageToDict(
            signature,
            preserving_proto_field_name=True,
            always_print_fields_with_no_presence=True,
        )
        for name, signature in proto.meta_graphs[0].signature_def.items()
    }
    return tf.saved_model.load(str(folder)), signatures


class DrawnServable:
    """Pictures that depend on the row and the version, for tests of what goes wrong."""

    def __init__(self, card: Card, version: int = 1) -> None:
        self._card = card
        self._version = version
        self.signature_def = {
            name: {kind: _infos(signature[kind]) for kind in ("inputs", "outputs")}
            | {"method_name": "tensorflow/serving/predict"}
            for name, signature in card.signatures.items()
        }

    def run(self, signature: str, inputs: Tensors) -> Tensors:
        latent = inputs["latent"]
        if latent.ndim != 2 or latent.shape[1] != self._card.latent:
            raise StatusError(400, f"Matrix size-incompatible: In[0]: {list(latent.shape)}")
        pictures = [self._picture(row) for row in latent]
        return {"image_bytes": np.array(pictures, np.object_)}

    def _picture(self, row: np.ndarray) -> bytes:
        seed = (abs(int(row[0] * 1e6)) + self._version) % 2**32
        shape = (self._card.height, self._card.width, 3)
        pixels = np.random.RandomState(seed).randint(0, 255, shape, np.uint8)
        buffer = io.BytesIO()
        Image.fromarray(pixels).save(buffer, "PNG")
        return buffer.getvalue()


def _infos(tensors: dict[str, Any]) -> dict[str, Any]:
    dtypes = {plain: name for name, (plain, _) in DTYPES.items()} | {"float32": "DT_FLOAT"}
    return {
        name: {
            "dtype": dtypes[tensor["dtype"]],
            "tensor_shape": {
                "dim": [
                    {"size": str(-1 if size is None else size), "name": ""}
                    for size in tensor["shape"]
                ],
                "unknown_rank": False,
            },
            "name": f"{name}:0",
        }
        for name, tensor in tensors.items()
    }
