"""What a run of `sketch` tells while it goes on: progress, scalars, held-out outlines."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import tensorflow as tf

from model.datasets.groups import Groups
from model.networks.sketch import LATENT, SketchGenerator
from model.training import scalars
from model.training.run import Run
from model.training.sketch import Report, SketchConfig
from model.training.sketch_losses import painting_loss

_SHOWN = 6  # held-out outlines
_MEASURED = 24  # held-out outlines whose loss is measured


class Progress:
    """A line a checkpoint: images, images a second, time left, losses."""

    def __init__(self, config: SketchConfig) -> None:
        self._config = config

    def on_report(self, report: Report) -> None:
        if not report.saved:
            return
        left = (self._config.images - report.images_seen) / report.images_per_second / 60
        losses = " ".join(f"{name} {value:.4f}" for name, value in report.losses.items())
        print(
            f"{report.images_seen:,}/{self._config.images:,} images, "
            f"{report.images_per_second:.1f} images/s, {left:.0f} min left, {losses}",
            flush=True,
        )


class Log:
    """The run's own log and a line of a CSV, after each checkpoint."""

    def __init__(self, run: Run) -> None:
        self._run = run

    def on_report(self, report: Report) -> None:
        if not report.saved:
            return
        passes = report.images_seen // self._run.data["images"]
        self._run.finish_epoch(passes, report.images_seen, report.losses)
        names = (
            "painting", "generator", "mode_seeking", "divergence", "regression", "discriminator"
        )  # fmt: skip
        line = {
            "images": report.images_seen,
            "seconds": round(self._run.seconds),
            **{n: f"{report.losses[n]:.4f}" if n in report.losses else "" for n in names},
            "images_per_second": f"{report.images_per_second:.1f}",
        }
        scalars.append(self._run.folder, line)


class HeldOut:
    """Held-out outlines in all their styles, right above painted, and the loss; for TensorBoard.

    The picture is also `samples.png` in the run's folder.
    """

    def __init__(self, folder: Path, groups: Groups, *, every: int, seed: int = 0) -> None:
        """Every `every` images, when a checkpoint is on disk."""
        self._folder = folder
        self._writer = tf.summary.create_file_writer(str(folder / "tensorboard"))
        self._every = every
        self._due = 0
        self._sketch = groups.rough[:_MEASURED, :, :, None].astype(np.float32) / 255.0
        self._codes = np.concatenate(groups.codes[:_MEASURED])
        self._pictures = groups.pictures[:_MEASURED]
        self._signed = (
            self._pictures.reshape(-1, *groups.pictures.shape[2:]) / np.float32(127.5) - 1
        )
        self._latent = tf.random.stateless_normal((len(self._codes), LATENT), (seed, 0))

    def on_report(self, report: Report) -> None:
        if not report.saved or report.images_seen < self._due:
            return
        self._due = report.images_seen + self._every
        images = self._painted(report.generator)
        loss = float(painting_loss(tf.constant(images), tf.constant(self._signed)))
        print(f"held out: painting {loss:.4f}", flush=True)
        page = self._page(images)
        (self._folder / "samples.png").write_bytes(tf.io.encode_png(page).numpy())
        with self._writer.as_default(step=report.images_seen):
            for name, value in report.losses.items():
                tf.summary.scalar(f"loss/{name}", value)
            tf.summary.scalar("images_per_second", report.images_per_second)
            tf.summary.scalar("loss/held_out_painting", loss)
            tf.summary.image("right_above_painted", page[None])
        self._writer.flush()

    def _painted(self, generator: SketchGenerator) -> np.ndarray:
        """In the styles of the pictures, known or found in them."""
        styles = self._pictures.shape[1]
        style = [self._codes, self._latent] if generator.styles else [generator.lent(self._signed)]
        rows = [
            generator(
                [self._sketch[k : k + 8], *(each[styles * k : styles * (k + 8)] for each in style)],
                training=False,
            ).numpy()
            for k in range(0, len(self._sketch), 8)
        ]
        return np.concatenate(rows)

    def _page(self, images: np.ndarray) -> np.ndarray:
        """uint8: a line of each outline and its right pictures, one of what was painted below."""
        side, styles = images.shape[1], self._pictures.shape[1]
        lines = []
        for k in range(min(_SHOWN, len(self._sketch))):
            paper = np.repeat(255 - 255 * self._sketch[k], 3, axis=-1).astype(np.uint8)
            painted = images[styles * k : styles * (k + 1)]
            below = np.round((painted + 1) * 127.5).astype(np.uint8)
            lines.append(np.concatenate([paper, *self._pictures[k]], axis=1))
            lines.append(np.concatenate([np.full((side, side, 3), 255, np.uint8), *below], axis=1))
        return np.concatenate(lines)
