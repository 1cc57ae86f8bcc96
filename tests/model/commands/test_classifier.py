"""The classifier from the command line: trained, shipped with a card, and read again."""

from __future__ import annotations

import pytest

from model.__main__ import main
from model.evaluate.garment_classifier import JUDGE, GarmentClassifier
from tests.model import SAMPLE

pytestmark = pytest.mark.slow


def test_a_run_is_shipped_with_a_card_of_what_happened(tmp_path, monkeypatch, capsys):
    monkeypatch.setenv("TENFOLD_DATA", str(SAMPLE))
    run, folder = tmp_path / "run", tmp_path / "classifier"
    options = ["--epochs", "1", "--width", "2", "--batch-size", "100", "--seed", "7"]
    assert main(["train", "classifier", "--run", str(run), *options]) == 0
    assert "256 images" in capsys.readouterr().out
    shipped = ["--name", JUDGE, "--folder", str(folder)]
    assert main(["export", "classifier", "--run", str(run), *shipped]) == 0
    assert "of 64 right" in capsys.readouterr().out.splitlines()[-1]
    card = GarmentClassifier.read(JUDGE, folder).card
    assert card["data"] == {"name": "fashion_mnist", "images": 256}
    assert (card["images_seen"], card["config"]["seed"], card["test_images"]) == (200, 7, 64)
    assert 0 <= card["test_accuracy"] <= 1
    assert {path.name for path in folder.iterdir()} == {f"{JUDGE}.json", f"{JUDGE}.weights.h5"}


def test_a_folder_that_is_no_run_is_not_shipped(tmp_path, capsys):
    arguments = ["--run", str(tmp_path), "--folder", str(tmp_path / "classifier")]
    assert main(["export", "classifier", *arguments]) == 2
    assert "holds no run" in capsys.readouterr().err
    assert not (tmp_path / "classifier").exists()
