"""Designs that are drawn meanwhile: those of their seed, with their own sketches, by processes."""

from __future__ import annotations

import os
import subprocess
import sys
import time
from pathlib import Path

import numpy as np
import pytest

from model.datasets.drawn import SKETCHES, drawing
from model.garment.compose import compose
from model.garment.sampler import sample
from model.garment.shards import hands, line_maps

pytestmark = pytest.mark.slow

DESIGNS, SEED = 5, 3
ROOT = Path(__file__).parents[3]


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


STARTER = """
import time
from model.datasets.drawn import drawing
if __name__ == "__main__":
    with drawing(1, 1000, 1) as found:
        while not found.counts.any():
            time.sleep(0.1)
        print(found.processes[0].pid, flush=True)
        time.sleep(300)
"""


@pytest.mark.skipif(sys.platform == "win32", reason="asks the process by a signal")
def test_it_ends_with_a_trainer_that_was_killed(tmp_path):
    script = tmp_path / "starter.py"
    script.write_text(STARTER, encoding="utf-8")
    with subprocess.Popen(
        [sys.executable, str(script)], stdout=subprocess.PIPE, text=True, cwd=ROOT,
        env={**os.environ, "PYTHONPATH": str(ROOT)},
    ) as trainer:  # fmt: skip
        assert trainer.stdout is not None
        pid = int(trainer.stdout.readline())
        trainer.kill()
    limit = time.monotonic() + 60
    while running(pid) and time.monotonic() < limit:
        time.sleep(0.1)
    assert not running(pid)


def running(pid):
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return False
    stat = Path(f"/proc/{pid}/stat")  # what has ended waits there where nobody asks for its code
    return not (
        stat.is_file() and stat.read_text(encoding="utf-8").rsplit(")", 1)[1].split()[0] == "Z"
    )
