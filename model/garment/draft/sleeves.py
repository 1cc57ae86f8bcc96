"""Sleeves, drafted hanging on the viewer's right and mirrored.

A hanging sleeve is a tube seen from outside: its drawn width is the flat width times
`projection`. The sleeve leaves the shoulder along the cap, turns at the biceps into its axis, and
bends a little at the elbow.
"""

from __future__ import annotations

import math
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from model.garment.design import Design
from model.garment.draft.landmarks import Landmarks, armhole
from model.garment.draft.piece import Line, Piece, detail, edge, fold, seam_line, stitch
from model.garment.geometry import (
    Path,
    Point,
    along,
    angle_of,
    arc,
    between,
    cubic,
    flattened,
    line,
    parallel,
    sampled,
    smooth,
    unit,
)

_HANG = {  # degrees from upright of a long sleeve
    "two_piece": 13.0,
    "set_in": 21.0,
    "raglan": 25.0,
    "drop_shoulder": 27.0,
    "dolman": 36.0,
    "puff": 20.0,
    "bishop": 20.0,
    "balloon": 21.0,
    "bell": 21.0,
    "leg_of_mutton": 19.0,
    "wide": 60.0,
    "pipa": 54.0,
    "kimono": 50.0,
}
_SHORT_HANG = 40.0
FULL = frozenset(("puff", "bishop", "balloon", "leg_of_mutton"))
FRILL = 4.7  # cm of a ruffle at the end of a sleeve


def hang(design: Design) -> float:
    """The angle of the sleeve's axis from upright, in degrees; short sleeves stand out more."""
    long = _HANG[design.choice("sleeve")]
    share = min(max((design.number("sleeve_length") - 20) / 28, 0.0), 1.0)
    return _SHORT_HANG + (long - _SHORT_HANG) * share if long < _SHORT_HANG else long


def projection(design: Design) -> float:
    """Drawn width over flat width: .72 for a sleeve that hangs close, 1 from 42 degrees on.

    Gathered sleeves are round: a long one shows .86 of its width, a short one .72.
    """
    if design.choice("sleeve") in FULL:
        return 0.86 if is_long(design) else 0.72
    return min(max(0.72 + (hang(design) - 20.0) / 22.0 * 0.28, 0.72), 1.0)


def is_long(design: Design) -> bool:
    """Whether a gathered sleeve reaches below the elbow before its cuff."""
    return design.number("sleeve_length") - hanging_cuff(design) > 36


@dataclass(frozen=True)
class Sleeve:
    """The drafted tube: outer and inner line, both from top to cuff, and its axis angles."""

    outer: Path
    inner: Path
    axis: float  # direction of the upper arm, degrees as in `geometry.unit`
    lower: float  # direction of the forearm
    cuff_outer: Point
    cuff_inner: Point

    def at(self, share: float) -> tuple[Point, Point]:
        """Outer and inner point where the line across the sleeve lies at a share of its length."""
        return sampled(self.outer, [share])[0][0], sampled(self.inner, [share])[0][0]


def tube(design: Design, at: Landmarks, width: float, cuff: float, length: float) -> Sleeve:
    """A sleeve of drawn widths `width` at the biceps and `cuff` at its end, in cm.

    `length` runs straight from the shoulder tip to the outer end of the cuff. The inner line of
    a sleeve that hangs close begins behind the body.
    """
    tip = at.shoulder
    axis, chord = _fall(design, at, width)
    bend = {"two_piece": 7.0, "set_in": 4.0, "raglan": 3.0}.get(design.choice("sleeve"), 2.0)
    lower = axis + (bend if length > 40 else 0.0)
    reach = (at.underarm[1] - tip[1] - 3.2) / math.sin(math.radians(chord))
    biceps = along(tip, chord, reach)
    leaving = 2 * chord - axis
    under = along(biceps, axis + 90.0, width)
    cap = arc(tip, leaving, biceps, axis, 0.36)
    if length <= reach + 2.0:
        return _short(cap, tip, at.underarm, axis, cuff, length)
    elbow = along(biceps, axis, max(0.56 * length - 0.55 * reach, 0.3 * (length - reach)))
    end = _end(elbow, lower, tip, length)
    outer = cap.then(
        cubic(biceps, along(biceps, axis, 0.34 * math.dist(biceps, elbow)),
              along(elbow, (axis + lower) / 2, -0.3 * math.dist(biceps, elbow)), elbow),
        cubic(elbow, along(elbow, (axis + lower) / 2, 0.3 * math.dist(elbow, end)),
              along(end, lower, -0.34 * math.dist(elbow, end)), end),
    ) if length > 34 else cap.then(arc(biceps, axis, end, lower, 0.33))  # fmt: skip
    inside = along(end, lower + 90.0, cuff)
    inner = _inner(under, inside, axis, lower)
    return Sleeve(outer, inner, axis, lower, end, inside)


