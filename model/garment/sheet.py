"""A contact sheet: many flats on one page, to be looked at."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path as FilePath

import numpy as np
from PIL import Image

from model.garment.compose import compose
from model.garment.design import Design
from model.garment.pose import pose_of, posed
from model.garment.raster import raster
from model.garment.sketch import DETAILS, Hand, sketch


def contact_sheet(designs: Sequence[Design], columns: int = 10, cell: int = 300) -> Image.Image:
    """The designs in rows of `columns`, each `cell` pixels wide, on white paper."""
    rows = -(-len(designs) // columns)
    page = np.full((rows * cell, columns * cell, 3), 255, np.uint8)
    for i, design in enumerate(designs):
        y, x = divmod(i, columns)
        page[y * cell : (y + 1) * cell, x * cell : (x + 1) * cell] = raster(compose(design), cell)
    return Image.fromarray(page).quantize(255)


def write_sketch_sheet(designs: Sequence[Design], out: FilePath, columns: int, cell: int) -> None:
    """Writes a sheet of hand sketches as PNG, from clean (upper left) to rough."""
    rows = -(-len(designs) // columns)
    page = np.full((rows * cell, columns * cell), 255, np.uint8)
    for i, design in enumerate(designs):
        y, x = divmod(i, columns)
        hand = Hand(i, i / max(len(designs) - 1, 1), DETAILS[i % len(DETAILS)])
        drawing = posed(compose(design), design, pose_of(hand.seed))
        page[y * cell : (y + 1) * cell, x * cell : (x + 1) * cell] = sketch(drawing, hand, cell)
    Image.fromarray(page).save(out)


def write_sheet(designs: Sequence[Design], out: FilePath, columns: int, cell: int) -> None:
    """Writes a contact sheet as PNG."""
    contact_sheet(designs, columns, cell).save(out)
