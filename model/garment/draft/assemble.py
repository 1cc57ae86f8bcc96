"""All pieces of a design, back to front."""

from __future__ import annotations

from model.garment.categories import find_category
from model.garment.design import Design
from model.garment.draft import bows, collars, hems, hoods, waists
from model.garment.draft.body import (
    V_FRONTS,
    Body,
    draft_body,
    has_lower_part,
    seams_of,
)
from model.garment.draft.closures import draft_closure
from model.garment.draft.details import details_over, edge_trims, yoke_lines
from model.garment.draft.landmarks import BARE_SHOULDERS, Landmarks, landmarks
from model.garment.draft.lapels import lapel_collar
from model.garment.draft.legs import Leg, draft_leg, fly, leg_pieces
from model.garment.draft.necklines import STRAP_WIDTH, is_strappy, top_edge
from model.garment.draft.piece import Ink, Line, Piece, both, edge, stitch
from model.garment.draft.pockets import chest_pockets, leg_pockets, lower_pockets
from model.garment.draft.skirts import SkirtFrame, draft_skirt, mamianqun
from model.garment.draft.sleeve_parts import draft_sleeves
from model.garment.geometry import Path, cubic, line, parallel


def draft(design: Design) -> tuple[Piece, ...]:
    """The pieces of any design, in paint order, in cm."""
    kind = find_category(design.choice("category")).kind
    if kind == "skirt":
        return _skirt(design)
    if kind == "trousers":
        return _trousers(design)
    return _upper(design, kind)


def _lines_piece(name: str, lines: tuple[Line, ...]) -> tuple[Piece, ...]:
    if not lines:
        return ()
    return (Piece(name, lines[0].path, "none", lines, cloth=False, printed=False, solid=False,
                  region="trim"),)  # fmt: skip


def _upper(design: Design, kind: str) -> tuple[Piece, ...]:
    at = landmarks(design)
    body = draft_body(design, at)
    back, *fronts = body.pieces
    sleeves = draft_sleeves(design, at)
    lower: tuple[Piece, ...] = ()
    leg: Leg | None = None
    if kind == "jumpsuit":
        leg = draft_leg(design, at.waist_y)
        lower = (*leg_pieces(design, leg), *leg_pockets(design, leg))
    elif has_lower_part(design):
        lower = draft_skirt(design, _dress_frame(design, at, body))
    band = (*_hem_band(design, at, body), *_hem_strip(design, at, body))
    slits = _slits(design, at, body)
    neck = _neck_finish(design, at, body)
    behind = tuple(p for p in neck if p.name in ("collar-back", "hood-lining"))
    # What belongs to the lower front goes under the upper one.
    side = fronts[0].name.removeprefix("front-") if len(fronts) == 2 else "-"
    rolls = design.choice("collar") in V_FRONTS
    under = tuple(p for p in neck if rolls and p.name.endswith(side))
    before = tuple(p for p in neck if p not in behind and p not in under)
    trims = edge_trims(design, body)
    seams = _lines_piece("seams", seams_of(design, body) + yoke_lines(design, body))
    stitches = _lines_piece("stitching", _hem_stitches(design, body, at))
    pockets = (*chest_pockets(design, body),
               *(lower_pockets(design, body) if leg is None else ()))  # fmt: skip
    if has_lower_part(design) and leg is None:
        pockets = (*chest_pockets(design, body), *_dress_pockets(design, at, body))
    raglan = design.choice("sleeve") == "raglan"
    armholes = tuple(p for p in sleeves if p.name.startswith("armhole"))
    sleeves = tuple(p for p in sleeves if p not in armholes)
    waist = _waist(design, at, body)
    return (
        back,
        *behind,
        *(() if raglan else sleeves),
        *lower,
        *band,
        *fronts[:1],
        *under,
        *fronts[1:],
        *(sleeves if raglan else ()),
        *armholes,
        *seams,
        *stitches,
        *slits,
        *pockets,
        *trims,
        *before,
        *(p for p in waist if p.name.startswith("waist-")),
        *draft_closure(design, body),
        *(p for p in waist if not p.name.startswith("waist-")),
        *details_over(design, body),
    )


