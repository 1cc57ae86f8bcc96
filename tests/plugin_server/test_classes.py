"""Which class a request names, and which one a seed draws."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace

import numpy as np
import pytest

from plugin_server.generation.classes import classes_of, labels, named_classes
from plugin_server.schema.requests import GenerationRequest
from tests.fake_backend import CARD

FASHION = (
    "T-shirt/top", "trouser", "pullover", "dress", "coat",
    "sandal", "shirt", "sneaker", "bag", "ankle boot",
)  # fmt: skip
PROGRESSIVE = replace(CARD, data={"classes": list(FASHION)}, uses=("prompt", "pins"))


def named(prompt: str = "", **pins: str) -> list[str]:
    request = GenerationRequest(prompt=prompt, pins=dict(pins))
    return [FASHION[index] for index in named_classes(request, FASHION)]


@pytest.mark.parametrize(
    ("prompt", "expected"),
    [
        ("a red coat", ["coat"]),
        ("一件大衣", ["coat"]),
        ("黑色连衣裙", ["dress"]),
        ("t-shirt", ["T-shirt/top"]),
        ("T恤", ["T-shirt/top"]),
        ("wide trousers", ["trouser"]),
        ("white sneakers", ["sneaker"]),
        ("Ankle boots, please", ["ankle boot"]),
        ("sweater with a crew neck", ["pullover"]),
        ("a shirt", ["shirt"]),
        ("coats and dresses", ["dress", "coat"]),
        ("something blue", []),
        ("a kimono", []),
        ("", []),
    ],
)
def test_words_name_a_class_by_category_or_by_its_own_name(prompt, expected):
    assert named(prompt) == expected


def test_a_pinned_category_wins_over_the_words():
    assert named("a coat", category="dress") == ["dress"]
    assert named(category="sweater") == ["pullover"]
    assert named("a coat", category="skirt") == []


def test_the_folders_of_a_house_are_read_by_the_vocabulary():
    request = GenerationRequest(prompt="连衣裙")
    assert named_classes(request, ("spring coats", "evening_dresses", "IMG")) == (1,)
    assert named_classes(GenerationRequest(prompt="img 7"), ("coats", "IMG")) == (1,)


def test_the_named_class_is_made_by_all_rows():
    drawn = labels((4,), PROGRESSIVE, range(10))
    assert drawn is not None
    assert (drawn.tolist(), drawn.dtype) == ([4] * 10, np.int32)


def test_without_a_name_each_seed_draws_its_own_class():
    seeds = range(2**32 - 3, 2**32)
    together = labels((), PROGRESSIVE, seeds)
    alone = [labels((), PROGRESSIVE, [seed]) for seed in seeds]
    assert together is not None
    assert together.tolist() == [one[0] for one in alone if one is not None]
    many = labels((), PROGRESSIVE, range(2000))
    assert many is not None
    counts = Counter(many.tolist())
    assert set(counts) == set(range(10))
    assert max(counts.values()) < 260  # 200 each, and four standard deviations


def test_of_several_named_classes_each_seed_draws_one():
    drawn = labels((2, 4), PROGRESSIVE, range(50))
    assert drawn is not None
    assert set(drawn.tolist()) == {2, 4}


def test_a_model_without_classes_is_given_none():
    assert classes_of(CARD) == ()
    assert labels((), CARD, [1, 2]) is None
