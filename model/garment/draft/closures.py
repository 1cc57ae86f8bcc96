"""What closes a front: one kind of fastening for each closure, or an opening at the neck."""

from __future__ import annotations

from model.garment.design import Design
from model.garment.draft.body import Body
from model.garment.draft.buttons import buttons, double, half_placket, lowest, single, spaced
from model.garment.draft.loops import frogs, lacing, slanted_frogs, toggles
from model.garment.draft.piece import Piece, edge, stitch
from model.garment.draft.zips import front_zip, half_zip, slanted_zip
from model.garment.geometry import cubic, polyline


def draft_closure(design: Design, body: Body) -> tuple[Piece, ...]:
    """Everything that closes the front, in paint order."""
    closure = design.choice("closure")
    at = body.at
    neck = design.choice("neckline")
    pieces: tuple[Piece, ...] = ()
    if closure in ("buttons", "concealed", "snaps"):
        pieces = single(design, body, closure)
    elif closure == "double_breasted":
        pieces = double(design, body)
    elif closure == "zip":
        pieces = front_zip(design, body)
    elif closure == "asymmetric_zip":
        pieces = slanted_zip(design, body)
    elif closure == "half_zip":
        pieces = half_zip(design, body)
    elif closure == "half_placket" or neck == "henley":
        pieces = half_placket(design, body)
    elif closure == "frogs":
        low = lowest(design, body)
        heights = spaced(at.front_neck + 0.8, low, int(design.number("button_count", 5)))
        pieces = frogs([(0.0, y) for y in heights], 0.0)
    elif closure == "slanted":
        pieces = slanted_frogs(design, body)
    elif closure == "toggles":
        pieces = toggles(design, body)
    elif closure == "lacing":
        pieces = lacing(body)
    elif neck == "keyhole":
        pieces = _keyhole(at.front_neck)
    elif neck == "slit":
        pieces = _slit(at.front_neck)
    return pieces


def _keyhole(neck: float) -> tuple[Piece, ...]:
    drop = cubic((0, neck + 0.4), (0.6, neck + 1.6), (2.4, neck + 4.2), (2.4, neck + 6.0)).then(
        cubic((2.4, neck + 6.0), (2.4, neck + 8.0), (-2.4, neck + 8.0), (-2.4, neck + 6.0)),
        cubic((-2.4, neck + 6.0), (-2.4, neck + 4.2), (-0.6, neck + 1.6), (0, neck + 0.4)),
    )
    return (Piece("keyhole", drop.closed(), "inside", (edge(drop),), cloth=False, printed=False,
                  solid=False, region="trim"),
            buttons([(0.0, neck + 0.3)], 1.0))  # fmt: skip


def _slit(neck: float) -> tuple[Piece, ...]:
    gap = polyline([(0.0, neck + 9.0), (1.0, neck - 0.1), (-1.0, neck - 0.1)]).closed()
    rim = polyline([(1.0, neck - 0.1), (0.0, neck + 9.0), (-1.0, neck - 0.1)])
    rows = polyline([(1.6, neck), (0.6, neck + 9.6), (-0.6, neck + 9.6), (-1.6, neck)])
    return (Piece("neck-slit", gap, "inside", (edge(rim), stitch(rows)), cloth=False,
                  printed=False, solid=False, region="trim"),)  # fmt: skip
