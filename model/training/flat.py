"""The training of `flat`: `fit` with averaged weights, a cosine schedule and exact resume.

The loss is the cross-entropy of the masked fields (MaskGIT, section 3.2), those that do not apply
included: that they don't is the first thing a design says about itself.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import keras

from model.datasets.designs import DesignBatches, DesignSource
from model.networks.flat import FlatConfig, FlatNetwork
from model.training.keeper import CHECKPOINT, Keeper
from model.training.run import Run
from model.training.worn import WornNetwork


@dataclass(frozen=True)
class FlatTraining:
    """Everything that, with the data and the network, decides the outcome of a run."""

    epochs: int = 40
    steps_per_epoch: int = 200
    batch_size: int = 96
    learning_rate: float = 1.2e-3
    weight_decay: float = 0.02
    ema_decay: float = 0.998  # a step; the half-life is 346 steps
    seed: int = 0
    network: dict[str, Any] = field(default_factory=dict)  # width, blocks, … of `FlatConfig`
    start_from: str = ""  # the run whose averaged weights it begins with
    xla: bool = True  # a faster step, after half a minute or more of compiling

    @property
    def steps(self) -> int:
        """Steps of the whole run."""
        return self.epochs * self.steps_per_epoch


class FlatTrainer:
    """Network, optimizer and checkpoint of one run."""

    def __init__(
        self,
        config: FlatTraining,
        shape: FlatConfig,
        run_folder: Path,
        start_from: FlatTrainer | None = None,
    ) -> None:
        """Builds the network and restores the checkpoint in `run_folder`, if there is one.

        Without a checkpoint it begins with the averaged weights of `start_from`.
        """
        self.config = config
        self.network = FlatNetwork(shape)
        self._worn = WornNetwork(self.network)
        schedule = keras.optimizers.schedules.CosineDecay(
            initial_learning_rate=config.learning_rate / 50,
            warmup_target=config.learning_rate,
            warmup_steps=min(200, config.steps // 10),
            decay_steps=config.steps,
            alpha=0.01,
        )
        optimizer = keras.optimizers.AdamW(
            schedule,
            weight_decay=config.weight_decay,
            beta_2=0.98,
            global_clipnorm=1.0,
            use_ema=True,
            ema_momentum=config.ema_decay,
        )
        optimizer.build(self.network.trainable_variables)
        self._worn.compile(
            optimizer=optimizer,
            loss=keras.losses.SparseCategoricalCrossentropy(from_logits=True),
            jit_compile=config.xla,
        )
        self._checkpoint = run_folder / CHECKPOINT
        if self._checkpoint.is_file():
            self._worn.load_weights(self._checkpoint)
        elif start_from is not None:
            start_from.average()
            self.network.set_weights(start_from.network.get_weights())

    def train(
        self, designs: DesignSource, run: Run, callbacks: list[keras.callbacks.Callback]
    ) -> None:
        """Runs the epochs that are still missing.

        Raises:
            FloatingPointError: the loss is no longer finite; the checkpoint before it is intact.
        """
        config = self.config
        rows = config.steps_per_epoch * config.batch_size
        batches = DesignBatches(
            designs,
            order=self.network.config.order,
            mask=self.network.config.most_values,
            batch_size=config.batch_size,
            steps=config.steps_per_epoch,
            seed=config.seed,
            epoch=run.epochs,
            workers=1,
            max_queue_size=4,
        )
        self._worn.fit(
            batches,
            epochs=config.epochs,
            initial_epoch=run.epochs,
            shuffle=False,
            verbose=2,
            callbacks=[Keeper(self._checkpoint, run, rows), *callbacks],
        )

    def average(self) -> None:
        """Makes the averaged weights the network's own: for evaluation and export, not training."""
        self._worn.optimizer.finalize_variable_values(self.network.trainable_variables)
