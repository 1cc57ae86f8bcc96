"""The latent map of a model: its garments by seeds, like beside like, and a small picture of each.

Images of a model that was trained on Fashion-MNIST are compared by the features of the classifier
that knows its garments; other images, which it never saw, by their pixels, averaged over areas so
that an edge that moves a little is still like itself; designs by how unlike they look
(`model.garment.distance`). Of the eight around a garment of `dcgan` 1, the other classifier puts
48 % in the same class by those features, 34 % by pixels, 11 % by chance.
"""

from __future__ import annotations

import io
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import numpy.typing as npt
from PIL import Image

from model.card import Card
from model.datasets.fashion_mnist import NAME
from model.evaluate import plane
from model.evaluate.flat_model import FlatModel
from model.evaluate.garment_classifier import FEATURES, GarmentClassifier
from model.evaluate.image_model import ImageModel
from model.garment.compose import compose
from model.garment.design import Design
from model.garment.distance import ALIKE, distances
from model.garment.fields import Choice, fields
from model.garment.raster import raster
from model.garment.sampler import sample
from model.garment.tokens import values_of_tokens
from model.latent_map import PICTURES, LatentMap, Point
from model.latents import drawn_classes, latents

CELL = 48  # pixels a side of a picture
COLUMNS = 16
_SPARE = 2  # candidates for each point
_SIDE = 14  # pixels a side of the averaged pictures
_MOST_BYTES = 400_000  # of the sheet of pictures
_COLOURS = (256, 128, 64, 32)  # of the sheet: the first that are not too much for it
_NAMED = ("structure", "detail", "fabric")  # groups of the choices that a caption is made of
_LARGER = 4  # times larger a flat is drawn than it is shown, so that thin lines stay


@dataclass(frozen=True)
class Garments:
    """What a model makes of some seeds."""

    features: str  # the name of what `apart` compares
    apart: npt.NDArray[np.float64]  # distances [n, n]
    least: float  # distance below which two are the same
    pictures: npt.NDArray[np.uint8]  # [n, CELL, CELL, 3]
    named: tuple[dict[str, str], ...]  # the class, or of designs the choices of a caption


def draw_map(folder: Path, count: int, seed: int) -> LatentMap:
    """Draws the map of a SavedModel, and writes `map.json` and `map.png` beside its card.

    Args:
        folder: of one version of a model.
        count: points, at least `model.latent_map.LEAST`; fewer come where garments are the same.
        seed: the first of the seeds whose garments are candidates.

    Raises:
        CardError: the folder has no card.
        ValueError: the model needs more than a latent and a class.
        MapError: too few garments differ.
    """
    card = Card.read(folder)
    seeds = [(seed + row) % 2**32 for row in range(_SPARE * count)]
    garments = _designs(folder, seeds) if card.output == "design" else _images(folder, seeds)
    kept = plane.thinned(garments.apart, count, garments.least)
    apart = garments.apart[np.ix_(kept, kept)]
    start, shown = plane.projected(apart)
    places = plane.sorted_places(apart, plane.spread(start))
    order = plane.in_order(places)
    points = tuple(
        Point(seeds[kept[i]], round(x, 4), round(y, 4), garments.named[kept[i]])
        for i, (x, y) in zip(order, places[order].tolist(), strict=True)
    )
    drawn = LatentMap(
        model=card.name,
        version=card.version,
        features=garments.features,
        shown=round(shown, 3),
        neighbours=round(plane.neighbours_kept(apart, places), 3),
        cell=CELL,
        columns=COLUMNS,
        points=points,
    )
    drawn.write(folder)
    (folder / PICTURES).write_bytes(sheet(garments.pictures[kept[order]]))
    return drawn


