"""Skirts, of their own or below the waist seam of a dress."""

from __future__ import annotations

from dataclasses import dataclass, replace

from model.garment.design import Design
from model.garment.draft import hems
from model.garment.draft.piece import Line, Piece, edge, fold, seam_line, stitch
from model.garment.draft.waists import DIP, waist_curve
from model.garment.geometry import (
    Path,
    Point,
    between,
    cubic,
    line,
    parallel,
    polyline,
    seam,
    x_at,
)

_TAIL = 6.0  # cm that a shirt-tail hem rises to its sides


@dataclass(frozen=True)
class SkirtFrame:
    """The measures of a skirt: half widths and heights, in cm."""

    waist: float
    top: float
    hip: float
    hip_y: float
    hem: float
    bottom: float  # y of the hem at the centre front
    kind: str


def skirt_frame(design: Design, whole: SkirtFrame) -> SkirtFrame:
    """The frame without what hangs below: a ruffle, or the longer back of a high-low hem."""
    fall, hem = whole.bottom - whole.top, design.choice("hem")
    if hem == "ruffle":
        fall = fall - 7.0 if whole.kind == "tiered" else (fall - 4.0) / 1.13
    elif hem == "high_low":
        fall /= 1.12
    hip_y = min(whole.hip_y, whole.top + 0.5 * (whole.bottom - whole.top))
    return replace(whole, bottom=whole.top + fall, hip_y=hip_y)


def skirt_side(frame: SkirtFrame) -> Path:
    """The right side seam."""
    w, t, bottom, hem = frame.waist, frame.top, frame.bottom, frame.hem
    kind = frame.kind
    fall = bottom - t
    hip_y = frame.hip_y
    if kind in ("straight", "pencil", "mermaid"):
        flare = (hem - frame.hip) / max(bottom - hip_y, 1)
        stations = [(w, t, 1.3 * (frame.hip - w) / (hip_y - t)), (frame.hip, hip_y, 0.35 * flare)]
        if kind == "mermaid" and fall > 40:
            knee = t + 0.62 * fall
            stations[1] = (frame.hip, hip_y, 0.0)
            stations.append((0.9 * frame.hip, knee, 0.0))
            flare = (hem - 0.9 * frame.hip) / (bottom - knee)
            return seam([*stations, (hem, bottom, 1.5 * flare)])
        return seam([*stations, (hem, bottom, flare)])
    lean = (hem - w) / fall
    if kind in ("circle", "gathered", "tiered"):
        spring = 1.15 if kind == "circle" else 1.7
        side = seam([(w, t, spring * lean), (hem, bottom, 0.86 * lean)])
    else:
        side = seam([(w, t, 1.25 * lean), (hem, bottom, 0.94 * lean)])
    if x_at(side, hip_y) >= frame.hip:
        return side
    below = (hem - frame.hip) / (bottom - hip_y)
    return seam([(w, t, 1.3 * (frame.hip - w) / (hip_y - t)), (frame.hip, hip_y, 0.8 * below),
                 (hem, bottom, below)])  # fmt: skip


def hem_rise(frame: SkirtFrame, side: Path) -> float:
    """How much higher the hem lies at the side than at the centre."""
    (x0, y0), (x1, y1) = side.points[-2], side.points[-1]
    slope = max((x1 - x0) / max(y1 - y0, 0.01), 0.0)
    return min(0.42 * slope * x1 + 0.4, 0.26 * (frame.bottom - frame.top))


