"""`python -m model train progressive`: from a folder as houses have them to a model, in one go."""

from __future__ import annotations

import json
import signal
from pathlib import Path

import numpy as np
import pytest
import tensorflow as tf

from model.__main__ import main
from model.card import Card
from model.commands.progressive import SPREAD
from model.evaluate.sheet import sample
from model.export.saved_model import WARMUP
from model.networks import progressive
from model.training.callbacks import Log
from model.training.run import Run
from tests.model.messy import CLASSES, write_messy
from tests.model.training.tiny_progressive import CHANNELS, plain_steps

pytestmark = pytest.mark.slow


@pytest.fixture(scope="module")
def trained(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with the data, the run and the model of one command; what it said is in `said`."""
    folder = tmp_path_factory.mktemp("house")
    write_messy(folder / "spring26")
    with pytest.MonkeyPatch.context() as patch, plain_steps():
        patch.setitem(progressive.CHANNELS, "small", CHANNELS)
        patch.setitem(progressive.DISCRIMINATOR_CHANNELS, "small", CHANNELS)
        assert main(arguments(folder)) == 0
    return folder


def arguments(folder: Path, *more: str) -> list[str]:
    return [
        "train", "progressive", "--data", str(folder / "spring26"), "--name", "spring26",
        "--run", str(folder / "run"), "--saved-models", str(folder / "models"),
        "--side", "32", "--images", "64", "--stage-images", "32", "--batch-size", "16",
        "--save-every", "2", *more,
    ]  # fmt: skip


def test_a_folder_as_it_is_becomes_a_model(trained):
    card = Card.read(trained / "models" / "spring26" / "1")
    assert (card.family, card.output, card.width, card.height) == ("progressive", "image", 32, 32)
    assert card.data == {"name": "spring26", "images": 150, "classes": list(CLASSES)}
    assert card.uses == ("prompt", "pins")
    assert card.training["images_seen"] == 64
    assert card.training["config"]["augment"] is True  # so few pictures would be learnt by heart
    run = Run.read(trained / "run")
    assert (run.images_seen, len(run.losses)) == (64, 2)
    assert (trained / "run" / "scalars.csv").read_text().count("\n") == 3
    board = trained / "run" / "tensorboard"
    assert any(board.glob("events*"))
    asked = [line.split("\t")[0] for line in (board / "metadata.tsv").read_text().splitlines()[1:]]
    assert set(asked) == set(CLASSES)


def test_the_model_makes_images_of_the_classes(trained):
    folder = trained / "models" / "spring26" / "1"
    loaded = tf.saved_model.load(str(folder))
    latent = tf.random.stateless_normal((3, progressive.LATENT), (1, 1))
    label = tf.constant([0, 1, 2], tf.int32)
    images = loaded.signatures["generate"](latent=latent, label=label)["images"].numpy()
    assert images.shape == (3, 32, 32, 3)
    assert np.abs(images).max() <= 1
    pictures = loaded.signatures["generate_png"](latent=latent, label=label)["image_bytes"]
    for picture, pixels in zip(pictures.numpy(), images, strict=True):
        expected = np.round((pixels + 1) * 127.5)
        np.testing.assert_array_equal(tf.io.decode_png(picture), expected)
    assert (folder / WARMUP).is_file()
    stored = json.loads((folder / "card.json").read_text())["signatures"]
    assert stored["generate"]["inputs"]["label"] == {"dtype": "int32", "shape": [None]}


@pytest.mark.parametrize(
    ("more", "complaint"),
    [
        (("--side", "48"), "the side is 48 pixels; it must be one of 16, 32, 64, 128, 256"),
        (("--batch-size", "12"), "the batch is 12; it must be a multiple of 8"),
        (("--devices", "64"), "--devices is 64; TensorFlow finds"),
        (("--data", "missing"), "missing is not a folder of images"),
        (("--learning-rate", "0.5"), "choose another --run"),
    ],
    ids=["side", "batch", "devices", "data", "another run's"],
)
def test_what_cannot_be_is_told_in_one_line(trained, capsys, more, complaint):
    own = () if more[0] == "--learning-rate" else ("--run", str(trained / "none"))
    assert main(arguments(trained, *own, *more)) == 2
    (line,) = capsys.readouterr().err.splitlines()
    assert complaint in line


def test_an_export_spreads_the_classes_as_far_as_is_said(trained, monkeypatch):
    monkeypatch.setitem(progressive.CHANNELS, "small", CHANNELS)
    monkeypatch.setitem(progressive.DISCRIMINATOR_CHANNELS, "small", CHANNELS)
    models = trained / "others"
    for spread in ("1", str(SPREAD), "3"):
        assert main([
            "export", "progressive", "--name", "spring26", "--spread", spread,
            "--run", str(trained / "run"), "--saved-models", str(models),
        ]) == 0  # fmt: skip
    assert Card.read(models / "spring26" / "3").training["spread"] == 3
    plain, usual, wide = (sample(models / "spring26" / n, count=6, seed=1) for n in "123")
    np.testing.assert_array_equal(usual, sample(trained / "models/spring26/1", count=6, seed=1))
    assert np.abs(wide - plain).mean() > np.abs(usual - plain).mean() > 0


def test_a_sheet_has_equal_shares_of_the_classes_in_their_order(trained):
    folder = trained / "models" / "spring26" / "1"
    images = sample(folder, count=6, seed=1)
    latent = np.random.RandomState(1).standard_normal((6, progressive.LATENT))
    label = tf.constant([0, 0, 1, 1, 2, 2], tf.int32)
    signature = tf.saved_model.load(str(folder)).signatures["generate"]
    expected = signature(latent=tf.constant(latent, tf.float32), label=label)["images"].numpy()
    np.testing.assert_array_equal(images, np.round((expected + 1) * 127.5))


def test_an_interrupted_training_says_how_it_goes_on(trained, tmp_path, monkeypatch, capsys):
    monkeypatch.setitem(progressive.CHANNELS, "small", CHANNELS)
    monkeypatch.setitem(progressive.DISCRIMINATOR_CHANNELS, "small", CHANNELS)
    monkeypatch.setattr(Log, "on_report", lambda *_: signal.raise_signal(signal.SIGTERM))
    with plain_steps():
        assert main([*arguments(trained), "--run", str(tmp_path)]) == 130
    assert "the same command goes on with it" in capsys.readouterr().err
    assert (tmp_path / "checkpoints" / "ckpt-2.index").is_file()
