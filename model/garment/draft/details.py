"""Yokes, bindings, epaulettes, patches, straps and bows laid over the drafted body."""

from __future__ import annotations

from model.garment.categories import find_category
from model.garment.design import Design
from model.garment.draft.body import Body
from model.garment.draft.inside import on_front, top_at
from model.garment.draft.landmarks import BARE_SHOULDERS, armhole, has_lower_part
from model.garment.draft.legs import Leg
from model.garment.draft.loops import slanted_edge
from model.garment.draft.necklines import has_bare_shoulder
from model.garment.draft.piece import (
    Ink,
    Line,
    Piece,
    binding,
    both,
    detail,
    edge,
    fold,
    seam_line,
    stitch,
)
from model.garment.draft.shaping import yoke_height
from model.garment.geometry import (
    along,
    arc,
    between,
    circle,
    compound,
    cubic,
    line,
    parallel,
    part_of,
    polyline,
    sampled,
    x_at,
)


def yoke_lines(design: Design, body: Body) -> tuple[Line, ...]:
    """The front yoke's seam with its stitching."""
    kind = design.choice("yoke", "none")
    at = body.at
    if kind == "none" or find_category(design.choice("category")).kind not in ("top", "dress"):
        return ()
    y = yoke_height(at)
    x = x_at(armhole(design, at), y)
    start = 0.0 if body.overlap <= 0 else 1.7
    if kind == "straight":
        path = cubic((x, y), (0.7 * x, y + 0.3), (0.4 * x, y + 0.5), (start, y + 0.5))
    elif kind == "western":
        low = (0.52 * x, y + 5.6)
        path = cubic((x, y - 1), (0.86 * x, y + 1.4), (0.66 * x, y + 4.6), low).then(
            cubic(low, (0.42 * x, y + 3.4), (0.2 * x, y + 1.4), (start, y + 0.8)))  # fmt: skip
    else:
        reach = at.front_neck + 9.0
        path = cubic((x - 0.2, y - 4.0), (0.82 * x, y + 3.5), (0.4 * x, reach), (0.0, reach))
    out: list[Line] = [seam_line(path), seam_line(path.mirrored())]
    if design.choice("topstitch", "none") != "none":
        row = parallel(path, -0.6, 0.01, 0.99)
        out += [stitch(row), stitch(row.mirrored())]
        if design.choice("topstitch") in ("double", "triple", "contrast"):
            row = parallel(path, -1.2, 0.01, 0.99)
            out += [stitch(row), stitch(row.mirrored())]
    return tuple(out)


def gathers(design: Design, body: Body) -> tuple[Line, ...]:
    """Ticks and tucks where cloth is drawn in on the body."""
    kind = design.choice("gathers", "none")
    at = body.at
    lines: list[Line] = []
    if kind == "neckline":
        for i, (p, a) in enumerate(sampled(body.neck, [0.03 + 0.085 * k for k in range(9)])):
            size = (4.6, 2.6, 6.0, 3.2)[i % 4]
            end = along(p, a + 96, size)
            lines.append(fold(arc(p, a + 92, end, a + 84, 0.3)))
    elif kind == "bust":
        y = at.underarm[1] + 4.0
        half = x_at(body.side, y)
        seam_ = cubic((half, y - 0.4), (0.6 * half, y + 1.2), (0.3 * half, y + 1.6), (0, y + 1.6))
        lines.append(seam_line(seam_))
        for i, (p, _) in enumerate(sampled(seam_, [0.2 + 0.08 * k for k in range(9)])):
            size = (4.4, 2.4, 3.4)[i % 3]
            lines.append(fold(line(p, (p[0] * 0.98, p[1] - 0.7 * size))))
            lines.append(fold(line(p, (p[0] * 1.03, p[1] + 1.3 * size))))
    elif kind == "pintucks":
        start = 2.6
        for k in range(5):
            x = start + 1.25 * k
            top = at.front_neck + 1.2 if x < at.neck[0] * 0.6 else 1.5 + 0.36 * (x - at.neck[0])
            if x < at.neck[0]:
                top = at.front_neck * (1 - (x / at.neck[0]) ** 3) ** 0.5 + 0.8
            lines.append(seam_line(line((x, top), (x, at.underarm[1] + 9))))
            lines.append(stitch(line((x + 0.35, top), (x + 0.35, at.underarm[1] + 9))))
    elif kind == "side":
        low = min(body.bottom - 6, at.waist_y + 24, body.side.end[1] - 1.0)
        for k in range(8):
            y = at.underarm[1] + 6 + (low - at.underarm[1] - 6) * k / 7
            x = x_at(body.side, y)
            lines.append(fold(arc((x - 0.2, y), 186, (x * (0.35 if k % 2 else 0.1), y + 3.4), 160,
                                  0.32)))  # fmt: skip
        return tuple(lines)
    return tuple(x for item in lines for x in (item, Line(item.role, item.path.mirrored())))


