"""The DCGAN's loop: what a kill costs, what is refused, what an epoch leaves."""

from __future__ import annotations

import time
from collections.abc import Iterator
from typing import Any

import keras
import numpy as np
import pytest
import tensorflow as tf

from model.networks.dcgan import build_generator
from model.training.dcgan import DcganConfig, DcganTrainer, recalibrate_batch_norm
from model.training.run import FILE, Run
from tests.model import trained

pytestmark = pytest.mark.slow


class Noise:
    """Four images of noise an epoch; not a number from an epoch on."""

    name = "noise"

    def __init__(self, broken_from: int = 99) -> None:
        self.broken_from = broken_from
        self.epoch = 0

    def __len__(self) -> int:
        return 4

    def dataset(self, *, size: int, batch_size: int, seed: int) -> tf.data.Dataset:
        self.epoch += 1
        images = np.random.default_rng(seed).uniform(-1, 1, (4, size, size, 3)).astype(np.float32)
        if self.epoch >= self.broken_from:
            images[:] = np.nan
        return tf.data.Dataset.from_tensor_slices(images).batch(batch_size)


class Log:
    """Keeps what a callback is told."""

    def __init__(self) -> None:
        self.told: list[tuple[Any, ...]] = []

    def on_step_end(self, end: Any) -> None:
        self.told.append(("step", end.epoch, end.step_in_epoch, end.steps_per_epoch))

    def on_epoch_end(self, end: Any) -> None:
        self.told.append(("epoch", end.epoch, end.step))


@pytest.fixture
def without_compiling() -> Iterator[None]:
    """Steps of plain TensorFlow: XLA takes longer to compile one than these tests to run."""
    tf.config.run_functions_eagerly(True)
    yield
    tf.config.run_functions_eagerly(False)


def test_a_killed_run_goes_on_to_the_weights_of_an_uninterrupted_one(
    tmp_path, trained_run, training_environ
):
    interrupted = tmp_path / "interrupted"
    training = trained.start(interrupted, training_environ)
    deadline = time.monotonic() + 300
    while not (interrupted / FILE).is_file():  # written right after the first checkpoint
        assert training.poll() is None, training.communicate()
        assert time.monotonic() < deadline
        time.sleep(0.02)
    training.kill()
    training.communicate()
    killed_after = Run.read(interrupted).epochs
    assert killed_after < 3, "the run was over before it could be killed"

    printed = trained.finish(trained.start(interrupted, training_environ))

    assert f"resuming {interrupted} after epoch" in printed
    expected, found = trained.newest_weights(trained_run), trained.newest_weights(interrupted)
    assert set(found) == set(expected)
    assert len(found) > 40
    # The same to the bit on two threads; other machines may add up in another order.
    for name, values in expected.items():
        np.testing.assert_allclose(found[name], values, atol=1e-5, err_msg=name)
    run, uninterrupted = Run.read(interrupted), Run.read(trained_run)
    assert (run.epochs, run.images_seen) == (uninterrupted.epochs, uninterrupted.images_seen)
    assert [loss["generator"] for loss in run.losses] == pytest.approx(
        [loss["generator"] for loss in uninterrupted.losses], abs=1e-4
    )


def test_training_changed_the_weights(trained_run):
    trainer = DcganTrainer(DcganConfig(), trained_run)
    assert (trainer.epoch, trainer.step) == (3, 6)
    initial = build_generator(0)
    kernel, before = trainer.generator.trainable_weights[0], initial.trainable_weights[0]
    assert np.abs(np.asarray(kernel) - np.asarray(before)).max() > 1e-4
    average = np.asarray(trainer.ema_generator.trainable_weights[0])
    # The average has taken a thousandth of each step: it lies close to where it began.
    assert (
        0
        < np.abs(average - np.asarray(before)).max()
        < np.abs(np.asarray(kernel) - np.asarray(before)).max()
    )


@pytest.mark.usefixtures("without_compiling")
def test_callbacks_hear_of_every_step_and_of_epochs_that_are_on_disk(tmp_path):
    log = Log()
    DcganTrainer(DcganConfig(epochs=2, batch_size=2), tmp_path).train(Noise(), [log])
    assert log.told == [
        ("step", 1, 1, 2), ("step", 1, 2, 2), ("epoch", 1, 2),
        ("step", 2, 1, 2), ("step", 2, 2, 2), ("epoch", 2, 4),
    ]  # fmt: skip
    assert DcganTrainer(DcganConfig(), tmp_path).epoch == 2


