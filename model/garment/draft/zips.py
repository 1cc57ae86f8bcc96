"""Zips: the chain of teeth, its puller, and where a front has one."""

from __future__ import annotations

from model.garment.design import Design
from model.garment.draft.body import Body
from model.garment.draft.landmarks import has_lower_part
from model.garment.draft.piece import Line, Piece, detail, edge, lines_piece, stitch
from model.garment.draft.shaping import OBI_ABOVE, OBI_BELOW
from model.garment.geometry import (
    Path,
    Point,
    along,
    compound,
    length_of,
    line,
    parallel,
    polyline,
    sampled,
)

# Tops of zips whose slider a belt covers, knot included: cm above the waist and below it.
_UNDER_BELT = {"tie": (6.0, 6.0), "buckle": (6.0, 6.0), "obi": (OBI_ABOVE + 2.0, OBI_BELOW)}


def zip_chain(path: Path, width: float = 0.75) -> tuple[Line, ...]:
    """Two rows of teeth along an opening, and the tape's stitching beside them."""
    length = length_of(path)
    count = max(int(length / 0.55), 6)
    teeth = []
    for i, (p, a) in enumerate(sampled(path, [(i + 0.5) / count for i in range(count)])):
        side = 90 if i % 2 else -90
        teeth.append(line(along(p, a + side, 0.06), along(p, a + side, 0.5 * width)))
    left, right = parallel(path, width, 0.0, 1.0), parallel(path, -width, 0.0, 1.0)
    return detail(compound(teeth)), edge(path), stitch(left), stitch(right)


def puller(at: Point, direction: float) -> Piece:
    """A slider with its pull tag, at `at`, hanging in `direction` degrees."""
    x, y = at
    slider = polyline([(x - 0.55, y - 0.7), (x + 0.55, y - 0.7), (x + 0.4, y + 0.8),
                       (x - 0.4, y + 0.8)]).closed()  # fmt: skip
    tip = along((x, y + 0.6), direction, 2.6)
    tag = line(along((x, y + 0.6), direction - 90, 0.34), along(tip, direction - 90, 0.42)).then(
        line(along(tip, direction - 90, 0.42), along(tip, direction + 90, 0.42)),
        line(along(tip, direction + 90, 0.42), along((x, y + 0.6), direction + 90, 0.34)),
    ).closed()  # fmt: skip
    return Piece("zip-puller", slider.and_(tag), "metal", (detail(slider), detail(tag)),
                 cloth=False, printed=False, solid=False, region="trim")  # fmt: skip


def front_zip(design: Design, body: Body) -> tuple[Piece, ...]:
    """A zip from the top of the collar to the hem."""
    at = body.at
    top = at.front_neck - _standing(design)
    if design.choice("category") in ("dress", "jumpsuit") or has_lower_part(design):
        bottom = body.bottom
    else:
        bottom = body.bottom + at.band
    chain = zip_chain(line((0.0, top + 0.2), (0.0, bottom - 0.2)))
    slider = puller((0.0, top + 1.0), 90.0)
    return (*lines_piece("zip", list(chain)), *_unless_belted(slider, design, top - at.waist_y))


def _unless_belted(slider: Piece, design: Design, top: float) -> tuple[Piece, ...]:
    """The slider of a zip that begins `top` cm below the waist, where no belt lies over it."""
    above, below = _UNDER_BELT.get(design.choice("belt"), (0.0, 0.0))
    return () if -above < top < below else (slider,)


def _standing(design: Design) -> float:
    """How far a stand collar carries the zip above the neck seam."""
    if design.choice("collar") in ("funnel", "rib", "mandarin"):
        return 0.97 * design.number("collar_height")
    return {"hood": 3.0}.get(design.choice("collar"), 0.0)


def slanted_zip(design: Design, body: Body) -> tuple[Piece, ...]:
    """A zip along the edge of a front that laps far over."""
    sign = 1 if body.top_is_right else -1
    reach = -body.overlap * sign
    start = (reach, body.at.front_neck)
    path = line(start, (reach, body.bottom - 0.3))
    chain = zip_chain(path)
    slider = puller((start[0], start[1] + 2.0), 90.0)
    top = start[1] - body.at.waist_y
    return (*lines_piece("zip", list(chain)), *_unless_belted(slider, design, top))


def half_zip(design: Design, body: Body) -> tuple[Piece, ...]:
    """A zip from the top of the collar to the chest."""
    at = body.at
    top = at.front_neck - (0.93 * design.number("collar_height") if "collar_height" in design
                           else 2.5)  # fmt: skip
    bottom = at.front_neck + 13.0
    chain = zip_chain(line((0, top + 0.2), (0, bottom)))
    return (*lines_piece("zip", list(chain)), puller((0.0, top + 1.0), 90.0))
