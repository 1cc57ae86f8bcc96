"""The panel, opened and used as in many of its tests."""

import json
from collections.abc import Callable
from typing import Any

import pytest

from tests.browser import Page, expect, repository
from tests.live_server import LiveServer

PICTURES = ".place img:visible"


def open_panel(open_page: Callable[..., Page], server: LiveServer, **options: Any) -> Page:
    """The panel in a browser that was paired before."""
    page = open_page(**options)
    page.add_init_script(f"localStorage.setItem('tenfold.token', {json.dumps(server.token)})")
    page.goto(server.url)
    expect(page.locator("#generate")).to_have_attribute("aria-disabled", "false")
    return page


def generate(page: Page, press: Callable[[], None], count: int = 10) -> dict[str, Any]:
    """Presses, waits for the pictures, and returns the request that was sent."""
    with page.expect_request(
        lambda request: request.method == "POST" and request.url.endswith("/v1/generations")
    ) as posted:
        press()
    expect(page.locator("#places").locator(PICTURES)).to_have_count(count)
    expect(page.locator("#progress")).to_have_attribute("data-idle", "true")
    sent = posted.value.post_data_json
    assert isinstance(sent, dict)
    return sent


def violations(page: Page) -> list[str]:
    """What axe-core finds, by the names of its rules."""
    axe = repository() / "node_modules" / "axe-core" / "axe.min.js"
    if not axe.exists():
        pytest.skip("axe-core is missing: npm ci")
    page.evaluate(axe.read_text(encoding="utf-8"))
    found: list[str] = page.evaluate("axe.run().then((it) => it.violations.map((one) => one.id))")
    return found
