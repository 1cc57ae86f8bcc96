"""What is understood stands under the prompt, and can be held, changed and left open."""

import re

import pytest

from tests.browser import Page, browser, driver, expect, open_page
from tests.flats import flat_server
from tests.panel.opened import generate, open_panel, violations

__all__ = ["browser", "driver", "flat_server", "open_page"]

pytestmark = pytest.mark.browser

PROMPT = "double-breasted coat"


def chip(page: Page, name: str):
    """The chip of a field."""
    heading = page.locator(".chip-name", has_text=re.compile(f"^{name}$"))
    return page.locator(".chip", has=heading)


def shown_designs(page: Page, server) -> list[dict]:
    """The designs of the newest generation."""
    newest = server.request("GET", "/v1/generations?limit=1").json()["generations"][0]
    return [variation["design"] for variation in newest["variations"]]


def test_chips_follow_the_prompt_and_need_no_generation(open_page, flat_server):
    page = open_panel(open_page, flat_server)
    expect(page.locator("#chips")).to_be_hidden()
    page.locator("#prompt").press_sequentially(PROMPT)
    expect(chip(page, "Closure").locator("select")).to_have_value("double_breasted")
    expect(chip(page, "Category").locator("select")).to_have_value("coat")
    page.fill("#prompt", "skirt")
    expect(chip(page, "Category").locator("select")).not_to_have_value("coat")
    expect(chip(page, "Closure")).to_have_count(0)
    page.fill("#prompt", "")
    expect(page.locator("#chips")).to_be_hidden()
    expect(page.locator("#line")).to_have_text("Leave the line empty and be surprised.")


def test_a_slower_reading_of_an_older_prompt_is_not_shown(open_page, flat_server):
    page = open_panel(open_page, flat_server)
    late = []
    page.route("**/v1/prompts:parse", lambda route: late.append(route), times=1)
    page.fill("#prompt", "coat")
    page.wait_for_timeout(400)
    page.fill("#prompt", "skirt")
    expect(chip(page, "Category")).to_have_count(1)
    assert len(late) == 1
    expect(chip(page, "Category").locator("select")).not_to_have_value("coat")


def test_a_held_field_stays_when_the_words_go(open_page, flat_server):
    page = open_panel(open_page, flat_server)
    page.fill("#prompt", PROMPT)
    hold = page.get_by_role("button", name="Hold closure double-breasted")
    expect(hold).to_have_attribute("aria-pressed", "false")
    hold.click()
    expect(hold).to_have_attribute("aria-pressed", "true")
    page.fill("#prompt", "coat")
    expect(chip(page, "Closure")).to_have_class(re.compile("chip-held"))
    sent = generate(page, lambda: page.click("#generate"))
    assert sent["pins"] == {"closure": "double_breasted"}
    assert {design["closure"] for design in shown_designs(page, flat_server)} == {"double_breasted"}
    hold.click()
    expect(chip(page, "Closure")).to_have_count(0)
    sent = generate(page, lambda: page.click("#generate"))
    assert "pins" not in sent


def test_a_changed_field_counts_more_than_the_words(open_page, flat_server):
    page = open_panel(open_page, flat_server)
    page.fill("#prompt", PROMPT)
    page.get_by_role("combobox", name="Change closure double-breasted").select_option("zip")
    expect(chip(page, "Closure")).to_have_class(re.compile("chip-held"))
    sent = generate(page, lambda: page.locator("#prompt").press("Enter"))
    assert sent["pins"] == {"closure": "zip"}
    assert {design["closure"] for design in shown_designs(page, flat_server)} == {"zip"}


def test_a_size_and_a_colour_are_changed_where_they_stand(open_page, flat_server):
    page = open_panel(open_page, flat_server)
    page.fill("#prompt", "red coat, 100 cm long")
    number = chip(page, "Body length").get_by_role("spinbutton")
    expect(number).to_have_value("100")
    number.fill("9999")
    number.press("Tab")
    high = float(number.get_attribute("max"))
    expect(number).to_have_value(f"{high:g}")
    number.fill("110")
    number.press("Tab")
    chip(page, "Base colour").locator("input[type=color]").fill("#123456")
    expect(chip(page, "Base colour")).to_contain_text("#123456")
    sent = generate(page, lambda: page.click("#generate"))
    assert sent["pins"] == {"body_length": 110, "base": "#123456"}
    assert {design["base"] for design in shown_designs(page, flat_server)} == {"#123456"}


def test_a_removed_field_is_left_open_and_can_be_taken_back(open_page, flat_server):
    page = open_panel(open_page, flat_server)
    page.fill("#prompt", PROMPT)
    page.get_by_role("button", name="Leave open: closure double-breasted").press("Enter")
    restore = page.get_by_role("button", name="Take back: closure double-breasted")
    expect(restore).to_be_focused()
    sent = generate(page, lambda: page.click("#generate"))
    assert sent["free"] == ["closure"]
    expect(restore).to_be_visible()
    restore.click()
    sent = generate(page, lambda: page.click("#generate"))
    assert "free" not in sent


