"""Collars that stand, fall or roll round the neck; lapels are in `lapels`."""

from __future__ import annotations

from model.garment.design import Design
from model.garment.draft.body import Body
from model.garment.draft.hems import rib_lines
from model.garment.draft.landmarks import Landmarks
from model.garment.draft.piece import (
    Ink,
    Line,
    Piece,
    binding,
    both,
    detail,
    edge,
    seam_line,
    stitch,
)
from model.garment.geometry import (
    Path,
    Point,
    along,
    angle_of,
    arc,
    cubic,
    ellipse,
    length_of,
    line,
    parallel,
    sampled,
    smooth,
)

KNITTED = frozenset(("rib", "turtleneck"))


def neck_seam(at: Landmarks) -> Path:
    """The front neck seam from the centre to the neck point."""
    half, depth = at.neck[0], at.front_neck
    return cubic((0, depth), (0.58 * half, depth), (0.98 * half, 0.55 * depth), (half, 0.0))


def back_stand(half: float, height: float, drop: float, *, ink: str = "inside") -> Piece:
    """The inside of the collar behind the neck: an upright crescent between two side points.

    `half` is the half width at the top, `height` the rise of the top edge over the neck point,
    `drop` the depth of the inner seam at the centre back.
    """
    side = (half, -0.82 * height)
    top = cubic((-half, side[1]), (-0.5 * half, -height - 0.5), (0.5 * half, -height - 0.5), side)
    foot = (half + 0.3, 0.25)
    low = line(side, foot).then(
        cubic(foot, (0.9 * half, drop + 0.6), (0.5 * half, drop + 1.4), (0, drop + 1.4))
    )
    outline = top.then(low, low.mirrored().reversed()).closed()
    crease = cubic((-0.97 * half, -0.3 * height), (-0.5 * half, 0.7 * drop), (0.5 * half,
                   0.7 * drop), (0.97 * half, -0.3 * height))  # fmt: skip
    neck_line = Path(low.verbs.replace("L", ""), (foot, *low.points[2:]))
    return Piece("collar-back", outline, "inside" if ink == "inside" else "band",
                 lines=(edge(top), seam_line(crease), seam_line(neck_line),
                        seam_line(neck_line.mirrored())), cloth=False, printed=False,
                 region="collar")  # fmt: skip


def shirt_collar(design: Design, body: Body) -> tuple[Piece, ...]:
    """Stand and fall: shirt, button-down, spread and storm collars."""
    at, name = body.at, design.choice("collar")
    stand, point = design.number("collar_height"), design.number("collar_width")
    half = at.neck[0]
    spread = {"shirt": 62.0, "button_down": 64.0, "spread": 34.0, "storm": 44.0}[name]
    side: Point = (half - 0.1, -0.95 * stand)
    meet: Point = (0.25, at.front_neck - stand)
    roll = cubic(meet, (0.5 * half, meet[1] - 0.2), (0.92 * half, 0.25 * meet[1] - 0.3), side)
    tip = along(meet, spread, point)
    outer: Point = (half + 1.5, 0.9)
    fall = cubic(side, (half + 0.9, side[1] + 0.2), (half + 1.3, -0.2), outer).then(
        cubic(outer, (half + 0.9, 2.4), (tip[0] + 0.42 * (outer[0] - tip[0]),
              tip[1] - 0.42 * (tip[1] - outer[1]) + 0.6), tip))  # fmt: skip
    front = cubic(tip, along(tip, spread + 186, 0.35 * point), along(meet, spread - 4, 0.3 * point),
                  meet)  # fmt: skip
    outline = roll.then(fall, front).closed()
    rim = fall.then(front)
    lines: list[Line] = [edge(rim), edge(roll), stitch(parallel(rim, 0.55, 0.06, 0.96))]
    if name == "button_down":
        lines.append(detail(ellipse(along(tip, spread + 180 - 9, 1.2), 0.42, 0.42)))
    leaf = Piece("collar-left", outline, lines=tuple(lines), region="collar",
                 grain=(side, -spread + 60))  # fmt: skip
    leaves = (*both(leaf, "collar-left", "collar-right"), *_bound(design, rim))
    reach = max(min(body.overlap, 1.8), 0.3) if design.choice("collar") != "storm" else 0.4
    low = neck_seam(at)
    band_top = cubic((-reach + 0.5, meet[1]), (0, meet[1]), (0.3 * half, meet[1]),
                     (0.7 * half, meet[1] - 1.8))  # fmt: skip
    stand_right = arc((-reach, at.front_neck), -90, band_top.start, -10, 0.5).then(
        band_top, line(band_top.end, (half, 0)), low.reversed(), line(low.start, (-reach,
        at.front_neck))).closed()  # fmt: skip
    stand_piece = Piece("collar-stand-left", stand_right, lines=(
        edge(arc((-reach, at.front_neck), -90, band_top.start, -10, 0.5).then(band_top)),
        seam_line(low),), region="collar")  # fmt: skip
    stands = both(stand_piece, "collar-stand-left", "collar-stand-right")
    under, over = (stands[1], stands[0]) if body.top_is_right else (stands[0], stands[1])
    return (back_stand(half - 0.1, stand + 0.4, 1.0), under, over, *leaves)


