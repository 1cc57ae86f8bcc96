"""A double of TensorFlow Serving and a backend that uses it."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from plugin_server.backends.serving_rest import ServingRestBackend
from tests.serving_case import CARD, DEADLINE
from tests.serving_double import ServingDouble
from tests.serving_servables import DrawnServable


@pytest.fixture
def saved_models(tmp_path: Path) -> Path:
    """A folder with the card alone: what a machine has whose models run elsewhere."""
    folder = tmp_path / "saved_models" / CARD.name / "1"
    folder.mkdir(parents=True)
    CARD.write(folder)
    return tmp_path / "saved_models"


@pytest.fixture
def double() -> Iterator[ServingDouble]:
    with ServingDouble(CARD.name, DrawnServable(CARD)) as running:
        yield running


@pytest.fixture
def pauses() -> list[float]:
    """The pauses before retries, which no test waits for."""
    return []


@pytest.fixture
def backend(
    double: ServingDouble, saved_models: Path, pauses: list[float]
) -> Iterator[ServingRestBackend]:
    """Ready, with nothing counted yet."""
    made = ServingRestBackend(double.url, saved_models, deadline=DEADLINE, sleep=pauses.append)
    made.load()
    assert made.models()[0].state == "ready"
    double.calls.clear()
    yield made
    made.close()
