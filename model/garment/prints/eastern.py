"""Prints of China and Japan, drawn as geometry from their traditional constructions."""

from __future__ import annotations

import math
from itertools import pairwise

from model.garment.geometry import (
    Path,
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
from model.garment.prints.shapes import (
    bar,
    blossom,
    crescent,
    leaf,
    petal,
    placed,
    ribbon,
    ring,
    spiral,
    turned,
)


def seigaiha(s: float) -> Cell:
    """青海波: overlapping fans of concentric arcs."""
    r = s / 2
    arcs = [crescent(r * k, 0.1 * r, 180 if k < 0.6 else (128 if k > 0.9 else 152))
            for k in (0.98, 0.74, 0.5, 0.26)]  # fmt: skip
    return Cell(s, r / 2, (Layer("secondary", compound(a.moved(r, r) for a in arcs[:2])),
                           Layer("secondary", compound(a.moved(r, r) for a in arcs[2:]))),
                brick=0.5)  # fmt: skip


def asanoha(s: float) -> Cell:
    """麻叶: six-pointed hemp leaves on a grid of triangles."""
    w, h = s, s * math.sqrt(3)
    strokes = []
    width = 0.028 * s
    for ox, oy in ((0.0, 0.0), (0.5 * w, 0.5 * h)):
        for k in range(6):
            tip = along((ox, oy), 30 + 60 * k, 0.577 * s)
            edge = along((ox, oy), 60 * k, s)
            strokes.append(bar((ox, oy), tip, width))
            strokes.append(bar(tip, edge, width))
            if k % 2 == 0:
                strokes.append(bar((ox, oy), along((ox, oy), 60 * k, s), width))
    return Cell(
        w,
        h,
        tuple(
            Layer("secondary", stroke)
            for stroke in (compound(strokes[0::2]), compound(strokes[1::2]))
        ),
    )


def shippo(s: float) -> Cell:
    """七宝: circles that overlap by a quarter, seen as four-petalled flowers."""
    h = s / 2
    lens = cubic((0, 0), (0.25 * h, -0.45 * h), (0.75 * h, -0.45 * h), (h, 0)).then(
        cubic((h, 0), (0.75 * h, 0.45 * h), (0.25 * h, 0.45 * h), (0, 0))).closed()  # fmt: skip
    side = turned(lens, 90)
    return Cell(s, s, (Layer("secondary", compound([
        lens.moved(0, 0), side.moved(0, 0), lens.moved(h, h), side.moved(h, h),
        lens.moved(h, 0), side.moved(0, h), lens.moved(0, h), side.moved(h, 0)])),
        Layer("accent", compound([placed(petal(0.06, 0.05), (0.25 * s, 0.25 * s), s, a)
                                  for a in (0, 90, 180, 270)]))))  # fmt: skip


def yagasuri(s: float) -> Cell:
    """矢絣: columns of arrow feathers that point up and down in turn."""
    h = s / 2
    up = compound([polyline([(0, 0.25 * s), (0.23 * s, 0), (0.23 * s, 0.5 * s),
                             (0, 0.75 * s)]).closed(),
                   polyline([(0.25 * s, 0), (0.48 * s, 0.25 * s), (0.48 * s, 0.75 * s),
                             (0.25 * s, 0.5 * s)]).closed()])  # fmt: skip
    down = up.map(lambda p: (p[0] + h, s - p[1]))
    return Cell(s, s, (Layer("secondary", up), Layer("secondary", down)))


def kikko(s: float) -> Cell:
    """龟甲: hexagons with a smaller one inside."""
    r = s / math.sqrt(3)
    height = 3 * r

    def hexagon(radius: float) -> Path:
        return polyline([along((0, 0), 30 + 60 * k, radius) for k in range(6)]).closed()

    frame = (
        hexagon(0.97 * r).and_(hexagon(0.84 * r)).and_(hexagon(0.52 * r)).and_(hexagon(0.42 * r))
    )
    flower = blossom(6, 0.26 * r, 0.16 * r)
    spots = ((0.5 * s, 0.5 * r), (0.0, 2.0 * r))
    return Cell(s, height, (
        Layer("secondary", compound(frame.moved(*p) for p in spots)),
        Layer("accent", compound(flower.moved(*p) for p in spots))))  # fmt: skip


def uroko(s: float) -> Cell:
    """鳞: triangles like scales."""
    return Cell(s, 0.86 * s, (Layer("secondary", polyline([(0, 0.86 * s), (0.5 * s, 0),
                              (s, 0.86 * s)]).closed()),), brick=0.5)  # fmt: skip


def sakura(s: float) -> Cell:
    """樱: notched blossoms and loose petals."""
    flower = blossom(5, 0.17, 0.15, 0.035)
    spots = ((0.28, 0.26, 1.0, 0), (0.76, 0.62, 0.8, 30), (0.22, 0.8, 0.6, 15))
    stamens = [circle(along((x * s, y * s), 72 * k + t - 90, 0.055 * f * s), 0.012 * s)
               for x, y, f, t in spots for k in range(5)]  # fmt: skip
    loose = [placed(petal(0.1, 0.09, 0.02), (x * s, y * s), s, t)
             for x, y, t in ((0.56, 0.2, 60), (0.52, 0.86, 140), (0.9, 0.28, 220))]  # fmt: skip
    return Cell(s, s, (
        Layer("secondary", compound([*(placed(flower, (x * s, y * s), f * s, t)
                                       for x, y, f, t in spots), *loose])),
        Layer("accent", compound(stamens)),
    ), brick=0.5)  # fmt: skip


def _cloud(s: float) -> Path:
    """如意云: two scrolls, a crown and a tail."""
    left = spiral(1.1, 0.13 * s, 0.05 * s, -30)
    right = left.map(lambda p: (-p[0], p[1]))
    crown = spiral(1.0, 0.11 * s, 0.045 * s, 120)
    tail = cubic((-0.34 * s, 0.13 * s), (-0.1 * s, 0.06 * s), (0.16 * s, 0.2 * s), (0.5 * s,
                 0.08 * s)).then(cubic((0.5 * s, 0.08 * s), (0.2 * s, 0.27 * s), (-0.14 * s,
                 0.14 * s), (-0.34 * s, 0.13 * s))).closed()  # fmt: skip
    return compound([left.moved(-0.15 * s, 0), right.moved(0.15 * s, 0), crown.moved(0, -0.14 * s),
                     tail])  # fmt: skip


def cloud(s: float) -> Cell:
    """云纹: drifting scroll clouds."""
    return Cell(
        s,
        0.62 * s,
        (
            Layer("secondary", _cloud(0.8 * s).moved(0.5 * s, 0.3 * s)),
            Layer(
                "accent", compound(circle((x * s, 0.52 * s), 0.014 * s) for x in (0.1, 0.16, 0.22))
            ),
        ),
        brick=0.5,
    )


def meander(s: float) -> Cell:
    """回纹: a squared spiral in a running band."""
    u = s / 8
    path = [(0.5, 7), (0.5, 1), (7, 1), (7, 6), (2.6, 6), (2.6, 3), (5, 3), (5, 4.3)]
    strokes = [bar((x0 * u, y0 * u), (x1 * u, y1 * u), 0.62 * u)
               for (x0, y0), (x1, y1) in pairwise(path)]  # fmt: skip
    return Cell(
        s,
        s,
        (
            Layer("secondary", compound(strokes[0::2])),
            Layer("secondary", compound(strokes[1::2])),
            Layer("secondary", bar((0, 7.7 * u), (8 * u, 7.7 * u), 0.3 * u)),
        ),
    )


def _peony(s: float) -> tuple[Path, Path, Path]:
    outer = blossom(8, 0.3 * s, 0.26 * s)
    middle = turned(blossom(7, 0.21 * s, 0.18 * s), 20)
    heart = turned(blossom(5, 0.12 * s, 0.12 * s), 10)
    return outer, middle, heart


def peony(s: float) -> Cell:
    """牡丹: full blooms of three rings of petals, with cut leaves."""
    outer, middle, heart = _peony(s)
    leaves: list[Path] = []
    for t in (60, 100, 240, 285):
        foot = along((0.5 * s, 0.48 * s), t - 90, 0.24 * s)
        leaves.append(placed(leaf(0.22, 0.08), foot, s, t))
        leaves.append(placed(leaf(0.15, 0.05), foot, s, t + 36))
    bud = turned(blossom(3, 0.12 * s, 0.1 * s), 10)
    at = (0.5 * s, 0.46 * s)
    return Cell(s, 0.94 * s, (
        Layer("half", compound(leaves)),
        Layer("secondary", outer.moved(*at)),
        Layer("half", middle.moved(*at)),
        Layer("accent", compound([heart.moved(*at), bud.moved(0.06 * s, 0.9 * s)])),
    ), brick=0.5)  # fmt: skip


def plum(s: float) -> Cell:
    """梅: round-petalled blossoms on an angular branch."""
    branch = smooth(
        [
            (0.02 * s, 0.9 * s),
            (0.22 * s, 0.7 * s),
            (0.34 * s, 0.72 * s),
            (0.56 * s, 0.42 * s),
            (0.7 * s, 0.4 * s),
            (0.92 * s, 0.12 * s),
        ],
        0.08,
    )
    twig = smooth([(0.46 * s, 0.56 * s), (0.44 * s, 0.34 * s), (0.34 * s, 0.2 * s)], 0.1)
    spots = ((0.34, 0.2, 1.2), (0.58, 0.4, 1.4), (0.84, 0.22, 1.0), (0.24, 0.7, 1.3), (0.76, 0.62,
             0.8))  # fmt: skip
    return Cell(s, s, (
        Layer("half", compound([ribbon(branch, 0.03 * s), ])),
        Layer("half", ribbon(twig, 0.02 * s)),
        *(Layer("secondary", compound(placed(circle(along((0, 0), 72 * k - 90, 0.058), 0.046),
                (x * s, y * s), f * s) for x, y, f in spots)) for k in range(5)),
        Layer("accent", compound(circle((x * s, y * s), 0.03 * f * s) for x, y, f in spots)),
    ), brick=0.5)  # fmt: skip


def bamboo(s: float) -> Cell:
    """竹: stems with joints and hanging clusters of leaves."""
    stem = [polyline([((0.3 + 0.01 * i) * s, (1.0 - 0.24 * i) * s),
                      ((0.345 + 0.01 * i) * s, (1.0 - 0.24 * i) * s),
                      ((0.35 + 0.01 * i) * s, (0.78 - 0.24 * i) * s),
                      ((0.305 + 0.01 * i) * s, (0.78 - 0.24 * i) * s)]).closed()
            for i in range(4)]  # fmt: skip
    clusters = []
    for x, y, turn in ((0.36, 0.3, 0), (0.3, 0.55, 200), (0.7, 0.2, 20), (0.66, 0.7, -20)):
        for lean in (96, 128, 160):
            clusters.append(placed(leaf(0.25, 0.035), (x * s, y * s), s, lean + turn * 0.4))
    return Cell(s, s, (Layer("half", compound(stem)), Layer("secondary", compound(clusters))),
                brick=0.5)  # fmt: skip


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


def roundel(s: float) -> Cell:
    """团花: a flower in rings of petals, closed to a disc."""
    at = (0.5 * s, 0.5 * s)
    border = compound(placed(petal(0.07, 0.07), along((0, 0), 22.5 * k - 90, 0.33 * s), s, 22.5 * k)
                      for k in range(16))  # fmt: skip
    return Cell(s, s, (
        Layer("secondary", border.moved(*at)),
        Layer("secondary", ring(0.325 * s, 0.016 * s).moved(*at)),
        Layer("half", blossom(8, 0.28 * s, 0.2 * s).moved(*at)),
        Layer("secondary", turned(blossom(8, 0.2 * s, 0.12 * s), 22.5).moved(*at)),
        Layer("accent", blossom(6, 0.1 * s, 0.08 * s).moved(*at)),
    ), brick=0.5)  # fmt: skip


def waves_cliffs(s: float) -> Cell:
    """海水江崖: slanting water, rolling crests and a three-peaked cliff."""
    water = []
    for k in range(10):
        x = k * s / 10
        water.append(ribbon(cubic((x, s), (x + 0.05 * s, 0.86 * s), (x - 0.03 * s, 0.74 * s),
                                  (x + 0.05 * s, 0.62 * s)), 0.022 * s))  # fmt: skip
    crests = [crescent(0.1 * s * f, 0.02 * s, 180).moved((k + 0.5) * s / 5, 0.62 * s)
              for k in range(5) for f in (1.0, 0.6)]  # fmt: skip
    peaks = []
    for x, top, wide in ((0.5, 0.16, 0.1), (0.37, 0.34, 0.08), (0.63, 0.34, 0.08)):
        peaks.append(polyline([((x - wide) * s, 0.7 * s), ((x - 0.6 * wide) * s, (top + 0.2) * s),
                               (x * s, top * s), ((x + 0.6 * wide) * s, (top + 0.2) * s),
                               ((x + wide) * s, 0.7 * s)]).closed())  # fmt: skip
    foam = [circle(((0.12 + 0.19 * k) * s, (0.44 - 0.05 * (k % 2)) * s), 0.018 * s)
            for k in range(5)]  # fmt: skip
    return Cell(s, s, (
        Layer("half", compound(peaks[1:])),
        Layer("accent", peaks[0]),
        Layer("secondary", compound(water)),
        Layer("accent", compound([*crests, *foam])),
    ))  # fmt: skip


PRINTS = (
    seigaiha, asanoha, shippo, yagasuri, kikko, uroko, sakura, cloud, meander, peony, plum, bamboo,
    crane, dragon, roundel, waves_cliffs,
)  # fmt: skip