def draft_skirt(design: Design, frame: SkirtFrame) -> tuple[Piece, ...]:
    """The back of the hem where it shows, the front, its folds and trims."""
    raw = skirt_side(frame)
    rise = hem_rise(frame, raw)
    if design.choice("hem") == "curved":
        rise = _TAIL
    side = skirt_side(replace(frame, bottom=frame.bottom - rise))
    if frame.kind == "tiered":
        return _tiered(design, frame, side)
    half = _hem_half(design, frame, side)
    edge_ = half.then(half.mirrored().reversed())
    if design.choice("hem") == "asymmetric":
        edge_ = hems.slanted(edge_, design.number("hem_asymmetry"), frame.hem, hems.slant(design))
    right_side, left_side = hems.ending(side, edge_.start), hems.ending(side, _flip(edge_.end))
    waist = waist_curve(
        frame.waist, frame.top, DIP if design.choice("category") != "dress" else 0.5
    )
    outline = waist.reversed().then(right_side, edge_, left_side.mirrored().reversed()).closed()
    lines = [*_skirt_lines(design, frame, side, half), *_hem_lines(design, edge_)]
    folds = _folds(frame, half)
    if design.choice("hem") == "asymmetric":
        fall = hems.slant(design) * design.number("hem_asymmetry")
        folds = tuple(_tilted(f, frame, fall) for f in folds)
    front = Piece("skirt-front", outline, lines=tuple(lines) + tuple(fold(f) for f in folds),
                  grain=((0, frame.top), 0.0), region="skirt", folds=folds)  # fmt: skip
    pieces = [*_back(design, frame, side, half), front]
    if design.choice("hem") == "ruffle":
        pieces.insert(0, hems.ruffle(edge_, 0.13 * (frame.bottom - frame.top) + 4, "hem-ruffle",
                                     "skirt"))  # fmt: skip
    if frame.kind == "wrap":
        pieces.append(_wrap_front(frame, side, half))
    if design.choice("hem") == "side_slits":
        height = design.number("slit_height")
        pieces += hems.slits(side, height, hems.slit_gap(height))
    return tuple(pieces)


def _tilted(fold_: Path, frame: SkirtFrame, fall: float) -> Path:
    """A fold that follows a slanted hem, the more the lower it lies."""
    height = frame.bottom - frame.top
    return fold_.map(
        lambda p: (p[0], p[1] + fall * p[0] / frame.hem * max(p[1] - frame.top, 0.0) / height)
    )


def _flip(point: Point) -> Point:
    return -point[0], point[1]


def _hem_half(design: Design, frame: SkirtFrame, side: Path) -> Path:
    corner, kind = side.end, frame.kind
    bottom = frame.bottom
    if kind == "pleated":
        return _stepped(corner, bottom, max(round(frame.hem / 5.2), 4), box=False)
    if kind == "box_pleated":
        return _stepped(corner, bottom, max(round(frame.hem / 9), 3), box=True)
    if design.choice("hem") == "high_low":
        bottom = corner[1] - 0.12 * (frame.bottom - frame.top)
    wide = frame.hem / max(frame.hip or frame.waist * 1.3, 1.0)
    if kind in ("circle", "gathered", "mermaid") or (kind in ("a_line", "wrap") and wide > 1.4):
        lobes = max(frame.hem / (12 if kind == "circle" else 13), 1.6)
        half = hems.wave_half(corner, bottom, lobes, 0.9 + 0.02 * frame.hem)
    else:
        half = hems.plain_half(corner, bottom)
    if design.choice("hem") == "scalloped":
        half = hems.scallops(hems.plain_half(corner, bottom))
    elif design.choice("hem") == "curved":
        half = hems.shirt_tail_half(corner, frame.bottom, _TAIL)
    return half


def _stepped(corner: Point, centre: float, count: int, *, box: bool) -> Path:
    """The hem of pleats: every fold ends in a small step."""
    x0, y0 = corner
    points: list[Point] = []
    for i in range(count):
        a, b = i / count, (i + 1) / count
        ya, yb = (y0 + (centre - y0) * (1 - (1 - t) ** 2) for t in (a, b))
        xa, xb = x0 * (1 - a), x0 * (1 - b)
        if box and i % 2:
            points += [(xa, ya - 0.55), (xb, yb - 0.55)]
        elif box:
            points += [(xa, ya), (xb, yb)]
        else:
            points += [(xa, ya), (xb, yb - 0.75)]
    points.append((0.0, centre))
    return polyline(points)


