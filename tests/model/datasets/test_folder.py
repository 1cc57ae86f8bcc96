"""A picture of a folder: how it is read, and what is refused."""

from __future__ import annotations

import struct
import zlib
from pathlib import Path

import numpy as np
import pytest
from PIL import Image

from model.datasets.folder import read_picture

pytestmark = pytest.mark.slow

RED, BLUE, WHITE = (255, 0, 0), (0, 0, 255), (255, 255, 255)


def picture(path: Path, size: tuple[int, int] = (20, 20), color: object = RED) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    Image.new("RGB", size, color).save(path)  # type: ignore[arg-type]
    return path


def huge_png(path: Path, width: int, height: int) -> Path:
    """A small file whose header declares a size, as a decompression bomb does."""
    content = b"\x89PNG\r\n\x1a\n"
    header = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    for chunk in (b"IHDR" + header, b"IDAT" + zlib.compress(bytes(100))):
        content += struct.pack(">I", len(chunk) - 4) + chunk + struct.pack(">I", zlib.crc32(chunk))
    path.write_bytes(content)
    return path


class TestReadPicture:
    @pytest.mark.parametrize("suffix", ["png", "jpg", "jpeg", "webp", "PNG"])
    def test_reads_a_picture_at_the_size_asked_for(self, tmp_path, suffix):
        pixels = read_picture(picture(tmp_path / f"coat.{suffix}"), 28).pixels
        assert (pixels.shape, pixels.dtype) == ((28, 28, 3), np.uint8)
        np.testing.assert_allclose(pixels[14, 14], RED, atol=3)

    def test_centres_a_wide_picture_on_white(self, tmp_path):
        pixels = read_picture(picture(tmp_path / "wide.png", (40, 20)), 28).pixels
        rows = [tuple(row) for row in pixels[:, 14]]
        assert rows == [WHITE] * 7 + [RED] * 14 + [WHITE] * 7

    def test_centres_a_tall_picture_on_white(self, tmp_path):
        pixels = read_picture(picture(tmp_path / "tall.png", (20, 40)), 28).pixels
        assert [tuple(p) for p in pixels[14]] == [WHITE] * 7 + [RED] * 14 + [WHITE] * 7

    def test_turns_a_photograph_as_its_exif_orientation_says(self, tmp_path):
        # Red left half, blue right half; turned by 90 degrees clockwise (6), red is on top.
        image = Image.new("RGB", (32, 32), RED)
        image.paste(BLUE, (16, 0, 32, 32))
        exif = Image.Exif()
        exif[0x0112] = 6
        image.save(tmp_path / "turned.jpg", exif=exif, quality=95, subsampling=0)
        pixels = read_picture(tmp_path / "turned.jpg", 32).pixels
        np.testing.assert_allclose(pixels[4, [4, 28]], [RED, RED], atol=12)
        np.testing.assert_allclose(pixels[28, [4, 28]], [BLUE, BLUE], atol=12)

    def test_puts_transparency_on_white(self, tmp_path):
        image = Image.new("RGBA", (28, 28), (0, 0, 0, 0))
        image.paste((255, 0, 0, 255), (0, 0, 14, 28))
        image.save(tmp_path / "cut-out.png")
        pixels = read_picture(tmp_path / "cut-out.png", 28).pixels
        assert (tuple(pixels[14, 5]), tuple(pixels[14, 22])) == (RED, WHITE)

    def test_scales_the_greys_of_a_16_bit_scan(self, tmp_path):
        Image.fromarray(np.full((20, 20), 0x8000, np.uint16)).save(tmp_path / "scan.png")
        assert set(read_picture(tmp_path / "scan.png", 20).pixels.flat) == {0x80}

    def test_does_not_believe_the_suffix(self, tmp_path):
        (tmp_path / "notes.png").write_text("Not a picture at all.")
        with pytest.raises(ValueError, match="not a PNG, JPEG or WebP"):
            read_picture(tmp_path / "notes.png", 28)

    def test_reads_no_other_format_in_disguise(self, tmp_path):
        Image.new("RGB", (20, 20)).save(tmp_path / "disguise.png", format="GIF")
        with pytest.raises(ValueError, match="not a PNG, JPEG or WebP"):
            read_picture(tmp_path / "disguise.png", 28)

    def test_refuses_a_truncated_file(self, tmp_path):
        noise = np.random.default_rng(0).integers(0, 256, (64, 64, 3), np.uint8)
        Image.fromarray(noise).save(tmp_path / "whole.png")
        (tmp_path / "half.png").write_bytes((tmp_path / "whole.png").read_bytes()[:5000])
        with pytest.raises(ValueError, match="damaged"):
            read_picture(tmp_path / "half.png", 28)

    # Pillow itself warns from 89 million pixels on and refuses from 179 million on.
    @pytest.mark.filterwarnings("ignore::PIL.Image.DecompressionBombWarning")
    @pytest.mark.parametrize("side", [10_001, 40_000])
    def test_refuses_a_huge_declared_size_before_decoding(self, tmp_path, side):
        with pytest.raises(ValueError, match="pixels"):
            read_picture(huge_png(tmp_path / "bomb.png", side, side), 28)
