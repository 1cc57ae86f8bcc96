"""What of a line lies on the cloth, and where the cloth ends."""

import pytest

from model.garment.draft.inside import floor_between, on_cloth
from model.garment.draft.piece import Piece, seam_line
from model.garment.geometry import line, polyline, rectangle

SQUARE = Piece("front", rectangle(0.0, 0.0, 20.0, 20.0))


def ends(lines):
    return [(item.path.start, item.path.end) for item in lines]


def test_a_line_on_the_cloth_stays_as_it_is():
    inside = seam_line(line((1.0, 5.0), (19.0, 5.0)))
    over = seam_line(line((1.0, 5.0), (20.2, 5.0)))  # by less than the line is wide
    assert on_cloth([inside, over], [SQUARE]) == (inside, over)


def test_a_line_is_cut_at_both_edges_and_left_out_beside_the_cloth():
    across = seam_line(line((-10.0, 5.0), (30.0, 5.0)))
    beside = seam_line(line((30.0, 0.0), (30.0, 20.0)))
    ((start, end),) = ends(on_cloth([across, beside], [SQUARE]))
    assert start == pytest.approx((0.0, 5.0), abs=0.6)
    assert end == pytest.approx((20.0, 5.0), abs=0.6)


def test_of_a_line_that_comes_back_the_longest_stretch_is_kept():
    path = polyline([(2.0, 2.0), (2.0, 25.0), (6.0, 25.0), (6.0, 15.0)])
    ((start, end),) = ends(on_cloth([seam_line(path)], [SQUARE]))
    assert start == pytest.approx((2.0, 2.0))
    assert end == pytest.approx((2.0, 20.0), abs=0.6)


def test_the_floor_is_the_highest_place_of_the_lower_edge():
    slope = Piece("front", polyline([(0.0, 0.0), (20.0, 0.0), (20.0, 10.0), (0.0, 30.0)]).closed())
    assert floor_between(5.0, 15.0, [slope]) == pytest.approx(15.0)
    assert floor_between(5.0, 15.0, [slope, SQUARE]) == pytest.approx(20.0)
    with pytest.raises(ValueError, match=r"no front lies from x = 30\.0 to 40\.0 cm"):
        floor_between(30.0, 40.0, [slope])
