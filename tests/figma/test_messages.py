"""code.js trusts nothing that comes from its iframe."""

import io

import pytest
from PIL import Image

from tests.figma.figma import (
    browser,
    desktop_browser,
    driver,
    figma,
    open_desktop_page,
    open_page,
    paired,
)

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


PNG = [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A]
RECORD = {
    "generation": "g1",
    "model": {"name": "dcgan", "version": 1},
    "prompt": "",
    "seed": 1,
    "count": 1,
    "pins": {},
    "free": [],
    "like": None,
    "locks": [],
    "strength": 0.8,
}
VARIATION = {
    "index": 0,
    "seed": 1,
    "width": 28,
    "height": 28,
    "name": "",
    "design": {},
    "svg": None,
    "names": {},
}
RELAUNCH = {"again": "more", "like": "more like it"}
INSERT = {"type": "insert", "request": 900, "record": RECORD, "relaunch": RELAUNCH}


@pytest.mark.parametrize(
    ("record", "variation", "bytes_"),
    [
        ({"seed": -1}, {}, PNG),
        ({"seed": 1.5}, {}, PNG),
        ({"seed": 2**32}, {}, PNG),
        ({"generation": ""}, {}, PNG),
        ({"generation": 7}, {}, PNG),
        ({"prompt": "x" * 2001}, {}, PNG),
        ({"model": "dcgan"}, {}, PNG),
        ({"pins": {"x": "y" * 100_000}}, {}, PNG),
        ({}, {"seed": "1"}, PNG),
        ({}, {"width": 0}, PNG),
        ({}, {"names": ["Collar"]}, PNG),
        ({}, {"names": {"collar": 7}}, PNG),
        ({}, {}, [1, 2, 3, 4, 5, 6, 7, 8]),
        ({}, {}, PNG),
    ],
)
def test_wrong_messages_change_nothing(figma, record, variation, bytes_):
    figma.run("panel")
    before = figma.nodes()
    figma.eval(
        """f.receive({ type: 'insert', request: 900, insertion: 'i1', relaunch: a[3], record: a[0],
          variations: [{ ...a[1], bytes: new Uint8Array(a[2]) }] })""",
        {**RECORD, **record},
        {**VARIATION, **variation},
        bytes_,
        RELAUNCH,
    )
    figma.wait("f.messages.some(({ message }) => message.request === 900 && message.error)")
    assert figma.nodes() == before


@pytest.mark.parametrize(
    "message",
    [
        None,
        5,
        "insert",
        [],
        {"type": "insert", "request": 900},
        {
            "type": "insert",
            "request": 900,
            "insertion": "i1",
            "record": RECORD,
            "variations": [],
            "relaunch": RELAUNCH,
        },
        {
            "type": "insert",
            "request": 900,
            "insertion": "",
            "record": RECORD,
            "variations": [{**VARIATION, "bytes": None, "svg": "<svg></svg>"}],
            "relaunch": RELAUNCH,
        },
        {"type": "write", "request": 900, "key": "format", "value": "svg"},
        {"type": "read", "request": 900, "key": "prompts"},
        {"type": "write", "request": 900, "key": "other", "value": "x"},
        {"type": "write", "request": 900, "key": "token", "value": 5},
        {"type": "nothing", "request": 900},
        {"type": "notify", "text": {"a": 1}},
    ],
)
def test_nonsense_is_answered_with_an_error_or_nothing(figma, message):
    figma.run("panel")
    stored = figma.eval("[...f.world.storage]")
    figma.eval("f.receive(a[0])", message)
    if isinstance(message, dict) and "request" in message:
        figma.wait("f.messages.some(({ message }) => message.request === 900 && message.error)")
    assert figma.eval("[...f.world.storage]") == stored
    assert figma.nodes() == []
    assert figma.notices() == []


def test_an_image_that_figma_refuses_leaves_nothing_behind(figma):
    figma.run("panel")
    wide = io.BytesIO()
    Image.new("RGB", (5000, 2)).save(wide, "PNG")
    figma.eval(
        """f.receive({ type: 'insert', request: 900, insertion: 'i1', relaunch: a[3], record: a[0],
          variations: [{ ...a[1], bytes: new Uint8Array(a[2]) }] })""",
        RECORD,
        VARIATION,
        list(wide.getvalue()),
        RELAUNCH,
    )
    figma.wait("f.messages.some(({ message }) => message.error === 'Image is too large')")
    assert figma.nodes() == []


def test_a_long_notice_is_shortened(figma):
    figma.run("panel")
    figma.eval("f.receive({ type: 'notify', text: 'x'.repeat(300), cancel: null })")
    assert [len(text) for text in figma.notices()] == [100]
