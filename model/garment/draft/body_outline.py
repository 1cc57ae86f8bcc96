"""Where the body ends: its side seams, its hem and the edges of its fronts."""

from __future__ import annotations

from model.garment.categories import find_category
from model.garment.design import Design
from model.garment.draft import hems
from model.garment.draft.landmarks import (
    Landmarks,
    has_lower_part,
    hem_corner_rise,
    side_seam,
)
from model.garment.geometry import (
    Path,
    Point,
    cubic,
    line,
    part_of,
    y_at,
)
from model.garment.sizing.limits import LAPELS

HIGH_LOW = 9.5  # cm that the sides of a high-low hem lie above its back


def overlap_of(design: Design) -> float:
    """The reach of a front past the centre, in cm."""
    closure = design.choice("closure")
    if closure == "double_breasted":
        return 7.0
    if closure in ("zip", "frogs", "toggles", "open"):
        return {"zip": 0.0, "frogs": 0.0, "toggles": 1.6, "open": -1.6}[closure]
    if closure == "asymmetric_zip":
        return 7.5
    if closure == "wrap":
        return 9.0
    return 2.0 if design.choice("collar") in LAPELS else 1.7


def side_of(design: Design, at: Landmarks) -> Path:
    """The right side seam, underarm to hem corner or waist."""
    if has_lower_part(design):
        (x, y) = at.underarm
        slope = (at.waist - x) / (at.waist_y - y)
        return cubic(
            (x, y),
            (x + 0.36 * slope * (at.waist_y - y), y + 0.33 * (at.waist_y - y)),
            (
                at.waist + (0.1 if design.choice("silhouette") == "x_line" else 0.6),
                y + 0.72 * (at.waist_y - y),
            ),
            (at.waist, at.waist_y),
        )
    rough = side_seam(design, at, at.length)
    if at.band:
        return rough
    rise = hem_corner_rise(at, rough)
    if design.choice("hem") == "high_low":
        rise = max(rise, min(HIGH_LOW, 0.5 * (at.length - at.underarm[1])))
    elif is_shirt_tail(design):
        rise = tail_rise(design)
    return side_seam(design, at, at.length - rise)


def is_shirt_tail(design: Design) -> bool:
    """Whether the hem swings up to the sides as that of a shirt."""
    return design.choice("hem") == "curved" and design.choice("collar") not in LAPELS


def tail_rise(design: Design) -> float:
    """How far the sides of a shirt-tail lie above its centre, in cm."""
    return 6.5 if find_category(design.choice("category")).kind == "top" else 9.0


def hem_of(design: Design, at: Landmarks, side: Path) -> hems.Hem:
    """The hem of the body, or its waist seam, below a side seam."""
    name, corner = design.choice("hem", "straight"), side.end
    if has_lower_part(design):
        half = hems.plain_half(corner, at.waist_y + 0.8)
    elif at.band:
        half = hems.plain_half(corner, at.length - at.band + 0.3)
    elif is_shirt_tail(design):
        half = hems.shirt_tail_half(corner, at.length, tail_rise(design))
    elif name == "high_low":
        half = hems.plain_half(corner, corner[1] - 5.0)
    elif name == "scalloped":
        half = hems.scallops(hems.plain_half(corner, at.length))
    elif hems.is_flared(design):
        half = hems.wave_half(corner, at.length, max(at.hem / 13, 1.5), 1.0)
    else:
        half = hems.plain_half(corner, at.length)
    left = half.mirrored().reversed()
    if name == "asymmetric" and not has_lower_part(design):
        lean = design.number("hem_asymmetry")
        half, left = (hems.slanted(part, lean, at.hem, hems.slant(design)) for part in (half, left))
    return hems.Hem(half, left)


def wrap_start(design: Design, at: Landmarks) -> Point:
    """Where the edge of a wrapped front reaches the waist on the other side."""
    depth = at.front_neck
    y = max(min(at.waist_y - 0.5, at.length - 12.0), depth + 2.0)
    reach = at.neck[0] * (y / depth - 1.0)
    half = at.waist if has_lower_part(design) else 0.86 * at.waist
    return -min(max(reach, 5.0), 0.92 * half), y


def front_edge(
    design: Design, at: Landmarks, hem: hems.Hem, reach: float, start: Point
) -> tuple[Path, Path]:
    """The front edge from the hem up, and the hem from the side to it."""
    name = design.choice("hem", "straight")
    bottom = hem.right.end[1]
    if has_lower_part(design) or at.band or name not in ("curved", "pointed"):
        foot = y_at(hem.left, -reach) if name == "asymmetric" else bottom
        lower = hem.right.then(line((0.0, bottom), (-reach, foot)))
        if reach < 0:
            lower = part_of(hem.right, 0.0, 1.0 + reach / max(at.hem, 1.0))
        return line(lower.end, start), lower
    corner = hem.right.start
    if name == "pointed":
        low = (0.3 * at.hem, bottom + 4.0)
        lower = cubic(corner, (0.8 * at.hem, corner[1] + 0.4), (0.6 * at.hem, bottom + 1.5), low)
        lower = lower.then(line(low, (-reach, bottom - 5.0)))
        return line(lower.end, start), lower
    if design.choice("collar") not in LAPELS:
        lower = hem.right.then(line((0.0, bottom), (-reach, bottom)))
        return line(lower.end, start), lower
    cut = 10.0 if design.choice("closure") != "double_breasted" else 2.5
    knee = (0.5 * at.hem, bottom + 0.2)
    lift = (-reach + (1.4 if cut > 5 else 0.2), bottom - cut)
    lower = cubic(corner, (0.84 * at.hem, bottom - 0.1), (0.7 * at.hem, bottom + 0.2), knee).then(
        cubic(knee, (0.24 * at.hem, bottom + 0.1), (lift[0] + 0.9, lift[1] + 0.62 * cut), lift)
    )
    return cubic(lift, (lift[0] - 0.9, lift[1] - 6), (-reach, lift[1] - 12), start), lower
