"""Fixtures that every room's tests may use: real servers on real sockets."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from hypothesis import settings
from xdist.scheduler import LoadScopeScheduling

from tests.fake_backend import FakeBackend
from tests.live_server import LiveServer

# A busy machine is no failure.
settings.register_profile("tenfold", deadline=None)
settings.load_profile("tenfold")


# Figma's manifest names three ports, and a stopped server has to get its own back.
PORTS = ("tests/figma/", "tests/illustrator/")


class Together(LoadScopeScheduling):
    """Keeps a file's tests in one process, where several run, and those that share the ports."""

    def _split_scope(self, nodeid: str) -> str:
        return "ports" if nodeid.startswith(PORTS) else nodeid.partition("::")[0]


@pytest.hookimpl(optionalhook=True)
def pytest_xdist_make_scheduler(config: pytest.Config, log: Any) -> Together:
    """The order in which several processes get the tests."""
    return Together(config, log)


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
