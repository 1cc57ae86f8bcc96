"""Flowers and leaves of the West."""

from __future__ import annotations

from model.garment.geometry import circle, compound, cubic
from model.garment.prints.cell import Cell, Layer
from model.garment.prints.shapes import blossom, leaf, placed, ribbon, turned


def floral(s: float) -> Cell:
    """Open blooms with buds and leaves."""
    big = blossom(6, 0.19 * s, 0.17 * s)
    inner = turned(blossom(6, 0.11 * s, 0.1 * s), 30)
    small = blossom(5, 0.1 * s, 0.1 * s)
    a, b, c = (0.3 * s, 0.3 * s), (0.76 * s, 0.68 * s), (0.22 * s, 0.8 * s)
    leaves = [placed(leaf(0.17, 0.06), a, s, t) for t in (80, 120, 215)]
    leaves += [placed(leaf(0.17, 0.06), b, s, t) for t in (-70, -20, 150)]
    stem = ribbon(
        cubic(c, (0.32 * s, 0.66 * s), (0.5 * s, 0.84 * s), (0.62 * s, 0.78 * s)), 0.012 * s
    )
    return Cell(s, s, (
        Layer("half", compound([*leaves, stem])),
        Layer("secondary", compound([big.moved(*a), turned(big, 20).moved(*b)])),
        Layer("secondary", small.moved(*c)),
        Layer("accent", compound([inner.moved(*a), inner.moved(*b)])),
        Layer("half", compound([circle(a, 0.035 * s), circle(b, 0.035 * s), circle(c, 0.028 * s)])),
    ), brick=0.5)  # fmt: skip


def ditsy(s: float) -> Cell:
    """Tiny flowers scattered with single leaves."""
    flower = blossom(5, 0.11 * s, 0.1 * s)
    spots = ((0.2, 0.22), (0.7, 0.4), (0.34, 0.74), (0.86, 0.86))
    return Cell(s, s, (
        Layer("half", compound(placed(leaf(0.14, 0.05), (x * s + 0.06 * s, y * s + 0.1 * s), s,
                                      70 + 90 * i) for i, (x, y) in enumerate(spots))),
        Layer("secondary", compound(turned(flower, 25 * i).moved(x * s, y * s)
                                    for i, (x, y) in enumerate(spots))),
        Layer("accent", compound(circle((x * s, y * s), 0.03 * s) for x, y in spots)),
    ), brick=0.5)  # fmt: skip


def tropical(s: float) -> Cell:
    """Palm fronds and split leaves."""
    frond = []
    for i in range(7):
        t = i / 6
        for side in (-1, 1):
            frond.append(placed(leaf(0.2 - 0.12 * t, 0.035), (0.0, -0.34 * s * t), s,
                                side * (78 - 42 * t)))  # fmt: skip
    palm = compound(frond)
    broad = leaf(0.42 * s, 0.2 * s)
    rib = ribbon(cubic((0, 0), (0.01 * s, -0.14 * s), (-0.01 * s, -0.26 * s), (0, -0.38 * s)),
                 0.012 * s)  # fmt: skip
    return Cell(s, s, (
        Layer("secondary", compound([placed(palm, (0.3 * s, 0.56 * s), 1.05, 20),
                                     placed(palm, (0.84 * s, 0.98 * s), 0.8, -35)])),
        Layer("half", compound([placed(broad, (0.72 * s, 0.52 * s), 0.95, 24),
                                placed(broad, (0.2 * s, 0.98 * s), 0.7, -14)])),
        Layer("secondary", compound([placed(rib, (0.72 * s, 0.52 * s), 0.95, 24),
                                     placed(rib, (0.2 * s, 0.98 * s), 0.7, -14)])),
        Layer("accent", compound([placed(blossom(5, 0.1, 0.09), (0.52 * s, 0.78 * s), s, 10)])),
    ), brick=0.5)  # fmt: skip


PRINTS = (floral, ditsy, tropical)
