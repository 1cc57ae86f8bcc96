"""The SVG opens in Inkscape: every part under its name, and the same picture as ours."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import xml.etree.ElementTree as ET  # our own output, never a stranger's
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import numpy.typing as npt
import pytest
from PIL import Image

from model.garment.compose import compose
from model.garment.cut import cut
from model.garment.design import Design
from model.garment.drawing import Drawing
from model.garment.fields import value_names
from model.garment.raster import raster
from model.garment.sampler import sample
from model.garment.svg import svg

pytestmark = pytest.mark.slow

COUNT = 32
SIZE = 512
# Of 255, mean over the pixels: antialiasing along lines gives 0.2 to 0.8, a dense print up to 2.2.
MEAN_DIFFERENCE = 3.0
MEAN_OF_ALL = 0.7
# Pixels that plainly differ, where a part is missing, in another place or another colour.
STRIKING, STRIKING_SHARE = 60, 0.001
_BOX = re.compile(r"^([A-Za-z][A-Za-z0-9-]*)(?:,-?[0-9.]+){4}$", re.MULTILINE)


@dataclass(frozen=True)
class Opened:
    """What Inkscape made of one drawing."""

    drawing: Drawing
    names: list[str]  # of groups and paths, in paint order
    picture: npt.NDArray[np.uint8]  # [SIZE, SIZE, 3]


def _varied() -> list[Design]:
    """Designs of all kinds: every one another category and another print."""
    categories, prints = value_names("category"), value_names("print")
    return [
        sample(i, {"category": categories[7 * i % len(categories)],
                   "print": prints[5 * i % len(prints)]})
        for i in range(COUNT)
    ]  # fmt: skip


def _run(inkscape: str, folder: Path, actions: Sequence[str]) -> str:
    """What one Inkscape process prints; its settings stay in `folder`."""
    homes = ("HOME", "XDG_CONFIG_HOME", "XDG_CACHE_HOME", "XDG_DATA_HOME", "INKSCAPE_PROFILE_DIR")
    reply = subprocess.run(
        [inkscape, "--shell"],
        input="\n".join((*actions, "quit", "")),
        env=os.environ | dict.fromkeys(homes, str(folder)),
        capture_output=True,
        text=True,
        check=True,
        timeout=300,
    )
    return reply.stdout


@pytest.fixture(scope="module")
def opened(tmp_path_factory: pytest.TempPathFactory) -> list[Opened]:
    """Varied drawings, a third of them cut for a canvas, as Inkscape sees them."""
    inkscape = shutil.which("inkscape")
    if inkscape is None:
        pytest.skip("no inkscape here: install Inkscape (apt-get install inkscape)")
    folder = tmp_path_factory.mktemp("inkscape")
    drawings = [compose(design) for design in _varied()]
    drawings = [cut(drawing) if i % 3 == 1 else drawing for i, drawing in enumerate(drawings)]
    actions = []
    for i, drawing in enumerate(drawings):
        (folder / f"{i}.svg").write_text(svg(drawing), encoding="utf-8")
        actions.append(
            f"file-open:{folder / str(i)}.svg;query-all;export-filename:{folder / str(i)}.png;"
            f"export-width:{SIZE};export-background:#ffffff;export-background-opacity:1;export-do;"
            "file-close"
        )
    printed = _run(inkscape, folder, actions).split("file-open:")[1:]
    return [
        Opened(drawing, _BOX.findall(text)[1:], _picture(folder / f"{i}.png"))
        for i, (drawing, text) in enumerate(zip(drawings, printed, strict=True))
    ]


def _picture(path: Path) -> npt.NDArray[np.uint8]:
    with Image.open(path) as image:
        return np.asarray(image.convert("RGB"))


def test_every_layer_has_its_name(opened: list[Opened]) -> None:
    for item in opened:
        root = ET.fromstring(svg(item.drawing))
        named = [e.attrib["id"] for e in root.iter() if e.tag.endswith(("}g", "}path"))
                 and "id" in e.attrib]  # fmt: skip
        assert item.names == named
        assert {group.id for group in item.drawing.groups} <= set(item.names)


def test_the_picture_is_ours(opened: list[Opened]) -> None:
    means = []
    for i, item in enumerate(opened):
        difference = np.abs(raster(item.drawing, SIZE).astype(int) - item.picture)
        means.append(float(difference.mean()))
        assert means[-1] < MEAN_DIFFERENCE, f"drawing {i}"
        assert (difference.max(axis=2) > STRIKING).mean() < STRIKING_SHARE, f"drawing {i}"
    assert np.mean(means) < MEAN_OF_ALL
