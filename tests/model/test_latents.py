"""Latents: one seed, one row, for ever; and what lies between rows."""

from __future__ import annotations

import numpy as np
import pytest

from model.latents import blended, drawn_classes, latents


def test_a_row_depends_on_its_seed_alone() -> None:
    together = latents([5, 6, 7], 100)
    np.testing.assert_array_equal(together[1:2], latents([6], 100))
    assert not np.array_equal(together[0], together[1])


def test_the_stream_is_the_one_of_every_numpy() -> None:
    # Written down once: a seed in a designer's file must give the same garment for ever.
    expected = [1.6243454, -0.6117564, -0.5281718, -1.0729686]
    np.testing.assert_allclose(latents([1], 4)[0], expected, rtol=1e-6)
    assert latents([2**32 - 1], 3).dtype == np.float32


def test_a_class_depends_on_its_seed_alone_and_each_comes() -> None:
    together = drawn_classes(range(10), range(300))
    assert together.dtype == np.int32
    assert set(together.tolist()) == set(range(10))
    assert drawn_classes(range(10), [7]) == together[7]
    assert drawn_classes([4], [1, 2]).tolist() == [4, 4]


def test_with_all_the_weight_on_one_row_it_is_that_row() -> None:
    rows = latents([3, 4, 5], 100)
    np.testing.assert_allclose(blended(rows, [0, 1, 0]), rows[1], rtol=1e-6)


@pytest.mark.parametrize("weights", [[0.5, 0.5, 0.0], [0.2, 0.3, 0.5], [1 / 3] * 3])
def test_between_rows_it_is_as_long_as_they_are(weights: list[float]) -> None:
    rows = latents([3, 4, 5], 100)
    between = blended(rows, weights)
    assert between.dtype == np.float32
    lengths = np.linalg.norm(rows, axis=1)
    assert lengths.min() <= np.linalg.norm(between) <= lengths.max()
    assert np.linalg.norm(np.asarray(weights) @ rows) < 0.9 * lengths.min()  # what was amended


def test_a_small_step_of_the_weights_is_a_small_step_of_the_latent() -> None:
    rows = latents([3, 4, 5], 100)
    way = np.array([blended(rows, [1 - t, t, 0]) for t in np.linspace(0, 1, 101)])
    steps = np.linalg.norm(np.diff(way, axis=0), axis=1)
    assert steps.max() < 0.03 * np.linalg.norm(rows[0] - rows[1])
