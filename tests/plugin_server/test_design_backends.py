"""A `design` model in this process and in TensorFlow Serving: the same designs everywhere."""

from __future__ import annotations

import itertools
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from model.card import Card
from model.garment.tokens import token_fields
from plugin_server.backends.backend import FREE, Backend, DesignBatch
from plugin_server.backends.embedded import EmbeddedBackend
from plugin_server.backends.serving_rest import ServingRestBackend
from plugin_server.backends.serving_signatures import signature_fault
from plugin_server.errors import BackendReplyError
from tests.live_server import LiveServer
from tests.serving_double import ServingDouble
from tests.serving_faults import changed
from tests.serving_servables import SavedModelServable

pytest_plugins = ("tests.untrained_models",)
pytestmark = pytest.mark.slow

FIELDS = len(token_fields())


@pytest.fixture(scope="module")
def embedded(untrained_flat: Path) -> Backend:
    backend = EmbeddedBackend(untrained_flat)
    backend.load()
    assert backend.models()[0].state == "ready", backend.models()[0].error
    return backend


@pytest.fixture(scope="module")
def double(untrained_flat: Path) -> Iterator[ServingDouble]:
    with ServingDouble("flat", SavedModelServable(untrained_flat / "flat" / "1")) as running:
        yield running


@pytest.fixture
def rest(untrained_flat: Path, double: ServingDouble) -> Iterator[Backend]:
    backend = ServingRestBackend(double.url, untrained_flat)
    backend.load()
    assert backend.models()[0].state == "ready", backend.models()[0].error
    yield backend
    backend.close()


def batch(rows: int = 16, *, lines: bool = False) -> DesignBatch:
    rng = np.random.RandomState(rows)
    pins = np.full((rows, FIELDS), FREE, np.int32)
    pins[:, 0] = 3
    drawn = rng.random_sample((128, 128)).astype(np.float32) if lines else None
    return DesignBatch(drawn, pins, rng.randint(-(2**31), 2**31, (rows, 2)).astype(np.int32))


def filled(backend: Backend, asked: DesignBatch) -> np.ndarray:
    *_, tokens = backend.fill("flat", asked)
    return tokens


class TestEmbedded:
    def test_each_step_decides_more_and_moves_nothing(self, embedded: Backend) -> None:
        steps = list(embedded.fill("flat", batch()))
        assert len(steps) == 4
        for before, after in itertools.pairwise(steps):
            decided = before != FREE
            assert (after[decided] == before[decided]).all()
        sizes = np.array([size for _, size in token_fields()])
        assert ((steps[-1] >= 0) & (steps[-1] < sizes)).all()
        assert (steps[-1][:, 0] == 3).all()

    def test_a_row_does_not_depend_on_its_company(self, embedded: Backend) -> None:
        asked = batch()
        together = filled(embedded, asked)
        alone = DesignBatch(None, asked.pins[5:6], asked.seeds[5:6])
        np.testing.assert_array_equal(filled(embedded, alone), together[5:6])

    def test_compiled_it_decides_the_same(self, untrained_flat: Path, embedded: Backend) -> None:
        import tensorflow as tf

        asked = batch(lines=True)
        inputs = {name: tf.constant(value) for name, value in asked.inputs(16).items()}
        loaded = tf.saved_model.load(str(untrained_flat / "flat" / "1"))
        whole = loaded.signatures["generate"](**inputs)["tokens"].numpy()
        np.testing.assert_array_equal(filled(embedded, asked), whole)

    def test_a_sketch_is_seen(self, embedded: Backend) -> None:
        asked = batch(lines=True)
        blind = DesignBatch(None, asked.pins, asked.seeds)
        assert (filled(embedded, asked) != filled(embedded, blind)).any()

    def test_more_rows_than_a_batch_are_refused(self, embedded: Backend) -> None:
        with pytest.raises(ValueError, match="17 rows do not fit a batch of 16"):
            next(embedded.fill("flat", batch(17)))


class TestServing:
    @pytest.mark.parametrize("lines", [False, True])
    def test_the_same_tokens(self, embedded: Backend, rest: Backend, lines: bool) -> None:
        for rows in (1, 16):
            asked = batch(rows, lines=lines)
            np.testing.assert_array_equal(filled(rest, asked), filled(embedded, asked))

    def test_the_same_ten_through_the_whole_server(
        self, embedded: Backend, rest: Backend, tmp_path: Path
    ) -> None:
        results = []
        for number, backend in enumerate((embedded, rest)):
            with LiveServer(tmp_path / str(number), backend) as tenfold:
                generation = tenfold.generate(prompt="格子大衣", seed=11)
                results.append([each["design"] for each in generation["variations"]])
        assert len(results[0]) == 10
        assert results[0] == results[1]

    @pytest.mark.parametrize(
        ("change", "reason"),
        [
            (lambda reply: reply.update(outputs=[1]), "no tokens"),
            (lambda reply: reply.update(outputs={"log_probability": []}), "no tokens"),
            (lambda reply: reply["outputs"].update(tokens=[[1, 2]]), "[1, 2]"),
            (lambda reply: reply["outputs"].update(tokens=[[1], [2, 3]]), "no tokens"),
            (lambda reply: reply["outputs"].update(tokens=[[0.5] * FIELDS] * 16), "float"),
        ],
    )
    def test_a_reply_that_is_no_design_is_told(
        self,
        rest: Backend,
        double: ServingDouble,
        change: Callable[[dict[str, Any]], Any],
        reason: str,
    ) -> None:
        double.script("predict", changed(change))
        with pytest.raises(BackendReplyError) as caught:
            filled(rest, batch())
        assert reason in str(caught.value)


def test_another_signature_is_told(untrained_flat: Path, double: ServingDouble) -> None:
    card = Card.read(untrained_flat / "flat" / "1")
    told = double.versions[1].servable.signature_def
    metadata = {"metadata": {"signature_def": {"signature_def": told}}}
    assert signature_fault(card, metadata) is None
    changes: dict[str, dict[str, Any]] = {
        "pins is": {"pins": {"dtype": "int32", "shape": [None, FIELDS + 1]}},
        "seed is": {"seed": {"dtype": "float32", "shape": [None, 2]}},
        "no generate": {"mask": {"dtype": "float32", "shape": [None]}},
    }
    for name, change in changes.items():
        inputs = {**card.signatures["generate"]["inputs"], **change}
        signatures = {"generate": {**card.signatures["generate"], "inputs": inputs}}
        other = Card(**{**vars(card), "signatures": signatures})
        assert name in (signature_fault(other, metadata) or "")
