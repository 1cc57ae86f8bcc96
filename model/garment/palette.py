"""Palettes: the base from what the cloth and the style like, the others by colour theory.

Roles: base 60-70 % of the garment, secondary 25-30 %, accent 5-10 %, trim (buttons, stitches),
lining. Schemes after common practice: tonal, neutral with one hue, neutral with neutral,
analogous, complementary with one partner muted.
"""

from __future__ import annotations

import random
from collections.abc import Mapping

from model.garment.colours import COLOURS, find_colour
from model.garment.fields import FieldValue
from model.garment.oklch import from_oklch, oklch
from model.garment.styles import STYLES

_NEUTRALS = [
    "optical_white",
    "off_white",
    "ivory",
    "cream",
    "ecru",
    "oatmeal",
    "beige",
    "sand",
    "stone",
    "taupe",
    "camel",
    "khaki",
    "chocolate",
    "heather_grey",
    "mid_grey",
    "charcoal",
    "black",
    "navy",
    "midnight",
]
_DYED_FOR = {
    "denim": "raw_denim mid_denim mid_denim light_denim light_denim black_denim ecru chambray",
    "leather": "black black chocolate camel burgundy cinnamon bottle_green ivory",
    "suede": "camel tan chocolate rust olive sand cinnamon",
    "indigo_cotton": "ai_indigo kon_navy koiai raw_denim indigo_blue",
    "gambiered_silk": "chocolate rosewood ochre_earth black purple_red",
    "sherpa": "cream ecru camel oatmeal chocolate",
    "faux_fur": "cream camel chocolate black heather_grey blush",
    "gabardine": "khaki beige sand navy black stone camel",
    "melton": "camel navy charcoal black bottle_green burgundy oatmeal cream",
    "tweed": "cream ivory blush navy black oatmeal powder_pink heather_grey",
    "canvas": "tan ecru khaki olive navy sand",
    "technical_shell": "black charcoal gunmetal olive stone navy orange moss",
    "brocade": "jujube rouge bottle_green autumn_fragrance midnight purple_red brow_black_blue "
    "pine_needle",
    "sequin": "black gold_lame silver_lame burgundy emerald",
}
_METALS = {"warm": "#C7A24A", "cool": "#BEC2C6"}


def _hex(name: str) -> str:
    names = {c.name for c in COLOURS}
    return find_colour(name).hex if name in names else find_colour("black").hex


def choose_colour(role: str, decided: Mapping[str, FieldValue], rng: random.Random) -> str:
    """A colour for `role` beside the decided fields and colours."""
    style = STYLES[str(decided["style"])]
    if role == "base":
        return _base(decided, rng)
    base = str(decided["base"])
    if role == "secondary":
        return _secondary(base, style.single_colour, decided, rng)
    if role == "accent":
        named = [_hex(n) for n in style.accents]
        strong = [c for c in named if _contrast(c, base) > 0.22] or [_counter(base)]
        return rng.choice(strong)
    if role == "trim":
        return _trim(base, decided, rng)
    lightness, chroma, hue = oklch(base)
    if rng.random() < 0.2:
        return str(decided["accent"])
    return from_oklch(min(max(lightness - 0.06, 0.25), 0.86), 0.7 * chroma, hue)


def _base(decided: Mapping[str, FieldValue], rng: random.Random) -> str:
    style = STYLES[str(decided["style"])]
    dyed = _DYED_FOR.get(str(decided["fabric"]))
    draw = rng.random()
    if dyed and draw < 0.85:
        return _hex(rng.choice(dyed.split()))
    if draw < 0.72:
        return _hex(rng.choice(style.base))
    if draw < 0.9:
        return _hex(rng.choice(_NEUTRALS))
    light = decided["season"] in ("spring", "summer")
    quiet = [
        c.hex for c in COLOURS
        if oklch(c.hex)[1] < 0.17 and (oklch(c.hex)[0] > 0.5) == light
    ]  # fmt: skip
    return rng.choice(quiet)


def _contrast(first: str, second: str) -> float:
    return abs(oklch(first)[0] - oklch(second)[0])


def _counter(base: str) -> str:
    return "#F3EFE6" if oklch(base)[0] < 0.55 else "#3F4247"


def _secondary(
    base: str, single: float, decided: Mapping[str, FieldValue], rng: random.Random
) -> str:
    lightness, chroma, hue = oklch(base)
    away = -1 if lightness > 0.55 else 1
    printed = decided.get("print", "solid") != "solid"
    if not printed and rng.random() < single:
        return from_oklch(lightness + 0.05 * away, chroma, hue)
    draw = rng.random()
    if draw < 0.34:  # tonal
        return from_oklch(lightness + away * rng.uniform(0.2, 0.34), chroma, hue)
    if draw < 0.62 and chroma > 0.04:  # a hue with a neutral
        return _hex(rng.choice(("ivory", "cream") if lightness < 0.6 else ("navy", "charcoal",
                    "chocolate")))  # fmt: skip
    if draw < 0.74:  # analogous
        turned = hue + rng.choice((-30, 30))
        return from_oklch(lightness + 0.28 * away, max(chroma, 0.07), turned)
    if draw < 0.82:  # complementary, muted
        return from_oklch(lightness + 0.3 * away, 0.07, hue + rng.uniform(155, 180))
    named = [_hex(n) for n in STYLES[str(decided["style"])].accents]
    strong = [c for c in named if _contrast(c, base) > 0.24]
    return rng.choice(strong) if strong else _counter(base)


def _trim(base: str, decided: Mapping[str, FieldValue], rng: random.Random) -> str:
    lightness, chroma, hue = oklch(base)
    warm = chroma < 0.02 or hue < 110 or hue > 330
    if decided.get("topstitch") == "contrast":
        return "#C88A3C" if lightness < 0.6 else _counter(base)
    if rng.random() < 0.28:
        return _METALS["warm" if warm else "cool"]
    if rng.random() < 0.6:
        step = -0.14 if lightness > 0.5 else 0.16
        return from_oklch(lightness + step, chroma, hue)
    return _hex(rng.choice(("chocolate", "black", "ivory") if warm else ("black", "ivory",
                "mid_grey")))  # fmt: skip
