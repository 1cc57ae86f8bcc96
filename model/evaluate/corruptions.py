"""Real images, damaged in known ways: they say what a distance in our features means.

All take and return uint8 [n, 28, 28] on black, as Fashion-MNIST is.
"""

from __future__ import annotations

from collections.abc import Callable

import numpy as np
from PIL import Image

FLOORS = "floors"  # the name of the file and of the part of the figures that they give
NOISE = 0.1  # standard deviation, of the whole range
REPEATED = 100  # images that a collapsed generator might know
MISSING = {  # classes of Fashion-MNIST that a generator might have dropped
    "trousers": (1,),
    "trousers, sandals and bags": (1, 5, 8),
}


def mirrored(images: np.ndarray) -> np.ndarray:
    """Left and right exchanged: most garments stay plausible, shoes never point to the right."""
    return images[:, :, ::-1]


def shifted(images: np.ndarray) -> np.ndarray:
    """One pixel to the right."""
    moved = np.zeros_like(images)
    moved[:, :, 1:] = images[:, :, :-1]
    return moved


def noisy(images: np.ndarray, seed: int = 0) -> np.ndarray:
    """With Gaussian noise of `NOISE` in each pixel."""
    noise = np.random.default_rng(seed).normal(0.0, 255.0 * NOISE, images.shape)
    return np.round(np.clip(images + noise, 0, 255)).astype(np.uint8)


def resized(images: np.ndarray, side: int = 32) -> np.ndarray:
    """Enlarged to `side` by Lanczos and back by area: what a generator of that size pays for it."""

    def through(image: np.ndarray) -> np.ndarray:
        larger = Image.fromarray(image).resize((side, side), Image.Resampling.LANCZOS)
        return np.asarray(larger.resize(image.shape[::-1], Image.Resampling.BOX))

    return np.stack([through(image) for image in images])


CORRUPTIONS: dict[str, Callable[[np.ndarray], np.ndarray]] = {
    "test images, enlarged to 32 pixels and back": resized,
    "test images, shifted by one pixel": shifted,
    "test images, mirrored": mirrored,
    f"test images with noise of {100 * NOISE:.0f} %": noisy,
}
