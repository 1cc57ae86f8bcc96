"""TensorBoard's embedding projector: samples as points, by their latents and by their features.

A point shows its picture, the class that it was asked for and the class that it is taken for. The
files are those that the plugin reads: `projector_config.pbtxt`, for each table of numbers a TSV,
one TSV of names and one PNG with all pictures.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path

import numpy as np
import tensorflow as tf
from PIL import Image
from tensorboard.plugins import projector

from model.training.fixed import Due, FixedSamples
from model.training.trainer import Report

METADATA, SPRITE = "metadata.tsv", "sprite.png"
SPRITE_SIDE = 8192  # pixels that the plugin allows
THUMBNAIL = 64  # pixels of a picture, at most


def write_projector(
    folder: Path,
    tables: Mapping[str, np.ndarray],
    images: np.ndarray,
    names: Mapping[str, Sequence[str]],
) -> None:
    """Writes the projector's files over what is there.

    Args:
        folder: of TensorBoard's events.
        tables: by name, float [count, numbers]: each is a way to lie the points out.
        images: uint8 [count, side, side, 3].
        names: columns of what is said of each point, [count]; at least two, because the plugin
            takes the first line for their names only then.

    Raises:
        ValueError: the columns have other lengths than the tables, or more pictures are given than
            the sprite has room for.
    """
    count = len(images)
    lengths = {name: len(tables[name]) for name in tables}
    lengths |= {name: len(names[name]) for name in names}
    if set(lengths.values()) != {count}:
        raise ValueError(f"there are {count} images, but of the rest {lengths}; all must be equal")
    sprite, side = _sprite(images)
    sprite.save(folder / SPRITE)
    rows = (tuple(names), *zip(*names.values(), strict=True))
    lines = ("\t".join(map(_cell, row)) + "\n" for row in rows)
    (folder / METADATA).write_text("".join(lines), encoding="utf-8")
    config = projector.ProjectorConfig()
    for name, table in tables.items():
        np.savetxt(folder / f"{name}.tsv", table, fmt="%.5g", delimiter="\t")
        embedding = config.embeddings.add(tensor_name=name, tensor_path=f"{name}.tsv")
        embedding.metadata_path = METADATA
        embedding.sprite.image_path = SPRITE
        embedding.sprite.single_image_dim.extend((side, side))
    projector.visualize_embeddings(str(folder), config)


class Features:
    """Samples as points of the projector and as figures: every so many images, and at the end."""

    def __init__(
        self,
        folder: Path,
        samples: FixedSamples,
        see: Callable[[np.ndarray], tuple[np.ndarray, Sequence[str]]],
        measure: Callable[[np.ndarray], dict[str, float]],
        *,
        every: int,
    ) -> None:
        """Writes to `folder`.

        Args:
            folder: of TensorBoard's events.
            samples: what is shown.
            see: uint8 images to float features [count, numbers], and what each is taken for.
            measure: features to figures by name, which become scalars.
            every: images between two states.
        """
        self._folder = folder
        self._writer = tf.summary.create_file_writer(str(folder))
        self._samples = samples
        self._see = see
        self._measure = measure
        self._due = Due(every)

    def on_report(self, report: Report) -> None:
        if not self._due(report):
            return
        samples = self._samples
        images = samples.draw(report.generator)
        features, taken_for = self._see(images)
        write_projector(
            self._folder,
            {"features": features, "latents": samples.latents},
            images,
            {
                "asked for": [samples.classes[label] for label in samples.labels],
                "taken for": taken_for,
            },
        )
        with self._writer.as_default(step=report.images_seen):
            for name, value in self._measure(features).items():
                tf.summary.scalar(f"metric/{name}", value)
        self._writer.flush()


def _sprite(images: np.ndarray) -> tuple[Image.Image, int]:
    """All pictures in rows, and the pixels of one's side."""
    count = len(images)
    columns = math.ceil(math.sqrt(count))
    side = min(images.shape[1], THUMBNAIL)
    if columns * side > SPRITE_SIDE:
        raise ValueError(
            f"{count} pictures of {side} pixels need more than the {SPRITE_SIDE} pixels that a "
            "sprite may have; show fewer"
        )
    sheet = Image.new("RGB", (columns * side, math.ceil(count / columns) * side))
    for k, pixels in enumerate(images):
        picture = Image.fromarray(pixels).resize((side, side), Image.Resampling.BOX)
        sheet.paste(picture, (k % columns * side, k // columns * side))
    return sheet, side


def _cell(text: str) -> str:
    """A name without what ends a cell of a TSV."""
    return " ".join(text.split()) or "-"
