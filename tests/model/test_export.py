"""An exported generator: the same images anywhere, with no part of Tenfold needed."""

from __future__ import annotations

import re
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

import keras
import numpy as np
import pytest
import tensorflow as tf

from model.card import Card
from model.export.image import export_image_generator
from model.export.saved_model import WARMUP

pytestmark = pytest.mark.slow

# Neither our package nor Keras: what is exported must stand alone.
STRANGER = """
import sys
sys.modules["model"] = sys.modules["keras"] = None
import numpy as np, tensorflow as tf
folder, latent, images = sys.argv[1:]
loaded = tf.saved_model.load(folder)
outputs = loaded.signatures["generate"](latent=tf.constant(np.load(latent)))
np.save(images, outputs["images"].numpy())
"""


@pytest.fixture(scope="module")
def folder(saved_models: Path, card: Card) -> Path:
    return saved_models / card.name / str(card.version)


@pytest.fixture(scope="module")
def signatures(folder: Path) -> dict[str, Any]:
    loaded = tf.saved_model.load(str(folder))
    signatures: dict[str, Any] = dict(loaded.signatures)
    signatures["keep"] = loaded  # a signature does not keep its model alive
    return signatures


def latent(count: int, seed: int = 0) -> np.ndarray:
    return np.random.default_rng(seed).standard_normal((count, 100)).astype(np.float32)


def pngs(signatures: dict[str, Any], rows: np.ndarray) -> list[bytes]:
    return list(signatures["generate_png"](latent=tf.constant(rows))["image_bytes"].numpy())


def images(signatures: dict[str, Any], rows: np.ndarray) -> np.ndarray:
    return signatures["generate"](latent=tf.constant(rows))["images"].numpy()


def test_a_stranger_to_our_code_gets_the_generators_images(folder, generator, tmp_path):
    np.save(tmp_path / "latent.npy", latent(3))
    subprocess.run(
        [sys.executable, "-I", "-c", STRANGER, folder, "latent.npy", "images.npy"],
        cwd=tmp_path,
        check=True,
    )
    expected = generator(latent(3), training=False).numpy()
    assert expected.min() < -0.9
    assert expected.max() > 0.9
    np.testing.assert_allclose(np.load(tmp_path / "images.npy"), expected, atol=1e-5)


def test_any_batch_size_will_do(signatures):
    for count in (1, 5):
        assert images(signatures, latent(count)).shape == (count, 28, 28, 3)
        assert len(pngs(signatures, latent(count))) == count


def test_pngs_are_the_images_rounded_to_bytes(signatures):
    expected = np.round((images(signatures, latent(4)).clip(-1, 1) + 1) * 127.5)
    for picture, pixels in zip(pngs(signatures, latent(4)), expected, strict=True):
        np.testing.assert_array_equal(tf.io.decode_png(picture), pixels)


def test_a_row_does_not_depend_on_the_other_rows_of_its_batch(signatures, card):
    ours, theirs, others = latent(1, seed=1), latent(1, seed=2), latent(1, seed=3)
    assert card.batch_size == 2
    first = pngs(signatures, np.concatenate([ours, theirs]))
    second = pngs(signatures, np.concatenate([ours, others]))
    assert first[0] == second[0]
    assert first[1] != second[1]


def test_warm_up_records_name_both_signatures_and_run(folder, signatures, card):
    from tensorflow_serving.apis import prediction_log_pb2

    warmed = []
    for record in tf.data.TFRecordDataset(str(folder / WARMUP)).as_numpy_iterator():
        request = prediction_log_pb2.PredictionLog.FromString(record).predict_log.request
        assert request.model_spec.name == card.name
        inputs = {name: tf.make_ndarray(proto) for name, proto in request.inputs.items()}
        outputs = signatures[request.model_spec.signature_name](
            **{name: tf.constant(values) for name, values in inputs.items()}
        )
        assert {len(rows) for rows in outputs.values()} == {card.batch_size}
        warmed.append(request.model_spec.signature_name)
    assert sorted(warmed) == ["generate", "generate_png"]


def test_the_card_is_beside_the_model_and_nothing_partial_is_left(folder, card):
    assert Card.read(folder) == card
    assert [path.name for path in folder.parent.iterdir()] == [folder.name]


def test_weights_are_stored_once(folder, generator):
    stored = sum(path.stat().st_size for path in (folder / "variables").glob("*.data-*"))
    assert stored == pytest.approx(4 * generator.count_params(), rel=0.01)


def test_a_version_that_exists_is_refused_and_left_as_it_is(folder, generator, card, saved_models):
    before = {path: path.stat().st_mtime_ns for path in folder.rglob("*")}
    with pytest.raises(FileExistsError, match=re.escape(f"{folder} is there already")):
        export_image_generator(generator, card, saved_models)
    assert {path: path.stat().st_mtime_ns for path in folder.rglob("*")} == before


def test_what_a_killed_export_left_is_cleared_away(folder, card, tmp_path):
    partial = tmp_path / card.name / f"{card.version}.partial"
    shutil.copytree(folder, partial)
    (partial / "half-written").touch()
    tiny = keras.Sequential(
        [keras.Input((100,)), keras.layers.Dense(28 * 28 * 3), keras.layers.Reshape((28, 28, 3))]
    )
    written = export_image_generator(tiny, card, tmp_path)
    assert [path.name for path in written.parent.iterdir()] == ["1"]
    assert not (written / "half-written").exists()
