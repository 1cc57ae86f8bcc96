"""The layout of a map: nothing on top of another, the whole square used, like beside like."""

from __future__ import annotations

import numpy as np
import pytest

from model.evaluate import plane


def apart_of(features: np.ndarray) -> np.ndarray:
    return np.linalg.norm(features[:, None] - features[None, :], axis=2)


@pytest.fixture(scope="module")
def features() -> np.ndarray:
    """Eight heaps of ten in six dimensions."""
    rng = np.random.RandomState(0)
    middles = rng.normal(size=(8, 1, 6)) * 4
    return (middles + rng.normal(size=(8, 10, 6))).reshape(80, 6)


@pytest.fixture(scope="module")
def apart(features: np.ndarray) -> np.ndarray:
    return apart_of(features)


@pytest.fixture(scope="module")
def places(apart: np.ndarray) -> np.ndarray:
    return plane.spread(plane.projected(apart)[0])


def test_of_two_that_lie_on_top_of_each_other_the_first_stays():
    apart = apart_of(np.array([[0.0], [5.0], [0.1], [9.0]]))
    assert plane.thinned(apart, 4).tolist() == [0, 1, 2, 3]
    assert plane.thinned(apart, 3).tolist() == [0, 1, 3]
    assert plane.thinned(apart, 4, least=0.2).tolist() == [0, 1, 3]
    assert plane.thinned(apart, 4, least=20.0).tolist() == [0]


def test_the_projection_is_the_principal_components(features, apart):
    places, shown = plane.projected(apart)
    centred = features - features.mean(axis=0)
    _, values, axes = np.linalg.svd(centred, full_matrices=False)
    np.testing.assert_allclose(np.abs(places), np.abs(centred @ axes[:2].T), atol=1e-8)
    assert shown == pytest.approx((values[:2] ** 2).sum() / (values**2).sum())
    largest = places[np.argmax(np.abs(places), axis=0), [0, 1]]
    assert (largest > 0).all()


def test_what_lies_on_a_plane_is_shown_whole():
    flat = np.random.RandomState(1).normal(size=(30, 2))
    places, shown = plane.projected(apart_of(flat))
    assert shown == pytest.approx(1.0)
    np.testing.assert_allclose(apart_of(places), apart_of(flat), atol=1e-8)


def test_spread_points_fill_the_square_and_keep_away_from_each_other(places):
    assert np.abs(places).max() <= 1
    between = apart_of(places) + 9 * np.eye(len(places))
    assert between.min() > 0.4 * 2 / np.sqrt(len(places))
    quarters = np.histogram2d(places[:, 0], places[:, 1], bins=4, range=[[-1, 1], [-1, 1]])[0]
    assert quarters.min() >= 3  # of five in the mean
    assert quarters.max() <= 7


def test_a_crowd_at_one_place_is_spread_too():
    places = plane.spread(np.zeros((70, 2)))
    assert (apart_of(places) + np.eye(70)).min() > 0.05


def test_exchanges_bring_like_ones_nearer_on_the_same_places(apart, places):
    shuffled = np.random.RandomState(2).permutation(places)
    found = plane.sorted_places(apart, shuffled)
    assert sorted(map(tuple, found)) == sorted(map(tuple, places))
    before, after = (plane.neighbours_kept(apart, each) for each in (shuffled, found))
    assert before < 0.4
    assert after > 0.9
    assert plane.neighbours_kept(apart, plane.sorted_places(apart, places)) > 0.9


def test_the_first_in_order_cover_the_square(places):
    order = plane.in_order(places)
    assert sorted(order) == list(range(len(places)))
    assert np.linalg.norm(places[order[0]]) == np.linalg.norm(places, axis=1).min()
    first, last = (apart_of(places[rows])[np.triu_indices(9, 1)].min()
                   for rows in (order[:9], order[-9:]))  # fmt: skip
    assert first > 0.6
    assert last < first


def test_neighbours_of_the_same_layout_are_all_kept(features):
    plain = features[:, :2]
    assert plane.neighbours_kept(apart_of(plain), plain) == 1.0