@pytest.mark.usefixtures("without_compiling")
def test_a_finished_run_takes_no_step_until_it_is_asked_for_more_epochs(tmp_path):
    DcganTrainer(DcganConfig(epochs=1, batch_size=2), tmp_path).train(Noise())
    log = Log()
    DcganTrainer(DcganConfig(epochs=1, batch_size=2), tmp_path).train(Noise(), [log])
    assert log.told == []
    DcganTrainer(DcganConfig(epochs=2, batch_size=4), tmp_path).train(Noise(), [log])
    assert log.told == [("step", 2, 1, 1), ("epoch", 2, 3)]


@pytest.mark.usefixtures("without_compiling")
def test_losses_that_are_not_finite_stop_the_run_and_leave_the_checkpoint_before(tmp_path):
    trainer = DcganTrainer(DcganConfig(epochs=3, batch_size=2), tmp_path)
    with pytest.raises(FloatingPointError, match=r"the losses at step 3 are .*nan"):
        trainer.train(Noise(broken_from=2))
    restored = DcganTrainer(DcganConfig(), tmp_path)
    assert (restored.epoch, restored.step) == (1, 2)
    for network in (restored.generator, restored.discriminator, restored.ema_generator):
        assert all(np.isfinite(np.asarray(weight)).all() for weight in network.weights)


@pytest.mark.usefixtures("without_compiling")
def test_the_seed_decides_the_outcome(tmp_path):
    def losses(folder: str, seed: int) -> list[float]:
        config = DcganConfig(epochs=1, batch_size=2, seed=seed)
        run = Run.open(tmp_path / folder, family="dcgan", config=config, source=Noise())
        DcganTrainer(config, run.folder).train(Noise(), [run])
        return list(run.losses[0].values())

    first = losses("first", 1)
    assert losses("again", 1) == pytest.approx(first, abs=1e-6)
    assert losses("other", 2) != pytest.approx(first, abs=1e-3)


@pytest.mark.usefixtures("without_compiling")
def test_the_three_newest_checkpoints_are_kept(tmp_path):
    DcganTrainer(DcganConfig(epochs=4, batch_size=4), tmp_path).train(Noise())
    kept = sorted(path.name for path in (tmp_path / "checkpoints").glob("*.index"))
    assert kept == ["ckpt-2.index", "ckpt-3.index", "ckpt-4.index"]


@pytest.fixture
def averaged() -> keras.Model:
    """A generator whose BatchNorm statistics belong to other weights."""
    generator = build_generator(1)
    for layer in generator.layers:
        if isinstance(layer, keras.layers.BatchNormalization):
            layer.moving_mean.assign(layer.moving_mean + 0.5)
            layer.moving_variance.assign(layer.moving_variance * 3)
    return generator


def normalised(generator: keras.Model) -> list[np.ndarray]:
    """What each BatchNorm gives in inference for latents that it has not seen."""
    norms = [x for x in generator.layers if isinstance(x, keras.layers.BatchNormalization)]
    probe = keras.Model(generator.inputs, [norm.output for norm in norms])
    outputs = probe(tf.random.stateless_normal((256, 100), (9, 9)), training=False)
    return [output.numpy() for output in outputs]


def test_after_recalibration_every_batch_norm_normalises(averaged):
    before = normalised(averaged)
    assert all(abs(output.mean()) > 0.1 or abs(output.var() - 1) > 0.1 for output in before)
    recalibrate_batch_norm(averaged, batches=4)
    for output in normalised(averaged):
        axes = tuple(range(output.ndim - 1))
        assert output.mean(axes) == pytest.approx(0, abs=0.3)  # each channel
        assert output.mean() == pytest.approx(0, abs=0.01)
        assert output.var() == pytest.approx(1, abs=0.05)


def test_recalibrated_statistics_are_the_means_over_the_batches(averaged):
    first = averaged.layers[1].kernel
    batches = [tf.random.stateless_normal((256, 100), (4, index)) @ first for index in range(3)]
    trainable = [weight.numpy() for weight in averaged.trainable_weights]
    momenta = [getattr(layer, "momentum", None) for layer in averaged.layers]

    recalibrate_batch_norm(averaged, batches=3, seed=4)

    norm = averaged.layers[2]
    means, variances = zip(*(tf.nn.moments(batch, axes=[0]) for batch in batches), strict=True)
    np.testing.assert_allclose(norm.moving_mean, np.mean(means, axis=0), atol=1e-6)
    np.testing.assert_allclose(norm.moving_variance, np.mean(variances, axis=0), atol=1e-6)
    # Nothing but the statistics is changed.
    assert [getattr(layer, "momentum", None) for layer in averaged.layers] == momenta
    for weight, before in zip(averaged.trainable_weights, trainable, strict=True):
        np.testing.assert_array_equal(weight, before)
