"""The order of labelled images: whole passes, the same from any step on."""

from __future__ import annotations

import itertools

import numpy as np
import pytest

from model.datasets.labelled import LabelledImages

pytestmark = pytest.mark.slow


def numbered(count: int) -> LabelledImages:
    """Each image and label tells its index."""
    images = np.arange(count, dtype=np.uint8)[:, None, None, None] * np.ones((1, 2, 2, 1), np.uint8)
    return LabelledImages("numbers", images, np.arange(count, dtype=np.int32), ("any",))


def batches(data: LabelledImages, first: int, count: int, seed: int = 0) -> list:
    found = data.batches(first_step=first, batch_size=4, seed=seed, latent=3, draws=2)
    return list(itertools.islice(found.as_numpy_iterator(), count))


def test_every_image_comes_once_a_pass_even_where_a_batch_lies_across_two():
    order = numbered(10).order(0, 30, seed=1)
    for start in (0, 10, 20):
        assert sorted(order[start : start + 10]) == list(range(10))
    assert list(order[:10]) != list(order[10:20])


@pytest.mark.parametrize(("start", "count"), [(0, 5), (7, 5), (9, 25), (20, 1)])
def test_any_part_of_the_order_is_that_part_of_the_whole(start, count):
    data = numbered(10)
    whole = data.order(0, 50, seed=3)
    np.testing.assert_array_equal(data.order(start, count, seed=3), whole[start : start + count])


def test_batches_from_a_later_step_are_those_that_would_have_come():
    data = numbered(10)
    from_start, later = batches(data, 0, 6), batches(data, 3, 3)
    for expected, found in zip(from_start[3:], later, strict=True):
        assert set(found) == {"images", "labels", "latent", "draws"}
        for name, values in expected.items():
            np.testing.assert_array_equal(found[name], values)


def test_images_come_with_their_labels_and_numbers_of_their_own():
    first, second = batches(numbered(10), 0, 2)
    np.testing.assert_array_equal(first["images"][:, 0, 0, 0], first["labels"])
    assert (first["latent"].shape, first["draws"].shape) == ((4, 3), (4, 2, 2))
    assert not np.array_equal(first["latent"], second["latent"])
    assert not np.array_equal(first["draws"], second["draws"])
    assert 0 <= first["draws"].min() <= first["draws"].max() < 1


def test_a_set_smaller_than_a_batch_is_seen_several_times_in_it():
    (batch,) = batches(numbered(3), 0, 1)
    assert len(batch["labels"]) == 4
    assert set(batch["labels"]) == {0, 1, 2}


def test_the_seed_decides_the_order():
    data = numbered(50)
    assert not np.array_equal(data.order(0, 50, seed=0), data.order(0, 50, seed=1))


def test_as_one_class_the_images_come_in_the_same_order_without_their_labels():
    data = LabelledImages(
        "two", np.arange(6, dtype=np.uint8).reshape(6, 1, 1, 1), np.arange(6) % 2, ("a", "b")
    )
    one = data.as_one_class()
    assert one.classes == ("",)
    ours, theirs = batches(one, 0, 3), batches(data, 0, 3)
    for batch, other in zip(ours, theirs, strict=True):
        np.testing.assert_array_equal(batch["images"], other["images"])
        assert not batch["labels"].any()
