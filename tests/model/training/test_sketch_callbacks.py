"""What a run of sketch leaves behind: its log, and a line of scalars for each checkpoint."""

from __future__ import annotations

import csv
from dataclasses import dataclass, replace

import pytest

from model.training import scalars
from model.training.run import Run
from model.training.sketch import Report, SketchConfig
from model.training.sketch_callbacks import Log

pytestmark = pytest.mark.slow


@dataclass(frozen=True)
class Source:
    name: str = "groups"

    def __len__(self) -> int:
        return 10


def test_a_checkpoint_is_logged_and_other_reports_are_not(tmp_path):
    run = Run.open(tmp_path, family="sketch", config=SketchConfig(styles=3), source=Source())
    log = Log(run)
    # The generator is for those who show pictures.
    report = Report(3, 24, {"painting": 0.5}, 8.0, saved=False, generator=None)  # type: ignore[arg-type]
    log.on_report(report)
    assert not (tmp_path / scalars.FILE).exists()
    log.on_report(replace(report, saved=True))
    assert (Run.read(tmp_path).epochs, Run.read(tmp_path).images_seen) == (2, 24)
    with (tmp_path / scalars.FILE).open(encoding="utf-8") as file:
        (line,) = csv.DictReader(file)
    assert (line["images"], line["painting"], line["generator"]) == ("24", "0.5000", "")
