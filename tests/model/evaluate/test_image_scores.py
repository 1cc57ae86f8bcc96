"""The figures of a set: complete, with intervals, and telling good samples from bad ones."""

from __future__ import annotations

import json

import numpy as np
import pytest

from model.evaluate.image_scores import Seen, of_classes, of_memorisation, scores

RNG = np.random.default_rng(0)
MIDDLES = RNG.uniform(0, 4, (3, 8))
FIGURES = ("frechet", "precision", "recall", "density", "coverage")


def garments(count, classes=(0, 1, 2), labelled=True):
    """Three clouds; the judge is right of nine in ten."""
    labels = RNG.choice(classes, count)
    features = MIDDLES[labels] + RNG.normal(0, 0.5, (count, 8))
    found = np.where(np.arange(count) % 10, labels, (labels + 1) % 3)
    return Seen(features.astype(np.float32), found, labels if labelled else None)


@pytest.fixture(scope="module")
def data():
    return garments(300)


@pytest.fixture(scope="module")
def good(data):
    return scores(data, garments(300))


def test_every_figure_lies_in_its_interval_and_the_whole_is_json(good):
    for name in (*FIGURES, "accuracy"):
        low, high = good[name]["interval"]
        assert low < good[name]["value"] < high
    assert json.loads(json.dumps(good)) == good
    assert good["count"] == 300


def test_good_samples_score_as_the_data_does(good):
    assert good["accuracy"]["value"] == pytest.approx(0.9)
    assert good["diversity"] == pytest.approx(1, abs=0.1)
    assert good["coverage"]["value"] > 0.9
    assert abs(good["kernel"]["value"]) < 1


def test_a_dropped_class_is_seen_in_recall_coverage_and_distance(data, good):
    found = scores(data, garments(300, classes=(0, 1)))
    assert found["frechet"]["value"] > 5 * good["frechet"]["value"]
    assert found["kernel"]["value"] > 10 * abs(good["kernel"]["value"])
    for name in ("recall", "coverage"):
        assert found[name]["value"] < 0.75 * good[name]["value"]
    assert found["precision"]["value"] > 0.85


def test_samples_without_labels_have_no_accuracy(data):
    assert "accuracy" not in scores(data, garments(300, labelled=False))


def test_classes_tell_shares_and_what_is_right():
    seen = Seen(np.zeros((4, 1)), np.array([0, 0, 1, 1]), np.array([0, 0, 0, 1]))
    assert of_classes(seen, ("a", "b", "c")) == {
        "a": {"share": 0.5, "right": pytest.approx(2 / 3)},
        "b": {"share": 0.5, "right": 1.0},
        "c": {"share": 0.0},
    }
    unlabelled = Seen(seen.features, seen.classes)
    assert of_classes(unlabelled, ("a", "b"))["a"] == {"share": 0.5}


def test_copies_are_told_from_samples(data):
    train = garments(500).features
    learned = of_memorisation(garments(300).features, train, data.features)
    copied = of_memorisation(train[:300], train, data.features)
    assert learned["ratio"] == pytest.approx(1, abs=0.15)
    assert learned["close"]["value"] < 0.05
    assert copied["ratio"] < 0.05
    assert copied["close"]["value"] == 1
