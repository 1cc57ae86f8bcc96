"""Whatever keeps the plugin from its work has its own words; the work follows when it is over."""

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
    paired,
)
from tests.waiting import until

__all__ = [
    "browser",
    "desktop_browser",
    "driver",
    "figma",
    "open_desktop_page",
    "open_page",
    "paired",
]

pytestmark = pytest.mark.browser


def test_pairs_and_then_does_what_was_asked(figma, figma_server):
    figma.run("keywords", keywords="wool skirt")
    figma.wait("f.isVisible()")
    with figma.page.expect_response(re.compile("/v1/pairing$")) as asked:
        figma.panel.get_by_role("button", name="Show the digits").click()
    code = figma_server.pairing_code(asked.value.json()["id"])
    figma.panel.locator("#code").fill(code)
    expect(figma.panel.locator("#line")).to_contain_text("On the canvas")
    (frame,) = figma.frames()
    assert data_of(frame)["prompt"] == "wool skirt"
    assert figma.eval("f.isVisible()")
    assert not figma.eval("f.world.closed")
    figma.run("generate")
    figma.wait_until_closed()
    assert len(figma.frames()) == 2


def test_not_running_is_said_and_the_command_follows_the_start(figma, figma_server):
    figma.pair(figma_server.token)
    figma_server.stop()
    figma.run("generate")
    expect(figma.panel.get_by_role("heading", name="Tenfold is not running")).to_be_visible()
    assert figma.eval("f.isVisible()")
    figma_server.start()
    expect(figma.panel.locator("#line")).to_contain_text("On the canvas")
    assert len(figma.frames()) == 1


def test_a_block_by_the_browser_is_told_apart(open_page, figma_server):
    window = Figma(open_page())
    window.pair(figma_server.token)
    window.run("generate")
    expect(
        window.panel.get_by_role("heading", name="The browser blocks access to this computer")
    ).to_be_visible()
    assert window.frames() == []


def test_another_version_is_said(figma):
    reply = {"server": "tenfold", "version": "9.0.0", "api_version": 2}
    figma.page.route(
        "http://localhost:*/healthz",
        lambda route: route.fulfill(json=reply, headers={"Access-Control-Allow-Origin": "null"}),
    )
    figma.run("generate")
    expect(
        figma.panel.get_by_role("heading", name="This panel and Tenfold do not match")
    ).to_be_visible()
    expect(figma.panel.locator("#gate-text")).to_contain_text("9.0.0")


def test_failure_shows_the_panel_and_inserts_nothing(paired, figma_server):
    figma_server.backend.fail_next()
    paired.run("generate")
    paired.wait("f.isVisible()")
    expect(paired.panel.locator("#problem-message")).not_to_be_empty()
    assert paired.frames() == []
    paired.panel.get_by_role("button", name="Generate again").click()
    expect(paired.panel.locator("#line")).to_contain_text("On the canvas")
    assert len(paired.frames()) == 1


def test_cancel_on_the_notice_inserts_nothing(paired, figma_server):
    figma_server.backend.hold()
    paired.run("generate")
    paired.wait("f.messages.some((entry) => entry.message.value?.length === 0)")
    paired.eval("void f.world.notices[0].options.button.action()")
    paired.wait_until_closed()
    figma_server.backend.release()
    assert paired.frames() == []


def test_closing_the_plugin_cancels_its_generation(paired, figma_server):
    def newest() -> dict:
        """Without following it, as a client that asks for it by its id would."""
        return figma_server.request("GET", "/v1/generations?limit=1").json()["generations"][0]

    figma_server.backend.hold()
    with paired.page.expect_request(re.compile(r"/v1/generations/\w+\?wait=")):
        paired.run("generate")
    paired.eval("f.close()")
    assert newest()["state"] in ("queued", "running")
    until(lambda: newest()["state"] == "cancelled", seconds=60)
    figma_server.backend.release()
    assert figma_server.generate(count=2)["state"] == "finished"
    assert figma_server.backend.rows <= 2 + 2
    assert paired.frames() == []
    paired.run("generate")
    paired.wait_until_closed()
    assert len(paired.frames()) == 1


def test_a_slow_generation_is_followed_to_its_end(paired, figma_server):
    figma_server.backend.hold()
    requests: list[str] = []
    paired.page.on("request", lambda request: requests.append(request.url))
    paired.run("generate")
    # Silence of this many polls would be longer than the heartbeat.
    for _ in range(600):
        paired.page.wait_for_timeout(100)
        if sum("?wait=" in url for url in requests) > 4:
            break
    else:
        pytest.fail(f"five polls never came: {requests}")
    figma_server.backend.release()
    paired.wait_until_closed()
    assert len(paired.frames()) == 1


def test_chinese_figma_is_told_in_chinese(open_desktop_page, figma_server):
    window = Figma(open_desktop_page(), language="zh-CN")
    window.pair(figma_server.token)
    window.run("keywords", keywords="极简风西装")
    window.wait_until_closed()
    assert window.notices()[0] == "正在生成十款设计"
    assert "未使用：文字描述" in window.notices()[-1]


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_the_panel_wears_the_theme_of_figma(open_desktop_page, figma_server, theme):
    other = "light" if theme == "dark" else "dark"
    window = Figma(open_desktop_page(color_scheme=other), theme)
    window.run("panel")
    body = window.panel.locator("body")
    expect(body).to_have_css("color-scheme", theme)
