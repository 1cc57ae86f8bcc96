"""Batches of groups: the same for the same step, and what the shards hold."""

import numpy as np
import pytest

from model.datasets.groups import Groups, code_layout
from model.garment.groups import GroupOrder, write_group_shard
from model.garment.style_code import LENGTH
from tests.model.training.tiny_sketch import grey_squares, squares


def batches(first_step, seed=0):
    return squares().batches(first_step=first_step, outlines=3, styles=2, seed=seed)


def test_a_batch_is_a_function_of_seed_and_step():
    stream = batches(0)
    next(stream)
    second, again = next(stream), next(batches(1))
    for name in second:
        assert (second[name] == again[name]).all()
    assert (next(batches(1, seed=1))["codes"] != second["codes"]).any()


def test_pictures_and_codes_belong_together():
    batch = next(batches(4))
    assert batch["sketch"].shape == (3, 128, 128, 1)
    assert batch["sketch"].dtype == np.float32
    assert batch["sketch"].max() <= 1.0
    for pictures, codes in zip(batch["pictures"], batch["codes"], strict=True):
        assert (codes[0] != codes[1]).any()
        for picture, code in zip(pictures, codes, strict=True):
            painted = picture[picture.min(axis=2) < 255]
            assert np.abs(np.median(painted, axis=0) / 255 - code[:3]).max() < 0.01


def test_pictures_are_grey_where_no_pixel_has_a_colour():
    assert grey_squares().grey
    assert not squares().grey


def test_shards_are_read(tmp_path):
    for number in range(2):
        write_group_shard(GroupOrder(tmp_path, 2, 5, 2, 1), number)
    groups = Groups.open(tmp_path)
    assert len(groups) == 4
    assert groups.pictures.shape == (2, 2, 128, 128, 3)
    assert sum(map(len, code_layout().values())) + 2 * len(code_layout()["palette"]) == LENGTH


def test_an_empty_folder_and_another_design_space_are_told(tmp_path):
    with pytest.raises(FileNotFoundError, match=r"python -m model\.garment groups"):
        Groups.open(tmp_path)
    np.savez(tmp_path / "groups-1-2-00000.npz", codes=np.zeros((1, 2, 7)))
    with pytest.raises(ValueError, match="style codes of 7 numbers"):
        Groups.open(tmp_path)