def _folds(frame: SkirtFrame, half: Path) -> tuple[Path, ...]:
    if frame.kind not in ("circle", "gathered", "a_line", "wrap", "mermaid"):
        return ()
    if "MCC" not in half.verbs or len(half.verbs) < 4:
        return ()
    valleys = hems.wave_valleys(half)
    top = frame.top + (0.62 * (frame.bottom - frame.top) if frame.kind == "mermaid" else 0.0)
    reach = (0.82, 0.55, 0.7, 0.46) if frame.kind != "a_line" else (0.5, 0.34, 0.42)
    waist = frame.waist if frame.kind != "mermaid" else 0.85 * frame.hip
    right = hems.flare_folds(valleys, top, waist, frame.hem, reach)
    return right + tuple(f.mirrored() for f in right)


def _skirt_lines(design: Design, frame: SkirtFrame, side: Path, half: Path) -> list[Line]:
    lines: list[Line] = []
    top, fall = frame.top + 0.5, frame.bottom - frame.top
    if frame.kind in ("pleated", "box_pleated"):
        corners = half.points
        stitched = design.choice("category") == "skirt" and frame.kind == "pleated"
        step = 2
        for i in range(step, len(corners) - 1, step):
            x, y = corners[i]
            head = (x / frame.hem * frame.waist, top + 0.3 * (1 - abs(x) / frame.hem))
            bend = between(head, (x, y), 0.4)
            path = cubic(head, (bend[0] + 0.06 * x, bend[1]), between(bend, (x, y), 0.5), (x, y))
            for each in (path, path.mirrored()):
                lines.append(seam_line(each))
                if stitched:
                    lines.append(stitch(parallel(each, 0.45, 0.0, 0.26)))
        if frame.kind == "box_pleated":
            lines.append(seam_line(line((0, top), (0, frame.bottom))))
    if frame.kind == "gathered" or design.choice("waist") in ("elastic", "drawstring", "paperbag"):
        curve = waist_curve(frame.waist, frame.top, 0.7)
        lines += hems.short_ticks(curve, min(0.2 * fall, 9.0), 15, 90.0)
    shaping = design.choice("shaping", "none")
    if frame.kind in ("straight", "pencil", "a_line", "mermaid") and shaping in (
        "darts",
        "princess",
    ):
        x = 0.46 * frame.waist
        if shaping == "darts":
            end = (0.5 * frame.hip if frame.hip else 0.6 * frame.waist, top + 10.5)
            path = line((x, top), (0.5 * (x + end[0]), end[1]))
        else:
            foot = 0.5 * frame.hem
            path = cubic((x, top), (x + 0.16 * frame.waist, top + 0.25 * fall), (foot - 0.2 *
                         (foot - x), top + 0.6 * fall), (foot, frame.bottom - 0.2))  # fmt: skip
        lines += [seam_line(path), seam_line(path.mirrored())]
    if shaping == "panel":
        y = frame.top + 0.3 * fall
        x = x_at(side, y)
        cross = cubic((x, y), (0.6 * x, y + 2.0), (0.3 * x, y + 3.2), (0, y + 3.2))
        lines += [seam_line(cross), seam_line(cross.mirrored())]
    if design.choice("yoke", "none") != "none" and design.choice("category") == "skirt":
        y = frame.top + min(0.2 * fall, 11.0)
        x = x_at(side, y)
        cross = cubic((x, y - 0.6), (0.6 * x, y + 0.7), (0.3 * x, y + 1.2), (0, y + 1.2))
        lines += [seam_line(cross), seam_line(cross.mirrored()), stitch(parallel(cross, -0.5, 0.0,
                  0.98)), stitch(parallel(cross, -0.5, 0.0, 0.98).mirrored())]  # fmt: skip
    return lines


def _hem_lines(design: Design, edge_: Path) -> list[Line]:
    name = design.choice("hem", "straight")
    lines: list[Line] = []
    if name in ("fringe", "raw"):
        lines.append(hems.fringe(edge_, 5.0 if name == "fringe" else 0.8))
    elif (
        design.choice("topstitch", "none") != "none"
        and name not in ("scalloped", "ruffle")
        and design.choice("skirt") not in ("pleated", "box_pleated")
    ):
        lines.append(hems.hem_stitch(edge_, 2.2 if edge_.start[0] > 40 else 1.8))
    return lines


