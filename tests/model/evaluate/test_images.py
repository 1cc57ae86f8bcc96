"""`python -m model evaluate` of the shipped DCGAN with a few samples, from the outside."""

from __future__ import annotations

import json

import pytest

from model.__main__ import main
from model.card import Card
from model.commands.arguments import SAVED_MODELS
from model.datasets.fashion_mnist import CLASSES
from model.evaluate import image_scores
from model.evaluate.figures import Measured
from model.evaluate.garment_classifier import FEATURES, JUDGE, GarmentClassifier
from model.evaluate.markdown import HEADING
from tests.model import SAMPLE

pytestmark = pytest.mark.slow

COUNT = 40


@pytest.fixture(autouse=True)
def sample_data(monkeypatch):
    monkeypatch.setenv("TENFOLD_DATA", str(SAMPLE))


@pytest.fixture
def complain(capsys):
    """The one line that a command which must fail prints."""

    def complaint(*arguments):
        assert main(["evaluate", *map(str, arguments)]) == 2
        captured = capsys.readouterr()
        assert captured.out == ""
        (line,) = captured.err.splitlines()
        return line

    return complaint


@pytest.fixture
def few_resamples(monkeypatch):
    """Three instead of fifty decompositions for each interval."""
    monkeypatch.setattr(image_scores, "FRECHET_RESAMPLES", 3)


@pytest.mark.usefixtures("few_resamples")
def test_the_shipped_dcgan_is_measured_beside_its_floors(tmp_path, capsys):
    out, page = tmp_path / "figures" / "dcgan.json", tmp_path / "page.md"
    page.write_text(f"Words.\n\n{HEADING}\n", encoding="utf-8")
    arguments = ["evaluate", "dcgan", "--count", str(COUNT), "--out", str(out), "--page", str(page)]
    assert main(arguments) == 0
    assert capsys.readouterr().out == f"{out}\n"

    measured, floors = Measured.read(out), Measured.read(out.with_name("floors.json"))
    hashes = {name: GarmentClassifier.read(name).card["sha256"] for name in (FEATURES, JUDGE)}
    protocol = {"count": COUNT, "seed": 0, "classifiers": hashes}
    assert floors.model == protocol
    assert measured.model == {"name": "dcgan", "version": 1, **protocol}

    found = measured.parts["scores"]["figures"]
    known = floors.parts["floors"]["figures"]
    assert found["count"] == COUNT
    assert "accuracy" not in found  # it cannot be asked for a class
    for figures in (found, *known.values()):
        assert figures["frechet"]["value"] > 0
        for name in ("precision", "recall", "coverage"):
            assert 0 <= figures[name]["value"] <= 1
    noise = known["test images with noise of 10 %"]["frechet"]["value"]
    assert known["training images"]["frechet"]["value"] < noise
    assert known["20 training images over and over"]["diversity"] < 1.2
    assert known["test images, mirrored"]["accuracy"]["value"] > 0.5

    classes = measured.parts["classes"]["figures"]
    assert tuple(classes) == CLASSES
    assert sum(one["share"] for one in classes.values()) == pytest.approx(1, abs=1e-3)
    assert 0.5 < measured.parts["memorisation"]["figures"]["ratio"] < 3

    text = page.read_text(encoding="utf-8")
    assert text.startswith(f"Words.\n\n{HEADING}\n\n{COUNT} samples beside as many test images")
    assert "| `dcgan` version 1 " in text

    # What is there already is not measured again.
    before = json.loads(out.read_text(encoding="utf-8"))
    assert main(arguments) == 0
    assert json.loads(out.read_text(encoding="utf-8")) == before


def test_more_samples_than_test_images_are_refused(complain, tmp_path):
    line = complain("dcgan", "--out", tmp_path / "x.json")
    assert "--count is 10000, but there are 64 test images" in line
    assert not (tmp_path / "x.json").exists()


def test_a_part_that_there_is_not_is_refused(complain, tmp_path):
    line = complain("dcgan", "--count", 8, "--part", "beauty", "--out", tmp_path / "x.json")
    assert "there is no part beauty; there are scores, classes, memorisation" in line


def test_options_of_the_other_kind_of_model_are_refused(complain):
    assert "images, for which there is no --held-out" in complain("dcgan", "--held-out", "x")
    assert "designs, for which there is no --seed" in complain("flat", "--seed", 1)


def test_a_model_that_is_not_there_is_refused(complain, tmp_path):
    assert "has no model 'dcgan'" in complain("dcgan", "--saved-models", tmp_path)


def test_a_model_that_learned_from_something_else_is_refused(complain, saved_models):
    arguments = ("untrained", "--count", 8, "--saved-models", saved_models)
    assert "makes images and learned from nothing" in complain(*arguments)
    assert Card.read(SAVED_MODELS / "dcgan" / "1").data["name"] == "fashion_mnist"
