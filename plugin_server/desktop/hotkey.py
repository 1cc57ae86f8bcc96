"""The hotkey that is heard wherever the user is, off until it is switched on.

Behind one small interface, since pynput is an extra: listening to keys is something that a user
must have asked for, and that macOS and Wayland do not give to everybody.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Callable

from plugin_server.desktop.errors import DesktopError

MAC_PERMISSION = (
    "macOS lets Tenfold hear the hotkey only with your permission: System Settings > Privacy & "
    "Security > Accessibility, and Input Monitoring, switch on the program that starts Tenfold "
    "(Terminal, or Tenfold itself), then start Tenfold again. Tenfold listens for this one "
    "combination and keeps no key."
)
_NAMES = {"cmd": "Cmd", "ctrl": "Ctrl", "alt": "Option" if sys.platform == "darwin" else "Alt"}


class Hotkey:
    """Calls `pressed`, in a thread of its own, whenever the keys are pressed."""

    def __init__(self, keys: str, pressed: Callable[[], object]) -> None:
        """`keys`: as pynput writes them, "<ctrl>+<alt>+g"."""
        self.keys = keys
        self._pressed = pressed
        self._listener: object | None = None

    def start(self) -> None:
        """Begins to listen.

        Raises:
            DesktopError: pynput is missing, the system gives it no keys, or there are no such keys.
        """
        if sys.platform.startswith("linux") and not os.environ.get("DISPLAY"):
            raise DesktopError("There is no X display here, so no hotkey can be heard.")
        try:
            from pynput import keyboard
        except ModuleNotFoundError as error:
            raise DesktopError(
                "The hotkey needs pynput: pip install pynput, then start Tenfold again."
            ) from error
        except ImportError as error:  # it is there, and finds no keyboard
            reason = str(error).partition("\n")[0]
            raise DesktopError(f"No hotkey can be heard here: {reason}") from error
        try:
            listener = keyboard.GlobalHotKeys({self.keys: self._pressed})
        except ValueError as error:
            raise DesktopError(
                f"{self.keys!r} are no keys: write them as <ctrl>+<alt>+g."
            ) from error
        listener.daemon = True
        listener.start()
        listener.wait()
        if sys.platform == "darwin" and not listener.IS_TRUSTED:
            listener.stop()
            raise DesktopError(MAC_PERMISSION)
        self._listener = listener

    def stop(self) -> None:
        """Stops listening."""
        if self._listener is not None:
            self._listener.stop()  # type: ignore[attr-defined]
            self._listener = None

    @property
    def listening(self) -> bool:
        """Whether a press would be heard."""
        return self._listener is not None


def readable(keys: str) -> str:
    """The keys as a menu writes them: Ctrl+Alt+Shift+G."""
    parts = [part.strip("<>") for part in keys.split("+")]
    return "+".join(_NAMES.get(part, part.capitalize()) for part in parts)
