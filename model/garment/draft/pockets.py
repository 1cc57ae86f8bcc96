"""Pockets of upper bodies, skirts and trousers."""

from __future__ import annotations

import math

from model.garment.categories import find_category
from model.garment.design import Design
from model.garment.draft.body import Body
from model.garment.draft.inside import floor_between
from model.garment.draft.landmarks import BARE_ARMS, armhole, side_seam
from model.garment.draft.legs import Leg
from model.garment.draft.piece import Line, Piece, both, detail, edge, seam_line, stitch
from model.garment.draft.waist_finish import HALF_BELT, belt_height
from model.garment.geometry import (
    Path,
    Point,
    along,
    box_of,
    circle,
    compound,
    cubic,
    line,
    parallel,
    polyline,
    sampled,
    smooth,
    x_at,
)

_WIDE_LAPEL = 11.0  # cm
_SHARES = [k / 6 for k in range(7)]
_OVER_BELT = 1.5  # cm between a pocket and the belt below it
_RIM = 0.8  # cm of cloth beside a pocket
_TILT = 0.4  # cm that the lower end of a tilted pocket hangs further down
_LONG_SLEEVE = 40.0  # cm: it hangs down to the hip


def patch(x: float, y: float, width: float, height: float, shape: str = "round") -> Piece:
    """A patch pocket whose upper middle is (x, y)."""
    w, h = width / 2, height
    if shape == "shield":
        outline = polyline([(x - w, y), (x + w, y), (x + w * 0.94, y + h * 0.82), (x, y + h),
                            (x - w * 0.94, y + h * 0.82)]).closed()  # fmt: skip
    else:
        r = min(0.24 * width, 2.4)
        outline = line((x - w, y), (x + w, y)).then(
            line((x + w, y), (x + w + 0.15, y + h - r)),
            cubic((x + w + 0.15, y + h - r), (x + w + 0.15, y + h - 0.3 * r), (x + w - 0.4 * r,
                  y + h), (x + w - r, y + h)),
            line((x + w - r, y + h), (x - w + r, y + h)),
            cubic((x - w + r, y + h), (x - w + 0.4 * r, y + h), (x - w - 0.15, y + h - 0.3 * r),
                  (x - w - 0.15, y + h - r))).closed()  # fmt: skip
    rim = 2.0 if height > 11 else 1.6
    inner = outline.map(lambda p: (x + (p[0] - x) * (1 - 1.1 / width), min(p[1], y + h - 0.55)))
    open_inner = Path(inner.verbs.rstrip("Z")[0] + inner.verbs.rstrip("Z")[2:], inner.points[1:])
    return Piece("pocket", outline, "base", (
        edge(outline), stitch(line((x - w + 0.1, y + rim), (x + w - 0.1, y + rim))),
        stitch(open_inner)), region="pocket", solid=False)  # fmt: skip


def flap(x: float, y: float, width: float, height: float, *, pointed: bool) -> Piece:
    """A pocket flap hanging from (x, y)."""
    w = width / 2
    if pointed:
        outline = polyline([(x - w, y), (x + w, y), (x + w, y + 0.66 * height), (x, y + height),
                            (x - w, y + 0.66 * height)]).closed()  # fmt: skip
        rim = polyline([(x + w - 0.5, y + 0.3), (x + w - 0.5, y + 0.6 * height), (x, y + height -
                        0.6), (x - w + 0.5, y + 0.6 * height), (x - w + 0.5, y + 0.3)])  # fmt: skip
        lines: tuple[Line, ...] = (edge(outline), stitch(rim))
    else:
        r = 0.5 * height
        outline = line((x - w, y), (x + w, y)).then(
            line((x + w, y), (x + w, y + height - r)),
            cubic((x + w, y + height - r), (x + w, y + height - 0.2 * r), (x + w - 0.4 * r,
                  y + height), (x + w - r, y + height)),
            line((x + w - r, y + height), (x - w + 0.6, y + height)),
            cubic((x - w + 0.6, y + height), (x - w + 0.2, y + height), (x - w, y + height - 0.2),
                  (x - w, y + height - 0.6))).closed()  # fmt: skip
        lines = (edge(outline), detail(line((x - w, y - 0.5), (x + w, y - 0.5))),
                 seam_line(line((x - w, y), (x + w, y))))  # fmt: skip
    return Piece("flap", outline, "base", lines, region="pocket", solid=False)


