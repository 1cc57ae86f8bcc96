"""What finishes the neck: a collar, a band, straps, the folds of a cowl."""

from __future__ import annotations

from model.garment.categories import find_category
from model.garment.design import Design
from model.garment.draft import bows, collars, hoods
from model.garment.draft.body import (
    Body,
)
from model.garment.draft.landmarks import BARE_SHOULDERS, Landmarks
from model.garment.draft.lapels import lapel_collar
from model.garment.draft.necklines import STRAP_WIDTH, is_strappy, top_edge
from model.garment.draft.piece import Line, Piece, both, edge, lines_piece, stitch
from model.garment.geometry import cubic, line, parallel


def neck_finish(design: Design, at: Landmarks, body: Body) -> tuple[Piece, ...]:
    """The collar of a garment, or what a collarless neckline is finished with."""
    collar = design.choice("collar", "none")
    if collar in ("shirt", "button_down", "spread", "storm"):
        return collars.shirt_collar(design, body)
    if collar in ("notch", "peak", "shawl", "camp"):
        return lapel_collar(design, body)
    if collar in ("mandarin", "high_mandarin", "turtleneck", "mock", "funnel", "rib"):
        return collars.stand_collar(design, body)
    if collar in ("peter_pan", "sailor"):
        return collars.flat_collar(design, body)
    if collar == "hood":
        return hoods.hood(design, body)
    if collar == "bow":
        return bows.bow_collar(design, body)
    if collar == "ruffle":
        return bows.ruffle_collar(design, body)
    if collar == "cross":
        return collars.cross_collar(design, body)
    return _collarless(design, at, body)


def _collarless(design: Design, at: Landmarks, body: Body) -> tuple[Piece, ...]:
    tags = set(find_category(design.choice("category")).tags)
    neck = design.choice("neckline")
    if is_strappy(design):
        return _straps(design, at)
    if neck in BARE_SHOULDERS:
        if neck == "halter":
            return _halter_strap(at)
        return ()
    if tags & {"jersey", "knit", "sweat"} and neck in ("crew", "v_neck", "scoop", "henley"):
        width = 2.4 if tags & {"knit", "sweat"} else 1.9
        if design.choice("closure") in ("buttons", "zip", "open", "wrap"):
            return ()
        return (collars.neck_band(at, body.neck, -width, "band", True),)
    if design.choice("topstitch", "none") != "none" and neck not in ("cowl",):
        row = stitch(parallel(body.neck, 0.9, 0.02, 0.98))
        return lines_piece("neck-stitching", (row, Line("stitch", row.path.mirrored())))
    if neck == "cowl":
        return _cowl(at)
    return ()


def _cowl(at: Landmarks) -> tuple[Piece, ...]:
    half, depth = at.neck[0], at.front_neck
    lines = []
    for i, drop in enumerate((3.4, 7.6, 12.6)):
        reach = half * (0.92 + 0.14 * i)
        start = (-reach, 1.4 + 1.5 * i)
        sag = depth + drop
        lines.append(Line("fold", cubic(start, (-0.9 * reach, 0.6 * sag), (-0.45 * reach,
                     sag), (0.12 * reach, sag))))  # fmt: skip
        lines.append(Line("fold", cubic((reach, start[1]), (0.94 * reach, 0.55 * sag), (0.6 *
                     reach, 0.95 * sag), (0.1 * reach, sag - 1.2))))  # fmt: skip
    return lines_piece("cowl-folds", tuple(lines))


def _straps(design: Design, at: Landmarks) -> tuple[Piece, ...]:
    top = top_edge(design, at)
    x, y = top.neck.end
    up = cubic((x - STRAP_WIDTH / 2, y + 0.4), (x - 0.6, 0.6 * y), (at.neck[0] + 0.3, 3),
               (at.neck[0], 0.0))  # fmt: skip
    strip = up.then(parallel(up, STRAP_WIDTH).reversed()).closed()
    back = cubic((at.neck[0] + 0.3, 0.3), (at.neck[0] - 0.2, 3), (x - 2.2, 0.7 * y), (x - 2.0,
                 at.underarm[1] - 1.5))  # fmt: skip
    rear = back.then(parallel(back, STRAP_WIDTH).reversed()).closed()
    front = Piece("strap-left", strip, "base", (edge(strip),), region="trim", printed=False)
    behind = Piece("collar-back", rear, "inside", (edge(rear),), region="trim", cloth=False,
                   printed=False)  # fmt: skip
    left, right = both(front, "strap-left", "strap-right")
    bl, br = both(behind, "strap-back-left", "strap-back-right")
    return bl, br, left, right


def _halter_strap(at: Landmarks) -> tuple[Piece, ...]:
    half = at.neck[0]
    top = cubic((-half - 1.5, 0.2), (-0.8 * half, -3.4), (0.8 * half, -3.4), (half + 1.5, 0.2))
    low = cubic((half - 0.3, -0.6), (0.7 * half, -1.2), (-0.7 * half, -1.2), (-half + 0.3, -0.6))
    outline = top.then(line(top.end, low.start), low).closed()
    return (Piece("collar-back", outline, "inside", (edge(top), edge(low)), cloth=False,
                  printed=False, region="collar"),)  # fmt: skip