def _fall(design: Design, at: Landmarks, width: float) -> tuple[float, float]:
    """The directions of the upper arm and of the line from the shoulder tip to the biceps.

    A sleeve too narrow to reach the underarm at its usual angle hangs closer.
    """
    tip, slope = at.shoulder, angle_of(at.neck, at.shoulder)
    usual = hang(design)
    share = {"two_piece": 0.31, "set_in": 0.35}.get(design.choice("sleeve"), 0.46)
    low, high = 0.0, 1.0
    for step in range(12):
        closer = 0.0 if step == 0 else (low + high) / 2
        axis = 90.0 - usual * (1 - closer)
        chord = axis - share * (1 - 0.8 * closer) * (axis - slope)
        biceps = tip[0] + (at.underarm[1] - tip[1] - 3.2) / math.tan(math.radians(chord))
        if along((biceps, 0.0), axis + 90.0, width)[0] <= at.underarm[0]:
            if step == 0:
                break
            high = closer
        else:
            low = closer
    return axis, chord


def _inner(under: Point, inside: Point, axis: float, lower: float) -> Path:
    run = math.dist(under, inside)
    return cubic(
        under,
        along(under, axis + 2.0, 0.36 * run),
        along(inside, lower + 1.0, -0.34 * run),
        inside,
    )


def _short(cap: Path, tip: Point, under: Point, axis: float, cuff: float, length: float) -> Sleeve:
    points = flattened(cap, 40)
    far = np.hypot(*(points - np.array(tip)).T)
    share = float(np.interp(length, far, np.linspace(0, 1, len(points))))
    if length > far[-1]:
        cap = cap.then(line(cap.end, along(cap.end, axis, length - float(far[-1]))))
        points, share = flattened(cap, 40), 1.0
    marks = np.linspace(0, share * (len(points) - 1), 6)
    xs = np.interp(marks, np.arange(len(points)), points[:, 0])
    ys = np.interp(marks, np.arange(len(points)), points[:, 1])
    kept = smooth([(float(x), float(y)) for x, y in zip(xs, ys, strict=True)])
    here = kept.end
    across = angle_of(here, along(under, axis, 5.5))
    inside = along(here, across, cuff)
    inner = line(under, inside)
    return Sleeve(kept, inner, axis, axis, here, inside)


def _end(elbow: Point, lower: float, tip: Point, length: float) -> Point:
    """The point on the forearm line at the distance `length` from the shoulder tip."""
    dx, dy = math.cos(math.radians(lower)), math.sin(math.radians(lower))
    ex, ey = elbow[0] - tip[0], elbow[1] - tip[1]
    b = ex * dx + ey * dy
    c = ex * ex + ey * ey - length * length
    t = -b + math.sqrt(max(b * b - c, 0.01))
    return along(elbow, lower, max(t, 1.0))


def closing(sleeve: Sleeve, seat: Path, droop: float = 0.35) -> Path:
    """The outline of the sleeve: outer line, slightly hollow cuff edge, inner line, seat."""
    start, end = sleeve.cuff_outer, sleeve.cuff_inner
    bow = along(between(start, end, 0.5), sleeve.lower, droop)
    mouth = smooth([start, bow, end])
    return sleeve.outer.then(mouth, sleeve.inner.reversed(), seat.reversed()).closed()


def cap_gathers(design: Design, seat: Path, axis: float) -> tuple[Line, ...]:
    """Ticks that fan out of the armhole where the cap is gathered."""
    lengths = (3.4, 2.2, 4.2, 2.6, 4.6, 2.4, 3.8, 2.0)
    shares = [0.02 + 0.075 * i for i in range(len(lengths))]
    lines = []
    for (point, _), size, turn in zip(
        sampled(seat, shares), lengths, range(len(lengths)), strict=True
    ):
        direction = -20.0 + turn * 11.0
        lines.append(fold(arc(point, direction, along(point, direction + 6, size), direction + 14)))
    return tuple(lines)


