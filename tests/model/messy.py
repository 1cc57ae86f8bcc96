"""A folder as houses have them: 200 files, 30 of them damaged, 20 twice, of all sizes and modes."""

from __future__ import annotations

import shutil
from pathlib import Path

import numpy as np
from PIL import Image

CLASSES = ("bags", "coats", "dresses")
MODES = (
    ("RGB", "png"), ("RGBA", "png"), ("L", "png"), ("P", "png"), ("CMYK", "jpg"), ("RGB", "jpg"),
    ("RGB", "webp"), ("1", "png"), ("I;16", "png"),
)  # fmt: skip


def write_messy(folder: Path) -> None:
    """Writes 150 good pictures, 30 damaged files and 20 copies, in three classes."""
    rng = np.random.default_rng(7)
    good = []
    for k in range(150):
        mode, suffix = MODES[k % len(MODES)]
        width, height = rng.integers(12, 91, 2)
        pixels = rng.integers(0, 256, (6, 6, 3), np.uint8)
        image = Image.fromarray(pixels).resize((int(width), int(height)), Image.Resampling.NEAREST)
        if k == 0:
            image = image.resize((90, 90))
        if k == 1:
            image = image.resize((12, 12))
        path = folder / CLASSES[k % 3] / f"{k:03d}.{suffix}"
        path.parent.mkdir(parents=True, exist_ok=True)
        if mode == "I;16":
            deep = np.asarray(image.convert("L")).astype(np.uint16) * 257
            Image.fromarray(deep).save(path)
        else:
            image.convert(mode).save(path)
        good.append(path)
    for k in range(30):
        path = folder / CLASSES[k % 3] / f"damaged-{k:02d}.png"
        whole = good[0].read_bytes()
        path.write_bytes((whole[: 20 + k], b"", b"no picture at all")[k % 3])
    for k in range(20):
        original = good[2 * k]
        shutil.copy(original, original.with_name(f"copy of {original.name}"))
