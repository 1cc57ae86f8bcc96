"""Variations are chosen, compared and exported, by pointer and by keyboard."""

import re

import pytest

from tests.browser import Page, browser, driver, expect, open_page
from tests.flats import flat_server
from tests.panel.opened import generate, open_panel, violations

__all__ = ["browser", "driver", "flat_server", "open_page"]

pytestmark = pytest.mark.browser


@pytest.fixture
def page(open_page, flat_server) -> Page:
    """The panel with ten designs from seed 500 on."""
    page = open_panel(open_page, flat_server, reduced_motion="reduce")
    page.fill("#seed", "500")
    generate(page, lambda: page.click("#generate"))
    return page


def choose(page: Page, *numbers: int) -> None:
    """Presses the marks of these variations."""
    for number in numbers:
        page.locator(".place-item").nth(number - 1).hover()
        page.get_by_role("button", name=f"Choose variation {number}", exact=True).click()


def seeds(page: Page) -> list[str]:
    """What stands below the places."""
    return page.locator(".place-seed").all_inner_texts()


def test_choosing_moves_nothing_and_is_undone(page):
    before = page.locator(".place").last.bounding_box()
    choose(page, 2, 5)
    expect(page.locator("#choice-text")).to_have_text("2 chosen")
    assert page.locator(".place").last.bounding_box() == before
    choose(page, 2)
    expect(page.locator("#choice-text")).to_have_text("1 chosen")
    expect(page.locator("#choice-compare")).to_be_hidden()
    page.get_by_role("button", name="Choose nothing").click()
    expect(page.locator("#choice")).to_be_hidden()


def test_what_was_chosen_does_not_outlive_its_generation(page):
    choose(page, 2)
    generate(page, lambda: page.click("#generate"))
    expect(page.locator("#choice")).to_be_hidden()


@pytest.mark.parametrize(("kind", "head"), [("SVG", b"<svg"), ("PNG", b"\x89PNG")])
def test_those_that_are_chosen_are_downloaded(page, kind, head):
    names = [f"tenfold-{seeds(page)[place]}.{kind.lower()}" for place in (0, 3)]
    choose(page, 1, 4)
    downloads = []
    page.on("download", lambda download: downloads.append(download))
    page.get_by_role("button", name=f"Download {kind}").click()
    page.wait_for_timeout(100)
    while len(downloads) < 2:
        page.wait_for_timeout(100)
    assert sorted(download.suggested_filename for download in downloads) == sorted(names)
    for download in downloads:
        assert download.path().read_bytes().startswith(head)


def test_those_that_are_chosen_are_put_on_a_sheet(page):
    choose(page, 1, 4)
    with (
        page.expect_response(re.compile(r"sheet\.pdf\?variations=0,3$")),
        page.expect_download() as d,
    ):
        page.get_by_role("button", name="Download a sheet as PDF").click()
    assert d.value.suggested_filename == "tenfold-500.pdf"
    assert d.value.path().read_bytes().startswith(b"%PDF")


def test_two_are_compared_by_keyboard_alone(page):
    page.locator(".place").first.focus()
    for key in ("x", "ArrowRight", "x", "c"):
        page.keyboard.press(key)
    dialog = page.get_by_role("dialog", name="Side by side")
    expect(dialog).to_be_visible()
    left = dialog.get_by_role("region", name="Variation 1 of 10")
    expect(left).to_contain_text(f"Seed {seeds(page)[0]}")
    expect(dialog.get_by_role("region", name="Variation 2 of 10")).to_be_visible()
    page.keyboard.press("ArrowRight")
    expect(dialog.get_by_role("region", name="Variation 3 of 10")).to_be_visible()
    left.get_by_role("button", name="Previous").focus()
    page.keyboard.press("ArrowLeft")
    expect(dialog.get_by_role("region", name="Variation 10 of 10")).to_be_visible()
    page.keyboard.press("Escape")
    expect(dialog).to_be_hidden()
    expect(page.locator("#choice-text")).to_have_text("2 chosen")


def test_a_comparison_says_what_differs(page, flat_server):
    choose(page, 1, 2)
    page.get_by_role("button", name="Compare").click()
    newest = flat_server.request("GET", "/v1/generations?limit=1").json()["generations"][0]
    a, b = (newest["variations"][place]["design"] for place in (0, 1))
    number = sum(a.get(name) != b.get(name) for name in {*a, *b})
    expect(page.locator("#differences-title")).to_have_text(f"What differs: {number}")
    page.click("#differences-title")
    expect(page.locator(".differences tr")).to_have_count(number)


def test_ten_more_like_one_of_two(page):
    choose(page, 1, 2)
    page.get_by_role("button", name="Compare").click()
    side = page.get_by_role("region", name="Variation 2 of 10")
    sent = generate(page, lambda: side.get_by_role("button", name="Ten more like this").click())
    assert sent["like"].endswith("/1")


def test_keys_go_from_place_to_place(page):
    places = page.locator(".place")
    places.first.focus()
    for key, place in (("ArrowRight", 1), ("ArrowDown", 6), ("ArrowLeft", 5), ("ArrowUp", 0)):
        page.keyboard.press(key)
        expect(places.nth(place)).to_be_focused()
    page.keyboard.press("ArrowUp")
    expect(places.first).to_be_focused()
    with page.expect_request(re.compile("/variations/0/favourite$")) as sent:
        page.keyboard.press("f")
    assert sent.value.method == "PUT"
    page.keyboard.press("Enter")
    expect(page.get_by_role("dialog")).to_be_visible()


def test_marks_can_be_reached_by_keyboard_and_are_seen_then(page):
    page.locator(".place").first.focus()
    page.keyboard.press("Tab")
    mark = page.get_by_role("button", name="Choose variation 1", exact=True)
    expect(mark).to_be_focused()
    expect(mark).to_have_css("opacity", "1")
    page.keyboard.press("Tab")
    expect(page.get_by_role("button", name="Favourite: variation 1", exact=True)).to_be_focused()


def test_copying_a_seed_is_said_where_it_was_asked_for(page):
    page.locator(".place").first.click()
    page.get_by_role("dialog").get_by_role("button", name="Copy seed").click()
    expect(page.locator("#enlarged-seed")).to_have_text("Copied 500")


@pytest.mark.parametrize(("locale", "scheme"), [("en-US", "light"), ("zh-CN", "dark")])
def test_choosing_is_accessible_by_axe_and_fits(open_page, flat_server, scheme, locale):
    page = open_panel(
        open_page,
        flat_server,
        color_scheme=scheme,
        locale=locale,
        reduced_motion="reduce",
        viewport={"width": 320, "height": 700},
    )
    generate(page, lambda: page.click("#generate"))
    for place in (0, 1):
        page.locator(".place").nth(place).focus()
        page.keyboard.press("x")
    page.keyboard.press("f")
    assert violations(page) == []
    assert page.evaluate("document.documentElement.scrollWidth") <= 320
    page.keyboard.press("c")
    page.click("#differences-title")
    assert violations(page) == []
