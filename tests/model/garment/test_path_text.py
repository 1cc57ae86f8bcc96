"""Paths as the text of SVG."""

from __future__ import annotations

import re

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from model.garment.drawing import Stamps
from model.garment.geometry import Path
from model.garment.path_text import path_texts

TRIANGLE = Path("MLLZ", ((0.0, 0.0), (10.0, 0.5), (-0.25, 1234.567)))
NUMBERS = st.floats(-99_999, 99_999, allow_nan=False)


def test_coordinates_are_written_to_a_hundredth() -> None:
    assert path_texts([TRIANGLE]) == ["M 0.00 0.00 L 10.00 0.50 L -0.25 1234.57 Z"]


def test_copies_are_written_to_a_tenth() -> None:
    places = np.array([[1, 0, 0, 1, 5, 5], [2, 0, 0, 2, 0.06, -7]], float)
    stamps = Stamps(Path("ML", ((0.0, 0.0), (1.0, 0.04))), places)
    assert path_texts([stamps]) == ["M 5.0 5.0 L 6.0 5.0 M 0.1 -7.0 L 2.1 -6.9"]


def test_paths_do_not_depend_on_their_neighbours() -> None:
    curve = Path("MC", ((1.0, 2.0), (3.0, 4.0), (5.0, 6.0), (70000.0, 8.0)))
    assert path_texts([TRIANGLE, curve]) == path_texts([TRIANGLE]) + path_texts([curve])


def test_nothing_is_written_of_no_paths() -> None:
    assert path_texts([]) == []


def test_a_small_negative_has_no_sign() -> None:
    assert path_texts([Path("M", ((-0.001, -0.0),))]) == ["M 0.00 0.00"]


@given(st.lists(st.tuples(NUMBERS, NUMBERS), min_size=1, max_size=8))
@settings(deadline=None)
def test_every_number_can_be_read_back(points: list[tuple[float, float]]) -> None:
    (text,) = path_texts([Path("M" + "L" * (len(points) - 1), tuple(points))])
    assert re.fullmatch(r"M( -?(0|[1-9]\d*)\.\d\d){2}( L( -?(0|[1-9]\d*)\.\d\d){2})*", text)
    read = [float(word) for word in text.split() if word not in "ML"]
    assert np.abs(np.array(read) - np.ravel(points)).max() <= 0.005 + 1e-9


@pytest.mark.parametrize("wrong", [float("nan"), float("inf"), -3e7])
def test_what_is_no_place_on_a_canvas_is_refused(wrong: float) -> None:
    with pytest.raises(ValueError, match="far off the canvas"):
        path_texts([TRIANGLE, Path("M", ((0.0, wrong),))])


def test_an_empty_path_is_refused() -> None:
    with pytest.raises(ValueError, match="without a verb"):
        path_texts([TRIANGLE, Path("", ())])
