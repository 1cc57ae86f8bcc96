"""The look that a reference picture gives."""

from __future__ import annotations

import pytest
from PIL import Image, ImageDraw

from plugin_server.imaging.reference import look_of
from tests.plugin_server.pictures import noise, png, stripes


def test_the_palette_is_exact_and_in_the_order_of_area() -> None:
    image = Image.new("RGB", (300, 400), "#F8F8F8")
    draw = ImageDraw.Draw(image)
    draw.rectangle((60, 60, 240, 360), fill="#1F3A5F")
    draw.rectangle((60, 260, 240, 330), fill="#E8DCC0")
    draw.rectangle((140, 60, 160, 200), fill="#C0392B")
    look = look_of(png(image))
    assert [look[role] for role in ("base", "secondary", "accent")] == [
        "#1F3A5F",
        "#E8DCC0",
        "#C0392B",
    ]


@pytest.mark.parametrize("kind", ["solid", "stripes", "breton", "gingham"])
def test_a_plain_print_is_told(kind: str) -> None:
    look = look_of(png(stripes(kind)))
    assert look["print"] == kind
    assert str(look["base"]).startswith("#")


def test_a_page_of_one_colour_shows_nothing() -> None:
    assert look_of(png(Image.new("RGB", (50, 50), "#FFFFFF"))) == {}
    assert look_of(png(Image.new("RGB", (1, 1), "red"))) == {}


def test_a_picture_without_a_page_is_all_garment() -> None:
    look = look_of(png(noise(9)))
    assert "base" in look
    assert look.get("print") != "solid"


def test_the_same_picture_always_gives_the_same() -> None:
    assert look_of(png(noise(12))) == look_of(png(noise(12)))