def bellows(x: float, y: float, width: float, height: float) -> tuple[Piece, Piece]:
    """A bellows pocket whose upper middle is (x, y), and its flap.

    A box pleat runs down the middle of the bag; a folded gusset joins its sides and foot to the
    garment, mitred at the corners.
    """
    outer = patch(x, y, width, height).outline
    w, h, side = width / 2 - 1.2, height - 1.2, width / 2
    panel = line((x - w, y + 0.3), (x - w, y + h)).then(
        line((x - w, y + h), (x + w, y + h)), line((x + w, y + h), (x + w, y + 0.3)))  # fmt: skip
    mitres = compound([line((x + k * w, y + h), (x + k * (side - 0.35), y + height - 0.4))
                       for k in (-1, 1)])  # fmt: skip
    foot = line((x - w, y + h + 0.6), (x + w, y + h + 0.6))
    creases = compound([foot, *(line((x + k * (w + 0.6), y + 0.5), (x + k * (w + 0.6), y + h))
                                for k in (-1, 1))])  # fmt: skip
    pleat = compound([line((x + k * 1.5, y + 0.3), (x + k * 1.5, y + h)) for k in (-1, 1)])
    fall = line((x, y + 0.3), (x, y + h - 1.6))
    corner = polyline([(x - 1.5, y + h - 0.2), (x, y + h - 1.6), (x + 1.5, y + h - 0.2)])
    bag = Piece("pocket", outer, "base", (
        edge(outer), seam_line(panel), seam_line(pleat), detail(fall), detail(corner),
        detail(mitres), detail(creases)), region="pocket", solid=False)  # fmt: skip
    reach, drop = side + 0.5, min(0.36 * height, 5.4)
    outline = polyline([(x - reach, y - 0.8), (x + reach, y - 0.8), (x + reach, y + drop - 2.2),
                        (x + reach - 1.6, y + drop - 0.8), (x - reach + 1.6, y + drop - 0.8),
                        (x - reach, y + drop - 2.2)]).closed()  # fmt: skip
    rim = stitch(outline.map(lambda p: (x + (p[0] - x) * (1 - 0.5 / reach), y - 0.3 + (
                 p[1] - y + 0.8) * (1 - 1.0 / drop))))  # fmt: skip
    studs = compound([circle((x + k * 0.62 * reach, y + drop - 2.0), 0.42) for k in (-1, 1)])
    cover = Piece("flap", outline, "base", (edge(outline), rim, detail(studs)),
                  region="pocket", solid=False)  # fmt: skip
    return bag, cover


def _tilted(piece: Piece, centre: Point, degrees: float) -> Piece:
    from dataclasses import replace

    from model.garment.geometry import unit

    c, s = unit(degrees)

    def turn(p: Point) -> Point:
        dx, dy = p[0] - centre[0], p[1] - centre[1]
        return centre[0] + c * dx - s * dy, centre[1] + s * dx + c * dy

    return replace(piece, outline=piece.outline.map(turn),
                   lines=tuple(Line(i.role, i.path.map(turn)) for i in piece.lines),
                   grain=(centre, degrees))  # fmt: skip


def _named(piece: Piece, name: str) -> Piece:
    from dataclasses import replace

    return replace(piece, name=name)


def zip_slot(start: Point, end: Point, name: str) -> Piece:
    """A zip in a narrow welt between two points."""
    from model.garment.draft.zips import zip_chain

    axis = line(start, end)
    outline = parallel(axis, 0.75).then(parallel(axis, -0.75).reversed()).closed()
    teeth = zip_chain(axis, 0.5)[:2]
    pull = circle(along(start, 90, 0.3), 0.34).and_(
        polyline(
            [
                (start[0] - 0.3, start[1] + 0.6),
                (start[0] + 0.3, start[1] + 0.6),
                (start[0] + 0.36, start[1] + 2.4),
                (start[0] - 0.36, start[1] + 2.4),
            ]
        ).closed()
    )
    return Piece(name, outline, "base", (edge(outline), *teeth, detail(pull)), region="pocket",
                 solid=False)  # fmt: skip


