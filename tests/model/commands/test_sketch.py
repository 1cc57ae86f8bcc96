"""`python -m model train sketch`: from groups to a run that can be watched."""

from __future__ import annotations

import csv
import signal
from dataclasses import asdict
from pathlib import Path

import numpy as np
import pytest

from model.__main__ import main
from model.networks import sketch
from model.training.callbacks import Log
from tests.model.training.events import events
from tests.model.training.tiny_progressive import plain_steps
from tests.model.training.tiny_sketch import TINY, squares

pytestmark = pytest.mark.slow


@pytest.fixture
def arguments(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Of a training of four steps on squares, with other squares to look at."""
    monkeypatch.setitem(sketch.CHANNELS, "small", TINY)
    for folder, seed in (("data", 0), ("held-out", 1)):
        columns = asdict(squares(outlines=4, seed=seed))
        del columns["name"]
        (tmp_path / folder).mkdir()
        np.savez(tmp_path / folder / "groups-0.npz", **columns)
    return [
        "train", "sketch", "--data", str(tmp_path / "data"), "--run", str(tmp_path / "run"),
        "--held-out", str(tmp_path / "held-out"), "--outlines", "2", "--images", "16",
        "--supervised-images", "8", "--save-every", "2",
        "--saved-models", str(tmp_path / "models"),
    ]  # fmt: skip


def test_a_run_can_be_watched(tmp_path, arguments):
    with plain_steps():
        assert main(arguments) == 0
    board = tmp_path / "run" / "tensorboard"
    written = events(board)
    for name in ("samples", "real_beside_fake", "nearest", "right_above_painted", "diversity"):
        assert set(written[name]) == {8, 16}, name
    for name in ("loss/painting", "metric/kernel_distance", "loss/held_out_painting"):
        assert set(written[name]) == {8, 16}, name
    points = (board / "metadata.tsv").read_text(encoding="utf-8").splitlines()
    assert len(points) == 1 + 4 * 3  # outlines in their styles
    with (tmp_path / "run" / "scalars.csv").open(encoding="utf-8") as file:
        first, last = csv.DictReader(file)
    assert (first["images"], last["images"]) == ("8", "16")
    assert first["generator"] == ""
    assert float(last["generator"]) > 0


def test_an_interrupted_training_says_how_it_goes_on(tmp_path, arguments, monkeypatch, capsys):
    monkeypatch.setattr(Log, "on_report", lambda *_: signal.raise_signal(signal.SIGTERM))
    with plain_steps():
        assert main(arguments) == 130
    assert "the same command goes on with it" in capsys.readouterr().err
    assert (tmp_path / "run" / "checkpoints" / "ckpt-2.index").is_file()
