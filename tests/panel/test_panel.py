"""A real browser drives the real panel on a real server."""

import json
import re
import threading

import pytest

from tests.browser import Page, browser, driver, expect, open_page, pixels, repository

__all__ = ["browser", "driver", "open_page"]

pytestmark = pytest.mark.browser

PICTURES = ".place img:visible"


def paired_page(open_page, live_server, **options) -> Page:
    """The panel in a browser that was paired before."""
    page = open_page(**options)
    page.add_init_script(f"localStorage.setItem('tenfold.token', {json.dumps(live_server.token)})")
    page.goto(live_server.url)
    expect(page.locator("#generate")).to_have_attribute("aria-disabled", "false")
    return page


def finish(page: Page) -> None:
    """Waits for the ten pictures."""
    expect(page.locator(PICTURES)).to_have_count(10)
    expect(page.locator("#progress")).to_have_attribute("data-idle", "true")


def pairing_id(page: Page, press) -> str:
    """The pairing that a press asks for."""
    with page.expect_response(re.compile("/v1/pairing$")) as asked:
        press()
    return asked.value.json()["id"]


def test_pairs_with_typed_digits_and_generates_ten_different_pictures(open_page, live_server):
    page = open_page()
    page.goto(live_server.url)
    expect(page.get_by_role("heading", name="Pair this panel with Tenfold")).to_be_visible()
    asked = pairing_id(page, lambda: page.click("text=Show the digits"))
    expect(page.locator("#code")).to_be_focused()
    page.keyboard.type(live_server.pairing_code(asked))

    expect(page.locator("#prompt")).to_be_focused()
    page.keyboard.type("cropped denim jacket")
    page.keyboard.press("Enter")
    finish(page)

    shown = pixels(page, PICTURES)
    assert len(set(shown)) == 10, [shown.index(each) for each in shown]
    seeds = [int(text) for text in page.locator(".place-seed").all_inner_texts()]
    assert seeds == list(range(seeds[0], seeds[0] + 10))
    expect(page.locator("#line")).to_contain_text(f"Seed {seeds[0]}")
    page.reload()
    expect(page.locator("#prompt")).to_be_visible()


def test_wrong_digits_are_said_and_used_up_digits_lead_to_new_ones(open_page, live_server):
    page = open_page()
    page.goto(live_server.url)
    asked = pairing_id(page, lambda: page.click("text=Show the digits"))
    wrong = "000000" if live_server.pairing_code(asked) != "000000" else "111111"
    page.keyboard.type(wrong)
    expect(page.locator("#gate-problem")).not_to_be_empty()
    expect(page.locator("#code")).to_have_value("")
    for _ in range(5):
        expect(page.locator("#code")).to_have_value("")
        with page.expect_response(re.compile(f"/v1/pairing/{asked}$")):
            page.fill("#code", wrong)
    expect(page.get_by_role("heading", name="That code is no longer valid")).to_be_visible()
    expect(page.get_by_role("button", name="Show new digits")).to_be_visible()


def test_pairing_link_brings_ten_garments_without_a_click(open_page, live_server):
    page = open_page()
    page.goto(live_server.pairing_link())
    finish(page)
    assert len(set(pixels(page, PICTURES))) == 10
    assert page.evaluate("location.hash") == ""
    page.reload()
    expect(page.locator("#prompt")).to_be_visible()
    expect(page.locator(PICTURES)).to_have_count(0)


def test_a_used_pairing_link_asks_for_a_pairing(open_page, live_server):
    link = live_server.pairing_link()
    first = open_page()
    first.goto(link)
    finish(first)
    second = open_page()
    second.goto(link)
    expect(second.get_by_role("button", name="Show the digits")).to_be_visible()


@pytest.mark.parametrize("keys", ["Enter", "Control+Enter", "Meta+Enter"])
def test_keys_generate(open_page, live_server, keys):
    page = paired_page(open_page, live_server)
    page.locator("#prompt").press(keys)
    finish(page)


def test_enter_of_an_input_method_does_not_generate(open_page, live_server):
    page = paired_page(open_page, live_server)
    page.locator("#prompt").dispatch_event("keydown", {"key": "Enter", "isComposing": True})
    expect(page.locator("#line")).to_have_text("Leave the line empty and be surprised.")


@pytest.mark.parametrize("how", ["button", "Escape"])
def test_cancel_stops_the_generation(open_page, live_server, how):
    page = paired_page(open_page, live_server)
    live_server.backend.hold()
    with page.expect_response(re.compile("/v1/generations$")) as posted:
        page.click("#generate")
    expect(page.locator("#cancel")).to_be_visible()
    if how == "button":
        page.click("#cancel")
    else:
        page.keyboard.press("Escape")
    live_server.backend.release()
    expect(page.locator("#line")).to_contain_text("Cancelled at")
    path = f"/v1/generations/{posted.value.json()['id']}"
    state = page.evaluate(
        """async ([path, token]) => (await (await fetch(path, {
          headers: { Authorization: `Bearer ${token}` } })).json()).state""",
        [path, live_server.token],
    )
    assert state == "cancelled"
    page.click("#generate")
    finish(page)


