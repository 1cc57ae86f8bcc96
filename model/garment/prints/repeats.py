"""The repeats of all prints: a cell of coloured paths in cm, and how cells follow each other.

To add a print, add its line to `table_fabric`, its size to `scale`, and its function here under
the same name.
"""

from __future__ import annotations

import math
from collections.abc import Callable

from model.garment.geometry import (
    Path,
    Point,
    along,
    circle,
    compound,
    cubic,
    line,
    polyline,
    rectangle,
    smooth,
)
from model.garment.prints import chinese, creatures, florals, japanese
from model.garment.prints.cell import Cell, Layer
from model.garment.prints.shapes import bar, blob, leaf, petal, placed, sized, teardrop, turned


def _bands(size: float, *bands: tuple[str, float, float], across: bool = False) -> Cell:
    """Stripes given as shares of the repeat: role, start, end; upright unless `across`."""
    layers = []
    for role, start, end in bands:
        a, b = start * size, end * size
        box = rectangle(0, a, size, b) if across else rectangle(a, 0, b, size)
        layers.append(Layer(role, box))
    return Cell(size, size, tuple(layers), strips="across" if across else "down")


def stripes(s: float) -> Cell:
    """Even stripes."""
    return _bands(s, ("secondary", 0.0, 0.5))


def pinstripe(s: float) -> Cell:
    """Hairlines far apart."""
    return _bands(s, ("secondary", 0.0, 0.07))


def breton(s: float) -> Cell:
    """Sailor's stripes."""
    return _bands(s, ("secondary", 0.0, 0.36), across=True)


def windowpane(s: float) -> Cell:
    """Thin lines in both directions."""
    return Cell(s, s, (Layer("secondary", rectangle(0, 0, 0.05 * s, s)),
                       Layer("secondary", rectangle(0.05 * s, 0, s, 0.05 * s))))  # fmt: skip


def gingham(s: float) -> Cell:
    """Even checks: half tone where one colour crosses the ground, full where both cross."""
    h = s / 2
    return Cell(s, s, (Layer("half", rectangle(0, 0, h, h).moved(h, 0)),
                       Layer("half", rectangle(0, h, h, s)),
                       Layer("secondary", rectangle(0, 0, h, h))))  # fmt: skip


def tartan(s: float) -> Cell:
    """A sett of broad and fine lines, the same in both directions."""
    return Cell(s, s, (
        Layer("half", rectangle(0, 0, 0.34 * s, s)),
        Layer("half", rectangle(0, 0, s, 0.34 * s)),
        Layer("secondary", rectangle(0, 0, 0.34 * s, 0.34 * s)),
        Layer("secondary", rectangle(0.5 * s, 0, 0.56 * s, s)),
        Layer("secondary", rectangle(0, 0.5 * s, s, 0.56 * s)),
        Layer("accent", rectangle(0.74 * s, 0, 0.77 * s, s)),
        Layer("accent", rectangle(0, 0.74 * s, s, 0.77 * s)),
        Layer("accent", rectangle(0.155 * s, 0, 0.185 * s, s)),
        Layer("accent", rectangle(0, 0.155 * s, s, 0.185 * s)),
    ))  # fmt: skip


def houndstooth(s: float) -> Cell:
    """Broken checks with their hooked corners."""
    h, q = s / 2, s / 4
    tooth = polyline(
        [
            (0, 0),
            (h, 0),
            (h, h - q),
            (h + q, h - q - q),
            (h + q, h - q),
            (h, h),
            (h + q, h),
            (h, h + q),
            (h, h),
            (q, h + q),
            (0, h + q),
            (q, h),
            (0, h),
            (-q, h + q),
            (-q, h),
            (0, q),
        ]
    ).closed()
    return Cell(s, s, (Layer("secondary", tooth),))


def glen_check(s: float) -> Cell:
    """Fine lines gathered into crossing bands, with an overcheck."""
    thin = [rectangle(x * s, 0, (x + 0.025) * s, s) for x in (0, 0.06, 0.12, 0.18, 0.24, 0.3, 0.36)]
    thin += [
        rectangle(0, y * s, s, (y + 0.025) * s) for y in (0, 0.06, 0.12, 0.18, 0.24, 0.3, 0.36)
    ]
    return Cell(s, s, (Layer("half", compound(thin[:7])), Layer("half", compound(thin[7:])),
                       Layer("accent", rectangle(0.68 * s, 0, 0.7 * s, s)),
                       Layer("accent", rectangle(0, 0.68 * s, s, 0.7 * s))))  # fmt: skip


def herringbone(s: float) -> Cell:
    """Columns of slanting strokes that turn at every column."""
    w = 0.16 * s
    strokes = [bar((0.06 * s, y * s + 0.42 * s), (0.44 * s, y * s + 0.04 * s), w)
               for y in (0.0, 0.5)]  # fmt: skip
    strokes += [bar((0.56 * s, y * s + 0.04 * s), (0.94 * s, y * s + 0.42 * s), w)
                for y in (0.0, 0.5)]  # fmt: skip
    return Cell(s, s, (Layer("half", compound(strokes)),))


