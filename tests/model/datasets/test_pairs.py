"""Pairs: a picture under the lines that a hand drew of it."""

from __future__ import annotations

import numpy as np
import pytest

from model.datasets.edges import Lines
from model.datasets.groups import Groups
from model.datasets.pairs import (
    OUTLINE,
    PairOrder,
    drawn_of,
    pair,
    reduced_lines,
    write_pair_shard,
)
from model.evaluate.adherence import adherence
from model.networks.sketch import reduced
from tests.model.datasets.test_edges import shirt


@pytest.mark.parametrize("side", [32, 128])
def test_the_picture_lies_under_both_its_drawings(side):
    for seed in range(6):
        found = pair(shirt(40), seed, side)
        assert found is not None
        assert found["pictures"].shape == (1, side, side, 3)
        for name in ("rough", "clean"):
            assert found[name].shape == (side, side)
            kept = adherence(found[name], found["pictures"][0], 2)
            assert kept.f1 > 0.9, (seed, name, kept)
        assert found["codes"].shape == found["tokens"].shape == (1, 0)


def test_a_seed_is_a_hand():
    first, again, other = (pair(shirt(40), seed, 64) for seed in (4, 4, 5))
    assert first
    assert again
    assert other
    assert (first["rough"] == again["rough"]).all()
    assert (first["rough"] != other["rough"]).any()


def test_an_empty_page_is_no_pair():
    assert pair(np.full((28, 28), 255, np.uint8), 0, 32) is None


def test_less_is_drawn_than_there_is():
    line = np.array([[0.1, 0.1], [0.5, 0.5]])
    lines = Lines([line], [line, line], [line])
    counts = {d: tuple(map(len, drawn_of(lines, d))) for d in ("outline", "strong", "all")}
    assert counts == {"outline": (1, 0), "strong": (1, 2), "all": (1, 3)}
    assert tuple(map(len, drawn_of(Lines([], [line], [line]), "outline"))) == (1, 0)


def test_a_model_makes_a_line_map_as_small_as_the_data_has_it():
    lines = np.random.default_rng(0).integers(0, 256, (128, 128), np.uint8)
    for side in (32, 64, 128):
        inside = np.asarray(reduced(lines[None, :, :, None] / np.float32(255), side))[0, :, :, 0]
        assert np.abs(255 * inside - reduced_lines(lines, side)).max() <= 0.51


def test_shards_are_read_as_groups_and_other_pictures_are_refused(tmp_path):
    blank = np.full((128, 128, 3), 255, np.uint8)
    pictures = np.stack([shirt(40), blank, shirt(200, stripe=90)])
    order = PairOrder.of(pictures, tmp_path / "pairs", 32)
    assert write_pair_shard(order, 0) == 3
    groups = Groups.open(order.out)
    assert len(groups) == 2  # a page without a line is no pair
    batch = next(groups.batches(first_step=0, outlines=3, styles=1, seed=0))
    assert batch["sketch"].shape == (3, 32, 32, 1)
    assert batch["pictures"].shape == (3, 1, 32, 32, 3)
    assert batch["codes"].shape == (3, 1, 0)
    assert PairOrder.of(pictures, order.out, 32) == order
    with pytest.raises(ValueError, match="pairs of other pictures; choose another --run"):
        PairOrder.of(pictures[::-1], order.out, 32)


def test_pictures_without_a_line_make_no_shard(tmp_path):
    order = PairOrder.of(np.full((2, 28, 28), 255, np.uint8), tmp_path, 32)
    with pytest.raises(ValueError, match="have no line in them"):
        write_pair_shard(order, 0)


@pytest.mark.parametrize(
    ("changes", "complaint"),
    [({"side": 48}, "side is 48 pixels; it must divide 128"), ({"count": 0}, "count is 0")],
)
def test_an_order_that_cannot_be(tmp_path, changes, complaint):
    with pytest.raises(ValueError, match=complaint):
        PairOrder(**({"out": tmp_path, "count": 1, "side": 32} | changes))


def test_an_order_knows_which_drawings_are_bare_contours(tmp_path):
    order = PairOrder.of(np.stack([shirt(40, stripe=200)] * 5), tmp_path, 64)
    ink = []
    for i in range(5):
        found = order.pair(i, shirt(40, stripe=200))
        assert found
        ink.append(found["clean"].sum())
    bare = [order.detail(i) == OUTLINE for i in range(5)]
    assert sum(bare) == 1
    assert bare[int(np.argmin(ink))]
