"""The same SavedModel and the same seeds give the same bytes wherever the model runs."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from model.latents import latents
from plugin_server.backends.backend import Backend
from plugin_server.backends.embedded import EmbeddedBackend
from plugin_server.backends.serving_rest import ServingRestBackend
from tests.live_server import LiveServer
from tests.serving_double import ServingDouble, Version
from tests.serving_servables import SavedModelServable

pytest_plugins = ("tests.untrained_models",)
pytestmark = pytest.mark.slow


@pytest.fixture(scope="module")
def double(untrained_models: Path) -> Iterator[ServingDouble]:
    servable = SavedModelServable(untrained_models / "dcgan" / "1")
    with ServingDouble("dcgan", servable) as running:
        yield running


@pytest.fixture(scope="module")
def embedded(untrained_models: Path) -> Backend:
    backend = EmbeddedBackend(untrained_models)
    backend.load()
    return backend


@pytest.fixture
def rest(untrained_models: Path, double: ServingDouble) -> Iterator[Backend]:
    backend = ServingRestBackend(double.url, untrained_models)
    backend.load()
    assert backend.models()[0].state == "ready", backend.models()[0].error
    yield backend
    backend.close()


@pytest.mark.parametrize("rows", [1, 2])
def test_the_same_png(rows: int, embedded: Backend, rest: Backend) -> None:
    for seed in range(0, 40, rows):
        batch = latents(range(seed, seed + rows), 100)
        here = embedded.generate("dcgan", batch)
        assert len(set(here)) == rows
        assert rest.generate("dcgan", batch) == here


def test_the_same_picture_through_the_whole_server(
    embedded: Backend, rest: Backend, tmp_path: Path
) -> None:
    pictures = []
    for number, backend in enumerate((embedded, rest)):
        with LiveServer(tmp_path / str(number), backend) as tenfold:
            generation = tenfold.generate(seed=11, count=5)
            pictures.append(
                [
                    tenfold.request("GET", f"{each['png']}?size=512").content
                    for each in generation["variations"]
                ]
            )
    assert len(pictures[0]) == 5
    assert pictures[0] == pictures[1]


def test_a_new_version_is_the_new_version(
    rest: Backend,
    double: ServingDouble,
    export_untrained: Callable[..., Path],
    tmp_path: Path,
) -> None:
    folder = export_untrained(tmp_path, version=2, seed=1)
    new = EmbeddedBackend(tmp_path)
    new.load()
    batch = latents([1, 2], 100)
    before = rest.generate("dcgan", batch)
    double.versions[2] = Version(SavedModelServable(folder))
    double.versions[1].state = "END"
    try:
        after = rest.generate("dcgan", batch)
    finally:
        del double.versions[2]
        double.versions[1].state = "AVAILABLE"
    assert after == new.generate("dcgan", batch)
    assert after != before
