"""Product pictures: the figure of a picture in the frame of a line map."""

from __future__ import annotations

import numpy as np
import pytest

from model.garment.ground import SAME_RGB, figure_of
from model.garment.product import product_picture


def on(ground: int, height: int, width: int) -> np.ndarray:
    picture = np.full((height, width, 3), ground, np.uint8)
    picture[height // 4 : height // 2, width // 4 : width // 2] = (200, 30, 40)
    return picture


@pytest.mark.parametrize("shape", [(400, 200), (90, 90), (300, 640)])
def test_the_figure_fills_the_frame_wherever_it_is(shape):
    picture = product_picture(on(255, *shape), 128)
    assert picture.shape == (128, 128, 3)
    rows, columns = np.nonzero(picture[..., 1] < 140)
    height, width = np.ptp(rows) + 1, np.ptp(columns) + 1
    assert max(height, width) == pytest.approx(116, abs=3)
    assert height / width == pytest.approx(shape[0] / shape[1], rel=0.06)
    assert rows.mean() == pytest.approx(63.5, abs=1.5)
    assert columns.mean() == pytest.approx(63.5, abs=1.5)


def test_a_picture_without_figure_or_ground_is_taken_whole():
    for picture in (np.full((50, 50, 3), 255, np.uint8), np.indices((50, 50, 3))[0] * 5):
        assert product_picture(picture.astype(np.uint8), 32).shape == (32, 32, 3)


def test_a_figure_is_what_its_ground_does_not_reach():
    picture = on(255, 40, 40) / 255.0
    picture[12:15, 12:15] = 1.0  # a window within
    figure = figure_of(picture, SAME_RGB)
    assert figure is not None
    assert figure.sum() == 100
    picture[:20, :] = 0.0
    assert figure_of(picture, SAME_RGB) is None
