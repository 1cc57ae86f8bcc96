"""What a reference picture shows of a garment: its palette, and its print where that is plain.

The page around the garment is left out. Colours are the medians of clusters in OKLab, whose
distances are those that the eye sees (k-means, Lloyd 1982, from fixed starts, so that a picture
always gives the same palette). The cloth is not told from a picture: of what it is woven can't be
seen at the size of a thumbnail.
"""

from __future__ import annotations

import io

import numpy as np
import numpy.typing as npt
from PIL import Image

from model.garment.fields import FieldValue
from model.garment.ground import figure_of

_SIDE = 96  # pixels of the long side that are looked at
_CLUSTERS = 6
_ROUNDS = 12
_SAME = 0.07  # distance in OKLab below which two colours are one
_LEAST = {"secondary": 0.06, "accent": 0.015}  # share of the garment
_PLAIN = 0.9  # share of one colour from which a cloth is of one colour
_STRIPED = 0.55  # share of the variance that stripes explain
_CHECKED = 0.2  # that each direction of a check explains
_REPEATS = 6  # changes between light and dark

Floats = npt.NDArray[np.float64]


def look_of(png: bytes) -> dict[str, FieldValue]:
    """Field values that the picture shows: base, secondary, accent, print; empty if it is blank.

    Args:
        png: RGB.
    """
    with Image.open(io.BytesIO(png), formats=("PNG",)) as image:
        whole = image.convert("RGB")
    scale = min(1.0, _SIDE / max(whole.size))
    size = (max(1, round(whole.width * scale)), max(1, round(whole.height * scale)))
    # Single pixels for the colours, which means would mix; means for the print.
    rgb = np.asarray(whole.resize(size, Image.Resampling.NEAREST)).astype(float)
    smooth = np.asarray(whole.resize(size, Image.Resampling.BOX).convert("L")) / 255
    lab = _oklab(rgb / 255)
    garment = figure_of(lab, _SAME)
    if garment is None:  # no page around it
        garment = np.ones(lab.shape[:2], np.bool_)
    if garment.sum() < 0.01 * garment.size:
        return {}
    of = _clusters(lab[garment])
    shares = np.bincount(of) / len(of)
    order = [int(cluster) for cluster in np.argsort(-shares, kind="stable")]
    look: dict[str, FieldValue] = {"base": _hex(rgb[garment][of == order[0]])}
    for role in ("secondary", "accent"):
        rank = len(look)
        if rank < len(order) and shares[order[rank]] >= _LEAST[role]:
            look[role] = _hex(rgb[garment][of == order[rank]])
    pattern = "solid" if shares[order[0]] > _PLAIN else _pattern(smooth, garment)
    return look | ({"print": pattern} if pattern else {})


def _oklab(rgb: Floats) -> Floats:
    linear = np.where(rgb <= 0.04045, rgb / 12.92, ((rgb + 0.055) / 1.055) ** 2.4)
    to_cones = [[0.4122214708, 0.5363325363, 0.0514459929],
                [0.2119034982, 0.6806995451, 0.1073969566],
                [0.0883024619, 0.2817188376, 0.6299787005]]  # fmt: skip
    to_lab = [[0.2104542553, 0.7936177850, -0.0040720468],
              [1.9779984951, -2.4285922050, 0.4505937099],
              [0.0259040371, 0.7827717662, -0.8086757660]]  # fmt: skip
    return np.asarray(np.cbrt(linear @ np.array(to_cones).T) @ np.array(to_lab).T)


def _clusters(lab: Floats) -> npt.NDArray[np.int64]:
    """The cluster of each colour, numbered from 0; the next start is what is farthest from all."""
    centres = [np.median(lab, axis=0)]
    for _ in range(_CLUSTERS - 1):
        gaps = np.min([np.linalg.norm(lab - centre, axis=1) for centre in centres], axis=0)
        if gaps.max() < _SAME:
            break
        centres.append(lab[int(np.argmax(gaps))])
    means = np.array(centres)
    for _ in range(_ROUNDS):
        of = np.argmin(np.linalg.norm(lab[:, None] - means[None], axis=2), axis=1)
        means = np.array(
            [lab[of == i].mean(axis=0) if (of == i).any() else means[i] for i in range(len(means))]
        )
    joined = np.arange(len(means))
    for i in range(len(means)):
        for j in range(i):
            if np.linalg.norm(means[i] - means[j]) < _SAME:
                joined[i] = joined[j]
                break
    return np.asarray(np.unique(joined[of], return_inverse=True)[1])


def _hex(colours: Floats) -> str:
    red, green, blue = np.round(np.median(colours, axis=0)).astype(int)
    return f"#{red:02X}{green:02X}{blue:02X}"


def _pattern(lightness: Floats, garment: npt.NDArray[np.bool_]) -> str:
    """Stripes, hoops or a check, where light and dark change often enough; else nothing."""
    rows, columns = np.nonzero(garment)
    # The middle of the garment, where its outline is no part of the pattern.
    top, bottom = np.percentile(rows, [25, 75]).astype(int)
    left, right = np.percentile(columns, [25, 75]).astype(int)
    cloth = lightness[top : bottom + 1, left : right + 1]
    whole = float(cloth.var())
    if min(cloth.shape) < 8 or whole < 1e-4:
        return ""
    across, down = cloth.mean(axis=0), cloth.mean(axis=1)
    explained = across.var() / whole, down.var() / whole
    repeats = _changes(across) >= _REPEATS, _changes(down) >= _REPEATS
    if min(explained) > _CHECKED and all(repeats):
        return "gingham"
    if explained[0] > _STRIPED and repeats[0]:
        return "stripes"
    if explained[1] > _STRIPED and repeats[1]:
        return "breton"
    return ""


def _changes(profile: Floats) -> int:
    """How often a profile goes from one side of its mean to the other."""
    above = profile > profile.mean()
    return int((above[1:] != above[:-1]).sum())