def edge_trims(design: Design, body: Body) -> tuple[Piece, ...]:
    """Bindings along the edges, and the diagonal of a slanted opening."""
    pieces: list[Piece] = []
    lines = gathers(design, body)
    if has_bare_shoulder(design):
        lines = on_front(lines, body.pieces[1:])
    if lines:
        pieces.append(Piece("gathers", lines[0].path, "none", lines, cloth=False, printed=False,
                            solid=False, region="trim"))  # fmt: skip
    if design.choice("closure") == "slanted" and design.choice("piping") == "edges":
        pieces.append(binding("binding-opening", slanted_edge(design, body), 0.7))
    if design.choice("piping", "none") == "edges":
        pieces += _bound_edges(design, body)
    return tuple(pieces)


def _bound_edges(design: Design, body: Body) -> list[Piece]:
    at = body.at
    pieces: list[Piece] = []
    closure = design.choice("closure")
    if body.overlap or closure in ("frogs", "zip"):
        sign = -1 if body.top_is_right else 1
        x = sign * body.overlap
        path = line((x, at.front_neck), (x, body.bottom - 0.1))
        pieces.append(binding("binding-front", path, 0.7 * (1 if sign > 0 else -1)))
    if design.choice("neckline") == "one_shoulder":
        pieces.append(binding("binding-neck", body.neck, 0.75))
    elif design.choice("collar") == "none" and body.neck.verbs:
        left = binding("binding-neck-left", body.neck, 0.75)
        pieces += both(left, "binding-neck-left", "binding-neck-right")
    if not has_lower_part(design) and not at.band:
        pieces.append(binding("binding-hem", body.hem, 0.75))
    return pieces


