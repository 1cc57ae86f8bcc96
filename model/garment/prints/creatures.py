"""Cranes and dragons."""

from __future__ import annotations

import math

from model.garment.geometry import (
    Path,
    along,
    arc,
    circle,
    compound,
    cubic,
    line,
    sampled,
    smooth,
)
from model.garment.prints.cell import Cell, Layer
from model.garment.prints.shapes import (
    bar,
    leaf,
    placed,
    ribbon,
    ring,
)


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


def _dragon(s: float) -> tuple[Path, Path, Path]:
    """A coiled dragon: body, mane and claws, pearl."""
    spine = smooth([along((0, 0), 200 + 44 * i, (0.4 - 0.032 * i) * s) for i in range(9)], 0.18)
    left, right, fins = [], [], []
    for i, (p, a) in enumerate(sampled(spine, [k / 24 for k in range(25)])):
        t = i / 24
        w = s * (0.012 + 0.05 * math.sin(math.pi * min(t * 0.86 + 0.1, 1)))
        left.append(along(p, a + 90, w))
        right.append(along(p, a - 90, w))
        if 1 < i < 23:
            fins.append(placed(leaf(0.05, 0.018), along(p, a - 90, w), s, a + 38))
    body = smooth(left).then(line(left[-1], right[-1]), smooth(right[::-1])).closed()
    head = left[-1]
    horns = [placed(leaf(0.15, 0.02), head, s, t) for t in (-10, 24)]
    whisk = [ribbon(arc(head, 100 + 40 * k, along(head, 120 + 30 * k, 0.15 * s), 60, 0.4), 0.01 * s)
             for k in range(2)]  # fmt: skip
    claws = []
    for share, turn in ((0.25, 90), (0.55, -90), (0.75, 90)):
        p, a = sampled(spine, [share])[0]
        foot = along(p, a + turn, 0.1 * s)
        claws.append(bar(p, foot, 0.03 * s))
        claws += [placed(leaf(0.06, 0.014), foot, s, a + turn + 90 + k * 34) for k in (-1, 0, 1)]
    return body, compound([*fins, *horns, *whisk, *claws]), circle((0.03 * s, 0.02 * s), 0.055 * s)


def dragon(s: float) -> Cell:
    """团龙: a dragon coiled in a roundel."""
    body, mane, pearl = _dragon(0.86 * s)
    at = (0.5 * s, 0.5 * s)
    rings = ring(0.47 * s, 0.014 * s).and_(ring(0.44 * s, 0.006 * s))
    return Cell(s, s, (Layer("secondary", rings.moved(*at)), Layer("secondary", body.moved(*at)),
                       Layer("accent", mane.moved(*at)), Layer("accent", pearl.moved(*at))),
                brick=0.5)  # fmt: skip


PRINTS = (crane, dragon)
