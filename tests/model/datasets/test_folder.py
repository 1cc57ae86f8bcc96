"""A folder of pictures: what is read and how, what is skipped and why."""

from __future__ import annotations

import struct
import zlib
from pathlib import Path

import numpy as np
import pytest
from PIL import Image

from model.datasets.folder import ImageFolder, read_square

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


class TestReadSquare:
    @pytest.mark.parametrize("suffix", ["png", "jpg", "jpeg", "webp", "PNG"])
    def test_reads_a_picture_at_the_size_asked_for(self, tmp_path, suffix):
        pixels = read_square(picture(tmp_path / f"coat.{suffix}"), 28)
        assert (pixels.shape, pixels.dtype) == ((28, 28, 3), np.uint8)
        np.testing.assert_allclose(pixels[14, 14], RED, atol=3)

    def test_centres_a_wide_picture_on_white(self, tmp_path):
        pixels = read_square(picture(tmp_path / "wide.png", (40, 20)), 28)
        rows = [tuple(row) for row in pixels[:, 14]]
        assert rows == [WHITE] * 7 + [RED] * 14 + [WHITE] * 7

    def test_centres_a_tall_picture_on_white(self, tmp_path):
        pixels = read_square(picture(tmp_path / "tall.png", (20, 40)), 28)
        assert [tuple(p) for p in pixels[14]] == [WHITE] * 7 + [RED] * 14 + [WHITE] * 7

    def test_turns_a_photograph_as_its_exif_orientation_says(self, tmp_path):
        # Red left half, blue right half; turned by 90 degrees clockwise (6), red is on top.
        image = Image.new("RGB", (32, 32), RED)
        image.paste(BLUE, (16, 0, 32, 32))
        exif = Image.Exif()
        exif[0x0112] = 6
        image.save(tmp_path / "turned.jpg", exif=exif, quality=95, subsampling=0)
        pixels = read_square(tmp_path / "turned.jpg", 32)
        np.testing.assert_allclose(pixels[4, [4, 28]], [RED, RED], atol=12)
        np.testing.assert_allclose(pixels[28, [4, 28]], [BLUE, BLUE], atol=12)

    def test_puts_transparency_on_white(self, tmp_path):
        image = Image.new("RGBA", (28, 28), (0, 0, 0, 0))
        image.paste((255, 0, 0, 255), (0, 0, 14, 28))
        image.save(tmp_path / "cut-out.png")
        pixels = read_square(tmp_path / "cut-out.png", 28)
        assert (tuple(pixels[14, 5]), tuple(pixels[14, 22])) == (RED, WHITE)

    def test_scales_the_greys_of_a_16_bit_scan(self, tmp_path):
        Image.fromarray(np.full((20, 20), 0x8000, np.uint16)).save(tmp_path / "scan.png")
        assert set(read_square(tmp_path / "scan.png", 20).flat) == {0x80}

    def test_does_not_believe_the_suffix(self, tmp_path):
        (tmp_path / "notes.png").write_text("Not a picture at all.")
        with pytest.raises(ValueError, match="not a PNG, JPEG or WebP"):
            read_square(tmp_path / "notes.png", 28)

    def test_reads_no_other_format_in_disguise(self, tmp_path):
        Image.new("RGB", (20, 20)).save(tmp_path / "disguise.png", format="GIF")
        with pytest.raises(ValueError, match="not a PNG, JPEG or WebP"):
            read_square(tmp_path / "disguise.png", 28)

    def test_refuses_a_truncated_file(self, tmp_path):
        noise = np.random.default_rng(0).integers(0, 256, (64, 64, 3), np.uint8)
        Image.fromarray(noise).save(tmp_path / "whole.png")
        (tmp_path / "half.png").write_bytes((tmp_path / "whole.png").read_bytes()[:5000])
        with pytest.raises(ValueError, match="damaged"):
            read_square(tmp_path / "half.png", 28)

    # Pillow itself warns from 89 million pixels on and refuses from 179 million on.
    @pytest.mark.filterwarnings("ignore::PIL.Image.DecompressionBombWarning")
    @pytest.mark.parametrize("side", [10_001, 40_000])
    def test_refuses_a_huge_declared_size_before_decoding(self, tmp_path, side):
        with pytest.raises(ValueError, match="pixels"):
            read_square(huge_png(tmp_path / "bomb.png", side, side), 28)


