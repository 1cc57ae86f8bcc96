"""From an unpaired plugin to ten designs on the canvas with nothing but keys, step by step.

The tests of both plugins go this way; `python -m tests.keyboard` goes it with the shipped model and
writes docs/keyboard.md with a picture of each step.
"""

from __future__ import annotations

import io
import sys
import tempfile
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass, field
from pathlib import Path

import resvg_py
from PIL import Image
from playwright.sync_api import (
    Browser,
    FrameLocator,
    Page,
    ViewportSize,
    expect,
    sync_playwright,
)

from plugin_server.backends.embedded import EmbeddedBackend
from plugin_server.settings import SAVED_MODELS
from tests.browser import DESKTOP_AGENT, launch, repository
from tests.figma.figma import Figma
from tests.illustrator.illustrator import Illustrator
from tests.live_server import LiveServer

FOLDER = repository() / "docs" / "keyboard"
PAGE = repository() / "docs" / "keyboard.md"
VIEW = ViewportSize(width=500, height=640)
GROUND = "#E5E5E5"
GAP = 12
MOST_TABS = 12  # to the button that asks for the digits
PROMPTS = {
    "en": "double-breasted wool coat, navy, with a single gold crane",
    "zh": "想要带有东方刺绣元素的极简风西装",
}
ON_THE_CANVAS = {"en": "On the canvas", "zh": "已放到画布上"}


@dataclass
class Journey:
    """A panel that nobody has paired, the keys of its user, and what is seen after each step."""

    page: Page
    panel: Page | FrameLocator
    server: LiveServer
    language: str
    on_step: Callable[[], None] = field(default=lambda: None)

    def go(self) -> None:
        """Pairs, writes, and generates.

        Raises:
            AssertionError: a step is out of reach of the keyboard, or nothing comes of it.
        """
        expect(self.panel.locator("#gate-button")).to_be_visible()
        self.on_step()
        self._tab_to("gate-button")
        known = set(self.server.codes)
        self.page.keyboard.press("Enter")
        expect(self.panel.locator("#code")).to_be_focused()
        self.on_step()
        (asked,) = set(self.server.codes) - known
        self.page.keyboard.type(self.server.codes[asked])
        expect(self.panel.locator("#prompt")).to_be_focused()
        expect(self.panel.locator("#generate")).to_have_attribute("aria-disabled", "false")
        self.page.keyboard.type(PROMPTS[self.language])
        expect(self.panel.locator(".chip").first).to_be_visible()
        self.on_step()
        self.page.keyboard.press("Enter")
        expect(self.panel.locator("#line")).to_contain_text(ON_THE_CANVAS[self.language])
        expect(self.panel.locator("#places .place img:visible")).to_have_count(10)
        self.on_step()

    def _tab_to(self, name: str) -> None:
        focused = self.panel.locator(f"#{name}:focus")
        for _ in range(MOST_TABS):
            if focused.count():
                return
            self.page.keyboard.press("Tab")
        raise AssertionError(f"{MOST_TABS} times Tab do not lead to #{name}")


@contextmanager
def _shipped() -> Iterator[LiveServer]:
    backend = EmbeddedBackend(SAVED_MODELS)
    with (
        tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as folder,
        LiveServer(Path(folder), backend, figma_port=True, default_model="flat") as server,
    ):
        server.generate(count=1)  # the model is loaded then
        yield server


def _desktop_page(browser: Browser) -> Page:
    context = browser.new_context(
        viewport=VIEW, user_agent=DESKTOP_AGENT, reduced_motion="reduce", bypass_csp=True
    )
    return context.new_page()


def _figma(browser: Browser, server: LiveServer, language: str) -> Image.Image:
    page = _desktop_page(browser)
    window = Figma(page, language={"en": "en", "zh": "zh-CN"}[language])
    window.draw(name="#B9C4CF", x=0, y=0, width=240, height=320)
    window.run("panel")
    window.wait("f.isVisible()")
    page.locator("iframe").evaluate("(frame) => frame.focus()")
    states = _pictures(page, window.panel, server, language)
    picture = window.picture()
    page.context.close()
    return _strip(states, picture)


def _illustrator(browser: Browser, server: LiveServer, language: str) -> Image.Image:
    def open_page(**_: object) -> Page:
        return _desktop_page(browser)

    with (
        tempfile.TemporaryDirectory() as folder,
        closing(Illustrator(Path(folder) / "temporary", open_page)) as app,
    ):
        app.open()
        app.draw(60, -60, 260, -330, name="sketch", colour=[185, 196, 207])
        page = app.open_panel(locale={"en": "en_US", "zh": "zh_CN"}[language])
        states = _pictures(page, page, server, language)
        app.wait_for_batches()
        picture = app.picture()
        page.context.close()
    return _strip(states, picture)


def _pictures(
    page: Page, panel: Page | FrameLocator, server: LiveServer, language: str
) -> list[Image.Image]:
    shots: list[Image.Image] = []

    def shoot() -> None:
        page.wait_for_timeout(300)  # for what fades in
        shots.append(Image.open(io.BytesIO(page.screenshot())).convert("RGB"))

    Journey(page, panel, server, language, shoot).go()
    return shots


def _strip(states: list[Image.Image], document: str) -> Image.Image:
    """The panel's states in a row, and the document, an SVG, below."""
    width = sum(state.width for state in states) + GAP * (len(states) - 1)
    drawn = resvg_py.svg_to_bytes(svg_string=document, width=width, background=GROUND)
    below = Image.open(io.BytesIO(bytes(drawn))).convert("RGB")
    height = states[0].height + GAP
    strip = Image.new("RGB", (width, height + below.height), GROUND)
    left = 0
    for state in states:
        strip.paste(state, (left, 0))
        left += state.width + GAP
    strip.paste(below, (0, height))
    return strip.quantize(128, dither=Image.Dither.NONE)


HEAD = """# Ten designs by keyboard alone

From a plugin that nobody has paired to ten editable designs beside what was selected, with the
shipped model and nothing but keys: Tab to the button, Enter, the six digits that Tenfold shows, the
sentence, Enter. Below the panel stands what is in the document then. Figma and Illustrator are the
mocks that the tests use, all else is real. `python -m tests.keyboard` goes the way anew; the same
steps are a test of each plugin.
"""
HOSTS = {"figma": ("Figma", _figma), "illustrator": ("Illustrator", _illustrator)}
LANGUAGES = {"en": "in English", "zh": "in Chinese"}


def main() -> int:
    """Goes every way and writes the page."""
    FOLDER.mkdir(exist_ok=True)
    parts = [HEAD]
    with sync_playwright() as driver, _shipped() as server:
        expect.set_options(timeout=60_000)
        browser = launch(driver, "--disable-features=LocalNetworkAccessChecks")
        for name, (host, go) in HOSTS.items():
            for language, said in LANGUAGES.items():
                strip = go(browser, server, language)
                strip.save(FOLDER / f"{name}-{language}.png", optimize=True)
                title = f"{host}, {said}"
                parts.append(f"## {title}\n\n![{title}](keyboard/{name}-{language}.png)\n")
        browser.close()
    PAGE.write_text("\n".join(parts), encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
