"""Takes the pictures of docs/panel.md, and writes that page: every state of the panel, four times.

    python -m tests.panel.screenshots [name of a state]

Each picture shows a state at 320 and 480 pixels, light and dark, in English and in Chinese.
The designs are drawn at random, all else is real.
"""

from __future__ import annotations

import base64
import io
import json
import sys
import tempfile
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

from PIL import Image, ImageDraw
from playwright.sync_api import Browser, Page, Route, expect, sync_playwright

from tests.browser import launch, repository
from tests.fake_backend import CARD, FLAT_CARD, FakeBackend
from tests.live_server import LiveServer
from tests.maps import copy_shipped_map

FOLDER = repository() / "docs" / "panel"
PAGE = repository() / "docs" / "panel.md"
HEIGHT = 620
GAP = 12
GROUND = (150, 152, 158)
COLOURS = 96
# Width, look, language.
VIEWS = (
    (320, "light", "en-US"),
    (320, "dark", "zh-CN"),
    (480, "light", "zh-CN"),
    (480, "dark", "en-US"),
)
PROMPTS = {
    "en-US": "double-breasted wool coat, navy or camel",
    "zh-CN": "想要带有东方刺绣元素的极简风西装",
}
HEAD = """# The panel

One panel, which the browser, Figma and Illustrator show. These are its states at 320 and 480
pixels, light and dark, in English and in Chinese; `python -m tests.panel.screenshots` takes them
anew.
The designs are drawn at random here, all else is real.
"""


@dataclass(frozen=True)
class Scene:
    """A page that is open, and the server behind it."""

    page: Page
    server: LiveServer
    backend: FakeBackend
    locale: str

    def say(self, prompt: str | None = None) -> None:
        """Types a prompt and waits until it is understood."""
        with self.page.expect_response("**/v1/prompts:parse"):
            self.page.fill("#prompt", prompt or PROMPTS[self.locale])
        expect(self.page.locator(".chip").first).to_be_visible()

    def generate(self) -> None:
        """Ten designs, and the focus where it is in nobody's way."""
        self.page.click("#generate")
        expect(self.page.locator("#places .place img:visible")).to_have_count(10)
        self.page.locator("#line").hover()

    def drop(self, image: Image.Image) -> None:
        """A sketch that falls onto the page."""
        buffer = io.BytesIO()
        image.save(buffer, "PNG")
        self.page.evaluate(
            """(data) => {
              const bytes = Uint8Array.from(atob(data), (character) => character.charCodeAt(0));
              const dataTransfer = new DataTransfer();
              dataTransfer.items.add(new File([bytes], 'sketch.png', { type: 'image/png' }));
              const options = { dataTransfer, bubbles: true, cancelable: true };
              document.body.dispatchEvent(new DragEvent('drop', options));
            }""",
            base64.b64encode(buffer.getvalue()).decode(),
        )
        expect(self.page.locator("#sketch")).to_be_visible()

    def fill_history(self) -> None:
        """Three generations, one favourite."""
        self.server.generate(prompt="", seed=11)
        kept = self.server.generate(prompt="cropped denim jacket, raglan sleeves", seed=12)
        self.server.generate(prompt=PROMPTS["zh-CN"], seed=13)
        self.server.request("PUT", f"/v1/generations/{kept['id']}/variations/2/favourite")

    def open_map(self) -> None:
        """The map of `flat`, painted."""
        self.page.click("#tab-map")
        expect(self.page.locator("#map-name")).not_to_be_empty()
        self.page.wait_for_timeout(300)

    def open_history(self, thumbnails: int) -> None:
        """The history with its pictures."""
        self.page.click("#tab-history")
        expect(self.page.locator(".past-place img:visible")).to_have_count(thumbnails)


def _empty(scene: Scene) -> None:
    expect(scene.page.locator("#line")).not_to_be_empty()


def _understood(scene: Scene) -> None:
    scene.say()
    scene.page.locator(".chip-hold:visible").first.click()
    scene.page.locator("#status").hover()


def _ideas(scene: Scene) -> None:
    scene.fill_history()
    scene.page.click("#ideas-fold")
    expect(scene.page.locator(".recent-prompt").first).to_be_visible()
    scene.page.locator("#styles button").nth(1).click()
    scene.page.locator("#status").hover()
    expect(scene.page.locator(".chip").first).to_be_visible()


def _options(scene: Scene) -> None:
    scene.page.click("#options-fold")
    scene.page.locator(".slot input").nth(0).fill("#23395d")
    scene.page.locator(".slot input").nth(2).fill("#c8553d")


