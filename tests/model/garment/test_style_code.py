"""A style code says all that the picture owes to cloth, print and colours."""

import numpy as np

from model.garment.design import settle
from model.garment.sampler import restyled, sample, samples
from model.garment.style_code import LENGTH, style_code


def test_a_code_begins_with_the_palette():
    design = settle({"category": "t_shirt", "base": "#FF8000"})
    code = style_code(design)
    assert code.shape == (LENGTH,)
    assert code.dtype == np.float32
    assert np.allclose(code[:3], [1, 128 / 255, 0], atol=1e-6)


def test_codes_have_one_fabric_and_one_print_and_stay_small():
    codes = np.stack([style_code(design) for design in samples(60, 1)])
    assert np.abs(codes).max() <= 1.0
    assert (codes[:, 15:].sum(axis=1) > 1.9).all()
    solid = [style_code(settle({"category": "t_shirt", "print": "solid"}))]
    assert (solid[0][-3:] == 0).all()


def test_another_structure_has_the_same_code_and_another_style_has_not():
    design = sample(11)
    same = settle({**design.values(), "body_length": 40.0})
    assert (style_code(same) == style_code(design)).all()
    assert (style_code(restyled(design, 1)) != style_code(design)).any()


def test_half_a_turn_of_a_print_is_the_same_print():
    one, other = (
        style_code(settle({"category": "t_shirt", "print": "stripes", "print_placement": "all_over",
                           "print_angle": angle}))
        for angle in (-90.0, 90.0)
    )  # fmt: skip
    assert np.allclose(one, other, atol=1e-6)
