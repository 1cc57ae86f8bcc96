"""Whether a generator repeats its training images.

A sample of a generator that learned the distribution lies as far from the nearest training image as
a real image that no training saw does. Nearer means repeated, farther means strange (the three-
sample view of Meehan, Chaudhuri and Dasgupta 2020, arXiv:2004.05675).
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from model.evaluate.neighbours import nearest

CLOSE = 0.01  # the share of held-out images that is called close to a training image


@dataclass(frozen=True)
class Memorisation:
    """Distances to the nearest training image: of samples, and of held-out images."""

    samples: np.ndarray  # float [n]
    held_out: np.ndarray  # float [m]

    @classmethod
    def of(cls, samples: np.ndarray, train: np.ndarray, held_out: np.ndarray) -> Memorisation:
        """samples [n, d], train [t, d], held_out [m, d]: all features, or all pixels."""
        return cls(nearest(samples, train)[0], nearest(held_out, train)[0])

    @property
    def ratio(self) -> float:
        """The samples' median distance divided by that of held-out images: well below 1 warns."""
        return float(np.median(self.samples) / np.median(self.held_out))

    @property
    def close(self) -> np.ndarray:
        """bool [n]: samples nearer than the nearest hundredth of the held-out images.

        The mean is 0.01 for held-out images themselves; several times that warns.
        """
        return np.asarray(self.samples < np.quantile(self.held_out, CLOSE))
