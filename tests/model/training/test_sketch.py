"""The loop of `sketch` learns to fill outlines, and goes on where it was stopped."""

from collections.abc import Iterator
from typing import Any

import numpy as np
import pytest
import tensorflow as tf

from model.garment.style_code import LENGTH
from model.training.sketch import SketchConfig, SketchTrainer
from tests.model.training.tiny_sketch import add_tiny, grey_squares, squares

STEPS = 4
CONFIG: dict[str, Any] = {
    "styles": LENGTH, "size": "tiny", "images": 4 * STEPS, "supervised_images": 4 * 2,
    "outlines": 2, "warm_up_steps": 1,
}  # fmt: skip


class Losses:
    def __init__(self):
        self.found = []

    def on_report(self, report):
        self.found.append((report.step, report.losses))


@pytest.fixture
def eagerly() -> Iterator[None]:
    """Without graphs, which take longer to make than a few steps to run."""
    tf.config.run_functions_eagerly(True)
    yield
    tf.config.run_functions_eagerly(False)


@pytest.fixture
def trained(monkeypatch, tmp_path):
    """Trains with a configuration until a step, in a folder; gives the trainer and its losses."""
    add_tiny(monkeypatch)

    def train(folder="run", until=None, data=None, **changes):
        config = SketchConfig(**(CONFIG | changes))
        trainer = SketchTrainer(config, tmp_path / folder)
        losses = Losses()

        class Stop:
            def on_report(self, report):
                if until is not None and report.step == until:
                    raise KeyboardInterrupt

        try:
            trainer.train(data or squares(), [losses, Stop()], report_every=1, save_every=100)
        except KeyboardInterrupt:
            assert until is not None
        return trainer, losses.found

    return train


@pytest.mark.usefixtures("eagerly")
def test_a_run_that_was_interrupted_goes_on_with_the_same_losses(trained):
    _, whole = trained("whole")
    assert [step for step, _ in whole] == list(range(1, STEPS + 1))
    assert set(whole[0][1]) == {"painting"}
    assert set(whole[-1][1]) == {"painting", "generator", "mode_seeking", "discriminator"}
    _, first = trained("parts", until=3)
    trainer, second = trained("parts")
    assert trainer.step == STEPS
    for (step, one), (again, other) in zip(whole, [*first, *second], strict=True):
        assert step == again
        assert one == pytest.approx(other, abs=1e-6)


def test_it_learns_to_fill_an_outline(trained):
    trainer, losses = trained(
        images=4 * 40, supervised_images=4 * 40, learning_rate=1e-2, warm_up_steps=5
    )
    painting = [loss["painting"] for _, loss in losses]
    assert np.mean(painting[-10:]) < 0.7 * np.mean(painting[:5])
    assert trainer.images_seen == 160


@pytest.mark.usefixtures("eagerly")
def test_a_loss_that_is_no_number_ends_the_run(trained):
    with pytest.raises(FloatingPointError, match="another --run"):
        trained(images=4 * 4, supervised_images=4 * 4, learning_rate=float("nan"))


ENCODED: dict[str, Any] = {"styles": 0, "side": 32, "pictures": 1, "outlines": 4}


@pytest.mark.usefixtures("eagerly")
def test_encoded_styles_go_on_with_the_same_losses_too(trained):
    _, whole = trained("whole", data=grey_squares(), **ENCODED)
    assert set(whole[0][1]) == {"painting", "divergence"}
    assert set(whole[-1][1]) == {
        "painting", "divergence", "generator", "paper", "mode_seeking", "regression",
        "discriminator",
    }  # fmt: skip
    _, first = trained("parts", until=3, data=grey_squares(), **ENCODED)
    _, second = trained("parts", data=grey_squares(), **ENCODED)
    for (step, one), (again, other) in zip(whole, [*first, *second], strict=True):
        assert step == again
        assert one == pytest.approx(other, abs=1e-6)


@pytest.mark.usefixtures("eagerly")
def test_the_moments_of_latents_are_followed_batch_by_batch(trained):
    run = ENCODED | {"images": 4 * 4, "supervised_images": 4 * 4, "ema_images": 4}
    trainer, _ = trained(data=grey_squares(), **run)
    noted, average = trainer.generator.moments, trainer.ema_generator.moments
    assert np.abs(noted.mean).max() > 0.01
    assert (np.asarray(noted.second) != np.eye(16)).any()
    assert np.abs(average.mean).max() > 0.01  # of more than one batch
    assert (np.asarray(average.mean) != np.asarray(noted.mean)).any()


@pytest.mark.usefixtures("eagerly")
def test_the_regression_changes_the_painter_and_not_who_finds_latents(trained):
    trainer, _ = trained(data=grey_squares(), **ENCODED)
    styles = trainer._styles
    rng = np.random.default_rng(0)
    latent, noise = (tf.constant(rng.normal(size=(4, n)), tf.float32) for n in (16, styles.noise))
    lines = np.ones((4, 32, 32, 1), np.float32)
    images = np.zeros((4, 32, 32, 3), np.float32)
    paint = lambda style: trainer.generator([lines, *style])  # noqa: E731
    with tf.GradientTape() as tape:
        _, losses = styles.other(images, images, [latent], noise, paint)
    encoder = trainer.generator.style_encoder.trainable_variables
    finding = {id(variable) for variable in encoder}
    rest = [v for v in trainer.generator.trainable_variables if id(v) not in finding]
    gradients = tape.gradient(losses["regression"], [*encoder, *rest])
    assert encoder
    assert all(gradient is None for gradient in gradients[: len(encoder)])
    assert any(gradient is not None for gradient in gradients[len(encoder) :])
