"""`flat` fills in what is free, keeps what is pinned, and gives a row the same in any batch."""

from __future__ import annotations

import numpy as np
import pytest

from model.networks.flat import FlatConfig, FlatNetwork, build_encoder, rows_of_values
from model.networks.flat_sampling import FREE, generate, next_step, uniform

pytestmark = pytest.mark.slow

VALUES = (4, 9, 3, 7)
STEPS = 3


@pytest.fixture(scope="module")
def network():
    config = FlatConfig(
        names=("category", "length", "collar", "colour"), values=VALUES,
        ordered=(False, True, False, False), order=(0, 2, 1, 3), width=16, blocks=1, heads=2,
        channels=(4, 6, 8),
    )  # fmt: skip
    return FlatNetwork(config)


def request(rows, seed=0):
    rng = np.random.default_rng(seed)
    return {
        "has_sketch": np.arange(rows) % 2 == 0,
        "pins": np.full((rows, len(VALUES)), FREE, np.int32),
        "seed": rng.integers(-(2**31), 2**31, (rows, 2)).astype(np.int32),
        "temperature": np.ones(rows, np.float32),
    }


def run(network, sketch, given):
    tokens, logp = generate(network, sketch, **given, steps=STEPS)
    return np.array(tokens), np.array(logp)


@pytest.fixture(scope="module")
def sketch():
    return np.random.default_rng(5).random((1, 128, 128, 1)).astype(np.float32)


def test_every_field_gets_a_value_of_its_own(network, sketch):
    tokens, logp = run(network, sketch, request(64))
    assert (tokens >= 0).all()
    assert (tokens < np.array(VALUES)).all()
    assert len(np.unique(tokens, axis=0)) > 30
    assert (logp < 0).all()


def test_pins_never_move(network, sketch):
    given = request(8)
    given["pins"][:, 1] = 5
    given["pins"][::2, 3] = 0  # does not apply
    tokens, _ = run(network, sketch, given)
    assert (tokens[:, 1] == 5).all()
    assert (tokens[::2, 3] == 0).all()


def test_a_row_does_not_depend_on_its_batch(network, sketch):
    given = request(8)
    together, _ = run(network, sketch, given)
    alone = [run(network, sketch, {k: v[i : i + 1] for k, v in given.items()})[0][0]
             for i in range(8)]  # fmt: skip
    assert (together == np.array(alone)).all()


def test_step_by_step_is_the_same_as_in_one_call(network, sketch):
    given = request(8)
    remembered = network.remember(network.encoder(sketch))
    tokens, total = given["pins"], np.zeros(8)
    for left in range(STEPS, 0, -1):
        before = np.array(tokens)
        tokens, gained = next_step(
            network, tokens, remembered, given["has_sketch"], given["seed"],
            given["temperature"], np.float32(left),
        )  # fmt: skip
        decided = np.array(tokens)
        assert ((before == FREE) | (decided == before)).all()
        total += np.array(gained)
    whole, logp = run(network, sketch, given)
    assert (np.array(tokens) == whole).all()
    assert np.allclose(total, logp, atol=1e-4)


def test_the_sketch_counts_only_where_there_is_one(network, sketch):
    tokens = np.full((2, len(VALUES)), network.config.most_values, np.int32)
    has_sketch = np.array([True, False])
    first, second = (
        np.array(network.logits(tokens, network.remember(network.encoder(each)), has_sketch))
        for each in (sketch, 1.0 - sketch)
    )
    assert np.abs(first[0] - second[0]).max() > 1e-4
    assert np.allclose(first[1], second[1], atol=1e-6)


def test_a_batch_without_sketches_is_scored_as_beside_one(network, sketch):
    rng = np.random.default_rng(8)
    tokens = np.stack([rng.integers(0, count, 6) for count in VALUES], axis=1).astype(np.int32)
    remembered = network.remember(network.encoder(sketch))
    drawn = np.zeros(6, bool)
    alone = np.array(network.logits(tokens, remembered, drawn))
    drawn[0] = True
    beside = np.array(network.logits(tokens, remembered, drawn))
    assert np.allclose(alone[1:], beside[1:], atol=1e-5)
    assert np.abs(alone[0] - beside[0]).max() > 1e-4


def test_the_hash_is_even_and_differs_by_seed_and_field():
    seeds = np.random.default_rng(1).integers(-(2**31), 2**31, (500, 2)).astype(np.int32)
    numbers = np.array(uniform(seeds, 67))
    assert numbers.shape == (500, 67)
    assert 0 < numbers.min() < numbers.max() < 1
    share, _ = np.histogram(numbers, 10, (0, 1))
    assert share.min() > 0.9 * share.mean()
    assert np.abs(np.corrcoef(numbers.T) - np.eye(67)).max() < 0.25
    assert (numbers[0] != np.array(uniform(seeds[:1] + 1, 67))[0]).all()


def test_values_have_vectors_of_their_own_and_fields_a_mask(network):
    rows = rows_of_values(network.config)
    read = [rows[field, value] for field, count in enumerate(VALUES) for value in range(count)]
    masks = rows[:, network.config.most_values]
    assert len({*read, *masks}) == sum(VALUES) + len(VALUES) == len(read) + len(masks)
    assert rows.min() == 0
    assert rows.max() == sum(VALUES) + len(VALUES) - 1


def test_a_deeper_encoder_gives_as_many_tokens():
    deep = FlatConfig(
        ("a",), (3,), (False,), (0,), width=8, channels=(4, 6, 8), residuals=(1, 2, 3)
    )
    plain = FlatConfig(("a",), (3,), (False,), (0,), width=8, channels=(4, 6, 8))
    sketch = np.zeros((2, 128, 128, 1), np.float32)
    assert build_encoder(deep)(sketch).shape == build_encoder(plain)(sketch).shape == (2, 64, 8)
    assert build_encoder(deep).count_params() > build_encoder(plain).count_params()


def test_errors_name_what_does_not_fit():
    with pytest.raises(ValueError, match="each field needs one"):
        FlatConfig(("a",), (3, 4), (False,), (0,))
    with pytest.raises(ValueError, match="width 10 is no multiple of 4 heads"):
        FlatConfig(("a",), (3,), (False,), (0,), width=10)
    with pytest.raises(ValueError, match=r"channels \(4, 6\) and residuals .* needs three of each"):
        FlatConfig(("a",), (3,), (False,), (0,), channels=(4, 6))
    with pytest.raises(ValueError, match=r"residuals \(0, -1, 2\).* none below 0"):
        FlatConfig(("a",), (3,), (False,), (0,), residuals=(0, -1, 2))
