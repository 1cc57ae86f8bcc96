"""The evaluation's own arithmetic, on cases that can be worked out by hand."""

import numpy as np
import pytest

from model.evaluate.alike import is_also
from model.evaluate.coherence import errors_of, told_apart
from model.evaluate.scores import accuracies, calibration, place_of, size_errors
from model.garment.fields import Measure, fields
from model.garment.sampler import sample, samples


def tokens_of(designs):
    return np.array([design.to_tokens() for design in designs])


def test_accuracy_is_of_those_who_should_have_the_field():
    wanted = tokens_of(samples(8, 1, {"category": "coat"}))
    found = wanted.copy()
    collar = place_of("collar")
    assert accuracies(found, wanted, ["category", "collar"]) == {"category": 1.0, "collar": 1.0}
    found[:4, collar] = 0
    assert accuracies(found, wanted, ["collar", "leg"]) == {"collar": 0.5}


def test_a_size_that_is_three_levels_off_is_so_in_its_unit():
    wanted = tokens_of(samples(6, 1, {"category": "coat"}))
    found = wanted.copy()
    at = place_of("sleeve_width")
    found[:, at] += 3
    item = fields()["sleeve_width"]
    assert isinstance(item, Measure)
    errors = size_errors(found, wanted)
    assert errors["sleeve_width"] == pytest.approx(3 * item.step)
    assert errors["body_length"] == 0
    assert "inseam" not in errors


def test_calibration():
    rng = np.random.default_rng(0)
    p = rng.random(40_000)
    right = rng.random(40_000) < p
    assert calibration(p, right)[0] < 0.02
    error, bins = calibration(np.full(100, 0.95), np.zeros(100, bool))
    assert error == pytest.approx(0.95)
    assert bins == [[pytest.approx(0.95), 0.0, 100]]


def test_a_suit_jacket_without_a_breast_pocket_is_drawn_like_a_blazer_and_unlike_a_skirt():
    pins = {"category": "suit_jacket", "chest_pocket": "none", "lower_pocket": "flap"}
    suit = sample(3, {**pins, "closure": "buttons", "collar": "notch"})
    assert is_also(suit, "blazer")
    assert is_also(suit, "suit_jacket")
    assert not is_also(suit, "skirt")


def test_valid_designs_need_no_change_and_broken_ones_do():
    design = sample(5, {"category": "blazer"})
    assert errors_of(design.to_tokens()) == (0, 0)
    broken = list(design.to_tokens())
    broken[place_of("leg")] = 1  # a blazer has no legs
    choices, sizes = errors_of(broken)
    assert (choices, sizes) == (1, 0)
    broken[place_of("category")] = sample(1, {"category": "skirt"}).to_tokens()[0]
    assert errors_of(broken)[0] > 5


@pytest.mark.slow
def test_the_classifier_tells_skirts_from_coats_and_not_like_from_like():
    skirts = tokens_of(samples(60, 1, {"category": "skirt"}))
    coats = tokens_of(samples(60, 2, {"category": "coat"}))
    assert told_apart(skirts, coats) > 0.95
    rng = np.random.default_rng(1)
    same = tokens_of(samples(240, 3))
    rng.shuffle(same)
    assert 0.35 < told_apart(same[:120], same[120:]) < 0.65
