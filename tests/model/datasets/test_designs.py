"""Batches of designs: the same for the same seed, masked as sampling masks, from checked shards."""

from __future__ import annotations

import numpy as np
import pytest

from model.datasets.designs import DesignBatches, Designs, masked_fields, token_layout
from model.garment.shards import Order, write_shards

pytestmark = pytest.mark.slow


@pytest.fixture(scope="module")
def folder(tmp_path_factory):
    out = tmp_path_factory.mktemp("shards")
    for order in (Order(out, 6, flat_size=0, sketches=2, per_shard=4),
                  Order(out, 5, seed=2, flat_size=0, sketches=0)):  # fmt: skip
        write_shards(order, workers=1, report=lambda text: None)
    return out


@pytest.fixture(scope="module")
def batches(folder):
    layout = token_layout()
    return DesignBatches(
        Designs.open(folder), order=layout["order"], mask=max(layout["values"]), batch_size=12,
        steps=2, seed=3,
    )  # fmt: skip


def test_shards_with_and_without_sketches_are_read(folder):
    designs = Designs.open(folder)
    assert designs.line_maps.shape == (6, 2, 128, 128)
    assert len(designs) == 11
    assert len(designs.bare) == 5


def test_a_batch_is_what_the_network_takes_and_repeats(batches):
    inputs, tokens, weights = batches[1]
    assert inputs["sketch"].shape == (8, 128, 128)
    assert inputs["sketch"].max() > 200
    assert {len(values) for values in inputs["wear"].values()} == {8}
    masked = inputs["tokens"] != tokens
    assert ((weights > 0) == masked).all()
    again = batches[1]
    assert (again[1] == tokens).all()
    assert (again[0]["sketch"] == inputs["sketch"]).all()
    assert (batches[0][1] != tokens).any()


def test_masks_reach_from_one_field_to_all():
    order = token_layout()["order"]
    masked = masked_fields(np.random.default_rng(0), 2000, order)
    counts = masked.sum(axis=1)
    assert counts.min() >= 1
    assert (counts == len(order)).mean() > 0.02
    assert 0.5 < masked.mean() < 0.75
    first = masked[:, order[0]].mean()
    assert first < masked[:, order[-1]].mean()  # what is decided first is known more often


def test_many_sketches_stand_alone_and_no_bare_row_more_than_sampling_meets(folder):
    layout = token_layout()
    batches = DesignBatches(
        Designs.open(folder), order=layout["order"], mask=max(layout["values"]), batch_size=900,
        steps=1, seed=3,
    )  # fmt: skip
    _, _, weights = batches[0]
    alone = np.asarray((weights > 0).all(axis=1))
    assert 0.4 < alone[:600].mean() < 0.6
    assert alone[600:].mean() < 0.2


def test_errors_name_the_folder_and_the_remedy(tmp_path):
    with pytest.raises(FileNotFoundError, match="holds no designs with sketches"):
        Designs.open(tmp_path)
    np.savez(tmp_path / "designs-1.npz", tokens=np.full((1, 67), 9999, np.int16))
    with pytest.raises(ValueError, match="another design space"):
        Designs.open(tmp_path)
