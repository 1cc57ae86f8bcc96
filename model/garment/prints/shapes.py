"""Building blocks of motifs: closed paths around the origin, in units of the repeat."""

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
    parallel,
    smooth,
)


def turned(path: Path, degrees: float) -> Path:
    """The path rotated about the origin."""
    c, s = math.cos(math.radians(degrees)), math.sin(math.radians(degrees))
    return path.map(lambda p: (c * p[0] - s * p[1], s * p[0] + c * p[1]))


def sized(path: Path, factor: float) -> Path:
    """The path scaled about the origin."""
    return path.map(lambda p: (p[0] * factor, p[1] * factor))


def placed(path: Path, at: Point, size: float = 1.0, degrees: float = 0.0) -> Path:
    """The path scaled, rotated and moved."""
    return turned(sized(path, size), degrees).moved(*at)


def ring(radius: float, width: float) -> Path:
    """An annulus, hole wound the other way."""
    inner = circle((0, 0), radius - width)
    return circle((0, 0), radius).and_(Path(inner.verbs, inner.points[::-1]))


def petal(length: float, width: float, notch: float = 0.0) -> Path:
    """A petal from the origin upwards; `notch` cuts its tip as in a cherry blossom."""
    w = width / 2
    if notch:
        return (
            cubic((0, 0), (-1.3 * w, -0.3 * length), (-1.2 * w, -length), (-0.3 * w, -length))
            .then(
                line((-0.3 * w, -length), (0, -length + notch)),
                line((0, -length + notch), (0.3 * w, -length)),
                cubic((0.3 * w, -length), (1.2 * w, -length), (1.3 * w, -0.3 * length), (0, 0)),
            )
            .closed()
        )
    return (
        cubic((0, 0), (-1.5 * w, -0.4 * length), (-1.1 * w, -length), (0, -length))
        .then(cubic((0, -length), (1.1 * w, -length), (1.5 * w, -0.4 * length), (0, 0)))
        .closed()
    )


def leaf(length: float, width: float) -> Path:
    """A pointed leaf from the origin upwards."""
    return (
        cubic((0, 0), (-width, -0.3 * length), (-0.5 * width, -0.8 * length), (0, -length))
        .then(cubic((0, -length), (0.5 * width, -0.8 * length), (width, -0.3 * length), (0, 0)))
        .closed()
    )


def blossom(count: int, length: float, width: float, notch: float = 0.0) -> Path:
    """Petals round the origin."""
    return compound(turned(petal(length, width, notch), 360 / count * i) for i in range(count))


def ribbon(path: Path, width: float) -> Path:
    """A line as a closed strip of even width."""
    return parallel(path, width / 2).then(parallel(path, -width / 2).reversed()).closed()


def bar(start: Point, end: Point, width: float) -> Path:
    """A straight strip."""
    direction = math.degrees(math.atan2(end[1] - start[1], end[0] - start[0]))
    a, b = along(start, direction + 90, width / 2), along(end, direction + 90, width / 2)
    c, d = along(end, direction - 90, width / 2), along(start, direction - 90, width / 2)
    return line(a, b).then(line(b, c), line(c, d)).closed()


def blob(radii: Sequence[float], size: float) -> Path:
    """A soft closed shape through points at even angles."""
    n = len(radii)
    return smooth([along((0, 0), 360 / n * i, size * r) for i, r in enumerate(radii)], 0.18,
                  close=True)  # fmt: skip


def spiral(turns: float, radius: float, width: float, start: float = 0.0) -> Path:
    """A rolled scroll as a strip that narrows inwards."""
    steps = max(int(turns * 8), 6)
    outer, inner = [], []
    for i in range(steps + 1):
        t = i / steps
        r = radius * (1 - 0.86 * t)
        angle = start + 360 * turns * t
        outer.append(along((0, 0), angle, r + width / 2 * (1 - 0.5 * t)))
        inner.append(along((0, 0), angle, max(r - width / 2 * (1 - 0.5 * t), 0.01)))
    return smooth(outer).then(line(outer[-1], inner[-1]), smooth(inner[::-1])).closed()


def crescent(radius: float, width: float, sweep: float = 180.0) -> Path:
    """A half ring over the origin, open downwards."""
    half = sweep / 2
    outer_a, outer_b = along((0, 0), -90 - half, radius), along((0, 0), -90 + half, radius)
    inner_a = along((0, 0), -90 - half, radius - width)
    inner_b = along((0, 0), -90 + half, radius - width)
    pull = 4 / 3 * math.tan(math.radians(sweep / 8))
    top_o, top_i = (0.0, -radius), (0.0, -radius + width)

    def quarter(a: Point, b: Point, r: float, from_angle: float, sign: int) -> Path:
        turn = from_angle + sign * half
        first = along(a, from_angle + sign * 90, pull * r)
        second = along(b, turn - sign * 90, pull * r)
        return cubic(a, first, second, b)

    out = quarter(outer_a, top_o, radius, -90 - half, 1).then(
        quarter(top_o, outer_b, radius, -90, 1))  # fmt: skip
    back = quarter(inner_b, top_i, radius - width, -90 + half, -1).then(
        quarter(top_i, inner_a, radius - width, -90, -1))  # fmt: skip
    return out.then(line(outer_b, inner_b), back).closed()


def teardrop(length: float, width: float) -> Path:
    """A paisley's drop: round below, its tip curling to one side."""
    return cubic((0, 0.5 * length), (-width, 0.5 * length), (-width, -0.1 * length),
                 (-0.1 * width, -0.3 * length)).then(
        arc((-0.1 * width, -0.3 * length), -20, (0.35 * width, -0.62 * length), -80, 0.4),
        cubic((0.35 * width, -0.62 * length), (0.7 * width, -0.25 * length), (0.9 * width,
              0.5 * length), (0, 0.5 * length))).closed()  # fmt: skip