def details_over(design: Design, body: Body) -> tuple[Piece, ...]:
    """Epaulettes, gun flap, crest, straps, studs, bows: whatever lies on top."""
    pieces: list[Piece] = []
    at = body.at
    shoulder = design.choice("shoulder_detail", "none")
    if shoulder in ("epaulettes", "gun_flap"):
        a = between(at.shoulder, at.neck, 0.02)
        b = between(at.shoulder, at.neck, 0.8)
        low_a, low_b = (a[0] - 1.2, a[1] + 3.6), (b[0] - 0.4, b[1] + 3.2)
        tip = (b[0] - 1.8, b[1] + 1.4)
        path = polyline([a, b, tip, low_b, low_a]).closed()
        knob = circle((b[0] - 0.1, b[1] + 1.7), 0.8)
        piece = Piece("epaulette-left", path, "base", (edge(path), detail(knob)), solid=False,
                      region="trim")  # fmt: skip
        pieces += both(piece, "epaulette-left", "epaulette-right")
    if shoulder == "gun_flap":
        sign = -1
        x = sign * at.neck[0]
        low = at.underarm[1] - 1
        path = line((x, 0.6), (sign * at.shoulder[0], at.shoulder[1])).then(
            part_of(armhole(design, at).mirrored(), 0.0, 0.62),
            cubic((sign * (at.shoulder[0] - 1.0), low - 6), (sign * 14, low + 1.5),
                  (sign * 8, low + 1.0), (sign * 4.5, low - 3.5)),
            line((sign * 4.5, low - 3.5), (x, 0.6))).closed()  # fmt: skip
        pieces.insert(0, Piece("gun-flap", path, "base", (edge(path),), solid=False))
    if shoulder == "piped":
        seam_ = line((at.neck[0] + 0.4, 1.8), (at.shoulder[0] - 0.2, at.shoulder[1] + 1.8))
        strip = binding("shoulder-piping-left", seam_, 0.5)
        pieces += both(strip, "shoulder-piping-left", "shoulder-piping-right")
    if design.choice("patches", "none") == "crest":
        x, y = 0.48 * at.underarm[0], at.underarm[1] - 3.0
        shield = (
            polyline([(x - 2.8, y - 3), (x + 2.8, y - 3), (x + 2.8, y + 0.6)])
            .then(
                cubic((x + 2.8, y + 0.6), (x + 2.5, y + 3), (x + 1, y + 3.8), (x, y + 4.4)),
                cubic((x, y + 4.4), (x - 1, y + 3.8), (x - 2.5, y + 3), (x - 2.8, y + 0.6)),
            )
            .closed()
        )
        mark = compound([line((x, y - 3), (x, y + 4)), line((x - 2.8, y), (x + 2.8, y))])
        pieces.append(Piece("crest", shield, "accent", (edge(shield), detail(mark)), cloth=False,
                            printed=False, solid=False, region="trim"))  # fmt: skip
    hardware = design.choice("hardware", "none")
    if hardware == "webbing":
        for i, y in enumerate((at.underarm[1] - 2.0, at.waist_y + 2.0)):
            half = x_at(body.side, max(y, at.underarm[1])) - 0.1
            if i == 0:
                half = min(half, x_at(armhole(design, at), y))
            if y > body.bottom - 4:
                continue
            path = polyline([(half, y), (half, y + 2.4), (-half, y + 2.4), (-half, y)]).closed()
            buckle = polyline(
                [(-8, y - 0.6), (-4.4, y - 0.6), (-4.4, y + 3.0), (-8, y + 3)]
            ).closed()
            pieces.append(Piece(f"webbing-{i + 1}", path, "accent", (edge(path),), cloth=False,
                                printed=False, solid=False, region="trim"))  # fmt: skip
            pieces.append(Piece(f"webbing-buckle-{i + 1}", buckle, "dark", (edge(buckle),
                          detail(line((-6.2, y - 0.6), (-6.2, y + 3)))), cloth=False,
                          printed=False, solid=False, region="trim"))  # fmt: skip
    elif hardware == "reflective":
        y = at.underarm[1] + 4.0
        half = x_at(body.side, y) - 0.1
        path = polyline([(half, y), (half, y + 2.6), (-half, y + 2.6), (-half, y)]).closed()
        pieces.append(Piece("reflective-tape", path, "metal", (edge(path),), cloth=False,
                            printed=False, solid=False, region="trim"))  # fmt: skip
    elif hardware == "studs":
        x0, y0 = between(at.shoulder, at.neck, 0.1), between(at.shoulder, at.neck, 0.7)
        spots = [along(between(x0, y0, k / 6), 96, d) for k in range(7) for d in (1.4, 3.2)]
        path = compound(circle(p, 0.45) for p in spots)
        piece = Piece("studs-left", path, "metal", (detail(path),), cloth=False, printed=False,
                      solid=False, region="trim")  # fmt: skip
        pieces += both(piece, "studs-left", "studs-right")
    elif hardware == "bow":
        from model.garment.draft.bows import bow

        size = 6.4
        if has_lower_part(design):
            y = min(at.waist_y, body.bottom - 8)
        else:  # below the whole of an edge aslant
            y = max(top_at(x, body.pieces[1:]) for x in (-size, 0.0, size)) + 2.0
        pieces += bow((0.0, y), size, 14.0)
    elif hardware == "tassels":
        bare = design.choice("neckline", "none") in BARE_SHOULDERS
        neck = top_at(0.0, body.pieces[1:]) if bare else at.front_neck
        for i, x in enumerate((-1.3, 1.4)):
            # Over a waist seam if need be: squeezed above it they would cover the buttons.
            low = neck + 9.0 if has_lower_part(design) else body.bottom - 6.0
            y = min(neck + 9.0, low) + i
            cord = line((0.0, neck + 0.4), (x, y))
            head = circle((x, y + 0.3), 0.5)
            skirt = polyline([(x - 0.4, y + 0.6), (x + 0.4, y + 0.6), (x + 0.8, y + 4.2),
                              (x - 0.8, y + 4.2)]).closed()  # fmt: skip
            path = head.and_(skirt)
            pieces.append(
                Piece(
                    f"tassel-{i + 1}",
                    path,
                    "accent",
                    (edge(cord), detail(path)),
                    cloth=False,
                    printed=False,
                    solid=False,
                    region="trim",
                )
            )
    return tuple(pieces)


