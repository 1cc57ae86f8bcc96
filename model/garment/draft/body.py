"""The body: inside back, front or two fronts, their seams and hem."""

from __future__ import annotations

from dataclasses import dataclass

from model.garment.design import Design
from model.garment.draft import hems
from model.garment.draft.body_outline import (
    front_edge,
    hem_of,
    overlap_of,
    side_of,
    wrap_start,
)
from model.garment.draft.landmarks import (
    Landmarks,
    armhole,
    back_neck_curve,
    has_lower_part,
    neck_curve,
    shoulder_seam,
    side_seam,
)
from model.garment.draft.necklines import TopEdge, top_edge
from model.garment.draft.piece import Line, Piece, both, edge, seam_line, stitch
from model.garment.geometry import (
    Path,
    Point,
    angle_of,
    arc,
    between,
    cubic,
    line,
    parallel,
    part_of,
)
from model.garment.sizing.limits import LAPELS

V_FRONTS = LAPELS | {"cross", "camp"}  # collars whose fronts open in a V to the break


SPLIT = frozenset(
    ("buttons", "double_breasted", "concealed", "zip", "asymmetric_zip", "snaps", "toggles",
     "wrap", "open", "frogs")
)  # fmt: skip


@dataclass(frozen=True)
class Body:
    """The drafted body and the curves that collars, closures and pockets need."""

    at: Landmarks
    side: Path  # right side seam, underarm to hem corner
    hem: Path  # the lower edge, right corner to left corner
    bottom: float  # y of the centre front hem
    overlap: float  # how far the upper front reaches past the centre, 0 for a whole front
    breaks: Point  # where the front edge leaves the overlap line, at x = -overlap on the right
    neck: Path  # front neckline, centre (or front edge) to neck point
    pieces: tuple[Piece, ...]  # back to front
    top_is_right: bool  # the viewer's right front lies on top


def draft_body(design: Design, at: Landmarks) -> Body:
    """The body of any garment with a shoulder or a bust."""
    side = side_of(design, at)
    hem = hem_of(design, at, side)
    left = side.mirrored()
    if design.choice("hem") == "asymmetric" and not has_lower_part(design):
        left = side_seam(design, at, hem.left.end[1]).mirrored()
        side = side_seam(design, at, hem.right.start[1])
    split = design.choice("closure") in SPLIT
    top = _front_top(design, at)
    back = _back(design, at, side, left, hem)
    if design.choice("neckline") == "one_shoulder":
        front, across = _one_shoulder(at, side, left, hem)
        return Body(
            at,
            side,
            hem.path(),
            hem.right.end[1],
            0.0,
            (0.0, at.front_neck),
            across,
            (back, front),
            True,
        )
    if not split:
        outline = top.path().then(side, hem.path(), left.reversed(),
                                  top.path().mirrored().reversed()).closed()  # fmt: skip
        front = Piece("body-front", outline, lines=(edge(side), edge(left), *_front_lines(top)))
        pieces = (back, front)
        return Body(
            at,
            side,
            hem.path(),
            hem.right.end[1],
            0.0,
            (0.0, at.front_neck),
            top.neck,
            pieces,
            True,
        )
    return _fronts(design, at, top, side, left.mirrored(), hem, back)


def _front_top(design: Design, at: Landmarks) -> TopEdge:
    if design.choice("collar") == "none":
        return top_edge(design, at)
    rest = shoulder_seam(at).then(armhole(design, at))
    if design.choice("sleeve") == "raglan":
        rest = armhole(design, at)
    return TopEdge(neck_curve(at.neck[0], at.front_neck), rest, covered=True)


def _back(design: Design, at: Landmarks, side: Path, left: Path, hem: hems.Hem) -> Piece:
    top = top_edge(design, at) if design.choice("collar") == "none" else _front_top(design, at)
    back_hem = hem.path()
    name = design.choice("hem")
    if name == "high_low" and not has_lower_part(design):
        (x, y) = side.end
        half = cubic((x, y), (0.9 * x, y + 6), (0.5 * x, at.length), (0.0, at.length))
        back_hem = half.then(half.mirrored().reversed())
    elif design.choice("collar") in LAPELS and name == "curved" and not has_lower_part(design):
        half = hems.plain_half(side.end, at.length)
        back_hem = half.then(half.mirrored().reversed())
    lines: tuple[Line, ...] = ()
    if top.covered:
        neck = back_neck_curve(at)
        start = shoulder_seam(at).then(armhole(design, at))
        if design.choice("sleeve") == "raglan":
            start = line(at.neck, at.shoulder).then(line(at.shoulder, at.underarm))
        upper = neck.then(start)
        facing = neck.map(lambda p: (p[0], p[1] + 4.6))
        facing = part_of(facing, 0.0, 0.9)
        lines = (
            seam_line(facing.mirrored().reversed().then(facing)),
            seam_line(line((-2.0, 2.6 + at.back_neck), (2.0, 2.6 + at.back_neck))),
        )
        if design.choice("collar") in ("none", "hood", "camp", *LAPELS, "cross"):
            lines = lines[:1]
    else:
        upper = _bare_back(design, at)
    outline = upper.then(side, back_hem, left.reversed(),
                         upper.mirrored().reversed()).closed()  # fmt: skip
    return Piece("body-back", outline, "inside", lines, cloth=False, printed=False)


