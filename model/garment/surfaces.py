"""The surface of each fabric: hairlines, ribs, flecks and motifs as small repeats in cm.

To add a fabric, add its line to `table_fabric` and, when it shows more than its colour, its
repeat here. `tone` of a layer: `shade` is darker than the cloth, `light` lighter, `fleck` the
secondary colour, `fleck2` the accent.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from model.garment.geometry import circle, compound, cubic, rectangle
from model.garment.prints.cell import Cell, Layer
from model.garment.prints.shapes import (
    bar,
    blob,
    blossom,
    crescent,
    leaf,
    placed,
    ribbon,
    ring,
    turned,
)


@dataclass(frozen=True)
class Surface:
    """A texture cell with its strength, and how the cloth takes light and lets it through."""

    cells: tuple[tuple[Cell, float], ...] = ()  # each with its angle against the grain
    strength: float = 0.25
    sheen: float = 0.0  # soft highlights, 0 to 1
    alpha: float = 1.0  # of the fill
    shade: float = 0.1  # strength of the soft shading along the edges


def _lines(gap: float, width: float) -> Cell:
    return Cell(gap, gap, (Layer("shade", rectangle(0, 0, width, gap)),), strips="down")


def _twill(gap: float, width: float, lean: float = 28.0) -> tuple[tuple[Cell, float], ...]:
    return ((_lines(gap, width), lean),)


def _wales(gap: float, share: float) -> tuple[tuple[Cell, float], ...]:
    return ((_lines(gap, share * gap), 0.0),)


def _flecks() -> Cell:
    spots = ((0.2, 0.3), (0.9, 0.1), (1.5, 0.7), (0.6, 1.1), (1.2, 1.5), (0.1, 1.7), (1.75, 1.3))
    dashes = [bar((x, y), (x + 0.22, y + 0.05), 0.1) for x, y in spots]
    return Cell(1.9, 1.9, (Layer("fleck", compound(dashes[0::3])), Layer("shade", compound(
        dashes[1::3])), Layer("fleck2", compound(dashes[2::3]))), brick=0.5)  # fmt: skip


def _cable() -> Cell:
    w, h = 7.0, 6.0
    strands = []
    for x0 in (1.1, 2.0, 2.9):
        strands.append(cubic((x0, 0), (x0, 1.6), (x0 + 1.5, 1.4), (x0 + 1.5, 3)).then(
            cubic((x0 + 1.5, 3), (x0 + 1.5, 4.6), (x0, 4.4), (x0, 6))))  # fmt: skip
    for x0 in (3.9, 4.6):
        strands.append(cubic((x0, 0), (x0, 1.6), (x0 - 2.2, 1.4), (x0 - 2.2, 3)).then(
            cubic((x0 - 2.2, 3), (x0 - 2.2, 4.6), (x0, 4.4), (x0, 6))))  # fmt: skip
    layers = tuple(Layer("shade", ribbon(s, 0.17)) for s in strands)
    sides = Layer("shade", compound([rectangle(0.3, 0, 0.44, h), rectangle(5.6, 0, 5.74, h)]))
    return Cell(w, h, (*layers, sides))


def _tufts(size: float, curl: bool) -> Cell:
    marks = []
    for i, (x, y) in enumerate(((0.2, 0.3), (0.7, 0.15), (0.45, 0.7), (0.9, 0.85), (0.05, 0.9))):
        if curl:
            marks.append(placed(crescent(0.16, 0.035, 220), (x * size, y * size), size, 70 * i))
        else:
            marks.append(placed(leaf(0.5, 0.045), (x * size, y * size), size, 160 + 18 * i))
    return Cell(size, size, (Layer("shade", compound(marks)),), brick=0.5)


def _grid(size: float, width: float) -> tuple[tuple[Cell, float], ...]:
    return ((_lines(size, width), 0.0), (_lines(size, width), 90.0))


def _points(size: float, radius: float, tone: str = "shade") -> Cell:
    return Cell(size, size, (Layer(tone, circle((size / 2, size / 2), radius)),), brick=0.5)


def _slubs(size: float) -> Cell:
    marks = [bar((x, y), (x + length, y), 0.045) for x, y, length in (
        (0.1, 0.4, 1.5), (1.4, 1.1, 0.9), (0.3, 1.9, 1.1), (1.9, 2.4, 0.8))]  # fmt: skip
    marks += [bar((x, y), (x, y + 0.9), 0.04) for x, y in ((0.7, 0.9), (2.1, 1.5))]
    k = size / 2.8
    return Cell(size, size, (Layer("shade", compound(m.map(lambda p: (p[0] * k, p[1] * k))
                                                     for m in marks)),), brick=0.5)  # fmt: skip


def _lace() -> Cell:
    s = 5.0
    flower = blossom(6, 0.2 * s, 0.16 * s)
    net = [ring(0.07 * s, 0.018 * s).moved(x * s, y * s) for x, y in (
        (0.08, 0.1), (0.92, 0.12), (0.1, 0.9), (0.9, 0.9), (0.5, 0.04), (0.05, 0.5), (0.95, 0.5),
        (0.28, 0.94), (0.72, 0.94))]  # fmt: skip
    leaves = [placed(leaf(0.2, 0.06), (0.5 * s, 0.5 * s), s, t) for t in (30, 150, 270)]
    far = [p.map(lambda q: (0.5 * s + (q[0] - 0.5 * s) * 1.7, 0.5 * s + (q[1] - 0.5 * s) * 1.7))
           for p in leaves]  # fmt: skip
    return Cell(
        s,
        s,
        (
            Layer("light", compound(far)),
            Layer("light", flower.moved(0.5 * s, 0.5 * s)),
            Layer("light", compound(net)),
            Layer("shade", circle((0.5 * s, 0.5 * s), 0.05 * s)),
        ),
        brick=0.5,
    )


def _brocade() -> Cell:
    s = 8.0
    return Cell(s, 0.6 * s, (
        Layer("light", turned(blossom(8, 0.17 * s, 0.12 * s), 22).moved(0.5 * s, 0.3 * s)),
        Layer("shade", blossom(6, 0.09 * s, 0.07 * s).moved(0.5 * s, 0.3 * s)),
        Layer("light", compound(placed(leaf(0.13, 0.04), (0.5 * s, 0.3 * s), s, t).map(
            lambda p: (0.5 * s + (p[0] - 0.5 * s) * 1.9, 0.3 * s + (p[1] - 0.3 * s) * 1.9))
            for t in (50, 130, 230, 310))),
    ), brick=0.5)  # fmt: skip


def _sequins() -> Cell:
    r = 0.95
    return Cell(2 * r, r, (Layer("light", crescent(r, 0.14, 170).moved(r, r)),
                           Layer("shade", crescent(0.8 * r, 0.1, 120).moved(r, 1.05 * r))),
                brick=0.5)  # fmt: skip


def _seersucker() -> Cell:
    puckers = [bar((0.1, y), (0.75, y + 0.16), 0.05) for y in (0.1, 0.7, 1.25)]
    return Cell(1.7, 1.8, (Layer("shade", compound([rectangle(0, 0, 0.05, 1.8), rectangle(0.84, 0,
                0.89, 1.8)])), Layer("shade", compound(puckers))))  # fmt: skip


def _mottle(size: float) -> Cell:
    a = blob((1, 0.7, 0.9, 0.6, 1, 0.8), 0.2 * size)
    return Cell(size, size, (Layer("shade", compound([a.moved(0.3 * size, 0.3 * size),
                             turned(a, 80).moved(0.78 * size, 0.74 * size)])),
                             Layer("light", turned(a, 40).map(lambda p: (p[0] * 0.6, p[1] * 0.6))
                                   .moved(0.72 * size, 0.22 * size))), brick=0.4)  # fmt: skip


def _flat(cell: Cell) -> tuple[tuple[Cell, float], ...]:
    return ((cell, 0.0),)


_BUILT: dict[str, Callable[[], Surface]] = {
    "oxford": lambda: Surface(_grid(0.9, 0.12), 0.1),
    "seersucker": lambda: Surface(_flat(_seersucker()), 0.22),
    "linen": lambda: Surface(_flat(_slubs(5.0)), 0.3),
    "cotton_twill": lambda: Surface(_twill(0.85, 0.1), 0.16),
    "gabardine": lambda: Surface(_twill(0.7, 0.08, 20), 0.13),
    "canvas": lambda: Surface(_grid(1.1, 0.14), 0.14),
    "denim": lambda: Surface(_twill(0.66, 0.12, 30), 0.24),
    "corduroy": lambda: Surface(_wales(0.85, 0.34), 0.28),
    "flannel": lambda: Surface(_flat(_points(2.2, 0.12)), 0.22),
    "wool_suiting": lambda: Surface(_twill(0.7, 0.06, 45), 0.11),
    "tweed": lambda: Surface(_flat(_flecks()), 0.75),
    "melton": lambda: Surface(_flat(_points(2.6, 0.16)), 0.18),
    "cashmere": lambda: Surface(_flat(_tufts(4.0, curl=False)), 0.12),
    "fine_knit": lambda: Surface(_wales(0.9, 0.12), 0.16),
    "rib_knit": lambda: Surface(_wales(1.15, 0.16), 0.42),
    "cable_knit": lambda: Surface(_flat(_cable()), 0.5),
    "pique": lambda: Surface(_flat(_points(1.5, 0.16)), 0.2),
    "french_terry": lambda: Surface(_flat(_points(2.4, 0.12)), 0.14),
    "cotton_jersey": lambda: Surface(shade=0.07),
    "fleece": lambda: Surface(_flat(_tufts(3.2, curl=True)), 0.24),
    "sherpa": lambda: Surface(_flat(_tufts(3.6, curl=True)), 0.4),
    "satin": lambda: Surface(sheen=0.5, shade=0.16),
    "silk": lambda: Surface(sheen=0.32, shade=0.13),
    "crepe": lambda: Surface(_flat(_points(1.7, 0.1)), 0.15, shade=0.12),
    "chiffon": lambda: Surface(alpha=0.66, shade=0.14),
    "organza": lambda: Surface(_grid(1.4, 0.06), 0.16, alpha=0.55, sheen=0.3),
    "lace": lambda: Surface(_flat(_lace()), 0.7, alpha=0.72),
    "velvet": lambda: Surface(sheen=-0.45, shade=-0.2),
    "brocade": lambda: Surface(_flat(_brocade()), 0.5, sheen=0.2),
    "gambiered_silk": lambda: Surface(_flat(_mottle(7.0)), 0.22, sheen=0.24),
    "indigo_cotton": lambda: Surface(_flat(_slubs(4.2)), 0.26),
    "leather": lambda: Surface(sheen=0.62, shade=0.2),
    "suede": lambda: Surface(_flat(_tufts(2.6, curl=False)), 0.16),
    "nylon": lambda: Surface(sheen=0.36, shade=0.12),
    "technical_shell": lambda: Surface(_grid(0.8, 0.05), 0.13, shade=0.12),
    "ripstop": lambda: Surface(_grid(1.7, 0.11), 0.22),
    "spandex": lambda: Surface(sheen=0.22, shade=0.16),
    "faux_fur": lambda: Surface(_flat(_tufts(4.0, curl=False)), 0.42),
    "sequin": lambda: Surface(_flat(_sequins()), 0.6, sheen=0.3),
    "mesh": lambda: Surface(_flat(_points(1.4, 0.3)), 0.42, alpha=0.86),
}

_PLAIN = Surface()
_CACHE: dict[str, Surface] = {}


def surface(fabric: str) -> Surface:
    """The surface of a fabric; plain cloth where it shows nothing but its colour."""
    if fabric not in _CACHE:
        _CACHE[fabric] = _BUILT.get(fabric, lambda: _PLAIN)()
    return _CACHE[fabric]
