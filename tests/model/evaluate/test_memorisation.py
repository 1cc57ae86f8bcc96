"""A generator that repeats its training images is told from one that learned."""

from __future__ import annotations

import numpy as np
import pytest

from model.evaluate.memorisation import Memorisation

RNG = np.random.default_rng(0)
TRAIN, HELD_OUT, LEARNED = (RNG.normal(size=(n, 3)) for n in (2000, 1000, 1000))


def test_samples_of_the_same_distribution_have_the_distances_of_held_out_images():
    found = Memorisation.of(LEARNED, TRAIN, HELD_OUT)
    assert found.ratio == pytest.approx(1, abs=0.1)
    assert found.close.mean() == pytest.approx(0.01, abs=0.01)


def test_copies_are_told():
    found = Memorisation.of(TRAIN[:100] + 1e-4, TRAIN, HELD_OUT)
    assert found.ratio < 0.01
    assert found.close.all()


def test_half_of_copies_is_seen_in_the_share_that_is_close():
    half = np.concatenate([TRAIN[:500] + 1e-4, LEARNED[:500]])
    assert Memorisation.of(half, TRAIN, HELD_OUT).close.mean() == pytest.approx(0.5, abs=0.02)


def test_strange_samples_lie_farther():
    found = Memorisation.of(LEARNED + 20, TRAIN, HELD_OUT)
    assert found.ratio > 10
    assert not found.close.any()
