"""Colours changed by words: deep bottle green, dusty pink, 浅驼."""

from __future__ import annotations

from collections.abc import Sequence

from model.garment.oklch import from_oklch, oklch
from model.garment.words.modifiers import Modifier

_TOWARDS = {"warm": 65.0, "cool": 250.0, "tender": 115.0}  # hues in degrees
_TURN = 15.0
_GREY = 0.02


def shaded(hex_colour: str, changes: Sequence[tuple[str, Modifier]]) -> str:
    """The colour after the changes of its modifiers, the one nearest to the noun first."""
    lightness, chroma, hue = oklch(hex_colour)
    for name, (shift, factor, dark, light, dull, strong) in reversed(changes):
        lightness = min(max(lightness + shift, dark), light) if light else lightness + shift
        chroma = min(max(chroma * factor, dull if chroma > 0.015 else 0.0), strong)
        if name in _TOWARDS:
            turn = (_TOWARDS[name] - hue + 180) % 360 - 180
            # A grey has no hue to turn; it takes the one named.
            hue = _TOWARDS[name] if chroma < _GREY else (hue + min(max(turn, -_TURN), _TURN)) % 360
            chroma += 0.01
    return from_oklch(min(max(lightness, 0.1), 0.985), chroma, hue)
