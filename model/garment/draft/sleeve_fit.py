"""How a sleeve hangs, and so how wide it is drawn.

A hanging sleeve is a tube seen from outside: its drawn width is the flat width times
`projection`.
"""

from __future__ import annotations

import math

from model.garment.design import Design

_HANG = {  # degrees from upright of a long sleeve
    "two_piece": 13.0,
    "set_in": 21.0,
    "raglan": 25.0,
    "drop_shoulder": 27.0,
    "dolman": 36.0,
    "puff": 20.0,
    "bishop": 20.0,
    "balloon": 21.0,
    "bell": 21.0,
    "leg_of_mutton": 19.0,
    "wide": 60.0,
    "pipa": 54.0,
    "kimono": 50.0,
}


_SHORT_HANG = 40.0


FULL = frozenset(("puff", "bishop", "balloon", "leg_of_mutton"))


FRILL = 4.7  # cm of a ruffle at the end of a sleeve


def hang(design: Design) -> float:
    """The angle of the sleeve's axis from upright, in degrees; short sleeves stand out more."""
    long = max(_HANG[design.choice("sleeve")], _clear(design))
    share = min(max((design.number("sleeve_length") - 20) / 28, 0.0), 1.0)
    return _SHORT_HANG + (long - _SHORT_HANG) * share if long < _SHORT_HANG else long


def _clear(design: Design) -> float:
    """The angle at which a long sleeve ends beside a coat or shirt that flares to its hem."""
    length, sleeve = design.number("body_length"), design.number("sleeve_length")
    if design.choice("silhouette") != "a_line" or sleeve < 40 or length < 60:
        return 0.0
    chest, hem = design.number("chest_width") / 2, design.number("hem_width") / 2
    depth = design.number("armhole_depth", 24.0)
    beside = chest + (hem - chest) * (min(sleeve, length) - depth) / (length - depth)
    out = (beside + 4.0 - design.number("shoulder_width", 41.0) / 2) / sleeve
    return min(math.degrees(math.asin(min(max(out, 0.0), 0.9))), 34.0)


def projection(design: Design) -> float:
    """Drawn width over flat width: .72 for a sleeve that hangs close, 1 from 42 degrees on.

    Gathered sleeves are round: a long one shows .86 of its width, a short one .72.
    """
    if design.choice("sleeve") in FULL:
        return 0.86 if is_long(design) else 0.72
    return min(max(0.72 + (hang(design) - 20.0) / 22.0 * 0.28, 0.72), 1.0)


def is_long(design: Design) -> bool:
    """Whether a gathered sleeve reaches below the elbow before its cuff."""
    return design.number("sleeve_length") - hanging_cuff(design) > 36


def hanging_cuff(design: Design) -> float:
    """The height of what hangs below the end of the sleeve itself: a gathered cuff, a frill."""
    if "cuff_height" in design:
        return design.number("cuff_height") if design.choice("sleeve") in FULL else 0.0
    if design.choice("sleeve") in FULL:
        return 3.2 if design.choice("cuff") in ("elastic", "ruffle") else 3.0
    return FRILL if design.choice("cuff") == "ruffle" else 0.0
