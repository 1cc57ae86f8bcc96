"""Line maps as they wear: moved, turned, bent, fainter, rubbed out in places.

A sketch that was drawn once is trained on many times, and should never look the same. It happens
in the network's own step, where there is a GPU to do it. Conventions: n sketches, sides of 128.
"""

from __future__ import annotations

from typing import Any

import keras
import numpy as np
from keras import ops

from model.networks.flat import SKETCH_SIDE, FlatNetwork

_MIDDLE = (SKETCH_SIDE - 1) / 2


def worn(line_maps: keras.KerasTensor, wear: dict[str, keras.KerasTensor]) -> keras.KerasTensor:
    """Line maps uint8 [n, 128, 128] as sketches float32 [n, 128, 128, 1] in [0, 1].

    wear: float32, a row a sketch: shift [n, 2], pixels down and across; turn [n], radians; size
    [n, 2], how many times as small; bend [n, k, k, 2], pixels that a grid over the map is moved;
    hole [n, 4], top, left, height and width of a place rubbed out; strength [n].
    """
    at = np.arange(SKETCH_SIDE, dtype=np.float32)
    y, x = np.meshgrid(at, at, indexing="ij")
    size, shift = wear["size"][:, None, None], wear["shift"][:, None, None]
    down, across = (y - _MIDDLE) * size[..., 0], (x - _MIDDLE) * size[..., 1]
    cos, sin = ops.cos(wear["turn"])[:, None, None], ops.sin(wear["turn"])[:, None, None]
    bend = ops.image.resize(wear["bend"], (SKETCH_SIDE, SKETCH_SIDE), data_format="channels_last")
    moved = sampled(
        ops.cast(line_maps, "float32") / 255.0,
        cos * down - sin * across + _MIDDLE + bend[..., 0] - shift[..., 0],
        sin * down + cos * across + _MIDDLE + bend[..., 1] - shift[..., 1],
    )
    top, left, height, width = (wear["hole"][:, i, None, None] for i in range(4))
    in_rows = ops.logical_and(y >= top, y < top + height)
    in_columns = ops.logical_and(x >= left, x < left + width)
    kept = ops.where(ops.logical_and(in_rows, in_columns), 0.0, moved)
    return ops.clip(kept * wear["strength"][:, None, None], 0.0, 1.0)[..., None]


def sampled(
    images: keras.KerasTensor, y: keras.KerasTensor, x: keras.KerasTensor
) -> keras.KerasTensor:
    """Images [n, S, S] at other places y, x [n, S, S], bilinear; nothing beyond the edge."""
    side = images.shape[-1]
    pixels = ops.reshape(images, (-1, side * side))
    top, left = ops.floor(y), ops.floor(x)
    total = ops.zeros_like(y)
    for row in (top, top + 1.0):
        for column in (left, left + 1.0):
            inside = ops.logical_and(
                ops.logical_and(row >= 0, row < side), ops.logical_and(column >= 0, column < side)
            )
            share = (1.0 - ops.abs(y - row)) * (1.0 - ops.abs(x - column))
            place = ops.cast(ops.where(inside, row * side + column, 0.0), "int32")
            found = ops.take_along_axis(pixels, ops.reshape(place, (-1, side * side)), axis=1)
            total = total + ops.where(inside, share, 0.0) * ops.reshape(found, ops.shape(y))
    return total


class WornNetwork(keras.Model):
    """What `fit` trains: the network, shown sketches that wear.

    Takes a batch of `DesignBatches` and returns the logits of its network, float32 [B, F, V].
    """

    def __init__(self, network: FlatNetwork, **kwargs: object) -> None:
        super().__init__(**kwargs)
        self.network = network
        self.built = True

    def call(self, inputs: dict[str, Any]) -> keras.KerasTensor:
        """See the class."""
        sketch = worn(inputs["sketch"], inputs["wear"])
        return self.network({"tokens": inputs["tokens"], "sketch": sketch})
