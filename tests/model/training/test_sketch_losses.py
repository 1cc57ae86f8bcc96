"""The losses of `sketch` have the signs that they should have."""

import numpy as np
import tensorflow as tf

from model.training.sketch_losses import mode_seeking_loss, painting_loss

rng = np.random.default_rng(0)


def test_the_right_picture_costs_nothing_and_a_missing_line_more_than_its_pixels():
    picture = np.ones((1, 16, 16, 3), np.float32)
    picture[:, 8] = -1.0
    assert float(painting_loss(picture, picture)) == 0.0
    without = np.ones_like(picture)
    flat = np.full_like(picture, 1.0 - 2.0 / 16)
    assert abs(float(np.abs(without - picture).mean()) - 0.125) < 1e-6
    assert float(painting_loss(without, picture)) > 2 * 0.125
    assert float(painting_loss(flat, np.ones_like(picture))) < 0.13


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
