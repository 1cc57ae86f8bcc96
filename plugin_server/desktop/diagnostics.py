"""A text about this Tenfold for a bug report, without anything that is the user's own.

No prompt, token, code or picture is ever put in; paths lose the user's name.
"""

from __future__ import annotations

import getpass
import platform
import re
import sys
from collections.abc import Sequence
from dataclasses import dataclass
from importlib import metadata
from pathlib import Path

from plugin_server import API_VERSION, __version__

_LIBRARIES = ("tensorflow", "keras", "numpy", "pillow", "skia-python", "flask", "pystray", "pynput")


@dataclass(frozen=True)
class Facts:
    """What a running Tenfold knows of itself."""

    state: str
    port: int
    tray: str
    models: Sequence[str]  # one line each
    hotkey: bool
    autostart: bool
    log: Path
    failures: Sequence[str]  # see `plugin_server.desktop.logs`


def report(facts: Facts) -> str:
    """The text."""
    frozen = " (packaged)" if getattr(sys, "frozen", False) else ""
    lines = [
        f"Tenfold {__version__}, API {API_VERSION}{frozen}",
        f"Python {platform.python_version()} on {platform.platform()}",
        ", ".join(f"{name} {_version(name)}" for name in _LIBRARIES),
        f"State: {facts.state}, port {facts.port}, tray {facts.tray}",
        f"Hotkey: {_on(facts.hotkey)}, start at login: {_on(facts.autostart)}",
        f"Log: {facts.log}",
        "Models:",
        *(f"  {line}" for line in facts.models),
        "Last failures:",
        *(f"  {line}" for line in facts.failures or ("none",)),
    ]
    return without_user("\n".join(lines)) + "\n"


def without_user(text: str, home: Path | None = None, user: str | None = None) -> str:
    """The text with the user's folder as ~ and the user's name, as a word, as <user>."""
    home = home or Path.home()
    for form in (str(home), home.as_posix()):
        if len(home.parts) > 1:
            text = text.replace(form, "~")
    user = user if user is not None else _user()
    if len(user) < 2:
        return text
    return re.sub(rf"(?<![\w-]){re.escape(user)}(?![\w-])", "<user>", text, flags=re.IGNORECASE)


def _user() -> str:
    try:
        return getpass.getuser()
    except (OSError, KeyError, ImportError):  # no name: a container
        return ""


def _version(name: str) -> str:
    try:
        return metadata.version(name)
    except metadata.PackageNotFoundError:
        return "missing"


def _on(value: bool) -> str:
    return "on" if value else "off"
