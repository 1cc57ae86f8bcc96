"""Paths as the text of SVG's `d` attribute, all paths of a drawing at once.

A drawing has some ten thousand coordinates, and to format them one by one takes longer than to
draw the garment. So every number and every letter is a row of a table of characters, of which the
needless ones (leading zeros, a plus) are left out, and the text is what remains, row after row.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import chain

import numpy as np
import numpy.typing as npt

from model.garment.drawing import Stamps
from model.garment.geometry import Path

_NUMBERS = np.zeros(256, np.int64)  # that follow a verb
_NUMBERS[[ord(verb) for verb in "MLC"]] = 2, 2, 6
_LARGEST = 1e9  # hundredths: what 32 bits hold, which numpy divides twice as fast as 64
_ZERO, _MINUS, _SPACE, _POINT, _NEWLINE = map(ord, "0- .\n")


def path_texts(paths: Sequence[Path | Stamps]) -> list[str]:
    """The `d` attribute of each path: absolute coordinates to a hundredth of a unit.

    Copies of a motif are written to a tenth: they are many, and small.

    Args:
        paths: each of one verb or more.

    Raises:
        ValueError: a path is empty, or a coordinate is no number or above 10,000,000.
    """
    if not paths:
        return []
    verbs = [_verbs(path) for path in paths]
    if not all(verbs):
        raise ValueError("a path without a verb cannot be written")
    codes = np.frombuffer("".join(verbs).encode("ascii"), np.uint8)
    values = [_values(path) for path in paths]
    hundredths = np.concatenate(
        [np.rint(v * 10) * 10 if isinstance(p, Stamps) else np.rint(v * 100)
         for p, v in zip(paths, values, strict=True)]
    )  # fmt: skip
    if not (np.abs(hundredths) < _LARGEST).all():
        raise ValueError("a path has a coordinate that is no number, or far off the canvas")
    coarse = np.repeat([isinstance(path, Stamps) for path in paths], [len(v) for v in values])

    numbers = _NUMBERS[codes]
    verb_rows = np.arange(len(codes)) + np.cumsum(numbers) - numbers
    is_number = np.ones(len(codes) + len(hundredths), bool)
    is_number[verb_rows] = False
    characters, kept = _number_rows(hundredths.astype(np.int32), coarse)
    table = np.empty((len(is_number), characters.shape[1]), np.uint8)
    shown = np.zeros(table.shape, bool)
    table[is_number], shown[is_number] = characters, kept
    table[verb_rows, 0], table[verb_rows, -1] = codes, _SPACE
    shown[verb_rows, 0] = shown[verb_rows, -1] = True

    ends = np.cumsum([len(v) + len(n) for v, n in zip(verbs, values, strict=True)])
    table[ends - 1, -1] = _NEWLINE  # instead of the last space of a path
    return table[shown].tobytes().decode("ascii").splitlines()


def _verbs(path: Path | Stamps) -> str:
    return path.motif.verbs * len(path) if isinstance(path, Stamps) else path.verbs


def _values(path: Path | Stamps) -> npt.NDArray[np.float64]:
    if isinstance(path, Stamps):
        return path.points().ravel()
    return np.fromiter(chain.from_iterable(path.points), float, 2 * len(path.points))


def _number_rows(
    hundredths: npt.NDArray[np.int32], coarse: npt.NDArray[np.bool_]
) -> tuple[npt.NDArray[np.uint8], npt.NDArray[np.bool_]]:
    """The characters of each number, a minus first and a space last, and which of them show."""
    rest = np.abs(hundredths)
    whole = max(len(str(rest.max(initial=0))) - 2, 1)  # digits before the point
    rows = np.empty((len(rest), whole + 5), np.uint8)
    shown = np.ones(rows.shape, bool)
    rows[:, 0], shown[:, 0] = _MINUS, hundredths < 0
    for digit in range(1, whole):
        shown[:, digit] = rest >= 10 ** (whole - digit + 2)
    for column in (whole + 3, whole + 2, *range(whole, 0, -1)):
        tens = rest // 10
        rows[:, column] = rest - 10 * tens + _ZERO
        rest = tens
    rows[:, whole + 1], rows[:, -1] = _POINT, _SPACE
    shown[:, whole + 3] = ~coarse
    return rows, shown
