"""Contact sheets: their size, their order, and that a seed gives them again."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

from model.card import CardError
from model.evaluate.sheet import GAP, contact_sheet, sample

pytestmark = pytest.mark.slow

WHITE = (255, 255, 255)


def greys(count: int) -> np.ndarray:
    """Pictures 6 wide and 5 high, each of its own grey."""
    shades = np.arange(count, dtype=np.uint8) * 20
    return np.broadcast_to(shades[:, None, None, None], (count, 5, 6, 3)).copy()


@pytest.mark.parametrize(
    ("count", "columns", "rows"), [(6, 3, 2), (7, 3, 3), (1, 3, 1), (3, 1, 3), (4, 4, 1)]
)
def test_the_sheet_has_room_for_every_picture_and_no_row_more(count, columns, rows):
    sheet = contact_sheet(greys(count), columns=columns, scale=2)
    assert sheet.size == (columns * (12 + GAP) + GAP, rows * (10 + GAP) + GAP)


def test_pictures_stand_in_rows_on_white_and_unused_places_stay_white():
    sheet = contact_sheet(greys(5), columns=3, scale=2)

    def middle(row: int, column: int) -> object:
        return sheet.getpixel((GAP + column * (12 + GAP) + 6, GAP + row * (10 + GAP) + 5))

    shades = [middle(row, column) for row in range(2) for column in range(3)]
    assert shades == [*((grey,) * 3 for grey in (0, 20, 40, 60, 80)), WHITE]
    assert sheet.getpixel((1, 1)) == WHITE


def test_a_seed_gives_its_samples_again(saved_models: Path):
    folder = saved_models / "untrained" / "1"
    first, again, other = (sample(folder, count=3, seed=seed) for seed in (1, 1, 2))
    assert (first.shape, first.dtype) == ((3, 28, 28, 3), np.uint8)
    np.testing.assert_array_equal(first, again)
    assert not np.array_equal(first, other)
    assert (first.min(), first.max()) == (pytest.approx(0, abs=10), pytest.approx(255, abs=10))


def test_a_folder_without_a_card_is_refused(tmp_path):
    with pytest.raises(CardError, match="missing"):
        sample(tmp_path, count=1, seed=0)
