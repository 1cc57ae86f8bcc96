"""The convolutions of a training step, taken out of its graph to be run alone.

Counted are Conv2D and its two gradients, wherever they stand in the step: forward passes, backward
passes, second derivatives of a penalty. Each is run once on random numbers of the shapes that it
has in the step. Not counted are matrix products, whatever goes through values one by one, sums,
and the optimizer's update.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

import tensorflow as tf

KINDS = ("Conv2D", "Conv2DBackpropInput", "Conv2DBackpropFilter")


@dataclass(frozen=True)
class Convolution:
    """One convolution or gradient of one."""

    kind: str
    inputs: tuple[int, ...]  # [batch, height, width, channels]; of the image
    filters: tuple[int, ...]  # [height, width, channels in, channels out]
    outputs: tuple[int, ...]  # [batch, height, width, channels]
    strides: tuple[int, ...]
    padding: str

    @property
    def operations(self) -> int:
        """Multiplications and additions: each output's channel is a sum over filter and input."""
        batch, height, width, channels = self.outputs
        rows, columns, channels_in, _ = self.filters
        return 2 * batch * height * width * channels * rows * columns * channels_in


def convolutions_of(step: Any) -> list[Convolution]:
    """All that a step runs: what nothing that it gives or writes depends on is never run.

    step: a concrete function without control flow, whose shapes are known.
    """
    graph = step.graph
    reached: set[str] = set()
    open_ = [each.op for each in graph.outputs] + list(graph.control_outputs)
    found = []
    while open_:
        operation = open_.pop()
        if operation.name in reached:
            continue
        reached.add(operation.name)
        open_ += [each.op for each in operation.inputs] + list(operation.control_inputs)
        if operation.type in KINDS:
            found.append(_convolution(operation))
    return found


def _convolution(operation: Any) -> Convolution:
    first, second, *third = (tuple(each.shape) for each in operation.inputs)
    made = tuple(operation.outputs[0].shape)
    inputs, filters, outputs = {
        "Conv2D": lambda: (first, second, made),
        "Conv2DBackpropInput": lambda: (made, second, *third),
        "Conv2DBackpropFilter": lambda: (first, made, *third),
    }[operation.type]()
    return Convolution(
        operation.type,
        inputs,
        filters,
        outputs,
        tuple(operation.get_attr("strides")),
        operation.get_attr("padding").decode(),
    )


def alone(convolutions: list[Convolution], *, xla: bool) -> Callable[[], Any]:
    """Runs all of them, and nothing else; what they give is returned, so that none is left out."""
    values = [
        [tf.random.normal(shape) for shape in _given(convolution)] for convolution in convolutions
    ]

    @tf.function(jit_compile=xla)
    def run(values: list[list[tf.Tensor]]) -> list[tf.Tensor]:
        return [_run(*each) for each in zip(convolutions, values, strict=True)]

    return lambda: run(values)


def _given(convolution: Convolution) -> tuple[tuple[int, ...], tuple[int, ...]]:
    return {
        "Conv2D": (convolution.inputs, convolution.filters),
        "Conv2DBackpropInput": (convolution.filters, convolution.outputs),
        "Conv2DBackpropFilter": (convolution.inputs, convolution.outputs),
    }[convolution.kind]


def _run(convolution: Convolution, values: list[tf.Tensor]) -> tf.Tensor:
    how = {"strides": convolution.strides, "padding": convolution.padding}
    first, second = values
    if convolution.kind == "Conv2D":
        return tf.raw_ops.Conv2D(input=first, filter=second, **how)
    if convolution.kind == "Conv2DBackpropInput":
        return tf.raw_ops.Conv2DBackpropInput(
            input_sizes=convolution.inputs, filter=first, out_backprop=second, **how
        )
    return tf.raw_ops.Conv2DBackpropFilter(
        input=first, filter_sizes=convolution.filters, out_backprop=second, **how
    )
