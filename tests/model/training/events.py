"""What TensorBoard would read."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import tensorflow as tf


def events(folder: Path) -> dict[str, dict[int, np.ndarray]]:
    """What the event files hold: tag to step to value."""
    found: dict[str, dict[int, np.ndarray]] = {}
    for path in sorted(map(str, folder.glob("events.out.tfevents.*"))):
        for record in tf.data.TFRecordDataset(path).as_numpy_iterator():
            event = tf.compat.v1.Event.FromString(record)
            for value in event.summary.value:
                found.setdefault(value.tag, {})[event.step] = tf.make_ndarray(value.tensor)
    return found
