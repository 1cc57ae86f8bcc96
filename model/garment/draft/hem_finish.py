"""What finishes the hem of a body: a band, a ruffle, threads, slits, stitching."""

from __future__ import annotations

from model.garment.design import Design
from model.garment.draft import hems
from model.garment.draft.body import Body
from model.garment.draft.inside import on_cloth
from model.garment.draft.landmarks import Landmarks, has_lower_part
from model.garment.draft.piece import Ink, Line, Piece, edge, lines_piece, stitch
from model.garment.geometry import cubic, line, parallel
from model.garment.sizing.limits import LAPELS

_UNDER_BELT = 5.0  # cm of a body below its waist that a belt there may hide


def hem_band(design: Design, at: Landmarks, body: Body) -> tuple[Piece, ...]:
    """The rib, band or casing that gathers a body at its hem."""
    if not at.band or has_lower_part(design):
        return ()
    name = design.choice("hem")
    half = cubic((at.hem + 0.5, body.side.end[1]), (0.66 * at.hem, body.bottom), (0.33 * at.hem,
                 body.bottom), (0, body.bottom))  # fmt: skip
    low = cubic((at.hem, body.side.end[1] + at.band), (0.66 * at.hem, body.bottom + at.band),
                (0.33 * at.hem, body.bottom + at.band), (0, body.bottom + at.band))  # fmt: skip
    top, bottom = half.then(half.mirrored().reversed()), low.then(low.mirrored().reversed())
    raised = top.map(lambda p: (p[0], p[1] - 0.4))
    outline = raised.then(line(raised.end, bottom.end), bottom.reversed()).closed()
    lines: list[Line] = [edge(top)]
    if name == "rib":
        lines.append(hems.rib_lines(top, bottom, 0.85))
    elif name == "band":
        lines += [stitch(parallel(top, -0.5, 0.01, 0.99)), stitch(parallel(bottom, 0.5, 0.01,
                  0.99))]  # fmt: skip
    else:
        lines += [stitch(parallel(top, -0.4, 0.01, 0.99)), *hems.short_ticks(top, 1.9, 22, 90.0)]
    if design.choice("closure") in ("zip", "buttons", "snaps"):
        lines.append(edge(line((0.0, body.bottom), (0.0, body.bottom + at.band))))
    ink: Ink = "band" if name == "rib" else "base"
    return (Piece("hem-band", outline, ink, tuple(lines), region="trim", printed=False),)


def hem_strip(design: Design, at: Landmarks, body: Body) -> tuple[Piece, ...]:
    """Ruffle, fringe or frayed threads below the hem of a body without a skirt."""
    name = design.choice("hem", "straight")
    if name not in ("ruffle", "fringe", "raw") or has_lower_part(design):
        return ()
    edge_ = body.hem
    if name == "ruffle":
        return (hems.ruffle(edge_, 0.1 * at.length + 3.0, "hem-ruffle"),)
    threads = hems.fringe(edge_, 6.0 if name == "fringe" else 0.9)
    return lines_piece("hem-threads", (threads,))


def body_slits(design: Design, at: Landmarks, body: Body) -> tuple[Piece, ...]:
    """Open side seams: a wedge at each side where the inside shows."""
    if design.choice("hem") != "side_slits" or has_lower_part(design):
        return ()
    height = design.number("slit_height")
    return hems.slits(body.side, height, hems.slit_gap(height))


def hem_stitches(design: Design, body: Body, at: Landmarks) -> tuple[Line, ...]:
    """Rows of topstitching along the hem of a body."""
    if design.choice("topstitch", "none") == "none" or at.band or has_lower_part(design):
        return ()
    if design.choice("hem") in ("raw", "fringe", "ruffle", "scalloped"):
        return ()
    belted = design.choice("belt", "none") in ("tie", "buckle", "obi")
    if belted and body.bottom - at.waist_y < _UNDER_BELT:
        return ()
    edge_ = body.hem
    hem = design.choice("hem")
    if hem == "pointed" or (hem == "curved" and design.choice("collar") in LAPELS):
        return ()
    rows = [stitch(parallel(edge_, 1.7, 0.008, 0.992))]
    if design.choice("topstitch") in ("double", "contrast"):
        rows.append(stitch(parallel(edge_, 2.3, 0.008, 0.992)))
    return on_cloth(rows, body.pieces[1:]) if hem in ("high_low", "curved") else tuple(rows)
