"""What lies between two legs: in a garment's mask, and among the cells of a drawing.

Trousers are often drawn with their legs ajar and a hem that closes the gap by chance, or so close
that the gap is all line. Bent into such an area, two legs would become one.
"""

from __future__ import annotations

import numpy as np

from model.garment.silhouette import Labels, Mask, components

_HEM = 0.1  # of the height above the lowest pixel, from which a gap comes up
_LEAST = 0.2  # of the height: how high a gap is at least, and how far below the waist it ends
_SIDE = 0.15  # of the width at either side where no gap lies
_ASIDE = 0.3  # of the width at either side where its middle does not lie

Box = tuple[slice, slice]  # rows and columns of a grid


def gap_in(mask: Mask) -> Mask:
    """What a garment leaves open between its legs; nothing where it has none.

    mask: bool [n, n], the garment. The gap is not covered, between covered pixels of its rows.
    """
    gap = np.zeros_like(mask)
    box = _middle_of(mask)
    covered = mask[box]
    # Nearly always there is none: the rows above the hem say so.
    hem = covered[-max(1, round(2 * _HEM * len(covered))) :]
    if covered.size and not hem.all(axis=1).all():
        gaps = components(~covered)
        gap[box] = np.isin(gaps, _between_legs(gaps, mask, box))
    return gap


def gap_cells(cells: Labels, mask: Mask) -> list[int]:
    """The numbers of the cells that can be nothing but the gap between the legs of a drawing.

    cells: of `Silhouette`; mask: bool [n, n], all that is drawn.
    """
    return _between_legs(cells, mask, (slice(None), slice(None)))


def _middle_of(mask: Mask) -> Box:
    """Where gaps may lie: below the waist, and not at the sides."""
    rows, columns = (np.flatnonzero(mask.any(axis=axis)) for axis in (1, 0))
    if not len(rows):
        return slice(0), slice(0)
    height, width = rows[-1] + 1 - rows[0], columns[-1] + 1 - columns[0]
    side = round(_SIDE * width)
    return (
        slice(rows[0] + round(_LEAST * height), rows[-1] + 1),
        slice(columns[0] + side, columns[-1] + 1 - side),
    )


def _between_legs(numbers: Labels, mask: Mask, at: Box) -> list[int]:
    """Which areas, numbered from 1, come up from the hem in the middle, and are narrow.

    `numbers` are those of the part `at` of the mask.
    """
    box = _middle_of(mask)
    (top, bottom, _), (left, right, _) = (part.indices(len(mask)) for part in box)
    height, width = (bottom - top) / (1 - _LEAST), (right - left) / (1 - 2 * _SIDE)
    first_row, first_column = (part.indices(len(mask))[0] for part in at)
    most = int(numbers.max(initial=0))
    y, x = np.nonzero(numbers)
    number, y, x = numbers[y, x], y + first_row, x + first_column
    count = np.maximum(np.bincount(number, minlength=most + 1), 1)
    middle = np.bincount(number, x, minlength=most + 1) / count
    bounds = {}
    for name, place in (("y", y), ("x", x)):
        least, greatest = np.full(most + 1, len(mask)), np.full(most + 1, -1)
        np.minimum.at(least, number, place)
        np.maximum.at(greatest, number, place)
        bounds[name] = least, greatest
    (highest, lowest), (leftmost, rightmost) = bounds["y"], bounds["x"]
    aside = (_ASIDE - _SIDE) * width
    legs = (
        (lowest >= bottom - _HEM * height)
        & (lowest - highest >= _LEAST * height)
        & (highest > top)
        & (leftmost > left)
        & (rightmost < right - 1)
        & (middle > left + aside)
        & (middle < right - 1 - aside)
    )
    return [int(n) for n in np.flatnonzero(legs) if n]
