"""Earlier generations in the panel: listed, looked for, kept, opened and made more of."""

import re

import pytest

from tests.browser import Page, browser, driver, expect, open_page
from tests.flats import flat_server
from tests.panel.opened import PICTURES, generate, open_panel, violations

__all__ = ["browser", "driver", "flat_server", "open_page"]

pytestmark = pytest.mark.browser

THUMBNAILS = ".past-place img:visible"


def open_history(open_page, server, **options) -> Page:
    """The panel with its history open."""
    page = open_panel(open_page, server, **options)
    page.get_by_role("tab", name=re.compile("History|历史")).click()
    return page


def test_an_empty_history_says_what_it_is_for(open_page, flat_server):
    page = open_history(open_page, flat_server)
    expect(page.locator("#past-note")).to_contain_text("kept on this computer")
    expect(page.locator("#past-reset")).to_be_hidden()
    assert violations(page) == []


def test_what_was_made_is_there_after_a_restart_with_its_pictures(open_page, flat_server):
    flat_server.generate(prompt="red coat", seed=5, count=10)
    flat_server.generate(prompt="", seed=6, count=2)
    flat_server.stop()
    flat_server.start()
    page = open_history(open_page, flat_server)
    expect(page.locator(".past-words")).to_have_text(["Without words", "red coat"])
    expect(page.locator(THUMBNAILS)).to_have_count(12)
    expect(page.locator(".past-facts").last).to_contain_text("flat · Seed 5")
    expect(page.locator(".past-day:visible")).to_have_count(1)


def test_only_what_is_in_view_is_fetched(open_page, flat_server):
    for number in range(5):
        flat_server.generate(prompt=f"coat {number}", count=10)
    page = open_history(open_page, flat_server, viewport={"width": 320, "height": 300})
    expect(page.locator(".past")).to_have_count(5)
    expect(page.locator(THUMBNAILS).nth(9)).to_be_visible()
    page.wait_for_timeout(500)
    assert page.locator(".past").last.locator(THUMBNAILS).count() == 0
    page.locator(".past").last.scroll_into_view_if_needed()
    expect(page.locator(".past").last.locator(THUMBNAILS)).to_have_count(10)


def test_pages_follow_each_other(open_page, flat_server):
    for number in range(14):
        flat_server.generate(prompt=f"coat {number}", count=1)
    page = open_history(open_page, flat_server)
    expect(page.locator(".past")).to_have_count(12)
    page.get_by_role("button", name="Show earlier ones").click()
    expect(page.locator(".past-words")).to_have_text([f"coat {13 - n}" for n in range(14)])
    expect(page.locator("#past-more")).to_be_hidden()


def test_words_model_and_time_narrow_it_down(open_page, flat_server):
    flat_server.generate(prompt="极简风西装", count=1)
    flat_server.generate(prompt="red coat", count=1)
    flat_server.generate(prompt="", count=1, model="dcgan")
    page = open_history(open_page, flat_server)
    search = page.get_by_role("searchbox", name="Search words, model, seed or day")
    search.fill("COAT")
    expect(page.locator(".past-words")).to_have_text(["red coat"])
    search.fill("西装")
    expect(page.locator(".past-words")).to_have_text(["极简风西装"])
    search.fill("trousers")
    expect(page.locator("#past-note")).to_have_text("Nothing like that was made.")
    page.get_by_role("button", name="Show everything").click()
    expect(page.locator(".past")).to_have_count(3)
    page.locator("#past-model").select_option("dcgan")
    expect(page.locator(".past-words")).to_have_text(["Without words"])
    page.locator("#past-model").select_option("")
    page.get_by_label("From when").select_option("day")
    expect(page.locator(".past")).to_have_count(3)


