"""The kernel distance: no bias, and what it sees that a Gaussian does not have."""

from __future__ import annotations

import numpy as np
import pytest

from model.evaluate.frechet import Moments, frechet_distance
from model.evaluate.kernel_distance import kernel_distance, polynomial_kernel, squared_mmd


def test_the_kernel_of_two_rows_is_the_cube_of_their_product():
    kernel = polynomial_kernel(np.array([[2.0, 4.0]]), np.array([[1.0, 1.0], [0.0, 0.0]]))
    assert kernel.tolist() == [[64.0, 1.0]]


def test_by_hand():
    # One feature: kernels of the pairs 1, 1 and -1, -1 are 8, and of 1, -1 they are 0.
    assert squared_mmd(np.array([[1.0], [1.0]]), np.array([[-1.0], [-1.0]])) == 16.0


def test_of_one_distribution_it_is_zero_in_the_mean_and_sometimes_below():
    rng = np.random.default_rng(0)
    found = [squared_mmd(*rng.normal(size=(2, 40, 4))) for _ in range(400)]
    error = np.std(found) / np.sqrt(len(found))
    assert abs(np.mean(found)) < 3 * error
    assert min(found) < 0


def test_it_sees_another_skewness_where_mean_and_covariance_are_the_same():
    rng = np.random.default_rng(1)
    even, skewed = rng.normal(size=(3000, 1)), rng.exponential(size=(3000, 1)) - 1
    assert frechet_distance(Moments.of(even), Moments.of(skewed)) < 0.01
    distance, deviation = kernel_distance(even, skewed, subsets=5, size=500)
    assert distance > 1
    assert deviation > 0


def test_a_seed_gives_it_again_and_subsets_are_no_larger_than_the_sets():
    first, second = np.random.default_rng(2).normal(size=(2, 30, 3))
    assert kernel_distance(first, second, seed=1) == kernel_distance(first, second, seed=1)
    assert kernel_distance(first, second, subsets=5, size=20, seed=1) != kernel_distance(
        first, second, subsets=5, size=20, seed=2
    )
    whole, deviation = kernel_distance(first, second)
    assert whole == pytest.approx(squared_mmd(first, second))
    assert deviation == pytest.approx(0)


def test_bad_inputs_are_refused():
    with pytest.raises(ValueError, match="at least 2"):
        kernel_distance(np.zeros((1, 3)), np.zeros((5, 3)))
    with pytest.raises(ValueError, match="3 and 4 features"):
        kernel_distance(np.zeros((5, 3)), np.zeros((5, 4)))
