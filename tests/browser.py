"""A real, headless browser for the tests of the panel and of the plugins.

It is Debian's Chromium where there is one, else an installed Chrome or Edge. Nothing is downloaded:
where there is no browser the tests that need one are skipped, and say what is missing.
"""

import shutil
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

pytest.importorskip("playwright", reason="missing the Python package: pip install playwright")

from playwright.sync_api import Browser, Error, Page, Playwright, expect, sync_playwright

CHROMIUM_NAMES = ("chromium", "chromium-browser")
CHANNELS = ("chrome", "msedge")
ARGUMENTS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]
DESKTOP_AGENT = "Mozilla/5.0 AppleWebKit/537.36 Chrome/140.0.0.0 Electron/38.0.0 Figma/126.1"
# Generous, because machines that run tests are busy; a test that passes never waits for it.
TIMEOUT_MS = 60_000

OpenPage = Callable[..., Page]


def launch(driver: Playwright, *extra: str) -> Browser:
    """The first browser that starts."""
    arguments = [*ARGUMENTS, *extra]
    for name in CHROMIUM_NAMES:
        path = shutil.which(name)
        if path is not None:
            return driver.chromium.launch(executable_path=path, args=arguments)
    for channel in CHANNELS:
        try:
            return driver.chromium.launch(channel=channel, args=arguments)
        except Error:
            continue
    pytest.skip("no browser: install Chromium (apt-get install chromium), Chrome or Edge")


@pytest.fixture(scope="module")
def driver() -> Iterator[Playwright]:
    """What starts browsers."""
    expect.set_options(timeout=TIMEOUT_MS)
    with sync_playwright() as started:
        yield started


@pytest.fixture(scope="module")
def browser(driver: Playwright) -> Iterator[Browser]:
    """A headless Chromium, Chrome or Edge."""
    started = launch(driver)
    yield started
    started.close()


@pytest.fixture(scope="module")
def desktop_browser(driver: Playwright) -> Iterator[Browser]:
    """The same as desktop apps embed it: pages may reach this computer without being asked."""
    started = launch(driver, "--disable-features=LocalNetworkAccessChecks")
    yield started
    started.close()


@pytest.fixture
def open_page(browser: Browser) -> Iterator[OpenPage]:
    """Opens pages, each in a profile of its own, and fails the test when one raised an error."""
    yield from _page_opener(browser)


@pytest.fixture
def open_desktop_page(desktop_browser: Browser) -> Iterator[OpenPage]:
    """The same in a browser as desktop apps embed it."""
    yield from _page_opener(desktop_browser, user_agent=DESKTOP_AGENT)


def _page_opener(browser: Browser, **defaults: Any) -> Iterator[OpenPage]:
    contexts = []
    errors: list[str] = []

    def open_one(**options: Any) -> Page:
        context = browser.new_context(**{"locale": "en-US", **defaults, **options})
        contexts.append(context)
        context.set_default_timeout(TIMEOUT_MS)
        page = context.new_page()
        page.on("pageerror", lambda error: errors.append(str(error)))
        return page

    yield open_one
    for context in contexts:
        context.close()
    assert errors == []


def pixels(page: Page, selector: str) -> list[str]:
    """What each of the pictures really shows, as one string a picture, for comparing them."""
    shown: list[str] = page.locator(selector).evaluate_all(
        """(pictures) => Promise.all(pictures.map(async (picture) => {
          await picture.decode();
          const canvas = document.createElement('canvas');
          canvas.width = canvas.height = 32;
          const paper = canvas.getContext('2d');
          paper.drawImage(picture, 0, 0, 32, 32);
          return paper.getImageData(0, 0, 32, 32).data.join();
        }))"""
    )
    return shown


def repository() -> Path:
    """The root of the repository."""
    return Path(__file__).resolve().parent.parent
