"""The tray's icon, drawn in code: a garment laid flat, which is also the T of Tenfold.

Paper on an ink tile, as in the panel. The tile is opaque to its corners' colour, because pystray
on X drops the transparency. A state is a badge in the lower right corner with a gap round it,
large enough to be told at 16 pixels by its colour and its form.
"""

from __future__ import annotations

import functools

from PIL import Image, ImageDraw, ImageFont

from plugin_server.desktop.status import Status

SIDE = 64  # pixels; the systems show 16 to 32
_SCALE = 8  # drawn larger, then reduced
INK = (27, 26, 24)
PAPER = (252, 251, 249)
AMBER = (224, 150, 36)
RED = (206, 52, 46)

# The unit is one sixteenth of the icon. A wide-sleeved tunic, closed right over left.
# Its closing stands on a whole pixel of sixteen, beside the middle, so that it stays a line there.
_SHOULDER = 3.0
_TUNIC = (
    (6.0, _SHOULDER), (10.0, _SHOULDER), (14.4, 4.4), (14.4, 8.2), (11.0, 7.8), (11.9, 13.6),
    (4.1, 13.6), (5.0, 7.8), (1.6, 8.2), (1.6, 4.4),
)  # fmt: skip
_NECK = ((6.0, _SHOULDER), (10.0, _SHOULDER), (8.5, 6.6), (8.3, 6.6))
_CLOSING = ((8.5, 5.0), (8.5, 13.6))
_BADGE = (11.6, 11.6, 4.2)  # centre and radius


def _points(shape: tuple[tuple[float, float], ...], unit: float) -> list[tuple[float, float]]:
    return [(x * unit, y * unit) for x, y in shape]


@functools.cache
def _garment(side: int, ground: tuple[int, int, int], cloth: tuple[int, int, int]) -> Image.Image:
    unit = side / 16
    image = Image.new("RGB", (side, side), ground)
    draw = ImageDraw.Draw(image)
    draw.polygon(_points(_TUNIC, unit), cloth)
    draw.polygon(_points(_NECK, unit), ground)
    draw.line(_points(_CLOSING, unit), ground, round(unit * 0.85))
    return image


def _tile(side: int) -> Image.Image:
    mask = Image.new("L", (side, side), 0)
    ImageDraw.Draw(mask).rounded_rectangle((0, 0, side - 1, side - 1), side * 0.22, 255)
    return mask


def _between(first: tuple[int, ...], second: tuple[int, ...], part: float) -> tuple[int, int, int]:
    red, green, blue = (round(a + (b - a) * part) for a, b in zip(first, second, strict=True))
    return red, green, blue


def _badge(image: Image.Image, colour: tuple[int, int, int]) -> ImageDraw.ImageDraw:
    unit = image.width / 16
    draw = ImageDraw.Draw(image)
    x, y, radius = (value * unit for value in _BADGE)
    gap = 0.8 * unit
    draw.circle((x, y), radius + gap, INK)
    draw.circle((x, y), radius, colour)
    return draw


def _text(draw: ImageDraw.ImageDraw, text: str, unit: float, colour: tuple[int, int, int]) -> None:
    size = (6.6 if len(text) == 1 else 5.4) * unit
    x, y, _ = (value * unit for value in _BADGE)
    draw.text(
        (x, y), text, colour, ImageFont.load_default(size), anchor="mm", stroke_width=0.22 * unit
    )


def _mark(image: Image.Image, status: Status) -> None:
    unit = image.width / 16
    x, y, radius = (value * unit for value in _BADGE)
    if status.state == "starting":
        draw = _badge(image, AMBER)
        for step in (-1.7, 0, 1.7):
            draw.circle((x + step * unit, y), 0.62 * unit, INK)
    elif status.state == "busy":
        draw = _badge(image, AMBER)
        _text(draw, str(status.busy) if status.busy < 10 else "9+", unit, INK)
    elif status.state == "paused":
        draw = _badge(image, PAPER)
        for step in (-1.35, 1.35):
            draw.rectangle(
                (x + (step - 0.6) * unit, y - 1.9 * unit, x + (step + 0.6) * unit, y + 1.9 * unit),
                INK,
            )
    elif status.state == "error":
        draw = _badge(image, RED)
        draw.rectangle((x - 0.6 * unit, y - radius * 0.6, x + 0.6 * unit, y + radius * 0.12), PAPER)
        draw.circle((x, y + radius * 0.48), 0.72 * unit, PAPER)


def icon(status: Status, side: int = SIDE) -> Image.Image:
    """The icon of a status: RGBA, `side` pixels square."""
    large = side * _SCALE
    resting = status.state in ("starting", "paused")
    cloth = _between(PAPER, INK, 0.35) if resting else PAPER
    image = _garment(large, INK, cloth).copy()
    _mark(image, status)
    small = image.resize((side, side), Image.Resampling.LANCZOS)
    small.putalpha(_tile(large).resize((side, side), Image.Resampling.LANCZOS))
    return small