def test_the_same_seed_gives_the_same_pictures(open_page, live_server):
    page = paired_page(open_page, live_server)
    page.fill("#seed", "1234")
    page.click("#generate")
    finish(page)
    before = pixels(page, PICTURES)
    page.click("#seed-clear")
    page.click("#generate")
    expect(page.locator(".place-seed").first).not_to_have_text("1234")
    finish(page)
    assert pixels(page, PICTURES) != before
    page.fill("#seed", "1234")
    page.click("#generate")
    expect(page.locator(".place-seed").first).to_have_text("1234")
    finish(page)
    assert pixels(page, PICTURES) == before


def test_a_variation_is_enlarged_and_its_seed_reused(open_page, live_server):
    page = paired_page(open_page, live_server)
    page.fill("#seed", "500")
    page.click("#generate")
    finish(page)
    page.get_by_role("button", name="Variation 3, seed 502, enlarge").click()
    dialog = page.get_by_role("dialog", name="Variation 3 of 10")
    expect(dialog).to_be_visible()
    page.keyboard.press("ArrowRight")
    dialog = page.get_by_role("dialog", name="Variation 4 of 10")
    expect(dialog).to_contain_text("Seed 503")
    with page.expect_download() as download:
        dialog.get_by_role("button", name="Download PNG").click()
    assert download.value.suggested_filename == "tenfold-503.png"
    dialog.get_by_role("button", name="Reuse this seed").click()
    expect(dialog).to_be_hidden()
    expect(page.locator("#seed")).to_have_value("503")


def test_what_is_not_a_seed_is_refused_in_words(open_page, live_server):
    page = paired_page(open_page, live_server)
    page.fill("#seed", "4294967296")
    page.click("#generate")
    expect(page.locator("#seed-problem")).to_have_text(
        "A seed is a whole number from 0 to 4294967295."
    )
    expect(page.locator("#cancel")).to_be_hidden()


def test_places_are_kept_while_pictures_come(open_page, live_server):
    page = paired_page(open_page, live_server)
    page.fill("#prompt", "coat")
    expect(page.locator(".chip")).to_be_visible()
    before = page.locator(".place").last.bounding_box()
    page.click("#generate")
    finish(page)
    assert page.locator(".place").last.bounding_box() == before


def test_a_failed_generation_says_why_and_can_be_repeated(open_page, live_server):
    page = paired_page(open_page, live_server)
    live_server.backend.fail_next()
    page.fill("#seed", "77")
    page.click("#generate")
    expect(page.locator("#problem-message")).not_to_be_empty()
    page.get_by_role("button", name="Generate again").click()
    finish(page)
    expect(page.locator(".place-seed").first).to_have_text("77")


def test_stopped_server_is_said_and_a_restarted_one_found(open_page, live_server):
    page = paired_page(open_page, live_server)
    page.click("#generate")
    finish(page)
    live_server.stop()
    expect(page.get_by_role("heading", name="Tenfold is not running")).to_be_visible()
    expect(page.locator("#gate-code")).to_have_text("python3 dev.py run")
    expect(page.locator(PICTURES)).to_have_count(10)
    live_server.start()
    expect(page.locator("#prompt")).to_be_visible()
    page.click("#generate")
    finish(page)


def test_a_run_survives_or_explains_a_restart(open_page, live_server):
    page = paired_page(open_page, live_server)
    live_server.backend.hold()
    page.fill("#seed", "31")
    page.click("#generate")
    expect(page.locator("#cancel")).to_be_visible()
    expect(page.locator("#line")).not_to_have_text("Sending")
    # The end of the server waits for the row that is held.
    threading.Timer(0.5, live_server.backend.release).start()
    live_server.stop()
    expect(page.get_by_role("heading", name="Tenfold is not running")).to_be_visible()
    live_server.start()
    expect(page.locator("#gate")).to_be_hidden()
    expect(page.locator("#cancel")).to_be_hidden()
    if page.locator("#problem").is_visible():
        page.get_by_role("button", name="Generate again").click()
    finish(page)
    expect(page.locator(".place-seed").first).to_have_text("31")


@pytest.mark.parametrize(
    ("reply", "heading"),
    [
        (
            {"server": "tenfold", "version": "9.0.0", "api_version": 2},
            "This panel and Tenfold do not match",
        ),
        ({"server": "something else"}, "Tenfold is not running"),
    ],
)
def test_only_a_tenfold_of_our_version_is_talked_to(open_page, live_server, reply, heading):
    page = open_page()
    page.route("**/healthz", lambda route: route.fulfill(json=reply))
    page.goto(live_server.url)
    expect(page.get_by_role("heading", name=heading)).to_be_visible()


