"""A catalogue: classes, what is left out and why, and what a person is told."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest
from PIL import Image

from model.datasets.catalogue import read_catalogue
from tests.model.messy import write_messy

pytestmark = pytest.mark.slow


def picture(path: Path, grey: int, size: tuple[int, int] = (20, 20), mode: str = "RGB") -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    Image.new("L", size, grey).convert(mode).save(path)


def test_subfolders_are_the_classes_to_any_depth(tmp_path):
    picture(tmp_path / "coats" / "a.png", 10)
    picture(tmp_path / "coats" / "2024" / "winter" / "b.jpg", 60)
    picture(tmp_path / "dresses" / "c.webp", 120)
    data, inspection = read_catalogue(tmp_path, 16)
    assert data.classes == ("coats", "dresses")
    assert (data.images.shape, data.images.dtype) == ((3, 16, 16, 3), np.uint8)
    assert sorted(data.labels) == [0, 0, 1]
    (dress,) = data.images[data.labels == 1]
    assert dress[8, 8] == pytest.approx([120] * 3, abs=2)
    assert dict(inspection.classes) == {"coats": 2, "dresses": 1}


def test_a_folder_without_subfolders_is_one_class_of_its_name(tmp_path):
    folder = tmp_path / "spring26"
    picture(folder / "a.png", 10)
    data, _ = read_catalogue(folder, 16)
    assert (data.name, data.classes) == ("spring26", ("spring26",))


def test_the_same_picture_counts_once_whatever_its_file_is_like(tmp_path):
    picture(tmp_path / "a" / "one.png", 40)
    picture(tmp_path / "b" / "grey.png", 40, mode="L")
    picture(tmp_path / "b" / "other.png", 90)
    data, inspection = read_catalogue(tmp_path, 16)
    assert len(data) == 2
    (duplicate,) = inspection.duplicates
    assert (duplicate.path.name, duplicate.reason) == ("grey.png", "is a/one.png")


def test_what_systems_hide_and_other_files_are_not_read(tmp_path):
    picture(tmp_path / "a.png", 40)
    picture(tmp_path / ".thumbnails" / "b.png", 50)
    picture(tmp_path / "__MACOSX" / "c.png", 60)
    (tmp_path / "notes.txt").write_text("coats")
    data, inspection = read_catalogue(tmp_path, 16)
    assert len(data) == 1
    assert not inspection.skipped


@pytest.mark.parametrize("name", ["", "missing"])
def test_a_folder_without_pictures_is_refused(tmp_path, name):
    with pytest.raises((ValueError, NotADirectoryError), match=r"no readable picture|not a folder"):
        read_catalogue(tmp_path / name, 16)


def test_a_messy_folder_is_told_in_numbers(tmp_path):
    write_messy(tmp_path)
    data, inspection = read_catalogue(tmp_path, 32)
    assert len(data) == 150
    assert (len(inspection.skipped), len(inspection.duplicates)) == (30, 20)
    told = "\n".join(inspection.lines())
    assert "150 pictures in 3 classes: bags 50, coats 50, dresses 50" in told
    assert "long sides from 12 to 90 pixels" in told
    for mode in ("RGB ", "RGBA ", "L ", "P ", "CMYK ", "1 ", "I;16 "):
        assert mode in told
    assert "are smaller than 32 pixels and were enlarged" in told
    assert "30 unreadable left out: " in told
    assert "20 duplicates left out: " in told
    assert "; and 25 more" in told
    assert str(tmp_path / "coats") not in told  # names within the folder are enough


def test_a_clean_folder_has_nothing_left_out_to_tell(tmp_path):
    picture(tmp_path / "a.png", 40)
    _, inspection = read_catalogue(tmp_path, 16)
    told = "\n".join(inspection.lines())
    assert "1 pictures in 1 class: " in told
    assert "left out" not in told
    assert "enlarged" not in told
