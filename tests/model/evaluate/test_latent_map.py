"""Drawing the map of a model: from seeds alone, the same again, with a picture of each garment."""

from __future__ import annotations

import io
import shutil
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
from PIL import Image

from model.__main__ import main
from model.card import Card
from model.evaluate.latent_map import CELL, COLUMNS, draw_map, of_designs, sheet
from model.garment.sampler import sample
from model.latent_map import FILE, PICTURES, LatentMap, MapError
from model.latents import drawn_classes, latents

pytest_plugins = ("tests.untrained_models",)

pytestmark = pytest.mark.slow

COUNT = 64


@pytest.fixture(scope="module")
def of_images(untrained_models: Path, tmp_path_factory) -> Path:
    """A folder of an image model with its map."""
    folder = tmp_path_factory.mktemp("images") / "dcgan" / "1"
    shutil.copytree(untrained_models / "dcgan" / "1", folder)
    draw_map(folder, COUNT, 2**32 - 20)
    return folder


def test_it_is_drawn_the_same_again(of_images: Path, tmp_path: Path) -> None:
    again = tmp_path / "dcgan" / "1"
    shutil.copytree(of_images, again)
    for name in (FILE, PICTURES):
        (again / name).unlink()
    arguments = ["map", "dcgan", "--count", str(COUNT), "--seed", str(2**32 - 20)]
    assert main([*arguments, "--saved-models", str(tmp_path)]) == 0
    for name in (FILE, PICTURES):
        assert (again / name).read_bytes() == (of_images / name).read_bytes()


def test_its_points_are_seeds_and_its_pictures_stand_in_their_order(of_images: Path) -> None:
    import tensorflow as tf

    drawn = LatentMap.read(of_images)
    assert len(drawn.points) == COUNT
    assert {point.seed for point in drawn.points} <= {(2**32 - 20 + n) % 2**32 for n in range(128)}
    assert all(point.named == {} for point in drawn.points)
    with Image.open(of_images / PICTURES) as image:
        assert image.size == (COLUMNS * CELL, COUNT // COLUMNS * CELL)
        page = np.asarray(image.convert("RGB")).astype(int)
    generate = tf.saved_model.load(str(of_images)).signatures["generate"]
    for place in (0, 21, COUNT - 1):
        latent = tf.constant(latents([drawn.points[place].seed], 100))
        made = np.round((generate(latent=latent)["images"].numpy()[0] + 1) * 127.5)
        picture = Image.fromarray(made.astype(np.uint8))
        small = np.asarray(picture.resize((CELL, CELL), Image.Resampling.LANCZOS))
        cells = page.reshape(COUNT // COLUMNS, CELL, COLUMNS, CELL, 3).swapaxes(1, 2)
        unlike = np.abs(cells.reshape(COUNT, -1) - small.reshape(-1)).mean(axis=1)
        assert np.argmin(unlike) == place


def test_a_model_of_fashion_mnist_is_compared_by_the_classifier(
    of_images: Path, tmp_path: Path
) -> None:
    folder = tmp_path / "dcgan" / "1"
    shutil.copytree(of_images, folder)
    replace(Card.read(folder), data={"name": "fashion_mnist"}).write(folder)
    by_classifier, by_pixels = draw_map(folder, COUNT, 2**32 - 20), LatentMap.read(of_images)
    assert by_classifier.features == "features of the garment classifier"
    assert by_pixels.features == "pixels, averaged to 14 x 14"
    assert by_classifier.points != by_pixels.points


def test_a_map_of_classes_names_the_class_of_each_seed(
    untrained_progressive: Path, tmp_path: Path
) -> None:
    folder = tmp_path / "progressive" / "1"
    shutil.copytree(untrained_progressive / "progressive" / "1", folder)
    drawn = draw_map(folder, COUNT, 0)
    classes = Card.read(folder).data["classes"]
    labels = drawn_classes(range(len(classes)), [point.seed for point in drawn.points])
    assert [point.named for point in drawn.points] == [{"class": classes[i]} for i in labels]
    assert set(labels.tolist()) == set(range(len(classes)))


def test_designs_are_compared_by_how_they_look_and_named_by_their_choices() -> None:
    designs = [sample(4, {"category": "coat"}), sample(5), sample(4, {"category": "coat"})]
    garments = of_designs(designs)
    assert garments.apart[0, 2] < garments.least < garments.apart[0, 1]
    assert garments.named[0]["category"] == "coat"
    assert garments.named[0]["fabric"] == designs[0]["fabric"]
    assert all("none" not in each.values() for each in garments.named)
    assert garments.pictures.shape == (3, CELL, CELL, 3)
    np.testing.assert_array_equal(garments.pictures[0], garments.pictures[2])
    inked = np.flatnonzero((garments.pictures < 200).any(axis=(0, 1, 3)))
    assert inked[0] < 6  # the margin that the drawings share is cut away


def test_garments_that_are_all_the_same_give_no_map(tmp_path: Path, untrained_models: Path) -> None:
    folder = tmp_path / "dcgan" / "1"
    shutil.copytree(untrained_models / "dcgan" / "1", folder)
    with pytest.raises(MapError, match="at least 64"):
        draw_map(folder, 10, 0)
    assert not (folder / FILE).exists()


def test_the_sheet_has_a_row_for_what_is_left_over() -> None:
    pictures = np.zeros((COLUMNS + 1, 5, 5, 3), np.uint8)
    image = Image.open(io.BytesIO(sheet(pictures))).convert("RGB")
    assert image.size == (COLUMNS * 5, 10)
    assert image.getpixel((2, 7)) == (0, 0, 0)
    assert image.getpixel((7, 7)) == (255, 255, 255)


def test_the_sheet_keeps_colours_that_few_pictures_have() -> None:
    pictures = np.random.RandomState(0).randint(0, 90, (64, 12, 12, 1), np.uint8).repeat(3, axis=3)
    pictures[5] = (250, 180, 200)  # pink amid greys
    page = np.asarray(Image.open(io.BytesIO(sheet(pictures))).convert("RGB"))
    assert np.abs(page[3:9, 63:69].astype(int) - (250, 180, 200)).max() < 12
