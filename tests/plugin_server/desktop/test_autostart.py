"""Start at login on the three systems, and each way in which it fails."""

from __future__ import annotations

import plistlib
import shlex
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from plugin_server.desktop import autostart
from plugin_server.desktop.autostart import (
    NAME,
    RUN_KEY,
    Autostart,
    MacAutostart,
    WindowsAutostart,
    XdgAutostart,
    exec_line,
    start_command,
)
from plugin_server.desktop.errors import DesktopError
from tests.plugin_server.desktop.fakes import FakeRegistry

COMMAND = ["/opt/my python/bin/python", "-m", "plugin_server", "run", "--no-browser"]
OTHER = ["/gone/python", "-m", "plugin_server", "run", "--no-browser"]
REFUSED = PermissionError(13, "Access is denied")

Make = Callable[[list[str]], Autostart]


@pytest.fixture
def registry() -> FakeRegistry:
    return FakeRegistry()


@pytest.fixture(params=["linux", "windows", "macos"])
def make(request: pytest.FixtureRequest, tmp_path: Path, registry: FakeRegistry) -> Make:
    """One system's autostart of a command."""
    ways: dict[str, Make] = {
        "linux": lambda command: XdgAutostart(command, tmp_path / "config"),
        "windows": lambda command: WindowsAutostart(command, registry),
        "macos": lambda command: MacAutostart(command, tmp_path / "LaunchAgents"),
    }
    return ways[request.param]


def test_it_is_off_then_on_then_off(make: Make) -> None:
    ours = make(COMMAND)
    assert not ours.is_on()
    for _ in range(2):
        ours.switch_on()
        assert ours.is_on()
    for _ in range(2):
        ours.switch_off()
        assert not ours.is_on()


def test_an_entry_that_starts_another_tenfold_is_off_and_is_replaced(make: Make) -> None:
    make(OTHER).switch_on()
    ours = make(COMMAND)
    assert not ours.is_on()
    ours.switch_on()
    assert ours.is_on()
    assert not make(OTHER).is_on()


@pytest.mark.parametrize(
    "content", [b"", b"garbage\0", b"\xff\xfe", b"<plist>", b"[Desktop Entry]"]
)
def test_garbage_is_off_and_is_replaced(tmp_path: Path, content: bytes) -> None:
    for ours in (XdgAutostart(COMMAND, tmp_path), MacAutostart(COMMAND, tmp_path)):
        ours.path.parent.mkdir(exist_ok=True)
        ours.path.write_bytes(content)
        assert not ours.is_on()
        ours.switch_on()
        assert ours.is_on()


def test_a_folder_that_refuses_is_named(tmp_path: Path) -> None:
    (tmp_path / "autostart").write_text("a file in the place of the folder")
    (tmp_path / "agents").write_text("")
    for ours in (XdgAutostart(COMMAND, tmp_path), MacAutostart(COMMAND, tmp_path / "agents")):
        for change in (ours.switch_on, ours.switch_off):
            with pytest.raises(DesktopError, match=r"Start at login cannot be changed: .*tenfold"):
                change()
        assert not ours.is_on()


def test_a_registry_that_refuses_is_named(registry: FakeRegistry) -> None:
    registry.refuses = REFUSED
    ours = WindowsAutostart(COMMAND, registry)
    for change in (ours.switch_on, ours.switch_off):
        with pytest.raises(DesktopError, match="Access is denied"):
            change()
    assert not ours.is_on()


def test_windows_quotes_a_path_with_blanks(registry: FakeRegistry) -> None:
    WindowsAutostart(COMMAND, registry).switch_on()
    line = registry.values[RUN_KEY, NAME]
    assert line.startswith('"/opt/my python/bin/python" -m plugin_server')


def test_a_launch_agent_runs_at_login_and_is_not_kept_alive(tmp_path: Path) -> None:
    ours = MacAutostart(COMMAND, tmp_path)
    ours.switch_on()
    agent = plistlib.loads(ours.path.read_bytes())
    assert (agent["ProgramArguments"], agent["RunAtLoad"]) == (COMMAND, True)
    assert "KeepAlive" not in agent  # or "Quit" would not end it
    ours.path.write_bytes(plistlib.dumps(agent | {"Disabled": True}))
    assert not ours.is_on()


@pytest.mark.parametrize("line", ["Hidden=true", "X-GNOME-Autostart-enabled=false"])
def test_what_a_desktop_has_switched_off_is_off(tmp_path: Path, line: str) -> None:
    ours = XdgAutostart(COMMAND, tmp_path)
    ours.switch_on()
    ours.path.write_text(ours.path.read_text() + line + "\n")
    assert not ours.is_on()


@pytest.mark.parametrize(
    "argument", ["plain", "with blank", 'a "quote"', "a$b`c", "a\\b", "100%", "", "旗袍", "it's"]
)
def test_the_exec_line_says_the_same_command(argument: str) -> None:
    line = exec_line(["/bin/x", argument])
    # Undone in the specification's order: the file's escaping, field codes, the quoting.
    undone = line.replace("\\\\", "\\").replace("%%", "%")
    undone = undone.replace("\\$", "$").replace("\\`", "`")  # of which shlex knows nothing
    assert shlex.split(undone) == ["/bin/x", argument]


def test_the_start_command_is_this_tenfold(monkeypatch: pytest.MonkeyPatch) -> None:
    command = start_command()
    assert Path(command[0]).is_file()
    assert command[1:] == ["-m", "plugin_server", "run", "--no-browser"]
    monkeypatch.setattr(sys, "frozen", True, raising=False)
    assert start_command() == [sys.executable, "run", "--no-browser"]


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="the way of Linux")
def test_linux_keeps_it_where_the_desktop_looks(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path))
    ours = autostart.autostart()
    ours.switch_on()
    assert [path.name for path in (tmp_path / "autostart").iterdir()] == ["tenfold.desktop"]
    assert ours.is_on()
