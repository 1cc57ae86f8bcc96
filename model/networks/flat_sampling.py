"""Filling in the masked fields of designs, step by step, with a seed a row.

Each step decides the fields that come next in the network's order, as many as make up an equal
share of what is still uncertain (the sum of entropies), so that a design with many pins or a
clear sketch is decided evenly too. Randomness is a hash of (seed, field): a row gives the same
design in any batch, in any backend, and whether the steps run in one call or one by one.
"""

from __future__ import annotations

import keras
import numpy as np
from keras import ops

from model.networks.flat import FlatConfig, FlatNetwork

FREE = -1  # a token that is not decided yet
_GOLDEN = np.uint32(0x9E3779B9)


def uniform(seed: keras.KerasTensor, fields: int) -> keras.KerasTensor:
    """Numbers in (0, 1), one a row and field: float32 [B, fields] from seed int32 [B, 2].

    A counter hashed by the finaliser of MurmurHash3 (Appleby 2011), once for each word of the seed.
    """
    state = ops.convert_to_tensor(np.arange(1, fields + 1, dtype=np.uint32) * _GOLDEN)[None, :]
    for word in range(2):
        state = _mixed(ops.bitwise_xor(state, ops.cast(seed[:, word : word + 1], "uint32")))
    # 24 bits are what a float32 holds exactly.
    high = ops.bitwise_right_shift(state, _constant(8))
    return (ops.cast(high, "float32") + 0.5) * 2.0**-24


def _mixed(x: keras.KerasTensor) -> keras.KerasTensor:
    for shift, factor in ((16, 0x85EBCA6B), (13, 0xC2B2AE35), (16, 1)):
        x = ops.bitwise_xor(x, ops.bitwise_right_shift(x, _constant(shift)))
        x = ops.multiply(x, _constant(factor))
    return x


def _constant(value: int) -> keras.KerasTensor:
    return ops.convert_to_tensor(np.uint32(value))


def next_step(
    network: FlatNetwork,
    tokens: keras.KerasTensor,
    remembered: keras.KerasTensor,
    has_sketch: keras.KerasTensor,
    seed: keras.KerasTensor,
    temperature: keras.KerasTensor,
    steps_left: keras.KerasTensor,
) -> tuple[keras.KerasTensor, keras.KerasTensor]:
    """One step: more of each row's fields are decided; all of them when it is the last.

    Args:
        network: with its weights.
        tokens: int32 [B, F], FREE where not decided.
        remembered: of `FlatNetwork.remember`, for one sketch or B.
        has_sketch: bool [B].
        seed: int32 [B, 2].
        temperature: float32 [B], above 0; below 1 is more usual, above 1 more daring.
        steps_left: float32 scalar, this step included, at least 1.

    Returns:
        tokens int32 [B, F]; the log-probability of what was decided now, float32 [B].
    """
    config = network.config
    free = tokens < 0
    masked = ops.where(free, config.most_values, tokens)
    logits = network.logits(masked, remembered, has_sketch) / temperature[:, None, None]
    logp = ops.log_softmax(logits, axis=-1)
    p = ops.exp(logp)
    logp = ops.maximum(logp, -50.0)
    entropy = -ops.sum(p * logp, axis=-1) * ops.cast(free, "float32")
    now = ops.logical_and(free, _is_turn(entropy, config, steps_left))
    # The inverse of the distribution function, at this row's number for the field.
    below = ops.cumsum(p, axis=-1) < uniform(seed, config.fields)[:, :, None]
    most = np.array(config.values, np.int32) - 1
    chosen = ops.minimum(ops.sum(ops.cast(below, "int32"), axis=-1), most)
    chosen_logp = ops.take_along_axis(logp, chosen[:, :, None], axis=-1)[:, :, 0]
    gained = ops.sum(chosen_logp * ops.cast(now, "float32"), axis=-1)
    return ops.where(now, chosen, tokens), gained


def _is_turn(
    entropy: keras.KerasTensor, config: FlatConfig, steps_left: keras.KerasTensor
) -> keras.KerasTensor:
    """Which fields an equal share of the uncertainty reaches: bool [B, F]."""
    order = np.array(config.order)
    in_order = ops.take(entropy, order, axis=1)
    before = ops.cumsum(in_order, axis=1) - in_order
    share = ops.sum(entropy, axis=1, keepdims=True) / steps_left
    reached = ops.logical_or(before < share, steps_left < 1.5)
    return ops.take(reached, np.argsort(order), axis=1)


def generate(
    network: FlatNetwork,
    sketch: keras.KerasTensor,
    has_sketch: keras.KerasTensor,
    pins: keras.KerasTensor,
    seed: keras.KerasTensor,
    temperature: keras.KerasTensor,
    steps: int,
) -> tuple[keras.KerasTensor, keras.KerasTensor]:
    """Whole designs in `steps` steps.

    Args:
        network: with its weights.
        sketch: float32 [S, 128, 128, 1] in [0, 1]; S is 1 (for all rows) or B.
        has_sketch: bool [B].
        pins: int32 [B, F], FREE where the network decides; the others never move.
        seed: int32 [B, 2].
        temperature: float32 [B], above 0.
        steps: how many, at least 1.

    Returns:
        tokens int32 [B, F] and their log-probability float32 [B].
    """
    remembered = network.remember(network.encoder(sketch))

    def body(
        step: keras.KerasTensor, tokens: keras.KerasTensor, logp: keras.KerasTensor
    ) -> tuple[keras.KerasTensor, keras.KerasTensor, keras.KerasTensor]:
        left = ops.cast(steps - step, "float32")
        tokens, gained = next_step(network, tokens, remembered, has_sketch, seed, temperature, left)
        return step + 1, tokens, logp + gained

    start = ops.convert_to_tensor(np.int32(0)), pins, ops.zeros_like(temperature)
    _, tokens, logp = ops.while_loop(lambda step, *_: step < steps, body, start)
    return tokens, logp
