"""What is shipped: every model is what its card says, small enough, and makes varied images."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import numpy as np
import pytest
import tensorflow as tf

from model.card import FILE, Card
from tests.model import ROOT

pytestmark = pytest.mark.slow

SAVED_MODELS = ROOT / "model" / "saved_models"
FOLDERS = sorted(path.parent for path in SAVED_MODELS.glob(f"*/*/{FILE}"))
MAX_BYTES = 16_000_000  # a file; what a Git host and a slow line bear without a large-file store


@pytest.fixture(
    scope="module",
    params=FOLDERS,
    ids=[f"{folder.parent.name}/{folder.name}" for folder in FOLDERS],
)
def folder(request: pytest.FixtureRequest) -> Path:
    return request.param


@pytest.fixture(scope="module")
def card(folder: Path) -> Card:
    return Card.read(folder)


@pytest.fixture(scope="module")
def loaded(folder: Path) -> Any:
    return tf.saved_model.load(str(folder))


@pytest.fixture(scope="module")
def samples(card: Card, loaded: Any) -> np.ndarray:
    """A hundred images of classes in turn, in batches of the size that Tenfold sends."""
    takes = set(card.signatures.get("generate", {}).get("inputs", ()))
    if card.output != "image" or not takes <= {"latent", "label"}:
        pytest.skip("makes no images from latents and classes alone")
    latents = np.random.default_rng(0).standard_normal((100, card.latent)).astype(np.float32)
    rows: dict[str, np.ndarray] = {"latent": latents}
    if "label" in takes:
        rows["label"] = np.arange(100, dtype=np.int32) % len(card.data["classes"])
    generate = loaded.signatures["generate"]
    batches = (
        {
            name: tf.constant(values[start : start + card.batch_size])
            for name, values in rows.items()
        }
        for start in range(0, 100, card.batch_size)
    )
    return np.concatenate([generate(**batch)["images"] for batch in batches])


def told(specs: dict[str, tf.TensorSpec]) -> dict[str, Any]:
    """Tensors as a card tells them."""
    return {
        name: {"dtype": spec.dtype.name, "shape": spec.shape.as_list()}
        for name, spec in specs.items()
    }


def test_something_is_shipped():
    assert FOLDERS


def test_the_card_names_the_folder_that_it_lies_in(folder, card):
    assert (card.name, str(card.version)) == (folder.parent.name, folder.name)


def test_the_card_agrees_with_the_real_signatures(card, loaded):
    real = {
        name: {
            "inputs": told(signature.structured_input_signature[1]),
            "outputs": told(signature.structured_outputs),
        }
        for name, signature in loaded.signatures.items()
    }
    # TensorFlow Serving's name for the signature of those who name none: one of the others.
    default = real.pop("serving_default", None)
    assert card.signatures == real
    assert default is None or default in real.values()


def test_the_card_says_what_it_was_trained_on(card):
    assert card.data["images"] > 0
    assert card.training["epochs"] > 0


def test_no_file_is_large(folder):
    sizes = {path.name: path.stat().st_size for path in folder.rglob("*") if path.is_file()}
    assert "saved_model.pb" in sizes
    assert {name: size for name, size in sizes.items() if size >= MAX_BYTES} == {}


def test_samples_are_images_of_the_announced_size_in_minus_one_to_one(card, samples):
    assert samples.shape == (100, card.height, card.width, 3)
    assert np.isfinite(samples).all()
    assert np.abs(samples).max() <= 1.0


def test_samples_use_the_range_from_black_to_white(samples):
    # A garment on its ground: no sample is one flat colour.
    contrast = samples.max(axis=(1, 2, 3)) - samples.min(axis=(1, 2, 3))
    assert contrast.min() > 0.5


def test_no_two_samples_are_alike(samples):
    flat = samples.reshape(100, -1)
    distances = np.array([np.abs(flat - row).mean(axis=1) for row in flat])
    np.fill_diagonal(distances, np.inf)
    # Among a hundred images of Fashion-MNIST itself the nearest two are 0.06 to 0.12 apart.
    assert distances.min() > 0.03
