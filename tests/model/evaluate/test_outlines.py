"""Outlines for measuring: those of pictures, and the areas that designs cover."""

import numpy as np
import pytest

from model.datasets.designs import Designs
from model.datasets.fashion_mnist import CLASSES
from model.evaluate.held_out import BANDS, open_bands, standing
from model.evaluate.outlines import KINDS, OURS, is_of_kind, is_right, outline_of
from model.garment.area import covered_by_page, overlap_of
from model.garment.categories import find_category
from model.garment.sampler import sample
from model.garment.shards import Order, write_shards
from model.garment.silhouette import silhouette_of
from model.garment.sketch import Hand


def shirt_of_few_pixels():
    image = np.zeros((28, 28), np.uint8)
    image[4:26, 8:20] = 180
    image[4:9, 3:25] = 180
    image[14, 14] = 0  # a pinhole
    image[1, 1] = 200  # a speck
    return image


def test_a_picture_becomes_one_clean_outline():
    outline = outline_of(shirt_of_few_pixels(), "T-shirt/top")
    assert not outline.area[:35, :35].any()
    assert outline.area[160, 160]
    drawn = silhouette_of(outline.page)
    assert drawn is not None
    assert overlap_of(drawn.mask, covered_by_page(outline.area, drawn)) > 0.93


def test_edges_within_are_drawn_beside_the_outline():
    image = shirt_of_few_pixels()
    image[14, 14] = 180
    plain = outline_of(image, "shirt")
    assert np.array_equal(plain.edges, plain.page)
    image[8:24, 13:15] = 60  # an opening
    open_ = outline_of(image, "shirt")
    assert np.array_equal(open_.area, plain.area)
    added = (open_.edges == 0) & (open_.page != 0)
    rows, columns = np.nonzero(added)
    assert rows.max() - rows.min() > 100
    assert 130 < columns.min() < columns.max() < 190


def test_every_class_is_mapped_to_categories_of_ours():
    assert set(OURS) == set(KINDS) <= set(CLASSES)
    for names in OURS.values():
        for name in names.split():
            assert find_category(name).name == name
    assert is_right("trouser", "jeans")
    assert not is_right("trouser", "skirt")
    assert is_of_kind("pullover", "coat")
    assert is_of_kind("dress", "skirt")
    assert not is_of_kind("coat", "jeans")


@pytest.mark.parametrize("roughness", [0.1, 0.6])
def test_a_design_stands_in_the_sketch_of_itself(roughness):
    design = sample(9_000_000_123)
    found = standing(design, Hand(5, roughness, "full"), design)
    assert found is not None
    assert found.read > 0.94
    assert found.true > 0.94
    assert found.fitted > found.before > 0.8


def test_a_band_holds_held_out_sketches_of_its_roughness(tmp_path):
    write_shards(Order(tmp_path, 4, 9, flat_size=0, sketches=3), workers=1)
    bands = open_bands(tmp_path, 2)
    kept = Designs.open(tmp_path)
    for name, (low, high) in BANDS.items():
        band = bands[name]
        assert 1 <= len(band) <= 2
        assert ((band.roughness >= low) & (band.roughness < high)).all()
        for i, number in enumerate(band.numbers.tolist()):
            assert np.array_equal(band.tokens[i], kept.tokens[number // 3])
            assert np.array_equal(band.line_maps[i], kept.line_maps[number // 3, number % 3])
            assert np.array_equal(band.design(i).to_tokens(), band.tokens[i])
    assert bands["clean"].page(0).shape == (384, 384)
