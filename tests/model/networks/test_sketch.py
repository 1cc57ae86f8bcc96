"""`sketch` paints each row by itself, in the colours of its palette, and is small."""

import keras
import numpy as np
import pytest

from model.garment.style_code import LENGTH, PALETTE
from model.networks import sketch
from model.networks.sketch import SketchGenerator
from model.networks.sketch_layers import FREE_COLOURS, DepthToSpace, PaletteMix, SpaceToDepth
from model.networks.sketch_layers import PALETTE as COLOURS
from tests.model.training.tiny_sketch import add_tiny


@pytest.fixture(scope="module")
def tiny():
    with pytest.MonkeyPatch.context() as patch:
        add_tiny(patch)
        yield


@pytest.fixture(scope="module")
def generator(tiny):
    """Its weights are away from the start, where style and latent change nothing yet."""
    generator = SketchGenerator(LENGTH, "tiny", seed=3)
    rng = np.random.default_rng(1)
    for weight in generator.trainable_variables:
        weight.assign(rng.normal(0, 0.1, weight.shape))
    return generator


def rows(count, seed=0):
    rng = np.random.default_rng(seed)
    return (
        rng.random((count, 128, 128, 1)).astype(np.float32),
        rng.random((count, LENGTH)).astype(np.float32),
        rng.normal(size=(count, sketch.LATENT)).astype(np.float32),
    )


def test_a_sketch_is_painted_in_every_style(generator):
    drawn, style, latent = rows(3)
    images = generator([drawn[:1], style, latent])
    assert images.shape == (3, 128, 128, 3)
    assert float(keras.ops.max(keras.ops.abs(images))) <= 1.0


def test_one_sketch_for_all_rows_is_that_sketch_in_each_row(generator):
    drawn, style, latent = rows(2)
    one = generator([drawn[:1], style, latent])
    each = generator([drawn[[0, 0]], style, latent])
    assert np.allclose(one, each, atol=1e-6)


def test_two_styles_of_each_sketch_stand_beside_each_other(generator):
    drawn, style, latent = rows(4)
    images = generator([drawn[:2], style, latent])
    alone = generator([drawn[1:2], style[2:3], latent[2:3]])
    assert np.allclose(images[2:3], alone, atol=1e-5)


def test_sketch_style_and_latent_change_the_image(generator):
    drawn, style, latent = rows(2)
    first = generator([drawn[:1], style[:1], latent[:1]])
    for other in (
        (drawn[1:], style[:1], latent[:1]),
        (drawn[:1], style[1:], latent[:1]),
        (drawn[:1], style[:1], latent[1:]),
    ):
        assert float(keras.ops.max(keras.ops.abs(first - generator(list(other))))) > 1e-4


@pytest.fixture(scope="module")
def lending(tiny):
    """Styles are encoded; away from the start, too."""
    generator = SketchGenerator(0, "tiny", seed=3, side=32)
    rng = np.random.default_rng(1)
    for weight in generator.trainable_variables:
        weight.assign(rng.normal(0, 0.2, weight.shape))
    return generator


def test_without_known_styles_the_latent_is_the_whole_style(lending):
    rng = np.random.default_rng(0)
    drawn = rng.random((1, 32, 32, 1)).astype(np.float32)
    latent = rng.normal(size=(3, sketch.LATENT)).astype(np.float32)
    images = np.asarray(lending([drawn, latent]))
    assert images.shape == (3, 32, 32, 3)
    assert np.abs(images).max() <= 1.0
    assert np.abs(images[0] - images[1]).max() > 1e-3
    alone = lending([drawn, latent[1:2]])
    assert np.allclose(images[1:2], alone, atol=1e-5)


def test_a_picture_lends_a_latent_whatever_lies_beside_it(lending):
    pictures = np.random.default_rng(0).uniform(-1, 1, (3, 32, 32, 3)).astype(np.float32)
    lent = np.asarray(lending.lent(pictures))
    assert lent.shape == (3, sketch.LATENT)
    assert np.abs(lent[0] - lent[1]).max() > 1e-4
    assert np.allclose(lent[1:2], lending.lent(pictures[1:2]), atol=1e-5)


def test_a_picture_lends_where_its_print_is(lending):
    above, below = np.ones((2, 1, 32, 32, 3), np.float32)
    above[:, 4:12, 8:24] = below[:, 20:28, 8:24] = -1.0
    assert np.abs(np.asarray(lending.lent(above)) - lending.lent(below)).max() > 1e-4