def chest_pockets(design: Design, body: Body) -> tuple[Piece, ...]:
    """Pockets at the chest; on the wearer's left, or a pair."""
    kind = design.choice("chest_pocket", "none")
    if kind == "none":
        return ()
    at = body.at
    x, y = 0.47 * at.underarm[0], at.shoulder[1] + 0.62 * (at.underarm[1] - at.shoulder[1])
    x = max(x, body.overlap + 5.6)
    if design.number("lapel_width") > _WIDE_LAPEL:  # below its widest, or it would cover all
        y = max(y, at.underarm[1] - 1.5)
    rugged = "rugged" in find_category(design.choice("category")).tags
    if design.choice("yoke", "none") != "none":
        y = max(y, at.shoulder[1] + 0.44 * (at.underarm[1] - at.shoulder[1]) + 0.2)
    if kind == "patch":
        x, y = _off_the_armhole(design, body, (x, y), 5.25, 12.0)
        piece = patch(x, y, 10.5, 12.0, "shield" if design.choice("collar") != "none" else "round")
        if design.choice("category") in ("t_shirt", "polo", "shirt", "blouse", "shirt_dress"):
            return (_named(piece, "pocket-chest"),)
        return both(piece, "pocket-chest-left", "pocket-chest-right")
    if kind == "flap":
        bagged = rugged or design.choice("category") in ("shirt", "shirt_dress")
        x, y = _off_the_armhole(design, body, (x, y), 5.5, 15.0 if bagged else 5.4)
        cover = flap(x, y, 11.0, 5.4, pointed=True)
        stud = detail(circle((x, y + 3.6), 0.45))
        cover = cover.with_lines(stud)
        if bagged:
            bag = polyline([(x - 5.1, y + 1), (x + 5.1, y + 1), (x + 4.4, y + 13), (x, y + 15),
                            (x - 4.4, y + 13)]).closed()  # fmt: skip
            under = Piece("pocket-bag", bag, "base", (seam_line(bag),), region="pocket",
                          solid=False)  # fmt: skip
            return (*both(under, "pocket-chest-left", "pocket-chest-right"),
                    *both(cover, "flap-chest-left", "flap-chest-right"))  # fmt: skip
        return both(cover, "flap-chest-left", "flap-chest-right")
    if kind == "bellows":
        x, y = _off_the_armhole(design, body, (x, y), 6.75, 14.5)
        x, width = _within_the_side(body, x, 12.5, (y, y + 14.5))
        pouch, cover = bellows(x, y, width, 14.5)
        return (*both(pouch, "pocket-chest-left", "pocket-chest-right"),
                *both(cover, "flap-chest-left", "flap-chest-right"))  # fmt: skip
    if kind == "zip":
        x, y = _off_the_armhole(design, body, (x, y), 4.3, 6.0)
        slot = zip_slot((x - 3.4, y + 5.5), (x + 3.6, y + 2.5), "pocket-chest")
        return (slot,)
    x, y = _off_the_armhole(design, body, (x, y), 5.0, 3.8)
    welt = polyline([(x - 5, y + 1.6), (x + 5, y), (x + 5, y + 2.2), (x - 5, y + 3.8)]).closed()
    return (Piece("pocket-chest", welt, "base", (edge(welt),), region="pocket", solid=False),)


def _off_the_armhole(
    design: Design, body: Body, middle: Point, half: float, height: float
) -> Point:
    """The upper middle of a chest pocket that fits between the front edge and a bare armhole.

    It moves in as far as it can, then down to where the front is wide enough.
    """
    (x, y), at = middle, body.at
    if design.choice("sleeve") not in BARE_ARMS:
        return middle
    hole = armhole(design, at)

    def room(top: float) -> float:
        heights = (top + height * k / 6 for k in range(7))
        return min(x_at(hole if h < at.underarm[1] else body.side, h) for h in heights)

    if x + half <= room(y):
        return middle
    inner = body.overlap + 0.6 + half
    while room(y) - half - _RIM < inner and y < at.underarm[1]:
        y += 0.5
    return max(min(x, room(y) - half - _RIM), inner), y


def _within_the_side(
    body: Body, x: float, width: float, heights: tuple[float, float]
) -> tuple[float, float]:
    """Middle and width of a pocket that fits between the front edge and a waisted side."""
    first, last = heights
    down = (first + (last - first) * share for share in _SHARES)
    below = [h for h in down if h > body.at.underarm[1]]
    if not below:
        return x, width
    inner, side = body.overlap + 0.6, min(x_at(body.side, h) for h in below) - _RIM
    width = min(width, side - inner)
    return max(min(x, side - width / 2), inner + width / 2), width


