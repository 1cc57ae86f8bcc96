"""Illustrator: from a panel that nobody has paired to ten designs, by keys alone."""

import pytest

from tests.flats import figma_flat_server
from tests.illustrator.illustrator import (
    Illustrator,
    desktop_browser,
    driver,
    illustrator,
    open_desktop_page,
)
from tests.keyboard import Journey

__all__ = ["desktop_browser", "driver", "figma_flat_server", "illustrator", "open_desktop_page"]

pytestmark = pytest.mark.browser


@pytest.mark.parametrize(("language", "locale"), [("en", "en_US"), ("zh", "zh_CN")])
def test_ten_designs_by_keyboard_alone(
    illustrator: Illustrator, figma_flat_server, language, locale
):
    illustrator.draw(50, -50, 250, -350, name="sketch")
    before = illustrator.layers()
    page = illustrator.open_panel(locale=locale)
    Journey(page, page, figma_flat_server, language).go()
    (layer,) = illustrator.wait_for_batches()
    assert len(layer["children"]) == 10
    for design in layer["children"]:
        names = [part["name"] for part in design["children"]]
        assert {"en": "Silhouette", "zh": "外轮廓"}[language] in names
        assert {name.isascii() for name in names} == {language == "en"}
    assert illustrator.layers()[1:] == before
    picture = illustrator.picture()
    assert picture.count("<path") > 10 * 20
