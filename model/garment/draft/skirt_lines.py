"""What is drawn on a skirt: folds, pleats, darts, yokes and stitching."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from model.garment.design import Design
from model.garment.draft import hems
from model.garment.draft.inside import on_cloth
from model.garment.draft.piece import Line, Piece, seam_line, stitch
from model.garment.draft.skirt_frame import SkirtFrame
from model.garment.draft.waists import waist_curve
from model.garment.geometry import (
    Path,
    between,
    cubic,
    line,
    parallel,
    x_at,
)


def slanted(path: Path, design: Design, frame: SkirtFrame) -> Path:
    """A fold or seam that follows a slanted hem, if there is one, the more the lower it lies."""
    if design.choice("hem") != "asymmetric":
        return path
    fall = hems.slant(design) * design.number("hem_asymmetry")
    height = frame.bottom - frame.top
    return path.map(
        lambda p: (p[0], p[1] + fall * p[0] / frame.hem * max(p[1] - frame.top, 0.0) / height)
    )


def skirt_folds(frame: SkirtFrame, half: Path) -> tuple[Path, ...]:
    """The folds that rise from the waves of a flared hem."""
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


def skirt_lines(
    design: Design, frame: SkirtFrame, side: Path, half: Path, front: Piece
) -> list[Line]:
    """Pleats, gathers, darts, seams and yokes of a front."""
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
        lines += _sewn(path, design, frame, front)
    if shaping == "panel":
        y = frame.top + 0.3 * fall
        x = x_at(side, y)
        cross = cubic((x, y), (0.6 * x, y + 2.0), (0.3 * x, y + 3.2), (0, y + 3.2))
        lines += _sewn(cross, design, frame, front)
    if design.choice("yoke", "none") != "none" and design.choice("category") == "skirt":
        y = frame.top + min(0.2 * fall, 11.0)
        x = x_at(side, y)
        cross = cubic((x, y - 0.6), (0.6 * x, y + 0.7), (0.3 * x, y + 1.2), (0, y + 1.2))
        lines += _sewn(cross, design, frame, front)
        lines += _sewn(parallel(cross, -0.5, 0.0, 0.98), design, frame, front, stitch)
    return lines


def _sewn(
    path: Path, design: Design, frame: SkirtFrame, front: Piece,
    line_of: Callable[[Path], Line] = seam_line,
) -> tuple[Line, ...]:  # fmt: skip
    """A seam or stitches and their mirror image, as far as there is cloth."""
    both_ = (slanted(p, design, frame) for p in (path, path.mirrored()))
    return on_cloth([line_of(p) for p in both_], [front])


def hem_lines(design: Design, edge_: Path) -> Sequence[Line]:
    """Stitching, threads or fringe along the hem."""
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
