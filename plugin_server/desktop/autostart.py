"""Start at login, in each system's own way: a .desktop file, the registry's Run key, a LaunchAgent.

What the system holds is what counts: whether it is on is always asked there, and an entry that
starts another Tenfold (one that was moved or deleted) counts as off.
"""

from __future__ import annotations

import contextlib
import os
import plistlib
import re
import subprocess
import sys
from abc import ABC, abstractmethod
from collections.abc import Sequence
from pathlib import Path
from xml.parsers.expat import ExpatError

from plugin_server.desktop.errors import DesktopError
from plugin_server.desktop.registry import Registry

NAME = "Tenfold"
LABEL = "com.tenfold.server"
RUN_KEY = r"Software\Microsoft\Windows\CurrentVersion\Run"


class Autostart(ABC):
    """One way of it. Raises DesktopError where the system refuses."""

    def __init__(self, command: Sequence[str]) -> None:
        """`command`: what is started."""
        self._command = list(command)

    @abstractmethod
    def is_on(self) -> bool:
        """Whether this Tenfold is started at login."""

    @abstractmethod
    def switch_on(self) -> None:
        """From the next login on."""

    @abstractmethod
    def switch_off(self) -> None:
        """No more; nothing happens where it is off."""


class _FileAutostart(ABC):
    """What the two kinds of file have in common."""

    path: Path

    @abstractmethod
    def _content(self) -> bytes:
        """The whole file."""

    def switch_on(self) -> None:
        try:
            self.path.parent.mkdir(parents=True, exist_ok=True)
            new = self.path.with_suffix(".new")
            new.write_bytes(self._content())
            new.replace(self.path)
        except OSError as error:
            raise _refused(self.path, error) from error

    def switch_off(self) -> None:
        try:
            self.path.unlink(missing_ok=True)
        except OSError as error:
            raise _refused(self.path, error) from error

    def _read(self) -> bytes:
        with contextlib.suppress(OSError):
            return self.path.read_bytes()
        return b""


class XdgAutostart(_FileAutostart, Autostart):
    """Linux: ~/.config/autostart/tenfold.desktop (freedesktop.org, Autostart 0.5)."""

    def __init__(self, command: Sequence[str], config_home: Path) -> None:
        super().__init__(command)
        self.path = config_home / "autostart" / "tenfold.desktop"

    def _content(self) -> bytes:
        return (
            "[Desktop Entry]\nType=Application\nVersion=1.5\n"
            f"Name={NAME}\nComment=Ten fashion designs on one hotkey\n"
            f"Exec={exec_line(self._command)}\nTerminal=false\n"
            "X-GNOME-Autostart-enabled=true\n"
        ).encode()

    def is_on(self) -> bool:
        lines = self._read().decode(errors="replace").splitlines()
        switched_off = {"Hidden=true", "X-GNOME-Autostart-enabled=false"}
        return f"Exec={exec_line(self._command)}" in lines and not switched_off & set(lines)


class WindowsAutostart(Autostart):
    """Windows: a value under HKEY_CURRENT_USER's Run key."""

    def __init__(self, command: Sequence[str], registry: Registry) -> None:
        super().__init__(command)
        self._registry = registry

    def is_on(self) -> bool:
        try:
            return self._registry.read(RUN_KEY, NAME) == self._line()
        except OSError:
            return False

    def switch_on(self) -> None:
        try:
            self._registry.write(RUN_KEY, NAME, self._line())
        except OSError as error:
            raise _refused(rf"HKEY_CURRENT_USER\{RUN_KEY}", error) from error

    def switch_off(self) -> None:
        try:
            self._registry.delete(RUN_KEY, NAME)
        except OSError as error:
            raise _refused(rf"HKEY_CURRENT_USER\{RUN_KEY}", error) from error

    def _line(self) -> str:
        return subprocess.list2cmdline(self._command)


class MacAutostart(_FileAutostart, Autostart):
    """macOS: a LaunchAgent, launchd.plist(5); read by launchd at the next login."""

    def __init__(self, command: Sequence[str], agents: Path) -> None:
        super().__init__(command)
        self.path = agents / f"{LABEL}.plist"

    def _content(self) -> bytes:
        return plistlib.dumps(
            {
                "Label": LABEL,
                "ProgramArguments": self._command,
                "RunAtLoad": True,
                "ProcessType": "Interactive",
            }
        )

    def is_on(self) -> bool:
        try:
            agent = plistlib.loads(self._read())
        except (ValueError, ExpatError):
            return False
        return (
            isinstance(agent, dict)
            and agent.get("ProgramArguments") == self._command
            and agent.get("RunAtLoad") is True
            and not agent.get("Disabled")
        )


def _refused(where: Path | str, error: OSError) -> DesktopError:
    return DesktopError(
        f"Start at login cannot be changed: {where}: {error.strerror or error}. "
        "Give yourself the right to write there, or ask whoever manages this computer."
    )


def exec_line(command: Sequence[str]) -> str:
    """A command as the Exec key of a .desktop file has it (Desktop Entry Specification 1.5)."""
    return " ".join(map(_exec_argument, command))


def _exec_argument(argument: str) -> str:
    argument = argument.replace("%", "%%")
    if re.fullmatch(r"[\w@%+=:,./-]+", argument, re.ASCII):
        return argument
    quoted = re.sub(r'(["`$\\])', r"\\\1", argument)
    return '"' + quoted.replace("\\", "\\\\") + '"'  # the file's own escaping comes on top


def start_command() -> list[str]:
    """What starts this Tenfold without a terminal and without opening the panel."""
    if getattr(sys, "frozen", False):
        return [sys.executable, "run", "--no-browser"]
    python = Path(sys.executable)
    windowless = python.with_name("pythonw.exe")
    if sys.platform == "win32" and windowless.is_file():
        python = windowless
    return [str(python), "-m", "plugin_server", "run", "--no-browser"]


def autostart() -> Autostart:
    """This system's way."""
    command = start_command()
    if sys.platform == "win32":
        from plugin_server.desktop.registry import WindowsRegistry

        return WindowsAutostart(command, WindowsRegistry())
    if sys.platform == "darwin":
        return MacAutostart(command, Path.home() / "Library" / "LaunchAgents")
    config = os.environ.get("XDG_CONFIG_HOME")
    return XdgAutostart(command, Path(config) if config else Path.home() / ".config")
