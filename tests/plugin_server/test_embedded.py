"""Models in this process, with a real SavedModel."""

from __future__ import annotations

import io
import os
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import numpy as np
import pytest
from PIL import Image

from model.card import Card, CardError
from model.latents import latents
from plugin_server.backends.embedded import EmbeddedBackend
from plugin_server.errors import ModelUnreadableError
from tests.live_server import LiveServer

pytest_plugins = ("tests.untrained_models",)

ROOT = Path(__file__).parent.parent.parent


@pytest.fixture(scope="module")
def backend(untrained_models: Path) -> EmbeddedBackend:
    """Loaded once; no test changes it."""
    made = EmbeddedBackend(untrained_models)
    made.load()
    return made


@pytest.fixture
def copied(untrained_models: Path, tmp_path: Path) -> Path:
    """Saved models that a test may damage: `dcgan`, and the same as `second`."""
    saved_models = tmp_path / "models"
    shutil.copytree(untrained_models, saved_models)
    copy_as(saved_models, "second")
    return saved_models


def copy_as(saved_models: Path, name: str, version: int = 1) -> Path:
    folder = saved_models / name / str(version)
    shutil.copytree(saved_models / "dcgan" / "1", folder)
    card = (folder / "card.json").read_text()
    card = card.replace('"name": "dcgan"', f'"name": "{name}"')
    (folder / "card.json").write_text(card.replace('"version": 1', f'"version": {version}'))
    return folder


def states(backend: EmbeddedBackend) -> dict[str, str]:
    return {model.card.name: model.state for model in backend.models()}


def in_a_process(code: str, *arguments: object) -> str:
    """What a fresh interpreter prints."""
    done = subprocess.run(
        [sys.executable, "-c", code, *map(str, arguments)],
        cwd=ROOT,
        env={**os.environ, "PYTHONPATH": str(ROOT)},
        capture_output=True,
        text=True,
        timeout=120,
        check=True,
    )
    return done.stdout.strip()


class TestImport:
    """TensorFlow takes seconds to import, and the port has to be open by then."""

    def test_tensorflow_is_not_imported_before_load(self, tmp_path: Path) -> None:
        code = """
import sys
from dataclasses import replace
from pathlib import Path
from plugin_server.app import create_app, create_backend
from plugin_server.backends.embedded import EmbeddedBackend
from plugin_server.settings import Settings
settings = replace(Settings.in_folder(Path(sys.argv[1])), default_model="dcgan")
folder = Path(sys.argv[1]) / "saved" / "dcgan" / "1"
folder.mkdir(parents=True)
from tests.fake_backend import CARD
CARD.write(folder)
backend = EmbeddedBackend(folder.parent.parent)
assert [model.state for model in backend.models()] == ["starting"]
app = create_app(settings, 1, backend)
print(sorted({"tensorflow", "keras", "jax", "torch"} & set(sys.modules)))
"""
        assert in_a_process(code, tmp_path) == "[]"

    def test_without_tensorflow_each_model_says_so(self, tmp_path: Path) -> None:
        code = """
import sys
from pathlib import Path
sys.modules["tensorflow"] = None  # what an import finds that is not installed
from plugin_server.backends.embedded import EmbeddedBackend
from tests.fake_backend import CARD
folder = Path(sys.argv[1]) / "dcgan" / "1"
folder.mkdir(parents=True)
CARD.write(folder)
backend = EmbeddedBackend(folder.parent.parent)
backend.load()
print(backend.models()[0].state, backend.models()[0].error)
"""
        said = in_a_process(code, tmp_path)
        assert said.startswith("failed The model dcgan cannot be loaded")
        assert "tensorflow" in said

    @pytest.mark.slow
    def test_what_no_model_needs_is_left_out_and_can_be_imported_later(
        self, untrained_models: Path
    ) -> None:
        code = """
import sys
from pathlib import Path
from plugin_server.backends.embedded import EmbeddedBackend
backend = EmbeddedBackend(Path(sys.argv[1]))
backend.load()
print([model.state for model in backend.models()], end=" ")
print(sorted({"keras", "jax", "h5py", "scipy"} & set(sys.modules)), end=" ")
import h5py, keras, scipy, tensorflow
print(tensorflow.keras.Sequential is keras.Sequential)
"""
        assert in_a_process(code, untrained_models) == "['ready'] [] True"


class TestFolder:
    def test_the_newest_version_of_each_model(self, tmp_path: Path) -> None:
        from tests.fake_backend import CARD

        for name, versions in {"b": ["2", "10", "9"], "a": ["1"]}.items():
            for version in versions:
                folder = tmp_path / name / version
                folder.mkdir(parents=True)
                Card(**{**vars(CARD), "name": name, "version": int(version)}).write(folder)
        (tmp_path / "b" / "11.partial").mkdir()  # an export that is under way
        (tmp_path / "b" / "12").mkdir()  # a folder without a card
        (tmp_path / "file").write_text("")
        models = EmbeddedBackend(tmp_path).models()
        assert [(each.card.name, each.card.version) for each in models] == [("a", 1), ("b", 10)]
        assert {each.state for each in models} == {"starting"}

    def test_no_folder_is_no_models(self, tmp_path: Path) -> None:
        assert EmbeddedBackend(tmp_path / "nowhere").models() == ()

    def test_a_damaged_card_is_told_at_the_start(self, tmp_path: Path) -> None:
        (tmp_path / "dcgan" / "1").mkdir(parents=True)
        (tmp_path / "dcgan" / "1" / "card.json").write_text("{")
        with pytest.raises(CardError, match="is not JSON"):
            EmbeddedBackend(tmp_path)


