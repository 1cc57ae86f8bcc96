"""Hems: the lower edge of a body or skirt, from the viewer's right corner to the left one."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise

from model.garment.design import Design
from model.garment.draft.piece import Line, Piece, both, detail, edge, fold, stitch
from model.garment.geometry import (
    Path,
    Point,
    along,
    arc,
    between,
    compound,
    cubic,
    line,
    parallel,
    polyline,
    sampled,
    smooth,
    x_at,
)

_OVER_SEAM = 0.5  # cm that the edge of a slit may lie outside the seam
_SHARES = [k / 8 for k in range(9)]


@dataclass(frozen=True)
class Hem:
    """The edge from the right corner over the centre to the left corner."""

    right: Path  # corner to centre
    left: Path  # centre to corner

    def path(self) -> Path:
        """The whole edge."""
        return self.right.then(self.left)

    def mirrored(self) -> Hem:
        """The edge with left and right exchanged."""
        return Hem(self.left.reversed().mirrored(), self.right.reversed().mirrored())


def plain_half(corner: Point, centre: float) -> Path:
    """A hem that sags gently from a corner to the centre front."""
    x, y = corner
    return cubic(corner, (0.66 * x, y + 0.72 * (centre - y)), (0.34 * x, centre), (0.0, centre))


def shirt_tail_half(corner: Point, centre: float, rise: float) -> Path:
    """A shirt-tail: the side lies `rise` higher, the edge swings in an S."""
    x, y = corner[0], centre - rise
    middle = (0.62 * x, centre - 0.34 * rise)
    return Path(
        "MCC",
        (
            (x, y),
            (0.93 * x, y + 0.06 * rise), (middle[0] + 0.14 * x, middle[1] - 0.34 * rise), middle,
            (middle[0] - 0.18 * x, middle[1] + 0.32 * rise), (0.26 * x, centre), (0.0, centre),
        ),
    )  # fmt: skip


def wave_half(corner: Point, centre: float, lobes: float, depth: float) -> Path:
    """A flared hem: lobes of cloth, `lobes` of them in the half, each `depth` deep."""
    x0, y0 = corner
    count = max(round(2 * lobes), 2)
    count += count % 2
    points: list[Point] = []
    for i in range(count + 1):
        t = i / count
        x = x0 * (1 - t) ** 1.0
        base = y0 + (centre - y0) * (1 - (1 - t) ** 2)
        swing = 0.0 if i in (0,) else (depth if i % 2 else -0.15 * depth)
        points.append((x, base + swing * (0.6 + 0.4 * t)))
    return smooth(points, 0.19)


def wave_valleys(half: Path) -> list[Point]:
    """Where the folds of `wave_half` begin: the points between its lobes."""
    return [p for i, p in enumerate(half.points[3::3]) if i % 2 == 1]


def flare_folds(
    valleys: list[Point], top: float, waist_half: float, hem_half: float, shares: tuple[float, ...]
) -> tuple[Path, ...]:
    """Folds that rise from the hem's valleys towards the waist and fade."""
    folds = []
    for i, (x, y) in enumerate(valleys):
        share = shares[i % len(shares)]
        target = (x / max(hem_half, 1.0) * waist_half, top)
        end = between((x, y), target, share)
        middle = between((x, y), target, 0.5 * share)
        bend = 0.03 * (x if x else 0.4)
        folds.append(cubic((x, y), (middle[0] + bend, middle[1]), (end[0] + 0.5 * bend, end[1] + 2),
                           end))  # fmt: skip
    return tuple(folds)


def hem_stitch(hem: Path, distance: float) -> Line:
    """A row of stitches above a hem that runs from right to left."""
    return stitch(parallel(hem, distance, 0.006, 0.994))


def ruffle(upper: Path, height: float, name: str, region: str = "body") -> Piece:
    """A gathered strip hanging from an edge that runs from right to left."""
    x0, x1 = upper.start[0], upper.end[0]
    lobes = max(round(abs(x0 - x1) / 5.5), 4)
    lower: list[Point] = []
    ticks: list[Line] = []
    for i in range(2 * lobes + 1):
        (x, y), _ = sampled(upper, [i / (2 * lobes)])[0]
        spread = 1 + 0.09 * min(height / 8, 1.4)
        depth = height - (1.4 if (i - lobes) % 2 else 0.0)  # deepest at the centre
        lower.append((x * spread, y + depth))
        if i % 2 == 0 and 0 < i < 2 * lobes:
            size = 0.82 if i % 4 else 0.55
            ticks.append(fold(cubic((x * spread, y + depth), (x * 1.04, y + 0.6 * depth),
                                    (x * 1.02, y + 0.5 * depth),
                                    (x * 1.01, y + depth * (1 - size)))))  # fmt: skip
        elif i % 2:
            ticks.append(fold(line((x, y), (x * 1.02, y + 0.36 * height))))
    outline = upper.then(line(upper.end, lower[-1]), smooth(lower[::-1], 0.2)).closed()
    return Piece(name, outline, lines=tuple(ticks), region=region)