def test_a_favourite_is_kept_by_the_server_and_found_again(open_page, flat_server):
    page = open_panel(open_page, flat_server)
    generate(page, lambda: page.click("#generate"))
    place = page.locator(".place-item").nth(3)
    place.hover()
    star = place.get_by_role("button", name="Favourite: variation 4")
    with page.expect_response(re.compile("/variations/3/favourite$")):
        star.click()
    expect(star).to_have_attribute("aria-pressed", "true")
    page.reload()
    page.get_by_role("tab", name="History").click()
    page.get_by_role("button", name="Favourites").click()
    expect(page.locator(".past-place")).to_have_count(1)
    expect(page.locator(".past-star")).to_be_visible()
    page.locator(".past-place").click()
    dialog = page.get_by_role("dialog")
    expect(dialog).to_contain_text("Variation 4 of 10")
    with page.expect_response(re.compile("/variations/3/favourite$")) as taken:
        dialog.get_by_role("button", name="Favourite: variation 4").click()
    assert taken.value.request.method == "DELETE"
    page.keyboard.press("Escape")
    page.get_by_role("button", name="Favourites").click()
    page.get_by_role("button", name="Favourites").click()
    expect(page.locator("#past-note")).to_contain_text("No favourites yet")


def test_a_favourite_that_was_not_kept_is_taken_back(open_page, flat_server):
    page = open_panel(open_page, flat_server)
    generate(page, lambda: page.click("#generate"))
    page.route("**/favourite", lambda route: route.abort())
    page.locator(".place").first.focus()
    page.keyboard.press("f")
    expect(page.locator("#line")).to_contain_text("The favourite was not kept")
    expect(page.locator(".place-mark.star").first).to_have_attribute("aria-pressed", "false")


def test_an_earlier_generation_is_opened_with_its_words_and_wishes(open_page, flat_server):
    before = flat_server.generate(prompt="double-breasted coat", seed=9, pins={"base": "#123456"})
    page = open_history(open_page, flat_server)
    page.get_by_role("button", name="Open: double-breasted coat").click()
    expect(page.locator("#prompt")).to_have_value("double-breasted coat")
    expect(page.locator("#places").locator(PICTURES)).to_have_count(10)
    expect(page.locator("#line")).to_have_text("Seed 9")
    sent = generate(page, lambda: page.click("#generate"))
    assert sent["prompt"] == before["prompt"]
    assert sent["pins"] == {"base": "#123456"}
    assert "seed" not in sent


def test_ten_more_like_an_earlier_one(open_page, flat_server):
    before = flat_server.generate(prompt="coat", count=3)
    page = open_history(open_page, flat_server)
    page.locator(".past-place").nth(1).click()
    page.keyboard.press("ArrowRight")
    sent = generate(page, lambda: page.get_by_role("button", name="Ten more like this").click())
    assert sent["like"] == f"{before['id']}/2"
    expect(page.get_by_role("tab", name="Generate")).to_have_attribute("aria-selected", "true")
    expect(page.locator("#like")).to_be_visible()


def test_a_history_that_cannot_be_read_says_so(open_page, flat_server):
    page = open_panel(open_page, flat_server)
    page.route("**/v1/generations?*", lambda route: route.fulfill(status=500, json={}))
    page.get_by_role("tab", name="History").click()
    expect(page.locator("#past-note")).to_have_text("The history could not be read.")


@pytest.mark.parametrize(("locale", "scheme"), [("en-US", "light"), ("zh-CN", "dark")])
def test_the_history_is_accessible_by_axe_and_fits(open_page, flat_server, scheme, locale):
    generation = flat_server.generate(prompt="cropped denim jacket, oversized, raglan sleeves")
    path = f"/v1/generations/{generation['id']}/variations/1/favourite"
    flat_server.request("PUT", path)
    page = open_history(
        open_page,
        flat_server,
        color_scheme=scheme,
        locale=locale,
        reduced_motion="reduce",
        viewport={"width": 320, "height": 700},
    )
    expect(page.locator(THUMBNAILS)).to_have_count(10)
    assert violations(page) == []
    assert page.evaluate("document.documentElement.scrollWidth") <= 320
    page.locator(".past-place").nth(1).click()
    expect(page.get_by_role("dialog")).to_be_visible()
    assert violations(page) == []
