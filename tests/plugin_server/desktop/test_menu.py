"""The menu as values, in both languages."""

from __future__ import annotations

import re
import string
import subprocess
from typing import Any, get_args

import pytest

from plugin_server.desktop.actions import Actions
from plugin_server.desktop.menu import Item, Snapshot, menu
from plugin_server.desktop.status import Status
from plugin_server.desktop.texts import _TEXTS, status_text, system_language
from plugin_server.errors import Language

SNAPSHOT = Snapshot(
    status=Status("ready"),
    open_pairing=("Figma", "012345"),
    clients=("Figma", "Browser panel", "Figma"),
    autostart=True,
    hotkey_keys="<ctrl>+<alt>+<shift>+g",
)


def lines(items: tuple[Item, ...]) -> list[Item]:
    return [line for item in items for line in (item, *lines(item.items))]


def of(items: tuple[Item, ...], action: str) -> Item:
    (item,) = (line for line in lines(items) if line.action == action)
    return item


@pytest.mark.parametrize("language", get_args(Language))
def test_every_item_can_be_done(language: Language) -> None:
    items = lines(menu(SNAPSHOT, language, serving=True))
    actions = {item.action for item in items if item.action}
    assert {"open", "pair", "revoke", "pause", "autostart", "hotkey", "log", "quit"} <= actions
    in_session = {"quit", "log"}
    for action in actions - in_session:
        assert callable(getattr(Actions, f"_do_{action}"))


def test_a_click_opens_the_panel() -> None:
    items = lines(menu(SNAPSHOT, "en", serving=True))
    assert [item.action for item in items if item.default] == ["open"]


def test_the_code_of_an_open_pairing_stands_in_the_menu() -> None:
    assert of(menu(SNAPSHOT, "en", serving=True), "pair").text == "Figma: code 012 345"
    assert of(menu(SNAPSHOT, "zh", serving=True), "pair").text == "Figma：配对码 012 345"
    closed = menu(Snapshot(Status("ready")), "en", serving=True)
    assert of(closed, "pair").text == "Pair a plugin …"


def test_each_client_is_revoked_by_its_name() -> None:
    items = lines(menu(SNAPSHOT, "en", serving=True))
    revoking = [(item.text, item.argument) for item in items if item.action == "revoke"]
    assert revoking == [("Revoke Browser panel", "Browser panel"), ("Revoke Figma (2)", "Figma")]
    nobody = lines(menu(Snapshot(Status("ready")), "en", serving=True))
    assert not [item for item in nobody if item.action == "revoke"]
    assert Item("None") in nobody


def test_what_is_on_is_checked() -> None:
    items = menu(SNAPSHOT, "en", serving=True)
    assert [of(items, each).checked for each in ("pause", "autostart", "hotkey")] == [
        False,
        True,
        False,
    ]
    paused = menu(Snapshot(Status("paused", 2)), "en", serving=True)
    assert of(paused, "pause").checked is True
    assert paused[0].text == "Tenfold is paused (2 wait)"
    assert of(items, "hotkey").text == "Hotkey Ctrl+Alt+Shift+G"


def test_without_a_server_only_the_log_and_the_end_are_left() -> None:
    items = menu(Snapshot(Status("error", error="no card")), "en", serving=False)
    assert [item.action for item in lines(items) if item.action] == ["log", "quit"]
    assert items[0].text == "Tenfold: no card"


def test_both_languages_name_the_same_values() -> None:
    for name, texts in _TEXTS.items():
        fields = [{field for _, field, _, _ in string.Formatter().parse(text)} for text in texts]
        assert fields[0] == fields[1], name
        assert re.search(r"[\u4e00-\u9fff]", texts[1]) or name in ("error", "figma"), name


def test_the_status_in_words() -> None:
    assert status_text(Status("busy", 3), "en") == "Tenfold is generating (3)"
    assert status_text(Status("busy", 3), "zh") == "Tenfold 正在生成（3）"


@pytest.mark.parametrize(
    ("environ", "language"),
    [
        ({}, "en"),
        ({"LANG": "C.UTF-8"}, "en"),
        ({"LANG": "zh_CN.UTF-8"}, "zh"),
        ({"LANG": "zh_CN.UTF-8", "LC_ALL": "de_DE.UTF-8"}, "en"),
        ({"LANG": "en_US.UTF-8", "LANGUAGE": "zh_TW:en"}, "zh"),
        ({"LANG": "zh_HK", "LC_ALL": ""}, "zh"),
    ],
)
def test_the_language_of_linux(environ: dict[str, str], language: str) -> None:
    assert system_language("linux", environ) == language


@pytest.mark.parametrize(
    ("shown", "language"),
    [
        ('(\n    "zh-Hans-CN",\n    "en-GB"\n)\n', "zh"),
        ('(\n    "en-GB",\n    "zh-Hans"\n)\n', "en"),
        ("", "en"),
        ("\0garbage", "en"),
        (FileNotFoundError(), "en"),
        (subprocess.TimeoutExpired("defaults", 5), "en"),
    ],
)
def test_the_language_of_macos(shown: Any, language: str) -> None:
    def run(command: list[str], **_: Any) -> Any:
        assert command == ["defaults", "read", "-g", "AppleLanguages"]
        if isinstance(shown, Exception):
            raise shown
        return subprocess.CompletedProcess(command, 0, shown, "")

    assert system_language("darwin", {}, run) == language
