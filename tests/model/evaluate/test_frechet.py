"""The Fréchet distance against its closed forms."""

from __future__ import annotations

import numpy as np
import pytest

from model.evaluate.frechet import Moments, frechet_distance


def gaussian(mean, covariance):
    return Moments(np.asarray(mean, np.float64), np.asarray(covariance, np.float64))


def test_moments_are_mean_and_unbiased_covariance():
    moments = Moments.of(np.array([[0.0, 0.0], [2.0, 4.0]]))
    assert moments.mean.tolist() == [1.0, 2.0]
    assert moments.covariance.tolist() == [[2.0, 4.0], [4.0, 8.0]]


def test_one_feature_has_a_covariance_matrix_too():
    assert Moments.of(np.array([[1.0], [3.0]])).covariance.shape == (1, 1)


@pytest.mark.parametrize(
    ("first", "second", "distance"),
    [
        pytest.param(([0, 0], np.eye(2)), ([0, 0], np.eye(2)), 0.0, id="the same"),
        pytest.param(([0, 0], np.eye(2)), ([3, 4], np.eye(2)), 25.0, id="another mean"),
        # Of covariances that commute: the sum of (sqrt(a) - sqrt(b))^2 over the axes.
        pytest.param(([0, 0], np.diag([4, 9])), ([0, 0], np.diag([1, 1])), 5.0, id="another size"),
        pytest.param(([0, 0], np.diag([1, 0])), ([0, 0], np.diag([0, 1])), 2.0, id="two lines"),
        pytest.param(([1, 0], np.zeros((2, 2))), ([0, 0], np.eye(2)), 3.0, id="a point"),
    ],
)
def test_closed_forms(first, second, distance):
    assert frechet_distance(gaussian(*first), gaussian(*second)) == pytest.approx(distance)
    assert frechet_distance(gaussian(*second), gaussian(*first)) == pytest.approx(distance)


def test_covariances_that_do_not_commute():
    # The trace of the root of a 2 x 2 product: sqrt(trace + 2 sqrt(determinant)).
    a, b = np.array([[2.0, 1.0], [1.0, 3.0]]), np.array([[4.0, -1.0], [-1.0, 1.0]])
    root = np.sqrt(np.trace(a @ b) + 2 * np.sqrt(np.linalg.det(a @ b)))
    wanted = np.trace(a) + np.trace(b) - 2 * root
    assert frechet_distance(gaussian([0, 0], a), gaussian([0, 0], b)) == pytest.approx(wanted)


def test_a_rotation_of_both_changes_nothing():
    rng = np.random.default_rng(0)
    first, second = rng.normal(size=(200, 6)), rng.normal(1, 2, size=(200, 6))
    turn = np.linalg.qr(rng.normal(size=(6, 6)))[0]
    before = frechet_distance(Moments.of(first), Moments.of(second))
    after = frechet_distance(Moments.of(first @ turn), Moments.of(second @ turn))
    assert after == pytest.approx(before)


def test_more_samples_of_one_gaussian_come_nearer():
    rng = np.random.default_rng(1)
    truth = gaussian(np.zeros(8), np.eye(8))
    few, many = (Moments.of(rng.normal(size=(n, 8))) for n in (50, 5000))
    assert 0 < frechet_distance(truth, many) < 0.02 < frechet_distance(truth, few)


@pytest.mark.parametrize("shape", [(1, 3), (0, 3), (5,), (2, 2, 2)])
def test_too_few_rows_or_another_rank_are_refused(shape):
    with pytest.raises(ValueError, match="at least 2"):
        Moments.of(np.zeros(shape))


def test_sets_of_different_features_are_refused():
    with pytest.raises(ValueError, match="2 and 3 features"):
        frechet_distance(gaussian([0, 0], np.eye(2)), gaussian([0, 0, 0], np.eye(3)))
