"""Sketches wear by what is said of them, and by nothing else."""

from __future__ import annotations

import numpy as np
import pytest

from model.datasets.designs import wear
from model.training.worn import sampled, worn

pytestmark = pytest.mark.slow


def as_drawn(rows):
    return {
        "shift": np.zeros((rows, 2), np.float32), "turn": np.zeros(rows, np.float32),
        "size": np.ones((rows, 2), np.float32), "bend": np.zeros((rows, 5, 5, 2), np.float32),
        "hole": np.zeros((rows, 4), np.float32), "strength": np.ones(rows, np.float32),
    }  # fmt: skip


@pytest.fixture
def lines():
    maps = np.zeros((2, 128, 128), np.uint8)
    maps[0, 40:80, 60] = 255
    maps[1, 50, 20:100] = 200
    return maps


def look(lines, **changes):
    given = as_drawn(len(lines))
    for name, value in changes.items():
        given[name][0] = value
    out = np.array(worn(lines, given))
    assert out.shape == (2, 128, 128, 1)
    assert np.allclose(out[1, ..., 0], lines[1] / 255, atol=1e-6)  # the other row stays
    return out[0, ..., 0]


def middle(image):
    y, x = np.indices(image.shape)
    return float((y * image).sum() / image.sum()), float((x * image).sum() / image.sum())


def test_what_does_not_wear_is_as_drawn(lines):
    assert np.allclose(look(lines), lines[0] / 255, atol=1e-6)


def test_it_is_moved_down_and_across(lines):
    expected = np.roll(lines[0] / 255, (3, -2), (0, 1))
    assert np.allclose(look(lines, shift=(3, -2)), expected, atol=1e-5)


def test_it_is_turned_about_the_middle(lines):
    down, across = middle(look(lines, turn=np.pi / 2))
    y, x = 59.5 - 63.5, 60 - 63.5
    assert np.allclose(sorted((abs(down - 63.5), abs(across - 63.5))), sorted((abs(x), abs(y))),
                       atol=0.05)  # fmt: skip


def test_it_grows_smaller(lines):
    image = look(lines, size=(2.0, 1.0))
    rows = np.flatnonzero(image.max(axis=1) > 0.5)
    assert rows[-1] - rows[0] + 1 == pytest.approx(20, abs=1)


def test_it_is_bent_where_the_grid_is_moved(lines):
    bend = np.zeros((5, 5, 2), np.float32)
    bend[:2, :, 1] = 4.0
    image = look(lines, bend=bend)
    above, below = image[40:50].sum(axis=0).argmax(), image[72:80].sum(axis=0).argmax()
    assert below == 60
    assert above < 60


def test_a_place_is_rubbed_out_and_strength_counts(lines):
    image = look(lines, hole=(50, 55, 10, 10), strength=0.5)
    assert image[50:60].max() == 0
    assert image[45, 60] == pytest.approx(0.5)
    assert look(lines, strength=1.3).max() == 1.0


def test_nothing_comes_in_from_beyond_the_edge():
    images = np.ones((1, 4, 4), np.float32)
    y, x = np.full((1, 4, 4), -0.5, np.float32), np.full((1, 4, 4), 9.0, np.float32)
    assert (np.array(sampled(images, y, y)) == 0.25).all()
    assert (np.array(sampled(images, y, x)) == 0).all()


def test_half_are_bent_and_a_quarter_lose_a_place():
    drawn = wear(np.random.default_rng(0), 2000)
    assert {name: values.shape[0] for name, values in drawn.items()} == dict.fromkeys(drawn, 2000)
    assert np.mean(drawn["turn"] != 0) == pytest.approx(0.5, abs=0.05)
    assert np.mean(drawn["hole"][:, 2] > 0) == pytest.approx(0.25, abs=0.05)
    assert set(drawn) == set(as_drawn(1))
    assert all(values.dtype == np.float32 for values in drawn.values())