def _bare_back(design: Design, at: Landmarks) -> Path:
    x, y = at.underarm
    if design.choice("neckline") == "off_shoulder":
        tip = at.shoulder
        return cubic((0, 8.6), (9, 8.4), (15, 8.0), tip).then(armhole(design, at))
    return cubic((0, y - 1.0), (0.4 * x, y - 1.0), (0.8 * x, y - 0.6), (x, y))


def _one_shoulder(at: Landmarks, side: Path, left: Path, hem: hems.Hem) -> tuple[Piece, Path]:
    """A front that hangs from the viewer's right shoulder, and its edge under the other arm."""
    x, y = at.underarm
    inner = (8.2, 0.4)
    tip = (15.5, 2.6)
    strap = line(inner, tip)
    arm = cubic(tip, (14.4, 10), (16.5, y - 1.5), (x, y))
    middle = (0.0, at.front_neck)
    slope = angle_of((-0.5 * x, 0.62 * y), inner)
    across = arc((-x, y), -24.0, middle, slope, 0.34).then(arc(middle, slope, inner, -48.0, 0.34))
    outline = strap.then(arm, side, hem.path(), left.reversed(), across).closed()
    front = Piece("body-front", outline, lines=(
        stitch(parallel(across, 0.9, 0.02, 0.98)), stitch(parallel(arm, 0.9, 0.04, 0.97)),
    ))  # fmt: skip
    return front, across


def _front_lines(top: TopEdge) -> tuple[Line, ...]:
    lines: list[Line] = [edge(top.neck), edge(top.neck.mirrored())]
    if not top.covered:
        lines += [edge(top.rest), edge(top.rest.mirrored())]
    return tuple(lines)


def _fronts(
    design: Design,
    at: Landmarks,
    top: TopEdge,
    side: Path,
    other_side: Path,
    hem: hems.Hem,
    back: Piece,
) -> Body:
    """Two fronts that lap over each other, each drafted as the viewer's right one."""
    reach = overlap_of(design)
    collar = design.choice("collar")
    v_shaped = collar in V_FRONTS or design.choice("neckline") in ("v_neck", "deep_v")
    start: Point = (-reach, at.front_neck)
    wraps = design.choice("closure") == "wrap"
    if wraps:
        start = wrap_start(design, at)
        reach = -start[0]
    if collar == "cross" and design.choice("closure") == "open":
        return _open_fronts(design, at, top, side, hem, back)
    if v_shaped and wraps:
        crossing: Point = (0.0, at.front_neck)
        turn = angle_of(start, at.neck)
        neck = arc(start, angle_of(start, crossing), crossing, turn, 0.34).then(
            arc(crossing, turn, at.neck, angle_of(crossing, at.neck), 0.34)
        )
    elif v_shaped:
        bulge = 0.1 if collar in LAPELS else -0.5
        hx = at.neck[0]
        third = between(start, at.neck, 0.36)
        late = between(start, at.neck, 0.7)
        neck = cubic(start, (third[0] + bulge, third[1] - bulge), (late[0] + bulge, late[1]),
                     (hx, 0.0))  # fmt: skip
    else:
        neck = line(start, (0.0, at.front_neck)).then(top.neck) if reach > 0 else top.neck
        if reach < 0:
            neck = part_of(top.neck, 0.1, 1.0)
            lowered = at.front_neck / neck.start[1]
            neck = neck.map(lambda p: (p[0], p[1] * lowered))
            start = neck.start

    def front(flank: Path, own_hem: hems.Hem) -> tuple[Piece, Path]:
        rim, lower = front_edge(design, at, own_hem, reach, start)
        outline = neck.then(top.rest, flank, lower, rim).closed()
        lines = [edge(rim), edge(flank)]
        if v_shaped or collar == "none":
            lines.append(edge(neck))
        return Piece("front-left", outline, lines=tuple(lines)), rim

    left, right_edge = front(side, hem)
    other, _ = front(other_side, hem.mirrored())
    _, right = both(other, "front-left", "front-right")
    top_is_right = design.choice("closure_side", "right_over_left") == "left_over_right"
    # The wearer's left front lies on the viewer's right.
    pieces = (right, left) if top_is_right else (left, right)
    bottom = right_edge.start[1]
    return Body(at, side, hem.path(), bottom, reach, start, neck, (back, *pieces), top_is_right)


def _open_fronts(
    design: Design, at: Landmarks, top: TopEdge, side: Path, hem: hems.Hem, back: Piece
) -> Body:
    """Fronts that hang open from the neck to the hem, as on a haori."""
    bottom = hem.right.end[1]
    foot: Point = (4.2, bottom)
    if "neckline_depth" in design:
        start: Point = (4.2, at.front_neck)
        neck = line(foot, start).then(
            cubic(start, (4.2, 0.6 * start[1]), (4.8, 0.3 * start[1]), (at.neck[0], 0.0))
        )
    else:
        neck = cubic(foot, (4.2, 0.6 * bottom), (4.6, 0.26 * bottom), (at.neck[0], 0.0))
    lower = part_of(hem.right, 0.0, 1.0 - foot[0] / at.hem)
    lower = lower.then(line(lower.end, foot))
    outline = neck.then(top.rest, side, lower).closed()
    left, right = both(Piece("front-left", outline, lines=(edge(neck), edge(side))), "front-left",
                       "front-right")  # fmt: skip
    return Body(at, side, hem.path(), bottom, 0.0, foot, neck, (back, right, left), True)
