"""What a run of `sketch` shows while it goes on: held-out outlines and what is painted there."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import tensorflow as tf

from model.datasets.groups import Groups
from model.networks.sketch import LATENT, SketchGenerator
from model.training.fixed import Due, FixedSamples, in_bytes
from model.training.sketch_losses import painting_loss
from model.training.trainer import Report

_SHOWN = 6  # held-out outlines
_MEASURED = 24  # held-out outlines whose loss is measured


def painted_outlines(groups: Groups, outlines: int, *, seed: int = 0) -> FixedSamples:
    """The first outlines of groups in all their styles, each from a latent of its own.

    The latents are those that tell the samples apart: style code and residual latent. Of pairs,
    which have no codes, the latent alone is the style: drawn, as the model is used.
    """
    sketch = groups.rough[:outlines, :, :, None].astype(np.float32) / 255.0
    styles = groups.codes.shape[1]
    codes = np.concatenate(groups.codes[:outlines])
    latent = tf.random.stateless_normal((len(codes), LATENT), (seed, 0)).numpy()

    def paint(generator: SketchGenerator, k: slice) -> tf.Tensor:
        style = [codes[k], latent[k]] if generator.styles else [generator.drawn(latent[k])]
        return generator([sketch[k.start // styles : k.stop // styles], *style])

    return FixedSamples(
        lambda generator: in_bytes(lambda k: paint(generator, k), len(codes), 8 * styles),
        np.concatenate([codes, latent], axis=1),
        np.zeros(len(codes), np.int32),
        ("",),
    )


class HeldOut:
    """Held-out outlines in all their styles, right above painted, and the loss; for TensorBoard.

    The picture is also `samples.png` in the run's folder.
    """

    def __init__(self, folder: Path, groups: Groups, *, every: int, seed: int = 0) -> None:
        """Every `every` images, when a checkpoint is on disk."""
        self._folder = folder
        self._writer = tf.summary.create_file_writer(str(folder / "tensorboard"))
        self._due = Due(every)
        self._sketch = groups.rough[:_MEASURED, :, :, None].astype(np.float32) / 255.0
        self._codes = np.concatenate(groups.codes[:_MEASURED])
        self._pictures = groups.pictures[:_MEASURED]
        self._signed = (
            self._pictures.reshape(-1, *groups.pictures.shape[2:]) / np.float32(127.5) - 1
        )
        self._latent = tf.random.stateless_normal((len(self._codes), LATENT), (seed, 0))

    def on_report(self, report: Report) -> None:
        if not self._due(report):
            return
        images = self._painted(report.generator)
        loss = float(painting_loss(tf.constant(images), tf.constant(self._signed)))
        print(f"held out: painting {loss:.4f}", flush=True)
        page = self._page(images)
        (self._folder / "samples.png").write_bytes(tf.io.encode_png(page).numpy())
        with self._writer.as_default(step=report.images_seen):
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
