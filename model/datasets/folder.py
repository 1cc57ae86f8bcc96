"""Any folder of pictures as training data: a house's own catalogue.

The pictures are decoded once with Pillow and kept as uint8, because at the sizes that we train
(28 to 256 pixels) a catalogue fits in memory and decoding would take the cores from training.
What can't be read is skipped and listed, never silently.
"""

from __future__ import annotations

import logging
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import tensorflow as tf
from PIL import Image, ImageOps, UnidentifiedImageError

from model.datasets.source import to_signed

SUFFIXES = frozenset({".png", ".jpg", ".jpeg", ".webp"})
FORMATS = ("PNG", "JPEG", "WEBP")
MAX_PIXELS = 100_000_000  # a catalogue may hold scans; more than this is a bomb

logger = logging.getLogger(__name__)


@dataclass(frozen=True)
class Skipped:
    """A file that is not in the data, and why."""

    path: Path
    reason: str


@dataclass(frozen=True, eq=False)
class Picture:
    """A picture as it trains, and what it was in its file."""

    pixels: np.ndarray  # uint8 [size, size, 3]
    width: int  # of the file's, in pixels, upright
    height: int
    mode: str  # of Pillow: RGB, RGBA, L, P, CMYK, …


def read_square(path: Path, size: int) -> np.ndarray:
    """The pixels of `read_picture`: uint8 [size, size, 3]."""
    return read_picture(path, size).pixels


def read_picture(path: Path, size: int) -> Picture:
    """One picture, whole, centred on a white square.

    Raises:
        ValueError: the file is damaged, too large, or of no format that we read.
    """
    try:
        with Image.open(path, formats=FORMATS) as image:
            if image.width * image.height > MAX_PIXELS:
                raise ValueError(f"{image.width} x {image.height} pixels are too many")
            mode = image.mode
            upright = ImageOps.exif_transpose(image)
            if upright.mode.startswith("I;16"):  # convert() would clip its 65,536 greys at 255
                upright = Image.fromarray((np.asarray(upright) >> 8).astype(np.uint8))
            upright = upright.convert("RGBA")
    except UnidentifiedImageError as error:
        raise ValueError("not a PNG, JPEG or WebP picture") from error
    except (OSError, SyntaxError, Image.DecompressionBombError) as error:
        raise ValueError(f"damaged: {error}") from error
    fitted = ImageOps.contain(upright, (size, size), Image.Resampling.LANCZOS)
    square = Image.new("RGBA", (size, size), "white")
    square.alpha_composite(fitted, ((size - fitted.width) // 2, (size - fitted.height) // 2))
    return Picture(np.asarray(square.convert("RGB")), upright.width, upright.height, mode)


class ImageFolder:
    """A folder of PNG, JPEG and WebP pictures, searched to any depth, as an `ImageSource`."""

    def __init__(self, folder: Path, size: int) -> None:
        """Reads every picture at `size` x `size`.

        Raises:
            NotADirectoryError: `folder` is no folder.
            ValueError: it holds no picture that can be read.
        """
        if not folder.is_dir():
            raise NotADirectoryError(f"{folder} is not a folder of images")
        self.name = folder.name
        self.size = size
        self.skipped: list[Skipped] = []
        images = []
        paths = sorted(p for p in folder.rglob("*") if p.suffix.lower() in SUFFIXES)
        for path in paths:
            try:
                images.append(read_square(path, size))
            except ValueError as error:
                self.skipped.append(Skipped(path, str(error)))
        for skipped in self.skipped:
            logger.warning("skipped %s: %s", skipped.path, skipped.reason)
        if not images:
            raise ValueError(
                f"{folder} holds no readable picture "
                f"({len(self.skipped)} skipped); it needs PNG, JPEG or WebP files"
            )
        self._images = np.stack(images)

    def __len__(self) -> int:
        return len(self._images)

    def dataset(self, *, size: int, batch_size: int, seed: int) -> tf.data.Dataset:
        """One shuffled epoch: float32 [batch_size, size, size, 3] in [-1, 1].

        Raises:
            ValueError: `size` is not the size that the folder was read at, or the folder has
                fewer pictures than one batch.
        """
        if size != self.size:
            raise ValueError(f"the folder was read at {self.size} pixels, not at {size}")
        if len(self) < batch_size:
            raise ValueError(
                f"{self.name} has {len(self)} pictures, fewer than one batch of {batch_size}; "
                "choose a smaller --batch-size or add pictures"
            )
        return (
            tf.data.Dataset.from_tensor_slices(self._images)
            .shuffle(len(self), seed=seed, reshuffle_each_iteration=False)
            .batch(batch_size, drop_remainder=True)
            .map(to_signed, num_parallel_calls=tf.data.AUTOTUNE, deterministic=True)
            .prefetch(tf.data.AUTOTUNE)
        )
