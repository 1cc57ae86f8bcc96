"""All pieces of a design, back to front."""

from __future__ import annotations

from model.garment.categories import find_category
from model.garment.design import Design
from model.garment.draft.body import (
    V_FRONTS,
    Body,
    draft_body,
)
from model.garment.draft.closures import draft_closure
from model.garment.draft.details import details_over, edge_trims, yoke_lines
from model.garment.draft.hem_finish import body_slits, hem_band, hem_stitches, hem_strip
from model.garment.draft.landmarks import Landmarks, has_lower_part, landmarks
from model.garment.draft.legs import Leg, draft_leg, leg_pieces
from model.garment.draft.lower_body import draft_trousers, draft_whole_skirt
from model.garment.draft.neck_finish import neck_finish
from model.garment.draft.piece import Piece, lines_piece
from model.garment.draft.pockets import chest_pockets, leg_pockets, lower_pockets
from model.garment.draft.shaping import seams_of
from model.garment.draft.skirt_frame import SkirtFrame, skirt_frame, skirt_side
from model.garment.draft.skirts import draft_skirt
from model.garment.draft.sleeve_parts import draft_sleeves
from model.garment.draft.waist_finish import waist_finish
from model.garment.geometry import Path, box_of


def draft(design: Design) -> tuple[Piece, ...]:
    """The pieces of any design, in paint order, in cm."""
    kind = find_category(design.choice("category")).kind
    if kind == "skirt":
        return draft_whole_skirt(design)
    if kind == "trousers":
        return draft_trousers(design)
    return _upper(design, kind)


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
    band = (*hem_band(design, at, body), *hem_strip(design, at, body))
    slits = body_slits(design, at, body)
    neck = neck_finish(design, at, body)
    behind = tuple(p for p in neck if p.name in ("collar-back", "hood-lining"))
    # What belongs to the lower front goes under the upper one.
    side = fronts[0].name.removeprefix("front-") if len(fronts) == 2 else "-"
    rolls = design.choice("collar") in V_FRONTS
    under = tuple(p for p in neck if rolls and p.name.endswith(side))
    before = tuple(p for p in neck if p not in behind and p not in under)
    trims = edge_trims(design, body)
    seams = seams_of(design, body) + yoke_lines(design, body)
    stitches = lines_piece("stitching", hem_stitches(design, body, at))
    chest = chest_pockets(design, body)
    hips: tuple[Piece, ...] = ()
    if leg is None and has_lower_part(design):
        hips = _dress_pockets(design, at, body)
    elif leg is None:
        hips = lower_pockets(design, body)
    # So do that front's seams and chest pockets, or they would show on its lapel.
    low_seams = tuple(each for each in seams if under and _is_on(side, each.path))
    low_pockets = tuple(p for p in chest if under and _is_on(side, p.outline))
    raglan = design.choice("sleeve") == "raglan"
    armholes = tuple(p for p in sleeves if p.name.startswith("armhole"))
    sleeves = tuple(p for p in sleeves if p not in armholes)
    # A raglan sleeve lies on its own front, and the collar on both.
    lower_sleeve = tuple(p for p in sleeves if p.name.endswith(side))
    waist = waist_finish(design, at, body)
    return (
        back,
        *behind,
        *lower,
        *(() if raglan else sleeves),
        *band,
        *fronts[:1],
        *(lower_sleeve if raglan else ()),
        *lines_piece(f"seams-{side}", low_seams),
        *low_pockets,
        *under,
        *fronts[1:],
        *(p for p in sleeves if raglan and p not in lower_sleeve),
        *armholes,
        *lines_piece("seams", [each for each in seams if each not in low_seams]),
        *stitches,
        *slits,
        *(p for p in chest if p not in low_pockets),
        *hips,
        *trims,
        *before,
        *(p for p in waist if p.name.startswith("waist-")),
        *draft_closure(design, body),
        *(p for p in waist if not p.name.startswith("waist-")),
        *details_over(design, body),
    )


def _is_on(side: str, path: Path) -> bool:
    """Whether a path lies wholly on the wearer's left, which is seen on the right, or right."""
    left, _, right, _ = box_of([path])
    return left >= 0.0 if side == "left" else right <= 0.0


def _dress_frame(design: Design, at: Landmarks, body: Body) -> SkirtFrame:
    kind = "a_line" if design.choice("waist") == "peplum" else design.choice("skirt")
    return skirt_frame(design, SkirtFrame(at.waist, at.waist_y, at.hip, at.hip_y, at.hem, at.length,
                                          kind))  # fmt: skip


def _dress_pockets(design: Design, at: Landmarks, body: Body) -> tuple[Piece, ...]:
    """The pockets of the skirt of a dress."""
    frame = _dress_frame(design, at, body)
    side = skirt_side(frame)
    leg = Leg(frame.waist, frame.top, (0.0, frame.bottom), side, side, (frame.hem, frame.bottom),
              (0.0, frame.bottom), frame.hip_y)  # fmt: skip
    return leg_pockets(design, leg)
