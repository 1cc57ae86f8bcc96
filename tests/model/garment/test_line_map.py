"""A line map takes light, paper, size and place out of a drawing, and keeps its lines."""

import numpy as np
import pytest

from model.garment.compose import compose
from model.garment.line_map import SIDE, line_map, resampled
from model.garment.sampler import sample
from model.garment.sketch import Hand, sketch


@pytest.fixture(scope="module")
def drawn():
    return sketch(compose(sample(4)), Hand(1, 0.1, "seams"), 256)


def alike(first, second):
    a, b = first.astype(float).ravel(), second.astype(float).ravel()
    return float(a @ b / np.sqrt((a @ a) * (b @ b)))


def test_an_empty_page_has_no_lines():
    for page in (np.full((40, 60), 255, np.uint8), np.full((1, 1), 0, np.uint8)):
        assert not line_map(page).any()


def test_where_it_lies_on_the_page_and_how_large_it_is_make_no_difference(drawn):
    page = np.full((700, 520), 255, np.uint8)
    page[400:656, 20:276] = drawn
    assert alike(line_map(page), line_map(drawn)) > 0.9
    assert alike(line_map(np.kron(drawn, np.ones((3, 3), np.uint8))), line_map(drawn)) > 0.9


def test_a_shadow_and_a_faint_pencil_make_little_difference(drawn):
    shade = np.linspace(1.0, 0.6, 256)[None, :]
    assert alike(line_map((drawn * shade).astype(np.uint8)), line_map(drawn)) > 0.85
    faint = 255 - (255 - drawn.astype(int)) * 0.4
    assert alike(line_map(faint.astype(np.uint8)), line_map(drawn)) > 0.85


def test_a_filled_area_becomes_its_outline():
    page = np.full((200, 200), 255, np.uint8)
    page[40:160, 60:140] = 20
    lines = line_map(page)
    assert lines.shape == (SIDE, SIDE)
    assert lines[SIDE // 2, SIDE // 2] == 0
    assert 0.02 < (lines > 128).mean() < 0.2


def test_resampling_keeps_the_mean_and_grows_smoothly():
    image = np.random.default_rng(0).random((90, 60)).astype(np.float32)
    assert abs(resampled(image, 9, 6).mean() - image.mean()) < 0.02
    assert resampled(image, 200, 130).shape == (200, 130)
