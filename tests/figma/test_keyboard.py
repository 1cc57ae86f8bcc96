"""Figma: from a panel that nobody has paired to ten designs on the canvas, by keys alone."""

import pytest

from tests.figma.figma import Figma, desktop_browser, driver, open_desktop_page
from tests.flats import figma_flat_server
from tests.keyboard import Journey

__all__ = ["desktop_browser", "driver", "figma_flat_server", "open_desktop_page"]

pytestmark = pytest.mark.browser


@pytest.mark.parametrize(("language", "locale"), [("en", "en"), ("zh", "zh-CN")])
def test_ten_designs_by_keyboard_alone(open_desktop_page, figma_flat_server, language, locale):
    window = Figma(open_desktop_page(), language=locale)
    sketch = window.draw()
    before = window.nodes()
    window.run("panel")
    window.wait("f.isVisible()")
    window.page.locator("iframe").evaluate("(frame) => frame.focus()")
    Journey(window.page, window.panel, figma_flat_server, language).go()
    (frame,) = window.frames()
    assert len(frame["children"]) == 10
    for design in frame["children"]:
        names = [layer["name"] for layer in design["children"]]
        assert {"en": "Silhouette", "zh": "外轮廓"}[language] in names
        assert {name.isascii() for name in names} == {language == "en"}
    assert [node for node in window.nodes() if node["id"] == sketch] == before
    picture = window.picture()
    assert picture.count("<path") > 10 * 20
