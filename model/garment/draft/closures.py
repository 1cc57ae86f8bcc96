"""Buttons, zips, frogs, toggles, plackets and ties along the opening of a front."""

from __future__ import annotations

from model.garment.categories import find_category
from model.garment.design import Design
from model.garment.draft.body import Body
from model.garment.draft.body_outline import LAPELS
from model.garment.draft.landmarks import has_lower_part
from model.garment.draft.piece import Line, Piece, detail, edge, stitch
from model.garment.geometry import (
    Path,
    Point,
    along,
    angle_of,
    arc,
    circle,
    compound,
    cubic,
    line,
    polyline,
    rectangle,
    sampled,
)

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


def draft_closure(design: Design, body: Body) -> tuple[Piece, ...]:
    """Everything that closes the front, in paint order."""
    closure = design.choice("closure")
    at = body.at
    neck = design.choice("neckline")
    pieces: tuple[Piece, ...] = ()
    if closure in ("buttons", "concealed", "snaps"):
        pieces = _single(design, body, closure)
    elif closure == "double_breasted":
        pieces = _double(design, body)
    elif closure == "zip":
        pieces = _front_zip(design, body)
    elif closure == "asymmetric_zip":
        pieces = _slanted_zip(design, body)
    elif closure == "half_zip":
        pieces = _half_zip(design, body)
    elif closure == "half_placket" or neck == "henley":
        pieces = _half_placket(design, body)
    elif closure == "frogs":
        low = _lowest(design, body)
        heights = spaced(at.front_neck + 0.8, low, int(design.number("button_count", 5)))
        pieces = frogs([(0.0, y) for y in heights], 0.0)
    elif closure == "slanted":
        pieces = _slanted_frogs(design, body)
    elif closure == "toggles":
        pieces = _toggles(design, body)
    elif closure == "lacing":
        pieces = _lacing(body)
    elif neck == "keyhole":
        pieces = _keyhole(at.front_neck)
    elif neck == "slit":
        pieces = _slit(at.front_neck)
    return pieces


def _lowest(design: Design, body: Body) -> float:
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


def _single(design: Design, body: Body, closure: str) -> tuple[Piece, ...]:
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
    else:
        heights = spaced(first, _lowest(design, body), count)
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
    carrier = _line_carrier("placket", lines)
    if closure == "concealed":
        x = -1.9 * edge_x / max(abs(edge_x), 0.1)
        row = [stitch(line((x, first - 0.5), (x, bottom - 0.3)))]
        return _line_carrier("placket", row)
    points = [(0.0, y) for y in heights]
    holes = _buttonholes(design, heights, size, top_sign)
    pieces = [*carrier]
    if closure == "snaps":
        outline = compound(circle(p, 0.62) for p in points)
        rings = compound(circle(p, 0.3) for p in points)
        pieces.append(Piece("snaps", outline, "metal", (detail(outline), detail(rings)),
                            cloth=False, printed=False, solid=False, region="trim"))  # fmt: skip
    else:
        pieces += [*_line_carrier("buttonholes", holes), buttons(points, size)]
    return tuple(pieces)


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


def _line_carrier(name: str, lines: list[Line]) -> tuple[Piece, ...]:
    """Lines alone, as a part of their own."""
    if not lines:
        return ()
    return (Piece(name, lines[0].path, "none", tuple(lines), cloth=False, printed=False,
                  solid=False, region="trim"),)  # fmt: skip


def _double(design: Design, body: Body) -> tuple[Piece, ...]:
    at = body.at
    rows = int(design.number("button_count", 3))
    size = button_size(design)
    collar = design.choice("collar")
    half = 5.4
    first = at.front_neck + 1.5 if collar in LAPELS else at.front_neck + 7.0
    if collar == "storm":
        first = at.front_neck + 12.0
    low = max(min(at.waist_y + 13.0, body.bottom - 12.0), first + 6.0)
    if has_lower_part(design):
        low = body.bottom - 4.0
    heights = spaced(first, low, rows)
    points: list[Point] = []
    for i, y in enumerate(heights):
        spread = half + (1.6 if i == 0 and rows > 2 and collar in LAPELS else 0.0)
        points += [(-spread, y), (spread, y)]
    sign = -1 if body.top_is_right else 1
    hole = detail(compound(line((sign * (half - 0.2), y), (sign * (half + 0.5 * size + 0.6), y))
                           for y in heights))  # fmt: skip
    return (*_line_carrier("buttonholes", [hole]), buttons(points, size))


