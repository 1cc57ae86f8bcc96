"""The shipped classifiers are what their cards say, and take images of any size and colour."""

from __future__ import annotations

import json
import shutil

import numpy as np
import pytest

from model.datasets.fashion_mnist import read
from model.evaluate.garment_classifier import (
    FEATURES,
    FOLDER,
    JUDGE,
    GarmentClassifier,
    to_classifier,
)
from model.networks.classifier import build_classifier
from tests.model import SAMPLE

pytestmark = pytest.mark.slow

MAX_BYTES = 2_000_000  # of the weights of one


@pytest.fixture(scope="module")
def test_set():
    return read("test", environ={"TENFOLD_DATA": str(SAMPLE)})


@pytest.fixture(scope="module", params=[FEATURES, JUDGE])
def name(request):
    return request.param


@pytest.fixture(scope="module")
def classifier(name):
    return GarmentClassifier.read(name)


def test_the_shipped_classifiers_are_good_and_small(name, classifier):
    assert classifier.card["test_images"] == 10_000
    assert classifier.card["test_accuracy"] >= 0.92
    assert (FOLDER / f"{name}.weights.h5").stat().st_size < MAX_BYTES


def test_the_shipped_classifiers_were_trained_apart():
    first, second = (GarmentClassifier.read(name).card for name in (FEATURES, JUDGE))
    assert first["config"]["width"] != second["config"]["width"]
    assert first["config"]["seed"] != second["config"]["seed"]
    assert first["sha256"] != second["sha256"]


def test_they_know_the_sample_of_the_test_images(classifier, test_set):
    images, labels = test_set
    features, classes = classifier(images)
    assert (features.shape, classes.shape) == ((64, 128), (64,))
    assert (classes == labels).mean() > 0.85  # 64 images: .93 ± .06


def test_grey_in_three_channels_is_grey_and_a_larger_image_is_seen_as_its_mean(test_set):
    images = test_set[0][:8]
    wanted = to_classifier(images)
    assert wanted.shape == (8, 28, 28, 1)
    assert (wanted.numpy().min(), wanted.numpy().max()) == (-1, 1)
    colour = np.repeat(images[..., np.newaxis], 3, axis=-1)
    larger = images.repeat(4, axis=1).repeat(4, axis=2)
    for same in (images[..., np.newaxis], colour, larger):
        np.testing.assert_allclose(to_classifier(same), wanted, atol=1e-2)


def test_area_means_cover_fractions_of_pixels():
    # 42 pixels to 28: of three columns the middle one is shared by two new ones.
    columns = np.tile(np.array([0, 90, 240], np.uint8), 14)
    found = to_classifier(np.broadcast_to(columns, (1, 42, 42)).copy()).numpy()[0, 0, :2, 0]
    np.testing.assert_allclose((found + 1) * 127.5, [30, 190], atol=0.5)


def test_weights_that_are_not_those_of_the_card_are_refused(tmp_path):
    for path in FOLDER.glob(f"{FEATURES}.*"):
        shutil.copy(path, tmp_path)
    card = tmp_path / f"{FEATURES}.json"
    values = json.loads(card.read_text(encoding="utf-8"))
    card.write_text(json.dumps({**values, "sha256": "0" * 64}), encoding="utf-8")
    with pytest.raises(ValueError, match="its card says 000"):
        GarmentClassifier.read(FEATURES, tmp_path)


def test_what_is_written_is_read_again(tmp_path, test_set):
    network = build_classifier(width=3, seed=1)
    GarmentClassifier.write(network, {"config": {"width": 3}}, "small", tmp_path)
    images = test_set[0][:4]
    _, logits = GarmentClassifier.read("small", tmp_path).network(to_classifier(images))
    np.testing.assert_allclose(logits, network(to_classifier(images)), atol=1e-6)


@pytest.mark.parametrize(
    "images",
    [np.zeros((2, 28, 28), np.float32), np.zeros((28, 28), np.uint8),
     np.zeros((2, 28, 28, 4), np.uint8)],
)  # fmt: skip
def test_other_arrays_are_refused(images):
    with pytest.raises(ValueError, match="they must be uint8"):
        to_classifier(images)


def test_no_images_are_refused(classifier):
    with pytest.raises(ValueError, match="no images"):
        classifier(np.zeros((0, 28, 28), np.uint8))
