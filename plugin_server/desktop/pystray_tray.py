"""The tray by pystray: Windows, macOS, and GTK, AppIndicator or bare X on Linux.

Bare X, pystray's last resort, has no menu and no notifications: its icon shows the state, and a
click on it does the default action.
"""

from __future__ import annotations

import functools
import logging
import select
import signal
import subprocess
import threading
from collections.abc import Callable, Iterator
from typing import Any

import pystray

from plugin_server.desktop.icon import icon
from plugin_server.desktop.menu import SEPARATOR, Item, shortened
from plugin_server.desktop.tray import Act, View

logger = logging.getLogger(__name__)
# On X it logs a traceback for every change while there is no status area to show it in.
logging.getLogger("pystray._base").addFilter(lambda record: "dock" not in str(record.msg))

BACKEND = pystray.Icon.__module__.rpartition("._")[2]
END_SECONDS = 2.0
EVENT_SECONDS = 0.25

# What Windows has room for, in a tooltip and in a notification.
TOOLTIP_LENGTH = 120
MESSAGE_LENGTH = 250


class _Icon(pystray.Icon):
    """With what pystray 0.19 lacks on X."""

    def _create_window(self, *arguments: Any) -> Any:
        """The window, also told of clicks."""
        window = super()._create_window(*arguments)
        if BACKEND == "xorg":
            from Xlib import X

            mask = X.ExposureMask | X.StructureNotifyMask | X.ButtonPressMask
            window.change_attributes(event_mask=mask)
        return window

    def _events(self) -> Iterator[Any]:
        """The events of X, as they come.

        `next_event` of python-xlib 0.33 sleeps on when another thread has read an event for it. On
        a busy machine that was the one to draw the icon in its place, which stayed empty.
        """
        while True:
            while self._display.pending_events():
                yield self._display.next_event()
            select.select([self._display], [], [], EVENT_SECONDS)

    def dock(self) -> None:
        """Asks the status area for a place, which may have come later than the icon."""
        if BACKEND == "xorg" and self._systray_manager is None:
            self._update_icon()


class PystrayTray:
    """A real icon."""

    visible = True

    def __init__(self, view: View, act: Act) -> None:
        """Raises what pystray's backend raises where there is no display."""
        self._act = act
        self._view = view
        self._lock = threading.Lock()
        self._ended = threading.Event()
        self._icon = _Icon("tenfold", icon(view.status), _title(view), self._menu(view))

    def run(self, started: Callable[[], object]) -> None:
        def set_up(_: pystray.Icon) -> None:
            if BACKEND == "darwin":
                # Its loop lets SIGINT end the process at once.
                _in_loop(lambda: signal.signal(signal.SIGINT, interrupted))
            self._icon.visible = True
            started()
            if self._ended.is_set():  # before the loop had begun, when pystray takes no end
                self._icon.stop()

        if BACKEND == "darwin":
            interrupted = signal.getsignal(signal.SIGINT)
            self._icon.run(set_up)
            return
        # Elsewhere the end must not depend on the loop: on X it may sleep past its own.
        loop = threading.Thread(target=self._loop, args=(set_up,), name="tray", daemon=True)
        loop.start()
        self._ended.wait()
        loop.join(END_SECONDS)  # Windows shows the icon on if it was not taken away

    def show(self, view: View) -> None:
        # Locked to its end: on X, a loop that is stopped meanwhile would never answer.
        with self._lock:
            before, self._view = self._view, view
            if self._ended.is_set():
                return
            self._icon.dock()
            if view == before:
                return
            _in_loop(functools.partial(self._change, before, view))

    def notify(self, message: str) -> None:
        if not self._icon.HAS_NOTIFICATION:
            logger.info("%s", message)
            return
        try:
            self._icon.notify(shortened(message, MESSAGE_LENGTH), "Tenfold")
        except (OSError, subprocess.SubprocessError) as error:
            logger.warning("no notification: %s", error)

    def stop(self) -> None:
        self._ended.set()
        with self._lock:
            self._icon.stop()

    def _loop(self, set_up: Callable[[pystray.Icon], None]) -> None:
        try:
            self._icon.run(set_up)
        except Exception as error:  # each of the backends has errors of its own kind
            if not self._ended.is_set():
                logger.warning("the tray has failed: %s", error)
        finally:
            self._ended.set()

    def _change(self, before: View, view: View) -> None:
        if view.status != before.status:
            self._icon.icon = icon(view.status)
        self._icon.title = _title(view)
        if view.menu != before.menu:  # an open menu closes when it changes
            self._icon.menu = self._menu(view)

    def _menu(self, view: View) -> pystray.Menu:
        return pystray.Menu(*map(self._item, view.menu))

    def _item(self, item: Item) -> pystray.MenuItem:
        if item == SEPARATOR:
            return pystray.Menu.SEPARATOR
        if item.items:
            return pystray.MenuItem(item.text, pystray.Menu(*map(self._item, item.items)))

        def chosen() -> None:
            self._act(item.action, item.argument)

        checked = item.checked
        return pystray.MenuItem(
            item.text,
            chosen,
            checked=None if checked is None else (lambda _: checked),
            default=item.default,
            enabled=bool(item.action),
        )


def _in_loop(function: Callable[[], object]) -> None:
    """Calls it in the thread of the tray's loop where the system wants that, else at once."""
    if BACKEND == "darwin":
        from PyObjCTools import AppHelper

        AppHelper.callAfter(function)
    else:
        function()


def _title(view: View) -> str:
    if BACKEND == "xorg":  # a window's name in Latin-1, or an exception
        return view.tooltip.replace(" …", "").encode("latin-1", "ignore").decode("latin-1").strip()
    return shortened(view.tooltip, TOOLTIP_LENGTH)