def zip_chain(path: Path, width: float = 0.75) -> tuple[Line, ...]:
    """Two rows of teeth along an opening, and the tape's stitching beside them."""
    from model.garment.geometry import length_of, parallel

    length = length_of(path)
    count = max(int(length / 0.55), 6)
    teeth = []
    for i, (p, a) in enumerate(sampled(path, [(i + 0.5) / count for i in range(count)])):
        side = 90 if i % 2 else -90
        teeth.append(line(along(p, a + side, 0.06), along(p, a + side, 0.5 * width)))
    left, right = parallel(path, width, 0.0, 1.0), parallel(path, -width, 0.0, 1.0)
    return detail(compound(teeth)), edge(path), stitch(left), stitch(right)


def _puller(at: Point, direction: float) -> Piece:
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


def _front_zip(design: Design, body: Body) -> tuple[Piece, ...]:
    at = body.at
    top = at.front_neck - _standing(design)
    if design.choice("category") in ("dress", "jumpsuit") or has_lower_part(design):
        bottom = body.bottom
    else:
        bottom = body.bottom + at.band
    chain = zip_chain(line((0.0, top + 0.2), (0.0, bottom - 0.2)))
    return (*_line_carrier("zip", list(chain)), _puller((0.0, top + 1.0), 90.0))


def _standing(design: Design) -> float:
    """How far a stand collar carries the zip above the neck seam."""
    if design.choice("collar") in ("funnel", "rib", "mandarin"):
        return 0.97 * design.number("collar_height")
    return {"hood": 3.0}.get(design.choice("collar"), 0.0)


def _slanted_zip(design: Design, body: Body) -> tuple[Piece, ...]:
    sign = 1 if body.top_is_right else -1
    reach = -body.overlap * sign
    start = (reach, body.at.front_neck)
    path = line(start, (reach, body.bottom - 0.3))
    chain = zip_chain(path)
    return (*_line_carrier("zip", list(chain)), _puller((start[0], start[1] + 2.0), 90.0))


def _half_zip(design: Design, body: Body) -> tuple[Piece, ...]:
    at = body.at
    top = at.front_neck - (0.93 * design.number("collar_height") if "collar_height" in design
                           else 2.5)  # fmt: skip
    bottom = at.front_neck + 13.0
    chain = zip_chain(line((0, top + 0.2), (0, bottom)))
    return (*_line_carrier("zip", list(chain)), _puller((0.0, top + 1.0), 90.0))


def _half_placket(design: Design, body: Body) -> tuple[Piece, ...]:
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


def frogs(points: list[Point], lean: float, reach: float = 2.7) -> tuple[Piece, ...]:
    """盘扣: a knot and a loop at each point, their bars lying along the angle `lean`."""
    bars, knots, marks = [], [], []
    for p in points:
        left, right = along(p, lean + 180, reach), along(p, lean, reach)
        for end, start in ((left, along(p, lean + 180, 0.45)), (right, along(p, lean, 0.3))):
            direction = angle_of(start, end)
            a, b = along(start, direction + 90, 0.24), along(end, direction + 90, 0.24)
            c, d = along(end, direction - 90, 0.24), along(start, direction - 90, 0.24)
            tip = along(end, direction, 0.2)
            bars.append(line(a, b).then(arc(b, direction, tip, direction - 90, 0.5),
                                        arc(tip, direction - 90, c, direction + 180, 0.5),
                                        line(c, d)).closed())  # fmt: skip
            marks.append(line(along(start, direction, 0.3), along(end, direction, -0.1)))
        knots.append(circle(p, 0.55))
        marks.append(line(along(p, 45, 0.3), along(p, 225, 0.3)))
        marks.append(line(along(p, -45, 0.3), along(p, 135, 0.3)))
    bar_path, knot_path = compound(bars), compound(knots)
    return (
        Piece("frog-loops", bar_path, "accent", (detail(bar_path), detail(compound(marks))),
              cloth=False, printed=False, solid=False, region="trim"),
        Piece("frog-knots", knot_path, "accent", (detail(knot_path),), cloth=False, printed=False,
              solid=False, region="trim"),
    )  # fmt: skip


