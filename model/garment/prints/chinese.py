"""Prints of China: clouds, frets, flowers and water, from their traditional forms."""

from __future__ import annotations

from itertools import pairwise

from model.garment.geometry import (
    Path,
    along,
    circle,
    compound,
    cubic,
    polyline,
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


def _cloud(s: float) -> Path:
    """如意云: two scrolls that roll outwards under a crown, and a tail that trails off."""
    left = spiral(1.35, 0.125 * s, 0.05 * s, 18)
    right = left.map(lambda p: (-p[0], p[1]))
    crown = crescent(0.17 * s, 0.05 * s, 230)
    heart = circle((0.0, -0.13 * s), 0.05 * s)
    tail = cubic((-0.4 * s, 0.16 * s), (-0.14 * s, 0.07 * s), (0.14 * s, 0.22 * s), (0.56 * s,
                 0.06 * s)).then(cubic((0.56 * s, 0.06 * s), (0.22 * s, 0.3 * s), (-0.14 * s,
                 0.15 * s), (-0.4 * s, 0.16 * s))).closed()  # fmt: skip
    return compound([left.moved(-0.17 * s, 0), right.moved(0.17 * s, 0),
                     crown.moved(0, -0.12 * s), heart, tail])  # fmt: skip


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
    """海水江崖: slanting bands of water, rolling crests, and a cliff of three ridged peaks."""
    water = []
    for k in range(12):
        x = k * s / 12
        water.append(ribbon(cubic((x, s), (x + 0.05 * s, 0.9 * s), (x - 0.02 * s, 0.82 * s),
                                  (x + 0.05 * s, 0.74 * s)), 0.02 * s))  # fmt: skip
    crests = []
    for k in range(6):
        at = ((k + 0.5) * s / 6, 0.75 * s)
        crests += [crescent(0.083 * s * f, 0.016 * s, 180).moved(*at) for f in (1.0, 0.66, 0.32)]
    rolls = [spiral(1.3, 0.055 * s, 0.02 * s, 160).moved(x * s, 0.6 * s) for x in (0.13, 0.8)]
    spray = [circle((x * s, y * s), r * s) for x, y, r in (
        (0.05, 0.5, 0.014), (0.2, 0.46, 0.018), (0.76, 0.47, 0.016), (0.9, 0.52, 0.018),
        (0.3, 0.56, 0.012), (0.68, 0.57, 0.012))]  # fmt: skip
    peaks: list[Path] = []
    ridges: list[Path] = []
    for x, top, wide in ((0.5, 0.2, 0.085), (0.385, 0.36, 0.07), (0.615, 0.36, 0.07)):
        for inset, out in ((0.0, peaks), (0.3, ridges), (0.62, peaks)):
            w, head = wide * (1 - inset), top + 0.4 * inset * (0.7 - top)
            out.append(
                cubic(((x - w) * s, 0.7 * s), ((x - w) * s, (head + 0.2) * s),
                      ((x - 0.55 * w) * s, (head + 0.07) * s), (x * s, head * s)).then(
                cubic((x * s, head * s), ((x + 0.55 * w) * s, (head + 0.07) * s),
                      ((x + w) * s, (head + 0.2) * s), ((x + w) * s, 0.7 * s))).closed()
            )  # fmt: skip
    return Cell(s, s, (
        Layer("secondary", compound(water)),
        *(Layer(role, path) for k in (1, 2, 0)
          for role, path in (("accent", peaks[2 * k]), ("half", ridges[k]),
                             ("accent", peaks[2 * k + 1]))),
        Layer("secondary", compound(crests)),
        Layer("secondary", compound([*rolls, *spray])),
    ))  # fmt: skip


PRINTS = (cloud, meander, peony, plum, bamboo, roundel, waves_cliffs)
