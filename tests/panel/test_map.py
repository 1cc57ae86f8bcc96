"""The latent map in the panel: a click makes one, a drawn line ten, and the keys do both."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.browser import Page, browser, driver, expect, open_page
from tests.fake_backend import CARD, FLAT_CARD, FakeBackend
from tests.live_server import LiveServer
from tests.maps import FIRST_SEED, copy_shipped_map, write_map
from tests.panel.opened import generate, open_panel, violations

__all__ = ["browser", "driver", "open_page"]

pytestmark = pytest.mark.browser


@pytest.fixture
def server(tmp_path: Path) -> Iterator[LiveServer]:
    """A whole server whose two models have small maps."""
    models = tmp_path / "models"
    write_map(models, FLAT_CARD)
    write_map(models, CARD)
    backend = FakeBackend(FLAT_CARD, CARD)
    with LiveServer(tmp_path / "data", backend, saved_models=models) as started:
        yield started


def open_map(open_page, server, **options) -> Page:
    """The panel with the map painted."""
    page = open_panel(open_page, server, **options)
    page.get_by_role("tab", name=re.compile("Map|地图")).click()
    expect(page.locator("#map-name")).not_to_be_empty()
    # A canvas is 300 wide until it is painted.
    page.wait_for_function("() => document.getElementById('map-garments').width !== 300")
    return page


def pixel_at(page: Page, x: float, y: float) -> tuple[int, int]:
    """Where a place of the map is on the page."""
    box = page.locator("#map").bounding_box()
    assert box is not None
    return (
        round(box["x"] + (x + 1) / 2 * box["width"]),
        round(box["y"] + (1 - y) / 2 * box["height"]),
    )


def painted(page: Page) -> float:
    """The share of the square that is not white paper."""
    share: float = page.evaluate(
        """() => {
          const canvas = document.getElementById('map-garments');
          const pen = canvas.getContext('2d');
          const { data } = pen.getImageData(0, 0, canvas.width, canvas.height);
          let inked = 0;
          for (let i = 0; i < data.length; i += 4) if (data[i] < 245) inked += 1;
          return inked / (data.length / 4);
        }"""
    )
    return share


def test_a_click_makes_the_garment_there(open_page, server):
    page = open_map(open_page, server)
    place = pixel_at(page, 0.48, -0.48)
    sent = generate(page, lambda: page.mouse.click(*place), count=1)
    assert sent["model"] == "flat"
    assert sent["count"] == 1
    assert "prompt" not in sent
    assert "sketch" not in sent
    ((x, y),) = sent["path"]
    assert (x, y) == (pytest.approx(0.48, abs=0.01), pytest.approx(-0.48, abs=0.01))
    expect(page.get_by_role("tab", name="Generate")).to_have_attribute("aria-selected", "true")
    page.get_by_role("tab", name="Map").click()
    expect(page.locator("#map-place")).to_contain_text("74 % across, 26 % up")


def test_a_drawn_line_makes_ten_along_it(open_page, server):
    page = open_map(open_page, server)
    page.mouse.move(*pixel_at(page, -0.9, -0.9))
    page.mouse.down()
    page.mouse.move(*pixel_at(page, 0.0, 0.5), steps=60)
    page.mouse.move(*pixel_at(page, 0.9, 0.9), steps=60)
    expect(page.locator(".map-path")).to_have_attribute("points", re.compile(r"\d+,"))
    sent = generate(page, page.mouse.up)
    assert sent["count"] == 10
    assert 10 < len(sent["path"]) <= 64
    assert sent["path"][0] == pytest.approx([-0.9, -0.9], abs=0.02)
    assert sent["path"][-1] == pytest.approx([0.9, 0.9], abs=0.02)
    seeds = page.locator(".place-seed:visible").all_text_contents()
    assert len(set(seeds)) == 10
    page.get_by_role("tab", name="History").click()
    expect(page.locator(".past-words")).to_have_text("On the map")


def test_what_is_typed_and_fixed_is_not_sent_along(open_page, server):
    page = open_panel(open_page, server)
    page.fill("#prompt", "red coat")
    page.get_by_role("tab", name="Map").click()
    expect(page.locator("#map-name")).not_to_be_empty()
    sent = generate(page, lambda: page.mouse.click(*pixel_at(page, 0, 0)), count=1)
    assert set(sent) == {"model", "path", "count"}
    expect(page.locator("#ignored li")).to_have_count(0)
    expect(page.locator("#line")).to_have_text(f"Seed {FIRST_SEED}")


def test_everything_is_done_by_keys_alone(open_page, server):
    page = open_panel(open_page, server)
    page.locator("#tab-generate").focus()
    page.keyboard.press("ArrowRight")
    expect(page.locator("#map-name")).to_have_text("Coat, notched lapel · melton wool")
    square = page.get_by_role("application", name=re.compile("Map of the garments of flat"))
    for _ in range(4):
        if square.evaluate("it => it === document.activeElement"):
            break
        page.keyboard.press("Tab")
    expect(square).to_be_focused()
    page.keyboard.press("ArrowRight")
    page.keyboard.press("Shift+ArrowUp")
    expect(square).to_have_accessible_name(
        "Map of the garments of flat. 52 % across, 60 % up. "
        "Nearest: Coat, notched lapel · melton wool"
    )
    expect(page.locator("#map-said")).to_contain_text("52 % across, 60 % up")
    sent = generate(page, lambda: page.keyboard.press("Enter"), count=1)
    assert sent["path"] == [[0.04, 0.2]]
    # The focus is where the way back begins.
    page.keyboard.press("ArrowRight")
    square.focus()
    page.keyboard.press(" ")
    page.keyboard.press("Shift+ArrowRight")
    page.keyboard.press(" ")
    page.keyboard.press("Shift+ArrowDown")
    page.keyboard.press(" ")
    expect(page.locator(".map-path")).to_have_attribute("points", "0.04,-0.2 0.24,-0.2 0.24,0")
    page.keyboard.press("Escape")
    expect(page.locator(".map-path")).to_have_attribute("points", "")
    page.keyboard.press(" ")
    page.keyboard.press("Shift+ArrowLeft")
    sent = generate(page, lambda: page.keyboard.press("Enter"))
    assert (sent["path"], sent["count"]) == ([[0.24, 0], [0.04, 0]], 10)


def test_the_cursor_stays_on_the_square(open_page, server):
    page = open_map(open_page, server)
    page.locator("#map").focus()
    for _ in range(6):
        page.keyboard.press("Shift+ArrowLeft")
        page.keyboard.press("Shift+ArrowDown")
    expect(page.locator("#map-place")).to_contain_text("0 % across, 0 % up")


def test_buttons_do_the_same(open_page, server):
    page = open_map(open_page, server)
    sent = generate(page, lambda: page.get_by_role("button", name="Make this one").click(), count=1)
    assert sent["path"] == [[0, 0]]
    page.get_by_role("tab", name="Map").click()
    page.locator("#map").focus()
    page.keyboard.press(" ")
    page.get_by_role("button", name="Clear").click()
    expect(page.locator("#map")).to_be_focused()
    page.keyboard.press(" ")
    page.keyboard.press("Shift+ArrowUp")
    sent = generate(page, lambda: page.get_by_role("button", name="Ten along it").click())
    assert sent["path"] == [[0, 0], [0, 0.2]]


def test_while_one_runs_no_other_is_begun(open_page, server):
    page = open_map(open_page, server)
    server.backend.hold()
    page.mouse.click(*pixel_at(page, 0, 0))
    expect(page.locator("#cancel")).to_be_visible()
    page.get_by_role("tab", name="Map").click()
    expect(page.locator("#map-make")).to_have_attribute("aria-disabled", "true")
    page.mouse.click(*pixel_at(page, 0.5, 0))
    page.locator("#map").press("Enter")
    expect(page.get_by_role("tab", name="Map")).to_have_attribute("aria-selected", "true")
    server.backend.release()
    expect(page.locator("#map-make")).to_have_attribute("aria-disabled", "false")
    assert len(server.request("GET", "/v1/generations").json()["generations"]) == 1


def test_another_model_has_another_map(open_page, server):
    page = open_map(open_page, server)
    page.get_by_label("Model", exact=True).and_(page.locator("#map-model")).select_option("dcgan")
    expect(page.locator("#map-name")).to_have_text(f"Seed {FIRST_SEED}")
    sent = generate(page, lambda: page.locator("#map").press("Enter"), count=1)
    assert sent["model"] == "dcgan"


def test_the_same_again_follows_the_path_again(open_page, server):
    page = open_map(open_page, server)
    server.backend.fail_next()
    page.mouse.click(*pixel_at(page, 0, 0))
    sent = generate(page, lambda: page.get_by_role("button", name="Generate again").click(), 1)
    assert (sent["model"], sent["count"], len(sent["path"])) == ("flat", 1, 1)
    assert "seed" not in sent


def test_without_a_map_the_command_is_told_and_a_new_one_is_found(open_page, tmp_path):
    models = tmp_path / "models"
    backend = FakeBackend(FLAT_CARD)
    with LiveServer(tmp_path / "data", backend, saved_models=models) as server:
        page = open_panel(open_page, server)
        page.get_by_role("tab", name="Map").click()
        expect(page.locator("#map-note")).to_contain_text("No model here has a map yet")
        expect(page.locator("#map-code")).to_have_text("python -m model map flat")
        expect(page.locator("#map")).to_be_hidden()
        assert violations(page) == []
        write_map(models, FLAT_CARD)
        page.get_by_role("tab", name="Generate").click()
        page.get_by_role("tab", name="Map").click()
        expect(page.locator("#map")).to_be_visible()
        expect(page.locator("#map-note")).to_be_hidden()


def test_a_map_that_cannot_be_read_says_so(open_page, server):
    page = open_panel(open_page, server)
    page.route("**/map", lambda route: route.fulfill(status=500, json={}))
    page.get_by_role("tab", name="Map").click()
    expect(page.locator("#map-note")).to_have_text("The map could not be read.")
    page.unroute("**/map")
    page.get_by_role("button", name="Try again").and_(page.locator("#map-again")).click()
    expect(page.locator("#map")).to_be_visible()


@pytest.mark.parametrize(
    ("locale", "scheme", "said"), [("en-US", "light", "across"), ("zh-CN", "dark", "横向")]
)
def test_the_map_is_accessible_by_axe_and_fits(open_page, tmp_path, scheme, locale, said):
    models = tmp_path / "models"
    copy_shipped_map(models, FLAT_CARD)
    with LiveServer(tmp_path / "data", FakeBackend(FLAT_CARD), saved_models=models) as server:
        page = open_map(
            open_page,
            server,
            color_scheme=scheme,
            locale=locale,
            reduced_motion="reduce",
            viewport={"width": 320, "height": 700},
        )
        expect(page.locator("#map-place")).to_contain_text(said)
        page.locator("#map").focus()
        page.keyboard.press(" ")
        assert violations(page) == []
        assert page.evaluate("document.documentElement.scrollWidth") <= 320
        square = page.locator("#map").bounding_box()
        assert square is not None
        assert square["width"] == pytest.approx(square["height"], abs=1)
        assert square["width"] == pytest.approx(280, abs=1)
        assert painted(page) > 0.15
        page.set_viewport_size({"width": 800, "height": 1000})
        page.wait_for_function("() => document.getElementById('map-garments').width > 600")
        assert painted(page) > 0.15
