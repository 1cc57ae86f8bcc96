"""What the terminal, the log and `scalars.csv` are told."""

from __future__ import annotations

import csv
from dataclasses import replace

import pytest

from model.training import scalars
from model.training.callbacks import Log, Progress, Stage, spoken
from model.training.run import Run
from model.training.trainer import Report
from tests.model.training.tiny_progressive import config, data

pytestmark = pytest.mark.slow


def report(images: int, *, saved: bool = True, speed: float = 100.0) -> Report:
    losses = {"generator": 1.0, "penalty": 0.25}
    # The generator is for those who show pictures.
    return Report(images // 16, images, 16, losses, speed, saved, False, None)


@pytest.mark.parametrize(
    ("seconds", "words"),
    [(0, "0 s"), (89.6, "90 s"), (100, "2 min"), (3570, "1 h 0 min"), (7830, "2 h 10 min")],
)
def test_time_is_told_as_people_say_it(seconds, words):
    assert spoken(seconds) == words


def test_the_time_left_counts_what_later_stages_take(capsys):
    progress = Progress([Stage(1000, 16, 2.0), Stage(3000, 32, 5.0)])
    for images in (160, 320):  # the first has the compilation in it
        progress.on_report(report(images, speed=10.0))
    left = spoken((680 + 2000 * 2.5) / 10)
    said = capsys.readouterr().out
    assert f"3,000 images in all; about {left} to go here" in said
    assert f"320/3,000 images, 16 pixels, 10 images/s, {left} left, generator 1.000" in said


def test_a_run_that_goes_on_in_its_last_stage_tells_the_time_left(capsys):
    progress = Progress([Stage(1000, 16, 2.0), Stage(3000, 32, 5.0)])
    for images in (2000, 2500, 3000):
        progress.on_report(report(images, speed=10.0))
    said = capsys.readouterr().out
    assert "50 s left" in said
    assert " 0 s left" in said


def test_the_last_batch_may_reach_beyond_the_last_image(capsys):
    progress = Progress([Stage(1000, 16)])
    for images in (992, 1008):
        progress.on_report(report(images))
    assert "1,008/1,000 images, 16 pixels, 100 images/s, 0 s left" in capsys.readouterr().out


def test_the_log_and_the_scalars_tell_of_what_is_on_disk(tmp_path):
    run = Run.open(
        tmp_path, family="progressive", config=config(), source=data(), classes=["dark", "light"]
    )
    log = Log(run, ("generator", "penalty", "later"))
    for each in (report(16, saved=False), report(48), report(96)):
        log.on_report(each)
    log.on_report(replace(report(112), losses={"later": 0.125}))
    again = Run.read(run.folder)
    assert (again.epochs, again.images_seen, len(again.losses)) == (2, 112, 3)
    assert again.data == {"name": "noise", "images": 40, "classes": ["dark", "light"]}
    text = (run.folder / scalars.FILE).read_text(encoding="utf-8")
    lines = list(csv.DictReader(text.splitlines()))
    assert [line["images"] for line in lines] == ["48", "96", "112"]
    assert lines[0]["penalty"] == "0.2500"
    assert lines[0]["later"] == lines[2]["penalty"] == ""
    assert (lines[0]["side"], lines[2]["later"]) == ("16", "0.1250")
