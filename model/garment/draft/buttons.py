"""Buttons in rows, with their buttonholes and plackets."""

from __future__ import annotations

from model.garment.categories import find_category
from model.garment.design import Design
from model.garment.draft.body import Body
from model.garment.draft.landmarks import has_lower_part
from model.garment.draft.piece import Line, Piece, detail, edge, lines_piece, stitch
from model.garment.draft.waist_finish import HALF_BELT
from model.garment.draft.waists import CORD
from model.garment.geometry import Point, circle, compound, line, rectangle
from model.garment.sizing.fastening import ABOVE_WAIST_SEAM, BELOW_LAPELS, BUTTON_STEP
from model.garment.sizing.limits import LAPELS

_DIAMETER = {"shirting": 1.15, "knit": 1.6, "tailored": 2.1, "coat": 2.7, "jacket": 1.9}


def button_size(design: Design) -> float:
    """The diameter of the buttons, in cm."""
    for tag in find_category(design.choice("category")).tags:
        if tag in _DIAMETER:
            return _DIAMETER[tag]
    return 1.35


def buttons(points: list[Point], size: float, name: str = "buttons") -> Piece:
    """Round buttons with a rim and four holes."""
    outline = compound(circle(p, size / 2) for p in points)
    rims = compound(circle(p, 0.33 * size) for p in points)
    hole = 0.11 * size
    holes = compound(
        circle((x + dx * hole, y + dy * hole), 0.05 * size)
        for x, y in points
        for dx in (-1, 1)
        for dy in (-1, 1)
    )
    return Piece(name, outline, "trim", (detail(outline), detail(rims), detail(holes)),
                 cloth=False, printed=False, solid=False, region="trim")  # fmt: skip


def spaced(first: float, last: float, count: int) -> list[float]:
    """Heights from first to last."""
    if count == 1:
        return [first]
    return [first + (last - first) * i / (count - 1) for i in range(count)]


def lowest(design: Design, body: Body) -> float:
    """The y of the lowest fastening of a front."""
    at = body.at
    if at.band:
        return body.bottom + 0.45 * at.band
    if has_lower_part(design):
        return body.bottom - 3.0
    category = find_category(design.choice("category"))
    if design.choice("collar") in LAPELS:
        return max(min(at.waist_y + 12.0, body.bottom - 14.0), at.front_neck)
    if category.kind == "dress" or body.bottom > 85:
        return max(body.bottom - 32.0, at.waist_y + 15)
    return body.bottom - max(6.5, 0.12 * (body.bottom - at.front_neck))


def single(design: Design, body: Body, closure: str) -> tuple[Piece, ...]:
    """One row of buttons or snaps down the centre front, or a concealed placket."""
    at = body.at
    collar = design.choice("collar")
    count = int(design.number("button_count", 1))
    size = button_size(design)
    v_shaped = collar in LAPELS or design.choice("neckline") in ("v_neck", "deep_v")
    first = at.front_neck + (1.4 if v_shaped or collar == "camp" else 3.2)
    if collar in LAPELS:
        step = 10.5 if find_category(design.choice("category")).name != "coat" else 13.0
        room = max(body.bottom - 12.0, min(first + 5.0 * (count - 1), body.bottom - 3.0)) - first
        heights = spaced(first, first + min(step * (count - 1), room), count)
        # What a belt covers, it closes.
        reach = {"tie": 3.6, "buckle": 3.6, "obi": 10.0}.get(design.choice("belt"), 0.0)
        heights = [y for y in heights if abs(y - at.waist_y) >= reach]
        if design.choice("belt") == "tie":  # its ends hang over the rest
            heights = [y for y in heights if y < at.waist_y]
        if design.choice("waist", "none") == "drawstring":
            heights = _below_a_cord(heights, at.waist_y, body.bottom)
    else:
        heights = spaced(first, lowest(design, body), count)
    lines: list[Line] = []
    top_sign = -1 if body.top_is_right else 1
    edge_x = top_sign * body.overlap
    placket = _is_placket(design)
    bottom = body.bottom
    if placket:
        x = -edge_x
        start = at.front_neck + (0.4 if collar != "none" else 0.1)
        lines.append(stitch(line((x, start), (x, bottom - 0.2))))
        lines.append(stitch(line((edge_x * 0.72, start), (edge_x * 0.72, bottom - 0.2))))
    carrier = lines_piece("placket", lines)
    if closure == "concealed":
        if design.choice("belt") == "tie" and first - 0.5 > at.waist_y - HALF_BELT:
            return ()  # the belt and its ends lie over the whole of it
        x = -1.9 * edge_x / max(abs(edge_x), 0.1)
        row = [stitch(line((x, first - 0.5), (x, bottom - 0.3)))]
        return lines_piece("placket", row)
    if not heights:
        return carrier
    points = [(0.0, y) for y in heights]
    holes = _buttonholes(design, heights, size, top_sign)
    pieces = [*carrier]
    if closure == "snaps":
        outline = compound(circle(p, 0.62) for p in points)
        rings = compound(circle(p, 0.3) for p in points)
        pieces.append(Piece("snaps", outline, "metal", (detail(outline), detail(rings)),
                            cloth=False, printed=False, solid=False, region="trim"))  # fmt: skip
    else:
        pieces += [*lines_piece("buttonholes", holes), buttons(points, size)]
    return tuple(pieces)


