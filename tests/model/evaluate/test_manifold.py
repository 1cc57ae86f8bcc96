"""Precision, recall, density and coverage of sets whose overlap is known."""

from __future__ import annotations

import numpy as np
import pytest

from model.evaluate.manifold import overlap

LINE = np.arange(20.0)[:, np.newaxis]  # with k = 2, balls of radius 1, at the ends of 2


def means(data, samples, k=2):
    found = overlap(data, samples, k)
    return tuple(
        float(each.mean())
        for each in (found.precision, found.recall, found.density, found.coverage)
    )


def test_a_set_beside_itself_overlaps_wholly():
    precision, recall, density, coverage = means(LINE, LINE)
    assert (precision, recall, coverage) == (1, 1, 1)
    # Each point lies in its own ball and in those of its two neighbours: 3 / 2, less at the ends.
    assert density == pytest.approx((3 * 20 - 2 + 2) / 2 / 20)


def test_sets_apart_do_not_overlap():
    assert means(LINE, LINE + 1000) == (0, 0, 0, 0)


def test_half_of_the_data_that_is_missing_lowers_recall_and_coverage():
    precision, recall, _, coverage = means(LINE, LINE[:10])
    assert precision == 1
    assert recall == pytest.approx(0.55, abs=0.05)
    assert coverage == pytest.approx(0.55, abs=0.05)


def test_half_of_the_samples_that_are_strange_lowers_precision_and_density():
    strange = 1000 + 1000 * LINE[:10]
    precision, recall, density, _ = means(LINE, np.concatenate([LINE[::2], strange]))
    assert precision == 0.5
    assert density == pytest.approx(means(LINE, LINE[::2])[2] / 2)
    # A known weakness: the wide balls of strange samples reach over all of the data.
    assert recall == 1


def test_a_collapsed_set_is_precise_and_covers_nothing():
    collapsed = np.full((20, 1), 10.1)
    precision, recall, _, coverage = means(LINE, collapsed)
    assert precision == 1
    assert recall == 0
    assert coverage == pytest.approx(2 / 20)


def test_two_samplings_of_a_gaussian_are_as_naeem_et_al_say():
    # Their package, prdc, prints .477, .470, 1.06 and .97 for 10,000 rows of 1,000 features.
    data, samples = np.random.default_rng(0).normal(size=(2, 2000, 64))
    precision, recall, density, coverage = means(data, samples, 5)
    assert precision == pytest.approx(recall, abs=0.05)
    assert density == pytest.approx(1, abs=0.1)
    assert coverage == pytest.approx(0.97, abs=0.02)


def test_bad_inputs_are_refused():
    with pytest.raises(ValueError, match="nearest neighbour"):
        overlap(LINE, LINE[:5], 5)
    with pytest.raises(ValueError, match="cannot be compared"):
        overlap(LINE, np.zeros((20, 2)))