def elbow_folds(sleeve: Sleeve) -> tuple[Line, ...]:
    """Two short folds at the inner elbow, the hint that an arm bends there."""
    lines = []
    for share, size in ((0.46, 0.3), (0.53, 0.22)):
        outer, inner = sleeve.at(share)
        start = between(inner, outer, 0.02)
        end = between(inner, outer, size)
        lift = along(end, sleeve.axis, -1.6)
        lines.append(fold(arc(start, angle_of(start, end) - 12, lift, angle_of(start, lift) + 8)))
    return tuple(lines)


def hanging_cuff(design: Design) -> float:
    """The height of what hangs below the end of the sleeve itself: a gathered cuff, a frill."""
    if "cuff_height" in design:
        return design.number("cuff_height") if design.choice("sleeve") in FULL else 0.0
    if design.choice("sleeve") in FULL:
        return 3.2 if design.choice("cuff") in ("elastic", "ruffle") else 3.0
    return FRILL if design.choice("cuff") == "ruffle" else 0.0


def set_in_like(design: Design, at: Landmarks) -> tuple[Piece, Sleeve]:
    """Every sleeve whose lines are straight: set-in, two-piece, raglan, dropped, dolman, bell."""
    factor = projection(design)
    name = design.choice("sleeve")
    sleeve = tube(
        design,
        at,
        design.number("sleeve_width") * factor,
        design.number("cuff_width") * factor,
        design.number("sleeve_length") - hanging_cuff(design),
    )
    seat = armhole(design, at)
    lines: list[Line] = []
    if name == "two_piece":
        lines.append(seam_line(_back_seam(sleeve)))
    outline_seat = seat
    if name == "raglan":
        lines += [seam_line(_raglan_shoulder(at, sleeve)), seam_line(seat)]
        outline = Path("M", (at.neck,)).then(
            line(at.neck, at.shoulder),
            closing(sleeve, Path("M", (at.underarm,))),
        )
        start = smooth([at.neck, between(at.neck, at.shoulder, 0.5), at.shoulder])
        outline = start.then(sleeve.outer)
        bow = along(between(sleeve.cuff_outer, sleeve.cuff_inner, 0.5), sleeve.lower, 0.35)
        outline = outline.then(
            smooth([sleeve.cuff_outer, bow, sleeve.cuff_inner]),
            sleeve.inner.reversed(),
            seat.reversed(),
        ).closed()
    else:
        outline = closing(sleeve, _under(outline_seat))
    piece = Piece(
        "sleeve-left",
        outline,
        lines=tuple(lines),
        grain=(at.shoulder, 90.0 - sleeve.axis),
        region="sleeve",
    )
    return piece, sleeve


def _under(seat: Path) -> Path:
    """The seat moved under the body, so that no gap shows along the seam."""
    return seat.map(lambda p: (p[0] - 0.7, p[1]))


def _back_seam(sleeve: Sleeve) -> Path:
    """The hind seam of a tailored sleeve, beside its outer line."""
    return parallel(sleeve.outer, 2.2, 0.24, 1.0)


def _raglan_shoulder(at: Landmarks, sleeve: Sleeve) -> Path:
    return arc(
        along(at.shoulder, 200, 5.0), angle_of(at.neck, at.shoulder), sleeve.at(0.2)[0],
        sleeve.axis - 12, 0.3,
    )  # fmt: skip


