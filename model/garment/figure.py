"""The landmarks of the draft on a drawn blazer, for the documentation."""

from __future__ import annotations

from pathlib import Path as FilePath

from PIL import Image, ImageDraw, ImageFont

from model.garment.compose import CANVAS, compose
from model.garment.design import settle
from model.garment.draft.assemble import draft
from model.garment.draft.landmarks import landmarks
from model.garment.geometry import Point, box_of
from model.garment.raster import raster


def landmark_figure(out: FilePath, size: int = 900) -> None:
    """Writes a picture of a blazer with its landmarks named, `size` pixels wide."""
    design = settle({"category": "blazer", "base": "#F3EFE6", "lining": "#D9CDB8"})
    picture = Image.fromarray(raster(compose(design), size))
    left, top, right, bottom = box_of(p.outline for p in draft(design) if p.solid)
    room = CANVAS - 104
    scale = min(room / (right - left), room / (bottom - top), 12.4) * size / CANVAS

    def place(p: Point) -> Point:
        return (
            size / 2 + scale * (p[0] - (left + right) / 2),
            size / 2 + scale * (p[1] - (top + bottom) / 2),
        )

    at = landmarks(design)
    named: dict[str, Point] = {
        "neck point (0 cm)": at.neck,
        "shoulder tip": at.shoulder,
        "underarm": at.underarm,
        "waist": (at.waist, at.waist_y),
        "hem corner": (at.hem, at.length - 0.6),
        "back neck": (0.0, at.back_neck),
        "break of the lapel": (0.0, at.front_neck),
        "centre front hem": (0.0, at.length),
    }
    pen = ImageDraw.Draw(picture)
    font = ImageFont.load_default(size=15)
    for name, point in named.items():
        x, y = place(point)
        pen.ellipse((x - 5, y - 5, x + 5, y + 5), fill="#C8202F")
        pen.text((x + 9, y - 9), name, fill="#C8202F", font=font)
    picture.save(out)
