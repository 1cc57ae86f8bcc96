"""Corruptions do what their names say, and leave the size and the type."""

from __future__ import annotations

import numpy as np
import pytest

from model.datasets.fashion_mnist import read
from model.evaluate.corruptions import CORRUPTIONS, mirrored, noisy, resized, shifted
from tests.model import SAMPLE

pytestmark = pytest.mark.slow  # the data set brings TensorFlow


@pytest.fixture(scope="module")
def images():
    return read("test", environ={"TENFOLD_DATA": str(SAMPLE)})[0]


@pytest.mark.parametrize("name", CORRUPTIONS)
def test_size_and_type_stay_and_something_changes(name, images):
    before = images.copy()
    found = CORRUPTIONS[name](images)
    assert (found.shape, found.dtype) == (images.shape, np.uint8)
    assert not np.array_equal(found, images)
    np.testing.assert_array_equal(images, before)


def test_a_mirror_twice_is_the_image(images):
    np.testing.assert_array_equal(mirrored(mirrored(images)), images)


def test_a_shift_is_one_pixel_to_the_right_and_black_comes_in(images):
    np.testing.assert_array_equal(shifted(images)[:, :, 1:], images[:, :, :-1])
    assert not shifted(images)[:, :, 0].any()


def test_noise_has_its_deviation_and_is_the_same_again():
    grey = np.full((50, 28, 28), 128, np.uint8)
    found = noisy(grey)
    assert found.std() == pytest.approx(25.5, rel=0.02)
    assert found.mean() == pytest.approx(128, abs=1)
    np.testing.assert_array_equal(found, noisy(grey))


def test_enlarging_and_back_loses_little(images):
    lost = np.abs(resized(images).astype(int) - images).mean()
    assert 0 < lost < 8