def _back(design: Design, frame: SkirtFrame, side: Path, half: Path) -> tuple[Piece, ...]:
    """The inside of the back, where waves, slits or a raised front let it be seen."""
    name = design.choice("hem", "straight")
    lift = -1.6 if frame.kind in ("circle", "gathered", "mermaid", "a_line", "wrap") else -0.9
    x, y = side.end
    if name == "high_low":
        low = frame.bottom + 0.12 * (frame.bottom - frame.top)
        edge_ = hems.wave_half((x, y), low, max(frame.hem / 14, 1.5), 1.2)
    elif name == "asymmetric" or (
        frame.kind in ("straight", "pencil", "pleated", "box_pleated") and name != "side_slits"
    ):
        return ()
    else:
        edge_ = cubic((x, y), (0.7 * x, frame.bottom + lift), (0.3 * x, frame.bottom + lift),
                      (0, frame.bottom + lift))  # fmt: skip
    top = line((0, frame.top + 2), (frame.waist - 0.4, frame.top + 2))
    outline = top.then(line(top.end, side.start), side, edge_, edge_.mirrored().reversed(),
                       side.mirrored().reversed()).closed()  # fmt: skip
    whole = edge_.then(edge_.mirrored().reversed())
    return (Piece("skirt-back", outline, "inside", (edge(whole),), cloth=False, printed=False,
                  region="skirt"),)  # fmt: skip


def _tiered(design: Design, frame: SkirtFrame, side: Path) -> tuple[Piece, ...]:
    fall = frame.bottom - frame.top
    cuts = (0.0, 0.27, 0.6, 1.0) if fall > 42 else (0.0, 0.42, 1.0)
    pieces: list[Piece] = []
    for i in range(len(cuts) - 2, -1, -1):
        y0, y1 = frame.top + cuts[i] * fall, frame.top + cuts[i + 1] * fall
        x0 = x_at(side, y0) * (1.0 if i == 0 else 0.97)
        x1 = x_at(side, y1) * (1.01 if i < len(cuts) - 2 else 1.0)
        lean = (x1 - x0) / (y1 - y0)
        flank = seam(
            [
                (x0, y0 - (0.0 if i == 0 else 4.5), 2.1 * lean),
                (x1, y1 - min(0.35 * lean * x1, 0.4 * (y1 - y0)), 0.4 * lean),
            ]
        )
        half = hems.wave_half(flank.end, y1, max(x1 / 8.5, 2), 0.8)
        edge_ = half.then(half.mirrored().reversed())
        top = waist_curve(x0, y0 - (0.0 if i == 0 else 4.5), 0.9)
        outline = top.reversed().then(flank, edge_, flank.mirrored().reversed()).closed()
        ticks = hems.short_ticks(waist_curve(x0, y0, 0.9), 0.34 * (y1 - y0), 15 + 4 * i, 90.0)
        valleys = hems.wave_valleys(half)
        right = hems.flare_folds(valleys, y0, x0, x1, (0.6, 0.4, 0.5))
        folds = right + tuple(f.mirrored() for f in right)
        lines = (edge(edge_), *ticks, *(fold(f) for f in folds))
        pieces.append(Piece(f"skirt-tier-{i + 1}", outline, lines=lines, region="skirt",
                            grain=((0, y0), 0.0), folds=folds))  # fmt: skip
        if i == len(cuts) - 2 and design.choice("hem") == "ruffle":
            pieces.insert(0, hems.ruffle(edge_, 7.0, "hem-ruffle", "skirt"))
        elif i == len(cuts) - 2 and design.choice("hem") == "scalloped":
            shells = hems.scallops(hems.plain_half(flank.end, y1 + 1))
            strip = shells.then(shells.mirrored().reversed())
            under = edge_.reversed().map(lambda p: (p[0], p[1] - 2))
            pieces.insert(0, Piece("hem-scallops", strip.then(under).closed(), "secondary", (
                edge(strip),), region="skirt"))  # fmt: skip
    return tuple(pieces)


