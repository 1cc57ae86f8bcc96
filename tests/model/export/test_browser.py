"""The folder for browsers, in a browser: it makes what the SavedModel makes, with no network."""

from __future__ import annotations

import functools
import http.server
import json
import threading
from collections.abc import Iterator
from pathlib import Path

import numpy as np
import pytest

from model.__main__ import main
from model.card import Card
from model.export.browser import RUNTIME, find_runtime
from model.export.examples import draw, inputs_of
from model.export.parity import differences, saved_model_call
from tests.browser import Page, browser, driver, expect, open_page
from tests.model import ROOT
from tests.model.export.conftest import SHIPPED

__all__ = ["browser", "driver", "open_page"]

pytestmark = [pytest.mark.slow, pytest.mark.browser]
pytest_plugins = ("tests.untrained_models",)

# One call, its inputs and outputs as plain lists.
GENERATE = """async (inputs) => {
  const { Generator } = await import('./generator.js');
  const generator = await Generator.load();
  const outputs = await generator.generate(inputs);
  return Object.fromEntries(Object.entries(outputs).map(([name, values]) => [name, [...values]]));
}"""


class Quiet(http.server.SimpleHTTPRequestHandler):
    """A plain web server of a folder."""

    def log_message(self, *_: object) -> None:
        """Nothing."""


@pytest.fixture(scope="module")
def exports(tmp_path_factory: pytest.TempPathFactory, untrained_flat: Path) -> Path:
    """The shipped DCGAN and a small `flat`, as folders for browsers."""
    if not (ROOT / "node_modules" / "@litertjs").exists():
        pytest.skip("@litertjs/core is missing: npm ci")
    out = tmp_path_factory.mktemp("exports")
    options = ["--to", "browser", "--out", str(out), "--calls", "1"]
    assert main(["export", "dcgan", *options]) == 0
    assert main(["export", "flat", *options, "--saved-models", str(untrained_flat)]) == 0
    return out


@pytest.fixture(scope="module")
def address(exports: Path) -> Iterator[str]:
    """Where a web server serves them."""
    handler = functools.partial(Quiet, directory=str(exports))
    with http.server.ThreadingHTTPServer(("127.0.0.1", 0), handler) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_address[1]}"
        server.shutdown()


def open_folder(open_page, address: str, folder: str) -> Page:
    """The page of a folder, at work; it may ask nobody but the server."""
    page = open_page()
    page.route("**", lambda route: route.continue_() if route.request.url.startswith(address)
               else route.abort())  # fmt: skip
    page.goto(f"{address}/{folder}/browser/index.html")
    expect(page.locator("output")).to_contain_text("10 in")
    return page


def outputs(page: Page, folder: Path, inputs: dict[str, np.ndarray]) -> dict[str, np.ndarray]:
    """What the page makes of inputs, shaped as the SavedModel's outputs."""
    numbers = {name: value.astype(float).ravel().tolist() for name, value in inputs.items()}
    made = page.evaluate(GENERATE, numbers)
    expected = saved_model_call(folder)(**inputs)
    assert set(made) == set(expected)
    return {
        name: np.array(made[name], value.dtype).reshape(value.shape)
        for name, value in expected.items()
    }


def test_images_are_those_of_the_saved_model(open_page, address):
    page = open_folder(open_page, address, "dcgan/1")
    drawn = draw(inputs_of(SHIPPED, Card.read(SHIPPED)), np.random.default_rng(8))
    found = differences(saved_model_call(SHIPPED)(**drawn), outputs(page, SHIPPED, drawn))
    assert found["psnr"] > 60
    assert found["largest"] < 0.02


def test_designs_are_those_of_the_saved_model(open_page, address, untrained_flat):
    folder = untrained_flat / "flat" / "1"
    page = open_folder(open_page, address, "flat/1")
    assert page.locator("pre").first.inner_text().startswith("category ")
    drawn = draw(inputs_of(folder, Card.read(folder)), np.random.default_rng(8))
    assert drawn["has_sketch"].dtype == bool
    assert 0 < drawn["has_sketch"].mean() < 1
    found = differences(saved_model_call(folder)(**drawn), outputs(page, folder, drawn))
    assert found["fields_equal"] > 0.98


def test_the_page_shows_ten_that_change_with_the_seed(open_page, address):
    page = open_folder(open_page, address, "dcgan/1")

    def shown() -> list[str]:
        return page.locator("canvas").evaluate_all("(all) => all.map((one) => one.toDataURL())")

    first = shown()
    assert len(set(first)) == 10
    page.get_by_role("button", name="Ten more").click()
    expect(page.get_by_label("Seed")).to_have_value("1")
    page.wait_for_function(
        "(was) => document.querySelector('canvas').toDataURL() !== was", arg=first[0]
    )
    assert not set(shown()) & set(first)
    page.reload()
    expect(page.locator("output")).to_contain_text("10 in")
    assert shown() == first


def test_a_wrong_number_of_values_is_refused(open_page, address):
    page = open_folder(open_page, address, "dcgan/1")
    said = page.evaluate(f"(inputs) => ({GENERATE})(inputs).catch(String)", {"latent": [0.0] * 7})
    assert said == "RangeError: latent has 7 values; [2, 100] are 200"
    said = page.evaluate(f"(inputs) => ({GENERATE})(inputs).catch(String)", {})
    assert said == "RangeError: latent has no values; [2, 100] are 200"


def test_the_folder_is_whole(exports):
    folder = exports / "dcgan" / "1" / "browser"
    page = {"index.html", "generator.js", "show.js", "model.json", "model.tflite"}
    found = {path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file()}
    assert found == page | {"model.figures.json"} | {f"runtime/{name}" for name in RUNTIME}
    assert json.loads((folder / "model.json").read_text())["width"] == 28


def test_a_missing_runtime_is_said(tmp_path):
    with pytest.raises(FileNotFoundError, match=r"index\.js is missing: .*npm ci"):
        find_runtime(tmp_path)