def argyle(s: float) -> Cell:
    """Lozenges with a fine crossing line."""
    h, t = s / 2, 0.7 * s
    diamond = polyline([(h, 0), (s, t), (h, 2 * t), (0, t)]).closed()
    lines = [bar((0, 0), (s, 2 * t), 0.02 * s), bar((s, 0), (0, 2 * t), 0.02 * s)]
    return Cell(s, 2 * t, (Layer("secondary", diamond), Layer("accent", lines[0]),
                           Layer("accent", lines[1])))  # fmt: skip


def dots(s: float) -> Cell:
    """Round dots in offset rows."""
    return Cell(
        s, 0.86 * s, (Layer("secondary", circle((0.5 * s, 0.43 * s), 0.23 * s)),), brick=0.5
    )


def geometric(s: float) -> Cell:
    """Quarter discs, triangles and bars on a grid."""
    h = s / 2
    quarter = cubic((0, 0), (0.55 * h, 0), (h, 0.45 * h), (h, h)).then(
        polyline([(h, h), (0, h), (0, 0)])).closed()  # fmt: skip
    second = quarter.map(lambda p: (s - p[0], s - p[1]))
    return Cell(s, s, (
        Layer("secondary", compound([quarter, second])),
        Layer("accent", compound([polyline([(h, 0), (s, 0), (s, h)]).closed(),
                                  circle((0.25 * s, 0.75 * s), 0.12 * s)])),
    ))  # fmt: skip


def camouflage(s: float) -> Cell:
    """Overlapping soft shapes in three tones."""
    first = blob((1, 0.6, 0.9, 0.5, 1, 0.7, 0.8, 0.5), 0.3 * s)
    second = blob((0.7, 1, 0.5, 0.9, 0.6, 0.9), 0.2 * s)
    return Cell(s, s, (
        Layer("half", compound([first.moved(0.28 * s, 0.3 * s), second.moved(0.78 * s, 0.72 * s)])),
        Layer("secondary", compound([turned(second, 70).moved(0.72 * s, 0.2 * s),
                                     turned(first, 120).map(lambda p: (0.62 * p[0], 0.5 * p[1]))
                                     .moved(0.3 * s, 0.8 * s)])),
        Layer("accent", compound([turned(second, 30).map(lambda p: (0.6 * p[0], 0.5 * p[1]))
                                  .moved(0.5 * s, 0.5 * s),
                                  turned(second, 10).map(lambda p: (0.5 * p[0], 0.7 * p[1]))
                                  .moved(0.96 * s, 0.44 * s)])),
    ), brick=0.37)  # fmt: skip


def leopard(s: float) -> Cell:
    """Broken rosettes with a warm middle."""
    spots, hearts = [], []
    for x, y, r, turn in ((0.25, 0.25, 0.15, 20), (0.72, 0.4, 0.17, 150), (0.3, 0.76, 0.16, 260),
                          (0.8, 0.86, 0.12, 60)):  # fmt: skip
        for k, sweep in enumerate((0, 125, 240)):
            piece = blob((1, 0.6, 0.8, 0.55), 0.085 * s * (1 - 0.12 * k))
            spots.append(placed(piece, along((x * s, y * s), sweep + turn, r * s), 1, sweep))
        hearts.append(circle((x * s, y * s), 0.62 * r * s))
    return Cell(s, s, (Layer("half", compound(hearts)), Layer("dark", compound(spots))), brick=0.3)


def _zebra_band(y: float, phase: float) -> Path:
    """A stripe across the whole repeat; it wavers and swells, and meets itself at both ends."""
    rims: list[list[Point]] = [[], []]
    for i in range(-1, 14):
        x = i / 12
        turn = math.tau * x + phase
        middle = y + 0.034 * math.sin(turn) + 0.016 * math.sin(2 * turn + phase)
        half = 0.03 * (1 + 0.42 * math.sin(turn + 1.9 * phase))
        rims[0].append((x, middle - half))
        rims[1].append((x, middle + half))
    top, low = smooth(rims[0]), smooth(rims[1][::-1])
    return top.then(line(top.end, low.start), low).closed()


def zebra(s: float) -> Cell:
    """Wavering stripes that fork, and tongues that run out between them."""
    rows = 6
    bands = [_zebra_band((i + 0.5) / rows, 2.1 * i) for i in range(rows)]
    tongues = []
    for i in range(rows):
        y, x = (i + 1.0) / rows, (0.1 + 0.37 * i) % 1.0
        way = 1 if i % 2 else -1
        root, tip = (x, y - 0.055), (x + 0.42 * way, y + 0.02)
        tongues.append(cubic(root, (x + 0.1 * way, y - 0.03), (x + 0.2 * way, y - 0.02), tip).then(
            cubic(tip, (x + 0.2 * way, y + 0.035), (x + 0.02 * way, y + 0.03), (x - 0.1 * way,
                  y - 0.05))).closed())  # fmt: skip
        far = (x + 0.58 * way, y + 0.005)
        tongues.append(placed(leaf(0.24, 0.03), far, 1, 86 * way))
    return Cell(s, s, tuple(Layer("dark", sized(compound(part), s)) for part in (bands, tongues)))


