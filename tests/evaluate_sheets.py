"""The sheets of docs/flat, for people to judge.

Ten designs of prompts in both languages and of three sketches, and what is made of real outlines.
"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import numpy as np
from PIL import Image, ImageDraw, ImageFont

from model.evaluate import clip_art
from model.evaluate.outlines import OURS, outlines
from model.garment.compose import compose
from model.garment.design import Design
from model.garment.raster import raster
from model.garment.sampler import sample
from model.garment.sketch import Hand, sketch
from model.garment.words.phrases import Language
from plugin_server.imaging import flats
from plugin_server.prompt.labels import design_name
from plugin_server.sketch.lines import outline_of
from tests.evaluate_tens import TEN, Pipeline, sketch_of

PROMPTS = (
    ("想要带有东方刺绣元素的极简风西装", "cropped denim jacket, oversized, raglan sleeves"),
    ("法式碎花连衣裙，泡泡袖，中长款", "double-breasted camel wool coat with a shawl collar"),
    ("黑色阔腿西裤，高腰", "striped cotton shirt with a camp collar, short sleeves"),
)
SKETCHES = (  # what is drawn, and by which hand
    ("dress", Hand(21, 0.08, "full")),
    ("trench", Hand(22, 0.45, "seams")),
    ("hoodie", Hand(23, 0.85, "outline")),
)
FONTS = (  # with Chinese: Linux, macOS, Windows
    "/usr/share/fonts/opentype/noto/NotoSansCJK-Regular.ttc",
    "/System/Library/Fonts/PingFang.ttc",
    "/System/Library/Fonts/STHeiti Light.ttc",
    r"C:\Windows\Fonts\msyh.ttc",
)
CELL = 230  # pixels of a design
_LINE = 26  # pixels of a caption
_TITLE = 44  # pixels
_OF_OUTLINE = 4  # designs of an outline that are shown
_OUTLINES = 2  # of each class of Fashion-MNIST
_SEED = 7
_STRENGTH = 0.8  # of a request that says nothing


def write_sheets(pipeline: Pipeline, out: Path) -> list[str]:
    """Writes the six sheets and the two of outlines; returns the names of the files.

    Raises:
        FileNotFoundError: there is no font with Chinese.
        DatasetNotFoundError: Fashion-MNIST is not here.
    """
    out.mkdir(parents=True, exist_ok=True)
    pages: dict[str, Image.Image] = {}
    for number, pair in enumerate(PROMPTS, 1):
        halves = [
            _under(pair[0], _ten(pipeline.ten(pair[0], _SEED), "zh")),
            _under(pair[1], _ten(pipeline.ten(pair[1], _SEED), "en")),
        ]
        pages[f"prompt-{number}"] = _stacked(halves)
    for number, (category, hand) in enumerate(SKETCHES, 1):
        page = sketch(compose(sample(40 + number, {"category": category})), hand, 640)
        title = f"A sketch of a {category}, roughness {hand.roughness:.2f}, {hand.detail}"
        drawn = Image.fromarray(page).resize((2 * CELL, 2 * CELL), Image.Resampling.BOX)
        ten = _ten(pipeline.ten("", _SEED, page), "en", page)
        pages[f"sketch-{number}"] = _under(title, _beside(drawn, ten))
    pages["fashion-mnist"] = _outlines(pipeline)
    pages["clip-art"] = _clip_art(pipeline)
    for name, image in pages.items():
        image.quantize(160).save(out / f"{name}.png", optimize=True)
    return [f"{name}.png" for name in pages]


def _outlines(pipeline: Pipeline) -> Image.Image:
    rows = []
    all_ = outlines(200)
    for label in OURS:
        of_label = [each for each in all_ if each.label == label][:_OUTLINES]
        rows += [
            _beside(_named(Image.fromarray(each.page), f"{label} (outline)"),
                    _some(pipeline.ten("", number, each.page), each.page))
            for number, each in enumerate(of_label)
        ]  # fmt: skip
    return _in_pairs(rows)


def _clip_art(pipeline: Pipeline) -> Image.Image:
    rows = []
    for number, picture in enumerate(clip_art.pictures()):
        ten = pipeline.ten("", number, picture.grey)
        named = _named(Image.fromarray(picture.rgb), picture.name)
        rows.append(_beside(named, _some(ten, picture.grey)))
    return _in_pairs(rows)


def _in_pairs(rows: Sequence[Image.Image]) -> Image.Image:
    half = -(-len(rows) // 2)
    return _beside(_stacked(rows[:half], 0), _stacked(rows[half:], 0))


def _ten(
    designs: Sequence[Design], language: Language, page: np.ndarray | None = None
) -> Image.Image:
    """Ten designs in two rows of five with their names, as the server draws them."""
    cells = _cells(designs, language, page)
    sheet = Image.new("RGB", (5 * CELL, 2 * (CELL + _LINE)), "white")
    for number, cell in enumerate(cells[:TEN]):
        row, column = divmod(number, 5)
        sheet.paste(cell, (column * CELL, row * (CELL + _LINE)))
    return sheet


def _some(designs: Sequence[Design], page: np.ndarray) -> Image.Image:
    """The first few of ten designs in a row."""
    sheet = Image.new("RGB", (_OF_OUTLINE * CELL, CELL + _LINE), "white")
    for number, cell in enumerate(_cells(designs[:_OF_OUTLINE], "en", page)):
        sheet.paste(cell, (number * CELL, 0))
    return sheet


def _cells(
    designs: Sequence[Design], language: Language, page: np.ndarray | None
) -> list[Image.Image]:
    outline = None if page is None else outline_of(sketch_of(page))
    return [
        _named(
            Image.fromarray(raster(flats.drawn(design, outline, _STRENGTH), CELL)),
            design_name(design.values(), number, language).rpartition(" · ")[0],
        )
        for number, design in enumerate(designs)
    ]


def _named(picture: Image.Image, name: str) -> Image.Image:
    """A picture fitted into a cell, and its name below."""
    picture = picture.convert("RGB")
    picture.thumbnail((CELL, CELL), Image.Resampling.LANCZOS)
    cell = Image.new("RGB", (CELL, CELL + _LINE), "white")
    cell.paste(picture, ((CELL - picture.width) // 2, (CELL - picture.height) // 2))
    font, pen = _font(13), ImageDraw.Draw(cell)
    while pen.textlength(name, font) > CELL - 8:
        name = name.removesuffix("…")[:-1] + "…"
    pen.text((CELL / 2, CELL + _LINE / 2), name, fill="#444444", font=font, anchor="mm")
    return cell


def _under(title: str, below: Image.Image) -> Image.Image:
    page = Image.new("RGB", (below.width, below.height + _TITLE), "white")
    page.paste(below, (0, _TITLE))
    ImageDraw.Draw(page).text((14, _TITLE / 2), title, fill="black", font=_font(20), anchor="lm")
    return page


def _beside(left: Image.Image, right: Image.Image) -> Image.Image:
    gap = 8
    size = left.width + gap + right.width, max(left.height, right.height)
    page = Image.new("RGB", size, "white")
    page.paste(left, (0, 0))
    page.paste("#E6E6E6", (left.width + gap // 2 - 1, 0, left.width + gap // 2, size[1]))
    page.paste(right, (left.width + gap, 0))
    return page


def _stacked(pages: Sequence[Image.Image], gap: int = 18) -> Image.Image:
    width = max(page.width for page in pages)
    height = sum(page.height for page in pages) + gap * (len(pages) - 1)
    sheet = Image.new("RGB", (width, height), "white")
    top = 0
    for page in pages:
        sheet.paste(page, (0, top))
        top += page.height + gap
    return sheet


def _font(size: int) -> ImageFont.FreeTypeFont:
    for path in FONTS:
        if Path(path).is_file():
            return ImageFont.truetype(path, size)
    raise FileNotFoundError("no font with Chinese here; on Debian, install fonts-noto-cjk")
