"""What `flat` shows while it trains: losses and, on held-out designs, each field's accuracy."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any

import keras
import numpy as np

from model.datasets.designs import Designs, pictures
from model.networks.flat import FlatNetwork
from model.networks.flat_sampling import FREE, generate

if TYPE_CHECKING:
    from model.training.flat import FlatTrainer

_MEASURED = 512  # held-out designs
_BATCH = 64
_SHOWN = 10  # designs in TensorBoard
_SIDE = 256  # pixels of each
_STEPS = 10  # in which they are sampled


def callbacks_for(
    trainer: FlatTrainer, held_out: Designs | None, tensorboard: Path
) -> list[keras.callbacks.Callback]:
    """The callbacks of a run; without held-out designs only the losses are shown."""
    if held_out is None:
        return []
    return [FieldAccuracy(trainer, held_out, tensorboard)]


class FieldAccuracy(keras.callbacks.Callback):
    """How often the averaged weights name each field from a sketch alone, everything masked.

    Written for TensorBoard where TensorFlow is there; the mean is printed.
    """

    def __init__(self, trainer: FlatTrainer, held_out: Designs, folder: Path) -> None:
        super().__init__()
        self._trainer = trainer
        self._tokens = held_out.tokens[:_MEASURED].astype(np.int32)
        self._sketches = held_out.line_maps[:_MEASURED, 0, :, :, None].astype(np.float32) / 255
        self._writer = _summary_writer(folder)

    def on_epoch_end(self, epoch: int, logs: dict[str, float] | None = None) -> None:
        right = self._right()
        names = self._trainer.network.config.names
        named = dict(zip(names, right.mean(axis=0).tolist(), strict=True))
        print(
            f"held out, from the sketch alone: category {named['category']:.3f}, "
            f"all fields {right.mean():.3f}",
            flush=True,
        )
        if self._writer is None:
            return
        import tensorflow as tf

        from_nothing, from_sketches = self._samples()
        with self._writer.as_default(step=epoch + 1):
            tf.summary.image("designs/from nothing", from_nothing, max_outputs=_SHOWN)
            tf.summary.image("designs/from sketches", from_sketches, max_outputs=_SHOWN)
            for name, value in (logs or {}).items():
                tf.summary.scalar(f"training/{name}", value)
            for name, value in named.items():
                tf.summary.scalar(f"accuracy/{name}", value)
        self._writer.flush()

    @contextmanager
    def _averaged(self) -> Iterator[FlatNetwork]:
        """The network with its averaged weights; afterwards it has its own again."""
        network = self._trainer.network
        kept = [keras.ops.convert_to_numpy(w).copy() for w in network.trainable_variables]
        self._trainer.average()
        try:
            yield network
        finally:
            for weight, value in zip(network.trainable_variables, kept, strict=True):
                weight.assign(value)

    def _samples(self) -> tuple[np.ndarray, np.ndarray]:
        """Designs of the same seeds every epoch, drawn; then each held-out sketch beside one."""
        sketches = self._sketches[:_SHOWN]
        seed = np.stack([np.arange(_SHOWN), np.zeros(_SHOWN)], axis=1).astype(np.int32)
        with self._averaged() as network:
            pins = np.full((_SHOWN, network.config.fields), FREE, np.int32)
            free, drawn = (
                np.array(
                    generate(
                        network, sketches, np.full(_SHOWN, has_sketch), pins, seed,
                        np.ones(_SHOWN, np.float32), steps=_STEPS,
                    )[0]
                )
                for has_sketch in (False, True)
            )  # fmt: skip
        paper = np.repeat((255 * (1 - sketches)).astype(np.uint8), 3, axis=3)
        beside = np.concatenate([paper, pictures(drawn, paper.shape[1])], axis=2)
        return pictures(free, _SIDE), beside

    def _right(self) -> np.ndarray:
        """bool [designs, F]."""
        with self._averaged() as network:
            found = [
                np.argmax(
                    network.predict_on_batch(
                        {
                            "tokens": np.full(
                                (_BATCH, self._tokens.shape[1]),
                                network.config.most_values,
                                np.int32,
                            ),
                            "sketch": self._sketches[start : start + _BATCH],
                        }
                    ),
                    axis=-1,
                )
                for start in range(0, len(self._tokens) - _BATCH + 1, _BATCH)
            ]
        named = np.concatenate(found)
        return np.asarray(named == self._tokens[: len(named)])


def _summary_writer(folder: Path) -> Any:
    """TensorBoard's, or None on another backend."""
    if keras.backend.backend() != "tensorflow":
        return None
    import tensorflow as tf

    return tf.summary.create_file_writer(str(folder))
