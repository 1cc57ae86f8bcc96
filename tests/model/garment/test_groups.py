"""Groups: one outline in several styles, all of it under the lines of one sketch."""

import numpy as np
import pytest

from model.garment.fields import fields
from model.garment.groups import GroupOrder, group, hand_of, write_group_shard
from model.garment.line_map import SIDE, frame_of
from model.garment.sampler import restyled, sample
from model.garment.shards import write_shards


@pytest.fixture(scope="module")
def groups():
    return [group(seed, 3) for seed in range(6)]


def test_a_restyled_design_keeps_structure_and_details_and_changes_colours():
    design = sample(3)
    others = [restyled(design, k) for k in range(8)]
    for other in others:
        for name, item in fields().items():
            if item.group in ("structure", "detail"):
                assert other.get(name) == design.get(name)
    assert len({other["base"] for other in others}) > 3
    assert restyled(design, 5) == others[5]


def test_a_group_has_one_sketch_and_a_picture_and_a_code_for_each_style(groups):
    first = groups[0]
    assert first["pictures"].shape == (3, SIDE, SIDE, 3)
    assert first["rough"].shape == first["clean"].shape == (SIDE, SIDE)
    assert first["tokens"].shape[0] == first["codes"].shape[0] == 3
    assert (first["pictures"][0] != first["pictures"][1]).any()
    assert tuple(first["tokens"][0]) == sample(0).to_tokens()


def test_pictures_lie_under_the_lines_of_their_sketch(groups):
    for each in groups:
        painted = (each["pictures"].min(axis=3) < 248).any(axis=0)
        edge = painted.copy()
        edge[1:-1, 1:-1] &= ~(painted[:-2, 1:-1] & painted[2:, 1:-1]
                              & painted[1:-1, :-2] & painted[1:-1, 2:])  # fmt: skip
        lines = np.pad(each["clean"] > 100, 2)
        near = np.zeros_like(edge)
        for dy in range(5):
            for dx in range(5):
                near |= lines[dy : dy + SIDE, dx : dx + SIDE]
        assert near[edge].mean() > 0.9


def test_hands_of_neighbouring_seeds_differ_in_roughness_and_detail():
    hands = [hand_of(seed) for seed in range(30)]
    assert min(h.roughness for h in hands) < 0.1
    assert max(h.roughness for h in hands) > 0.6
    assert len({h.detail for h in hands}) == 5


def test_the_frame_of_an_empty_page_is_none():
    assert frame_of(np.full((30, 30), 255, np.uint8)) is None


def test_shards_are_written_once(tmp_path):
    order = GroupOrder(tmp_path, count=3, seed=7, styles=2, per_shard=2)
    write_shards(order, workers=1, report=lambda text: None, write=write_group_shard)
    with np.load(order.path(1)) as shard:
        assert shard["pictures"].shape == (1, 2, SIDE, SIDE, 3)
        assert (shard["rough"][0] == group(7 * 1_000_003 + 2, 2)["rough"]).all()
    said: list[str] = []
    write_shards(order, workers=1, report=said.append, write=write_group_shard)
    assert said[0] == "2 of 2 shards are there already"


def test_an_order_for_nothing_is_refused(tmp_path):
    with pytest.raises(ValueError, match="styles is 0; it must be at least 1"):
        GroupOrder(tmp_path, count=3, styles=0)