class TestImageFolder:
    def test_reads_nested_folders_and_leaves_other_files_alone(self, tmp_path):
        picture(tmp_path / "coats" / "2024" / "a.png")
        picture(tmp_path / "b.webp")
        (tmp_path / "prices.csv").write_text("coat,900")
        source = ImageFolder(tmp_path, 28)
        assert (len(source), source.skipped, source.name) == (2, [], tmp_path.name)

    def test_skips_what_cant_be_read_and_says_so(self, tmp_path, caplog):
        picture(tmp_path / "good.png")
        (tmp_path / "empty.jpg").touch()
        (tmp_path / "notes.png").write_text("Not a picture at all.")
        huge_png(tmp_path / "bomb.png", 40_000, 40_000)
        source = ImageFolder(tmp_path, 28)
        assert len(source) == 1
        reasons = {skipped.path.name: skipped.reason for skipped in source.skipped}
        assert set(reasons) == {"empty.jpg", "notes.png", "bomb.png"}
        assert "1600000000 pixels" in reasons["bomb.png"]
        for name, reason in reasons.items():
            assert f"{name}: {reason}" in caplog.text

    def test_refuses_a_folder_without_pictures_and_counts_the_skipped(self, tmp_path):
        (tmp_path / "notes.png").write_text("Not a picture at all.")
        with pytest.raises(ValueError, match=r"no readable picture \(1 skipped\)"):
            ImageFolder(tmp_path, 28)

    def test_refuses_what_is_no_folder(self, tmp_path):
        with pytest.raises(NotADirectoryError, match="not a folder of images"):
            ImageFolder(tmp_path / "missing", 28)


@pytest.fixture(scope="module")
def greys(tmp_path_factory: pytest.TempPathFactory) -> ImageFolder:
    """Ten pictures, each of its own grey: 0, 25, … 225."""
    folder = tmp_path_factory.mktemp("greys")
    for index in range(10):
        picture(folder / f"{index}.png", color=(index * 25,) * 3)
    return ImageFolder(folder, 16)


class TestDataset:
    def test_a_batch_is_float32_in_minus_one_to_one(self, greys):
        batch = next(greys.dataset(size=16, batch_size=10, seed=0).as_numpy_iterator())
        assert (batch.shape, batch.dtype) == ((10, 16, 16, 3), np.float32)
        shades = np.sort(batch[:, 0, 0, 0])
        np.testing.assert_allclose(shades, np.arange(10) * 25 / 127.5 - 1, atol=1e-6)

    def test_the_seed_decides_the_order(self, greys):
        first, again, other = (
            next(greys.dataset(size=16, batch_size=10, seed=seed).as_numpy_iterator())
            for seed in (1, 1, 2)
        )
        np.testing.assert_array_equal(first, again)
        assert not np.array_equal(first, other)

    def test_batches_are_full(self, greys):
        assert [len(batch) for batch in greys.dataset(size=16, batch_size=4, seed=0)] == [4, 4]

    def test_refuses_a_batch_larger_than_the_folder(self, greys):
        with pytest.raises(ValueError, match="10 pictures, fewer than one batch of 11"):
            greys.dataset(size=16, batch_size=11, seed=0)

    def test_refuses_another_size_than_it_was_read_at(self, greys):
        with pytest.raises(ValueError, match="read at 16 pixels, not at 32"):
            greys.dataset(size=32, batch_size=4, seed=0)
