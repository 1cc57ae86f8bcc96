"""Cranes and dragons."""

from __future__ import annotations

import math
from collections.abc import Sequence

from model.garment.geometry import (
    Path,
    Point,
    along,
    arc,
    circle,
    compound,
    cubic,
    line,
    polyline,
    sampled,
    smooth,
)
from model.garment.prints.cell import Cell, Layer
from model.garment.prints.shapes import bar, leaf, placed, ribbon, ring, spiral


def _crane(s: float) -> tuple[Path, Path, Path]:
    """A flying crane, about `s` wide: white body and wings, dark feathers, red crown."""
    body = cubic((-0.1 * s, 0.0), (0.0, -0.08 * s), (0.16 * s, -0.1 * s),
                 (0.42 * s, -0.2 * s)).then(
        cubic((0.42 * s, -0.2 * s), (0.2 * s, -0.04 * s), (0.1 * s, 0.04 * s), (-0.08 * s,
              0.06 * s)), line((-0.08 * s, 0.06 * s), (-0.1 * s, 0.0))).closed()  # fmt: skip
    wing = cubic((0.12 * s, -0.06 * s), (0.04 * s, -0.26 * s), (-0.1 * s, -0.4 * s), (-0.3 * s,
                 -0.46 * s)).then(cubic((-0.3 * s, -0.46 * s), (-0.24 * s, -0.3 * s), (-0.14 * s,
                 -0.12 * s), (-0.02 * s, -0.01 * s))).closed()  # fmt: skip
    far = cubic((0.16 * s, -0.06 * s), (0.22 * s, 0.1 * s), (0.2 * s, 0.26 * s), (0.08 * s,
                0.42 * s)).then(cubic((0.08 * s, 0.42 * s), (0.04 * s, 0.26 * s), (0.02 * s,
                0.14 * s), (0.0, 0.03 * s))).closed()  # fmt: skip
    tips = [placed(leaf(0.17, 0.028), (-0.06 * s - 0.06 * s * i, -0.16 * s - 0.08 * s * i), s,
                   -104 + 12 * i) for i in range(4)]  # fmt: skip
    tips += [placed(leaf(0.15, 0.028), (0.03 * s + 0.012 * s * i, 0.1 * s + 0.075 * s * i), s,
                    -126 - 14 * i) for i in range(4)]  # fmt: skip
    legs = [bar((-0.08 * s, 0.03 * s), (-0.42 * s, 0.14 * s), 0.012 * s)]
    crown = circle((0.41 * s, -0.21 * s), 0.024 * s)
    return (
        compound(
            [
                body,
            ]
        ),
        compound([wing, far]),
        compound([*tips, *legs, crown]),
    )


def crane(s: float) -> Cell:
    """鹤: cranes in flight."""
    body, wings, dark = _crane(0.8 * s)
    at = (0.5 * s, 0.46 * s)
    return Cell(s, 0.86 * s, (Layer("secondary", wings.moved(*at)), Layer("secondary",
                body.moved(*at)), Layer("accent", dark.moved(*at))), brick=0.5)  # fmt: skip


_SPINE = (
    (-0.1, -0.06), (-0.19, -0.03), (-0.255, 0.08), (-0.2, 0.22), (-0.04, 0.295), (0.14, 0.275),
    (0.28, 0.16), (0.335, -0.02), (0.28, -0.2), (0.14, -0.31), (-0.04, -0.345), (-0.2, -0.3),
    (-0.315, -0.19), (-0.37, -0.04), (-0.355, 0.09),
)  # fmt: skip
_HEAD = (
    (-0.34, -0.1), (-0.16, -0.2), (0.0, -0.24), (0.1, -0.15), (0.24, -0.13), (0.35, -0.2),
    (0.45, -0.12), (0.42, -0.02), (0.28, -0.02), (0.0, 0.05), (0.14, 0.1), (0.3, 0.07),
    (0.38, 0.13), (0.24, 0.21), (0.0, 0.19), (-0.2, 0.2), (-0.36, 0.14),
)  # fmt: skip
_LEGS = (  # shoulder, elbow and wrist, and where the talons point, in degrees
    (((-0.13, 0.25), (-0.05, 0.19), (-0.12, 0.13)), -130.0),
    (((0.16, 0.25), (0.09, 0.18), (0.15, 0.12)), -50.0),
    (((0.19, -0.3), (0.22, -0.22), (0.145, -0.18)), 175.0),
)


