"""The losses of `sketch` have the signs that they should have."""

import numpy as np
import pytest
import tensorflow as tf

from model.training.sketch_losses import (
    divergence,
    figures,
    in_figure,
    mode_seeking_loss,
    painting_loss,
    paper_loss,
    texture_loss,
)

rng = np.random.default_rng(0)


def stripes(first: int, width: int = 4) -> np.ndarray:
    """float32 [1, 48, 48, 3], across the picture from the pixel `first` on."""
    dark = ((np.arange(48) - first) // width) % 2 == 0
    picture = np.ones((1, 48, 48, 3), np.float32)
    picture[:, dark] = -0.5
    return picture


def test_the_right_picture_costs_nothing_and_a_missing_line_something():
    picture = np.ones((1, 48, 48, 3), np.float32)
    picture[:, 20] = -1.0
    assert float(painting_loss(picture, picture)) == 0.0
    assert float(painting_loss(np.ones_like(picture), picture)) > 2.0 / 48


def test_a_print_that_begins_elsewhere_is_better_than_none():
    right, beside = stripes(0), stripes(2)
    none = np.full_like(right, right.mean())
    assert float(texture_loss(beside, right)) < 0.2 * float(texture_loss(none, right))
    assert float(painting_loss(beside, right)) < float(painting_loss(none, right))
    assert float(np.abs(beside - right).mean()) >= float(np.abs(none - right).mean())


def test_stripes_the_other_way_or_of_another_width_are_another_texture():
    right = stripes(0)
    for other in (right.swapaxes(1, 2), stripes(0, 8)):
        assert float(texture_loss(other, right)) > float(texture_loss(stripes(1), right)) + 0.05


def garment(grey: float = 0.0) -> np.ndarray:
    """Of 32 pixels, on white, with a white shirt front and a leg gap that is open below."""
    picture = np.ones((1, 32, 32, 3), np.float32)
    picture[:, 4:28, 8:24] = grey
    picture[:, 8:12, 12:20] = 1.0
    picture[:, 20:28, 15:17] = 1.0
    return picture


def test_the_figure_is_all_but_the_white_that_the_frame_sees():
    figure = np.asarray(figures(garment()))[0, :, :, 0]
    assert figure[10, 15] == 1.0  # white within
    assert figure[24, 15] == 0.0
    assert figure.sum() == 24 * 16 - 8 * 2


def test_paint_beside_the_figure_costs_and_paint_in_it_does_not():
    figure = figures(garment())
    assert float(paper_loss(garment(grey=-1.0), figure)) == 0.0
    spilt = garment()
    spilt[:, :4] = 0.0
    assert float(paper_loss(spilt, figure)) == pytest.approx(4 / 32)


def test_a_change_beside_the_figure_is_no_change():
    figure = figures(garment())
    spilt, darker = garment(), garment(grey=-0.5)
    spilt[:, :4] = 0.0
    apart = [
        float(np.abs(in_figure(each, figure) - in_figure(garment(), figure)).mean())
        for each in (spilt, darker)
    ]
    changed = 24 * 16 - 8 * 2 - 4 * 8  # pixels that are darker, the white front aside
    assert apart == pytest.approx([0.0, 0.5 * changed / (changed + 4 * 8)])
    assert np.isfinite(in_figure(spilt, np.zeros_like(figure))).all()


def test_a_latent_that_changes_nothing_costs_most_and_enough_change_nothing():
    latent, other = (rng.normal(size=(3, 4)).astype(np.float32) for _ in range(2))
    image = rng.random((3, 8, 8, 3)).astype(np.float32)
    assert float(mode_seeking_loss(image, image, latent, other, 0.1)) == 1.0
    assert float(mode_seeking_loss(image, image + 5.0, latent, other, 0.1)) == 0.0


def test_a_step_down_the_mode_seeking_loss_makes_a_latent_change_more():
    latent, other = (tf.constant(rng.normal(size=(2, 4)), tf.float32) for _ in range(2))
    weight = tf.Variable(rng.normal(0, 0.01, (4, 12)), dtype=tf.float32)

    def images(of):
        return tf.reshape(tf.matmul(of, weight), (-1, 2, 2, 3))

    def change():
        return float(tf.reduce_mean(tf.abs(images(latent) - images(other))))

    before = change()
    with tf.GradientTape() as tape:
        loss = mode_seeking_loss(images(latent), images(other), latent, other, 1.0)
    weight.assign_sub(0.1 * tape.gradient(loss, weight))
    assert change() > before


def test_the_standard_normal_diverges_by_nothing_and_others_by_the_formula():
    zeros = np.zeros((2, 3), np.float32)
    assert float(divergence(zeros, zeros)) == 0.0
    assert float(divergence(zeros + 2.0, zeros)) == 6.0  # half of a squared distance
    narrow = np.full((2, 3), np.log(0.25), np.float32)
    assert float(divergence(zeros, narrow)) == pytest.approx(1.5 * (0.25 - 1 - np.log(0.25)))