def _below_a_cord(heights: list[float], waist_y: float, bottom: float) -> list[float]:
    """The heights; if a cord at the waist would cover one, all from there on go below its ends."""
    below = waist_y + CORD + 2.0
    above = [y for y in heights if y <= waist_y - 2.0]
    rest = heights[len(above) :]
    if not rest or rest[0] >= below or below + 2.0 > bottom:
        return heights
    room = bottom - 3.0 - below
    last = max(rest[-1], below + min(5.0 * (len(rest) - 1), room))
    return above + spaced(below, last, len(rest))


def _is_placket(design: Design) -> bool:
    tags = find_category(design.choice("category")).tags
    return bool({"shirting", "soft", "knit", "rugged", "frock"} & set(tags)) and design.choice(
        "collar"
    ) not in (LAPELS)


def _buttonholes(design: Design, heights: list[float], size: float, top_sign: int) -> list[Line]:
    if "shirting" in find_category(design.choice("category")).tags:
        half = 0.5 * size + 0.45
        return [detail(compound(line((0.0, y - half), (0.0, y + half)) for y in heights))]
    reach = 0.5 * size + 0.6
    return [
        detail(compound(line((-0.1 * top_sign * size, y), (top_sign * reach, y)) for y in heights))
    ]


def double(design: Design, body: Body) -> tuple[Piece, ...]:
    """Two rows of buttons, the upper pair wider apart under a lapel."""
    at = body.at
    rows = int(design.number("button_count", 3))
    size = button_size(design)
    collar = design.choice("collar")
    half = 5.4
    first = at.front_neck + (BELOW_LAPELS if collar in LAPELS else 7.0)
    if collar == "storm":
        first = at.front_neck + 12.0
    low = max(min(at.waist_y + 13.0, body.bottom - 12.0), first + BUTTON_STEP * (rows - 1))
    if has_lower_part(design):
        low = body.bottom - ABOVE_WAIST_SEAM
    heights = spaced(first, low, rows)
    points: list[Point] = []
    for i, y in enumerate(heights):
        spread = half + (1.6 if i == 0 and rows > 2 and collar in LAPELS else 0.0)
        points += [(-spread, y), (spread, y)]
    sign = -1 if body.top_is_right else 1
    hole = detail(compound(line((sign * (half - 0.2), y), (sign * (half + 0.5 * size + 0.6), y))
                           for y in heights))  # fmt: skip
    return (*lines_piece("buttonholes", [hole]), buttons(points, size))


def half_placket(design: Design, body: Body) -> tuple[Piece, ...]:
    """A placket to the chest, boxed at its foot, with its buttons."""
    at = body.at
    top, bottom = at.front_neck, at.front_neck + 14.0
    box = rectangle(-1.7, top + 0.1, 1.7, bottom)
    cross = compound([line((-1.4, bottom - 2.8), (1.4, bottom - 0.3)), line((1.4, bottom - 2.8),
                     (-1.4, bottom - 0.3)), line((-1.4, bottom - 2.8), (1.4, bottom - 2.8)),
                     line((-1.4, bottom - 0.3), (1.4, bottom - 0.3))])  # fmt: skip
    count = int(design.number("button_count", 3))
    heights = spaced(top + 1.6, bottom - 4.6, count)
    sides = stitch(compound([line((-1.35, top + 0.5), (-1.35, bottom - 0.3)),
                             line((1.35, top + 0.5), (1.35, bottom - 0.3))]))  # fmt: skip
    placket = Piece("placket", box, "base", (edge(box), stitch(cross), sides), solid=False,
                    region="trim")  # fmt: skip
    return placket, buttons([(0.0, y) for y in heights], 1.15)
