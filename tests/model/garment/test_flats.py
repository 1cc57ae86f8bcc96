"""Flats on disk: a folder a category, white paper, and a run that goes on."""

from __future__ import annotations

import numpy as np
import pytest
from PIL import Image

from model.garment.__main__ import main
from model.garment.compose import compose
from model.garment.flats import write_flats
from model.garment.raster import raster
from model.garment.sampler import sample


def test_designs_lie_in_the_folders_of_their_categories(tmp_path):
    counts = write_flats(tmp_path, 6, seed=2, side=32, workers=1)
    files = sorted(tmp_path.rglob("*.png"))
    assert len(files) == sum(counts.values()) == 6
    for path in files:
        design = sample(int(path.stem))
        assert path.parent.name == design.choice("category")
        pixels = np.asarray(Image.open(path))
        np.testing.assert_array_equal(pixels, raster(compose(design), 32))
        assert pixels.shape == (32, 32, 3)
        assert (pixels[0, 0] == 255).all()


def test_what_is_there_is_not_drawn_again(tmp_path):
    write_flats(tmp_path, 2, side=16, workers=1)
    kept, missing = sorted(tmp_path.rglob("*.png"))
    kept.write_bytes(b"mine")
    missing.unlink()
    write_flats(tmp_path, 2, side=16, workers=1)
    assert kept.read_bytes() == b"mine"
    assert missing.is_file()


@pytest.mark.parametrize("option", ["--count", "--side"])
def test_nothing_to_draw_is_refused(tmp_path, capsys, option):
    assert main(["flats", option, "0", "--out", str(tmp_path)]) == 2
    assert "it must be at least 1" in capsys.readouterr().err


def test_the_command_tells_the_counts(tmp_path, capsys):
    arguments = ["flats", "--count", "2", "--side", "8", "--workers", "1", "--out", str(tmp_path)]
    assert main(arguments) == 0
    said = capsys.readouterr().out
    assert sum(int(part.split()[-1]) for part in said.split(",")) == 2