def leg_details(design: Design, leg: Leg) -> tuple[Piece, ...]:
    """Side stripes, knee patches, straps and tape on trousers."""
    pieces: list[Piece] = []
    knee = leg.crotch[1] + 0.44 * (leg.hem_outer[1] - leg.crotch[1])
    if design.choice("piping", "none") == "side_stripe":
        path = parallel(leg.outer, 0.5, 0.0, 1.0)
        low = leg.hem_outer[1] + 0.5  # no lower than the hem, however the leg flares
        strip = path.then(parallel(leg.outer, 2.5, 0.0, 1.0).reversed()).closed()
        strip = strip.map(lambda p: (p[0], min(p[1], low)))
        piece = Piece("side-stripe", strip, "accent", (edge(strip),), cloth=False, printed=False,
                      solid=False, region="trim")  # fmt: skip
        pieces += both(piece, "side-stripe-left", "side-stripe-right")
    if design.choice("patches", "none") == "knee" and leg.hem_outer[1] > knee + 14:
        a, b = x_at(leg.inner, knee - 7) + 1.4, x_at(leg.outer, knee - 7) - 1.4
        c, d = x_at(leg.inner, knee + 8) + 1.4, x_at(leg.outer, knee + 8) - 1.4
        path = polyline([(a, knee - 7), (b, knee - 7), (d, knee + 8), (c, knee + 8)]).closed()
        piece = Piece(
            "knee-patch",
            path,
            "base",
            (
                edge(path),
                stitch(
                    polyline(
                        [
                            (a + 0.6, knee - 6.4),
                            (b - 0.6, knee - 6.4),
                            (d - 0.6, knee + 7.4),
                            (c + 0.6, knee + 7.4),
                            (a + 0.6, knee - 6.4),
                        ]
                    )
                ),
            ),
            solid=False,
            region="trim",
        )
        pieces += both(piece, "knee-patch-left", "knee-patch-right")
    if design.choice("hardware", "none") in ("webbing", "reflective"):
        y = leg.crotch[1] + 7.0
        ink: Ink = "accent" if design.choice("hardware") == "webbing" else "metal"
        a, b = x_at(leg.inner, y), x_at(leg.outer, y)
        path = polyline([(a, y), (b, y - 1.4), (b, y + 0.8), (a, y + 2.2)]).closed()
        if leg.hem_outer[1] > y + 5:
            piece = Piece("strap", path, ink, (edge(path),), cloth=False, printed=False,
                          solid=False, region="trim")  # fmt: skip
            pieces += both(piece, "strap-left", "strap-right")
    return tuple(pieces)