def _tapered(points: Sequence[Point], widths: Sequence[float]) -> Path:
    """A smooth strip through `points`, as wide as `widths` says at each."""
    spine = smooth(points, 0.18)
    last = len(points) - 1
    ends = sampled(spine, [i / last for i in range(last + 1)])
    left = [along(p, a + 90, w / 2) for (p, a), w in zip(ends, widths, strict=True)]
    right = [along(p, a - 90, w / 2) for (p, a), w in zip(ends, widths, strict=True)]
    return smooth(left, 0.18).then(line(left[-1], right[-1]), smooth(right[::-1], 0.18)).closed()


def _girth(share: float) -> float:
    """Half the width of a dragon's body, from the neck (0) to the tail (1)."""
    return 0.042 + 0.018 * math.sin(math.pi * min(1.5 * share, 1.0)) - 0.034 * share**4


def _dragon_body() -> tuple[Path, Path, Path]:
    """The coil, its scales and belly bands, its fins and tail."""
    spine = smooth(_SPINE, 0.18)
    steps = 30
    ends = sampled(spine, [i / steps for i in range(steps + 1)])
    outer = [along(p, a + 90, _girth(i / steps)) for i, (p, a) in enumerate(ends)]
    inner = [along(p, a - 90, _girth(i / steps)) for i, (p, a) in enumerate(ends)]
    coil = smooth(outer, 0.18).then(line(outer[-1], inner[-1]), smooth(inner[::-1], 0.18)).closed()
    marks, fins = [], []
    for i, (p, a) in enumerate(sampled(spine, [(i + 0.5) / 40 for i in range(39)])):
        w = _girth((i + 0.5) / 40)
        for k in (0.72, 0.14):
            marks.append(_scale(along(p, a + 90, (k - 0.29 * (i % 2)) * w), a, 0.62 * w))
        marks.append(bar(along(p, a - 90, 0.52 * w), along(p, a - 90, 0.96 * w), 0.006))
        if i % 2 == 0 and i > 1:
            fins.append(placed(leaf(0.05, 0.017), along(p, a + 90, 0.9 * w), 1, a - 130))
    belly = [[along(p, a - 90, share * _girth(i / steps)) for i, (p, a) in enumerate(ends)][1:-1:2]
             for share in (0.42, 0.54)]  # fmt: skip
    marks.append(smooth(belly[0]).then(line(belly[0][-1], belly[1][-1]),
                                       smooth(belly[1][::-1])).closed())  # fmt: skip
    tail, angle = ends[-1]
    fins += [placed(leaf(size, 0.022), along(tail, angle + turn, 0.004), 1, angle + 90 + turn)
             for size, turn in ((0.12, 0), (0.1, 40), (0.1, -40))]  # fmt: skip
    return coil, compound(marks), compound(fins)


def _scale(at: Point, angle: float, size: float) -> Path:
    """A scale's rim: a thin arc that bulges towards the tail."""
    a, b = along(at, angle + 90, 0.5 * size), along(at, angle - 90, 0.5 * size)
    far, near = 0.9 * size, 0.62 * size
    return cubic(a, along(a, angle, far), along(b, angle, far), b).then(
        cubic(b, along(b, angle, near), along(a, angle, near), a)).closed()  # fmt: skip


