"""Designs that are drawn meanwhile: those of their seed, with their own sketches, by processes."""

from __future__ import annotations

import time

import numpy as np
import pytest

from model.datasets.drawn import SKETCHES, drawing
from model.garment.compose import compose
from model.garment.sampler import sample
from model.garment.shards import hands, line_maps

pytestmark = pytest.mark.slow

DESIGNS, SEED = 5, 3


@pytest.fixture(scope="module")
def designs():
    with drawing(2, DESIGNS, SEED) as found:
        limit = time.monotonic() + 120
        while found.counts.sum() < DESIGNS and time.monotonic() < limit:
            time.sleep(0.1)
        yield found


def test_the_designs_are_those_of_the_seed_whoever_draws_them(designs):
    assert designs.counts.tolist() == [3, 2]
    assert len(designs) == DESIGNS
    tokens, _ = designs.pick(np.random.default_rng(0), 200, 10, 0)
    expected = {tuple(sample(SEED * 1_000_003 + i).to_tokens()) for i in range(DESIGNS)}
    assert {tuple(row) for row in tokens.tolist()} == expected


def test_a_row_has_a_sketch_of_its_own_design(designs):
    tokens, maps = designs.pick(np.random.default_rng(1), 40, 30, 5)
    assert tokens.shape[0] == 40
    assert maps.shape == (30, 128, 128)
    sketches = {}
    for number in range(SEED * 1_000_003, SEED * 1_000_003 + DESIGNS):
        design = sample(number)
        drawn = line_maps(compose(design), design, hands(number, SKETCHES))
        sketches[tuple(design.to_tokens())] = {each.tobytes() for each in drawn}
    for row, line_map in zip(tokens.tolist(), maps, strict=False):
        assert line_map.tobytes() in sketches[tuple(row)]
    drawn_ones = set(sketches)
    assert all(tuple(row) not in drawn_ones for row in tokens[35:].tolist())


def test_a_process_that_fails_is_told_of(capfd):
    with (
        drawing(1, 1, -1) as found,
        pytest.raises(RuntimeError, match="ended with code 1; it says why above"),
    ):
        found.pick(np.random.default_rng(0), 4, 2, 1)
    assert "non-negative" in capfd.readouterr().err


@pytest.mark.parametrize(("processes", "designs"), [(0, 10), (3, 2)])
def test_every_process_has_something_to_draw(processes, designs):
    with (
        pytest.raises(ValueError, match=f"{processes} processes for {designs} designs"),
        drawing(processes, designs, 1),
    ):
        pass