def cut_graph(folder: Path) -> None:
    path = folder / "saved_model.pb"
    path.write_bytes(path.read_bytes()[:1000])


def empty_graph(folder: Path) -> None:
    (folder / "saved_model.pb").write_bytes(b"")


def no_graph(folder: Path) -> None:
    (folder / "saved_model.pb").unlink()


def no_variables(folder: Path) -> None:
    shutil.rmtree(folder / "variables")


def cut_variables(folder: Path) -> None:
    (path,) = (folder / "variables").glob("*.data-*")
    path.write_bytes(path.read_bytes()[: path.stat().st_size // 2])


def another_latent(folder: Path) -> None:
    card = (folder / "card.json").read_text()
    (folder / "card.json").write_text(card.replace('"latent": 100', '"latent": 64'))


def no_signature(folder: Path) -> None:
    import tensorflow as tf

    shutil.rmtree(folder / "variables")
    module = tf.Module()
    module.weight = tf.Variable(1.0)
    tf.saved_model.save(module, str(folder))


DAMAGES = (
    cut_graph,
    empty_graph,
    no_graph,
    no_variables,
    cut_variables,
    another_latent,
    no_signature,
)


@pytest.mark.slow
class TestLoad:
    def test_starting_then_ready(self, copied: Path) -> None:
        backend = EmbeddedBackend(copied)
        assert states(backend) == {"dcgan": "starting", "second": "starting"}
        backend.load()
        assert states(backend) == {"dcgan": "ready", "second": "ready"}
        assert all(model.error is None for model in backend.models())
        backend.close()

    @pytest.mark.parametrize("damage", DAMAGES, ids=lambda damage: damage.__name__)
    def test_a_damaged_model_is_told_and_repaired_while_the_others_run(
        self, copied: Path, tmp_path: Path, damage: Callable[[Path], None]
    ) -> None:
        whole = tmp_path / "whole"
        shutil.copytree(copied / "dcgan" / "1", whole)
        damage(copied / "dcgan" / "1")
        backend = EmbeddedBackend(copied)
        backend.load()
        assert states(backend) == {"dcgan": "failed", "second": "ready"}
        error = backend.models()[0].error
        assert isinstance(error, ModelUnreadableError)
        for language in ("en", "zh"):
            text = error.text(language)
            assert "dcgan" in text.message
            assert len(text.message) < 300
        assert len(error.values["reason"]) > 5
        assert len(backend.generate("second", latents([1], 100))) == 1

        if damage is another_latent:
            return  # the card was read at the start, and is not read again
        shutil.rmtree(copied / "dcgan" / "1")
        shutil.copytree(whole, copied / "dcgan" / "1")
        second = backend.models()[1]
        backend.load()
        assert states(backend) == {"dcgan": "ready", "second": "ready"}
        assert backend.models()[1] is second  # what is ready stays as it is
        assert len(backend.generate("dcgan", latents([1], 100))) == 1

    def test_a_failed_model_gets_another_chance_with_the_next_generation(
        self, copied: Path, tmp_path: Path
    ) -> None:
        shutil.move(copied / "dcgan" / "1" / "variables", tmp_path / "variables")
        with LiveServer(tmp_path / "data", EmbeddedBackend(copied)) as tenfold:
            failed = tenfold.generate(count=2)
            assert failed["error"]["code"] == "model_unreadable"
            assert tenfold.generate(count=2, model="second")["state"] == "finished"
            shutil.move(tmp_path / "variables", copied / "dcgan" / "1" / "variables")
            assert tenfold.generate(count=2)["state"] == "finished"


@pytest.mark.slow
class TestGenerate:
    def test_pictures_are_as_the_card_says(self, backend: EmbeddedBackend) -> None:
        card = backend.models()[0].card
        for png in backend.generate("dcgan", latents([1, 2], card.latent)):
            with Image.open(io.BytesIO(png), formats=("PNG",)) as image:
                assert image.size == (card.width, card.height)
                assert image.mode == "RGB"
                assert np.asarray(image).std() > 10  # the tests below compare pictures, not greys

    def test_a_row_is_the_same_bytes_alone_and_in_company(self, backend: EmbeddedBackend) -> None:
        seeds = range(20)
        alone = [backend.generate("dcgan", latents([seed], 100))[0] for seed in seeds]
        assert len(set(alone)) == len(alone)
        for seed in seeds:
            for other in (0, 7, 4294967295):
                first, second = backend.generate("dcgan", latents([seed, other], 100))
                assert first == alone[seed]
                assert backend.generate("dcgan", latents([other, seed], 100))[1] == alone[seed]
                if other < len(alone):
                    assert second == alone[other]

    def test_the_same_bytes_after_loading_anew(
        self, backend: EmbeddedBackend, untrained_models: Path
    ) -> None:
        again = EmbeddedBackend(untrained_models)
        again.load()
        rows = latents([3, 4], 100)
        assert again.generate("dcgan", rows) == backend.generate("dcgan", rows)

    def test_the_dtype_that_comes_does_not_matter(self, backend: EmbeddedBackend) -> None:
        rows = latents([3], 100)
        assert backend.generate("dcgan", rows) == backend.generate("dcgan", rows.astype(np.float64))

    def test_no_rows_are_no_pictures(self, backend: EmbeddedBackend) -> None:
        assert backend.generate("dcgan", latents([], 100).reshape(0, 100)) == []

    def test_more_rows_than_a_batch_are_refused(self, backend: EmbeddedBackend) -> None:
        with pytest.raises(ValueError, match="3 rows do not fit a batch of 2"):
            backend.generate("dcgan", latents([1, 2, 3], 100))
