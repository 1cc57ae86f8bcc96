"""DiffAugment (Zhao et al. 2020, arXiv:2006.10738): no small set is learnt by heart.

Reals and fakes are both changed before the discriminator sees them, and the change has a
gradient, so that the generator doesn't learn to make it. Shifts and holes are products with
matrices: every backend has their second derivatives, which the gradient penalties need.
"""

from __future__ import annotations

from typing import Any

from keras import ops

DRAWS = 7  # uniform numbers that one image needs
SHIFT = 0.125  # of the side, to either side (section 3.2 of the paper, as are the next)
HOLE = 0.5  # side of the hole, of the image's side
SATURATION = 2.0  # the factor is between 0 and this
CONTRAST = (0.5, 1.5)


def augmented(images: Any, draws: Any) -> Any:
    """Brightness, saturation, contrast, a shift and a hole: images of the same shape.

    What is shifted in is 0, as in the authors' code, and so is the hole.

    Args:
        images: float32 [batch, side, side, 3] in [-1, 1]; afterwards they may lie outside of it.
        draws: float32 [batch, DRAWS] in [0, 1): what is done to each image.
    """
    side = images.shape[1]
    one = [draws[:, k] for k in range(DRAWS)]
    colour = [each[:, None, None, None] for each in one[:3]]
    x = images + (colour[0] - 0.5)
    grey = ops.mean(x, axis=-1, keepdims=True)
    x = grey + (x - grey) * colour[1] * SATURATION
    middle = ops.mean(x, axis=(1, 2, 3), keepdims=True)
    x = middle + (x - middle) * (CONTRAST[0] + colour[2] * (CONTRAST[1] - CONTRAST[0]))

    most = int(side * SHIFT + 0.5)
    down, right = (ops.floor(each * (2 * most + 1)) - most for each in one[3:5])
    x = ops.einsum("bij,bjwc->biwc", _shift(down, side), x)
    x = ops.einsum("bij,bhjc->bhic", _shift(right, side), x)

    size = int(side * HOLE + 0.5)
    rows, columns = (_inside(ops.floor(each * (side + 1)), size, side) for each in one[5:7])
    return x * (1.0 - rows[:, :, None, None] * columns[:, None, :, None])


def _shift(by: Any, side: int) -> Any:
    """float32 [batch, side, side]: its product with a column moves it `by` [batch] pixels on."""
    target = ops.arange(side, dtype="float32")[None, :, None]
    source = ops.arange(side, dtype="float32")[None, None, :]
    return ops.cast(ops.equal(target - by[:, None, None], source), "float32")


def _inside(centre: Any, size: int, side: int) -> Any:
    """float32 [batch, side]: 1 where a pixel is in the hole about `centre` [batch]."""
    place = ops.arange(side, dtype="float32")[None, :] - centre[:, None] + size // 2
    return ops.cast(ops.logical_and(place >= 0, place < size), "float32")
