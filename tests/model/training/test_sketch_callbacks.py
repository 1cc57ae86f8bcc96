"""What a run of sketch shows: the same outlines, painted again, and how far they are off."""

from __future__ import annotations

import numpy as np
import pytest
from PIL import Image

from model.garment.style_code import LENGTH
from model.networks.sketch import LATENT, SketchGenerator
from model.training.sketch_callbacks import HeldOut, painted_outlines
from model.training.trainer import Report
from tests.model.training.events import events
from tests.model.training.tiny_sketch import add_tiny, grey_squares, squares

pytestmark = pytest.mark.slow


@pytest.fixture
def generator(monkeypatch) -> SketchGenerator:
    add_tiny(monkeypatch)
    return SketchGenerator(LENGTH, "tiny", seed=1)


def test_the_samples_are_the_outlines_in_their_styles(generator):
    groups = squares(outlines=10, styles=3)
    samples = painted_outlines(groups, 9, seed=2)
    images = samples.draw(generator)
    assert images.shape == (27, 128, 128, 3)
    assert samples.latents.shape == (27, LENGTH + LATENT)
    # The last row: its own outline, style and latent.
    code, latent = samples.latents[-1:, :LENGTH], samples.latents[-1:, LENGTH:]
    np.testing.assert_array_equal(code, groups.codes[8, 2][None])
    alone = generator([groups.rough[8:9, :, :, None] / np.float32(255), code, latent]).numpy()
    np.testing.assert_allclose(images[-1], (alone[0] + 1) * 127.5, atol=0.51)


def test_where_no_style_is_known_the_samples_are_painted_from_their_latents(monkeypatch):
    add_tiny(monkeypatch)
    generator = SketchGenerator(0, "tiny", seed=1, side=32)
    groups = grey_squares(pictures=12, side=32)
    samples = painted_outlines(groups, 10, seed=2)
    images = samples.draw(generator)
    assert images.shape == (10, 32, 32, 3)
    assert samples.latents.shape == (10, LATENT)
    line = groups.rough[9:10, :, :, None] / np.float32(255)
    alone = generator([line, samples.latents[-1:]]).numpy()
    np.testing.assert_allclose(images[-1], (alone[0] + 1) * 127.5, atol=0.51)


def test_held_out_outlines_are_shown_every_so_many_images_with_their_loss(
    tmp_path, generator, capsys
):
    groups = squares(outlines=3, styles=2)
    held_out = HeldOut(tmp_path, groups, every=50)
    for images, saved in ((8, False), (16, True), (40, True), (80, True)):
        held_out.on_report(Report(1, images, 128, {}, 8.0, saved, False, generator))
    written = events(tmp_path / "tensorboard")
    assert set(written["loss/held_out_painting"]) == {16, 80}
    assert set(written["right_above_painted"]) == {16, 80}
    assert capsys.readouterr().out.count("held out: painting") == 2
    with Image.open(tmp_path / "samples.png") as page:
        assert page.size == (3 * 128, 6 * 128)
        right = np.asarray(page)[:128, 128:256]
    np.testing.assert_array_equal(right, groups.pictures[0, 0])
