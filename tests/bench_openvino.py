"""The network of `flat` in OpenVINO, in turns with our own way of running it.

A yardstick for the network: whether TensorFlow costs time that another engine would not. Converted
in memory, for the bench alone. OpenVINO rounds the products of the 32-bit hash and so draws other
random numbers; that it computes the same network is checked where chance plays no part.
"""

from __future__ import annotations

import tempfile
import time
from pathlib import Path
from typing import Any

import numpy as np

from model.card import Card, newest_of_all
from plugin_server.backends.backend import FREE, DesignBatch
from plugin_server.backends.embedded import EmbeddedBackend
from plugin_server.settings import Settings
from tests.bench_figures import Figure, percentile

_SURE = 0.001  # a temperature that leaves nothing to chance
_AGREE = 0.98  # share of tokens that must be the same then; a tie may fall either way

Inputs = dict[str, np.ndarray]


class OpenVino:
    """`encode` and `step` of a SavedModel, compiled for the batch that Tenfold sends."""

    def __init__(self, folder: Path) -> None:
        self._encode = _compiled(folder, "encode")
        self._step = _compiled(folder, "step")

    def fill(self, inputs: Inputs, steps: int) -> np.ndarray:
        """Whole designs, int32 [rows, fields], from the inputs of `generate`."""
        rows = {f"{name}:0": value for name, value in inputs.items()}
        remembered = self._encode.infer({"sketch:0": rows.pop("sketch:0")})
        rows["remembered:0"] = remembered[0].copy()
        rows["tokens:0"] = rows.pop("pins:0")
        for left in range(steps, 0, -1):
            rows["steps_left:0"] = np.array(left, np.float32)
            rows["tokens:0"] = self._step.infer(rows)[1].copy()  # log-probability, tokens
        return rows["tokens:0"]


def _compiled(folder: Path, name: str) -> Any:
    import openvino
    import tensorflow as tf
    from tensorflow.python.framework.convert_to_constants import (
        convert_variables_to_constants_v2 as frozen,
    )

    card, loaded = Card.read(folder), tf.saved_model.load(str(folder))
    core = openvino.Core()
    with tempfile.TemporaryDirectory() as made:
        graph = frozen(loaded.signatures[name]).graph.as_graph_def()
        (Path(made) / "graph.pb").write_bytes(graph.SerializeToString())
        network = core.read_model(str(Path(made) / "graph.pb"))
    shapes = {}
    for of, spec in card.signatures[name]["inputs"].items():
        free = 1 if of in ("sketch", "remembered") else card.batch_size
        shapes[f"{of}:0"] = [size or free for size in spec["shape"]]
    network.reshape(shapes)
    hints = {"PERFORMANCE_HINT": "LATENCY", "INFERENCE_PRECISION_HINT": "f32"}
    return core.compile_model(network, "CPU", hints).create_infer_request()


def measure_openvino(settings: Settings, runs: int, lines: np.ndarray) -> list[Figure]:
    """Ours, theirs, and ours in hundredths of theirs.

    Args:
        settings: name the model.
        runs: how often each fills a batch.
        lines: a sketch, float32 [128, 128].

    Raises:
        ImportError: there is no OpenVINO here.
        RuntimeError: OpenVINO computes something else.
    """
    name = settings.default_model
    folders = {Card.read(each).name: each for each in newest_of_all(settings.saved_models)}
    folder, card = folders[name], Card.read(folders[name])
    theirs = OpenVino(folder)
    backend = EmbeddedBackend(settings.saved_models)
    backend.load(name)
    fields = card.signatures["step"]["inputs"]["tokens"]["shape"][1]
    pins = np.full((card.batch_size, fields), FREE, np.int32)
    _check(folder, theirs, DesignBatch(lines, pins, _seeds(0, card)).inputs(card.batch_size))
    seconds: dict[str, list[float]] = {"ours": [], "theirs": []}
    for run in range(runs):
        batch = DesignBatch(lines, pins, _seeds(run, card))
        start = time.perf_counter()
        for _ in backend.fill(name, batch):
            pass
        seconds["ours"].append(time.perf_counter() - start)
        start = time.perf_counter()
        theirs.fill(batch.inputs(card.batch_size), card.steps)
        seconds["theirs"].append(time.perf_counter() - start)
    backend.close()
    ours, others = (percentile(each, 50) for each in seconds.values())
    return [
        Figure("one batch of the network, as Tenfold runs it, p50", ours, "ms"),
        Figure("one batch of the network in OpenVINO, p50", others, "ms"),
        Figure("Tenfold's time in per cent of OpenVINO's", 100 * ours / others, "%", 110),
    ]


def _seeds(run: int, card: Card) -> np.ndarray:
    return np.random.default_rng(run).integers(0, 2**31, (card.batch_size, 2)).astype(np.int32)


def _check(folder: Path, theirs: OpenVino, inputs: Inputs) -> None:
    """One step, in which each field takes its likeliest value."""
    import tensorflow as tf

    inputs = {**inputs, "temperature": np.full_like(inputs["temperature"], _SURE)}
    loaded = tf.saved_model.load(str(folder))
    given = {name: tf.constant(value) for name, value in inputs.items()}
    remembered = loaded.signatures["encode"](sketch=given.pop("sketch"))["remembered"]
    ours = loaded.signatures["step"](
        remembered=remembered, tokens=given.pop("pins"), steps_left=tf.constant(1.0), **given
    )["tokens"]
    agree = float((ours.numpy() == theirs.fill(inputs, 1)).mean())
    if agree < _AGREE:
        raise RuntimeError(f"OpenVINO decides {agree:.1%} as TensorFlow does: another network")
