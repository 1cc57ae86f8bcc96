"""Flats on pages to be printed or sent: a PDF whose drawings stay vectors.

skia writes the same paths that the pixels and the SVG are made of. Words are set in whatever font
of this machine has the characters, and that font goes into the file.
"""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from itertools import groupby
from typing import Any

import skia

from model.garment.drawing import Drawing
from model.garment.pens import colour_of, draw_shape

# A4 lying down, in points.
WIDTH, HEIGHT = 842.0, 595.0
_MARGIN = 36.0
_GAP = 14.0
_HEAD = 34.0  # of the page, for the title
_CAPTION = 24.0  # below a picture
_INK, _QUIET = "#1B1A18", "#6B6862"
_TITLE_SIZE, _CAPTION_SIZE = 11.0, 7.5
_MOST_COLUMNS, _MOST_ROWS = 5, 2
_FAMILIES = ("Helvetica Neue", "Segoe UI", "Noto Sans", "")  # the last: whatever there is
_TONGUES = ["zh-Hans", "en"]  # whose forms of a character are wanted


@dataclass(frozen=True, eq=False)
class Cell:
    """A picture and the words below it."""

    picture: Drawing | bytes  # without clips and lattices (`cut`), or a PNG
    caption: str


def pdf_sheet(cells: Sequence[Cell], title: str) -> bytes:
    """Pages of at most ten pictures, each as large as they leave room for, as PDF.

    Raises:
        ValueError: there are no cells.
    """
    if not cells:
        raise ValueError("there is nothing to put on a sheet; it needs at least one cell")
    stream = skia.DynamicMemoryWStream()
    meta = skia.PDF.Metadata()
    meta.fTitle, meta.fCreator = title, "Tenfold"
    document = skia.PDF.MakeDocument(stream, meta)
    on_a_page = _MOST_COLUMNS * _MOST_ROWS
    pages = math.ceil(len(cells) / on_a_page)
    for page in range(pages):
        canvas = document.beginPage(WIDTH, HEIGHT)
        number = f"{page + 1} / {pages}" if pages > 1 else ""
        _draw_head(canvas, title, number)
        _draw_cells(canvas, cells[page * on_a_page :][:on_a_page])
        document.endPage()
    document.close()
    return bytes(stream.detachAsData())


def _draw_head(canvas: Any, title: str, number: str) -> None:
    baseline = _MARGIN + _TITLE_SIZE
    room = WIDTH - 2 * _MARGIN - _width(number, _TITLE_SIZE) - _GAP
    _write(canvas, _shortened(title, _TITLE_SIZE, room), _MARGIN, baseline, _TITLE_SIZE, _INK)
    at = WIDTH - _MARGIN - _width(number, _TITLE_SIZE)
    _write(canvas, number, at, baseline, _TITLE_SIZE, _QUIET)


def _draw_cells(canvas: Any, cells: Sequence[Cell]) -> None:
    columns, side = _grid(len(cells))
    rows = math.ceil(len(cells) / columns)
    left = (WIDTH - columns * side - (columns - 1) * _GAP) / 2
    room = HEIGHT - 2 * _MARGIN - _HEAD
    top = _MARGIN + _HEAD + (room - rows * (side + _CAPTION) - (rows - 1) * _GAP) / 2
    for number, cell in enumerate(cells):
        row, column = divmod(number, columns)
        x = left + column * (side + _GAP)
        y = top + row * (side + _CAPTION + _GAP)
        _draw_picture(canvas, cell.picture, x, y, side)
        for line, text in enumerate(_lines(cell.caption, side)):
            colour = _QUIET if line else _INK
            baseline = y + side + 10 + line * (_CAPTION_SIZE + 2.5)
            _write(canvas, text, x, baseline, _CAPTION_SIZE, colour)


def _grid(count: int) -> tuple[int, float]:
    """Columns, and the side of a picture, with which `count` pictures are largest."""
    width, height = WIDTH - 2 * _MARGIN, HEIGHT - 2 * _MARGIN - _HEAD
    sides = {}
    for columns in range(1, _MOST_COLUMNS + 1):
        rows = math.ceil(count / columns)
        across = (width - (columns - 1) * _GAP) / columns
        down = (height - (rows - 1) * _GAP) / rows - _CAPTION
        sides[columns] = min(across, down)
    best = max(sides, key=lambda columns: sides[columns])
    return best, sides[best]


def _draw_picture(canvas: Any, picture: Drawing | bytes, x: float, y: float, side: float) -> None:
    if isinstance(picture, bytes):
        image = skia.Image.MakeFromEncoded(picture)
        scale = side / max(image.width(), image.height())
        box = skia.Rect.MakeXYWH(x, y, image.width() * scale, image.height() * scale)
        canvas.drawImageRect(image, box, skia.SamplingOptions(skia.CubicResampler.Mitchell()))
        return
    scale = side / max(picture.width, picture.height)
    canvas.save()
    canvas.translate(x, y)
    canvas.scale(scale, scale)
    for shape in picture.shapes():
        draw_shape(canvas, shape)
    canvas.restore()


# Words -------------------------------------------------------------------------------------------


def _lines(caption: str, room: float) -> list[str]:
    return [_shortened(line, _CAPTION_SIZE, room) for line in caption.split("\n")[:2]]


def _write(canvas: Any, text: str, x: float, y: float, size: float, colour: str) -> None:
    paint = skia.Paint(AntiAlias=True, Color=colour_of(colour, 1.0))
    for run, font in _runs(text, size):
        canvas.drawString(run, x, y, font, paint)
        x += font.measureText(run)


def _width(text: str, size: float) -> float:
    return sum(float(font.measureText(run)) for run, font in _runs(text, size))


def _shortened(text: str, size: float, room: float) -> str:
    if _width(text, size) <= room:
        return text
    while text and _width(f"{text}…", size) > room:
        text = text[:-1]
    return f"{text.rstrip()}…"


@cache
def _own_face() -> Any:
    """The first of our fonts that this machine has; None where it has none at all."""
    manager, style = skia.FontMgr(), skia.FontStyle()
    found = (manager.matchFamilyStyle(family, style) for family in _FAMILIES[:-1])
    return next(filter(None, found), None) or manager.legacyMakeTypeface(_FAMILIES[-1], style)


@lru_cache(maxsize=4096)
def _face_of(character: str) -> Any:
    """Our font, or another one that has the character."""
    own = _own_face()
    if own is not None and own.unicharToGlyph(ord(character)):
        return own
    style = skia.FontStyle()
    return skia.FontMgr().matchFamilyStyleCharacter("", style, _TONGUES, ord(character)) or own


def _runs(text: str, size: float) -> Iterator[tuple[str, Any]]:
    """The text in pieces, each with the font that writes it."""
    for _, run in groupby(text, lambda each: getattr(_face_of(each), "uniqueID", int)()):
        characters = "".join(run)
        yield characters, skia.Font(_face_of(characters[0]), size)
