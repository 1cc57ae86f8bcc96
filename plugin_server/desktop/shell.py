"""Opening a file or folder, and copying a text, in the ways of the three systems."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import threading
from collections.abc import Callable, Sequence
from pathlib import Path

from plugin_server.desktop.errors import DesktopError

SECONDS = 10.0

# Programs that take the text on their standard input, and its encoding there.
_CLIPBOARDS: dict[str, tuple[tuple[tuple[str, ...], str], ...]] = {
    "win32": ((("clip",), "utf-16"),),
    "darwin": ((("pbcopy",), "utf-8"),),
    "linux": (
        (("wl-copy",), "utf-8"),
        (("xclip", "-selection", "clipboard"), "utf-8"),
        (("xsel", "--clipboard", "--input"), "utf-8"),
    ),
}


def copy(
    text: str,
    *,
    platform: str = sys.platform,
    which: Callable[[str], str | None] = shutil.which,
) -> bool:
    """Puts a text on the clipboard; False where there is no program for it that works."""
    for command, encoding in _CLIPBOARDS.get(platform, _CLIPBOARDS["linux"]):
        if which(command[0]) is None:
            continue
        if command[0] == "wl-copy" and "WAYLAND_DISPLAY" not in os.environ:
            continue
        try:
            subprocess.run(  # noqa: S603 - from the table above
                command,
                input=text.encode(encoding),
                check=True,
                timeout=SECONDS,
                stdout=subprocess.DEVNULL,  # xclip stays, and would hold our end of a pipe
                stderr=subprocess.DEVNULL,
                env=os.environ | ({"LC_CTYPE": "UTF-8"} if platform == "darwin" else {}),
            )
        except (OSError, subprocess.SubprocessError):
            continue
        return True
    return False


def open_path(path: Path, start: Callable[[Sequence[str]], object] | None = None) -> None:
    """Shows a file or folder with the program that the user has for it.

    Raises:
        DesktopError: there is none, or the path is not there.
    """
    if not path.exists():
        raise DesktopError(f"{path} is not there (yet).")
    try:
        if sys.platform == "win32":
            os.startfile(path)  # noqa: S606
            return
        opener = "open" if sys.platform == "darwin" else "xdg-open"
        (start or _start)([opener, str(path)])
    except OSError as error:
        raise DesktopError(f"Nothing here can open {path}: {error.strerror or error}.") from error


def _start(command: Sequence[str]) -> None:
    # In a session of its own, so that it outlives Tenfold and its terminal.
    process = subprocess.Popen(  # noqa: S603 - an opener of ours and a path that is there
        command,
        start_new_session=True,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    threading.Thread(target=process.wait, daemon=True).start()  # or it stays as a zombie
