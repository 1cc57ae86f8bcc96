"""A picture of any folder as training data: decoded with Pillow, whole, on a white square."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

import numpy as np
from PIL import Image, ImageOps, UnidentifiedImageError

SUFFIXES = frozenset({".png", ".jpg", ".jpeg", ".webp"})
FORMATS = ("PNG", "JPEG", "WEBP")
MAX_PIXELS = 100_000_000  # a catalogue may hold scans; more than this is a bomb


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
