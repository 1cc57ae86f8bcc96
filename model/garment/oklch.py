"""sRGB to OKLab and OKLCH and back (CSS Color 4; Bjorn Ottosson, A perceptual color space).

Lightness 0 to 1, chroma 0 to about .3, hue in degrees. Colours are `#RRGGBB`.
"""

from __future__ import annotations

import math
import re
from functools import lru_cache

_HEX = re.compile(r"#[0-9A-F]{6}")


def is_hex(text: object) -> bool:
    """Whether `text` is a colour written as `#RRGGBB` with capital letters."""
    return isinstance(text, str) and _HEX.fullmatch(text) is not None


def _linear(channel: int) -> float:
    c = channel / 255
    return c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4


def _encoded(c: float) -> float:
    return 12.92 * c if c <= 0.0031308 else 1.055 * c ** (1 / 2.4) - 0.055


@lru_cache(maxsize=4096)
def oklab(hex_colour: str) -> tuple[float, float, float]:
    """Lightness, a and b of a colour."""
    r, g, b = (_linear(int(hex_colour[i : i + 2], 16)) for i in (1, 3, 5))
    long = (0.4122214708 * r + 0.5363325363 * g + 0.0514459929 * b) ** (1 / 3)
    medium = (0.2119034982 * r + 0.6806995451 * g + 0.1073969566 * b) ** (1 / 3)
    short = (0.0883024619 * r + 0.2817188376 * g + 0.6299787005 * b) ** (1 / 3)
    return (
        0.2104542553 * long + 0.7936177850 * medium - 0.0040720468 * short,
        1.9779984951 * long - 2.4285922050 * medium + 0.4505937099 * short,
        0.0259040371 * long + 0.7827717662 * medium - 0.8086757660 * short,
    )


@lru_cache(maxsize=4096)
def oklch(hex_colour: str) -> tuple[float, float, float]:
    """Lightness, chroma and hue (degrees, 0 to 360) of a colour."""
    lightness, a, b = oklab(hex_colour)
    return lightness, math.hypot(a, b), math.degrees(math.atan2(b, a)) % 360


def _rgb(lightness: float, chroma: float, hue: float) -> tuple[float, float, float]:
    a, b = chroma * math.cos(math.radians(hue)), chroma * math.sin(math.radians(hue))
    long = (lightness + 0.3963377774 * a + 0.2158037573 * b) ** 3
    medium = (lightness - 0.1055613458 * a - 0.0638541728 * b) ** 3
    short = (lightness - 0.0894841775 * a - 1.2914855480 * b) ** 3
    return (
        4.0767416621 * long - 3.3077115913 * medium + 0.2309699292 * short,
        -1.2684380046 * long + 2.6097574011 * medium - 0.3413193965 * short,
        -0.0041960863 * long - 0.7034186147 * medium + 1.7076147010 * short,
    )


@lru_cache(maxsize=4096)
def from_oklch(lightness: float, chroma: float, hue: float) -> str:
    """The colour as `#RRGGBB`; chroma is lowered until it lies in sRGB."""
    lightness = min(max(lightness, 0.0), 1.0)
    low, high = 0.0, max(chroma, 0.0)
    rgb = _rgb(lightness, high, hue)
    if not all(-1e-4 <= c <= 1.0001 for c in rgb):
        for _ in range(12):
            middle = (low + high) / 2
            if all(-1e-4 <= c <= 1.0001 for c in _rgb(lightness, middle, hue)):
                low = middle
            else:
                high = middle
        rgb = _rgb(lightness, low, hue)
    return "#" + "".join(f"{round(255 * _encoded(min(max(c, 0.0), 1.0))):02X}" for c in rgb)


def lighter(hex_colour: str, by: float) -> str:
    """The colour with its lightness raised by `by` (negative: lowered)."""
    lightness, chroma, hue = oklch(hex_colour)
    return from_oklch(lightness + by, chroma, hue)


def mixed(first: str, second: str, share: float) -> str:
    """The mixture in OKLab with `share` (0 to 1) of the second colour."""
    a, b = oklab(first), oklab(second)
    lightness, x, y = (p + (q - p) * share for p, q in zip(a, b, strict=True))
    return from_oklch(lightness, math.hypot(x, y), math.degrees(math.atan2(y, x)) % 360)
