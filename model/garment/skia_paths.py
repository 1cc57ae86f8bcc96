"""Paths to skia and back in one piece: point by point it would cost more than the drawing.

skia reads and writes paths as bytes: a header of four words (version and fill rule, numbers of
points, of conic weights and of verbs), then points as float32, weights, and a byte a verb. The
layout is that of its version 5 files, which saved pictures rely on; a test holds us to it.
"""

from __future__ import annotations

import struct
from itertools import chain
from typing import Any

import numpy as np
import numpy.typing as npt
import skia

from model.garment.drawing import Stamps
from model.garment.geometry import Path

_HEADER = struct.Struct("<4I")
_EVEN_ODD = 0x105  # version 5, filled by the even-odd rule
_KIND_AT = 28  # bits of the first word
_TO_SKIA = str.maketrans("MLCZ", "\0\1\4\5")
_FROM_SKIA = bytes.maketrans(bytes(range(6)), b"MLCCCZ")
_CONIC = 3
_POINTS_IN = np.array((1, 1, 2, 2, 3, 0))  # of move, line, quadratic, conic, cubic, close
_POINTS_OUT = np.array((1, 1, 3, 3, 3, 0))


def _read(verbs: bytes, points: bytes) -> Any:
    data = b"".join(
        (_HEADER.pack(_EVEN_ODD, len(points) // 8, 0, len(verbs)), points, verbs,
         bytes(-len(verbs) % 4))
    )  # fmt: skip
    out = skia.Path()
    if out.readFromMemory(data) != len(data):
        raise RuntimeError(f"skia {skia.__version__} does not read paths of version 5")
    return out


def skia_path(path: Path) -> Any:
    """The path as a skia path, filled by the even-odd rule."""
    points = struct.pack(f"<{2 * len(path.points)}f", *chain.from_iterable(path.points))
    return _read(path.verbs.translate(_TO_SKIA).encode("latin-1"), points)


def skia_stamps(stamps: Stamps) -> Any:
    """All copies of a motif as one skia path, filled by the even-odd rule."""
    verbs = stamps.motif.verbs.translate(_TO_SKIA).encode("latin-1") * len(stamps)
    return _read(verbs, stamps.points().astype("<f4").tobytes())


def skia_contours(verbs: str, points: npt.NDArray[np.float64]) -> Any:
    """Verbs and their points [n, 2] as a skia path, filled by the even-odd rule."""
    return _read(verbs.translate(_TO_SKIA).encode("latin-1"), points.astype("<f4").tobytes())


def contours_of(path: Any) -> tuple[str, npt.NDArray[np.float64]]:
    """A skia path as verbs M, L, C and Z, and their points [n, 2]; arcs become cubic curves."""
    data = bytes(path.serialize())
    kind, count, weights, steps = _HEADER.unpack_from(data)
    if kind >> _KIND_AT:  # an oval or a rounded rectangle, which skia writes in short
        longer = skia.Path()
        longer.moveTo(0, 0).lineTo(1, 0)
        longer.addPath(path)
        verbs, points = contours_of(longer)
        return verbs[2:], points[2:]
    points = np.frombuffer(data, "<f4", 2 * count, _HEADER.size).reshape(-1, 2).astype(float)
    at = _HEADER.size + 8 * count
    weight = np.frombuffer(data, "<f4", weights, at).astype(float)
    codes = np.frombuffer(data, np.uint8, steps, at + 4 * weights)
    verbs = codes.tobytes().translate(_FROM_SKIA).decode("latin-1")
    curved = (codes == _CONIC) | (codes == _CONIC - 1)
    if not curved.any():
        return verbs, points
    read, written = _POINTS_IN[codes], _POINTS_OUT[codes]
    source, target = np.cumsum(read) - read, np.cumsum(written) - written
    out = np.empty((int(written.sum()), 2))
    for k in range(3):
        same = ~curved & (read > k)
        out[target[same] + k] = points[source[same] + k]
    # The cubic nearest to a conic of weight w has handles of 4w / 3(1 + w) of the way.
    w = np.ones(len(codes))
    w[codes == _CONIC] = weight
    reach = (4 * w[curved] / (3 * (1 + w[curved])))[:, None]
    i, o = source[curved], target[curved]
    out[o] = points[i - 1] + reach * (points[i] - points[i - 1])
    out[o + 1] = points[i + 1] + reach * (points[i] - points[i + 1])
    out[o + 2] = points[i + 1]
    return verbs, out


def from_skia(path: Any) -> Path:
    """A skia path as lines and cubic curves."""
    verbs, points = contours_of(path)
    return Path(verbs, tuple((x, y) for x, y in points.tolist()))
