"""The inputs of one call: fixed shapes for formats that want them, and values to try a format with.

Shapes and the values of what is not drawn are those of the warm-up request that lies beside every
SavedModel, because that is the call which Tenfold makes.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import tensorflow as tf

from model.card import Card
from model.export.saved_model import WARMUP

SIGNATURE = "generate"
SEEDS = 2**31 - 1


@dataclass(frozen=True)
class Input:
    """One input of a call, and how its values are drawn."""

    name: str
    dtype: str
    shape: tuple[int, ...]
    values: str  # normal; uniform, in [0, 1); integers, below `below`; outline; constant
    below: int = 0
    constant: float = 0.0


def inputs_of(folder: Path, card: Card) -> tuple[Input, ...]:
    """The inputs of a SavedModel's `generate`, in the card's order.

    Raises:
        ValueError: there is no warm-up request of that signature, or it is not known how an input
            of it is drawn.
    """
    request = _warmup_request(folder)
    return tuple(_input(name, request[name], card) for name in card.signatures[SIGNATURE]["inputs"])


def rows_of(inputs: tuple[Input, ...]) -> int:
    """The rows of a call's outputs."""
    return max(each.shape[0] for each in inputs)


def draw(inputs: tuple[Input, ...], rng: np.random.Generator) -> dict[str, np.ndarray]:
    """The inputs of a call."""
    return {each.name: _drawn(each, rng) for each in inputs}


def _warmup_request(folder: Path) -> Mapping[str, np.ndarray]:
    from tensorflow_serving.apis import prediction_log_pb2

    if (folder / WARMUP).is_file():
        for record in tf.data.TFRecordDataset(str(folder / WARMUP)).as_numpy_iterator():
            request = prediction_log_pb2.PredictionLog.FromString(record).predict_log.request
            if request.model_spec.signature_name == SIGNATURE:
                return {name: tf.make_ndarray(proto) for name, proto in request.inputs.items()}
    raise ValueError(f"{folder / WARMUP} holds no request of {SIGNATURE!r}; export the model again")


def _input(name: str, value: np.ndarray, card: Card) -> Input:
    drawn = {"latent": "normal", "style": "uniform", "sketch": "outline"}
    below = {"seed": SEEDS, "has_sketch": 2, "label": len(card.data.get("classes", ()))}
    dtype, shape = value.dtype.name, value.shape
    if name in drawn:
        return Input(name, dtype, shape, drawn[name])
    if below.get(name):
        return Input(name, dtype, shape, "integers", below=below[name])
    constant = value.flat[0]
    if not (value == constant).all():
        raise ValueError(
            f"the input {name!r} of {card.name} is none of "
            f"{', '.join([*drawn, *below])}, and its warm-up request has more than one value of it"
        )
    return Input(name, dtype, shape, "constant", constant=float(constant))


def _drawn(each: Input, rng: np.random.Generator) -> np.ndarray:
    if each.values == "normal":
        return rng.standard_normal(each.shape).astype(each.dtype)
    if each.values == "integers":
        return rng.integers(each.below, size=each.shape).astype(each.dtype)
    if each.values == "uniform":
        return rng.random(each.shape).astype(each.dtype)
    if each.values == "outline":
        return _outlines(each.shape, rng).astype(each.dtype)
    return np.full(each.shape, each.constant, each.dtype)


def _outlines(shape: tuple[int, ...], rng: np.random.Generator) -> np.ndarray:
    """Closed lines, 1 on 0, about two pixels wide: [count, height, width, 1] as a line map has."""
    count, height, width, _ = shape
    y, x = np.mgrid[-1 : 1 : height * 1j, -1 : 1 : width * 1j]
    radii = rng.uniform(0.3, 0.9, (2, count, 1, 1))
    gap = np.abs(np.hypot(x / radii[0], y / radii[1]) - 1) * radii.min(axis=0)
    return (gap < 2 / min(height, width))[..., None]
