"""Intervals are as wide as theory says."""

from __future__ import annotations

import numpy as np
import pytest

from model.evaluate.bootstrap import deviation, interval_around, interval_of_mean


def test_the_interval_of_a_share_is_that_of_the_binomial():
    values = np.arange(1000) < 300
    low, high = interval_of_mean(values, resamples=1000)
    reach = 1.96 * np.sqrt(0.3 * 0.7 / 1000)
    assert low == pytest.approx(0.3 - reach, abs=0.004)
    assert high == pytest.approx(0.3 + reach, abs=0.004)


def test_intervals_cover_the_truth_about_as_often_as_they_say():
    rng = np.random.default_rng(0)
    intervals = [interval_of_mean(rng.normal(5, 1, 100), seed=i) for i in range(200)]
    covered = np.mean([low < 5 < high for low, high in intervals])
    assert 0.88 < covered < 0.99


def test_equal_values_leave_no_doubt_and_a_seed_gives_an_interval_again():
    assert interval_of_mean(np.ones(10)) == (1, 1)
    values = np.random.default_rng(1).normal(size=50)
    assert interval_of_mean(values, seed=3) == interval_of_mean(values, seed=3)
    assert interval_of_mean(values, seed=3) != interval_of_mean(values, seed=4)


def test_the_deviation_of_a_difference_of_means_is_its_standard_error():
    rng = np.random.default_rng(2)
    sets = [rng.normal(0, 2, (400, 1)), rng.normal(0, 1, (100, 1))]
    found = deviation(lambda a, b: float(a.mean() - b.mean()), sets, resamples=1000)
    assert found == pytest.approx(np.sqrt(4 / 400 + 1 / 100), rel=0.15)


def test_an_interval_around_a_distance_does_not_go_below_zero():
    assert interval_around(10.0, 1.0) == (pytest.approx(8.04), pytest.approx(11.96))
    assert interval_around(1.0, 1.0)[0] == 0


def test_no_values_are_refused():
    with pytest.raises(ValueError, match="at least one"):
        interval_of_mean(np.array([]))
