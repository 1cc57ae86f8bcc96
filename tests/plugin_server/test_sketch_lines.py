"""What a sketch is told to be, and the lines that a generator sees of it."""

from __future__ import annotations

import io

import numpy as np
import pytest
from PIL import Image, ImageDraw, ImageFont

from model.garment.compose import compose
from model.garment.raster import raster
from model.garment.sampler import samples
from model.garment.sketch import Hand, sketch
from plugin_server.sketch.intake import Sketch
from plugin_server.sketch.lines import grey_of, kind_of, lines_of, outline_of
from tests.plugin_server.pictures import noise, page_of_text


def as_sketch(image: Image.Image) -> Sketch:
    buffer = io.BytesIO()
    image.convert("RGB").save(buffer, "PNG")
    return Sketch(buffer.getvalue(), "image/png", *image.size)


DESIGNS = samples(6, 5)


@pytest.mark.parametrize("roughness", [0.0, 0.5, 1.0])
def test_a_drawing_by_hand_is_a_drawing(roughness: float) -> None:
    for seed, design in enumerate(DESIGNS):
        drawn = sketch(compose(design), Hand(seed, roughness), 400)
        assert kind_of(as_sketch(Image.fromarray(drawn))) == "drawing"


def test_a_filled_picture_on_a_page_is_a_drawing() -> None:
    for design in DESIGNS:
        assert kind_of(as_sketch(Image.fromarray(raster(compose(design), 400)))) == "drawing"


@pytest.mark.parametrize("size", [(1, 1), (3, 200), (400, 400)])
def test_an_empty_page_is_blank(size: tuple[int, int]) -> None:
    for colour in ("white", "#F4F0E0"):
        assert kind_of(as_sketch(Image.new("RGB", size, colour))) == "blank"


@pytest.mark.parametrize("detail", [5, 17, 60])
def test_a_picture_without_a_page_is_a_photograph(detail: int) -> None:
    assert kind_of(as_sketch(noise(detail))) == "photograph"


@pytest.mark.parametrize("size", [14, 20, 36])
def test_a_page_of_text_is_text(size: int) -> None:
    assert kind_of(as_sketch(page_of_text(size))) == "text"


def test_a_few_words_beside_a_drawing_do_not_make_it_text() -> None:
    image = Image.fromarray(sketch(compose(DESIGNS[0]), Hand(1), 600)).convert("RGB")
    draw = ImageDraw.Draw(image)
    for line in range(6):
        draw.text((10, 10 + 14 * line), "cut on the bias", "black", ImageFont.load_default(11))
    assert kind_of(as_sketch(image)) == "drawing"


def test_lines_are_what_the_network_reads() -> None:
    image = Image.new("L", (900, 1400), 255)
    ImageDraw.Draw(image).ellipse((100, 100, 800, 1300), outline=0, width=8)
    lines = lines_of(as_sketch(image))
    assert lines.shape == (128, 128)
    assert lines.dtype == np.float32
    assert (lines.min(), lines.max()) == (0.0, 1.0)
    assert max(grey_of(as_sketch(image)).shape) == 768
    outline = outline_of(as_sketch(image))
    assert outline is not None
    assert outline.mask.any()