def lower_pockets(design: Design, body: Body) -> tuple[Piece, ...]:
    """Pockets below the waist of an upper body."""
    kind = design.choice("lower_pocket", "none")
    at = body.at
    limit = body.bottom
    y = min(at.waist_y + 8.0, limit - 15.0)
    half = x_at(body.side, y)
    x = max(0.56 * half, min(body.overlap + 8.0, 0.6 * half))
    widest = math.inf
    inner = max(box_of([front.outline])[0] for front in body.pieces[1:])
    if inner > 0:  # on a front that hangs open, beside a band along it
        if design.choice("collar") == "cross":
            inner += design.number("collar_width")
        side = min(x_at(body.side, height) for height in (y, min(y + 14.0, limit)))
        widest = side - inner - 2 * _RIM
        x = max(x, min(inner + 8.2, inner + _RIM + widest / 2))
    if kind == "patch":
        width = min(15.0, 0.72 * half, widest)
        limit = min(limit, _floor(body, x, width) + 1.5)  # above a hem that rises to the side
        y = max(min(y, limit - 18.5), at.underarm[1] + 8.0)  # a short body has small pockets
        piece = patch(x, y, width, min(16.0, limit - 2.5 - y))
        return both(piece, "pocket-left", "pocket-right")
    if kind in ("flap", "jetted"):
        width = min(14.5, 0.66 * half, widest)
        if design.choice("belt", "none") != "none":
            height = 5.2 if kind == "flap" else 1.1
            below = max(y, at.waist_y + 5.0)
            # Below the belt, or above it where a short body has no room there.
            fits = below + height + _TILT < _floor(body, x, width)
            above = belt_height(design, body) - HALF_BELT - _OVER_BELT - height
            y = below if fits else min(y, above)
        if kind == "flap":
            piece = flap(x, y, width, 5.2, pointed=False)
        else:
            lips = polyline([(x - width / 2, y), (x + width / 2, y), (x + width / 2, y + 1.1),
                             (x - width / 2, y + 1.1)]).closed()  # fmt: skip
            middle = detail(line((x - width / 2, y + 0.55), (x + width / 2, y + 0.55)))
            piece = Piece("pocket", lips, "base", (seam_line(lips), middle), region="pocket",
                          solid=False)  # fmt: skip
        piece = _tilted(piece, (x, y), -3.0)
        return both(piece, "pocket-left", "pocket-right")
    if kind == "welt":
        top: Point = (0.56 * half, min(at.waist_y + 3, limit - 20))
        if limit < 66:
            top = (0.5 * half, limit - 19.0)
        foot = (top[0] + 5.0, top[1] + 14.0)
        strip = polyline([top, (top[0] + 2.7, top[1] - 1.0), (foot[0] + 2.7, foot[1] - 1.0),
                          foot]).closed()  # fmt: skip
        rows = stitch(line((top[0] + 2.2, top[1] - 0.2), (foot[0] + 2.2, foot[1] - 1.3)))
        piece = Piece("pocket", strip, "base", (edge(strip), rows), region="pocket", solid=False)
        return both(piece, "pocket-left", "pocket-right")
    if kind == "zip":
        top = (0.52 * half, min(at.waist_y, limit - 21))
        piece = zip_slot(top, (top[0] + 4.4, top[1] + 14.0), "pocket")
        return both(piece, "pocket-left", "pocket-right")
    if kind == "cargo":
        bag, cover = bellows(x, min(y, limit - 22), min(16.0, 0.74 * half), 17.0)
        return (*both(bag, "pocket-left", "pocket-right"),
                *both(cover, "flap-left", "flap-right"))  # fmt: skip
    if kind in ("side_seam", "slant"):
        top_y = min(at.waist_y + 4.0, limit - 22.0)
        sides = [body.side]
        if design.choice("hem") == "asymmetric":  # above its higher corner, inside both seams
            top_y = min(top_y, body.hem.start[1] - 16.0, body.hem.end[1] - 16.0)
            sides.append(side_seam(design, at, body.hem.end[1]))

        def seam_x(height: float) -> float:
            return min(x_at(side, height) for side in sides)

        mouth = line((seam_x(top_y) - 0.7, top_y), (seam_x(top_y + 15) - 0.7, top_y + 15.0))
        if any(x > seam_x(y) for (x, y), _ in sampled(mouth, _SHARES)):  # a hollow seam
            heights = [top_y + 15.0 * share for share in _SHARES]
            mouth = smooth([(seam_x(y) - 0.7, y) for y in heights])
        return _mouths(mouth)
    if kind == "kangaroo":
        return _kangaroo(design, body)
    return ()


def _kangaroo(design: Design, body: Body) -> tuple[Piece, ...]:
    bottom = min(body.bottom - 0.6, _floor(body, 0.0, 29.0) + 0.5)
    top = bottom - 19.0
    split = design.choice("closure") == "zip"
    inner = 1.4 if split else 0.0
    shape = [(inner, top), (8.6, top), (14.5, bottom - 5.5), (14.5, bottom), (inner, bottom)]
    slope = line((8.6, top), (14.5, bottom - 5.5))
    if split:
        outline = polyline(shape).closed()
        piece = Piece("pocket", outline, "base", (
            edge(outline), stitch(parallel(slope, 1.0, 0.02, 0.98))), region="pocket",
            solid=False)  # fmt: skip
        return both(piece, "pocket-left", "pocket-right")
    mirrored = [(-x, y) for x, y in reversed(shape[1:-1])]
    outline = polyline([*shape[1:-1], *mirrored]).closed()
    rows = [stitch(parallel(slope, 1.0, 0.02, 0.98)),
            stitch(parallel(slope, 1.0, 0.02, 0.98).mirrored()),
            stitch(line((8.4, top + 0.7), (-8.4, top + 0.7)))]  # fmt: skip
    return (Piece("pocket-kangaroo", outline, "base", (edge(outline), *rows), region="pocket",
                  solid=False),)  # fmt: skip


