"""The inputs of a call: shapes and fixed values of the warm-up request, the rest drawn by name."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

from model.card import Card
from model.export.examples import Input, draw, inputs_of, rows_of
from model.export.image import image_signatures
from model.export.saved_model import write_saved_model

pytestmark = pytest.mark.slow
pytest_plugins = ("tests.untrained_models",)


def test_a_designs_inputs(untrained_flat):
    folder = untrained_flat / "flat" / "1"
    inputs = inputs_of(folder, Card.read(folder))
    assert rows_of(inputs) == 16
    drawn = draw(inputs, np.random.default_rng(0))
    assert {name: value.dtype.name for name, value in drawn.items()} == {
        "sketch": "float32",
        "has_sketch": "bool",
        "pins": "int32",
        "seed": "int32",
        "temperature": "float32",
    }
    assert drawn["sketch"].shape == (1, 128, 128, 1)
    assert set(np.unique(drawn["sketch"])) == {0.0, 1.0}
    assert 0.01 < drawn["sketch"].mean() < 0.1
    assert set(drawn["has_sketch"]) == {False, True}
    assert (drawn["pins"] == -1).all()
    assert len(np.unique(drawn["seed"])) == drawn["seed"].size
    assert (drawn["temperature"] == 1).all()


def test_a_style_is_in_zero_to_one():
    drawn = draw((Input("style", "float32", (4, 50), "uniform"),), np.random.default_rng(0))
    assert 0 <= drawn["style"].min() < 0.1
    assert 0.9 < drawn["style"].max() < 1


def test_an_unknown_input_with_several_values_is_named(tmp_path: Path, card: Card):
    inputs = {"weather": {"dtype": "float32", "shape": [None, 2]}}
    signatures = {"generate": image_signatures(2, 1, 1)["generate"] | {"inputs": inputs}}
    card = Card(**vars(card) | {"signatures": signatures})
    folder = write_saved_model(
        card,
        {"generate": lambda weather: {"images": weather * 2}},
        {"generate": {"weather": np.array([[1, 2]], np.float32)}},
        tmp_path,
    )
    with pytest.raises(ValueError, match="input 'weather' of untrained is none of latent, style"):
        inputs_of(folder, card)
