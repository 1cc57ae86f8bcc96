"""A picture keeps an outline, or it does not, and the figure says which."""

import numpy as np
import pytest

from model.evaluate.adherence import adherence, edges, figure


def drawn(top=30, left=40, bottom=90, right=100):
    lines = np.zeros((128, 128), np.uint8)
    lines[top : bottom + 1, left : right + 1] = 255
    lines[top + 1 : bottom, left + 1 : right] = 0
    return lines


def painted(top=30, left=40, bottom=90, right=100, colour=(180, 40, 60)):
    picture = np.full((128, 128, 3), 255, np.uint8)
    picture[top : bottom + 1, left : right + 1] = colour
    return picture


def test_what_is_painted_up_to_its_lines_keeps_them():
    assert adherence(drawn(), painted()).f1 == 1.0


def test_two_pixels_beside_are_kept_and_five_are_not():
    assert adherence(drawn(), painted(left=42)).f1 == 1.0
    moved = adherence(drawn(), painted(left=45))
    assert 0.6 < moved.precision < 0.9
    assert 0.6 < moved.recall < 0.9


def test_a_print_is_no_fault_and_a_missing_half_is():
    printed = painted()
    printed[31:90:4, 41:100] = (20, 90, 200)
    assert adherence(drawn(), printed).precision == 1.0
    half = adherence(drawn(), painted(bottom=60))
    assert half.recall < 0.75
    assert half.precision < 0.8


def test_an_empty_page_keeps_nothing():
    nothing = adherence(drawn(), np.full((128, 128, 3), 255, np.uint8))
    assert (nothing.precision, nothing.recall, nothing.f1) == (0.0, 0.0, 0.0)


def test_white_cloth_inside_its_lines_belongs_to_the_figure():
    picture = np.repeat(255 - drawn()[:, :, None], 3, axis=2)
    assert figure(picture)[60, 70]
    assert not figure(picture)[5, 5]
    assert adherence(drawn(), picture).f1 == 1.0


def test_edges_are_thin():
    assert 1 <= edges(painted())[60].sum() / 2 <= 2


def test_wrong_arguments_are_told():
    with pytest.raises(ValueError, match="no line of half strength"):
        adherence(np.zeros((128, 128), np.uint8), painted())
    with pytest.raises(ValueError, match="the picture is"):
        adherence(drawn(), painted()[:64])
