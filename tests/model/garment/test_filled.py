"""Filled pictures become lines; simulated sketches stay what they were."""

import numpy as np
import pytest

from model.garment.compose import compose
from model.garment.filled import is_filled, lines_of_areas
from model.garment.line_map import ink_of, line_map, lines_in
from model.garment.raster import raster
from model.garment.sampler import sample
from model.garment.silhouette import silhouette_of
from model.garment.sketch import DETAILS, Hand, sketch


def filled_square(level, stroke=None):
    page = np.full((300, 300), 255, np.uint8)
    page[60:240, 80:220] = level
    if stroke is not None:
        page[60:240, 80:84] = page[60:240, 216:220] = stroke
        page[60:64, 80:220] = page[236:240, 80:220] = stroke
        page[60:240, 148:151] = stroke
    return page


@pytest.mark.parametrize(("level", "stroke"), [(0, None), (128, None), (215, None), (128, 0)])
def test_a_filled_area_becomes_its_border(level, stroke):
    page = filled_square(level, stroke)
    assert is_filled(page)
    lines = lines_of_areas(page)
    assert lines[100:200, 95:140].max() == 0
    assert (lines[150, 74:90] > 0.5).any()
    assert (lines[150, 210:226] > 0.5).any()
    assert (lines[150, 145:154] > 0.5).any() == (stroke is not None)
    silhouette = silhouette_of(page)
    assert silhouette is not None
    assert silhouette.mask.mean() == pytest.approx((132 / 160) ** 2 * 140 / 180, rel=0.06)


@pytest.mark.parametrize("seed", range(6))
def test_a_simulated_sketch_is_no_filled_picture(seed):
    drawing = compose(sample(seed))
    for number, roughness in enumerate((0.0, 0.3, 1.0)):
        page = sketch(drawing, Hand(seed, roughness, DETAILS[number]), 192)
        assert not is_filled(page)
        assert np.array_equal(lines_in(page), ink_of(page))


def test_a_coloured_flat_is_read_like_its_line_drawing():
    design = sample(12, {"category": "coat", "print": "none", "base": "#5A6B7C"})
    drawing = compose(design)
    flat = raster(drawing, 480)
    grey = (flat @ (0.299, 0.587, 0.114)).round().astype(np.uint8)
    assert is_filled(grey)
    of_flat = line_map(grey) > 90
    of_lines = line_map(sketch(drawing, Hand(1, 0.0, "outline"), 480)) > 90
    near = np.zeros_like(of_flat)
    for dy in range(-3, 4):
        for dx in range(-3, 4):
            near |= np.roll(of_flat, (dy, dx), (0, 1))
    assert near[of_lines].mean() > 0.9


def test_a_blank_page_is_not_filled():
    assert not is_filled(np.full((40, 60), 255, np.uint8))
    assert not is_filled(np.zeros((1, 1), np.uint8))
