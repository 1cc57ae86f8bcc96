"""The tray's menu as plain values, which a test can read and compare.

An item names what it does; `plugin_server.desktop.actions` does it.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from plugin_server.desktop.hotkey import readable
from plugin_server.desktop.status import Status
from plugin_server.desktop.texts import status_text, text
from plugin_server.errors import Language


@dataclass(frozen=True)
class Item:
    """A line of a menu."""

    text: str
    action: str = ""  # "" does nothing
    argument: str = ""
    checked: bool | None = None  # None: it can't be
    default: bool = False  # what a click on the icon does
    items: tuple[Item, ...] = ()  # of a submenu


SEPARATOR = Item("-")
LINE_LENGTH = 60  # characters; a menu is as wide as its longest line


@dataclass(frozen=True)
class Snapshot:
    """Everything that the menu shows."""

    status: Status
    open_pairing: tuple[str, str] | None = None  # client and code
    clients: tuple[str, ...] = ()  # a name for each token
    autostart: bool = False
    hotkey: bool = False
    hotkey_keys: str = ""


def menu(snapshot: Snapshot, language: Language, *, serving: bool) -> tuple[Item, ...]:
    """The whole menu; `serving`: whether the server is up, without which most can't be done."""

    def item(name: str, action: str = "", **values: str) -> Item:
        return Item(text(name, language, **values), action, values.get("client", ""))

    def switch(name: str, checked: bool, **values: str) -> Item:
        return Item(text(name, language, **values), name, checked=checked)

    first = (Item(shortened(status_text(snapshot.status, language), LINE_LENGTH)),)
    last = (SEPARATOR, item("quit", "quit"))
    if not serving:
        return (*first, SEPARATOR, item("log", "log"), *last)
    return (
        *first,
        Item(text("open", language), "open", default=True),
        SEPARATOR,
        _pairing(snapshot.open_pairing, language),
        Item(text("clients", language), items=_clients(snapshot.clients, language)),
        Item(
            text("install", language),
            items=(
                item("illustrator_install", "illustrator_install"),
                item("illustrator_uninstall", "illustrator_uninstall"),
                item("figma", "figma"),
            ),
        ),
        SEPARATOR,
        switch("pause", snapshot.status.state == "paused"),
        switch("autostart", snapshot.autostart),
        switch("hotkey", snapshot.hotkey, keys=readable(snapshot.hotkey_keys)),
        SEPARATOR,
        item("log", "log"),
        item("diagnostics", "diagnostics"),
        *last,
    )


def spaced(code: str) -> str:
    """A pairing's code as it is read out: 123 456."""
    return f"{code[:3]} {code[3:]}"


def shortened(text: str, length: int) -> str:
    """The text, cut where it is longer."""
    return text if len(text) <= length else text[: length - 1] + "…"


def _pairing(pairing: tuple[str, str] | None, language: Language) -> Item:
    if pairing is None:
        return Item(text("pair", language), "pair")
    client, code = pairing
    return Item(text("code", language, client=client, code=spaced(code)), "pair")


def _clients(names: Sequence[str], language: Language) -> tuple[Item, ...]:
    items = []
    for name, count in sorted(Counter(names).items()):
        line = text("revoke", language, client=name)
        items.append(Item(line if count == 1 else f"{line} ({count})", "revoke", name))
    return tuple(items) or (Item(text("no_clients", language)),)
