"""`sketch` paints each row by itself, in the colours of its palette, and is small."""

import keras
import numpy as np
import pytest

from model.garment.style_code import LENGTH, PALETTE
from model.networks import sketch
from model.networks.sketch import DepthToSpace, PaletteMix, SketchGenerator, SpaceToDepth
from tests.model.training.tiny_sketch import add_tiny


@pytest.fixture
def generator(monkeypatch):
    add_tiny(monkeypatch)
    return SketchGenerator(LENGTH, "tiny", seed=3)


def rows(count, seed=0):
    rng = np.random.default_rng(seed)
    return (
        rng.random((count, 128, 128, 1)).astype(np.float32),
        rng.random((count, LENGTH)).astype(np.float32),
        rng.normal(size=(count, sketch.LATENT)).astype(np.float32),
    )


def shaken(generator):
    """Weights away from the start, where style and latent change nothing yet."""
    rng = np.random.default_rng(1)
    for weight in generator.trainable_variables:
        weight.assign(rng.normal(0, 0.1, weight.shape))
    return generator


def test_a_sketch_is_painted_in_every_style(generator):
    drawn, style, latent = rows(3)
    images = generator([drawn[:1], style, latent])
    assert images.shape == (3, 128, 128, 3)
    assert float(keras.ops.max(keras.ops.abs(images))) <= 1.0


def test_one_sketch_for_all_rows_is_that_sketch_in_each_row(generator):
    shaken(generator)
    drawn, style, latent = rows(2)
    one = generator([drawn[:1], style, latent])
    each = generator([drawn[[0, 0]], style, latent])
    assert np.allclose(one, each, atol=1e-6)


def test_two_styles_of_each_sketch_stand_beside_each_other(generator):
    shaken(generator)
    drawn, style, latent = rows(4)
    images = generator([drawn[:2], style, latent])
    alone = generator([drawn[1:2], style[2:3], latent[2:3]])
    assert np.allclose(images[2:3], alone, atol=1e-5)


def test_sketch_style_and_latent_change_the_image(generator):
    shaken(generator)
    drawn, style, latent = rows(2)
    first = generator([drawn[:1], style[:1], latent[:1]])
    for other in (
        (drawn[1:], style[:1], latent[:1]),
        (drawn[:1], style[1:], latent[:1]),
        (drawn[:1], style[:1], latent[1:]),
    ):
        assert float(keras.ops.max(keras.ops.abs(first - generator(list(other))))) > 1e-4


def test_a_palette_is_mixed_and_nothing_beside_it():
    assert len(PALETTE) == sketch.PALETTE
    kinds = 1 + sketch.PALETTE + sketch.FREE_COLOURS
    logits = np.full((1, 128, 128, kinds), -50.0, np.float32)
    logits[..., 2] = 50.0  # the second colour of the palette alone
    style = np.linspace(0, 1, LENGTH, dtype=np.float32)[None]
    images = PaletteMix()([logits, style, np.zeros((1, 3 * sketch.FREE_COLOURS), np.float32)])
    assert np.allclose(images[0, 5, 7], 2 * style[0, 3:6] - 1, atol=1e-5)


def test_space_to_depth_and_back_loses_nothing():
    image = np.random.default_rng(0).random((2, 8, 12, 3)).astype(np.float32)
    deep = SpaceToDepth(2)(image)
    assert deep.shape == (2, 4, 6, 12)
    assert np.allclose(DepthToSpace(2)(deep), image)
    assert np.allclose(deep[0, 0, 0, :3], image[0, 0, 0])


def test_it_is_saved_and_read(generator, tmp_path):
    shaken(generator).save(tmp_path / "sketch.keras")
    again = keras.saving.load_model(tmp_path / "sketch.keras")
    drawn, style, latent = rows(1)
    assert np.allclose(generator([drawn, style, latent]), again([drawn, style, latent]), atol=1e-6)


def test_the_small_one_has_at_most_four_million_weights_and_a_seed_decides_them():
    small = SketchGenerator(LENGTH, "small", seed=1)
    assert small.count_params() <= 4_000_000
    same, other = SketchGenerator(LENGTH, "small", seed=1), SketchGenerator(LENGTH, "small", seed=2)
    first = [model.encoder.get_layer("at_64").kernel.numpy() for model in (small, same, other)]
    assert (first[0] == first[1]).all()
    assert (first[0] != first[2]).any()


def test_no_such_size():
    with pytest.raises(ValueError, match="size is 'huge'; it must be one of small, base"):
        SketchGenerator(LENGTH, "huge")
