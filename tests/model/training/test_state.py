"""The average follows fast at first, and then by its half-life."""

from __future__ import annotations

import pytest
import tensorflow as tf

from model.training.state import average_decay

pytestmark = pytest.mark.slow


@pytest.mark.parametrize(
    ("step", "halves_after"),
    [(0, 0.05), (99, 5.0), (1999, 100.0), (50_000, 100.0)],
)
def test_the_average_forgets_half_in_a_twentieth_of_the_steps_then_in_its_half_life(
    step, halves_after
):
    decay = average_decay(tf.constant(step, tf.int64), 100.0)
    assert float(decay) ** halves_after == pytest.approx(0.5, rel=1e-4)
