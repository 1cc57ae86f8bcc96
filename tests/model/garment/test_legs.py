"""Two legs stay two, however close or ajar they are drawn."""

import numpy as np
import pytest
from PIL import Image, ImageDraw

from model.garment.area import covered_by_pieces
from model.garment.draft.assemble import draft
from model.garment.fit import fitted, target_of
from model.garment.legs import gap_cells, gap_in
from model.garment.sampler import sample
from model.garment.silhouette import silhouette_of


def trousers_drawn(*, gap, hem_closed):
    """Straight trousers 180 pixels wide and 320 high, with `gap` pixels between the legs."""
    page = Image.new("L", (400, 400), 255)
    pen = ImageDraw.Draw(page)
    inner = [(200 - gap / 2, 360), (200, 160), (200 + gap / 2, 360)]
    pen.line([(110, 40), (110, 360), *inner, (290, 360), (290, 40), (110, 40)], 0, 3)
    if hem_closed:
        pen.line([(110, 360), (290, 360)], 0, 3)
    return silhouette_of(np.asarray(page))


def test_a_mask_with_legs_has_a_gap_and_one_without_has_none():
    mask = np.zeros((160, 160), bool)
    mask[10:150, 40:120] = True
    assert not gap_in(mask).any()
    legs = mask.copy()
    legs[70:150, 76:84] = False
    assert np.array_equal(gap_in(legs), mask & ~legs)
    vent = mask.copy()
    vent[135:150, 78:82] = False
    assert not gap_in(vent).any()
    sleeve = mask.copy()
    sleeve[60:150, 50:54] = False
    assert not gap_in(sleeve).any()
    assert not gap_in(np.zeros((160, 160), bool)).any()


def test_the_cell_between_legs_is_found():
    drawn = trousers_drawn(gap=60, hem_closed=True)
    (number,) = gap_cells(drawn.cells, drawn.mask)
    _, columns = np.nonzero(drawn.cells == number)
    assert 70 < columns.mean() < 90
    whole = sample(3, {"category": "skirt"})
    assert not gap_in(covered_by_pieces(draft(whole), drawn)).any()


@pytest.mark.parametrize(("gap", "hem_closed"), [(60, False), (60, True), (8, False), (8, True)])
def test_fitted_trousers_keep_two_legs(gap, hem_closed):
    drawn = trousers_drawn(gap=gap, hem_closed=hem_closed)
    pieces = draft(sample(3, {"category": "trousers", "leg": "straight"}))
    assert gap_in(target_of(pieces, drawn)).any()
    assert gap_in(covered_by_pieces(fitted(pieces, drawn), drawn)).any()
