"""The text for a bug report says what helps, and nothing that is the user's own."""

from __future__ import annotations

from pathlib import Path, PureWindowsPath

import pytest

from plugin_server import __version__
from plugin_server.desktop.diagnostics import Facts, report, without_user


def test_it_names_version_system_models_state_and_failures() -> None:
    log = Path.home() / "logs" / "tenfold.log"
    text = report(
        Facts("busy (2)", 41010, "HeadlessTray", ["flat 1: ready"], True, False, log, ["a failure"])
    )
    for part in (__version__, "41010", "busy (2)", "flat 1: ready", "a failure", "numpy 2"):
        assert part in text
    assert str(Path.home()) not in text
    assert "~" in text
    assert "Hotkey: on, start at login: off" in text


@pytest.mark.parametrize(
    ("text", "home", "user", "expected"),
    [
        ("/home/mia/x", "/home/mia", "mia", "~/x"),
        ("/srv/mia/x", "/home/mia", "mia", "/srv/<user>/x"),
        ("/srv/Mia", "/home/mia", "mia", "/srv/<user>"),
        ("miami", "/home/mia", "mia", "miami"),
        ("/x", "/", "", "/x"),
    ],
)
def test_paths_lose_the_users_name(text: str, home: str, user: str, expected: str) -> None:
    assert without_user(text, Path(home), user) == expected


def test_paths_of_windows_lose_it_too() -> None:
    home = PureWindowsPath(r"C:\Users\Mia Lin")
    text = r"C:\Users\Mia Lin\AppData and C:/Users/Mia Lin/x and D:\Mia Lin\y"
    expected = r"~\AppData and ~/x and D:\<user>\y"
    assert without_user(text, home, "Mia Lin") == expected  # type: ignore[arg-type]
