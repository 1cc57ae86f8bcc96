"""Diversity of sets whose angles are known."""

from __future__ import annotations

import numpy as np
import pytest

from model.evaluate.diversity import pairwise_diversity


def test_it_is_the_mean_over_all_pairs():
    rows = np.random.default_rng(0).normal(size=(9, 4))
    units = rows / np.linalg.norm(rows, axis=1, keepdims=True)
    pairs = [1 - units[i] @ units[j] for i in range(9) for j in range(9) if i != j]
    assert pairwise_diversity(rows) == pytest.approx(np.mean(pairs))


def test_a_collapsed_set_has_none_however_long_its_rows_are():
    assert pairwise_diversity(np.outer([1, 2, 5], [3.0, 4.0])) == pytest.approx(0, abs=1e-12)


def test_right_angles_have_one():
    assert pairwise_diversity(np.eye(5) * [[1], [2], [3], [4], [5]]) == pytest.approx(1)


def test_a_row_of_zeros_is_different_from_every_other():
    assert pairwise_diversity(np.array([[0.0, 0.0], [1.0, 0.0]])) == pytest.approx(1)
    # Of six ordered pairs, the two between equal rows are alike.
    assert pairwise_diversity(np.array([[0.0], [1.0], [1.0]])) == pytest.approx(4 / 6)


def test_one_row_is_refused():
    with pytest.raises(ValueError, match="at least 2"):
        pairwise_diversity(np.ones((1, 3)))
