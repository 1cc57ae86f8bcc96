"""A server whose model makes designs, for the tests of the panel and of the plugins."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.fake_backend import CARD, FLAT_CARD, FakeBackend
from tests.live_server import LiveServer


@pytest.fixture
def flat_server(tmp_path: Path) -> Iterator[LiveServer]:
    """A whole server on a free port; its fields are drawn at random, all else is real."""
    with LiveServer(tmp_path / "data", FakeBackend(FLAT_CARD, CARD)) as server:
        yield server


@pytest.fixture
def figma_flat_server(tmp_path: Path) -> Iterator[LiveServer]:
    """The same on the first port that Figma's manifest names and that is free here."""
    backend = FakeBackend(FLAT_CARD, CARD)
    with LiveServer(tmp_path / "data", backend, figma_port=True) as server:
        yield server
