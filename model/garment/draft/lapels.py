"""Collars with lapels: notched, peaked, shawl and the camp collar."""

from __future__ import annotations

import math

import numpy as np

from model.garment.design import Design
from model.garment.draft.body import Body
from model.garment.draft.collars import back_stand
from model.garment.draft.piece import Line, Piece, binding, both, edge, seam_line, stitch
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
    part_of,
    sampled,
)


def lapel_collar(design: Design, body: Body) -> tuple[Piece, ...]:
    """Back collar, both lapels and both collar leaves, the upper front's on top."""
    name = design.choice("collar")
    parts = [_shawl(design, body)] if name == "shawl" else _notched(design, body)
    pairs = [both(p, p.name, p.name.replace("left", "right")) for p in parts]
    lefts = [pair[0] for pair in pairs]
    rights = [pair[1] for pair in pairs]
    ordered = (*rights, *lefts) if body.top_is_right else (*lefts, *rights)
    return (back_stand(body.at.neck[0] - 0.1, 2.6, 1.3), *ordered)


def lapel_reach(design: Design) -> float:
    """The width of the lapel square to its roll line, in cm."""
    if design.choice("collar") == "camp":
        return design.number("collar_width")
    return design.number("lapel_width")


def _roll(body: Body) -> Path:
    """The roll line from the break up to the neck."""
    return body.neck


def _notched(design: Design, body: Body) -> list[Piece]:
    at, name = body.at, design.choice("collar")
    roll = _roll(body)
    reach = lapel_reach(design)
    half = at.neck[0]
    gorge_height = 3.6 if name == "camp" else 5.4
    share = 1.0 - gorge_height / max(at.front_neck, 10.0)
    gorge, travel = sampled(roll, [share])[0]
    square = travel + 90.0
    slope = {"notch": 24.0, "peak": 26.0, "camp": 6.0}[name]
    gain = max(math.cos(math.radians(slope - square)), 0.5)
    if name == "peak":  # its tip stands beyond the end of the gorge
        gain += 0.42 * math.cos(math.radians(slope - 72 - square))
    width = reach / gain
    for _ in range(3):  # the roll line is a little curved
        end, tip = _tip(name, gorge, slope, width)
        width *= reach / _distance(roll, tip)
    end, tip = _tip(name, gorge, slope, width)
    size = min(0.44 * reach, 4.2)
    notch = along(end, slope + 180, size)
    turn = {"notch": 66.0, "peak": 40.0, "camp": 58.0}[name]
    leaf = size * (0.92 if name != "peak" else 1.05)
    collar_tip = along(notch, slope - turn, leaf)
    break_point = roll.start
    drop = math.dist(tip, break_point)
    belly = arc(tip, angle_of(tip, break_point) - 9, break_point,
                angle_of(tip, break_point) + 13, 0.34)  # fmt: skip
    upper = line(gorge, notch).then(
        line(notch, tip) if name != "peak" else arc(notch, slope - 34, tip, slope - 52, 0.3)
    )
    lower_roll = part_of(roll, 0.0, share, 6)
    outline = upper.then(belly, lower_roll).closed()
    rim = line(notch, tip) if name != "peak" else arc(notch, slope - 34, tip, slope - 52, 0.3)
    lines: list[Line] = [edge(rim.then(belly)), seam_line(line(gorge, notch)), edge(lower_roll)]
    if design.choice("topstitch", "none") != "none" or name == "camp":
        lines.append(stitch(parallel(belly, 0.6, 0.03, 0.96)))
    if design.choice("category") in ("blazer", "suit_jacket", "coat"):
        hole = between(notch, tip, 0.35)
        start = along(hole, travel + 180, 1.3)
        lines.append(seam_line(line(start, along(start, slope - 4 if name != "peak" else slope - 20,
                                                 -1.7))))  # fmt: skip
    lapel = Piece("lapel-left", outline, lines=tuple(lines), region="collar",
                  grain=(gorge, -travel - 90.0), solid=drop > 0)  # fmt: skip
    collar = _leaf(body, roll, share, gorge, notch, collar_tip, half)
    if design.choice("piping", "none") != "edges":
        return [lapel, collar]
    return [lapel, collar, binding("binding-lapel-left", rim.then(belly), 0.7),
            binding("binding-collar-left", collar.lines[0].path, 0.7)]  # fmt: skip


def _tip(name: str, gorge: Point, slope: float, width: float) -> tuple[Point, Point]:
    """The end of the gorge line and the tip of the lapel."""
    end = along(gorge, slope, width)
    return end, along(end, slope - 72, 0.42 * width) if name == "peak" else end


def _distance(roll: Path, tip: Point) -> float:
    points = flattened(roll, 96)
    return float(np.hypot(*(points - np.array(tip)).T).min())


def _leaf(
    body: Body, roll: Path, share: float, gorge: Point, notch: Point, tip: Point, half: float
) -> Piece:
    """The collar leaf from its notch over the shoulder to behind the neck."""
    side: Point = (half - 0.1, -2.3)
    upper_roll = part_of(roll, share, 1.0, 4)
    top = cubic(upper_roll.end, (half + 0.05, -0.8), (half + 0.1, -1.7), side)
    out: Point = (max(half + 2.6, tip[0] - 0.6), max(0.9, tip[1] - 4.6))
    fall = cubic(side, (half + 0.9, -2.3), (out[0] - 0.5, out[1] - 1.6), out).then(
        cubic(out, (out[0] + 0.25, out[1] + 1.0), between(out, tip, 0.66), tip)
    )
    outline = upper_roll.then(top, fall, line(tip, notch), line(notch, gorge)).closed()
    rim = fall.then(line(tip, notch))
    return Piece("collar-left", outline, lines=(
        edge(rim), edge(upper_roll.then(top)), seam_line(line(gorge, notch))),
        region="collar")  # fmt: skip


def _shawl(design: Design, body: Body) -> Piece:
    at = body.at
    roll = _roll(body)
    reach = design.number("lapel_width")
    half = at.neck[0]
    side: Point = (half - 0.1, -2.3)
    top = cubic(roll.end, (half + 0.05, -0.8), (half + 0.1, -1.7), side)
    widest, travel = sampled(roll, [0.66])[0]
    far = along(widest, travel + 90, reach)
    shoulder: Point = (half + 0.42 * reach + 0.6, 0.6)
    rim = cubic(side, (half + 1.0, -2.3), (shoulder[0] - 0.6, shoulder[1] - 1.6), shoulder).then(
        cubic(shoulder, (shoulder[0] + 0.6, shoulder[1] + 1.8), along(far, travel, 4.5), far),
        cubic(far, along(far, travel + 180, 7.0), along(roll.start, travel - 12,
              0.36 * math.dist(far, roll.start)), roll.start))  # fmt: skip
    outline = roll.then(top, rim).closed()
    lines = [edge(rim), edge(roll.then(top))]
    if design.choice("topstitch", "none") != "none":
        lines.append(stitch(parallel(rim, 0.6, 0.08, 0.97)))
    return Piece("lapel-left", outline, lines=tuple(lines), region="collar",
                 grain=(widest, -travel - 90.0))  # fmt: skip
