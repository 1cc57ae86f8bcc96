"""The sleeves of a design with their cuffs, patches and seams, right and left."""

from __future__ import annotations

from dataclasses import replace

from model.garment.design import Design
from model.garment.draft import sleeves
from model.garment.draft.buttons import buttons
from model.garment.draft.eastern_sleeves import kimono_sleeve
from model.garment.draft.full_sleeves import full_sleeve
from model.garment.draft.hems import rib_lines
from model.garment.draft.inside import on_cloth
from model.garment.draft.landmarks import Landmarks, armhole
from model.garment.draft.piece import Line, Piece, both, detail, edge, fold, seam_line, stitch
from model.garment.draft.short_sleeves import cap_sleeve, flutter_sleeve
from model.garment.draft.sleeve_fit import FULL, hanging_cuff
from model.garment.geometry import (
    Point,
    along,
    between,
    circle,
    ellipse,
    line,
    parallel,
    polyline,
    smooth,
)

_STITCHES = "cuff-stitching-left"
_TUBES = frozenset(("set_in", "two_piece", "raglan", "drop_shoulder", "dolman", "bell"))


def draft_sleeves(design: Design, at: Landmarks) -> tuple[Piece, ...]:
    """Both sleeves, or nothing; each part on the viewer's right has its mirror image."""
    name = design.choice("sleeve", "sleeveless")
    parts: list[Piece] = []
    if name in _TUBES:
        piece, sleeve = sleeves.set_in_like(design, at)
        parts = [*_mouth(design, sleeve), piece.with_lines(*_surface(design, sleeve)),
                 *_on_sleeve(_cuff(design, sleeve), piece), *_extras(design, sleeve)]  # fmt: skip
    elif name in FULL:
        piece, sleeve = full_sleeve(design, at)
        parts = [piece, *_gathered_cuff(design, sleeve)]
    elif name == "cap":
        parts = [cap_sleeve(at)]
    elif name in ("flutter", "tulip"):
        parts = [flutter_sleeve(at, tulip=name == "tulip")]
    elif name in ("kimono", "wide", "pipa"):
        parts = [kimono_sleeve(design, at)]
    seam_piece = _armhole_lines(design, at, name)
    out: list[Piece] = []
    for part in [*parts, *seam_piece]:
        stem = part.name.removesuffix("-left")
        out += reversed(both(part, f"{stem}-left", f"{stem}-right"))
    return tuple(out)


def _on_sleeve(cuffs: list[Piece], sleeve: Piece) -> list[Piece]:
    """Cuffs with their rows of stitches no longer than the sleeve is wide."""
    return [
        replace(part, lines=on_cloth(part.lines, [sleeve])) if part.name == _STITCHES else part
        for part in cuffs
    ]


def _armhole_lines(design: Design, at: Landmarks, name: str) -> list[Piece]:
    """The seam of the armhole; sleeveless armholes are the body's own edge."""
    if name in ("sleeveless", "dolman") or design.choice("category") in ("haori", "kimono"):
        return []
    if name == "raglan":
        return []
    seat = armhole(design, at)
    lines = [seam_line(seat)]
    if design.choice("topstitch") in ("double", "triple", "contrast") and name != "cap":
        lines.append(stitch(parallel(seat, 0.6, 0.03, 0.97)))
    return [Piece("armhole-left", seat, "none", tuple(lines), cloth=False, printed=False,
                  solid=False, region="sleeve")]  # fmt: skip


def _surface(design: Design, sleeve: sleeves.Sleeve) -> tuple[Line, ...]:
    if design.number("sleeve_length") < 40 or design.choice("sleeve") == "bell":
        return ()
    if design.choice("sleeve") == "two_piece":
        return sleeves.elbow_folds(sleeve)[:1]
    return sleeves.elbow_folds(sleeve)


def _mouth(design: Design, sleeve: sleeves.Sleeve) -> list[Piece]:
    """The inside of a wide opening, seen behind its front edge."""
    if design.choice("sleeve") != "bell":
        return []
    a, b = sleeve.cuff_outer, sleeve.cuff_inner
    bow = along(between(a, b, 0.5), sleeve.lower, -1.6)
    low = along(between(a, b, 0.5), sleeve.lower, 0.4)
    outline = smooth([a, bow, b]).then(smooth([b, low, a])).closed()
    return [Piece("sleeve-mouth-left", outline, "inside", (edge(smooth([a, bow, b])),),
                  cloth=False, printed=False, solid=False, region="sleeve")]  # fmt: skip


def _across(sleeve: sleeves.Sleeve, up: float, spread: float = 0.0) -> tuple[Point, Point]:
    """Outer and inner point of a line across the sleeve, `up` cm above its end."""
    outer = along(sleeve.cuff_outer, sleeve.lower, -up)
    inner = along(sleeve.cuff_inner, sleeve.lower, -up)
    lean = spread
    return between(outer, inner, -lean), between(inner, outer, -lean)


