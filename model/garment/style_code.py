"""The style of a design as numbers: what its picture owes to cloth, print and colours.

A generator that paints a drawn outline takes the structure from the drawing and the rest from this
code. The palette comes first, as plain sRGB, because such a generator mixes it rather than learn
what every colour looks like; a fabric or print is one number of its own.
"""

from __future__ import annotations

import math
from collections.abc import Iterator

import numpy as np
import numpy.typing as npt

from model.garment.design import Design
from model.garment.fields import Measure, fields, value_names

PALETTE = ("base", "secondary", "accent", "trim", "lining")
CHOICES = ("fabric", "print", "print_placement", "technique")
LENGTH = (
    3 * len(PALETTE) + sum(len(value_names(name)) for name in CHOICES) + 3
)  # of a code: the palette, the choices, the print's scale and the two numbers of its angle


def style_layout() -> dict[str, list[str]]:
    """What the numbers of a code mean, in order: a card keeps it, another design space differs."""
    return {
        "palette": list(PALETTE),
        **{name: list(value_names(name)) for name in CHOICES},
        "print_of": ["scale", "cosine", "sine"],
    }


def style_code(design: Design) -> npt.NDArray[np.float32]:
    """The code of a design, float32 [LENGTH].

    The palette as red, green and blue in [0, 1]; a 1 for each choice, all 0 where the design has
    none; the print's scale, logarithmic in [0, 1]; cosine and sine of twice its angle, since half
    a turn changes no print, or 0 and 0 where it has no angle.
    """
    return np.array(list(_numbers(design)), np.float32)


def _numbers(design: Design) -> Iterator[float]:
    for role in PALETTE:
        colour = design.choice(role, "#000000")
        yield from (int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5))
    for name in CHOICES:
        yield from (float(design.get(name) == value) for value in value_names(name))
    scale = fields()["print_scale"]
    assert isinstance(scale, Measure)
    wide = design.number("print_scale")
    yield math.log(wide / scale.low) / math.log(scale.high / scale.low) if wide else 0.0
    if "print_angle" in design:
        twice = math.radians(2 * design.number("print_angle"))
        yield from (math.cos(twice), math.sin(twice))
    else:
        yield from (0.0, 0.0)
