"""The landmarks of the upper body: one half, the wearer's left, mirrored by whoever needs both."""

from __future__ import annotations

import math
from dataclasses import dataclass

from model.garment.categories import find_category
from model.garment.design import Design
from model.garment.geometry import Path, Point, arc, seam, x_at
from model.garment.sizing.fastening import ends_at_waist
from model.garment.sizing.limits import waist_height

BARE_SHOULDERS = frozenset(("strapless", "sweetheart", "off_shoulder", "halter", "one_shoulder"))
BARE_ARMS = frozenset(("sleeveless", "cap"))  # a cap ends above the foot of the armhole
WAFUKU = frozenset(("haori", "kimono"))
BANDED_HEMS = frozenset(("rib", "drawcord", "band"))
_TIGHT_NECK = 8.3  # cm below the high point of the shoulder: the neck seam under a collar
_BACK_NECK = {"boat": 2.6, "scoop": 3.2, "square": 3.2, "deep_v": 2.6, "cowl": 2.2}


@dataclass(frozen=True)
class Landmarks:
    """Points of the half body, in cm. `length` is the y of the hem at the centre front."""

    neck: Point  # high point of the shoulder
    shoulder: Point  # shoulder tip
    underarm: Point
    front_neck: float  # y of the neck seam or neckline at the centre front
    back_neck: float  # y of the back neck seam at the centre
    waist_y: float
    waist: float  # half width there
    hip_y: float
    hip: float  # half width there, 0 where the design does not say
    hem: float  # half width
    length: float
    band: float  # height of a rib or band at the hem, 0 for none


def landmarks(design: Design) -> Landmarks:
    """The landmarks of a design with an upper body."""
    category = design.choice("category")
    name = design.choice("neckline", design.choice("collar"))
    chest = design.number("chest_width") / 2
    half_neck = design.number("neckline_width", 16.0) / 2
    if category in WAFUKU:
        half_neck = 9.0
    back_neck = _BACK_NECK.get(name, 2.0) if "shoulder_width" in design else 2.0
    half_shoulder = design.number("shoulder_width", 39.0) / 2
    slope = math.tan(math.radians(design.number("shoulder_slope", 20.0)))
    if category in WAFUKU:
        slope = math.tan(math.radians(7.0))
    if name == "off_shoulder":
        half_neck, half_shoulder = 11.0, 20.5
    depth = design.number("armhole_depth", 24.0)
    drop = (half_shoulder - half_neck) * slope
    if name == "off_shoulder":
        drop = 7.5
    waist_y = waist_height(design.values())
    length = back_neck + design.number("body_length", 60.0)
    if design.choice("hem") == "ruffle" and not has_lower_part(design):
        length = (length - 3.0) / 1.1  # the ruffle's height is `ruffle_height` of this
    if find_category(category).kind == "jumpsuit":
        length = waist_y
    narrow = design.number("waist_width", 0.0) / 2
    hem = design.number("hem_width", 2 * chest) / 2
    if not narrow:
        share = min(max((waist_y - depth) / max(length - depth, 1.0), 0.0), 1.0)
        narrow = chest + (hem - chest) * share
    if "neckline_depth" in design:
        front = design.number("neckline_depth")
    else:
        front = {"cross": 19.0, "hood": 9.0, "turtleneck": 6.5, "mock": 7.0, "funnel": 8.0}.get(
            name, _TIGHT_NECK
        )
    return Landmarks(
        neck=(half_neck, 0.0),
        shoulder=(half_shoulder, drop),
        underarm=(chest, max(depth, drop + 14.0)),
        front_neck=front,
        back_neck=back_neck,
        waist_y=waist_y,
        waist=narrow,
        hip_y=waist_y + 21.5,
        hip=design.number("hip_width", 0.0) / 2,
        hem=hem,
        length=length,
        band={"rib": 6.0, "band": 4.5, "drawcord": 2.6}.get(design.choice("hem"), 0.0),
    )


def has_lower_part(design: Design) -> bool:
    """Whether a skirt, a peplum or legs begin at the waist."""
    return ends_at_waist(design.values())


