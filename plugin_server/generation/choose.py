"""Which of the candidates are shown: as far apart as can be in what was left free.

Greedy max-min (Gonzalez 1985): each next one is the candidate that is farthest from all before, at
least half as far as in the best choice.
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from model.garment.design import Design
from model.garment.distance import ALIKE, distances


def choose(designs: Sequence[Design], count: int) -> list[int]:
    """The indices of at most `count` designs, ascending; no two of them look the same.

    The first is always among them, so that one design alone is the one of the first seed.
    """
    if not designs:
        return []
    apart = distances(designs)
    chosen = [0]
    nearest = apart[0].copy()
    while len(chosen) < count:
        best = int(np.argmax(nearest))
        if nearest[best] < ALIKE:
            break
        chosen.append(best)
        nearest = np.minimum(nearest, apart[best])
    return sorted(chosen)
