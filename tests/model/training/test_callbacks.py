"""What TensorBoard and the terminal are told."""

from __future__ import annotations

from pathlib import Path

import keras
import numpy as np
import pytest
import tensorflow as tf

from model.training.callbacks import EpochEnd, ProgressBar, StepEnd, TensorBoard

pytestmark = pytest.mark.slow


def toy_generator() -> keras.Model:
    """Latent [3] to images 4 x 4 that use the whole of [-1, 1]."""
    return keras.Sequential(
        [
            keras.Input((3,)),
            keras.layers.Dense(
                48,
                activation="tanh",
                kernel_initializer=keras.initializers.RandomNormal(stddev=2, seed=0),
            ),
            keras.layers.Reshape((4, 4, 3)),
        ]
    )


def events(folder: Path) -> dict[str, dict[int, np.ndarray]]:
    """What the event files hold: tag to step to value."""
    found: dict[str, dict[int, np.ndarray]] = {}
    for path in sorted(map(str, folder.glob("events.out.tfevents.*"))):
        for record in tf.data.TFRecordDataset(path).as_numpy_iterator():
            event = tf.compat.v1.Event.FromString(record)
            for value in event.summary.value:
                found.setdefault(value.tag, {})[event.step] = tf.make_ndarray(value.tensor)
    return found


@pytest.fixture(scope="module")
def generator() -> keras.Model:
    return toy_generator()


@pytest.fixture(scope="module")
def written(
    tmp_path_factory: pytest.TempPathFactory, generator: keras.Model
) -> dict[str, dict[int, np.ndarray]]:
    """The events of five epochs with samples every second one."""
    folder = tmp_path_factory.mktemp("tensorboard")
    callback = TensorBoard(folder, every=2, seed=3)
    for epoch in range(1, 6):
        callback.on_step_end(StepEnd(epoch, 1, 1, 9.0, 9.0))
        callback.on_epoch_end(EpochEnd(epoch, epoch * 10, epoch / 4, epoch / 8, generator))
    return events(folder)


def test_tensorboard_has_both_losses_of_every_epoch(written):
    assert written["loss/generator"] == {1: 0.25, 2: 0.5, 3: 0.75, 4: 1.0, 5: 1.25}
    assert written["loss/discriminator"] == {1: 0.125, 2: 0.25, 3: 0.375, 4: 0.5, 5: 0.625}


def test_tensorboard_has_eight_samples_every_second_epoch(written, generator):
    assert set(written["samples"]) == {2, 4}
    width, height, *pictures = written["samples"][2]
    assert (int(width), int(height), len(pictures)) == (4, 4, 8)
    pixels = np.stack([tf.io.decode_png(picture).numpy() for picture in pictures])
    # -1 is black and 1 is white: had [-1, 1] been written as it is, half would be clipped.
    images = generator(tf.random.stateless_normal((8, 3), (3, 0))).numpy()
    np.testing.assert_allclose(pixels, (images + 1) / 2 * 255, atol=1)
    assert pixels.min() < 10
    assert pixels.max() > 245


def test_the_latents_of_the_samples_stay_the_same(written):
    np.testing.assert_array_equal(written["samples"][2], written["samples"][4])


def test_tensorboard_adds_to_what_an_earlier_session_wrote(tmp_path, generator):
    for epoch in (1, 2):
        TensorBoard(tmp_path).on_epoch_end(EpochEnd(epoch, epoch, 0.5, 0.5, generator))
    assert set(events(tmp_path)["loss/generator"]) == {1, 2}


def test_the_progress_bar_shows_epoch_steps_and_losses(capsys, generator):
    bar = ProgressBar(epochs=3)
    for step in (1, 2):
        bar.on_step_end(StepEnd(2, step, 2, 0.5, 1.5))
    bar.on_epoch_end(EpochEnd(2, 4, 0.5, 1.5, generator))
    bar.on_step_end(StepEnd(3, 1, 2, 0.5, 1.5))
    printed = capsys.readouterr().out
    assert printed.index("epoch 2/3") < printed.index("2/2") < printed.index("epoch 3/3")
    assert "generator: 0.5000" in printed
    assert "discriminator: 1.5000" in printed
