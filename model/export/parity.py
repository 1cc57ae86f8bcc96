"""How far an exported file is from its SavedModel: the same calls to both, and the difference."""

from __future__ import annotations

import math
import time
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

import numpy as np
import tensorflow as tf

from model.export.examples import SIGNATURE, Input, draw

Call = Callable[..., Mapping[str, np.ndarray]]
RANGE = 2.0  # of a pixel, from -1 to 1
SEED = 11  # of the calls: not the seed that the int8 scales were found with


def saved_model_call(folder: Path) -> Call:
    """A SavedModel's `generate` from arrays to arrays."""
    loaded = tf.saved_model.load(str(folder))

    def call(**inputs: np.ndarray) -> dict[str, np.ndarray]:
        tensors = {name: tf.constant(value) for name, value in inputs.items()}
        outputs = loaded.signatures[SIGNATURE](**tensors)
        return {name: value.numpy() for name, value in outputs.items()}

    return call


def parity(
    reference: Call, exported: Call, inputs: tuple[Input, ...], *, calls: int
) -> dict[str, Any]:
    """What the exported model gives against the reference, over calls with drawn inputs.

    `processor_time_ratio` is the exported model's processor time divided by the reference's, call
    beside call, the first left out: a busy machine slows both, so the ratio stays.
    """
    rng = np.random.default_rng(SEED)
    expected: list[Mapping[str, np.ndarray]] = []
    found: list[Mapping[str, np.ndarray]] = []
    spent = np.zeros(2)
    for index in range(calls + 1):
        drawn = draw(inputs, rng)
        for side, (call, outputs) in enumerate(((reference, expected), (exported, found))):
            start = time.process_time()
            output = call(**drawn)
            if index:
                spent[side] += time.process_time() - start
                outputs.append(output)
    measured = differences(_joined(expected), _joined(found))
    return {
        "calls": calls,
        **measured,
        "processor_time_ratio": round(float(spent[1] / spent[0]), 3),
    }


def differences(
    expected: Mapping[str, np.ndarray], found: Mapping[str, np.ndarray]
) -> dict[str, Any]:
    """The difference of outputs: of images, or of designs.

    Images in [-1, 1]: the largest and the mean absolute difference, and the peak signal-to-noise
    ratio in dB, None where all are equal. Designs: the share of fields and of whole designs
    that are the same, and the largest difference of a log-probability.
    """
    if "images" in expected:
        gap = np.abs(expected["images"].astype(np.float64) - found["images"])
        error = float(np.square(gap).mean())
        psnr = 10 * math.log10(RANGE**2 / error) if error else None
        return {"largest": float(gap.max()), "mean": float(gap.mean()), "psnr": psnr}
    same = expected["tokens"] == found["tokens"]
    gap = np.abs(expected["log_probability"].astype(np.float64) - found["log_probability"])
    return {
        "fields_equal": float(same.mean()),
        "designs_equal": float(same.all(axis=1).mean()),
        "log_probability_largest": float(gap.max()),
    }


def _joined(outputs: list[Mapping[str, np.ndarray]]) -> dict[str, np.ndarray]:
    return {name: np.concatenate([each[name] for each in outputs]) for name in outputs[0]}
