"""Prints of Japan (文様), drawn as geometry from their traditional constructions."""

from __future__ import annotations

import math

from model.garment.geometry import (
    Path,
    along,
    circle,
    compound,
    cubic,
    polyline,
)
from model.garment.prints.cell import Cell, Layer
from model.garment.prints.shapes import (
    bar,
    blossom,
    crescent,
    petal,
    placed,
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


PRINTS = (seigaiha, asanoha, shippo, yagasuri, kikko, uroko, sakura)
