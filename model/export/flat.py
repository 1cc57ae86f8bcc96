"""`flat` as a SavedModel: whole designs in one call, or step by step.

`generate` is for TensorFlow Serving, where a call costs a round trip; `encode` once and `step` as
often as needed let a caller report progress and stop in between. Both give the same designs.
"""

from __future__ import annotations

from pathlib import Path
from typing import Any

import numpy as np
import tensorflow as tf

from model.card import Card
from model.export.saved_model import Endpoint, write_saved_model
from model.networks.flat import SKETCH_SIDE, FlatConfig, FlatNetwork
from model.networks.flat_sampling import FREE, generate, next_step


def flat_signatures(config: FlatConfig) -> dict[str, Any]:
    """The signatures, as a card tells them; None is the number of rows, or of sketches."""
    sketch = {"dtype": "float32", "shape": [None, SKETCH_SIDE, SKETCH_SIDE, 1]}
    heads, depth = config.heads, config.width // config.heads
    remembered = {
        "dtype": "float32",
        "shape": [config.blocks, 2, None, heads, config.memory + 1, depth],
    }
    rows: dict[str, Any] = {
        "has_sketch": {"dtype": "bool", "shape": [None]},
        "tokens": {"dtype": "int32", "shape": [None, config.fields]},
        "seed": {"dtype": "int32", "shape": [None, 2]},
        "temperature": {"dtype": "float32", "shape": [None]},
    }
    outputs = {
        "tokens": rows["tokens"],
        "log_probability": {"dtype": "float32", "shape": [None]},
    }
    pins = {("pins" if name == "tokens" else name): value for name, value in rows.items()}
    left = {"steps_left": {"dtype": "float32", "shape": []}}
    return {
        "generate": {"inputs": {"sketch": sketch, **pins}, "outputs": outputs},
        "encode": {"inputs": {"sketch": sketch}, "outputs": {"remembered": remembered}},
        "step": {"inputs": {"remembered": remembered, **rows, **left}, "outputs": outputs},
    }


def export_flat(network: FlatNetwork, card: Card, saved_models: Path) -> Path:
    """Writes `saved_models/<name>/<version>/` and returns it.

    Raises:
        FileExistsError: that version is there; a version never changes.
    """

    def generate_(
        sketch: tf.Tensor,
        has_sketch: tf.Tensor,
        pins: tf.Tensor,
        seed: tf.Tensor,
        temperature: tf.Tensor,
    ) -> dict[str, tf.Tensor]:
        tokens, logp = generate(
            network, sketch, has_sketch, pins, seed, temperature, steps=card.steps
        )
        return {"tokens": tokens, "log_probability": logp}

    def encode(sketch: tf.Tensor) -> dict[str, tf.Tensor]:
        return {"remembered": network.remember(network.encoder(sketch))}

    def step(
        remembered: tf.Tensor,
        has_sketch: tf.Tensor,
        tokens: tf.Tensor,
        seed: tf.Tensor,
        temperature: tf.Tensor,
        steps_left: tf.Tensor,
    ) -> dict[str, tf.Tensor]:
        tokens, logp = next_step(
            network, tokens, remembered, has_sketch, seed, temperature, steps_left
        )
        return {"tokens": tokens, "log_probability": logp}

    endpoints: dict[str, Endpoint] = {"generate": generate_, "encode": encode, "step": step}
    return write_saved_model(card, endpoints, {"generate": _empty_request(card)}, saved_models)


def _empty_request(card: Card) -> dict[str, np.ndarray]:
    """A request without sketch or pins, as many rows as Tenfold sends."""
    fields = card.signatures["generate"]["inputs"]["pins"]["shape"][1]
    rows = card.batch_size
    return {
        "sketch": np.zeros((1, SKETCH_SIDE, SKETCH_SIDE, 1), np.float32),
        "has_sketch": np.zeros(rows, bool),
        "pins": np.full((rows, fields), FREE, np.int32),
        "seed": np.zeros((rows, 2), np.int32),
        "temperature": np.ones(rows, np.float32),
    }
