"""Samples of a SavedModel: repeatable, rounded as a PNG, with labels where it takes them."""

from __future__ import annotations

from dataclasses import replace

import keras
import numpy as np
import pytest
import tensorflow as tf

from model.evaluate.image_model import BATCH, ImageModel
from model.export.image import image_signatures
from model.export.saved_model import write_saved_model

pytestmark = pytest.mark.slow

CLASSES = ("coat", "bag", "boot")


@pytest.fixture(scope="module")
def model(saved_models):
    return ImageModel(saved_models / "untrained" / "1")


@pytest.fixture(scope="module")
def labelled(tmp_path_factory, card):
    """A generator whose images are of one grey, which tells their label."""
    signatures = image_signatures(4, 2, 3)
    signatures = {"generate": {**signatures["generate"], "inputs": {
        **signatures["generate"]["inputs"], "label": {"dtype": "int32", "shape": [None]},
    }}}  # fmt: skip
    card = replace(
        card, name="greys", family="progressive", width=3, height=2, latent=4,
        signatures=signatures, data={"name": "greys", "images": 3, "classes": list(CLASSES)},
    )  # fmt: skip

    def generate(latent: tf.Tensor, label: tf.Tensor) -> dict[str, tf.Tensor]:
        grey = tf.cast(label, tf.float32)[:, None, None, None] - 1.0 + 0.0 * latent[0, 0]
        return {"images": tf.tile(grey, (1, 2, 3, 3))}

    warmup = {"generate": {"latent": np.zeros((2, 4), np.float32), "label": np.zeros(2, np.int32)}}
    folder = tmp_path_factory.mktemp("labelled")
    return ImageModel(write_saved_model(card, {"generate": generate}, warmup, folder))


def test_a_seed_gives_its_samples_again_and_more_begin_with_fewer(model):
    (few, labels), (more, _), (other, _) = (
        model.sample(count, seed) for count, seed in ((5, 1), (BATCH + 5, 1), (5, 2))
    )
    assert (few.shape, few.dtype, labels) == ((5, 28, 28, 3), np.uint8, None)
    # A batch of another size may round a grey the other way.
    assert np.abs(few.astype(int) - more[:5]).max() <= 1
    assert not np.array_equal(few, other)
    assert more[BATCH:].any(axis=(1, 2, 3)).all()


def test_images_are_rounded_as_a_png_of_them_is(model, generator):
    latent = np.random.default_rng((1, 0)).standard_normal((5, 100), np.float32)
    made = keras.ops.convert_to_numpy(generator(latent, training=False))
    images, _ = model.sample(5, 1)
    assert np.abs((made + 1) * 127.5 - images).max() <= 0.51


def test_a_model_of_classes_is_asked_for_all_of_them(labelled):
    assert labelled.classes == CLASSES
    images, labels = labelled.sample(300, 0)
    assert np.bincount(labels).min() > 70
    np.testing.assert_array_equal(images[:, 0, 0, 0], np.round(labels * 127.5))


def test_a_model_without_labels_has_no_classes(model):
    assert model.classes == ()


def test_a_model_of_something_else_is_refused(tmp_path, card):
    for change, complaint in (
        ({"output": "design"}, "makes designs, not images"),
        ({"signatures": {"generate": {"inputs": {"sketch": {}}}}}, "needs sketch"),
    ):
        replace(card, **change).write(tmp_path)
        with pytest.raises(ValueError, match=complaint):
            ImageModel(tmp_path)