def test_a_first_answer_that_is_late_takes_no_words_away(open_page, live_server):
    page = open_page()
    page.add_init_script(f"localStorage.setItem('tenfold.token', {json.dumps(live_server.token)})")
    page.add_init_script(
        """const answer = window.fetch;
        let asked = 0;
        window.fetch = (url, options) => {
          if (!String(url).endsWith('/healthz') || (asked += 1) > 1) return answer(url, options);
          const { signal } = options;
          return new Promise((resolve, reject) => {
            signal.addEventListener('abort', () => reject(signal.reason));
          });
        };"""
    )
    page.goto(live_server.url)
    page.wait_for_timeout(1000)
    page.keyboard.type("wool skirt")
    page.keyboard.press("Enter")
    finish(page)
    assert page.input_value("#prompt") == "wool skirt"


def test_a_model_that_failed_says_why(open_page, live_server):
    page = paired_page(open_page, live_server)
    problem = {
        "code": "model_failed",
        "message": "No signature generate.",
        "remedy": "Export it again.",
    }
    page.route(
        "**/readyz",
        lambda route: route.fulfill(status=503, json={"state": "failed", "error": problem}),
    )
    expect(page.get_by_role("heading", name="The model could not be loaded")).to_be_visible()
    expect(page.locator("#gate-text")).to_have_text("No signature generate.")
    expect(page.locator("#gate-after")).to_have_text("Export it again.")


def test_what_is_asked_for_while_the_model_loads_follows_by_itself(open_page, live_server):
    live_server.stop()
    live_server.backend.hold_load()
    live_server.backend.fail_model(None)
    live_server.start()
    page = paired_page(open_page, live_server)
    expect(page.locator("#status")).to_have_text("Model loading")
    page.click("#generate")
    expect(page.locator("#line")).to_have_text("Model loading. Starts by itself.")
    live_server.backend.release_load()
    finish(page)
    expect(page.locator("#status")).to_have_text("dcgan is ready")


def test_a_token_that_is_no_longer_valid_leads_to_pairing(open_page, live_server):
    page = open_page()
    page.add_init_script("localStorage.setItem('tenfold.token', 'not-a-token-of-this-server')")
    page.goto(live_server.url)
    expect(page.get_by_role("button", name="Show the digits")).to_be_visible()


@pytest.mark.parametrize(
    ("locale", "generate", "language"),
    [
        ("zh-CN", "生成", "zh-CN"),
        ("zh-TW", "生成", "zh-CN"),
        ("en-GB", "Generate", "en"),
        ("de-DE", "Generate", "en"),
    ],
)
def test_speaks_the_language_of_the_browser(open_page, live_server, locale, generate, language):
    page = paired_page(open_page, live_server, locale=locale)
    expect(page.locator("#generate")).to_have_text(generate)
    expect(page.locator("html")).to_have_attribute("lang", language)
    with page.expect_request(re.compile("/v1/generations$")) as posted:
        page.click("#generate")
    assert posted.value.headers["accept-language"] == language[:2]
    assert re.fullmatch("[0-9a-f]{32}", posted.value.headers["idempotency-key"])
    finish(page)


@pytest.mark.parametrize("width", [320, 480, 1200])
def test_nothing_is_cut_off(open_page, live_server, width):
    page = paired_page(open_page, live_server, viewport={"width": width, "height": 700})
    if width < 800:
        page.click("#options-fold")
    page.fill("#seed", "4294967000")
    page.click("#generate")
    finish(page)
    assert page.evaluate("document.documentElement.scrollWidth") <= width


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_accessible_by_axe(open_page, live_server, scheme):
    axe = repository() / "node_modules" / "axe-core" / "axe.min.js"
    if not axe.exists():
        pytest.skip("axe-core is missing: npm ci")
    page = paired_page(open_page, live_server, color_scheme=scheme, reduced_motion="reduce")
    page.fill("#prompt", "coat")
    page.click("#generate")
    finish(page)
    source = axe.read_text(encoding="utf-8")
    for opens in (None, ".place >> nth=0"):
        if opens:
            page.click(opens)
        page.evaluate(source)
        violations = page.evaluate("axe.run().then((found) => found.violations)")
        assert [violation["id"] for violation in violations] == []


def test_everything_can_be_reached_by_keyboard(open_page, live_server):
    page = paired_page(open_page, live_server)
    page.locator("#prompt").press("Enter")
    finish(page)
    page.locator("#prompt").focus()
    reached = set()
    for _ in range(20):
        page.keyboard.press("Tab")
        reached.add(page.evaluate("document.activeElement.id || document.activeElement.className"))
    assert {"seed", "generate", "copy-seed", "reuse-seed", "place"} <= reached
