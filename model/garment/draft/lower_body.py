"""Skirts and trousers as garments of their own, from the waistband down."""

from __future__ import annotations

from model.garment.categories import find_category
from model.garment.design import Design
from model.garment.draft import waists
from model.garment.draft.legs import Leg, draft_leg, fly, leg_pieces
from model.garment.draft.mamianqun import mamianqun
from model.garment.draft.piece import Line, Piece, edge, lines_piece, stitch
from model.garment.draft.pockets import leg_pockets
from model.garment.draft.skirt_frame import SkirtFrame, skirt_frame, skirt_side
from model.garment.draft.skirts import draft_skirt, sewn_side
from model.garment.geometry import line, parallel


def draft_whole_skirt(design: Design) -> tuple[Piece, ...]:
    """A skirt with its waistband, pockets, closure and belt."""
    if design.choice("category") == "mamianqun":
        return mamianqun(design)
    waist = design.number("waist_width") / 2
    band = design.number("waistband_height", 3.8)
    bottom = design.number("skirt_length") - band + waists.DIP
    frame = skirt_frame(design, SkirtFrame(
        waist, 0.0, design.number("hip_width") / 2, 18.0, design.number("hem_width") / 2, bottom,
        design.choice("skirt")))  # fmt: skip
    bottom = frame.bottom
    inside, *front_band = waists.waistband(design, waist)
    skirt = draft_skirt(design, frame)
    leg = Leg(waist, 0.0, (0.0, bottom), skirt_side(frame), line((0, 0), (0, bottom)),
              (frame.hem, bottom), (0.0, bottom), 18.0)  # fmt: skip
    waist_piece, *cords = front_band
    pieces = [inside, *skirt, *leg_pockets(design, leg), waist_piece]
    pieces += _skirt_closure(design, frame, band)
    pieces += cords
    pieces += _trouser_belt(design, waist, band)
    return tuple(pieces)


def _skirt_closure(design: Design, frame: SkirtFrame, band: float) -> tuple[Piece, ...]:
    from model.garment.draft.buttons import buttons, spaced

    closure = design.choice("closure")
    if closure == "buttons":
        count = int(design.number("button_count", 7))
        heights = spaced(-0.45 * band + 0.8, frame.bottom - 9, count)
        rows = (stitch(line((-1.7, 1.0), (-1.7, frame.bottom - 0.4))), edge(line((1.7, 1.0), (1.7,
                frame.bottom - 0.2))))  # fmt: skip
        return (*lines_piece("placket", rows), buttons([(0.0, y) for y in heights], 1.6))
    if closure == "zip":
        from model.garment.draft.zips import puller, zip_chain

        belt = design.choice("belt")
        foot = min(27.0, 0.75 * frame.bottom) if belt == "tie" else min(17.0, 0.5 * frame.bottom)
        chain = zip_chain(line((0, -band + 1.2), (0, foot)))  # below the ends of a sash
        if belt in ("tie", "buckle"):  # it hides the puller
            return lines_piece("zip", chain)
        return (*lines_piece("zip", chain), puller((0.0, -band + 1.8), 90.0))
    if closure == "side_zip":
        from model.garment.geometry import part_of

        side = sewn_side(design, frame).mirrored()
        path = parallel(part_of(side, 0.0, min(17.0 / frame.bottom, 0.6)), -0.6)
        return lines_piece("zip", (stitch(path),))
    return ()


def draft_trousers(design: Design) -> tuple[Piece, ...]:
    """Trousers with their waistband, pockets, fly, loops and belt."""
    leg = draft_leg(design, 0.0)
    band = design.number("waistband_height", 3.8)
    inside, *front_band = waists.waistband(design, leg.waist)
    pieces: list[Piece] = [inside, *leg_pieces(design, leg), *leg_pockets(design, leg)]
    closure = design.choice("closure")
    lines: list[Line] = []
    if closure == "fly":
        lines += fly(design, leg.top, leg.crotch[1])
    pieces += lines_piece("fly", tuple(lines))
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
    return (*lines_piece("waist-opening", (opening,)), button)


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
