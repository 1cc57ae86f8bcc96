"""The tray behind one small interface, and what stands in for it where there is none."""

from __future__ import annotations

import logging
import os
import sys
import threading
from collections.abc import Callable
from dataclasses import dataclass
from typing import Protocol

from plugin_server.desktop.menu import Item
from plugin_server.desktop.status import Status

logger = logging.getLogger(__name__)

Act = Callable[[str, str], object]  # an item's action and argument


@dataclass(frozen=True)
class View:
    """What a tray shows."""

    status: Status
    tooltip: str
    menu: tuple[Item, ...]


class Tray(Protocol):
    """An icon with a menu. Every call but `run` may come from any thread."""

    visible: bool  # whether the user can see it

    def run(self, started: Callable[[], object]) -> None:
        """Shows the icon until `stop`; on macOS it must be called in the main thread.

        `started` is called once the icon can be shown; it must return at once.
        """

    def show(self, view: View) -> None:
        """Changes what is shown."""

    def notify(self, message: str) -> None:
        """Says something to the user, where the system lets a tray do so."""

    def stop(self) -> None:
        """Ends `run`."""


class HeadlessTray:
    """No icon: a server, a terminal, a container."""

    visible = False

    def __init__(self) -> None:
        self._stopped = threading.Event()

    def run(self, started: Callable[[], object]) -> None:
        started()
        self._stopped.wait()

    def show(self, view: View) -> None:
        """Nothing: the terminal has said what matters."""

    def notify(self, message: str) -> None:
        logger.info("%s", message)

    def stop(self) -> None:
        self._stopped.set()


def create_tray(view: View, act: Act) -> Tray:
    """The system's tray where there is one; `act` is called for what is chosen in its menu."""
    if sys.platform.startswith("linux") and not (
        os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY")
    ):
        return HeadlessTray()
    try:
        from plugin_server.desktop.pystray_tray import PystrayTray

        return PystrayTray(view, act)
    except ImportError as error:
        logger.info("no tray: %s", error)
    except Exception as error:  # each of pystray's backends has errors of its own kind
        logger.warning("no tray: %s", error)
    return HeadlessTray()
