"""Islands are the same contours, sorted, parted and joined; none is lost and none is doubled."""

import numpy as np
import pytest

from model.garment.geometry import circle, compound, line, rectangle
from model.garment.islands import (
    gathered,
    islands_of,
    joined,
    lines_of,
    path_of,
    points_of,
    sorted_by,
)
from model.garment.mask import Mask
from model.garment.skia_paths import skia_path


def _islands(path):
    return islands_of(path.verbs, np.array(path.points))


def test_a_hole_belongs_to_the_contour_around_it():
    ring = compound([rectangle(0, 0, 8, 8), circle((4, 4), 2)])
    beside = rectangle(20, 0, 24, 4)
    found = _islands(compound([ring, beside]))
    assert [verbs for verbs, _ in found] == [ring.verbs, beside.verbs]
    assert np.allclose(found[0][1][0], ring.points)
    assert np.allclose(found[1][1][0], beside.points)


def test_no_path_has_no_islands():
    assert islands_of("", np.empty((0, 2))) == []


def test_lines_of_one_form_lie_together():
    lines = [line((0, 0), (1, 1)), circle((5, 5), 1), line((2, 2), (9, 3))]
    path = compound(lines)
    found = dict(lines_of(path.verbs, np.array(path.points)))
    assert set(found) == {"ML", lines[1].verbs}
    assert np.allclose(found["ML"], [lines[0].points, lines[2].points])


@pytest.mark.parametrize("verbs", ["ML", "MLLZ", "MCCZ", "MCLCZ"])
def test_points_of_verbs(verbs):
    assert points_of(verbs) == sum({"M": 1, "L": 1, "C": 3, "Z": 0}[verb] for verb in verbs)


@pytest.mark.parametrize("most", [1, 4, 7, 100])
def test_parts_are_no_larger_than_they_may_be_and_hold_everything_once(most):
    rng = np.random.default_rng(most)
    islands = [("MLL", rng.random((5, 3, 2))), ("ML", rng.random((1, 2, 2))),
               ("MLLLLL", rng.random((3, 6, 2)))]  # fmt: skip
    parts = list(gathered(islands, most, len))
    for part in parts:
        alone = sum(len(points) for _, points in part) == 1
        assert alone or sum(len(verbs) * len(points) for verbs, points in part) <= most
    every = [each for part in parts for each in part]
    assert joined(every)[0] == joined(islands)[0]
    assert np.array_equal(joined(every)[1], joined(islands)[1])
    assert path_of(every).verbs == joined(islands)[0]


def test_islands_are_sorted_by_the_edge_that_they_may_cross():
    mask = Mask(skia_path(rectangle(0, 0, 100, 100)))
    here = np.array([[0, 0], [6, 0], [6, 6], [0, 6]], float)
    places = np.array([[40, 40], [97, 40], [300, 40], [91, 91]], float)
    dots = [("MLLLZ", here + places[:, None])]
    inside, crossing = sorted_by(mask, dots, 0.0)
    assert np.array_equal(inside[0][1], (here + places[:, None])[[0, 3]])
    assert np.array_equal(crossing[0][1], (here + places[:, None])[[1]])
    inside, crossing = sorted_by(mask, dots, 8.0)  # a wide line reaches farther
    assert np.array_equal(inside[0][1], (here + places[:, None])[[0]])
    assert np.array_equal(crossing[0][1], (here + places[:, None])[[1, 3]])
    assert sorted_by(mask, [], 0.0) == ([], [])
