"""TensorBoard shows `flat` its losses, each field's accuracy, and designs drawn anew each epoch."""

from __future__ import annotations

import keras
import numpy as np
import pytest
import tensorflow as tf

from model.datasets.designs import Designs, token_layout
from model.garment.sampler import samples
from model.networks.flat import FlatConfig
from model.training.flat import FlatTrainer, FlatTraining
from model.training.flat_callbacks import callbacks_for
from tests.model.training.events import events

pytestmark = pytest.mark.slow


@pytest.fixture(scope="module")
def trainer(tmp_path_factory):
    shape = FlatConfig(**token_layout(), width=8, blocks=1, heads=2, growth=1, channels=(2, 2, 2))
    return FlatTrainer(FlatTraining(), shape, tmp_path_factory.mktemp("run"))


@pytest.fixture(scope="module")
def held_out():
    tokens = np.array([design.to_tokens() for design in samples(64, 1)], np.int16)
    line_maps = np.random.default_rng(0).integers(0, 256, (64, 1, 128, 128), dtype=np.uint8)
    return Designs("held out", tokens, line_maps, np.zeros((64, 1), np.float32), tokens[:0])


def test_an_epoch_is_written_and_the_training_weights_stay(trainer, held_out, tmp_path, capsys):
    before = [np.copy(keras.ops.convert_to_numpy(w)) for w in trainer.network.trainable_variables]
    (callback,) = callbacks_for(trainer, held_out, tmp_path)
    callback.on_epoch_end(4, {"loss": 1.5})
    for weight, value in zip(trainer.network.trainable_variables, before, strict=True):
        assert np.array_equal(keras.ops.convert_to_numpy(weight), value)
    written = events(tmp_path)
    assert written["training/loss"] == {5: 1.5}
    assert {f"accuracy/{name}" for name in token_layout()["names"]} <= set(written)
    for tag, size in (("designs/from nothing", (256, 256)), ("designs/from sketches", (256, 128))):
        width, height, *pictures = written[tag][5]
        assert (int(width), int(height), len(pictures)) == (*size, 10)
        pixels = tf.io.decode_png(pictures[0]).numpy()
        assert pixels.std() > 5  # something is drawn
    assert "category 0." in capsys.readouterr().out


def test_without_held_out_designs_nothing_is_measured(trainer, tmp_path):
    assert callbacks_for(trainer, None, tmp_path) == []
