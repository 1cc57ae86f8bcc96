"""Whether designs of the network can be told from the sampler's, whose coherence is by rule.

A two-sample test by classifier (Lopez-Paz and Oquab 2017, arXiv:1610.06545): a small network
learns from half of both to tell them apart by their tokens; 0.5 on the other half is chance.
"""

from __future__ import annotations

from collections.abc import Sequence

import keras
import numpy as np

from model.garment.design import settle
from model.garment.fields import Count, Measure, fields
from model.garment.tokens import token_fields, values_of_tokens

_HIDDEN = 96
_EPOCHS = 12
_RATE = 1e-3


def told_apart(first: np.ndarray, second: np.ndarray, seed: int = 0) -> float:
    """The held-out accuracy with which tokens, int [n, fields] each, are told apart.

    Every other row of each is held out. An accuracy below 0.5 is chance as well.
    """
    rows = min(len(first), len(second)) // 2 * 2
    x = np.concatenate([_one_hot(first[:rows]), _one_hot(second[:rows])])
    y = np.repeat([0.0, 1.0], rows)
    keras.utils.set_random_seed(seed)
    # Pairs of values are what a hidden layer sees; regularised, since every design is another one.
    network = keras.Sequential([
        keras.Input((x.shape[1],)),
        keras.layers.Dense(_HIDDEN, "relu", kernel_regularizer=keras.regularizers.L2(1e-5)),
        keras.layers.Dropout(0.3),
        keras.layers.Dense(1, "sigmoid"),
    ])  # fmt: skip
    network.compile(keras.optimizers.Adam(_RATE), "binary_crossentropy", metrics=["accuracy"])
    network.fit(x[::2], y[::2], epochs=_EPOCHS, batch_size=128, shuffle=True, verbose=0)
    return float(network.evaluate(x[1::2], y[1::2], verbose=0)[1])


def _one_hot(tokens: np.ndarray) -> np.ndarray:
    """float32 [n, tokens of all fields]."""
    sizes = [size for _, size in token_fields()]
    starts = np.concatenate([[0], np.cumsum(sizes)[:-1]])
    out = np.zeros((len(tokens), sum(sizes)), np.float32)
    out[np.arange(len(tokens))[:, None], tokens + starts] = 1.0
    return out


def errors_of(tokens: Sequence[int]) -> tuple[int, int]:
    """How many choices and colours, and how many sizes, must change for a valid design.

    A value that is missing, not applicable or against a rule counts as one; a size counts where it
    has to move by more than one level.
    """
    values = values_of_tokens(tokens)
    valid = settle(values).values()
    choices = sizes = 0
    for name in {*values, *valid}:
        item, before, after = fields()[name], values.get(name), valid.get(name)
        if before == after:
            continue
        if isinstance(item, Measure | Count) and before is not None and after is not None:
            step = item.step if isinstance(item, Measure) else 1.0
            sizes += abs(float(before) - float(after)) > 1.01 * step
        else:
            choices += 1
    return choices, sizes