def sheet(pictures: npt.NDArray[np.uint8]) -> bytes:
    """Pictures [n, cell, cell, 3] in rows of `COLUMNS`, edge to edge, on white, as a PNG.

    With as many colours as its size allows: few take the pink from the one pink coat.
    """
    count, cell = pictures.shape[:2]
    rows = -(-count // COLUMNS)
    page = np.full((rows * cell, COLUMNS * cell, 3), 255, np.uint8)
    for i, picture in enumerate(pictures):
        y, x = divmod(i, COLUMNS)
        page[y * cell : (y + 1) * cell, x * cell : (x + 1) * cell] = picture
    png = b""
    for colours in _COLOURS:
        buffer = io.BytesIO()
        image = Image.fromarray(page).quantize(colours, kmeans=2, dither=Image.Dither.NONE)
        image.save(buffer, "PNG", optimize=True)
        png = buffer.getvalue()
        if len(png) < _MOST_BYTES:
            break
    return png


def _images(folder: Path, seeds: list[int]) -> Garments:
    """Of a model that makes images of latents, and of classes where it knows them."""
    model = ImageModel(folder)
    labels = drawn_classes(range(len(model.classes)), seeds) if model.classes else None
    images = model.images(latents(seeds, model.card.latent), labels)
    features, name = _features(images, model.card)
    squares = (features**2).sum(axis=1)
    apart = np.sqrt(np.maximum(squares[:, None] + squares - 2 * features @ features.T, 0.0))
    np.fill_diagonal(apart, 0.0)
    named: list[dict[str, str]] = [{}] * len(seeds)
    if labels is not None:
        named = [{"class": model.classes[label]} for label in labels]
    pictures = _resized(images, CELL, Image.Resampling.LANCZOS)
    return Garments(name, apart, 0.0, pictures, tuple(named))


def _features(images: npt.NDArray[np.uint8], card: Card) -> tuple[npt.NDArray[np.float64], str]:
    """What images are compared by, [n, d], and its name."""
    if card.data.get("name") != NAME:
        small = _resized(images, _SIDE, Image.Resampling.BOX)
        return small.reshape(len(images), -1) / 255.0, f"pixels, averaged to {_SIDE} x {_SIDE}"
    features = GarmentClassifier.read(FEATURES)(images)[0].astype(np.float64)
    # Their length tells how sure it is, and not of what.
    length = np.maximum(np.linalg.norm(features, axis=1, keepdims=True), 1e-9)
    return features / length, "features of the garment classifier"


def _designs(folder: Path, seeds: list[int]) -> Garments:
    """Of a model that makes designs, with nothing asked for."""
    model = FlatModel(folder)
    rows = np.array(seeds, np.uint32).astype(np.int32)
    tokens = model.fill(model.free(len(seeds)), rows).tolist()
    return of_designs(
        [sample(seed, values_of_tokens(row)) for seed, row in zip(seeds, tokens, strict=True)]
    )


def of_designs(designs: Sequence[Design]) -> Garments:
    """Designs, drawn and compared."""
    drawings = np.stack([raster(compose(design), _LARGER * CELL) for design in designs])
    pictures = _resized(_cropped(drawings), CELL, Image.Resampling.LANCZOS)
    named = tuple(map(_named, designs))
    return Garments("how unlike designs look", distances(designs), ALIKE, pictures, named)


def _named(design: Design) -> dict[str, str]:
    return {
        name: str(value)
        for name, value in design.items
        if isinstance(fields()[name], Choice) and fields()[name].group in _NAMED and value != "none"
    }


def _cropped(drawings: npt.NDArray[np.uint8]) -> npt.NDArray[np.uint8]:
    """Less the white margin that all of them have, [n, side, side, 3]; all at the same scale."""
    inked: npt.NDArray[np.bool_] = np.asarray((drawings < 250).any(axis=(0, 3)))
    rows, columns = np.flatnonzero(inked.any(axis=1)), np.flatnonzero(inked.any(axis=0))
    side = len(inked)
    margin = int(min(rows[0], columns[0], side - 1 - rows[-1], side - 1 - columns[-1]))
    return drawings[:, margin : side - margin, margin : side - margin]


def _resized(
    images: npt.NDArray[np.uint8], side: int, how: Image.Resampling
) -> npt.NDArray[np.uint8]:
    """Images [n, height, width, 3] as [n, side, side, 3]."""
    resized = (Image.fromarray(each).resize((side, side), how) for each in images)
    return np.stack([np.asarray(each) for each in resized])
