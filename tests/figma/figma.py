"""A window of Figma with the plugin installed, in a real browser; only Figma itself is a mock."""

import json

import pytest

from tests.browser import (
    Page,
    browser,
    desktop_browser,
    driver,
    open_desktop_page,
    open_page,
    repository,
)

__all__ = [
    "Figma",
    "browser",
    "data_of",
    "desktop_browser",
    "driver",
    "figma",
    "open_desktop_page",
    "open_page",
    "paired",
]

PLUGIN = repository() / "plugin_figma"
WINDOW = "https://www.figma.com/"
FILES = (
    "figma-window.js",
    "figma-mock.js",
    "figma-nodes.js",
    "figma-picture.js",
    "figma-svg.js",
    "figma-world.js",
)
SKETCH = {"name": "black", "x": 100, "y": 50, "width": 300, "height": 400}


class Figma:
    """A window of Figma in which the plugin is installed."""

    def __init__(self, page: Page, theme: str = "light", language: str = "en") -> None:
        self.page = page
        page.route(f"{WINDOW}**", self._serve)
        page.goto(WINDOW)
        plugin = {
            "manifest": json.loads((PLUGIN / "manifest.json").read_text(encoding="utf-8")),
            "code": (PLUGIN / "code.js").read_text(encoding="utf-8"),
            "html": (PLUGIN / "ui.html").read_text(encoding="utf-8"),
            "theme": theme,
            "language": language,
        }
        page.evaluate(
            """async (plugin) => {
              const { openFigma } = await import('/figma-window.js');
              window.figmaWindow = openFigma(plugin);
            }""",
            plugin,
        )
        self.panel = page.frame_locator("iframe")

    @staticmethod
    def _serve(route) -> None:
        name = route.request.url.removeprefix(WINDOW)
        if name in FILES:
            source = (repository() / "tests" / "figma" / name).read_text(encoding="utf-8")
            route.fulfill(body=source, content_type="text/javascript")
        elif name == "":
            route.fulfill(body="<!doctype html><title>Figma</title>", content_type="text/html")
        else:
            route.fulfill(status=404)

    def eval(self, script: str, *values):
        """JavaScript in which `f` is the window and `a` the values."""
        return self.page.evaluate(
            f"(a) => {{ const f = window.figmaWindow; return {script}; }}", list(values)
        )

    def wait(self, condition: str, *values) -> None:
        """Until the condition, as for `eval`, holds."""
        self.page.wait_for_function(
            f"(a) => {{ const f = window.figmaWindow; return {condition}; }}", arg=list(values)
        )

    def pair(self, token: str) -> None:
        """As if the panel had been paired before."""
        self.eval("void f.world.storage.set('token', a[0])", token)

    def draw(self, **box) -> str:
        """A drawing on the canvas."""
        return self.eval("f.draw(a[0])", {**SKETCH, **box})

    def run(self, command: str, **parameters) -> None:
        """Runs a menu command."""
        self.eval("f.run(a[0], a[1])", command, parameters or None)

    def nodes(self, page: int = 0) -> list[dict]:
        """What is on the page."""
        return self.eval(f"f.pages()[{page}].children")

    def picture(self) -> str:
        """What is seen on the page, as SVG."""
        return self.eval("f.picture()")

    def frames(self, page: int = 0) -> list[dict]:
        """What Tenfold has put there."""
        return [node for node in self.nodes(page) if node["type"] == "FRAME"]

    def wait_until_closed(self) -> None:
        """Until the plugin has done its work and gone."""
        self.wait("f.world.closed")

    def notices(self) -> list[str]:
        """What the user was told."""
        return self.eval("f.world.notices.map((notice) => notice.text)")


@pytest.fixture
def figma(open_desktop_page) -> Figma:
    """The desktop app."""
    return Figma(open_desktop_page())


@pytest.fixture
def paired(figma, figma_server) -> Figma:
    """The desktop app, paired with a server that runs."""
    figma.pair(figma_server.token)
    return figma


def data_of(node: dict) -> dict:
    """What Tenfold keeps with a node."""
    return json.loads(node["data"]["tenfold"])