def slanted_edge(body: Body) -> Path:
    """斜襟: from the collar's base in a curve to the viewer's left underarm (right-closing)."""
    x, y = body.at.underarm
    start: Point = (0.0, body.at.front_neck)
    return cubic(start, (-1.0, start[1] + 6.5), (-0.34 * x, start[1] + 7.5), (-0.66 * x,
                 start[1] + 8.2)).then(
        cubic((-0.66 * x, start[1] + 8.2), (-0.84 * x, start[1] + 9.2), (-0.95 * x, y - 4.0),
              (-x, y)))  # fmt: skip


def _slanted_frogs(design: Design, body: Body) -> tuple[Piece, ...]:
    path = slanted_edge(body)
    count = int(design.number("button_count", 3))
    out: list[Piece] = [*_line_carrier("opening", [edge(path)])]
    shares = spaced(0.03, 0.86, count)
    for i, (p, a) in enumerate(sampled(path, shares)):
        loops, knots = frogs([p], a + 90 if i else 0.0, 2.0)
        out += [
            Piece(
                f"{piece.name}-{i + 1}",
                piece.outline,
                piece.ink,
                piece.lines,
                cloth=False,
                printed=False,
                solid=False,
                region="trim",
            )
            for piece in (loops, knots)
        ]
    return tuple(out)


def _toggles(design: Design, body: Body) -> tuple[Piece, ...]:
    at = body.at
    count = int(design.number("button_count", 4))
    low = min(at.waist_y + 16.0, body.bottom - 14)
    heights = spaced(at.front_neck + 5.0, low, count)
    pads, horns, cords = [], [], []
    for y in heights:
        for side in (-1, 1):
            x = side * 5.2
            pads.append(polyline([(x - 0.2 * side, y - 1.3), (x + 2.4 * side, y - 1.3),
                                  (x + 3.2 * side, y), (x + 2.4 * side, y + 1.3),
                                  (x - 0.2 * side, y + 1.3)]).closed())  # fmt: skip
        cords += [cubic((-5.2, y - 0.4), (-3, y - 0.9), (-1.6, y - 0.5), (-0.2, y)),
                  cubic((-5.2, y + 0.4), (-3, y + 0.9), (-1.6, y + 0.5), (-0.2, y)),
                  cubic((5.2, y - 0.5), (3, y - 1.5), (0, y - 1.5), (-1.0, y)),
                  cubic((5.2, y + 0.5), (3, y + 1.5), (0, y + 1.5), (-1.0, y))]  # fmt: skip
        horns.append(
            cubic((-2.2, y + 0.7), (-1.2, y - 0.9), (1.4, y - 1.1), (2.6, y - 0.5))
            .then(cubic((2.6, y - 0.5), (1.6, y + 0.4), (-0.4, y + 0.9), (-2.2, y + 0.7)))
            .closed()
        )
    pad, horn = compound(pads), compound(horns)
    return (
        Piece("toggle-tabs", pad, "accent", (detail(pad), detail(compound(cords))), cloth=False,
              printed=False, solid=False, region="trim"),
        Piece("toggles", horn, "trim", (detail(horn),), cloth=False, printed=False, solid=False,
              region="trim"),
    )  # fmt: skip


def _lacing(body: Body) -> tuple[Piece, ...]:
    top, bottom = body.at.front_neck + 1.0, body.at.front_neck + 14.0
    gap = polyline([(0.0, bottom + 0.6), (1.6, top - 1.2), (-1.6, top - 1.2)]).closed()
    rows = spaced(top, bottom - 2, 5)
    laces, eyes = [], []
    for i, y in enumerate(rows):
        x = 2.3 - 0.22 * i
        eyes += [circle((-x, y), 0.28), circle((x, y), 0.28)]
        if i + 1 < len(rows):
            low = 2.3 - 0.22 * (i + 1)
            laces += [line((-x, y), (low, rows[i + 1])), line((x, y), (-low, rows[i + 1]))]
    ends = [cubic((-2.3, top), (-3, top + 4), (-1.6, top + 7), (-2.6, top + 11)),
            cubic((2.3, top), (3.2, top + 4), (2.0, top + 8), (2.9, top + 12))]  # fmt: skip
    eyelets = compound(eyes)
    return (
        Piece("lacing-gap", gap, "inside", (edge(gap),), cloth=False, printed=False, solid=False,
              region="trim"),
        Piece("lacing", eyelets, "metal", (detail(eyelets), edge(compound(laces + ends))),
              cloth=False, printed=False, solid=False, region="trim"),
    )  # fmt: skip


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
