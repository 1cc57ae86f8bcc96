"""How unlike designs look: nothing for the same, more for what is seen more."""

from __future__ import annotations

import numpy as np

from model.garment.design import Design, settle
from model.garment.distance import ALIKE, distances
from model.garment.sampler import sample, samples


def test_the_same_design_is_at_no_distance() -> None:
    apart = distances([*samples(5, 1), sample(1_000_003)])
    np.testing.assert_allclose(apart, apart.T)
    assert apart[0, 5] == apart[0, 0] == 0


def test_other_garments_are_farther_than_another_lining() -> None:
    coat = sample(4, {"category": "coat"})
    relined = Design.of({**coat.values(), "lining": "#FF00FF"})
    skirt = sample(4, {"category": "skirt"})
    apart = distances([coat, relined, skirt])
    assert apart[0, 1] < ALIKE < apart[0, 2]


def test_a_side_zip_and_a_colour_that_nothing_shows_hardly_count() -> None:
    skirt = sample(4, {"category": "skirt", "print": "solid", "closure": "side_zip"})
    buttoned = Design.of(settle({**skirt.values(), "closure": "buttons"}).values())
    closed = Design.of(settle({**skirt.values(), "closure": "none"}).values())
    hidden = Design.of({**skirt.values(), "secondary": "#FF00FF"})
    apart = distances([skirt, buttoned, closed, hidden])[0]
    assert max(apart[2], apart[3]) < ALIKE < apart[1]
