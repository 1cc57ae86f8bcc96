"""What stands around the prompt: the sketch, ideas, colours, settings, the queue."""

import base64
import io
import re

import pytest
from PIL import Image

from tests.browser import browser, driver, expect, open_page
from tests.flats import flat_server
from tests.panel.opened import generate, open_panel, violations
from tests.plugin_server.sketches import drawing, svg

__all__ = ["browser", "driver", "flat_server", "open_page"]

pytestmark = pytest.mark.browser

FALLS = """async ([name, type, data]) => {
  const bytes = Uint8Array.from(atob(data), (character) => character.charCodeAt(0));
  const transfer = new DataTransfer();
  transfer.items.add(new File([bytes], name, { type }));
  const event = HOW === 'paste'
    ? new ClipboardEvent('paste', { clipboardData: transfer, bubbles: true, cancelable: true })
    : new DragEvent('drop', { dataTransfer: transfer, bubbles: true, cancelable: true });
  document.body.dispatchEvent(event);
}"""


def file(name: str, type_: str, content: bytes) -> list[str]:
    """A file as `FALLS` takes it."""
    return [name, type_, base64.b64encode(content).decode()]


def narrow(open_page, server, **options):
    """The panel as wide as in a plugin."""
    return open_panel(open_page, server, viewport={"width": 320, "height": 700}, **options)


def test_a_chosen_file_is_seen_sent_and_taken_away(open_page, flat_server):
    page = open_panel(open_page, flat_server)
    expect(page.locator("#strength-option")).to_be_hidden()
    with page.expect_file_chooser() as chooser:
        page.get_by_role("button", name="Sketch").click()
    chooser.value.set_files({"name": "s.png", "mimeType": "image/png", "buffer": drawing()})
    expect(page.locator("#sketch")).to_be_visible()
    page.get_by_label("Fidelity").fill("0.4")
    sent = generate(page, lambda: page.click("#generate"))
    assert sent["strength"] == 0.4
    with Image.open(io.BytesIO(base64.b64decode(sent["sketch"]["data"]))) as image:
        assert max(image.size) == 2048
    page.get_by_role("button", name="Leave out").click()
    expect(page.locator("#sketch")).to_be_hidden()
    expect(page.get_by_role("button", name="Sketch")).to_be_focused()
    sent = generate(page, lambda: page.click("#generate"))
    assert "sketch" not in sent


@pytest.mark.parametrize("how", ["drop", "paste"])
def test_vectors_that_are_dropped_or_pasted_are_sent_as_they_are(open_page, flat_server, how):
    page = open_panel(open_page, flat_server)
    text = svg()
    page.evaluate(FALLS.replace("HOW", f"'{how}'"), file("s.svg", "image/svg+xml", text))
    expect(page.locator("#sketch-picture")).to_be_visible()
    sent = generate(page, lambda: page.click("#generate"))
    assert sent["sketch"]["media_type"] == "image/svg+xml"
    assert base64.b64decode(sent["sketch"]["data"]) == text


def test_what_is_no_picture_is_refused_in_words(open_page, flat_server):
    page = open_panel(open_page, flat_server)
    page.evaluate(FALLS.replace("HOW", "'drop'"), file("s.txt", "text/plain", b"hello"))
    expect(page.locator("#sketch-problem")).to_contain_text("not a picture")
    expect(page.locator("#sketch")).to_be_hidden()


@pytest.mark.parametrize(
    ("locale", "prompt", "word", "together"),
    [
        ("en-US", "", "minimalist", "minimalist"),
        ("en-US", "red coat", "new Chinese", "red coat, new Chinese"),
        ("zh-CN", "大衣", "新中式", "大衣，新中式"),
    ],
)
def test_a_style_is_added_with_one_press_and_understood(
    open_page, flat_server, locale, prompt, word, together
):
    page = open_panel(open_page, flat_server, locale=locale)
    page.fill("#prompt", prompt)
    page.click("#ideas-fold")
    button = page.locator("#styles").get_by_role("button", name=word, exact=True)
    button.click()
    expect(page.locator("#prompt")).to_have_value(together)
    expect(button).to_have_attribute("aria-pressed", "true")
    style = page.locator(".chip", has_text=re.compile("Style|风格"))
    expect(style).to_be_visible()
    button.click()
    expect(page.locator("#prompt")).to_have_value(prompt)
    expect(button).to_have_attribute("aria-pressed", "false")


