"""`train flat` and `export flat` from a folder of shards, and from designs drawn meanwhile."""

from __future__ import annotations

import numpy as np
import pytest
import tensorflow as tf

from model.__main__ import main
from model.card import Card
from model.garment.shards import Order, write_shards
from model.training.run import Run
from tests.model.training.tiny_progressive import plain_steps

pytestmark = pytest.mark.slow

SMALL = (
    "--width", "16", "--blocks", "1", "--channels", "4", "6", "8", "--residuals", "1", "0", "1",
    "--steps-per-epoch", "2", "--batch-size", "6",
)  # fmt: skip


def train(folder, *more):
    with plain_steps():
        return main(["train", "flat", "--run", str(folder / "run"), *SMALL, *more])


def test_a_model_is_trained_on_what_is_drawn_meanwhile(tmp_path, capsys):
    assert train(tmp_path, "--draw", "1", "--designs", "3", "--epochs", "2") == 0
    assert "3 designs, drawn while it was trained" in capsys.readouterr().out
    assert main(["export", "flat", "--run", str(tmp_path / "run"), "--name", "house",
                 "--saved-models", str(tmp_path / "models")]) == 0  # fmt: skip
    folder = tmp_path / "models" / "house" / "1"
    card = Card.read(folder)
    assert card.data["name"] == "drawn while it was trained"
    assert card.data["images"] == 3
    assert card.training["designs_seen"] == 2 * 2 * 6
    assert card.training["config"]["network"]["residuals"] == [1, 0, 1]
    fields = len(card.data["fields"])
    found = tf.saved_model.load(str(folder)).signatures["generate"](
        sketch=tf.zeros((1, 128, 128, 1)), has_sketch=tf.zeros(2, tf.bool),
        pins=tf.fill((2, fields), -1), seed=tf.constant([[1, 2], [3, 4]]), temperature=tf.ones(2),
    )  # fmt: skip
    tokens = found["tokens"].numpy()
    assert (tokens >= 0).all()
    assert (tokens < np.array(list(card.data["fields"].values()))).all()


def test_a_run_goes_on_with_its_own_shape_alone(tmp_path, capsys):
    shards = tmp_path / "shards"
    write_shards(Order(shards, 3, flat_size=0), workers=1, report=lambda text: None)
    assert train(tmp_path, "--data", str(shards), "--epochs", "1") == 0
    assert train(tmp_path, "--data", str(shards), "--epochs", "2") == 0
    assert "1 of 2 epochs done" in capsys.readouterr().out
    assert Run.read(tmp_path / "run").epochs == 2
    assert train(tmp_path, "--data", str(shards), "--epochs", "3", "--width", "32") != 0
    assert "choose another --run" in capsys.readouterr().err


def test_designs_come_from_one_place(tmp_path, capsys):
    with pytest.raises(SystemExit):
        train(tmp_path, "--data", str(tmp_path), "--draw", "1")
    assert "not allowed with argument" in capsys.readouterr().err
    with pytest.raises(SystemExit):
        train(tmp_path, "--epochs", "1")
    assert "one of the arguments --data --draw is required" in capsys.readouterr().err
