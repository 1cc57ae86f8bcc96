"""How unlike two designs look.

The sum, over the fields, of how unlike their values are (0 to 1) times how much the eye sees of the
field.
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import numpy.typing as npt

from model.garment.design import Design
from model.garment.fields import Choice, Colour, Count, Measure, fields
from model.garment.oklch import oklab

ALIKE = 2.0  # distance below which two designs look the same
_APART = 0.35  # distance in OKLab from which colours are as unlike as can be
_SEEN = {
    "category": 8.0, "silhouette": 3.0, "collar": 3.0, "neckline": 3.0, "sleeve": 3.0,
    "skirt": 4.0, "leg": 4.0, "waist": 1.5, "hem": 1.5, "closure": 2.5, "print": 3.0, "base": 4.0,
    "secondary": 1.5, "accent": 0.6, "trim": 0.4, "lining": 0.2, "style": 0.0, "season": 0.0,
    "fabric": 1.5, "belt": 1.5, "yoke": 1.0, "lower_pocket": 1.2, "quilting": 2.0,
    "print_placement": 1.2, "technique": 0.5, "closure_side": 0.2, "crease": 0.3,
    "body_length": 4.0, "skirt_length": 4.0, "inseam": 4.0, "sleeve_length": 3.0,
    "hem_width": 2.5, "leg_opening": 2.5, "chest_width": 2.0, "neckline_depth": 1.5,
}  # fmt: skip
_HARDLY_SEEN = frozenset(("none", "side_zip", "fly", "concealed"))  # closures
_OF_PRINT = frozenset(("secondary", "accent"))  # colours that little else shows
_HARDLY = 0.25  # as much as where it is seen
_DETAIL = 0.8  # of the other choices
_SIZE = 0.8  # of the other sizes


def weight(name: str) -> float:
    """How much the eye sees of a field."""
    return _SEEN.get(name, _DETAIL if isinstance(fields()[name], Choice) else _SIZE)


def distances(designs: Sequence[Design]) -> npt.NDArray[np.float64]:
    """How unlike each two designs look, [n, n]; 0 for the same, about 10 for two of one kind."""
    total = np.zeros((len(designs), len(designs)))
    for name in fields():
        there = np.array([name in design for design in designs])
        if not there.any():
            continue
        unlike = _unlike(name, designs)
        both = there[:, None] & there[None, :]
        either = there[:, None] ^ there[None, :]
        total += weight(name) * np.where(both, unlike, 0.0) + 0.5 * weight(name) * either
    return total


def _unlike(name: str, designs: Sequence[Design]) -> npt.NDArray[np.float64]:
    """How unlike the values of a field are, 0 to 1, [n, n]; anything where it is not there."""
    item = fields()[name]
    if isinstance(item, Colour):
        colours = np.array([oklab(design.choice(name, "#000000")) for design in designs])
        gaps = np.linalg.norm(colours[:, None] - colours[None, :], axis=2)
        unlike = np.minimum(gaps / _APART, 1.0)
        if name in _OF_PRINT:
            plain = np.array([design.choice("print", "solid") == "solid" for design in designs])
            unlike *= np.where(plain[:, None] & plain[None, :], _HARDLY, 1.0)
        return np.asarray(unlike)
    if isinstance(item, Measure | Count):
        sizes = np.array([design.number(name) for design in designs])
        span = 0.4 * (item.high - item.low)
        return np.asarray(np.minimum(abs(sizes[:, None] - sizes[None, :]) / span, 1.0))
    values = np.array([design.choice(name) for design in designs])
    unlike = (values[:, None] != values[None, :]).astype(float)
    if name == "closure":
        hidden = np.array([value in _HARDLY_SEEN for value in values])
        unlike *= np.where(hidden[:, None] & hidden[None, :], _HARDLY, 1.0)
    return unlike
