"""The shipped default model: one seed, one ten, whichever process and signature makes them."""

from __future__ import annotations

import base64
import shutil
from pathlib import Path
from typing import Any

import pytest

from model.card import Card, newest_of_all
from plugin_server.backends.serving_rest import ServingRestBackend
from plugin_server.settings import Settings
from tests.bench_flat import sketches
from tests.bench_server import Server
from tests.live_server import LiveServer
from tests.serving_double import ServingDouble
from tests.serving_servables import SavedModelServable

pytestmark = pytest.mark.slow


@pytest.fixture(scope="module")
def asked() -> list[dict[str, Any]]:
    data = base64.b64encode(sketches(1)[0]).decode()
    return [
        {"prompt": "cropped denim jacket, oversized, raglan sleeves", "seed": 1234},
        {"sketch": {"media_type": "image/png", "data": data}, "seed": 5},
    ]


@pytest.fixture(scope="module")
def shipped() -> Path:
    """The folder of the default model's newest version."""
    settings = Settings(data_folder=Path())
    folders = {Card.read(each).name: each for each in newest_of_all(settings.saved_models)}
    return folders[settings.default_model]


def designs(generation: dict[str, Any]) -> list[dict[str, Any]]:
    made = [each["design"] for each in generation["variations"]]
    assert len(made) == 10
    return made


def in_a_process(data_folder: Path, asked: list[dict[str, Any]]) -> list[list[dict[str, Any]]]:
    """The designs of a Tenfold that is started and ended as a user does."""
    server = Server(data_folder)
    try:
        server.ready_after()
        with server.client() as client:
            return [
                designs(client.generation(body, f"{data_folder.name} {number}"))
                for number, body in enumerate(asked)
            ]
    finally:
        server.stop()


def test_after_a_restart_and_on_both_signatures(
    asked: list[dict[str, Any]], shipped: Path, tmp_path: Path
) -> None:
    # Of two data folders: with one, an answer could come from the history.
    first, second = (in_a_process(tmp_path / name, asked) for name in ("first", "second"))
    assert first == second
    folder = tmp_path / "saved" / shipped.parent.name / shipped.name
    shutil.copytree(shipped, folder)
    with ServingDouble(folder.parent.name, SavedModelServable(folder)) as double:
        backend = ServingRestBackend(double.url, tmp_path / "saved")
        with LiveServer(tmp_path / "third", backend) as tenfold:
            assert [designs(tenfold.generate(**body)) for body in asked] == first