def _sketch(scene: Scene) -> None:
    image = Image.new("RGB", (300, 400), "white")
    pen = ImageDraw.Draw(image)
    outline = [(110, 60), (190, 60), (280, 170), (240, 200), (210, 160), (230, 350), (70, 350)]
    pen.line([*outline, (90, 160), (60, 200), (20, 170), (110, 60)], fill="black", width=5)
    pen.line([(150, 70), (150, 350)], fill="black", width=3)
    scene.drop(image)


def _running(scene: Scene) -> None:
    scene.say()
    scene.backend.hold()
    scene.page.click("#generate")
    expect(scene.page.locator("#cancel")).to_be_visible()
    scene.page.wait_for_timeout(300)


def _queued(scene: Scene) -> None:
    scene.backend.hold()
    for _ in range(2):
        scene.server.request("POST", "/v1/generations", json={})
    scene.page.click("#generate")
    expect(scene.page.locator("#cancel-all")).to_be_visible()


def _finished(scene: Scene) -> None:
    scene.say()
    scene.generate()


def _ignored(scene: Scene) -> None:
    scene.drop(Image.new("RGB", (300, 400), "white"))
    scene.generate()
    expect(scene.page.locator("#ignored li")).to_have_count(1)


def _failed(scene: Scene) -> None:
    scene.backend.fail_next()
    scene.page.click("#generate")
    expect(scene.page.locator("#problem-message")).not_to_be_empty()


def _chosen(scene: Scene) -> None:
    _finished(scene)
    for place in (0, 2):
        scene.page.locator(".place").nth(place).focus()
        scene.page.keyboard.press("x")
    scene.page.locator(".place").nth(1).focus()
    scene.page.keyboard.press("f")


def _large(scene: Scene) -> None:
    _finished(scene)
    with scene.page.expect_response("**/variations/0.svg"):
        scene.page.locator(".place").first.click()
    scene.page.wait_for_timeout(300)


def _compared(scene: Scene) -> None:
    _chosen(scene)
    scene.page.keyboard.press("c")
    expect(scene.page.locator("#compared")).to_be_visible()
    scene.page.wait_for_timeout(500)
    scene.page.click("#differences-title")


def _like(scene: Scene) -> None:
    _finished(scene)
    scene.page.locator(".place").first.click()
    scene.page.click("#enlarged-like")
    expect(scene.page.locator("#like")).to_be_visible()
    expect(scene.page.locator("#progress")).to_have_attribute("data-idle", "true")
    expect(scene.page.locator("#places .place img:visible")).to_have_count(10)
    scene.page.locator("#like-groups button").last.click()


def _map(scene: Scene) -> None:
    scene.open_map()
    scene.page.focus("#map")
    for keys in (("ArrowLeft", "ArrowUp"), ("ArrowRight",), ("ArrowDown", "ArrowRight")):
        for key in keys * 2:
            scene.page.keyboard.press(f"Shift+{key}")
        scene.page.keyboard.press(" ")


def _history(scene: Scene) -> None:
    scene.fill_history()
    scene.open_history(30)


def _favourites(scene: Scene) -> None:
    scene.fill_history()
    scene.page.click("#tab-history")
    scene.page.click("#past-favourites")
    expect(scene.page.locator(".past-place img:visible")).to_have_count(1)


def _not_found(scene: Scene) -> None:
    scene.fill_history()
    scene.page.click("#tab-history")
    scene.page.fill("#past-words", "umbrella")
    expect(scene.page.locator("#past-reset")).to_be_visible()


def _no_history(scene: Scene) -> None:
    scene.page.click("#tab-history")
    expect(scene.page.locator("#past-note")).not_to_be_empty()


def _settings(scene: Scene) -> None:
    scene.page.click("#tab-settings")


def _absent(scene: Scene) -> None:
    scene.page.route("**/healthz", lambda route: route.abort())
    expect(scene.page.locator("#gate-command")).to_be_visible()


def _incompatible(scene: Scene) -> None:
    reply = {"server": "tenfold", "version": "9.0.0", "api_version": 2}
    scene.page.route("**/healthz", lambda route: route.fulfill(json=reply))
    expect(scene.page.locator("#gate-button")).to_be_visible()


def _unpaired(scene: Scene) -> None:
    scene.page.route("**/readyz", lambda route: route.fulfill(status=401, json={}))
    expect(scene.page.locator("#gate-button")).to_be_visible()


def _code(scene: Scene) -> None:
    _unpaired(scene)
    scene.page.click("#gate-button")
    expect(scene.page.locator("#code")).to_be_visible()


