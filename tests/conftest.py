"""Fixtures that every room's tests may use: real servers on real sockets."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import settings

from tests.fake_backend import FakeBackend
from tests.live_server import LiveServer

# A busy machine is no failure.
settings.register_profile("tenfold", deadline=None)
settings.load_profile("tenfold")


@pytest.fixture
def fake_backend() -> FakeBackend:
    """A scriptable backend without TensorFlow."""
    return FakeBackend()


@pytest.fixture
def live_server(tmp_path: Path, fake_backend: FakeBackend) -> Iterator[LiveServer]:
    """A whole server on a free port, with the scriptable backend."""
    with LiveServer(tmp_path / "data", fake_backend) as server:
        yield server


@pytest.fixture
def figma_server(tmp_path: Path, fake_backend: FakeBackend) -> Iterator[LiveServer]:
    """The same on the first port that Figma's manifest names and that is free here."""
    with LiveServer(tmp_path / "data", fake_backend, figma_port=True) as server:
        yield server