def _cuff(design: Design, sleeve: sleeves.Sleeve) -> list[Piece]:
    kind = design.choice("cuff", "plain")
    height = design.number("cuff_height", 6.0)
    if kind in ("plain", "elastic", "ruffle"):
        return _hemmed(design, sleeve, kind)
    if kind == "rib":
        return [_band(sleeve, height, ribbed=True)]
    if kind in ("barrel", "french"):
        return _barrel(sleeve, height, double=kind == "french")
    if kind == "turn_back":
        a, b = _across(sleeve, height, 0.035)
        c, d = _across(sleeve, 0.0, 0.02)
        path = polyline([a, c, along(between(c, d, 0.5), sleeve.lower, 0.3), d, b]).closed()
        return [Piece("cuff-left", path, "base", (edge(path),), region="sleeve",
                      grain=(a, 90.0 - sleeve.lower))]  # fmt: skip
    if kind == "tab":
        a, b = _across(sleeve, 7.0)
        c, d = _across(sleeve, 4.2)
        tip, point = between(a, b, 0.78), between(c, d, 0.78)
        nose = between(between(a, b, 0.9), between(c, d, 0.9), 0.5)
        path = polyline([a, tip, nose, point, c]).closed()
        knob = circle(between(nose, between(a, c, 0.5), 0.16), 0.7)
        rows = stitch(line(*_across(sleeve, 1.6)))
        return [Piece("cuff-tab-left", path, "base", (edge(path), rows, detail(knob)),
                      region="sleeve", solid=False, printed=False)]  # fmt: skip
    if kind == "vent":
        points = [between(*_across(sleeve, 2.6 + 2.1 * i), 0.2) for i in range(3)]
        slit = seam_line(line(between(*_across(sleeve, 10.0), 0.1),
                              between(*_across(sleeve, 0.0), 0.1)))  # fmt: skip
        knobs = buttons(points, 1.35, "cuff-buttons-left")
        return [knobs.with_lines(slit)]
    a, b = _across(sleeve, 12.0)
    c, d = _across(sleeve, 0.2)
    from model.garment.draft.zips import zip_chain

    chain = zip_chain(line(between(a, b, 0.3), between(c, d, 0.3)), 0.5)
    return [Piece("cuff-zip-left", chain[1].path, "none", tuple(chain[:2]), cloth=False,
                  printed=False, solid=False, region="sleeve")]  # fmt: skip


def _hemmed(design: Design, sleeve: sleeves.Sleeve, kind: str) -> list[Piece]:
    lines: list[Line] = []
    if kind == "elastic":
        lines.append(detail(line(*_across(sleeve, 1.6))))
        for i in range(1, 7):
            a = between(*_across(sleeve, 1.6), i / 7)
            lines.append(fold(line(a, along(a, sleeve.lower, -2.2 if i % 2 else -1.4))))
            lines.append(detail(line(a, along(a, sleeve.lower, 1.0))))
    elif kind == "ruffle":
        return [_frill(sleeve)]
    elif design.choice("topstitch", "none") != "none":
        lines.append(stitch(line(*_inset(sleeve, 1.5))))
        if design.choice("topstitch") in ("double", "contrast", "triple"):
            lines.append(stitch(line(*_inset(sleeve, 2.1))))
    if not lines:
        return []
    return [Piece(_STITCHES, lines[0].path, "none", tuple(lines), cloth=False,
                  printed=False, solid=False, region="sleeve")]  # fmt: skip


def _inset(sleeve: sleeves.Sleeve, up: float) -> tuple[Point, Point]:
    a, b = _across(sleeve, up)
    return between(a, b, 0.02), between(b, a, 0.02)


def _frill(sleeve: sleeves.Sleeve) -> Piece:
    a, b = sleeve.cuff_outer, sleeve.cuff_inner
    low: list[Point] = []
    ticks = []
    for i in range(9):
        top = between(a, b, i / 8)
        swing = (i - 4) / 4 * 1.0
        point = along(along(top, sleeve.lower, 5.0 + (0.6 if i % 2 else -0.3)),
                      sleeve.lower + 90, swing)  # fmt: skip
        low.append(point)
        if 0 < i < 8:
            ticks.append(fold(line(top, between(top, point, 0.7 if i % 2 else 0.45))))
    rim = smooth(low, 0.2)
    outline = line(b, a).then(line(a, low[0]), rim).closed()
    return Piece("cuff-left", outline, lines=(edge(rim), seam_line(line(a, b)), *ticks),
                 region="sleeve")  # fmt: skip


def _band(sleeve: sleeves.Sleeve, height: float, *, ribbed: bool) -> Piece:
    a, b = _across(sleeve, height, 0.03)
    c, d = sleeve.cuff_outer, sleeve.cuff_inner
    c, d = between(c, d, 0.02), between(d, c, 0.02)
    top = smooth([a, along(between(a, b, 0.5), sleeve.lower, 0.3), b])
    low = smooth([c, along(between(c, d, 0.5), sleeve.lower, 0.35), d])
    outline = top.then(line(b, d), low.reversed()).closed()
    return Piece("cuff-left", outline, "band", (edge(top), edge(low), rib_lines(top, low, 0.7)),
                 region="sleeve", printed=False)  # fmt: skip