def _bound(design: Design, rim: Path) -> tuple[Piece, ...]:
    """Bindings along the free edges of a collar of two halves, where edges are; a rib has none."""
    if design.choice("piping", "none") != "edges" or design.choice("collar") == "rib":
        return ()
    name = "binding-collar"
    return both(binding(f"{name}-left", rim, 0.7), f"{name}-left", f"{name}-right")


def stand_collar(design: Design, body: Body) -> tuple[Piece, ...]:
    """An upright band: mandarin and qipao collars, funnel, rib, mock and turtleneck."""
    at, name = body.at, design.choice("collar")
    height = design.number("collar_height")
    half = at.neck[0]
    closed = name in ("turtleneck", "mock") or design.choice("closure") == "none"
    lean = {"turtleneck": 0.1, "mock": 0.06, "funnel": 0.02}.get(name, 0.14)
    side: Point = (half - lean * height, -0.9 * height)
    seam_ = neck_seam(at)
    front_top = at.front_neck - height
    gap = 0.0 if closed or name in ("funnel", "rib") else 0.35
    if not closed and name == "funnel":
        gap = 0.0
    top = cubic((gap, front_top), (0.5 * half, front_top), (0.94 * side[0], side[1] + 0.4 * abs(
        front_top - side[1])), side)  # fmt: skip
    flank = cubic(side, (half - 0.7 * lean * height, -0.5 * height), (half - 0.15, -0.2 * height),
                  (half + 0.25, 0.15))  # fmt: skip
    back_height = 0.9 * height + 0.5
    back = back_stand(side[0], back_height, max(front_top * 0.35, -0.4 * height), ink="inside")
    ink: Ink = "band" if name == "rib" else "base"
    if closed:
        outline = top.then(flank, line(flank.end, seam_.end), seam_.reversed(),
                           seam_.mirrored(), line(seam_.end, flank.end).mirrored(),
                           flank.reversed().mirrored(), top.reversed().mirrored())  # fmt: skip
        lines = [edge(top), edge(top.mirrored()), seam_line(seam_), seam_line(seam_.mirrored())]
        whole_top = top.reversed().mirrored().reversed()
        if name == "turtleneck":
            turn = parallel(seam_, -0.75, 0.0, 0.97)
            lines += [edge(turn), edge(turn.mirrored())]
        if design.choice("fabric").endswith("knit") or name == "turtleneck":
            lines += [rib_lines(top, seam_, 0.75), rib_lines(whole_top.mirrored(),
                      seam_.mirrored(), 0.75)]  # fmt: skip
        else:
            lines += [stitch(parallel(top, 0.8, 0.03, 0.88)),
                      stitch(parallel(top, 0.8, 0.03, 0.88).mirrored())]  # fmt: skip
        return back, Piece("collar", outline.closed(), ink, tuple(lines), region="collar")
    start: Point = (gap * 0.3, at.front_neck)
    if name in ("mandarin", "high_mandarin"):
        corner = 0.55 * height
        rise = arc(start, -88, (gap + corner, front_top), 4, 0.5)
        rim = rise.then(cubic(rise.end, (0.6 * half, front_top - 0.1), (0.94 * side[0],
                        side[1] + 0.4 * abs(front_top - side[1])), side))  # fmt: skip
    else:
        rim = line(start, (gap, front_top)).then(top)
    low = line(start, (0, at.front_neck)).then(seam_)
    outline = rim.then(flank, line(flank.end, low.end), low.reversed()).closed()
    lines = [edge(rim), seam_line(low)]
    if name == "rib":
        lines.append(rib_lines(top, seam_, 0.7))
    else:
        lines.append(stitch(parallel(rim, 0.6, 0.05, 0.94)))
    piece = Piece("collar-left", outline, ink, tuple(lines), region="collar")
    left, right = both(piece, "collar-left", "collar-right")
    pair = (right, left) if body.top_is_right else (left, right)
    return back, *pair, *_bound(design, rim)


