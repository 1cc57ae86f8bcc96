"""Pictures on their way out."""

from __future__ import annotations

import io
import json

import numpy as np
import pytest
from PIL import Image

from plugin_server.imaging.display import resized, size_of
from plugin_server.imaging.png import png_of
from plugin_server.imaging.provenance import stamped
from tests.plugin_server.sketches import drawing


def test_the_long_side_gets_the_size_and_the_shape_stays() -> None:
    assert size_of(resized(drawing(size=(28, 14)), 512)) == (512, 256)
    assert size_of(resized(drawing(size=(14, 28)), 256)) == (128, 256)
    assert size_of(resized(drawing(size=(2000, 1)), 16)) == (16, 1)


def test_resampling_is_lanczos() -> None:
    with Image.open(io.BytesIO(drawing())) as image:
        expected = np.asarray(image.resize((200, 150), Image.Resampling.LANCZOS))
    with Image.open(io.BytesIO(resized(drawing(), 200))) as image:
        np.testing.assert_array_equal(np.asarray(image), expected)


@pytest.mark.parametrize("shape", [(1, 1), (1, 7), (5, 1), (64, 48)])
def test_others_read_what_we_write(shape: tuple[int, int]) -> None:
    pixels = np.random.default_rng(3).integers(0, 256, (*shape, 3), np.uint8)
    with Image.open(io.BytesIO(png_of(pixels))) as image:
        assert (image.format, image.mode) == ("PNG", "RGB")
        np.testing.assert_array_equal(np.asarray(image), pixels)


def test_a_stamp_is_read_by_others_and_leaves_the_pixels() -> None:
    made_by = {"seed": 7, "prompt": "极简风西装 “a”\0\n"}
    marked = stamped(drawing(), made_by)
    with Image.open(io.BytesIO(marked)) as after, Image.open(io.BytesIO(drawing())) as before:
        after.load()
        assert json.loads(after.text["Tenfold"]) == made_by
        np.testing.assert_array_equal(np.asarray(after), np.asarray(before))


@pytest.mark.parametrize("data", [b"", b"GIF89a", drawing("JPEG"), drawing()[:8]])
def test_only_a_png_can_be_stamped(data: bytes) -> None:
    with pytest.raises(ValueError, match="not a PNG"):
        stamped(data, {})
