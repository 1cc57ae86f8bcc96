"""The DCGAN's loop: what a kill costs, what is refused, what an epoch leaves."""

from __future__ import annotations

import time
from collections.abc import Iterator
from typing import Any

import keras
import numpy as np
import pytest
import tensorflow as tf

from model.commands.dcgan import LOSS_NAMES
from model.datasets.labelled import LabelledImages
from model.networks.dcgan import build_generator
from model.training.dcgan import LOSSES, DcganConfig, DcganTrainer, recalibrate_batch_norm
from model.training.losses import ADVERSARIAL_LOSSES
from model.training.run import FILE, Run
from model.training.trainer import Report
from tests.model import trained
from tests.model.training.tiny_progressive import Kept, plain_steps

pytestmark = pytest.mark.slow


def noise(count: int = 4, side: int = 28) -> LabelledImages:
    images = np.random.default_rng(0).integers(0, 256, (count, side, side, 3), np.uint8)
    return LabelledImages("noise", images, np.zeros(count, np.int32), ("",))


@pytest.fixture
def without_compiling() -> Iterator[None]:
    with plain_steps():
        yield


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

    assert f"{64 * killed_after} of 192 images seen" in printed
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


def test_training_changed_the_weights_and_the_average_follows(trained_run):
    trainer = DcganTrainer(DcganConfig(batch_size=32), trained_run)
    assert (trainer.step, trainer.images_seen) == (6, 192)
    before = np.asarray(build_generator(0).trainable_weights[0])
    kernel, average = (
        np.asarray(network.trainable_weights[0])
        for network in (trainer.generator, trainer.ema_generator)
    )
    assert np.abs(kernel - before).max() > 1e-4
    assert np.abs(average - before).max() > 1e-4
    assert 0 < np.abs(average - kernel).max() < np.abs(kernel - before).max()


@pytest.mark.usefixtures("without_compiling")
@pytest.mark.parametrize("loss", sorted(ADVERSARIAL_LOSSES))
def test_an_interruption_anywhere_changes_no_loss(tmp_path, loss):
    class Interrupted(Kept):
        def on_report(self, report: Report) -> None:
            super().on_report(report)
            if report.step == 3:
                raise KeyboardInterrupt

    config = DcganConfig(epochs=2, batch_size=2, loss=loss, penalty=1.0, diversity=1.0)
    whole, first, rest = Kept(), Interrupted(), Kept()
    DcganTrainer(config, tmp_path / "whole").train(noise(), [whole], report_every=1)
    with pytest.raises(KeyboardInterrupt):
        DcganTrainer(config, tmp_path / "parts").train(noise(), [first], report_every=1)
    again = DcganTrainer(config, tmp_path / "parts")
    assert (again.step, again.images_seen) == (3, 6)
    again.train(noise(), [rest], report_every=1)
    assert len(whole.reports) == 4
    for expected, found in zip(whole.told, first.told + rest.told, strict=True):
        assert set(found) == set(LOSSES)
        assert found == pytest.approx(expected, abs=1e-5)


@pytest.mark.usefixtures("without_compiling")
@pytest.mark.parametrize(
    "change", [{"seed": 2}, {"loss": "hinge"}, {"penalty": 9.0}, {"diversity": 9.0}], ids=str
)
def test_each_setting_of_the_losses_decides_the_outcome(tmp_path, change):
    def losses(folder: str, **changes: Any) -> dict[str, float]:
        kept = Kept()
        config = DcganConfig(epochs=3, batch_size=4, **({"loss": "relativistic"} | changes))
        DcganTrainer(config, tmp_path / folder).train(noise(), [kept], report_every=1)
        return kept.told[-1]

    first = losses("first")
    assert losses("again") == pytest.approx(first, abs=1e-6)
    assert losses("other", **change) != pytest.approx(first, abs=1e-5)


def test_the_command_offers_every_loss():
    assert tuple(ADVERSARIAL_LOSSES) == LOSS_NAMES


@pytest.mark.usefixtures("without_compiling")
def test_grey_images_train_as_colours_do(tmp_path):
    colour = noise()
    grey = LabelledImages("grey", colour.images[..., :1], colour.labels, colour.classes)
    same = LabelledImages("same", grey.images.repeat(3, axis=-1), colour.labels, colour.classes)
    losses = []
    for data in (grey, same):
        kept = Kept()
        config = DcganConfig(epochs=1, batch_size=4)
        DcganTrainer(config, tmp_path / data.name).train(data, [kept])
        losses.append(kept.told[0])
    assert losses[0] == pytest.approx(losses[1], abs=1e-6)


@pytest.mark.usefixtures("without_compiling")
def test_a_finished_run_takes_no_step_until_it_is_asked_for_more_epochs(tmp_path):
    for epochs, steps in ((1, [2]), (1, []), (2, [4])):
        kept = Kept()
        DcganTrainer(DcganConfig(epochs=epochs, batch_size=2), tmp_path).train(noise(), [kept])
        assert [report.step for report in kept.reports] == steps


@pytest.mark.usefixtures("without_compiling")
def test_losses_that_are_not_finite_stop_the_run_and_leave_the_checkpoint_before(tmp_path):
    DcganTrainer(DcganConfig(epochs=1, batch_size=2), tmp_path).train(noise())
    trainer = DcganTrainer(DcganConfig(epochs=3, batch_size=2), tmp_path)
    for weight in trainer.discriminator.trainable_weights:
        weight.assign(weight * np.nan)
    with pytest.raises(FloatingPointError, match=r"the losses up to step 3 are .*nan.* --seed"):
        trainer.train(noise(), report_every=1)
    restored = DcganTrainer(DcganConfig(), tmp_path)
    assert restored.step == 2
    for network in (restored.generator, restored.discriminator, restored.ema_generator):
        assert all(np.isfinite(np.asarray(weight)).all() for weight in network.weights)


@pytest.mark.usefixtures("without_compiling")
def test_the_three_newest_checkpoints_are_kept(tmp_path):
    DcganTrainer(DcganConfig(epochs=4, batch_size=4), tmp_path).train(noise(), save_every=1)
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