def flat_collar(design: Design, body: Body) -> tuple[Piece, ...]:
    """Collars that lie flat round the neckline: Peter Pan and sailor."""
    at, width = body.at, design.number("collar_width")
    half, depth = at.neck[0], at.front_neck
    seam_ = neck_seam(at)
    shoulder = along((half, 0.0), 23.0, width)
    if design.choice("collar") == "sailor":
        low = depth + 11.0
        seam_ = cubic((0, low), (0.34 * half, 0.66 * low), (0.9 * half, 0.4 * low), (half, 0))
        tip = (0.0, low)
        outer = cubic((half, -0.6), (half + 1, -0.4), (half + 0.6 * width, 0.6), shoulder).then(
            cubic(shoulder, (half + width * 0.8, 0.5 * low), (half * 0.5 + 0.3 * width, 0.8 * low),
                  (0.2, low + 1.0)))  # fmt: skip
        lines = [edge(outer), edge(seam_), seam_line(parallel(outer, 1.0, 0.12, 0.96)),
                 seam_line(parallel(outer, 1.7, 0.12, 0.94))]  # fmt: skip
        outline = seam_.then(line(seam_.end, outer.start), outer, line(outer.end, tip)).closed()
    else:
        round_end = (0.62 * half + 0.5, depth + width)
        outer = cubic((half - 0.2, -1.0), (half + 0.9, -0.9), (half + 0.6 * width, 0.2),
                      shoulder).then(
            cubic(shoulder, (half + width * 0.95, 0.3 * depth + width * 0.6), (round_end[0] + 0.5 *
                  width, round_end[1]), round_end),
            cubic(round_end, (round_end[0] - 0.5 * width, round_end[1]), (0.5, depth + 0.72 *
                  width), (0.15, depth)))  # fmt: skip
        rolled = cubic((0.15, depth), (0.56 * half, depth - 0.5), (0.9 * half, 0.45 * depth),
                       (half - 0.2, -1.0))  # fmt: skip
        lines = [edge(outer), edge(rolled), stitch(parallel(outer, 0.6, 0.1, 0.97))]
        outline = rolled.then(outer).closed()
    leaf = Piece("collar-left", outline, "secondary", tuple(lines), region="collar",
                 printed=False)  # fmt: skip
    left, right = both(leaf, "collar-left", "collar-right")
    return back_stand(half - 0.2, 1.3, 1.2), right, left, *_bound(design, outer)


def cross_collar(design: Design, body: Body) -> tuple[Piece, ...]:
    """交领: a straight band along both front edges, left over right, crossing like a y."""
    at = body.at
    width = design.number("collar_width")
    half = at.neck[0]
    behind: Point = (half - 0.9, -1.7)
    rim = body.neck.then(cubic(body.neck.end, (half - 0.05, -0.6), (half - 0.4, -1.4), behind))
    # The band lies on the shoulder and rolls over it to the back of the neck.
    slope = angle_of(at.neck, at.shoulder)
    lying = along(at.neck, slope, 0.92 * width)
    roll = cubic(behind, (half - 0.2, -2.0), along(lying, slope + 180 + 24, 0.5 * width), lying)
    below = 1 - (2.0 + 1.2 * width) / length_of(rim)
    marks = sampled(rim, [below * i / 20 for i in range(21)])
    outer = smooth([*(along(p, a + 90, width) for p, a in marks), lying])
    foot = line(rim.start, outer.start)
    outline = rim.then(roll, outer.reversed(), line(outer.start, rim.start))
    piece = Piece("collar-left", outline.closed(), "secondary", (edge(rim), edge(outer),
                  edge(foot)), region="collar", printed=False)  # fmt: skip
    left, right = both(piece, "collar-left", "collar-right")
    pair = (right, left) if body.top_is_right else (left, right)
    return back_stand(half - 0.05, 2.0, 1.9, ink="band"), *pair


def neck_band(at: Landmarks, neck: Path, width: float, ink: str, ribbed: bool) -> Piece:
    """A rib or bound band along a collarless neckline, both halves in one piece."""
    lower = parallel(neck, width, 0.0, 1.0)
    inner, outer = neck, Path(lower.verbs, ((0.0, lower.points[0][1]), *lower.points[1:]))
    outline = inner.then(line(inner.end, outer.end), outer.reversed(), outer.mirrored(),
                         line(outer.end, inner.end).mirrored(),
                         inner.reversed().mirrored()).closed()  # fmt: skip
    lines = [seam_line(outer), seam_line(outer.mirrored()), edge(inner), edge(inner.mirrored())]
    if ribbed:
        lines += [rib_lines(inner, outer, 0.7), rib_lines(inner.mirrored(), outer.mirrored(), 0.7)]
        more = parallel(outer, 0.5, 0.0, 0.98)
        lines += [stitch(more), stitch(more.mirrored())]
    return Piece("neck-band", outline, "band" if ink == "band" else "accent", tuple(lines),
                 region="collar", printed=False)  # fmt: skip
