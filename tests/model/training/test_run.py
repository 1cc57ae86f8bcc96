"""`run.json`: what happened, and what may not be continued."""

from __future__ import annotations

import json
import re
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from model.training.run import FILE, Run, RunMismatchError

pytestmark = pytest.mark.slow


@dataclass(frozen=True)
class Config:
    epochs: int = 2
    batch_size: int = 8
    rate: float = 0.1


@dataclass(frozen=True)
class Source:
    name: str = "coats"
    count: int = 100

    def __len__(self) -> int:
        return self.count


def open_run(folder: Path, **changes: Any) -> Run:
    wanted = {"family": "dcgan", "config": Config(), "source": Source(), **changes}
    return Run.open(folder, **wanted)


def end_epoch(run: Run, epoch: int) -> None:
    losses = {"generator": 0.5 + epoch, "discriminator": 0.25 + epoch}
    run.finish_epoch(epoch, epoch * 96, losses)


def test_an_epoch_is_on_disk_when_it_ends(tmp_path):
    run = open_run(tmp_path / "new" / "run")
    end_epoch(run, 1)
    end_epoch(run, 2)
    read = Run.read(tmp_path / "new" / "run")
    assert (read.family, read.data) == ("dcgan", {"name": "coats", "images": 100})
    assert read.config == {"epochs": 2, "batch_size": 8, "rate": 0.1}
    assert (read.epochs, read.images_seen) == (2, 2 * 96)
    assert read.losses == [
        {"generator": 1.5, "discriminator": 1.25},
        {"generator": 2.5, "discriminator": 2.25},
    ]


def test_seconds_add_up_over_sessions(tmp_path):
    end_epoch(open_run(tmp_path), 1)
    first = Run.read(tmp_path).seconds
    end_epoch(open_run(tmp_path), 2)
    assert Run.read(tmp_path).seconds > first > 0


def test_a_run_continues_with_more_epochs(tmp_path):
    end_epoch(open_run(tmp_path), 1)
    run = open_run(tmp_path, config=Config(epochs=9))
    assert (run.epochs, len(run.losses), run.config["epochs"]) == (1, 1, 9)
    end_epoch(run, 2)
    assert Run.read(tmp_path).config["epochs"] == 9


@pytest.mark.parametrize(
    ("changes", "named"),
    [
        pytest.param({"family": "flat"}, "family dcgan, not flat", id="family"),
        pytest.param({"config": Config(rate=0.2)}, "config .*0.1.* not .*0.2", id="config"),
        pytest.param({"source": Source("shoes")}, "data .*coats.* not .*shoes", id="data"),
        pytest.param({"source": Source(count=101)}, "data .*100.* not .*101", id="more images"),
    ],
)
def test_a_run_is_not_continued_with_something_else(tmp_path, changes, named):
    end_epoch(open_run(tmp_path), 1)
    before = (tmp_path / FILE).read_text()
    with pytest.raises(RunMismatchError, match=named) as raised:
        open_run(tmp_path, **changes)
    assert "--run" in str(raised.value)
    assert (tmp_path / FILE).read_text() == before


def test_a_run_from_before_a_setting_goes_on_with_its_default(tmp_path):
    end_epoch(open_run(tmp_path), 1)
    values = json.loads((tmp_path / FILE).read_text())
    del values["config"]["rate"]
    (tmp_path / FILE).write_text(json.dumps(values))
    assert open_run(tmp_path).epochs == 1
    with pytest.raises(RunMismatchError, match="config"):
        open_run(tmp_path, config=Config(rate=0.2))


def test_a_folder_without_a_run_is_named(tmp_path):
    with pytest.raises(FileNotFoundError, match=re.escape(f"{tmp_path} holds no run")):
        Run.read(tmp_path)


def test_a_crash_while_writing_leaves_the_epoch_before(tmp_path, monkeypatch):
    run = open_run(tmp_path)
    end_epoch(run, 1)
    before = json.loads((tmp_path / FILE).read_text())

    def crash(self: Path, target: Path) -> None:
        raise OSError("no space left")

    monkeypatch.setattr(Path, "replace", crash)
    with pytest.raises(OSError, match="no space left"):
        end_epoch(run, 2)
    assert json.loads((tmp_path / FILE).read_text()) == before


def test_nothing_else_is_left_beside_the_file(tmp_path):
    end_epoch(open_run(tmp_path), 1)
    assert [path.name for path in tmp_path.iterdir()] == [FILE]
