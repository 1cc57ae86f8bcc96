"""Nearest neighbours in blocks are those of the whole matrix."""

from __future__ import annotations

import numpy as np
import pytest

from model.evaluate import neighbours
from model.evaluate.neighbours import distances, nearest, radii


@pytest.fixture(params=[7, 1000])
def small_blocks(request, monkeypatch):
    """A row at a time, and several rows with fewer in the last block."""
    monkeypatch.setattr(neighbours, "BLOCK", request.param)


def sets():
    rng = np.random.default_rng(0)
    return rng.normal(100, 1, (23, 5)), rng.normal(100, 1, (40, 5))


def whole(queries, points):
    return np.linalg.norm(queries[:, np.newaxis] - points, axis=2)


@pytest.mark.usefixtures("small_blocks")
def test_blocks_make_up_the_whole_matrix():
    queries, points = sets()
    found = np.full((23, 40), np.nan)
    for rows, squared in distances(queries, points):
        found[rows] = squared
    np.testing.assert_allclose(np.sqrt(found), whole(queries, points), rtol=1e-4)


@pytest.mark.usefixtures("small_blocks")
def test_the_nearest_point_and_its_distance():
    queries, points = sets()
    found, places = nearest(queries, points)
    np.testing.assert_array_equal(places, whole(queries, points).argmin(axis=1))
    np.testing.assert_allclose(found, whole(queries, points).min(axis=1), rtol=1e-4)


@pytest.mark.usefixtures("small_blocks")
@pytest.mark.parametrize("k", [1, 3, 39])
def test_radii_leave_a_point_itself_out(k):
    _, points = sets()
    wanted = np.sort(whole(points, points), axis=1)[:, k]
    np.testing.assert_allclose(radii(points, k), wanted, rtol=1e-4)


def test_a_point_that_is_there_twice_has_its_twin_at_no_distance():
    points = np.array([[1000.0, 1000.0], [1000.0, 1000.0], [1003.0, 1004.0]])
    np.testing.assert_allclose(radii(points, 1), [0, 0, 5], atol=1e-3)
    np.testing.assert_allclose(radii(points, 2), [5, 5, 5], atol=1e-3)


def test_bad_inputs_are_refused():
    with pytest.raises(ValueError, match=r"5 points have no 5\. nearest"):
        radii(np.zeros((5, 2)), 5)
    with pytest.raises(ValueError, match="rows of 2 and of 3 numbers"):
        nearest(np.zeros((5, 2)), np.zeros((5, 3)))
