"""Pictures that are no sketches."""

from __future__ import annotations

import io

import numpy as np
from PIL import Image, ImageDraw, ImageFont


def noise(detail: int, seed: int = 0) -> Image.Image:
    """What a photograph is to a line finder: light and dark everywhere, up to the border."""
    cells = np.random.RandomState(seed).randint(0, 256, (detail, detail, 3)).astype(np.uint8)
    return Image.fromarray(cells).resize((320, 240), Image.Resampling.BICUBIC)


def page_of_text(size: int) -> Image.Image:
    """Black letters on white, `size` pixels high."""
    image = Image.new("RGB", (700, 900), "white")
    draw = ImageDraw.Draw(image)
    words = "the quick brown fox jumps over the lazy dog and again " * 3
    for top in range(50, 850, round(1.5 * size)):
        draw.text((50, top), words[: 1200 // size], "black", ImageFont.load_default(size))
    return image


def stripes(kind: str, side: int = 200) -> Image.Image:
    """A striped or checked cloth in the middle of a white page."""
    pixels = np.full((side, side, 3), 255, np.uint8)
    y, x = np.mgrid[0:side, 0:side] // 8 % 2
    dark = {"stripes": x, "breton": y, "gingham": x + y, "solid": 0 * x}[kind]
    garment = np.array([[200, 30, 40]]) * (1 - dark[..., None] / 3)
    inside = slice(side // 6, -side // 6)
    pixels[inside, inside] = garment[inside, inside].astype(np.uint8)
    return Image.fromarray(pixels)


def png(image: Image.Image) -> bytes:
    """The picture as a file."""
    buffer = io.BytesIO()
    image.save(buffer, "PNG")
    return buffer.getvalue()