def _dress_frame(design: Design, at: Landmarks, body: Body) -> SkirtFrame:
    kind = design.choice("skirt", "peplum")
    hem = at.hem
    bottom = at.length
    if design.choice("waist") == "peplum":
        kind = "a_line"
        hem = max(at.hem, 1.28 * at.waist)
    return SkirtFrame(at.waist, at.waist_y, at.hip or 1.28 * at.waist, at.hip_y, hem, bottom, kind)


def _dress_pockets(design: Design, at: Landmarks, body: Body) -> tuple[Piece, ...]:
    """The pockets of the skirt of a dress."""
    frame = _dress_frame(design, at, body)
    side = _skirt_side(frame)
    leg = Leg(frame.waist, frame.top, (0.0, frame.bottom), side, side, (frame.hem, frame.bottom),
              (0.0, frame.bottom), frame.hip_y)  # fmt: skip
    return leg_pockets(design, leg)


def _hem_band(design: Design, at: Landmarks, body: Body) -> tuple[Piece, ...]:
    if not at.band or has_lower_part(design):
        return ()
    name = design.choice("hem")
    half = cubic((at.hem + 0.3, body.side.end[1]), (0.66 * at.hem, body.bottom), (0.33 * at.hem,
                 body.bottom), (0, body.bottom))  # fmt: skip
    low = cubic((at.hem - 0.3, body.side.end[1] + at.band), (0.66 * at.hem, body.bottom + at.band),
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


def _hem_strip(design: Design, at: Landmarks, body: Body) -> tuple[Piece, ...]:
    """Ruffle, fringe or frayed threads below the hem of a body without a skirt."""
    name = design.choice("hem", "straight")
    if name not in ("ruffle", "fringe", "raw") or has_lower_part(design):
        return ()
    edge_ = body.hem
    if name == "ruffle":
        return (hems.ruffle(edge_, 0.1 * at.length + 3, "hem-ruffle"),)
    threads = hems.fringe(edge_, 6.0 if name == "fringe" else 0.9)
    return _lines_piece("hem-threads", (threads,))


def _slits(design: Design, at: Landmarks, body: Body) -> tuple[Piece, ...]:
    """Open side seams: a wedge at each side where the inside shows."""
    if design.choice("hem") != "side_slits" or has_lower_part(design):
        return ()
    height = design.number("slit_height")
    return hems.slits(body.side, height, 1.3 if height < 24 else 4.2)


def _hem_stitches(design: Design, body: Body, at: Landmarks) -> tuple[Line, ...]:
    if design.choice("topstitch", "none") == "none" or at.band or has_lower_part(design):
        return ()
    if design.choice("hem") in ("raw", "fringe", "ruffle", "scalloped"):
        return ()
    edge_ = body.hem
    if (design.choice("hem") in ("curved", "pointed") and design.choice("collar") in (
        "notch", "peak", "shawl"
    )) or design.choice("hem") == "pointed":  # fmt: skip
        return ()
    first = stitch(parallel(edge_, 1.7, 0.008, 0.992))
    if design.choice("topstitch") in ("double", "contrast"):
        return first, stitch(parallel(edge_, 2.3, 0.008, 0.992))
    return (first,)


def _neck_finish(design: Design, at: Landmarks, body: Body) -> tuple[Piece, ...]:
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
        return _lines_piece("neck-stitching", (row, Line("stitch", row.path.mirrored())))
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
    return _lines_piece("cowl-folds", tuple(lines))


def _straps(design: Design, at: Landmarks) -> tuple[Piece, ...]:
    top = top_edge(design, at)
    x, y = top.neck.end
    up = cubic((x - STRAP_WIDTH / 2, y + 0.4), (x - 0.6, 0.6 * y), (at.neck[0] - 0.9, 3),
               (at.neck[0] - 1.2, 0.0))  # fmt: skip
    strip = up.then(parallel(up, STRAP_WIDTH).reversed()).closed()
    back = cubic((at.neck[0] - 0.9, 0.3), (at.neck[0] - 1.4, 3), (x - 2.2, 0.7 * y), (x - 2.0,
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


def _waist(design: Design, at: Landmarks, body: Body) -> tuple[Piece, ...]:
    pieces: list[Piece] = []
    kind = design.choice("waist", "none")
    y = at.waist_y
    half = at.waist if has_lower_part(design) else _half_at(body, y)
    if kind in ("elastic", "drawstring") and has_lower_part(design):
        curve = waists.waist_curve(half, y, 0.6)
        rows = [Line("detail", parallel(curve, d)) for d in (-0.7, 0.7)]
        ticks = hems.short_ticks(curve, 4.0, 16, -90.0)
        pieces += _lines_piece("waist-elastic", (Line("seam", curve), *rows, *ticks))
        if kind == "drawstring":
            pieces += waists.drawcord(y + 0.6)
    elif kind == "drawstring":
        curve = waists.waist_curve(half, y, 0.6)
        pieces += _lines_piece("waist-casing", (
            Line("stitch", parallel(curve, -0.8)), Line("stitch", parallel(curve, 0.8)),
            *hems.short_ticks(curve, 2.6, 14, 90.0)))  # fmt: skip
        pieces += waists.drawcord(y + 0.6)
    elif kind in ("seam", "peplum") or has_lower_part(design):
        curve = waists.waist_curve(half, y, 0.8)
        pieces += _lines_piece("waist-seam", (Line("seam", curve),))
    belt = design.choice("belt", "none")
    if belt != "none":  # it lies over the seam
        pieces = [p for p in pieces if p.name != "waist-seam"]
    if belt == "chain":
        pieces += waists.chain(half, min(y, body.bottom - 3.0))
    if belt == "tie":
        pieces += waists.sash(half, y - 1.9, y + 1.9)
    elif belt == "buckle":
        ink = "base" if design.choice("category") == "trench" else "accent"
        pieces += waists.buckle_belt(half, y - 1.9, y + 1.9, ink)
    elif belt == "obi":
        pieces += _obi(half, y)
    return tuple(pieces)


def _obi(half: float, y: float) -> tuple[Piece, ...]:
    top, low = (
        waists.waist_curve(half + 0.2, y - 8, 0.4),
        waists.waist_curve(half + 0.2, y + 7, 0.4),
    )
    outline = top.then(line(top.end, low.end), low.reversed()).closed()
    cord_y = y - 0.4
    cord = waists.waist_curve(half + 0.3, cord_y - 0.5, 0.4)
    cord_low = waists.waist_curve(half + 0.3, cord_y + 0.6, 0.4)
    cord_path = cord.then(line(cord.end, cord_low.end), cord_low.reversed()).closed()
    return (
        Piece("obi", outline, "secondary", (edge(top), edge(low)), printed=False, region="trim"),
        Piece("obi-cord", cord_path, "accent", (Line("detail", cord), Line("detail", cord_low)),
              printed=False, region="trim"),
    )  # fmt: skip


def _half_at(body: Body, y: float) -> float:
    from model.garment.geometry import x_at

    return x_at(body.side, y)


def _skirt(design: Design) -> tuple[Piece, ...]:
    if design.choice("category") == "mamianqun":
        return mamianqun(design)
    waist = design.number("waist_width") / 2
    band = design.number("waistband_height", 3.8)
    bottom = design.number("skirt_length") - band
    frame = SkirtFrame(waist, 0.0, design.number("hip_width") / 2, 18.0,
                       design.number("hem_width") / 2, bottom, design.choice("skirt"))  # fmt: skip
    inside, *front_band = waists.waistband(design, waist)
    skirt = draft_skirt(design, frame)
    leg = Leg(waist, 0.0, (0.0, bottom), _skirt_side(frame), line((0, 0), (0, bottom)),
              (frame.hem, bottom), (0.0, bottom), 18.0)  # fmt: skip
    pieces = [inside, *skirt, *leg_pockets(design, leg), *front_band]
    pieces += _skirt_closure(design, frame, band)
    pieces += _trouser_belt(design, waist, band)
    return tuple(pieces)


def _skirt_side(frame: SkirtFrame) -> Path:
    from model.garment.draft.skirts import skirt_side

    return skirt_side(frame)


def _skirt_closure(design: Design, frame: SkirtFrame, band: float) -> tuple[Piece, ...]:
    from model.garment.draft.buttons import buttons, spaced

    closure = design.choice("closure")
    if closure == "buttons":
        count = int(design.number("button_count", 7))
        heights = spaced(-0.45 * band + 0.8, frame.bottom - 9, count)
        rows = (stitch(line((-1.7, 1.0), (-1.7, frame.bottom - 0.4))), edge(line((1.7, 1.0), (1.7,
                frame.bottom - 0.2))))  # fmt: skip
        return (*_lines_piece("placket", rows), buttons([(0.0, y) for y in heights], 1.6))
    if closure == "zip":
        from model.garment.draft.zips import puller, zip_chain

        chain = zip_chain(line((0, -band + 1.2), (0, min(17.0, 0.5 * frame.bottom))))
        return (*_lines_piece("zip", chain), puller((0.0, -band + 1.8), 90.0))
    if closure == "side_zip":
        from model.garment.geometry import part_of

        side = _skirt_side(frame).mirrored()
        path = parallel(part_of(side, 0.0, min(17.0 / frame.bottom, 0.6)), -0.6)
        return _lines_piece("zip", (stitch(path),))
    return ()


def _trousers(design: Design) -> tuple[Piece, ...]:
    leg = draft_leg(design, 0.0)
    band = design.number("waistband_height", 3.8)
    inside, *front_band = waists.waistband(design, leg.waist)
    pieces: list[Piece] = [inside, *leg_pieces(design, leg), *leg_pockets(design, leg)]
    closure = design.choice("closure")
    lines: list[Line] = []
    if closure == "fly":
        lines += fly(design, leg.top, leg.crotch[1])
    pieces += _lines_piece("fly", tuple(lines))
    pieces += front_band
    belted = design.choice("belt", "none") in ("tie", "buckle")
    if closure == "fly" and design.choice("waist") == "waistband" and not belted:
        pieces += _waist_button(design, band)
    pieces += _loops(design, leg.waist, band)
    pieces += _trouser_belt(design, leg.waist, band)
    pieces += details_over_legs(design, leg)
    return tuple(pieces)


def _waist_button(design: Design, band: float) -> tuple[Piece, ...]:
    from model.garment.draft.buttons import buttons

    side = 1 if design.choice("closure_side") == "right_over_left" else -1
    y = -0.5 * band + 0.9
    opening = edge(line((1.4 * side, -band + 0.9), (1.4 * side, 0.9)))
    rugged = "rugged" in find_category(design.choice("category")).tags
    button = buttons([(0.0, y)], 1.7)
    if rugged:
        button = Piece(button.name, button.outline, "metal", button.lines, cloth=False,
                       printed=False, solid=False, region="trim")  # fmt: skip
    return (*_lines_piece("waist-opening", (opening,)), button)


def _loops(design: Design, waist: float, band: float) -> tuple[Piece, ...]:
    from model.garment.geometry import compound, polyline

    if design.choice("waist") != "waistband" or design.choice("category") == "leggings":
        return ()
    loops = []
    for x in (0.42 * waist, 0.9 * waist):
        for side in (1, -1):
            a = side * x
            dip = 0.9 * (1 - (x / waist) ** 2)
            loops.append(
                polyline(
                    [
                        (a - 0.6, -band - 0.5 + dip),
                        (a + 0.6, -band - 0.5 + dip),
                        (a + 0.6, 0.6 + dip),
                        (a - 0.6, 0.6 + dip),
                    ]
                ).closed()
            )
    outline = compound(loops)
    return (Piece("belt-loops", outline, "base", (edge(outline),), solid=False, printed=False,
                  region="trim"),)  # fmt: skip


def _trouser_belt(design: Design, waist: float, band: float) -> tuple[Piece, ...]:
    belt = design.choice("belt", "none")
    if belt == "chain":
        return waists.chain(waist, -0.5 * band)
    if belt == "tie":
        return waists.sash(waist, -band + 0.4, -0.4)
    if belt == "buckle":
        return waists.buckle_belt(waist, -band + 0.5, -0.5, "accent")
    return ()


def details_over_legs(design: Design, leg: Leg) -> tuple[Piece, ...]:
    """Stripes, knee patches and straps of trousers."""
    from model.garment.draft.details import leg_details

    return leg_details(design, leg)
