"""What `fit` leaves on disk after each epoch, so that a training can be stopped at any time."""

from __future__ import annotations

from pathlib import Path

import keras
import numpy as np

from model.training.run import Run

CHECKPOINT = "checkpoint.weights.h5"  # weights, their averages and the optimizer's state


class Keeper(keras.callbacks.Callback):
    """After each epoch: the checkpoint, then the run's log; stops at a loss that is no number."""

    def __init__(self, checkpoint: Path, run: Run, rows: int) -> None:
        """rows: images or designs an epoch."""
        super().__init__()
        self._checkpoint = checkpoint
        self._run = run
        self._rows = rows

    def on_epoch_end(self, epoch: int, logs: dict[str, float] | None = None) -> None:
        """Raises FloatingPointError where the loss is not finite; the checkpoint stays as it is."""
        losses = {name: float(value) for name, value in (logs or {}).items()}
        if not np.isfinite(losses["loss"]):
            raise FloatingPointError(
                f"the loss of epoch {epoch + 1} is {losses['loss']}; train anew with a smaller "
                "--learning-rate, in another --run"
            )
        self._checkpoint.parent.mkdir(parents=True, exist_ok=True)
        partial = self._checkpoint.with_name(f"partial-{CHECKPOINT}")
        self.model.save_weights(partial)
        partial.replace(self._checkpoint)
        self._run.finish_epoch(epoch + 1, (epoch + 1) * self._rows, losses)
