"""`python -m model` from the outside: train, export, look; one clear line when it can't."""

from __future__ import annotations

import functools
import json
import shutil
import subprocess
import sys
from pathlib import Path

import numpy as np
import pytest
import tensorflow as tf
from PIL import Image

import model.training.dcgan
from model.__main__ import main
from model.card import Card
from model.datasets import fashion_mnist
from model.training.dcgan import LOSSES, DcganConfig, DcganTrainer
from tests.model import ROOT, SAMPLE

pytestmark = pytest.mark.slow


@pytest.fixture
def short_recalibration(monkeypatch: pytest.MonkeyPatch) -> None:
    """Two batches instead of two hundred."""
    short = functools.partial(model.training.dcgan.recalibrate_batch_norm, batches=2)
    monkeypatch.setattr(model.training.dcgan, "recalibrate_batch_norm", short)


def complaint(capsys: pytest.CaptureFixture[str], *arguments: str | Path) -> str:
    """The one line that a command which must fail prints."""
    assert main([str(argument) for argument in arguments]) == 2
    captured = capsys.readouterr()
    (line,) = captured.err.splitlines()
    assert captured.out == ""
    assert line.startswith("python -m model: ")
    return line


def test_a_failure_is_one_line_and_status_2_in_a_process_of_its_own(tmp_path, environ):
    finished = subprocess.run(
        [sys.executable, "-m", "model", "train", "dcgan", "--data", "missing", "--run", tmp_path],
        cwd=ROOT,
        env=environ,
        capture_output=True,
        text=True,
        check=False,
    )
    assert finished.returncode == 2
    assert "Traceback" not in finished.stderr
    assert finished.stderr.splitlines()[-1] == (
        "python -m model: missing is not a folder of images"
    )


def test_missing_fashion_mnist_names_the_ways_to_get_it(tmp_path, monkeypatch, capsys):
    monkeypatch.setenv("TENFOLD_DATA", str(tmp_path))
    line = complaint(capsys, "train", "dcgan", "--run", tmp_path / "run")
    assert str(tmp_path) in line
    assert "apt-get install dataset-fashion-mnist" in line
    assert not (tmp_path / "run").exists()


def test_damaged_fashion_mnist_names_the_file(tmp_path, monkeypatch, capsys):
    shutil.copytree(SAMPLE, tmp_path, dirs_exist_ok=True)
    damaged = tmp_path / "train-images-idx3-ubyte.gz"
    damaged.write_bytes(damaged.read_bytes()[:1000])
    monkeypatch.setenv("TENFOLD_DATA", str(tmp_path))
    assert str(damaged) in complaint(capsys, "train", "dcgan", "--run", tmp_path / "run")


def test_a_folder_without_pictures_is_refused(tmp_path, capsys):
    line = complaint(capsys, "train", "dcgan", "--data", tmp_path, "--run", tmp_path / "run")
    assert "no readable picture" in line


def test_a_run_is_not_continued_with_another_seed(trained_run, training_environ, capsys):
    data = training_environ["TENFOLD_DATA"]
    images, _ = fashion_mnist.read("train", environ={"TENFOLD_DATA": data})
    assert len(images) == 64
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("TENFOLD_DATA", data)
        arguments = ("--run", trained_run, "--batch-size", "32", "--seed", "1")
        assert "another --run" in complaint(capsys, "train", "dcgan", *arguments)


def test_a_run_leaves_its_log_and_what_tensorboard_shows(trained_run):
    log = json.loads((trained_run / "run.json").read_text())
    assert log["data"] == {"name": "fashion_mnist", "images": 64}
    assert (log["epochs"], log["images_seen"], len(log["losses"])) == (3, 192, 3)
    tags = set()
    for events in (trained_run / "tensorboard").glob("events.out.tfevents.*"):
        for record in tf.data.TFRecordDataset(str(events)).as_numpy_iterator():
            event = tf.compat.v1.Event.FromString(record)
            tags |= {(value.tag, event.step) for value in event.summary.value}
    always = {(f"loss/{name}", seen) for name in LOSSES for seen in (64, 128, 192)}
    now_and_then = ("samples", "real_beside_fake", "nearest", "metric/kernel_distance")
    assert always | {(name, seen) for name in now_and_then for seen in (64, 192)} <= tags
    assert ("samples", 128) not in tags
    assert (trained_run / "tensorboard" / "projector_config.pbtxt").is_file()


def test_a_folder_that_is_no_run_is_not_exported(tmp_path, capsys):
    assert "holds no run" in complaint(capsys, "export", "dcgan", "--run", tmp_path)


def test_a_run_without_a_checkpoint_is_not_exported(tmp_path, trained_run, capsys):
    shutil.copy(trained_run / "run.json", tmp_path)
    line = complaint(
        capsys, "export", "dcgan", "--run", tmp_path, "--saved-models", tmp_path / "models"
    )
    assert "holds no checkpoint" in line
    assert not (tmp_path / "models").exists()


@pytest.mark.usefixtures("short_recalibration")
def test_a_run_is_exported_with_a_card_of_what_happened(tmp_path, trained_run, capsys):
    arguments = [
        "export",
        "dcgan",
        "--name",
        "coats",
        "--run",
        str(trained_run),
        "--saved-models",
        str(tmp_path),
    ]
    for version in (1, 2):
        assert main(arguments) == 0
        assert capsys.readouterr().out.splitlines()[-1] == str(tmp_path / "coats" / str(version))
    card = Card.read(tmp_path / "coats" / "1")
    assert (card.name, card.version, card.output, card.latent) == ("coats", 1, "image", 100)
    assert card.data == {"name": "fashion_mnist", "images": 64}
    assert (card.training["epochs"], card.training["images_seen"]) == (3, 192)
    assert set(card.metrics["losses_of_last_report"]) == set(LOSSES)

    # The weights are the averaged ones of the checkpoint.
    loaded = tf.saved_model.load(str(tmp_path / "coats" / "1"))
    kernel = DcganTrainer(DcganConfig(), trained_run).ema_generator.trainable_weights[0]
    assert any(
        variable.shape == kernel.shape and np.array_equal(variable.numpy(), kernel.numpy())
        for variable in loaded.signatures["generate"].variables
    )
    assert "is there already" in complaint(capsys, *arguments, "--version", "1")


def test_a_sheet_of_an_exported_model_is_a_png(tmp_path, saved_models, capsys):
    out = tmp_path / "sheet.png"
    options = ["--count", "7", "--columns", "4", "--scale", "1", "--out", str(out)]
    assert main(["sheet", "untrained", *options, "--saved-models", str(saved_models)]) == 0
    assert capsys.readouterr().out == f"{out}\n"
    with Image.open(out) as image:
        assert (image.format, image.size) == ("PNG", (4 * 32 + 4, 2 * 32 + 4))


def test_a_sheet_of_a_model_that_is_not_there_is_refused(tmp_path, capsys):
    arguments = ("--saved-models", tmp_path, "--out", tmp_path / "x.png")
    assert "has no model 'flat'" in complaint(capsys, "sheet", "flat", *arguments)