def _wrap_front(frame: SkirtFrame, side: Path, half: Path) -> Piece:
    """The upper front of a wrap skirt, its edge falling from the right hip in a curve."""
    start: Point = (-0.55 * frame.waist, frame.top + 0.6)
    share = 0.34
    foot_x = -share * frame.hem
    foot_y = frame.bottom - 0.6
    edge_ = cubic(
        start,
        (start[0] + 0.1 * frame.waist, frame.top + 0.4 * (foot_y - frame.top)),
        (foot_x + 0.2 * frame.hem, foot_y - 6),
        (foot_x + 0.16 * frame.hem, foot_y),
    )
    waist = waist_curve(frame.waist, frame.top, 0.5)
    right_top = line(start, (0.0, frame.top + 0.6)).then(line((0, frame.top + 0.6), waist.start))
    mirrored = half.then(line(half.end, edge_.end))
    outline = right_top.then(side, mirrored, edge_.reversed()).closed()
    return Piece("skirt-wrap", outline, lines=(edge(edge_), stitch(parallel(edge_, -1.0, 0.02,
                 0.97))), grain=((0, frame.top), 0.0), region="skirt")  # fmt: skip


def mamianqun(design: Design) -> tuple[Piece, ...]:
    """马面裙: a plain panel at the centre front between knife pleats that face it."""
    waist, hem = design.number("waist_width") / 2, design.number("hem_width") / 2
    band = design.number("waistband_height", 7.0)
    bottom = design.number("skirt_length") - band + 0.4
    hip = design.number("hip_width") / 2
    frame = SkirtFrame(waist, 0.0, hip, 18.0, hem, bottom, "pleated")
    side = skirt_side(frame)
    rise = hem_rise(frame, side)
    side = skirt_side(replace(frame, bottom=bottom - rise))
    panel_top, panel_hem = 0.42 * waist, 14.5
    corner = side.end
    count = 8
    points: list[Point] = []
    for i in range(count):
        a, b = i / count, (i + 1) / count
        xa, xb = (corner[0] + (panel_hem - corner[0]) * t for t in (a, b))
        ya, yb = (corner[1] + (bottom - corner[1]) * (1 - (1 - t) ** 2) for t in (a, b))
        points += [(xa, ya - 0.7), (xb, yb)]
    half = polyline([corner, *points, (panel_hem, bottom), (0.0, bottom + 0.3)])
    edge_ = half.then(half.mirrored().reversed())
    waist_line = waist_curve(waist, 0.0, 0.7)
    outline = waist_line.reversed().then(side, edge_, side.mirrored().reversed()).closed()
    lines: list[Line] = []
    for i in range(1, count):
        t = i / count
        head = (waist + (panel_top - waist) * t, 0.4)
        foot = (corner[0] + (panel_hem - corner[0]) * t,
                corner[1] + (bottom - corner[1]) * (1 - (1 - t) ** 2))  # fmt: skip
        path = cubic(head, (head[0] + 0.3 * (foot[0] - head[0]), 0.3 * foot[1]),
                     between(head, foot, 0.7), foot)  # fmt: skip
        lines += [seam_line(path), seam_line(path.mirrored())]
    sides = cubic((panel_top, 0.6), (panel_top + 1, 0.3 * bottom), (panel_hem - 1.2, 0.7 * bottom),
                  (panel_hem, bottom))  # fmt: skip
    lines += [edge(sides), edge(sides.mirrored())]
    skirt = Piece("skirt-front", outline, lines=tuple(lines), region="skirt")
    top = waist_curve(waist - 0.3, -band, 0.7)
    band_path = top.then(line(top.end, waist_line.end), waist_line.reversed()).closed()
    tie = cubic((waist - 1.5, -0.5 * band), (waist + 5, -0.3 * band), (waist + 4.5, 12),
                (waist + 7.2, 25))  # fmt: skip
    strip = tie.then(parallel(tie, 1.5).reversed()).closed()
    return (
        Piece("waist-tie", strip, "secondary", (edge(strip),), printed=False, region="trim"),
        skirt,
        Piece("waistband", band_path, "secondary", (edge(top), seam_line(waist_line)),
              printed=False, region="trim"),
    )  # fmt: skip