def full_sleeve(design: Design, at: Landmarks) -> tuple[Piece, Sleeve]:
    """Sleeves with fullness: puff, bishop, balloon, leg-of-mutton."""
    factor = projection(design)
    name = design.choice("sleeve")
    width, cuff = design.number("sleeve_width") * factor, design.number("cuff_width") * factor
    length = design.number("sleeve_length") - hanging_cuff(design)
    long = is_long(design)
    base = tube(design, at, (0.72 if long else 1.15) * width, cuff, length)
    seat = armhole(design, at)
    tip = at.shoulder
    lift = 2.6 if name in ("puff", "leg_of_mutton") else 1.0
    outer_end, inner_end = base.cuff_outer, base.cuff_inner
    if name in ("balloon", "bishop") and long:
        i_peak = base.at(0.56 if name == "balloon" else 0.8)[1]
        i_peak = along(i_peak, base.axis + 90.0, 0.24 * width)
        inner = arc(base.inner.start, base.axis + 4, i_peak, base.axis, 0.34).then(
            arc(i_peak, base.axis, inner_end, base.lower - 48, 0.42))  # fmt: skip
    elif long:
        inner = base.inner
        i_peak = _opposite(inner, base.at(0.2)[0], base.axis)
    else:
        inner = arc(base.inner.start, base.axis + 24, inner_end, base.lower - 34, 0.36)
        i_peak = along(at.underarm, base.axis, -0.62 * math.dist(base.at(0.0)[0], at.underarm))
    o_peak = along(i_peak, base.axis - 90.0, width)  # the widest place
    rise = along(tip, -62, lift)
    if name in ("puff", "leg_of_mutton"):
        head = arc(tip, -58, along(rise, base.axis - 68, 2.2), base.axis - 74, 0.45)
        first = head.then(arc(head.end, base.axis - 70, o_peak, base.axis, 0.36))
    else:
        first = arc(tip, angle_of(tip, o_peak) - 24, o_peak, base.axis, 0.36)
    if name == "leg_of_mutton" and long:
        low = base.at(0.62)[0]
        outer = first.then(arc(o_peak, base.axis, low, base.lower + 12, 0.44),
                           arc(low, base.lower + 12, outer_end, base.lower, 0.33))  # fmt: skip
    else:
        outer = first.then(arc(o_peak, base.axis, outer_end, base.lower + 46, 0.42))
    sleeve = Sleeve(outer, inner, base.axis, base.lower, outer_end, inner_end)
    lines: tuple[Line, ...] = ()
    if name in ("puff", "leg_of_mutton"):
        lines += cap_gathers(design, seat, base.axis)
    if name != "leg_of_mutton":
        lines += _cuff_gathers(sleeve)
    piece = Piece(
        "sleeve-left",
        closing(sleeve, _under(seat), 0.2),
        lines=lines,
        grain=(tip, 90.0 - base.axis),
        region="sleeve",
    )
    return piece, sleeve


def _opposite(inner: Path, outer: Point, axis: float) -> Point:
    """The point of the inner line that lies square across from an outer point, or its first."""
    points = flattened(inner, 24)
    place = turned_by(points, axis)[:, 0]
    here = turned_by(np.array([outer]), axis)[0, 0]
    i = int(np.argmin(np.abs(place - here)))
    x, y = points[max(i, 1)]
    return float(x), float(y)


def _cuff_gathers(sleeve: Sleeve) -> tuple[Line, ...]:
    lengths = (6.0, 3.2, 7.4, 2.6, 5.4)
    lines = []
    for i, size in enumerate(lengths):
        share = 0.14 + 0.18 * i
        foot = between(sleeve.cuff_outer, sleeve.cuff_inner, share)
        up = sleeve.lower + 180 + (share - 0.5) * -38
        lines.append(fold(arc(foot, up, along(foot, up + (0.5 - share) * 16, size), up, 0.3)))
    return tuple(lines)


def cap_sleeve(at: Landmarks) -> Piece:
    """A cap sleeve: a crescent over the shoulder that runs out at the armhole."""
    (sx, sy), (_, uy) = at.shoulder, at.underarm
    low = (sx + 0.2, sy + 0.62 * (uy - sy))
    point = (sx + 6.2, sy + 5.6)
    outline = arc(at.shoulder, 22, point, 48, 0.4).then(
        arc(point, 128, low, 152, 0.36),
        line(low, (sx - 4.0, low[1])),
        line((sx - 4.0, low[1]), (sx - 4.0, sy + 0.4)),
    )
    hem = parallel(arc(point, 128, low, 152, 0.36), 0.9, 0.02, 0.9)
    return Piece("sleeve-left", outline.closed(), lines=(stitch(hem),),
                 grain=(at.shoulder, 40.0), region="sleeve")  # fmt: skip


def flutter_sleeve(at: Landmarks, *, tulip: bool) -> Piece:
    """A short loose sleeve with a wavy edge, or two petals that cross."""
    (sx, sy), (ux, uy) = at.shoulder, at.underarm
    out, low = (sx + 11.0, sy + 13.5), (ux + 0.4, uy + 0.6)
    head = arc(at.shoulder, 16, out, 66, 0.38)
    if tulip:
        out = (sx + 9.6, sy + 15.0)
        head = arc(at.shoulder, 18, out, 72, 0.38)
        mouth = arc(out, 150, low, 196, 0.3)
        petal = arc((sx + 2.6, sy + 2.0), 62, (ux + 1.8, uy - 0.6), 118, 0.3)
        lines: tuple[Line, ...] = (edge(petal), stitch(parallel(mouth, 0.9, 0.05, 0.95)))
    else:
        wave = [out]
        for i in range(1, 8):
            x, y = between(out, low, i / 8)
            wave.append((x + (0.7 if i % 2 else -0.4), y + (1.5 if i % 2 else 0.2)))
        mouth = smooth([*wave, low])
        seat = [(sx - 0.4, sy + 1 + 2.8 * i) for i in range(5)]
        lines = tuple(
            fold(arc(seat[i], 20 + 13 * i, wave[1 + i], 50 + 9 * i, 0.3)) for i in range(5)
        )
    outline = head.then(
        mouth,
        line(low, (sx - 4.5, low[1] - 4.0)),
        line((sx - 4.5, low[1] - 4.0), (sx - 4.5, sy + 0.8)),
    )
    return Piece("sleeve-left", outline.closed(), lines=lines, grain=(at.shoulder, 30.0),
                 region="sleeve")  # fmt: skip


