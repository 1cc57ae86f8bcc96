"""`python -m model train sketch` on a folder as houses have them: pairs, a run, a model."""

from __future__ import annotations

import csv
from pathlib import Path

import numpy as np
import pytest
import tensorflow as tf

from model.__main__ import main
from model.card import Card
from model.export.saved_model import WARMUP
from model.networks import sketch
from model.training.run import Run
from tests.model.messy import write_messy
from tests.model.training.tiny_progressive import plain_steps
from tests.model.training.tiny_sketch import TINY

pytestmark = pytest.mark.slow

IMAGES = 16


def arguments(folder: Path, *more: str) -> list[str]:
    return [
        "train", "sketch", "--data", str(folder / "catalogue"), "--name", "spring26",
        "--run", str(folder / "run"), "--saved-models", str(folder / "models"),
        "--pictures", "24", "--images", str(IMAGES), "--supervised-images", "8", "--outlines", "4",
        "--save-every", "2", "--held-out", str(folder / "catalogue"), *more,
    ]  # fmt: skip


@pytest.fixture(scope="module")
def trained(tmp_path_factory):
    folder = tmp_path_factory.mktemp("house")
    write_messy(folder / "catalogue")
    with pytest.MonkeyPatch.context() as patch:
        patch.setitem(sketch.CHANNELS, "small", TINY)
        patch.setattr("model.commands.sketch.HELD_OUT", 6)
        with plain_steps():
            assert main(arguments(folder)) == 0
        yield folder


def test_the_run_and_the_card_say_what_was_trained(trained):
    run = Run.read(trained / "run")
    assert (run.data["name"], run.images_seen) == ("catalogue", IMAGES)
    assert run.config["styles"] == 0
    assert run.config["side"] == 32
    assert (trained / "run" / "samples.png").is_file()
    with (trained / "run" / "scalars.csv").open(encoding="utf-8") as file:
        *_, last = csv.DictReader(file)
    assert last["side"] == "32"
    assert float(last["divergence"]) >= 0
    assert float(last["regression"]) > 0
    assert float(last["mode_seeking"]) >= 0
    card = Card.read(trained / "models" / "spring26" / "1")
    assert (card.name, card.width, card.uses) == (
        "spring26", 32, ("sketch", "reference", "strength")
    )  # fmt: skip
    assert card.data == run.data


def test_the_model_paints_and_lends(trained):
    folder = trained / "models" / "spring26" / "1"
    signatures = tf.saved_model.load(str(folder)).signatures
    lines = np.zeros((1, 128, 128, 1), np.float32)
    lines[:, 20:100, 30] = lines[:, 20:100, 90] = 1.0
    latent = tf.random.stateless_normal((3, sketch.LATENT), (1, 1))
    inputs = {"sketch": tf.constant(lines), "latent": latent}
    images = signatures["generate"](**inputs)["images"].numpy()
    assert images.shape == (3, 32, 32, 3)
    pictures = signatures["generate_png"](**inputs)["image_bytes"].numpy()
    for picture, pixels in zip(pictures, images, strict=True):
        np.testing.assert_array_equal(tf.io.decode_png(picture), np.round((pixels + 1) * 127.5))
    assert signatures["lend"](picture=tf.constant(images))["latent"].shape == (3, sketch.LATENT)
    assert (folder / WARMUP).is_file()


def test_the_same_command_goes_on_and_says_what_is_in_the_folder(trained, capsys):
    with plain_steps():
        assert main(arguments(trained, "--images", str(IMAGES + 4), "--version", "2")) == 0
    told = capsys.readouterr().out
    assert "150 pictures in 3 classes" in told
    assert "30 unreadable left out" in told
    assert "20 duplicates left out" in told
    assert f"{IMAGES} of {IMAGES + 4} images seen" in told
    assert Run.read(trained / "run").images_seen == IMAGES + 4


@pytest.mark.parametrize(
    ("more", "complaint"),
    [
        (("--data", "missing"), "missing is not a folder of images"),
        (("--side", "48", "--run", "RUN"), "side is 48 pixels; it must divide 128"),
        (("--pictures", "23"), "pairs of other pictures; choose another --run"),
        (("--learning-rate", "0.5"), "choose another --run"),
    ],
    ids=["data", "side", "other pictures", "another run's"],
)
def test_what_cannot_be_is_told_in_one_line(trained, tmp_path, capsys, more, complaint):
    more = [str(tmp_path) if each == "RUN" else each for each in more]
    assert main(arguments(trained, *more)) == 2
    (line,) = capsys.readouterr().err.splitlines()[-1:]
    assert complaint in line


def test_groups_have_a_side_and_all_their_pictures(trained, tmp_path, capsys):
    np.savez(tmp_path / "groups-1-2-00000.npz", codes=np.zeros((1, 2, 7)))
    for option in ("--side", "--pictures"):
        more = ("--data", str(tmp_path), "--side", "32") if option == "--side" else (
            "--data", str(tmp_path)
        )  # fmt: skip
        assert main(arguments(trained, *more)) == 2
        assert f"holds groups, for which there is no {option}" in capsys.readouterr().err