def _dyed_arm(turn: float, reach: float, width: float) -> Path:
    """One arm of a spiral that the dye has run along: its edges waver, its end frays to a point."""
    outer, inner = [], []
    for i in range(17):
        share = i / 16
        radius = 0.035 + (reach - 0.035) * share**0.9
        angle = turn + 330 * share
        spread = width * (0.3 + 1.1 * share) * (1 - share**6)
        # Pleats take the dye unevenly: two waves that never meet in step.
        run = 1 + 0.32 * math.sin(2.9 * i + turn) + 0.2 * math.sin(7.3 * i + 0.4 * turn)
        outer.append(along(along((0, 0), angle, radius), angle - 35, 0.5 * spread * run))
        inner.append(along(along((0, 0), angle, radius), angle + 145, 0.5 * spread * (2 - run)))
    return smooth([*outer, *inner[::-1]], 0.16, close=True)


def tie_dye(s: float) -> Cell:
    """A cloth twisted from one point, bound and dyed: spiral arms that bleed into each other."""
    pale = [_dyed_arm(120 * k, 0.64, 0.17) for k in range(3)]
    deep = [_dyed_arm(120 * k + 4, 0.56, 0.07) for k in range(3)]
    warm = [_dyed_arm(120 * k + 60, 0.52, 0.075) for k in range(3)]
    at = (0.5, 0.45)
    layers = (*(("half", arm) for arm in pale), *(("accent", arm) for arm in warm),
              *(("secondary", arm) for arm in deep),
              ("secondary", blob((1, 0.7, 1, 0.8, 0.9, 0.7), 0.04)))  # fmt: skip
    return Cell(s, 0.9 * s, tuple(Layer(role, placed(path, (at[0] * s, at[1] * s), s))
                                  for role, path in layers), brick=0.5)  # fmt: skip


def checkerboard(s: float) -> Cell:
    """市松: even squares."""
    h = s / 2
    return Cell(s, s, (Layer("secondary", rectangle(0, 0, h, h)),
                       Layer("secondary", rectangle(h, h, s, s))))  # fmt: skip


def fair_isle(s: float) -> Cell:
    """Knitted bands: crosses, zigzag and lice stitches."""
    u = s / 12
    zig = polyline([(0, 4 * u), (2 * u, 2.4 * u), (4 * u, 4 * u), (6 * u, 2.4 * u), (8 * u, 4 * u),
                    (10 * u, 2.4 * u), (12 * u, 4 * u), (12 * u, 5 * u), (10 * u, 3.4 * u),
                    (8 * u, 5 * u), (6 * u, 3.4 * u), (4 * u, 5 * u), (2 * u, 3.4 * u),
                    (0, 5 * u)]).closed()  # fmt: skip
    stars = []
    for cx in (3, 9):
        for k in range(4):
            stars.append(placed(leaf(1.7, 0.55), (cx * u, 8.4 * u), u, 45 + 90 * k))
        stars.append(circle((cx * u, 8.4 * u), 0.3 * u))
    lice = [rectangle(x * u, 11 * u, (x + 0.8) * u, 11.6 * u) for x in (0.4, 2.4, 4.4, 6.4, 8.4,
            10.4)]  # fmt: skip
    return Cell(
        s, s, (Layer("secondary", compound([zig, *lice])), Layer("accent", compound(stars)))
    )


def paisley(s: float) -> Cell:
    """Curled drops, a smaller one inside, and sprigs."""
    big, small = teardrop(0.5 * s, 0.26 * s), teardrop(0.26 * s, 0.13 * s)
    dots_ = [circle((0.5 * s + 0.3 * s * (i - 1), 0.1 * s), 0.025 * s) for i in range(3)]
    return Cell(s, 0.9 * s, (
        Layer("secondary", compound([turned(big, 24).moved(0.3 * s, 0.36 * s),
                                     turned(big, 200).moved(0.76 * s, 0.6 * s)])),
        Layer("accent", compound([turned(small, 24).moved(0.3 * s, 0.4 * s),
                                  turned(small, 200).moved(0.76 * s, 0.56 * s), *dots_])),
        Layer("half", compound([placed(petal(0.12, 0.06), (0.54 * s, 0.84 * s), s, a)
                                for a in (0, 72, 144, 216, 288)])),
    ), brick=0.5)  # fmt: skip


_PLAIN = (
    stripes, pinstripe, breton, windowpane, gingham, tartan, houndstooth, glen_check, herringbone,
    argyle, dots, geometric, camouflage, leopard, zebra, tie_dye, checkerboard, fair_isle, paisley,
)  # fmt: skip

REPEATS: dict[str, Callable[[float], Cell]] = {
    function.__name__: function
    for prints in (_PLAIN, florals.PRINTS, japanese.PRINTS, chinese.PRINTS, creatures.PRINTS)
    for function in prints
}