def _root(head: Path, under: Point, axis: float, width: float) -> Point:
    """The point below the underarm that lies `width` from the upper line, square to the axis."""
    points = turned_by(flattened(head, 24), axis)
    (x, y) = turned_by(np.array([under]), axis)[0]
    top = float(np.interp(x, points[:, 0], points[:, 1]))
    return along(under, axis + 90.0, width - (y - top))


def turned_by(points: npt.NDArray[np.float64], degrees: float) -> npt.NDArray[np.float64]:
    """The points in a frame whose x runs along `degrees`."""
    c, s = unit(degrees)
    return np.asarray(points @ np.array([[c, -s], [s, c]]), np.float64)


def kimono_sleeve(design: Design, at: Landmarks) -> Piece:
    """The wide sleeves of the East: kimono, 广袖, 琵琶袖, and the grown-on kimono sleeve."""
    name, category = design.choice("sleeve"), design.choice("category")
    length, width = design.number("sleeve_length"), design.number("sleeve_width")
    mouth = design.number("cuff_width")
    tip = at.shoulder
    if category in ("haori", "kimono"):
        top = along(tip, 9, length)
        depth = along(top, 99, width)
        inner = (tip[0] + 1.2, tip[1] + width - 0.6)
        corner = 3.0
        outline = line(tip, top).then(
            line(top, along(depth, 99, -corner)),
            arc(along(depth, 99, -corner), 99, along(depth, 189, corner), 189, 0.5),
            line(along(depth, 189, corner), inner),
            line(inner, (tip[0] - 0.8, inner[1])),
            line((tip[0] - 0.8, inner[1]), (tip[0] - 0.8, tip[1])),
        )
        opening = along(top, 99, mouth)
        marks = (
            detail(line(along(opening, 189, 0.1), along(opening, 189, 1.4))),
            stitch(line(along(top, 99 + 90, 1.0), along(along(top, 99, mouth), 189, 1.0))),
            seam_line(line(tip, (tip[0], tip[1] + min(width, 27.0)))),
        )
        return Piece("sleeve-left", outline.closed(), lines=marks, grain=(tip, -9.0),
                     region="sleeve")  # fmt: skip
    axis = 90.0 - hang(design)
    end = along(tip, axis, length)
    across = axis + 90.0
    low = along(end, across, mouth)
    head = arc(tip, axis - 16, end, axis, 0.3)
    under = _root(head, at.underarm, axis, width)
    if name == "pipa":
        under = at.underarm
        upper, turn = sampled(head, [0.55])[0]
        belly = along(upper, across, width)
        bottom = arc(low, axis + 96, belly, turn + 180, 0.42).then(
            arc(belly, turn + 180, under, axis + 164, 0.4))  # fmt: skip
    else:
        sag = 0.22 if name == "wide" else 0.1
        bottom = arc(low, axis + 180 - 40 * sag, under, axis + 180 + 60 * sag, 0.36)
    outline = head.then(smooth([end, along(between(end, low, 0.5), axis, 0.4), low]), bottom,
                        _under(armhole(design, at)).reversed())  # fmt: skip
    lines: list[Line] = [stitch(line(along(end, axis, -1.2), along(low, axis, -1.2)))]
    for share, size in ((0.35, 0.42), (0.62, 0.34)):
        start = between(under, low, 0.1 + 0.2 * share)
        lines.append(fold(arc(start, axis - 30 * share, along(start, axis - 14, size * length),
                              axis - 4, 0.3)))  # fmt: skip
    return Piece("sleeve-left", outline.closed(), lines=tuple(lines), grain=(tip, 90.0 - axis),
                 region="sleeve")  # fmt: skip
