"""What a painter of outlines is judged by beside the discriminator, as pure functions.

images, pictures: float32 [batch, height, width, 3] in [-1, 1].
"""

from __future__ import annotations

from typing import Any

from keras import ops

EDGES = 0.25  # weight of edges at their place
TEXTURE = 2.0  # weight of textures, wherever their parts lie
_LAGS = (1, 2, 4)  # pixels
_WHITE = 0.9  # above it in all channels is white; a twentieth of the range below 1
_SMALL = 0.05  # of the picture: a smaller figure counts as one of this size
_WINDOW = 16  # pixels a side, in which a texture is measured; a quarter of smaller pictures


def painting_loss(images: Any, pictures: Any) -> Any:
    """How far images are from the right pictures: scalar, at least 0.

    The mean absolute difference of the pixels; that of their steps to the right and downwards,
    which lines and edges are made of; and `texture_loss`. Where a print begins cannot be known from
    an outline, and of a print that is beside itself the first two say that none were better.
    """
    apart = images - pictures
    steps = [_step(apart, axis, 1) for axis in (1, 2)]
    edges = sum(ops.mean(ops.abs(step)) for step in steps)
    return ops.mean(ops.abs(apart)) + EDGES * edges + TEXTURE * texture_loss(images, pictures)


def texture_loss(images: Any, pictures: Any) -> Any:
    """How far the local variograms of images are from those of the pictures: scalar, at least 0.

    The mean absolute step over 1, 2 and 4 pixels to the right and downwards, in windows of 16
    pixels and in each channel: contrast, scale and direction of a print without its phase.
    """
    window = min(_WINDOW, images.shape[1] // 4)
    apart = [
        ops.mean(
            ops.abs(_variogram(images, axis, lag, window) - _variogram(pictures, axis, lag, window))
        )
        for axis in (1, 2)
        for lag in _LAGS
    ]
    return sum(apart) / len(apart)


def _variogram(images: Any, axis: int, lag: int, window: int) -> Any:
    steps = ops.abs(_step(images, axis, lag))
    return ops.average_pool(steps, window, strides=window // 2, padding="valid")


def _step(images: Any, axis: int, lag: int) -> Any:
    if axis == 1:
        return images[:, lag:] - images[:, :-lag]
    return images[:, :, lag:] - images[:, :, :-lag]


def figures(pictures: Any) -> Any:
    """Where pictures on white have their figure: float32 [batch, height, width, 1], 0 or 1.

    All but the white that is seen from the frame along a row or a column.
    """
    white = ops.cast(ops.min(pictures, axis=-1, keepdims=True) > _WHITE, "float32")
    ground = ops.zeros_like(white)
    for axis in (1, 2):
        for turned in (False, True):
            seen = ops.flip(white, axis) if turned else white
            seen = ops.cumprod(seen, axis=axis)
            ground = ops.maximum(ground, ops.flip(seen, axis) if turned else seen)
    return 1.0 - ground


def paper_loss(images: Any, figure: Any) -> Any:
    """How much is painted beside the figure [batch, height, width, 1]: scalar, at least 0.

    In a drawn style nobody knows the right picture, but its paper is white in every style.
    """
    return ops.mean((1.0 - figure) * ops.abs(images - 1.0))


def in_figure(images: Any, figure: Any) -> Any:
    """Images of which only the figure counts in means: 0 beside it, more of it where it is small.

    Else a latent that is to change something changes the paper.
    """
    share = ops.mean(figure, axis=(1, 2, 3), keepdims=True)
    return images * figure / ops.maximum(share, _SMALL)


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


def divergence(mean: Any, log_variance: Any) -> Any:
    """How far encoded latents are from the standard normal, in nats: scalar, at least 0.

    Kullback and Leibler's divergence of the latents of a picture (Kingma and Welling 2014,
    arXiv:1312.6114, appendix B), the mean over the batch.

    Args:
        mean: float32 [batch, n], of a normal distribution without correlations.
        log_variance: float32 [batch, n], the natural logarithm of its variances.
    """
    each = ops.square(mean) + ops.exp(log_variance) - 1.0 - log_variance
    return 0.5 * ops.mean(ops.sum(each, axis=-1))
