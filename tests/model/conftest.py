"""What the tests of the model share."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from model.card import Card
from tests.model import ROOT, SAMPLE

if TYPE_CHECKING:  # at run time only in the fixtures: fast tests import no TensorFlow
    import keras

SLOW = "pytestmark = pytest.mark.slow"


def pytest_ignore_collect(collection_path: Path, config: pytest.Config) -> bool | None:
    """With `-m "not slow"`, leaves out files that would import TensorFlow only to be deselected."""
    if "not slow" not in config.option.markexpr or collection_path.suffix != ".py":
        return None
    return SLOW in collection_path.read_text(encoding="utf-8").splitlines() or None


@pytest.fixture(scope="session")
def environ() -> dict[str, str]:
    """For `python -m model` in a process of its own: the project, and the sample as its data."""
    return os.environ | {"PYTHONPATH": str(ROOT), "TENFOLD_DATA": str(SAMPLE)}


@pytest.fixture(scope="session")
def generator() -> keras.Model:
    """An untrained generator, its last layer turned up so that its images use all of [-1, 1]."""
    from model.networks.dcgan import build_generator

    generator = build_generator(seed=5)
    last = generator.get_layer("images").kernel
    last.assign(last * 60)
    return generator


@pytest.fixture(scope="session")
def card() -> Card:
    """The card of `generator`."""
    from model.export.image import image_signatures

    return Card(
        name="untrained",
        version=1,
        family="dcgan",
        output="image",
        width=28,
        height=28,
        latent=100,
        steps=0,
        batch_size=2,
        uses=(),
        signatures=image_signatures(100, 28, 28),
        data={"name": "nothing", "images": 0},
        training={},
        metrics={},
    )


@pytest.fixture(scope="session")
def saved_models(
    tmp_path_factory: pytest.TempPathFactory, generator: keras.Model, card: Card
) -> Path:
    """A folder of models with `generator` in it."""
    from model.export.image import export_image_generator

    folder = tmp_path_factory.mktemp("saved_models")
    export_image_generator(generator, card, folder)
    return folder


@pytest.fixture(scope="session")
def training_environ(
    tmp_path_factory: pytest.TempPathFactory, environ: dict[str, str]
) -> dict[str, str]:
    """For a training of a few seconds."""
    from tests.model.trained import write_data

    return environ | {"TENFOLD_DATA": str(write_data(tmp_path_factory.mktemp("data")))}


@pytest.fixture(scope="session")
def trained_run(tmp_path_factory: pytest.TempPathFactory, training_environ: dict[str, str]) -> Path:
    """The folder of a run that was trained without interruption."""
    from tests.model import trained

    folder = tmp_path_factory.mktemp("runs") / "uninterrupted"
    trained.finish(trained.start(folder, training_environ))
    return folder
