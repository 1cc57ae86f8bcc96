"""Small maps for tests: a lattice of points whose seeds count up."""

from __future__ import annotations

import shutil
from dataclasses import replace
from pathlib import Path

import numpy as np
from PIL import Image

from model.card import Card, newest
from model.latent_map import PICTURES, LatentMap, Point
from plugin_server.settings import SAVED_MODELS

SIDE = 9  # points a side
CELL = 12
FIRST_SEED = 100
NAMED = {"category": "coat", "collar": "notch", "fabric": "melton"}


def small_map(model: str, version: int, named: dict[str, str] | None = None) -> LatentMap:
    """81 points; the first in the middle, seeds from `FIRST_SEED` on."""
    at = np.linspace(-0.96, 0.96, SIDE).round(4).tolist()
    places = sorted(((x, y) for y in at for x in at), key=lambda place: np.hypot(*place))
    points = tuple(
        Point(FIRST_SEED + number, x, y, named or {}) for number, (x, y) in enumerate(places)
    )
    return LatentMap(model, version, "a lattice", 1.0, 1.0, CELL, SIDE, points)


def write_map(saved_models: Path, card: Card, named: dict[str, str] | None = None) -> LatentMap:
    """Writes a small map where the server looks for that of a model's version."""
    folder = saved_models / card.name / str(card.version)
    folder.mkdir(parents=True, exist_ok=True)
    drawn = small_map(card.name, card.version, NAMED if card.output == "design" else named)
    drawn.write(folder)
    colours = np.random.RandomState(0).randint(60, 230, (SIDE, SIDE, 3)).astype(np.uint8)
    sheet = Image.fromarray(colours).resize((SIDE * CELL, SIDE * CELL), Image.Resampling.NEAREST)
    sheet.save(folder / PICTURES)
    return drawn


def copy_shipped_map(saved_models: Path, card: Card) -> None:
    """Gives a version of a model the map of the newest one that is shipped."""
    shipped = newest(SAVED_MODELS, card.name)
    assert shipped is not None
    folder = saved_models / card.name / str(card.version)
    folder.mkdir(parents=True)
    replace(LatentMap.read(shipped), version=card.version).write(folder)
    shutil.copy(shipped / PICTURES, folder)
