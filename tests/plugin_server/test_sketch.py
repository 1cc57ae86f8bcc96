"""Sketches from outside: what is read, and what is refused before it costs anything."""

from __future__ import annotations

import io
import resource
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PIL import Image, PngImagePlugin

from plugin_server.errors import TenfoldError
from plugin_server.schema.requests import SketchInput
from plugin_server.sketch.intake import Sketch, read_sketch
from plugin_server.sketch.svg import rebuild
from tests.plugin_server.sketches import animation, drawing, png_bomb, sent, svg, text_bomb


def read(data: bytes, media_type: str = "image/png") -> Sketch:
    return read_sketch(SketchInput(**sent(data, media_type)))


def pixels(sketch: Sketch) -> Image.Image:
    return Image.open(io.BytesIO(sketch.png)).convert("RGB")


@pytest.mark.parametrize(
    ("kind", "media_type"), [("PNG", "image/png"), ("JPEG", "image/jpeg"), ("WEBP", "image/webp")]
)
def test_pictures_are_read(kind: str, media_type: str) -> None:
    sketch = read(drawing(kind), media_type)
    assert (sketch.width, sketch.height, sketch.media_type) == (80, 60, media_type)
    assert sum(pixels(sketch).getpixel((10, 30))) < 100  # type: ignore[arg-type]
    assert sum(pixels(sketch).getpixel((60, 30))) > 700  # type: ignore[arg-type]


def test_transparent_becomes_white() -> None:
    assert pixels(read(drawing(mode="RGBA"))).getpixel((60, 30)) == (255, 255, 255)


def test_an_svg_is_drawn_on_white() -> None:
    sketch = read(svg(), "image/svg+xml")
    assert (sketch.width, sketch.height) == (1024, 768)
    assert pixels(sketch).getpixel((5, 5)) == (255, 255, 255)
    assert pixels(sketch).convert("L").getextrema()[0] < 50  # type: ignore[operator]


def test_what_is_not_pixels_stays_outside() -> None:
    info = PngImagePlugin.PngInfo()
    info.add_text("Author", "a secret name")
    exif = Image.Exif()
    exif[0x010E] = "a secret place"
    buffer = io.BytesIO()
    Image.new("RGB", (9, 9)).save(buffer, "PNG", pnginfo=info, exif=exif, icc_profile=b"a secret")
    sketch = read(buffer.getvalue() + b"a secret trailer")
    assert b"secret" not in sketch.png


def test_a_turned_photograph_is_upright() -> None:
    exif = Image.Exif()
    exif[0x0112] = 6  # turn by 90 degrees
    buffer = io.BytesIO()
    Image.new("RGB", (80, 60)).save(buffer, "JPEG", exif=exif)
    sketch = read(buffer.getvalue(), "image/jpeg")
    assert (sketch.width, sketch.height) == (60, 80)


