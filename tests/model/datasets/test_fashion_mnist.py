"""Fashion-MNIST: where it is found, what is refused, its classes."""

from __future__ import annotations

import gzip
import re
import shutil
import struct
from pathlib import Path

import keras
import numpy as np
import pytest

from model.datasets.fashion_mnist import DatasetNotFoundError, labelled, on_white, read, read_idx
from tests.model import SAMPLE

pytestmark = pytest.mark.slow

IMAGES = "train-images-idx3-ubyte"
LABELS = "train-labels-idx1-ubyte"
NOWHERE = Path("/nowhere")


@pytest.fixture
def plain_folder(tmp_path: Path) -> Path:
    """The sample's training split, not gzipped."""
    for name in (IMAGES, LABELS):
        (tmp_path / name).write_bytes(gzip.decompress((SAMPLE / f"{name}.gz").read_bytes()))
    return tmp_path


class TestRead:
    @pytest.mark.parametrize(("split", "count"), [("train", 256), ("test", 64)])
    def test_reads_gzipped_files_of_the_folder_that_tenfold_data_names(self, split, count):
        images, labels = read(split, environ={"TENFOLD_DATA": str(SAMPLE)})
        assert (images.shape, images.dtype) == ((count, 28, 28), np.uint8)
        assert (labels.shape, labels.dtype) == ((count,), np.uint8)
        assert set(labels) <= set(range(10))

    def test_the_first_training_image_is_the_known_ankle_boot(self):
        images, labels = read("train", environ={"TENFOLD_DATA": str(SAMPLE)})
        assert labels[0] == 9
        assert images[0].sum() == 76247

    def test_finds_a_folder_fashion_mnist_below_the_named_one(self):
        images, _ = read("test", environ={"TENFOLD_DATA": str(SAMPLE.parent)})
        assert len(images) == 64

    def test_reads_plain_files(self, plain_folder):
        images, labels = read("train", environ={"TENFOLD_DATA": str(plain_folder)})
        expected_images, expected_labels = read("train", environ={"TENFOLD_DATA": str(SAMPLE)})
        np.testing.assert_array_equal(images, expected_images)
        np.testing.assert_array_equal(labels, expected_labels)

    def test_reads_debians_folder_when_nothing_is_named(self):
        images, _ = read("train", environ={}, debian_folder=SAMPLE)
        assert len(images) == 256

    def test_falls_back_to_keras_download(self, monkeypatch):
        splits = tuple(
            (np.full((1, 28, 28), shade, np.uint8), np.zeros(1, np.uint8)) for shade in (1, 2)
        )
        monkeypatch.setattr(keras.datasets.fashion_mnist, "load_data", lambda: splits)
        images, _ = read("test", environ={}, debian_folder=NOWHERE)
        assert images.max() == 2

    def test_when_missing_the_error_names_all_three_ways(self, monkeypatch):
        def fail() -> None:
            raise OSError("no network here")

        monkeypatch.setattr(keras.datasets.fashion_mnist, "load_data", fail)
        with pytest.raises(DatasetNotFoundError) as raised:
            read("train", environ={}, debian_folder=NOWHERE)
        message = str(raised.value)
        assert "TENFOLD_DATA" in message
        assert "apt-get install dataset-fashion-mnist" in message
        assert "keras.datasets" in message
        assert "no network here" in message

    def test_a_named_folder_without_the_files_is_an_error_and_nothing_else_is_tried(
        self, tmp_path, monkeypatch
    ):
        monkeypatch.setattr(keras.datasets.fashion_mnist, "load_data", lambda: pytest.fail("tried"))
        with pytest.raises(DatasetNotFoundError, match=re.escape(str(tmp_path))):
            read("train", environ={"TENFOLD_DATA": str(tmp_path)}, debian_folder=SAMPLE)

    def test_refuses_an_unknown_split(self):
        with pytest.raises(ValueError, match=r"'validation'.*train, test"):
            read("validation", environ={"TENFOLD_DATA": str(SAMPLE)})

    def test_refuses_labels_that_stand_in_for_images(self, plain_folder):
        shutil.copy(plain_folder / LABELS, plain_folder / IMAGES)
        with pytest.raises(ValueError, match=rf"{IMAGES} has the shape \(256,\)"):
            read("train", environ={"TENFOLD_DATA": str(plain_folder)})

    def test_refuses_fewer_labels_than_images(self, plain_folder):
        (plain_folder / LABELS).write_bytes(struct.pack(">4BI", 0, 0, 8, 1, 3) + b"\1\2\3")
        with pytest.raises(ValueError, match=rf"{LABELS} has the shape \(3,\), not \(256,\)"):
            read("train", environ={"TENFOLD_DATA": str(plain_folder)})


class TestReadIdx:
    @pytest.mark.parametrize(
        ("content", "reason"),
        [
            pytest.param(b"", "not an IDX file", id="empty"),
            pytest.param(b"<html>not found</html>", "not an IDX file", id="garbage"),
            pytest.param(b"\0\0\x0d\1\0\0\0\1\0\0\0\0", "not an IDX file of uint8", id="float32"),
            pytest.param(b"\0\0\x08\3\0\0\0\1", "header is cut off", id="cut in the header"),
            pytest.param(b"\0\0\x08\1\0\0\0\4\1\2", "2 bytes of data.*says 4", id="too short"),
            pytest.param(b"\0\0\x08\1\0\0\0\1\1\2", "2 bytes of data.*says 1", id="too long"),
            pytest.param(
                gzip.compress(b"\0\0\x08\1\0\0\0\1\1")[:-6], "gzip stream", id="truncated gzip"
            ),
            pytest.param(
                gzip.compress(b"\0\0\x08\1\0\0\0\1\1")[:10] + b"\xff" * 20,
                "gzip stream",
                id="damaged deflate stream",
            ),
        ],
    )
    def test_refuses_a_damaged_file_and_names_it(self, tmp_path, content, reason):
        path = tmp_path / "some-idx"
        path.write_bytes(content)
        with pytest.raises(ValueError, match=reason) as raised:
            read_idx(path)
        assert str(path) in str(raised.value)


class TestLabelled:
    def test_the_images_are_those_of_the_split_with_the_names_of_their_classes(self, monkeypatch):
        monkeypatch.setenv("TENFOLD_DATA", str(SAMPLE))
        images, labels = read("train")
        data = labelled(28)
        np.testing.assert_array_equal(data.images[..., 0], images)
        assert (data.images.shape, data.name) == ((256, 28, 28, 1), "fashion_mnist")
        assert data.classes[data.labels[0]] == "ankle boot"
        np.testing.assert_array_equal(data.labels, labels)

    def test_another_side_is_an_enlargement_of_the_same(self, monkeypatch):
        monkeypatch.setenv("TENFOLD_DATA", str(SAMPLE))
        small, large = labelled(28), labelled(56)
        assert large.images.shape == (256, 56, 56, 1)
        back = large.images.reshape(256, 28, 2, 28, 2).mean(axis=(2, 4))
        assert np.abs(back - small.images[..., 0]).mean() < 4


def test_garments_are_put_on_white_with_a_margin():
    images = np.zeros((2, 28, 28), np.uint8)
    images[0, 0, 27] = 200
    pictures = on_white(images)
    assert pictures.shape == (2, 32, 32, 3)
    assert pictures[0, 2, 29].tolist() == [55, 55, 55]
    assert (pictures != 255).sum() == 3
