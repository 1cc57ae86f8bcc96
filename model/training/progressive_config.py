"""What decides the outcome of a run of `progressive`: stages, learning rate, losses' weights."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import keras
import tensorflow as tf

from model.networks import progressive

PENALTY_FALLS = (0.3, 0.4)  # shares of the run
FEW_IMAGES = 5_000  # below it DiffAugment is on unless it is said otherwise


@dataclass(frozen=True)
class ProgressiveConfig:
    """Everything that, with the data, decides the outcome of a run."""

    classes: int
    side: int = 32  # pixels, of the last stage
    size: str = "small"  # of the networks: a key of `progressive.CHANNELS`
    grey: bool = False  # images without colours
    images: int = 600_000  # seen in the whole run
    stage_images: int = 100_000  # seen in each stage but the last
    batch_size: int = 64  # of all devices together
    learning_rate: float = 5e-4
    warm_up_images: int = 5_000  # of each stage, with a rising learning rate
    penalty: float = 1.0  # gamma of R1 and R2 at first
    last_penalty: float = 0.2  # and in the end
    ema_images: int = 100_000  # longest half-life of the averaged weights
    augment: bool = False  # DiffAugment
    precision: str = "float32"  # or mixed_float16, mixed_bfloat16
    seed: int = 0

    @property
    def steps(self) -> int:
        """Steps of the whole run."""
        return -(-self.images // self.batch_size)

    @property
    def steps_a_stage(self) -> int:
        """Steps of each stage but the last."""
        return max(1, -(-self.stage_images // self.batch_size))

    @property
    def sides(self) -> tuple[int, ...]:
        """Pixels of each stage."""
        return progressive.sides_up_to(self.side)

    def side_at(self, step: int) -> int:
        """Pixels of the stage that takes a step."""
        return self.sides[min(step // self.steps_a_stage, len(self.sides) - 1)]

    def penalty_at(self, step: Any) -> Any:
        """Gamma of a step, a scalar tensor: it falls evenly, once.

        A discriminator that is held back finds classes and outlines first (without it there were
        none after 48,000 images); one that is let go then finds cloth and prints. R3GAN lowers
        gamma too (Huang et al. 2025, arXiv:2501.05441, table 7).
        """
        share = tf.cast(step, tf.float32) / self.steps
        begin, end = PENALTY_FALLS
        fallen = tf.clip_by_value((share - begin) / (end - begin), 0.0, 1.0)
        return self.penalty + (self.last_penalty - self.penalty) * fallen


class RiseAndFall(keras.optimizers.schedules.LearningRateSchedule):
    """Rises at the begin of each stage, falls to a tenth over the last fifth of the run.

    A new stage's weights have no second moments yet: Adam's first steps with them are ten times as
    long as they should be.
    """

    def __init__(self, config: ProgressiveConfig) -> None:
        self._config = config

    def __call__(self, step: Any) -> Any:
        config = self._config
        step = tf.cast(step, tf.float32)
        of_stage = float(config.steps_a_stage)
        stage = tf.minimum(tf.floor(step / of_stage), len(config.sides) - 1.0)
        in_stage = step - stage * of_stage
        rise = tf.minimum(1.0, (in_stage + 1.0) * config.batch_size / config.warm_up_images)
        left = (config.steps - step) / (0.2 * config.steps)
        return config.learning_rate * rise * tf.clip_by_value(left, 0.1, 1.0)

    def get_config(self) -> dict[str, Any]:
        return {"config": self._config}
