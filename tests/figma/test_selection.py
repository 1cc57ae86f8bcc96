"""What is selected on the canvas is seen in the panel, and what was made can be put there again."""

import json
import re

import pytest

from tests.browser import expect
from tests.figma.figma import (
    Figma,
    browser,
    data_of,
    desktop_browser,
    driver,
    figma,
    open_desktop_page,
    open_page,
)
from tests.flats import figma_flat_server

__all__ = [
    "browser",
    "desktop_browser",
    "driver",
    "figma",
    "figma_flat_server",
    "open_desktop_page",
    "open_page",
]

pytestmark = pytest.mark.browser

PICTURES = "#places .place img:visible"


@pytest.fixture
def panel(figma, figma_flat_server) -> Figma:
    """The desktop app with its panel open, paired with a server whose model makes designs."""
    figma.pair(figma_flat_server.token)
    figma.run("panel")
    expect(figma.panel.locator("#generate")).to_have_attribute("aria-disabled", "false")
    return figma


def sent(figma_: Figma, press) -> dict:
    """The request that a press sends, when its ten pictures are there."""
    with figma_.page.expect_request(
        lambda request: request.method == "POST" and request.url.endswith("/v1/generations")
    ) as posted:
        press()
    expect(figma_.panel.locator(PICTURES)).to_have_count(10)
    expect(figma_.panel.locator("#line")).to_contain_text("On the canvas")
    request = posted.value.post_data_json
    assert isinstance(request, dict)
    return request


def exported(figma_: Figma) -> int:
    """How often the panel has asked for what is selected."""
    return figma_.eval("f.messages.filter(({ message }) => message.type === 'preview').length")


def test_the_selection_is_seen_and_follows(panel):
    row = panel.panel.locator("#sketch")
    expect(row).to_be_hidden()
    first = panel.draw(name="black")
    second = panel.draw(name="red", x=500, width=600)
    panel.eval("f.select([a[0]])", first)
    expect(row).to_be_visible()
    picture = panel.panel.locator("#sketch-picture")
    size = "(it) => [it.naturalWidth, it.naturalHeight]"
    expect(picture).to_have_js_property("complete", True)
    assert picture.evaluate(size) == [192, 256]
    before = picture.get_attribute("src")
    panel.eval("f.select([a[0], a[1]])", first, second)
    expect(picture).not_to_have_attribute("src", before)
    panel.eval("f.select([])")
    expect(row).to_be_hidden()


def test_a_quick_change_of_selections_is_looked_at_once(panel):
    node = panel.draw()
    expect(panel.panel.locator("#sketch")).to_be_hidden()
    before = exported(panel)
    for _ in range(5):
        panel.eval("f.select([a[0]])", node)
    expect(panel.panel.locator("#sketch")).to_be_visible()
    assert exported(panel) <= before + 2


def test_a_sketch_that_is_left_out_is_not_sent(panel):
    panel.eval("f.select([a[0]])", panel.draw())
    strength = panel.panel.get_by_label("Fidelity")
    expect(strength).to_be_visible()
    panel.panel.get_by_role("button", name="Leave out").click()
    expect(strength).to_be_hidden()
    request = sent(panel, lambda: panel.panel.locator("#generate").click())
    assert "sketch" not in request
    (frame,) = panel.frames()
    assert frame["x"] > 400  # still beside what is selected
    panel.panel.get_by_role("button", name="Use it").click()
    strength.fill("0.5")
    request = sent(panel, lambda: panel.panel.locator("#generate").click())
    assert request["sketch"]["media_type"] == "image/png"
    assert request["strength"] == 0.5


def test_a_run_without_the_panel_looks_at_nothing(figma, figma_flat_server):
    figma.pair(figma_flat_server.token)
    figma.eval("f.select([a[0]])", figma.draw())
    figma.run("generate")
    figma.wait_until_closed()
    assert exported(figma) == 0


def test_the_documents_colours_fill_the_palette(panel):
    panel.eval(
        """f.world.paintStyles.push({ paints: [
          { type: 'SOLID', color: { r: 0, g: 0.2, b: 0.4 } },
          { type: 'SOLID', color: { r: 1, g: 0, b: 0 }, visible: false },
          { type: 'GRADIENT_LINEAR' }] })"""
    )
    node = panel.draw()
    panel.eval(
        """f.world.currentPage.find(a[0]).fills = [
          { type: 'SOLID', color: { r: 1, g: 1, b: 0 } }]""",
        node,
    )
    panel.eval("f.select([a[0]])", node)
    expect(panel.panel.locator("#sketch")).to_be_visible()
    panel.panel.locator("#options-fold").click()
    swatches = panel.panel.locator(".swatch")
    expect(swatches).to_have_count(2)
    panel.panel.get_by_role("button", name="Base: use #FFFF00").click()
    panel.panel.get_by_role("button", name="Secondary: use #003366").click()
    request = sent(panel, lambda: panel.panel.locator("#generate").click())
    assert request["pins"] == {"base": "#FFFF00", "secondary": "#003366"}


def test_what_was_deleted_can_be_inserted_again(panel):
    sent(panel, lambda: panel.panel.locator("#generate").click())
    panel.eval("void f.world.currentPage.children.slice().forEach((node) => node.remove())")
    panel.eval("f.select([a[0]])", panel.draw())
    panel.panel.get_by_role("tab", name="History").click()
    panel.panel.get_by_role("button", name=re.compile("^Insert all")).click()
    expect(panel.panel.locator("#past-note")).to_have_text("10 on the canvas")
    (frame,) = panel.frames()
    assert len(frame["children"]) == 10
    assert frame["x"] > 400
    panel.panel.locator(".past-place").nth(2).click()
    panel.panel.get_by_role("dialog").get_by_role("button", name="Insert").click()
    expect(panel.panel.locator("#enlarged-seed")).to_have_text("1 on the canvas")
    single = panel.frames()[-1]
    assert [data_of(node)["index"] for node in single["children"]] == [2]
    assert single["width"] < 700
    assert data_of(single)["generation"] == data_of(frame)["generation"]


def test_chosen_ones_are_inserted_by_keyboard(panel):
    sent(panel, lambda: panel.panel.locator("#generate").click())
    panel.panel.locator(".place").first.focus()
    for key in ("x", "ArrowRight", "x"):
        panel.page.keyboard.press(key)
    expect(panel.panel.locator("#choice-text")).to_have_text("2 chosen")
    expect(panel.panel.locator("#choice-pdf")).to_be_hidden()
    panel.panel.locator("#choice-insert").press("Enter")
    panel.wait("f.pages()[0].children.length === 2")
    kept = json.loads(panel.frames()[-1]["data"]["tenfold"])
    assert kept["insertion"] != kept["generation"]
    assert len(panel.frames()[-1]["children"]) == 2


def test_settings_are_kept_by_figma(panel):
    panel.panel.get_by_role("tab", name="Settings").click()
    panel.panel.get_by_label("Language").select_option("zh")
    expect(panel.panel.locator("#tab-history")).to_have_text("历史")
    panel.panel.get_by_label("外观").select_option("dark")
    expect(panel.panel.locator("html")).to_have_attribute("data-theme", "dark")
    panel.wait("f.world.storage.get('settings')?.includes('dark')")
    panel.run("panel")
    expect(panel.panel.locator("#tab-history")).to_have_text("历史")
    expect(panel.panel.locator("html")).to_have_attribute("data-theme", "dark")