def _dragon_head() -> tuple[Path, Path, Path, Path]:
    """The head in profile, mouth open: skull and jaw; horns, mane and whiskers; features."""
    skull = smooth(_HEAD, 0.2, close=True)
    horn = _tapered(((-0.1, -0.2), (-0.26, -0.34), (-0.44, -0.36), (-0.58, -0.5)),
                    (0.07, 0.055, 0.045, 0.01))  # fmt: skip
    tine = _tapered(((-0.3, -0.35), (-0.34, -0.44), (-0.42, -0.52)), (0.04, 0.03, 0.01))
    whisker = _tapered(((0.42, -0.1), (0.58, -0.22), (0.72, -0.16), (0.7, -0.02), (0.82, 0.04)),
                       (0.035, 0.03, 0.026, 0.02, 0.008))  # fmt: skip
    second = _tapered(((0.3, 0.0), (0.44, 0.06), (0.5, 0.2), (0.44, 0.32)),
                      (0.03, 0.026, 0.02, 0.008))  # fmt: skip
    mane = [placed(leaf(0.3, 0.07), (-0.24, y), 1, turn)
            for y, turn in ((-0.14, -68), (-0.05, -84), (0.05, -100), (0.14, -122))]  # fmt: skip
    beard = [placed(leaf(0.17, 0.04), (x, 0.19), 1, turn)
             for x, turn in ((0.24, 150), (0.12, 168), (0.0, 190))]  # fmt: skip
    brow = placed(leaf(0.2, 0.06), (0.14, -0.17), 1, -70)
    tongue = _tapered(((0.06, 0.05), (0.24, 0.03), (0.4, 0.06)), (0.03, 0.035, 0.008))
    teeth = [polyline([(x, -0.01), (x + 0.05, -0.02), (x + 0.03, 0.05)]).closed()
             for x in (0.34, 0.26)]  # fmt: skip
    eye = circle((0.04, -0.13), 0.035)
    nostril = circle((0.37, -0.12), 0.022)
    cheek = [ribbon(arc((-0.1 - 0.08 * k, -0.1), 110, (-0.1 - 0.08 * k, 0.14), 70, 0.4), 0.016)
             for k in range(2)]  # fmt: skip
    return (compound([skull, *teeth]), compound([horn, whisker, second, *mane, *beard, brow,
            tongue]), compound([eye, nostril, *cheek]), tine)  # fmt: skip


def _dragon_legs() -> tuple[list[Path], Path]:
    """Three legs, their paws, and their talons."""
    limbs, talons = [], []
    for joints, way in _LEGS:
        limbs.append(_tapered(joints, (0.085, 0.055, 0.036)))
        limbs.append(circle(joints[-1], 0.022))
        talons += [placed(leaf(0.066, 0.012), along(joints[-1], way + turn, 0.016), 1,
                          way + 90 + turn) for turn in (-66, -22, 22, 66)]  # fmt: skip
    return limbs, compound(talons)


def dragon(s: float) -> Cell:
    """团龙: a dragon coiled in a roundel, reaching for its pearl among clouds."""
    coil, marks, fins = _dragon_body()
    skull, mane, features, tine = (placed(part, (0.0, -0.075), 0.39) for part in _dragon_head())
    limbs, talons = _dragon_legs()
    pearl = circle((0.245, 0.015), 0.034)
    clouds = [spiral(1.2, 0.04, 0.014, turn).moved(*at)
              for at, turn in (((0.02, 0.12), 120), ((0.03, -0.24), 250))]  # fmt: skip
    rings = ring(0.485, 0.012).and_(ring(0.462, 0.005))
    layers = (
        ("secondary", rings), ("half", compound(clouds)), ("accent", fins), ("accent", talons),
        *(("secondary", limb) for limb in limbs), ("secondary", coil), ("half", marks),
        ("accent", mane), ("accent", tine), ("secondary", skull), ("half", features),
        ("accent", pearl.and_(ring(0.048, 0.006).moved(0.245, 0.015))),
    )  # fmt: skip
    return Cell(s, s, tuple(Layer(role, placed(path, (0.5 * s, 0.5 * s), s))
                            for role, path in layers), brick=0.5)  # fmt: skip


PRINTS = (crane, dragon)