def scallops(upper: Path) -> Path:
    """The edge redrawn as a row of shells that hang below it."""
    span = abs(upper.start[0] - upper.end[0])
    count = max(round(span / 4.2), 5)
    marks = [p for p, _ in sampled(upper, [i / count for i in range(count + 1)])]
    bows = [
        arc(a, 118, b, 242, 0.4) if a[0] > b[0] else arc(a, 62, b, -62, 0.4)
        for a, b in pairwise(marks)
    ]
    return bows[0].then(*bows[1:])


def fringe(upper: Path, height: float) -> Line:
    """Hanging threads, as one compound line."""
    span = abs(upper.start[0] - upper.end[0])
    count = max(round(span / 0.8), 12)
    threads = []
    for i in range(count + 1):
        (x, y), _ = sampled(upper, [i / count])[0]
        size = height * (0.86, 1.0, 0.92, 1.06, 0.9)[i % 5]
        threads.append(line((x, y), (x + (0.12, -0.1, 0.05)[i % 3], y + size)))
    return detail(compound(threads))


def rib_lines(top: Path, bottom: Path, gap: float) -> Line:
    """Rib between two edges that run the same way, `gap` cm apart."""
    width = max(abs(top.start[0] - top.end[0]), abs(top.start[1] - top.end[1]))
    count = max(round(width / gap), 4)
    shares = [i / count for i in range(1, count)]
    upper = [p for p, _ in sampled(top, shares)]
    lower = [p for p, _ in sampled(bottom, shares)]
    return detail(compound(line(a, b) for a, b in zip(upper, lower, strict=True)))


def is_flared(design: Design) -> bool:
    """Whether the hem is wide enough over the chest or hip to fall in waves."""
    base = design.number("hip_width") or design.number("chest_width") or design.number(
        "waist_width") * 1.3  # fmt: skip
    return design.number("hem_width") > 1.3 * base


def short_ticks(start: Path, size: float, count: int, direction: float) -> tuple[Line, ...]:
    """Gather ticks that start on an edge, alternating long and short."""
    pattern = (1.0, 0.55, 0.8, 0.45, 0.9, 0.6)
    lines = []
    for i in range(count):
        share = (i + 0.6 + 0.2 * ((i * 7) % 3 - 1)) / (count + 0.2)
        (x, y), _ = sampled(start, [min(share, 0.98)])[0]
        turn = direction + (share - 0.5) * 16
        lines.append(fold(arc((x, y), turn, along((x, y), turn + 3, size * pattern[i % 6]),
                              turn + 6, 0.3)))  # fmt: skip
    return tuple(lines)


def ending(side: Path, corner: Point) -> Path:
    """The side seam, moved at its foot to end at a corner."""
    first = side.points[0]
    old = side.points[-1]
    dx, dy = corner[0] - old[0], corner[1] - old[1]
    span = old[1] - first[1]
    return side.map(lambda p: (p[0] + dx * ((p[1] - first[1]) / span) ** 2,
                               p[1] + dy * ((p[1] - first[1]) / span)))  # fmt: skip


def slanted(edge_: Path, asymmetry: float, half: float, reach: float) -> Path:
    """A hem tilted about its centre so that one side hangs lower; `asymmetry` from -1 to 1."""
    fall = reach * asymmetry
    return edge_.map(lambda p: (p[0], p[1] + fall * p[0] / half))


def slant(design: Design) -> float:
    """How far each side of a wholly asymmetric hem lies from its centre, in cm."""
    length = design.number("body_length") or design.number("skirt_length")
    below = length - design.number("armhole_depth") if "body_length" in design else length
    return min(12.0, 0.17 * length, 0.5 * below - 2.5)


def slit_gap(height: float) -> float:
    """How far a slit of this height stands open at the hem."""
    return 1.3 if height < 24 else 4.2


def slits(side: Path, height: float, gap: float) -> tuple[Piece, ...]:
    """Wedges that show the inside where both side seams are open for `height` cm."""
    foot = side.end
    top_y = foot[1] - height
    top = (x_at(side, top_y), top_y)
    front = cubic(top, (top[0] - 0.1 * gap, top_y + 0.4 * height), (foot[0] - 0.8 * gap, foot[1] -
                  0.3 * height), (foot[0] - gap, foot[1] + 0.15))  # fmt: skip
    if any(x > x_at(side, y) + _OVER_SEAM for (x, y), _ in sampled(front, _SHARES)):
        # A seam that swings out to the hem: the edge swings with it.
        heights = [(share, top_y + share * (height + 0.15)) for share in _SHARES]
        front = smooth([(x_at(side, y) - gap * share**1.4, y) for share, y in heights])
    seam_ = polyline([foot, *[(x_at(side, foot[1] - height * k / 6), foot[1] - height * k / 6)
                              for k in range(1, 6)], top])  # fmt: skip
    wedge = front.then(line(front.end, foot), seam_).closed()
    piece = Piece("slit-left", wedge, "inside", (edge(front), stitch(parallel(front, 0.7, 0.03,
                  1.0))), cloth=False, printed=False, solid=False)  # fmt: skip
    return both(piece, "slit-left", "slit-right")
