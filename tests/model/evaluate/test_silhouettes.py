"""Which pictures have nearly one silhouette, whatever is in it."""

import numpy as np
import pytest

from model.evaluate.silhouettes import Pool, nearest, overlaps, silhouettes


def garment(width: int, grey: int) -> np.ndarray:
    picture = np.full((32, 32, 3), 255, np.uint8)
    picture[4:28, 16 - width : 16 + width] = grey
    return picture


def test_the_nearest_have_the_outline_and_not_the_cloth_of_the_picture():
    pictures = np.stack([garment(*each) for each in ((10, 0), (6, 200), (7, 0), (6, 20))])
    rows, overlap = nearest(garment(6, 0), pictures, 3)
    assert rows.tolist() == [1, 3, 2]
    assert overlap == pytest.approx((1 + 1 + 6 / 7) / 3)


def test_overlaps_are_shares_of_what_both_cover():
    wide, narrow, blank = silhouettes(np.stack([garment(8, 9), garment(4, 9), garment(0, 9)]))
    assert overlaps(wide, np.stack([wide, narrow, blank])).tolist() == [1.0, 0.5, 0.0]
    assert overlaps(blank, blank[None]).tolist() == [0.0]


def test_a_pool_has_the_pictures_of_a_class():
    pool = Pool(np.stack([garment(4, grey) for grey in (1, 2, 3)]), np.array([0, 1, 0]))
    assert pool.of_class(0)[:, 16, 16, 0].tolist() == [1, 3]


def test_a_pool_of_large_pictures_has_them_smaller():
    large = np.repeat(np.repeat(garment(6, 10)[None], 4, axis=1), 4, axis=2)
    pool = Pool.of(large, np.array([3]), 32)
    assert np.array_equal(pool.of_class(3), garment(6, 10)[None])


def test_there_must_be_as_many_as_are_wanted():
    with pytest.raises(ValueError, match="1 pictures are too few; 2 are needed"):
        nearest(garment(4, 0), garment(4, 0)[None], 2)