@pytest.mark.parametrize("language", ["en", "zh"])
def test_every_idea_is_read_as_what_it_says(flat_server, language):
    headers = {"Accept-Language": language}
    fields = flat_server.request("GET", "/v1/fields", headers=headers).json()["fields"]
    context = [field for field in fields if field["group"] == "context"]
    assert {"style", "season"} <= {field["name"] for field in context}
    for field in context:
        for value in field["values"]:
            reading = flat_server.request(
                "POST", "/v1/prompts:parse", json={"prompt": value["label"]}, headers=headers
            ).json()
            understood = [(chip["field"], chip["value"]) for chip in reading["chips"]]
            assert (field["name"], value["name"]) in understood, value


def test_recent_prompts_are_used_again(open_page, flat_server):
    flat_server.generate(prompt="极简风西装", count=1)
    flat_server.generate(prompt="red coat", count=1)
    page = open_panel(open_page, flat_server)
    page.click("#ideas-fold")
    expect(page.locator(".recent-prompt")).to_have_text(["red coat", "极简风西装"])
    page.get_by_role("button", name="极简风西装").click()
    expect(page.locator("#prompt")).to_have_value("极简风西装")
    expect(page.locator("#prompt")).to_be_focused()


@pytest.mark.parametrize(("typed", "count"), [("3", 3), ("0", 1), ("99", 40)])
def test_as_many_designs_as_are_wanted(open_page, flat_server, typed, count):
    page = open_panel(open_page, flat_server)
    page.get_by_label("Designs").fill(typed)
    page.get_by_label("Designs").press("Tab")
    expect(page.get_by_label("Designs")).to_have_value(str(count))
    expect(page.locator(".place-item")).to_have_count(count)
    with page.expect_request(re.compile("/v1/generations$")) as posted:
        page.click("#generate")
    assert f'"count":{count}' in str(posted.value.post_data)
    page.reload()
    expect(page.get_by_label("Designs")).to_have_value(str(count))


def test_exact_colours_are_fixed_and_left_open_again(open_page, flat_server):
    page = open_panel(open_page, flat_server)
    expect(page.locator(".swatch")).to_have_count(0)
    page.get_by_label("Base: choose a colour").fill("#2a4b6c")
    page.get_by_label("Accent: choose a colour").fill("#ff0000")
    sent = generate(page, lambda: page.click("#generate"))
    assert sent["pins"] == {"base": "#2A4B6C", "accent": "#FF0000"}
    page.locator(".slot").first.get_by_role("button").click()
    expect(page.locator(".slot").first).to_contain_text("any")
    sent = generate(page, lambda: page.click("#generate"))
    assert sent["pins"] == {"accent": "#FF0000"}


def test_the_language_changes_at_once_and_is_kept(open_page, flat_server):
    page = open_panel(open_page, flat_server)
    page.fill("#prompt", "double-breasted coat")
    expect(page.locator(".chip-name").first).to_be_visible()
    page.get_by_role("tab", name="Settings").click()
    with page.expect_request("**/v1/prompts:parse") as asked:
        page.get_by_label("Language").select_option("zh")
    assert asked.value.headers["accept-language"] == "zh"
    expect(page.locator("html")).to_have_attribute("lang", "zh-CN")
    page.get_by_role("tab", name="生成").click()
    expect(page.locator(".chip", has_text="双排扣")).to_be_visible()
    expect(page.locator("#generate")).to_have_text("生成")
    page.reload()
    expect(page.locator("#generate")).to_have_text("生成")
    page.get_by_role("tab", name="设置").click()
    page.get_by_label("语言").select_option("auto")
    expect(page.locator("#tab-generate")).to_have_text("Generate")


