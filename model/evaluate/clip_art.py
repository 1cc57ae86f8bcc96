"""Garments of Debian's package openclipart-svg, as clip art comes: filled, tilted, worn by people.

What each shows was judged by eye; a person's picture shows more than one garment, and any of them
is right.
"""

from __future__ import annotations

import io
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import resvg_py
from PIL import Image

FOLDER = Path("/usr/share/openclipart/svg/people")
SIDE = 480  # pixels of the longer side
_DPI = 96
_MARGIN = 24  # pixels of white around it

GARMENTS = {
    "clothing/t-shirt_01.svg": "t_shirt",
    "clothing/t-shirt_02.svg": "t_shirt",
    "clothing/t-shirt_03.svg": "t_shirt",
    "clothing/camicia_in_seta_architet_01.svg": "shirt",
    "clothing/wild_summer_shorts_natha_01.svg": "shorts",
    "clothing/pantyhose/pantyhose_rollandin_fra4.svg": "leggings",
    "bride1_jarno_vasamaa_01.svg": "dress slip_dress",
    "bussiness_woman_donna_i_01.svg": "blazer suit_jacket skirt cropped_jacket",
    "groom1_jarno_vasamaa_01.svg": "suit_jacket blazer trousers",
    "man_01.svg": "chore_jacket denim_jacket coat shirt",
    "man_02.svg": "coat parka duffle_coat chore_jacket",
    "woman_fashion_01_gerald__01.svg": "dress wrap_dress",
    "woman_fashion_02_gerald__01.svg": "dress wrap_dress shirt_dress",
    "woman_nurse_gerald_g._01.svg": "dress shirt_dress",
}


@dataclass(frozen=True, eq=False)
class Picture:
    """Clip art on white, and the categories that are right.

    rgb: uint8 [height, width, 3]; grey: uint8 [height, width].
    """

    name: str
    rgb: np.ndarray
    grey: np.ndarray
    right: tuple[str, ...]


def pictures(folder: Path = FOLDER) -> list[Picture]:
    """The garments of the package; none where it is not installed."""
    return [
        picture_of(folder / name, tuple(right.split()))
        for name, right in GARMENTS.items()
        if (folder / name).is_file()
    ]


def picture_of(path: Path, right: tuple[str, ...]) -> Picture:
    """One drawing on white, its longer side 480 pixels, and a margin.

    Raises:
        ValueError: it is no SVG.
    """
    text = path.read_text("utf-8", errors="replace")
    png = resvg_py.svg_to_bytes(svg_string=text, width=SIDE, dpi=_DPI, background="white")
    with Image.open(io.BytesIO(bytes(png))) as image:
        rgb = image.convert("RGB")
    rgb.thumbnail((SIDE, SIDE), Image.Resampling.BOX)
    page = Image.new("RGB", (rgb.width + 2 * _MARGIN, rgb.height + 2 * _MARGIN), "white")
    page.paste(rgb, (_MARGIN, _MARGIN))
    return Picture(path.stem, np.asarray(page), np.asarray(page.convert("L")), right)