def side_seam(design: Design, at: Landmarks, length: float) -> Path:
    """The side seam from the underarm down to a hem at the height `length`."""
    x, y = at.underarm
    silhouette = design.choice("silhouette")
    if at.band:
        return _bloused(at, length)
    stations = [(x, y, 0.0)]
    waisted = silhouette in ("h_line", "x_line", "t_line") and length > at.waist_y + 5
    if waisted:
        below = at.hip if at.hip and length > at.hip_y else at.hem
        toward = (at.waist - x) / (at.waist_y - y)
        stations[0] = (x, y, 1.15 * toward)
        fall = max(min(at.hip_y, length) - at.waist_y, 6.0)
        # A straight silhouette passes the waist; a nipped one turns there.
        turn = 0.18 if silhouette == "x_line" else 0.75
        stations.append((at.waist, at.waist_y, turn * (below - at.waist) / fall))
        if at.hip and length > at.hip_y + 4:
            lower = (at.hem - at.hip) / max(length - at.hip_y, 1.0)
            stations.append((at.hip, at.hip_y, 0.5 * lower))
            stations.append((at.hem, length, lower))
        else:
            flare = (at.hem - at.waist) / (length - at.waist_y)
            stations.append((at.hem, length, 1.1 * flare if flare > 0 else 0.5 * flare))
    elif silhouette == "o_line":
        bulge = y + 0.56 * (length - y)
        widest = max(x, at.hem) * 1.09
        stations[0] = (x, y, 0.22)
        stations += [(widest, bulge, 0.0), (at.hem, length, -0.42)]
    else:
        flare = (at.hem - x) / max(length - y, 1.0)
        stations[0] = (x, y, 0.85 * flare)
        stations.append((at.hem, length, 1.08 * flare))
        if length > at.hip_y + 4 and x_at(seam(stations), at.hip_y) < at.hip:
            lower = (at.hem - at.hip) / (length - at.hip_y)
            stations.insert(1, (at.hip, at.hip_y, lower))
    return seam(stations)


def _bloused(at: Landmarks, length: float) -> Path:
    """A body that falls over its narrower band."""
    x, y = at.underarm
    bottom = length - at.band
    full = max(x - 0.3, at.hem + 1.6)
    turn = max(bottom - 4.5, y + 3.0)
    foot = (at.hem + 0.35, bottom, -0.75)
    if turn > at.waist_y + 3.0:
        above = (at.waist - x) / (at.waist_y - y)
        below = (full - at.waist) / (turn - at.waist_y)
        at_waist = (at.waist, at.waist_y, 0.5 * (above + below))
        return seam([(x, y, above), at_waist, (full, turn, 0.0), foot])
    return seam([(x, y, 0.0), (full, turn, 0.0), foot])


def hem_corner_rise(at: Landmarks, side: Path) -> float:
    """How far the hem rises from its centre to the side, so that it meets the seam squarely.

    Where a short body flares below its waist that would be up to the waist: it rises less.
    """
    (x0, y0), (x1, y1) = side.points[-2], side.points[-1]
    slope = (x1 - x0) / max(y1 - y0, 0.01)
    room = 0.4 * (at.length - at.underarm[1])
    if at.length > at.waist_y:
        room = min(room, 0.45 * (at.length - at.waist_y) + 1.8)
    return min(max(0.5 * slope * x1, 0.0) + 0.5, 0.3 * at.length, room)


def shoulder_seam(at: Landmarks) -> Path:
    """Neck point to shoulder tip, very slightly hollow as cloth lies on a shoulder."""
    (x0, y0), (x1, y1) = at.neck, at.shoulder
    dx, dy = x1 - x0, y1 - y0
    return Path(
        "MC",
        (
            at.neck,
            (x0 + dx / 3, y0 + dy / 3 + 0.12),
            (x0 + 2 * dx / 3, y0 + 2 * dy / 3 + 0.1),
            at.shoulder,
        ),
    )


def armhole(design: Design, at: Landmarks) -> Path:
    """The armhole seam from where the sleeve begins down to the underarm."""
    (sx, sy), (ux, uy) = at.shoulder, at.underarm
    height, width = uy - sy, ux - sx
    sleeve = design.choice("sleeve")
    if sleeve == "raglan":
        nx, ny = 0.82 * at.neck[0], 1.3
        return Path(
            "MC",
            ((nx, ny), (nx + 5.0, ny + 0.42 * uy), (ux - 6.5, uy - 4.0), at.underarm),
        )
    if design.choice("category") in WAFUKU:
        return Path("ML", (at.shoulder, (sx, uy)))
    if sleeve in ("drop_shoulder", "kimono", "wide", "pipa"):
        return Path(
            "MC",
            (
                at.shoulder,
                (sx - 0.5, sy + 0.4 * height),
                (sx + 0.25 * width - 1.0, uy - 0.22 * height),
                at.underarm,
            ),
        )
    deep = 2.4 if sleeve == "sleeveless" else 1.5
    return Path(
        "MCC",
        (
            at.shoulder,
            (sx - 0.7 * deep, sy + 0.22 * height),
            (sx - deep, sy + 0.42 * height),
            (sx - 0.92 * deep, sy + 0.6 * height),
            (sx - 0.75 * deep, sy + 0.84 * height),
            (sx + 0.35 * width, uy - 0.2),
            at.underarm,
        ),
    )


def neck_curve(half: float, depth: float, fullness: float = 0.58) -> Path:
    """A round neckline from the centre front up to the neck point."""
    return Path(
        "MC",
        ((0.0, depth), (fullness * half, depth), (0.97 * half, 0.52 * depth), (half, 0.0)),
    )


def back_neck_curve(at: Landmarks) -> Path:
    """The back neck seam from the centre to the neck point."""
    half, depth = at.neck[0], at.back_neck
    return arc((0.0, depth), 0.0, (half, 0.0), -62.0, 0.4)