def _broken(scene: Scene) -> None:
    def answer(route: Route) -> None:
        english = {
            "message": "The model flat 1 has no signature generate.",
            "remedy": "Export it again: python3 dev.py train flat.",
        }
        chinese = {
            "message": "模型 flat 1 没有签名 generate。",
            "remedy": "请重新导出：python3 dev.py train flat。",
        }
        said = chinese if scene.locale == "zh-CN" else english
        body = {"state": "failed", "error": {"code": "model_unreadable", **said}}
        route.fulfill(status=503, json=body)

    scene.page.route("**/readyz", answer)
    expect(scene.page.locator("#gate-button")).to_be_visible()


# Name, caption, how the panel gets there.
STATES: tuple[tuple[str, str, Callable[[Scene], None]], ...] = (
    ("empty", "Ready: an empty line is an invitation too.", _empty),
    ("understood", "What is understood of the words; the lock holds a field.", _understood),
    ("ideas", "Ideas: the last prompts, and styles and seasons that one press adds.", _ideas),
    ("options", "Options: exact colours, the number of designs, the format, the seed.", _options),
    ("sketch", "The sketch that would be sent, and a way to leave it out.", _sketch),
    ("running", "Under way: the places are kept, Esc cancels.", _running),
    ("queued", "Waiting: how many are before it; cancel this one, or all.", _queued),
    ("finished", "Ten designs, each with its seed.", _finished),
    ("ignored", "What had no effect is said, with the reason.", _ignored),
    ("failed", "A failure says what happened, and has the button that helps.", _failed),
    ("chosen", "Two are chosen, to compare or to export; one is a favourite.", _chosen),
    ("large", "One large, as vectors, with all that can be done with it.", _large),
    ("compared", "Two side by side, and what differs between them.", _compared),
    ("like", "Ten more like this: what is kept, and how much of it.", _like),
    ("map", "The map: like garments lie together; a click makes one, a path ten.", _map),
    ("history", "History by day; thumbnails come as they are scrolled to.", _history),
    ("favourites", "Favourites only.", _favourites),
    ("not-found", "Nothing found, and the way back.", _not_found),
    ("no-history", "No history yet.", _no_history),
    ("settings", "Settings: language, look, and the keys.", _settings),
    ("absent", "Tenfold is not running: the command that starts it.", _absent),
    ("incompatible", "Another version.", _incompatible),
    ("unpaired", "Not paired.", _unpaired),
    ("code", "The six digits.", _code),
    ("broken", "The model could not be loaded.", _broken),
)  # fmt: skip


def _shots(browser: Browser, arrive: Callable[[Scene], None]) -> Iterator[Image.Image]:
    for width, scheme, locale in VIEWS:
        with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as folder:
            backend = FakeBackend(FLAT_CARD, CARD)
            models = Path(folder) / "models"
            for card in (FLAT_CARD, CARD):
                copy_shipped_map(models, card)
            with LiveServer(Path(folder), backend, saved_models=models) as server:
                context = browser.new_context(
                    viewport={"width": width, "height": HEIGHT},
                    color_scheme="dark" if scheme == "dark" else "light",
                    locale=locale,
                    reduced_motion="reduce",
                )
                page = context.new_page()
                token = json.dumps(server.token)
                page.add_init_script(f"localStorage.setItem('tenfold.token', {token})")
                page.goto(server.url)
                expect(page.locator("#generate")).to_have_attribute("aria-disabled", "false")
                arrive(Scene(page, server, backend, locale))
                yield Image.open(io.BytesIO(page.screenshot())).convert("RGB")
                context.close()
                backend.release()


def _side_by_side(shots: list[Image.Image]) -> Image.Image:
    width = sum(shot.width for shot in shots) + GAP * (len(shots) - 1)
    page = Image.new("RGB", (width, HEIGHT), GROUND)
    left = 0
    for shot in shots:
        page.paste(shot, (left, 0))
        left += shot.width + GAP
    return page.quantize(COLOURS, dither=Image.Dither.NONE)


def main(wanted: set[str]) -> None:
    """Takes the pictures of these states, or of all, and writes the page."""
    FOLDER.mkdir(exist_ok=True)
    with sync_playwright() as driver:
        expect.set_options(timeout=20_000)
        browser = launch(driver)
        for name, _, arrive in STATES:
            if not wanted or name in wanted:
                picture = _side_by_side(list(_shots(browser, arrive)))
                picture.save(FOLDER / f"{name}.png", optimize=True)
        browser.close()
    parts = [f"## {caption}\n\n![{caption}](panel/{name}.png)\n" for name, caption, _ in STATES]
    PAGE.write_text("\n".join([HEAD, *parts]), encoding="utf-8")


if __name__ == "__main__":
    main(set(sys.argv[1:]))
