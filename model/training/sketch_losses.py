"""What a painter of outlines is judged by beside the discriminator, as pure functions.

images, pictures: float32 [batch, height, width, 3] in [-1, 1].
"""

from __future__ import annotations

from typing import Any

from keras import ops


def painting_loss(images: Any, pictures: Any) -> Any:
    """How far images are from the right pictures: scalar, at least 0.

    The mean absolute difference of the pixels, and of their differences to the right and
    downwards, which is what lines, edges and prints are made of.
    """
    apart = images - pictures
    across = apart[:, :, 1:] - apart[:, :, :-1]
    down = apart[:, 1:] - apart[:, :-1]
    return sum(ops.mean(ops.abs(each)) for each in (apart, across, down))


def mode_seeking_loss(images: Any, others: Any, latent: Any, other_latent: Any, enough: Any) -> Any:
    """How much less than `enough` another latent changes an image: scalar in [0, 1].

    The ratio of the distances of images and latents (Mao et al. 2019, arXiv:1903.05628, equation
    3) is to grow, so what is minimised is 1 - ratio / enough, and no more than `enough` is asked
    for: noise would give more. The paper maximises the ratio; copied with a plus into a sum that is
    minimised it teaches the generator to ignore its latent.

    Args:
        images: of some sketches and styles.
        others: of the same.
        latent: float32 [batch, n], what `images` were painted from.
        other_latent: float32 [batch, n], what `others` were painted from.
        enough: mean absolute difference of two images for one of their latents.
    """
    change = ops.mean(ops.abs(images - others), axis=(1, 2, 3))
    ratio = change / (ops.mean(ops.abs(latent - other_latent), axis=-1) + 1e-6)
    return ops.mean(ops.relu(1.0 - ratio / enough))
