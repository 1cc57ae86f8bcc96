"""Simulated sketches are seeded, grow rougher, and shards can be resumed."""

import os
import re
import signal
import subprocess
import sys

import numpy as np
import pytest

from model.garment.compose import compose
from model.garment.line_map import SIDE
from model.garment.sampler import sample
from model.garment.shards import Order, hands, width_of, write_shard, write_shards
from model.garment.sketch import DETAILS, Hand, sketch


@pytest.fixture(scope="module")
def drawing():
    return compose(sample(2))


def test_the_same_hand_draws_the_same_sketch(drawing):
    first, again = (sketch(drawing, Hand(5, 0.6), 128) for _ in range(2))
    assert (first == again).all()
    assert (first != sketch(drawing, Hand(6, 0.6), 128)).any()


def test_more_detail_is_more_ink(drawing):
    ink = [
        (255 - sketch(drawing, Hand(1, 0.05, detail), 256).astype(int)).sum()
        for detail in ("outline", "seams", "full")
    ]
    assert ink[0] < ink[1] < ink[2]


def test_a_rough_sketch_lies_further_from_the_clean_one(drawing):
    clean = sketch(drawing, Hand(1, 0.0), 128).astype(int)
    distance = [np.abs(clean - sketch(drawing, Hand(1, r), 128)).mean() for r in (0.1, 0.5, 1.0)]
    assert distance[0] < distance[1] < distance[2]


def test_a_slimmer_figure_is_as_tall(drawing):
    tall, wide = zip(
        *(
            np.ptp(np.nonzero(sketch(drawing, Hand(1, 0.0, width=width), 256) < 128), axis=1)
            for width in (0.7, 1.0)
        ),
        strict=True,
    )
    assert abs(tall[0] - tall[1]) <= 1
    assert abs(wide[0] - 0.7 * wide[1]) <= 2


def test_errors_name_the_value(drawing, tmp_path):
    with pytest.raises(ValueError, match="roughness is 2"):
        Hand(1, 2.0)
    with pytest.raises(ValueError, match=r"width is 0\.2"):
        Hand(1, width=0.2)
    with pytest.raises(ValueError, match="size is 3 pixels"):
        sketch(drawing, Hand(1), 3)
    with pytest.raises(ValueError, match="count is 0"):
        Order(tmp_path, 0)


def test_a_shard_holds_tokens_flats_and_line_maps(tmp_path):
    order = Order(tmp_path, count=5, flat_size=48, sketches=2, per_shard=3)
    assert [write_shard(order, n) for n in range(order.shards)] == [3, 2]
    with np.load(order.path(0)) as shard:
        assert shard["flats"].shape == (3, 48, 48, 3)
        assert shard["line_maps"].shape == (3, 2, SIDE, SIDE)
        assert shard["roughness"].shape == (3, 2)
        assert tuple(shard["tokens"][1]) == sample(order.seed * 1_000_003 + 1).to_tokens()


def test_a_shard_of_tokens_alone_renders_nothing(tmp_path):
    order = Order(tmp_path, count=2, flat_size=0, sketches=0)
    write_shard(order, 0)
    with np.load(order.path(0)) as shard:
        assert list(shard) == ["tokens"]


def test_every_roughness_and_detail_has_its_turn():
    drawn_by = [hand for seed in range(300) for hand in hands(seed, 2)]
    assert {hand.detail for hand in drawn_by} == set(DETAILS)
    share, _ = np.histogram([hand.roughness for hand in drawn_by], 10, (0.0, 1.0))
    assert share.min() > 50


def test_half_of_the_hands_draw_as_wide_as_it_is():
    widths = np.array([width_of(number) for number in range(1000)])
    assert 0.45 < (widths == 1).mean() < 0.55
    assert 0.58 <= widths.min() < 0.6


def test_a_run_that_was_killed_goes_on_with_the_missing_shards(tmp_path):
    command = [sys.executable, "-m", "model.garment", "render", "--out", str(tmp_path),
               "--count", "60", "--per-shard", "4", "--flats", "32", "--sketches", "0",
               "--workers", "1"]  # fmt: skip
    run = subprocess.Popen(command, stderr=subprocess.PIPE, text=True, start_new_session=True)
    assert run.stderr is not None
    lines = [run.stderr.readline() for _ in range(3)]
    if sys.platform == "win32":
        run.kill()
    else:
        os.killpg(run.pid, signal.SIGKILL)  # its workers too
    run.communicate()
    assert lines[0] == "0 of 15 shards are there already\n"
    assert re.fullmatch(r"4 of 60 designs, \d+ a second, \d+:\d\d:\d\d left\n", lines[1])
    order = Order(tmp_path, count=60, flat_size=32, sketches=0, per_shard=4)
    there = {n: order.path(n).stat().st_mtime_ns for n in range(15) if order.path(n).is_file()}
    assert 2 <= len(there) < 15

    said: list[str] = []
    write_shards(order, workers=1, report=said.append)
    assert said[0] == f"{len(there)} of 15 shards are there already"
    left = 60 - 4 * len(there)
    assert said[-1].startswith(f"{left} of {left} designs, ")
    assert said[-1].endswith(" 0:00:00 left")
    assert all(order.path(n).stat().st_mtime_ns == time for n, time in there.items())
    seeds = []
    for n in range(15):
        with np.load(order.path(n)) as shard:
            seeds += [tuple(row) for row in shard["tokens"]]
    assert seeds == [sample(order.seed * 1_000_003 + i).to_tokens() for i in range(60)]