def test_delete_leaves_a_chip_open(open_page, flat_server):
    page = open_panel(open_page, flat_server)
    page.fill("#prompt", PROMPT)
    chip(page, "Closure").locator(".chip-hold").press("Delete")
    expect(chip(page, "Closure")).to_have_class(re.compile("chip-open"))


def test_what_is_not_understood_or_not_possible_is_said(open_page, flat_server):
    page = open_panel(open_page, flat_server)
    page.fill("#prompt", "sleeveless coat with long sleeves, blorpy")
    expect(page.locator("#unread")).to_have_text("Not understood: blorpy")
    expect(page.locator("#contradictions")).to_contain_text("sleeve")
    page.fill("#prompt", "trousers")
    expect(page.locator("#unread")).to_be_hidden()
    expect(page.locator("#contradictions")).to_be_hidden()


def test_chips_speak_chinese(open_page, flat_server):
    page = open_panel(open_page, flat_server, locale="zh-CN")
    page.fill("#prompt", "双排扣大衣，呼啦啦")
    expect(chip(page, "门襟").locator("select")).to_have_value("double_breasted")
    expect(page.get_by_role("button", name="固定 门襟 双排扣")).to_be_visible()
    expect(page.locator("#unread")).to_contain_text("未理解")


def test_ten_more_like_one_keep_what_is_locked(open_page, flat_server):
    page = open_panel(open_page, flat_server)
    page.fill("#seed", "7")
    generate(page, lambda: page.click("#generate"))
    first = shown_designs(page, flat_server)[2]
    page.locator(".place").nth(2).click()
    like = page.get_by_role("button", name="Ten more like this")
    sent = generate(page, like.click)
    assert re.fullmatch(r"[0-9a-f]{32}/2", sent["like"])
    assert "seed" not in sent
    expect(page.locator("#like")).to_be_visible()
    page.get_by_role("button", name="Colours").click()
    page.get_by_label("Likeness").fill("0.3")
    page.get_by_text("Single fields").click()
    page.locator("#like-fields .lock", has_text="body length").click()
    sent = generate(page, lambda: page.click("#generate"))
    assert sent["locks"] == ["colour", "body_length"]
    assert sent["strength"] == 0.3
    for design in shown_designs(page, flat_server):
        assert (design["base"], design["accent"]) == (first["base"], first["accent"])
    page.get_by_role("button", name="Start afresh").click()
    expect(page.locator("#prompt")).to_be_focused()
    sent = generate(page, lambda: page.click("#generate"))
    assert "like" not in sent


def test_vectors_are_shown_large_and_downloaded_in_the_chosen_format(open_page, flat_server):
    page = open_panel(open_page, flat_server)
    generate(page, lambda: page.click("#generate"))
    with page.expect_response(re.compile(r"/variations/0\.svg$")):
        page.locator(".place").first.click()
    with page.expect_download() as download:
        page.get_by_role("button", name="Download SVG").click()
    assert download.value.suggested_filename.endswith(".svg")
    assert download.value.path().read_text(encoding="utf-8").startswith("<svg")
    page.get_by_role("button", name="Close").click()
    page.get_by_label("Format").select_option("png-2048")
    page.locator(".place").first.click()
    with page.expect_download() as download:
        page.get_by_role("button", name="Download PNG").click()
    png = download.value.path().read_bytes()
    assert int.from_bytes(png[16:20], "big") == 2048
    page.reload()
    expect(page.get_by_label("Format")).to_have_value("png-2048")


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_chips_and_locks_are_accessible_by_axe(open_page, flat_server, scheme):
    page = open_panel(open_page, flat_server, color_scheme=scheme, reduced_motion="reduce")
    page.fill("#prompt", "red wool coat, 100 cm long, navy or camel, no hood, blorpy")
    page.locator(".chip-hold:visible").first.click()
    page.locator(".chip-remove:visible").last.click()
    generate(page, lambda: page.click("#generate"))
    page.locator(".place").first.click()
    generate(page, lambda: page.click("#enlarged-like"))
    page.locator("#like-groups").get_by_role("button", name="Fabric").click()
    page.get_by_text("Single fields").click()
    assert violations(page) == []


@pytest.mark.parametrize("width", [320, 480, 1200])
def test_no_chip_is_cut_off(open_page, flat_server, width):
    page = open_panel(open_page, flat_server, viewport={"width": width, "height": 700})
    page.fill("#prompt", "double-breasted wool coat, midi, navy or camel, no hood, puff sleeves")
    expect(chip(page, "Category")).to_be_visible()
    generate(page, lambda: page.click("#generate"))
    page.locator(".place").first.click()
    generate(page, lambda: page.click("#enlarged-like"))
    page.get_by_text("Single fields").click()
    assert page.evaluate("document.documentElement.scrollWidth") <= width
