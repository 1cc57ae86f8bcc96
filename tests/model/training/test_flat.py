"""A run of `flat` that is stopped and resumed ends as one that was not; a run can begin another."""

from __future__ import annotations

import json
from dataclasses import replace

import keras
import numpy as np
import pytest

from model.datasets.designs import Designs
from model.networks.flat import FlatConfig, FlatNetwork
from model.training.flat import FlatTrainer, FlatTraining
from model.training.keeper import CHECKPOINT
from model.training.run import Run
from tests.model.training.tiny_progressive import plain_steps

pytestmark = pytest.mark.slow

VALUES = (4, 9, 3)
SHAPE = FlatConfig(
    names=("category", "length", "collar"), values=VALUES, ordered=(False, True, False),
    order=(0, 2, 1), width=8, blocks=1, heads=2, growth=1, channels=(2, 2, 2),
)  # fmt: skip
CONFIG = FlatTraining(epochs=2, steps_per_epoch=2, batch_size=6, learning_rate=1e-2, xla=False)


@pytest.fixture(scope="module")
def designs():
    rng = np.random.default_rng(0)
    tokens = np.stack([rng.integers(0, count, 20) for count in VALUES], axis=1).astype(np.int16)
    line_maps = rng.integers(0, 256, (20, 1, 128, 128), dtype=np.uint8)
    return Designs("random", tokens, line_maps, np.zeros((20, 1), np.float32), tokens[:5])


def trained(folder, designs, *, until=2, start_from=None):
    """The trainer after `until` of two epochs, whether or not it has begun before."""
    run = Run.open(folder, family="flat", config=CONFIG, source=designs)
    trainer = FlatTrainer(CONFIG, SHAPE, folder, start_from)
    trainer.config = replace(CONFIG, epochs=until)
    with plain_steps():
        trainer.train(designs, run, [])
    return trainer


def weights(trainer):
    return [np.copy(keras.ops.convert_to_numpy(w)) for w in trainer.network.trainable_variables]


def averages(trainer):
    trainer.average()
    return weights(trainer)


def test_resuming_is_exact(tmp_path, designs):
    whole = trained(tmp_path / "whole", designs)
    trained(tmp_path / "parts", designs, until=1)
    resumed = trained(tmp_path / "parts", designs)
    for first, second in zip(weights(whole), weights(resumed), strict=True):
        assert np.array_equal(first, second)
    for first, second in zip(averages(whole), averages(resumed), strict=True):
        assert np.array_equal(first, second)
    log = json.loads((tmp_path / "parts" / "run.json").read_text(encoding="utf-8"))
    assert (log["epochs"], log["images_seen"], len(log["losses"])) == (2, 24, 2)

    # Another run begins with the averaged weights of this one.
    begun = FlatTrainer(CONFIG, SHAPE, tmp_path / "next", resumed)
    for first, second in zip(averages(resumed), weights(begun), strict=True):
        assert np.array_equal(first, second)


def test_a_loss_that_is_no_number_stops_before_the_checkpoint(tmp_path, designs):
    run = Run.open(tmp_path, family="flat", config=CONFIG, source=designs)
    trainer = FlatTrainer(CONFIG, SHAPE, tmp_path)
    broken = trainer.network.trainable_variables[0]
    broken.assign(np.full(broken.shape, np.nan, np.float32))
    with pytest.raises(FloatingPointError, match="the loss of epoch 1 is nan"):
        trainer.train(designs, run, [])
    assert not (tmp_path / CHECKPOINT).exists()


def test_a_step_compiles(tmp_path, designs):
    config = replace(CONFIG, xla=True, epochs=1, steps_per_epoch=1)
    run = Run.open(tmp_path, family="flat", config=config, source=designs)
    FlatTrainer(config, SHAPE, tmp_path).train(designs, run, [])
    assert np.isfinite(run.losses[0]["loss"])


def test_training_and_sampling_score_alike(designs):
    network = FlatNetwork(SHAPE)
    tokens = np.where(np.arange(3) == 1, max(VALUES), designs.tokens[:6]).astype(np.int32)
    sketch = designs.line_maps[:4, 0, :, :, None].astype(np.float32) / 255
    trained = network({"tokens": tokens, "sketch": sketch})
    memory = np.pad(np.array(network.encoder(sketch)), ((0, 2), (0, 0), (0, 0)))
    sampled = network.logits(tokens, network.remember(memory), np.arange(6) < 4)
    assert np.allclose(trained, sampled, atol=1e-4)
