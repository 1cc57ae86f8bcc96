"""What `export NAME --to …` refuses, before anything is written."""

from __future__ import annotations

from pathlib import Path

import pytest

from model.__main__ import main
from model.card import Card
from model.export.examples import inputs_of
from model.export.formats import Exporter
from tests.model.export.conftest import SHIPPED

pytestmark = pytest.mark.slow


def complaint(capsys: pytest.CaptureFixture[str], *arguments: str | Path) -> str:
    """The one line that an export which must fail prints."""
    assert main(["export", *map(str, arguments)]) == 2
    captured = capsys.readouterr()
    (line,) = captured.err.splitlines()
    assert captured.out == ""
    return line


def test_a_model_that_is_not_there(tmp_path, capsys):
    line = complaint(capsys, "coats", "--to", "litert", "--out", tmp_path)
    assert "has no model 'coats'" in line


def test_a_version_that_is_not_there(tmp_path, capsys):
    line = complaint(
        capsys, "dcgan", "--to", "litert", "--version", "99", "--out", tmp_path / "out"
    )
    assert "99/card.json is missing" in line.replace("\\", "/")
    assert not (tmp_path / "out").exists()


def test_a_folder_that_is_there_already_is_left_as_it_is(tmp_path, capsys):
    there = tmp_path / "dcgan" / "1" / "litert"
    there.mkdir(parents=True)
    line = complaint(capsys, "dcgan", "--to", "savedmodel,litert", "--out", tmp_path)
    assert f"{there} is there; delete it, or choose another --out" in line
    assert list(tmp_path.rglob("*.*")) == []
    assert not (there.parent / "savedmodel").exists()


def test_no_browser_runtime(tmp_path, capsys):
    options = ("--npm-packages", tmp_path, "--out", tmp_path / "out")
    line = complaint(capsys, "dcgan", "--to", "savedmodel,browser", *options)
    assert "npm ci" in line
    assert not (tmp_path / "out").exists()


def test_what_a_killed_export_left_is_cleared_away(tmp_path):
    partial = tmp_path / "savedmodel.partial"
    partial.mkdir()
    (partial / "half-written").touch()
    exporter = Exporter(SHIPPED, npm_packages=tmp_path, calls=1)
    assert exporter.write({"savedmodel": tmp_path / "savedmodel"}) == {}
    assert not partial.exists()
    assert not (tmp_path / "savedmodel" / "half-written").exists()


def test_a_model_without_its_warm_up_request(tmp_path):
    with pytest.raises(ValueError, match=r"holds no request of 'generate'; export the model"):
        inputs_of(tmp_path, Card.read(SHIPPED))