def _floor(body: Body, x: float, width: float) -> float:
    """The y of the highest place of the hem below a pocket and below its mirror image."""
    fronts = body.pieces[1:]
    ends = x - width / 2, x + width / 2
    return min(floor_between(*ends, fronts), floor_between(-ends[1], -ends[0], fronts))


def leg_pockets(design: Design, leg: Leg) -> tuple[Piece, ...]:
    """Pockets at the hip or the thigh of trousers and jumpsuits."""
    kind = design.choice("lower_pocket", "none")
    top, side = leg.top, leg.outer
    inner = leg.waist - 4.6
    if kind == "slant":
        mouth = line((inner, top + 0.5), (x_at(side, top + 15.5), top + 15.5))
        return _mouths(mouth)
    if kind in ("side_seam", "zip"):
        # A stripe down the side, or a jumpsuit's long sleeve, would cover a mouth in the seam.
        striped = design.choice("piping", "none") == "side_stripe"
        inward = 3.1 if striped or design.number("sleeve_length") > _LONG_SLEEVE else 0.5
        foot = x_at(side, top + 17.0) - inward
        head = x_at(side, top + 3.0) - inward
        mouth = cubic((head, top + 3.0), (head + 0.1, top + 7), (foot, top + 12), (foot, top + 17))
        return _mouths(mouth)
    if kind == "scoop":
        hip = (x_at(side, top + 8.2), top + 8.2)
        mouth = cubic((leg.waist - 7.2, top + 0.6), (leg.waist - 7.0, top + 6.6), (leg.waist - 2.0,
                      top + 8.4), hip)  # fmt: skip
        bag = mouth.then(line(hip, (x_at(side, top + 0.2), top + 0.2))).closed()
        behind = Piece("pocket-facing", bag, "base", (), region="pocket", solid=False)
        coin = polyline([(leg.waist - 5.6, top + 4.2), (leg.waist - 0.6, top + 4.0),
                         (leg.waist + 0.2, top + 7.4)])  # fmt: skip
        behind = behind.with_lines(seam_line(coin), edge(mouth), stitch(parallel(mouth, 0.5)),
                                   stitch(parallel(mouth, 1.05)))  # fmt: skip
        return both(behind, "pocket-left", "pocket-right")
    if kind == "patch":
        piece = patch(leg.waist * 0.62, top + 4.0, 12.0, 14.0)
        return both(piece, "pocket-left", "pocket-right")
    if kind == "cargo":
        return _cargo(design, leg)
    return ()


def _cargo(design: Design, leg: Leg) -> tuple[Piece, ...]:
    mouth = _mouths(line((leg.waist - 4.6, leg.top + 0.5), (x_at(leg.outer, leg.top + 15),
                    leg.top + 15)))  # fmt: skip
    hem = leg.hem_outer[1]
    y = min(leg.crotch[1] + 4.0, hem - 15.5, leg.top + 34.0)  # a skirt has its crotch at the hem
    y = max(y, leg.top + 9.0)
    height = min(18.0, max(0.7 * (hem - y), 11.0))
    if y + height > hem - 2.0:
        return mouth
    if y < leg.top + 15.0:
        mouth = ()  # the bag lies where it would be
    x = min(x_at(leg.outer, y + 8) - 6.6, x_at(leg.outer, y + 1) - 5.75)  # on a flared leg too
    pieces = [_tilted(piece, (x, y), -3.0) for piece in bellows(x, y, 14.5, height)]
    return (*mouth, *both(pieces[0], "pocket-cargo-left", "pocket-cargo-right"),
            *both(pieces[1], "flap-cargo-left", "flap-cargo-right"))  # fmt: skip


def _mouths(mouth: Path) -> tuple[Piece, ...]:
    lines = (edge(mouth), stitch(parallel(mouth, 0.6, 0.03, 0.97)))
    piece = Piece("pocket", mouth, "none", lines, cloth=False, printed=False, solid=False,
                  region="pocket")  # fmt: skip
    return both(piece, "pocket-left", "pocket-right")
