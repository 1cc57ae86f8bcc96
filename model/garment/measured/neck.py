"""Sizes at the neck: the neckline of the fronts, collars that stand, fall or roll, lapels."""

from __future__ import annotations

import math
from itertools import pairwise

import numpy as np

from model.garment.measured.body import Reading
from model.garment.measured.laid import Laid, distance
from model.garment.measured.tape import Points, corners, down, line_points, nearest

_LEVEL = 12.0  # degrees


def neckline_width(laid: Laid) -> Reading:
    """Between the neck points; between the inner edges of straps at the height of the shoulder."""
    wanted = laid.design.number("neckline_width")
    if "strap-left" in laid:
        points = laid.points("strap-left")
        top = points[points[:, 1] < points[:, 1].min() + 0.3]
        return 2 * float(top[:, 0].min()), wanted
    return 2 * laid.neck_point[0], wanted


def neckline_depth(laid: Laid) -> Reading:
    """Below the height of the neck point, at the centre front or where the fronts part.

    Without a shoulder: how far the edge dips below its highest point (off the shoulder: its ends).
    """
    wanted = laid.design.number("neckline_depth")
    points = laid.points(laid.front)
    neck = laid.design.choice("neckline")
    if laid.design.choice("closure") == "wrap":
        return down([points], 1e-4)[0], wanted
    if laid.front == "front-left":
        hangs = laid.design.choice("closure") == "open" and laid.design.choice("collar") == "cross"
        edge = line_points(laid.line("front-left", "edge", 0 if hangs else 2))
        upright = edge[np.abs(edge[:, 0] - edge[0, 0]) < 1e-6]
        return float(upright[:, 1].min()), wanted
    depth = down([points], 1e-4)[0]
    if neck in ("strapless", "sweetheart"):
        return depth - float(points[:, 1].min()), wanted
    if neck == "off_shoulder":
        return depth - laid.shoulder_tip[1], wanted
    return depth, wanted


def _rim_level(points: Points) -> float:
    """The y at which the rim of a standing collar, followed up from the centre front, runs level.

    A rounded corner is passed by.
    """
    right = points[points[:, 0] > -1e-6]
    start = int(np.argmax(right[:, 1] - 10.0 * np.abs(right[:, 0])))
    walk = np.roll(right, -start, axis=0)
    for a, b in pairwise(walk):
        if (
            abs(math.degrees(math.atan2(b[1] - a[1], b[0] - a[0]))) < _LEVEL
            and b[1] < walk[0][1] - 1.0
        ):
            return float(a[1])
    return float(walk[:, 1].min())


def collar_height(laid: Laid) -> Reading:
    """At the centre front, from the neck seam to where the upper edge runs level."""
    wanted = laid.design.number("collar_height")
    name = next(n for n in ("collar-stand-left", "collar", "collar-left") if n in laid)
    points = laid.points(name)
    seam = down([points], 0.35)[1]
    if name == "collar":
        return seam - down([points], 1e-4)[0], wanted
    return seam - _rim_level(points), wanted


def collar_width(laid: Laid) -> Reading:
    """The field's own part of each collar; `docs/garment.md` lists which."""
    wanted = laid.design.number("collar_width")
    kind = laid.design.choice("collar")
    if kind == "bow":
        loop = laid.points("bow-loop-left")
        return float(np.ptp(loop[:, 1])), wanted
    if kind == "camp":
        return _lapel(laid), wanted
    points = laid.points("collar-left")
    if kind == "cross":
        return _band(laid), wanted
    if kind == "ruffle":
        top, low = down([points], 1e-3)
        return low - top, wanted
    if kind == "peter_pan":
        return float(points[:, 1].max()) - down([laid.fronts[0]], 1e-4)[0], wanted
    found = [p for p in corners(points) if p[0] > 0.0]
    if kind == "sailor":
        far = max(found, key=lambda p: p[0])
        return distance(laid.neck_point, far), wanted
    tip = max(found, key=lambda p: p[1])
    meet = min(found, key=lambda p: p[0])
    return distance(meet, tip), wanted


def _band(laid: Laid) -> float:
    """The usual width of a band along a front edge, square to that edge."""
    edge = line_points(laid.line("collar-left", "edge"))[:-24]  # without its end at the neck
    other = line_points(laid.line("collar-left", "edge", 1))
    middle = edge[len(edge) // 4 : 3 * len(edge) // 4 : 2]
    return float(np.median([nearest(other, (float(x), float(y))) for x, y in middle]))


def _lapel(laid: Laid) -> float:
    """From the tip of a lapel, or the widest place of a shawl, square to the edge it rolls from."""
    points = laid.points("lapel-left")
    front = laid.points("front-left")
    start = int(np.lexsort((front[:, 1], np.round(front[:, 0], 3)))[0])
    top = int(np.argmin(np.where(front[:, 0] > 2.0, front[:, 1], np.inf)))
    roll = front[start : top + 1] if top > start else np.vstack([front[start:-1], front[: top + 1]])
    below = points[points[:, 1] > 1.5]
    if laid.design.choice("collar") == "shawl":
        return max(nearest(roll, (float(x), float(y))) for x, y in below[::2])
    tip = max(corners(below), key=lambda p: nearest(roll, p))
    return nearest(roll, tip)


def lapel_width(laid: Laid) -> Reading:
    """From the tip, or the widest place of a shawl, square to the roll line."""
    return _lapel(laid), laid.design.number("lapel_width")