@pytest.mark.parametrize(("theme", "scheme"), [("dark", "light"), ("light", "dark")])
def test_the_look_that_is_chosen_counts_more_than_the_systems(
    open_page, flat_server, theme, scheme
):
    page = open_panel(open_page, flat_server, color_scheme=scheme)
    paper = "getComputedStyle(document.body).backgroundColor"
    before = page.evaluate(paper)
    page.get_by_role("tab", name="Settings").click()
    page.get_by_label("Look").select_option(theme)
    assert page.evaluate(paper) != before
    page.reload()
    expect(page.locator("#generate")).to_be_visible()
    assert page.evaluate(paper) != before


def test_settings_that_make_no_sense_are_forgotten(open_page, flat_server):
    page = open_page()
    kept = '{"language": "fr", "theme": 5, "count": 400, "format": "tiff"}'
    page.add_init_script(f"localStorage.setItem('tenfold.settings', '{kept}')")
    page.add_init_script(f"localStorage.setItem('tenfold.token', '{flat_server.token}')")
    page.goto(flat_server.url)
    expect(page.get_by_label("Designs")).to_have_value("10")
    expect(page.get_by_label("Format")).to_have_value("svg")


def test_tabs_are_changed_by_keyboard(open_page, flat_server):
    page = open_panel(open_page, flat_server)
    page.locator("#tab-generate").focus()
    for name in ("Map", "History", "Settings", "Generate"):
        page.keyboard.press("ArrowRight")
        tab = page.get_by_role("tab", name=name)
        expect(tab).to_be_focused()
        expect(tab).to_have_attribute("aria-selected", "true")
        expect(page.get_by_role("tabpanel", name=name)).to_be_visible()


def test_what_waits_in_the_queue_says_where_and_is_cancelled_with_all(open_page, flat_server):
    page = open_panel(open_page, flat_server)
    flat_server.backend.hold()
    others = [
        flat_server.request("POST", "/v1/generations", json={}).json()["id"] for _ in range(2)
    ]
    page.click("#generate")
    expect(page.locator("#line")).to_have_text("Waiting, 2 ahead")
    assert violations(page) == []
    page.get_by_role("button", name="Cancel all").click()
    expect(page.locator("#line")).to_contain_text("Cancelled at")
    flat_server.backend.release()
    states = {
        flat_server.request("GET", f"/v1/generations/{id_}").json()["state"] for id_ in others
    }
    assert states == {"cancelled"}


def test_the_only_one_is_cancelled_alone(open_page, flat_server):
    page = open_panel(open_page, flat_server)
    flat_server.backend.hold()
    page.click("#generate")
    expect(page.locator("#cancel")).to_be_visible()
    expect(page.locator("#cancel-all")).to_be_hidden()
    page.click("#cancel")
    flat_server.backend.release()
    expect(page.locator("#line")).to_contain_text("Cancelled at")


@pytest.mark.parametrize(("locale", "scheme"), [("en-US", "light"), ("zh-CN", "dark")])
def test_what_is_folded_out_is_accessible_by_axe_and_fits(open_page, flat_server, scheme, locale):
    flat_server.generate(prompt="cropped denim jacket, oversized, raglan sleeves, navy", count=1)
    page = narrow(
        open_page, flat_server, color_scheme=scheme, locale=locale, reduced_motion="reduce"
    )
    for part in ("#ideas-fold", "#options-fold"):
        expect(page.locator(part)).to_have_attribute("aria-expanded", "false")
        page.click(part)
    page.evaluate(FALLS.replace("HOW", "'drop'"), file("s.png", "image/png", drawing()))
    expect(page.locator("#sketch")).to_be_visible()
    page.locator(".slot input").first.fill("#2a4b6c")
    expect(page.locator(".recent-prompt")).to_be_visible()
    assert violations(page) == []
    assert page.evaluate("document.documentElement.scrollWidth") <= 320
    page.click("#tab-settings")
    assert violations(page) == []
    assert page.evaluate("document.documentElement.scrollWidth") <= 320
