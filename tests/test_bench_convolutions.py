"""What the bench counts of a step, and that it runs the same alone."""

from __future__ import annotations

import pytest
import tensorflow as tf

from tests.bench_convolutions import Convolution, alone, convolutions_of

pytestmark = pytest.mark.slow

KERNEL = (3, 3, 3, 5)
IMAGES = (4, 8, 8, 3)
HALVED = (4, 4, 4, 5)
STRIDES = (1, 2, 2, 1)


@tf.function
def step(images: tf.Tensor, kernel: tf.Tensor) -> tuple[tf.Tensor, ...]:
    """A convolution whose penalty on the gradient is learned, and one that nobody asks for."""
    with tf.GradientTape() as outer:
        outer.watch(kernel)
        with tf.GradientTape() as tape:
            tape.watch(images)
            outputs = tf.nn.conv2d(images, kernel, 2, "SAME") ** 2
        penalty = tf.reduce_sum(tape.gradient(outputs, images) ** 2)
    tf.nn.conv2d(images, kernel, 1, "VALID")
    return penalty, outer.gradient(penalty, kernel)


@pytest.fixture(scope="module")
def found() -> list[Convolution]:
    given = (tf.zeros(IMAGES), tf.zeros(KERNEL))
    return convolutions_of(step.get_concrete_function(*given))


def test_all_that_a_step_needs_is_found_second_derivatives_too(found):
    kinds = sorted(each.kind for each in found)
    # Forward; the gradient in the images; of the penalty: forward again, and in the kernel of both.
    assert kinds == ["Conv2D", "Conv2D", "Conv2DBackpropFilter", "Conv2DBackpropFilter",
                     "Conv2DBackpropInput"]  # fmt: skip
    for each in found:
        assert (each.inputs, each.filters, each.outputs) == (IMAGES, KERNEL, HALVED)
        assert (each.strides, each.padding) == (STRIDES, "SAME")
        assert each.operations == 2 * (4 * 4 * 4 * 5) * (3 * 3 * 3)


@pytest.mark.parametrize("xla", [False, True])
def test_alone_they_give_what_they_give_in_the_step(found, xla):
    shapes = {"Conv2D": HALVED, "Conv2DBackpropInput": IMAGES, "Conv2DBackpropFilter": KERNEL}
    given = alone(found, xla=xla)()
    assert [tuple(each.shape) for each in given] == [shapes[each.kind] for each in found]
    assert all(float(tf.reduce_max(tf.abs(each))) > 0 for each in given)