def test_latents_are_drawn_where_those_of_pictures_are_and_wider_if_asked(tiny):
    rng = np.random.default_rng(0)
    mixed = rng.normal(size=(sketch.LATENT, sketch.LATENT))
    pictures = (3.0 + rng.normal(size=(4000, sketch.LATENT)) @ mixed).astype(np.float32)
    normal = rng.normal(size=(4000, sketch.LATENT)).astype(np.float32)
    for wide in (1.0, 1.5):
        generator = SketchGenerator(0, "tiny", side=32, wide=wide)
        assert np.allclose(generator.drawn(normal), wide * normal, atol=1e-3)  # none was noted
        generator.moments.note(pictures)
        drawn = np.asarray(generator.drawn(normal))
        of_pictures = wide**2 * np.cov(pictures.T)
        assert np.abs(drawn.mean(axis=0) - pictures.mean(axis=0)).max() < 0.5
        assert np.abs(np.cov(drawn.T) - of_pictures).max() < 0.1 * np.abs(of_pictures).max()
        assert np.allclose(generator.normal(drawn), normal, atol=1e-2)


def test_without_colours_every_pixel_is_grey(tiny):
    generator = SketchGenerator(0, "tiny", seed=3, side=32, grey=True)
    rng = np.random.default_rng(1)
    for weight in generator.trainable_variables:
        weight.assign(rng.normal(0, 0.2, weight.shape))
    images = np.asarray(generator([np.ones((1, 32, 32, 1)), rng.normal(size=(3, sketch.LATENT))]))
    assert (images == images[..., :1]).all()
    assert np.ptp(images) > 0.01


def test_styles_begin_at_the_standard_normal(tiny):
    encoder = sketch.build_style_encoder("tiny", side=64)
    assert not np.asarray(encoder(np.ones((1, 64, 64, 3), np.float32))).any()


def test_a_line_map_is_made_smaller_without_fading():
    lines = np.zeros((1, 128, 128, 1), np.float32)
    lines[:, :, 50] = 1.0
    small = np.asarray(sketch.reduced(lines, 32))[0, :, :, 0]
    assert small[:, 12].tolist() == [1.0] * 32
    assert small.sum() == 32
    assert sketch.reduced(lines, 128) is lines


def test_no_such_side():
    with pytest.raises(ValueError, match="side is 48 pixels; it must be one of 32, 64, 128"):
        SketchGenerator(LENGTH, "small", side=48)


def test_a_palette_is_mixed_and_nothing_beside_it():
    assert len(PALETTE) == COLOURS
    kinds = 1 + COLOURS + FREE_COLOURS
    logits = np.full((1, 128, 128, kinds), -50.0, np.float32)
    logits[..., 2] = 50.0  # the second colour of the palette alone
    style = np.linspace(0, 1, LENGTH, dtype=np.float32)[None]
    images = PaletteMix()([logits, style, np.zeros((1, 3 * FREE_COLOURS), np.float32)])
    assert np.allclose(images[0, 5, 7], 2 * style[0, 3:6] - 1, atol=1e-5)


def test_space_to_depth_and_back_loses_nothing():
    image = np.random.default_rng(0).random((2, 8, 12, 3)).astype(np.float32)
    deep = SpaceToDepth(2)(image)
    assert deep.shape == (2, 4, 6, 12)
    assert np.allclose(DepthToSpace(2)(deep), image)
    assert np.allclose(deep[0, 0, 0, :3], image[0, 0, 0])


def test_it_is_saved_and_read(generator, tmp_path):
    generator.save(tmp_path / "sketch.keras")
    again = keras.saving.load_model(tmp_path / "sketch.keras")
    drawn, style, latent = rows(1)
    assert np.allclose(generator([drawn, style, latent]), again([drawn, style, latent]), atol=1e-6)


def test_the_small_one_has_at_most_four_million_weights():
    assert SketchGenerator(LENGTH, "small").count_params() <= 4_000_000


def test_a_seed_decides_the_weights(tiny):
    first, same, other = (
        sketch.build_encoder("tiny", seed).get_layer("at_64").kernel.numpy() for seed in (1, 1, 2)
    )
    assert (first == same).all()
    assert (first != other).any()


def test_no_such_size():
    with pytest.raises(ValueError, match="size is 'huge'; it must be one of small, base"):
        SketchGenerator(LENGTH, "huge")