def _barrel(sleeve: sleeves.Sleeve, height: float, *, double: bool) -> list[Piece]:
    a, b = _across(sleeve, height, 0.02)
    c, d = _across(sleeve, 0.0, -0.01)
    top = smooth([a, along(between(a, b, 0.5), sleeve.lower, 0.3), b])
    low = smooth([c, along(between(c, d, 0.5), sleeve.lower, 0.3), d])
    outline = top.then(line(b, d), low.reversed(), line(c, a)).closed()
    inner_top, inner_low = parallel(top, -0.55, 0.03, 0.97), parallel(low, 0.55, 0.03, 0.97)
    opening = edge(line(between(a, b, 0.24), between(c, d, 0.24)))
    pleat = fold(line(between(a, b, 0.5), along(between(a, b, 0.5), sleeve.lower, -5.0)))
    pleat_two = fold(line(between(a, b, 0.64), along(between(a, b, 0.64), sleeve.lower, -3.6)))
    slit = seam_line(line(between(a, b, 0.24), along(between(a, b, 0.24), sleeve.lower, -8.5)))
    lines = [edge(top), stitch(inner_top), stitch(inner_low), opening, pleat, pleat_two, slit]
    if double:
        lines.append(edge(smooth([between(a, c, 0.86), along(between(between(a, b, 0.5), between(
            c, d, 0.5), 0.86), sleeve.lower, 0.3), between(b, d, 0.86)])))  # fmt: skip
    cuff = Piece("cuff-left", outline, "base", tuple(lines), region="sleeve",
                 grain=(a, 90.0 - sleeve.lower))  # fmt: skip
    knob = buttons([between(between(a, b, 0.14), between(c, d, 0.14), 0.5)], 1.1,
                   "cuff-button-left")  # fmt: skip
    return [cuff, knob]


def _gathered_cuff(design: Design, sleeve: sleeves.Sleeve) -> list[Piece]:
    """The cuff under a gathered sleeve: a band that sits below the fullness."""
    kind = design.choice("cuff", "barrel")
    height = hanging_cuff(design)
    long = design.number("sleeve_length") > 36
    a, b = sleeve.cuff_outer, sleeve.cuff_inner
    down = sleeve.lower
    c, d = along(a, down, height), along(b, down, height)
    c, d = between(c, d, 0.02), between(d, c, 0.02)
    if kind in ("elastic", "ruffle"):
        c, d = along(c, down + 90, -0.9), along(d, down + 90, 0.9)
        wave = smooth([c, along(between(c, d, 0.25), down, 0.6), between(c, d, 0.5),
                       along(between(c, d, 0.75), down, 0.6), d], 0.2)  # fmt: skip
        ticks = [fold(line(between(a, b, s), between(between(a, b, s), between(c, d, s), 0.75)))
                 for s in (0.15, 0.32, 0.5, 0.68, 0.85)]  # fmt: skip
        outline = line(b, a).then(line(a, c), wave).closed()
        return [Piece("cuff-left", outline, "base", (edge(wave), seam_line(line(a, b)), *ticks),
                      region="sleeve")]  # fmt: skip
    top = line(a, b)
    low = smooth([c, along(between(c, d, 0.5), down, 0.3), d])
    outline = top.then(line(b, d), low.reversed()).closed()
    lines: list[Line] = [edge(top), edge(low)]
    ink = "base"
    if kind == "rib":
        ink = "band"
        lines.append(rib_lines(top, low, 0.7))
    elif kind == "barrel":
        lines.append(stitch(parallel(low, 0.5, 0.04, 0.96)))
    cuff = Piece("cuff-left", outline, "band" if ink == "band" else "base", tuple(lines),
                 region="sleeve", printed=kind != "rib")  # fmt: skip
    if kind == "barrel" and long:
        return [cuff, buttons([between(between(a, b, 0.2), between(c, d, 0.2), 0.5)], 1.1,
                              "cuff-button-left")]  # fmt: skip
    return [cuff]


def _extras(design: Design, sleeve: sleeves.Sleeve) -> list[Piece]:
    """Elbow patches and the stripe down the outside of a sleeve."""
    pieces: list[Piece] = []
    if design.choice("patches", "none") == "elbow":
        outer, inner = sleeve.at(0.56)
        patch = ellipse(between(outer, inner, 0.36), 2.5, 4.3)
        pieces.append(Piece("elbow-patch-left", patch, "accent", (edge(patch), stitch(ellipse(
            between(outer, inner, 0.36), 2.0, 3.8))), cloth=False, printed=False, solid=False,
            region="sleeve"))  # fmt: skip
    if design.choice("piping", "none") == "side_stripe":
        strip = parallel(sleeve.outer, 1.2, 0.05, 0.98).then(
            parallel(sleeve.outer, 3.0, 0.05, 0.98).reversed()
        )
        pieces.append(Piece("sleeve-stripe-left", strip.closed(), "accent", (edge(strip),),
                            cloth=False, printed=False, solid=False, region="sleeve"))  # fmt: skip
    return pieces
