"""A SavedModel's `generate` as a LiteRT file (`.tflite`), for phones, small devices and browsers.

It is made from the SavedModel that is shipped, not from Keras layers, so every family converts in
the same way. The loaded model goes to the converter beside the function: without it the weights
stay outside the file, as variables that nobody fills (TensorFlow 2.21).
"""

from __future__ import annotations

import warnings
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import numpy as np
import tensorflow as tf

from model.export.examples import SIGNATURE, Input, draw, rows_of

PRECISIONS = ("float16", "int8")
CALIBRATION_CALLS = 100  # of the representative set
CALIBRATION_SEED = 20_240_501


class ConversionError(ValueError):
    """LiteRT can't take the model in this precision."""


def litert_file(
    folder: Path, inputs: tuple[Input, ...], precision: str, *, bools: bool = True
) -> bytes:
    """The file: one signature, with the names of `generate`, its shapes those of `inputs`.

    Args:
        folder: of a SavedModel.
        inputs: of a call, as `inputs_of` tells them.
        precision: `float16`: the weights, while sums are float32. `int8`: weights and what flows
            between the layers, scaled by a representative set of drawn inputs; inputs and outputs
            stay float32 (Jacob et al. 2018, arXiv:1712.05877).
        bools: False makes bool inputs int32, for runtimes that know no bool.

    Raises:
        ConversionError: an operation of the model has no counterpart in this precision.
    """
    loaded = tf.saved_model.load(str(folder))
    signature = loaded.signatures[SIGNATURE]
    rows = rows_of(inputs)
    dtypes = {each.name: each.dtype for each in inputs}
    specs = [
        tf.TensorSpec(
            each.shape, "int32" if each.dtype == "bool" and not bools else each.dtype, each.name
        )
        for each in inputs
    ]

    @tf.function(input_signature=specs)
    def generate(*values: tf.Tensor) -> dict[str, tf.Tensor]:
        named = zip(dtypes.items(), values, strict=True)
        outputs = signature(**{name: tf.cast(value, dtype) for (name, dtype), value in named})
        # The web runtime takes an output's size from the file, and a loop's is not known there.
        return {
            name: tf.reshape(value, (rows, *value.shape[1:])) for name, value in outputs.items()
        }

    function = generate.get_concrete_function()
    converter = tf.lite.TFLiteConverter.from_concrete_functions([function], loaded)
    converter.optimizations = [tf.lite.Optimize.DEFAULT]
    if precision == "float16":
        converter.target_spec.supported_types = [tf.float16]
    else:
        converter.representative_dataset = lambda: _representative(inputs, specs)
        converter.target_spec.supported_ops = [tf.lite.OpsSet.TFLITE_BUILTINS_INT8]
    try:
        with warnings.catch_warnings():
            # The converter calibrates with TensorFlow's own, older interpreter, which says so.
            warnings.filterwarnings("ignore", ".*tf.lite.Interpreter is deprecated")
            content: bytes = converter.convert()
    except Exception as error:  # the converter's errors have no common class
        reason = str(error).strip().splitlines()[0]
        raise ConversionError(f"LiteRT can't take {folder} as {precision}: {reason}") from error
    return content


def _representative(
    inputs: tuple[Input, ...], specs: list[tf.TensorSpec]
) -> Iterator[dict[str, np.ndarray]]:
    rng = np.random.default_rng(CALIBRATION_SEED)
    for _ in range(CALIBRATION_CALLS):
        drawn = draw(inputs, rng)
        yield {spec.name: drawn[spec.name].astype(spec.dtype.as_numpy_dtype) for spec in specs}


class LiteRtModel:
    """A LiteRT file that can be called; one processor thread."""

    def __init__(self, content: bytes) -> None:
        """`content`: of a file with one signature."""
        from ai_edge_litert.interpreter import Interpreter

        self._interpreter: Any = Interpreter(model_content=content)  # keeps the runner's memory
        self._run = self._interpreter.get_signature_runner()

    def __call__(self, **inputs: np.ndarray) -> dict[str, np.ndarray]:
        """The outputs of one call."""
        outputs: dict[str, np.ndarray] = self._run(**inputs)
        return outputs