HOSTILE: list[tuple[str, bytes, str, str]] = [
    ("truncated PNG", drawing(size=(300, 300))[:-40], "image/png", "sketch_damaged"),
    ("PNG of nothing but its signature", drawing()[:8], "image/png", "sketch_damaged"),
    ("empty", b"", "image/png", "sketch_type"),
    ("JPEG said to be PNG", drawing("JPEG"), "image/png", "sketch_type"),
    ("PNG said to be WebP", drawing(), "image/webp", "sketch_type"),
    ("PNG said to be SVG", drawing(), "image/svg+xml", "sketch_type"),
    ("EPS in a PNG's place", b"%!PS-Adobe-3.0 EPSF-3.0\n", "image/png", "sketch_type"),
    ("PNG bomb", png_bomb(), "image/png", "sketch_too_large"),
    ("wide PNG", png_bomb(4097, 1), "image/png", "sketch_too_large"),
    ("text bomb", text_bomb(), "image/png", "sketch_damaged"),
    ("animation", animation(), "image/png", "sketch_damaged"),
    ("nine megabytes", drawing() + b"\0" * 9_000_000, "image/png", "sketch_too_large"),
    ("script", svg("<script>alert(1)</script>"), "image/svg+xml", "sketch_unsafe"),
    ("event handler", svg('<path d="M 0 0" onload="x()"/>'), "image/svg+xml", "sketch_unsafe"),
    ("picture", svg('<image href="http://evil.example/x.png"/>'), "image/svg+xml", "sketch_unsafe"),
    ("file", svg('<image xlink:href="file:///etc/passwd"/>'), "image/svg+xml", "sketch_unsafe"),
    ("use", svg('<use xlink:href="#a"/>'), "image/svg+xml", "sketch_unsafe"),
    ("link", svg('<a href="http://evil.example"><path/></a>'), "image/svg+xml", "sketch_unsafe"),
    (
        "fill from outside",
        svg('<rect fill="url(http://evil.example/#a)"/>'),
        "image/svg+xml",
        "sketch_unsafe",
    ),
    (
        "style from outside",
        svg("<rect style=\"fill: URL( 'http://evil.example/#a' )\"/>"),
        "image/svg+xml",
        "sketch_unsafe",
    ),
    (
        "style sheet",
        svg("<style>@import 'http://e.example';</style>"),
        "image/svg+xml",
        "sketch_unsafe",
    ),
    ("foreign object", svg("<foreignObject/>"), "image/svg+xml", "sketch_unsafe"),
    (
        "script in what is not drawn",
        svg("<metadata><g><script/></g></metadata>"),
        "image/svg+xml",
        "sketch_unsafe",
    ),
    (
        "entities",
        b'<!DOCTYPE svg [<!ENTITY a "aaaaaaaa"><!ENTITY b "&a;&a;">]>' + svg("<title>&b;</title>"),
        "image/svg+xml",
        "sketch_unsafe",
    ),
    ("deep SVG", svg("<g>" * 100 + "</g>" * 100), "image/svg+xml", "sketch_too_large"),
    ("many elements", svg("<g/>" * 20_001), "image/svg+xml", "sketch_too_large"),
    ("a megabyte and a bit", svg(" " * 1_050_000), "image/svg+xml", "sketch_too_large"),
    ("not well-formed", svg("<g>"), "image/svg+xml", "sketch_damaged"),
    ("another root", b"<html><svg/></html>", "image/svg+xml", "sketch_damaged"),
    ("no size at all", svg(attributes='width="0" height="0"'), "image/svg+xml", "sketch_damaged"),
]


@pytest.mark.parametrize(
    ("data", "media_type", "code"),
    [row[1:] for row in HOSTILE],
    ids=[row[0] for row in HOSTILE],
)
def test_hostile_files_are_refused(data: bytes, media_type: str, code: str) -> None:
    with pytest.raises(TenfoldError) as caught:
        read(data, media_type)
    assert caught.value.code == code
    assert len(caught.value.text("en").message) < 300


def test_a_bomb_costs_no_memory() -> None:
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    with pytest.raises(TenfoldError):
        read(png_bomb())
    grown = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before  # kilobytes
    assert grown < 50_000


def test_a_long_thin_svg_makes_no_giant_picture() -> None:
    sketch = read(svg(attributes='width="1" height="1000000"'), "image/svg+xml")
    assert sketch.width * sketch.height <= 1024 * 1024


@pytest.mark.parametrize("text", ["!!!!", "AAA", "data:image/png;base64,AAAA", "AAAA\nAAAA", "é"])
def test_what_is_no_base64(text: str) -> None:
    with pytest.raises(TenfoldError) as caught:
        read_sketch(SketchInput("image/png", text))
    assert caught.value.code == "sketch_damaged"


class TestRebuild:
    def test_only_drawing_is_left(self) -> None:
        plain = rebuild(
            svg('<title>x</title><text>y</text><g id="z" class="c" transform="scale(2)"/>')
        )
        for gone in (b"title", b"text", b"id=", b"class"):
            assert gone not in plain
        assert b'transform="scale(2)"' in plain

    def test_a_style_attribute_counts(self) -> None:
        assert b'stroke="#f00"' in rebuild(svg('<path style="stroke:#f00; font-size:3px"/>'))

    def test_a_gradient_of_the_file_becomes_grey(self) -> None:
        assert b'fill="#808080"' in rebuild(svg('<rect fill="url(#gradient)"/>'))

    def test_twice_is_once(self) -> None:
        once = rebuild(svg('<g><path d="M 0 0 L 9 9"/></g><rect style="fill:none"/>'))
        assert rebuild(once) == once


@given(
    st.binary(max_size=300),
    st.sampled_from(["image/png", "image/jpeg", "image/webp", "image/svg+xml"]),
    st.booleans(),
)
def test_any_bytes_are_read_or_refused_in_our_own_words(
    noise: bytes, media_type: str, headed: bool
) -> None:
    heads: dict[str, Any] = {
        "image/png": drawing()[:40],
        "image/jpeg": drawing("JPEG")[:40],
        "image/webp": drawing("WEBP")[:40],
        "image/svg+xml": b"<svg ",
    }
    try:
        read((heads[media_type] if headed else b"") + noise, media_type)
    except TenfoldError as error:
        assert error.code.startswith("sketch_")
