"""The SVG shows in an independent renderer what skia draws from the same paths."""

import io

import numpy as np
import pytest
from PIL import Image
from resvg_py import svg_to_bytes

from model.garment.compose import compose
from model.garment.cut import cut
from model.garment.raster import raster
from model.garment.sampler import sample
from model.garment.svg import svg


@pytest.mark.parametrize("seed", range(6))
@pytest.mark.parametrize("form", [lambda drawing: drawing, cut], ids=["clipped", "cut"])
def test_resvg_and_skia_agree(seed, form):
    drawing = form(compose(sample(seed)))
    ours = raster(drawing, 512).astype(int)
    png = bytes(svg_to_bytes(svg_string=svg(drawing), width=512, height=512, background="#FFFFFF"))
    theirs = np.asarray(Image.open(io.BytesIO(png)).convert("RGB")).astype(int)
    difference = np.abs(ours - theirs).max(axis=2)
    assert (difference > 60).mean() < 0.01
