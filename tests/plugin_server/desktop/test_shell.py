"""Copying and opening, with programs that are not there, fail and hang."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path

import pytest

from plugin_server.desktop import shell
from plugin_server.desktop.errors import DesktopError


def program(folder: Path, name: str, body: str) -> None:
    path = folder / name
    path.write_text(f"#!/bin/sh\n{body}\n")
    path.chmod(0o755)


@pytest.fixture
def programs(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder that is all of PATH but /bin and /usr/bin's plainest."""
    folder = tmp_path / "bin"
    folder.mkdir()
    monkeypatch.setenv("PATH", f"{folder}:/bin")
    return folder


posix = pytest.mark.skipif(sys.platform == "win32", reason="the programs here are shell scripts")


@posix
@pytest.mark.parametrize(
    ("platform", "name", "encoding"),
    [("win32", "clip", "utf-16"), ("darwin", "pbcopy", "utf-8"), ("linux", "xclip", "utf-8")],
)
def test_the_text_arrives_whole(
    programs: Path, tmp_path: Path, platform: str, name: str, encoding: str
) -> None:
    program(programs, name, f'/bin/cat > "{tmp_path}/copied"')
    only = {name: str(programs / name)}
    assert shell.copy("旗袍\nq", platform=platform, which=only.get)
    assert (tmp_path / "copied").read_bytes().decode(encoding) == "旗袍\nq"


@posix
def test_one_that_fails_is_passed_over(
    programs: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(shell, "SECONDS", 0.2)
    monkeypatch.setenv("WAYLAND_DISPLAY", "wayland-0")
    program(programs, "wl-copy", "exit 1")
    program(programs, "xclip", "exec sleep 30")
    program(programs, "xsel", f'/bin/cat > "{tmp_path}/copied"')
    assert shell.copy("x" * 100_000, platform="linux", which=lambda name: str(programs / name))
    assert (tmp_path / "copied").stat().st_size == 100_000


def test_without_any_it_says_so() -> None:
    assert not shell.copy("x", platform="linux", which=lambda _: None)


@posix
def test_a_path_is_opened(tmp_path: Path) -> None:
    opened: list[Sequence[str]] = []
    shell.open_path(tmp_path, opened.append)
    (command,) = opened
    assert command[0] in ("open", "xdg-open")
    assert command[1] == str(tmp_path)


@posix
def test_what_cannot_be_opened_is_named(tmp_path: Path) -> None:
    def absent(command: Sequence[str]) -> None:
        raise FileNotFoundError(2, "No such file or directory", command[0])

    with pytest.raises(DesktopError, match="Nothing here can open"):
        shell.open_path(tmp_path, absent)
    with pytest.raises(DesktopError, match="is not there"):
        shell.open_path(tmp_path / "gone", absent)


@posix
def test_the_opener_is_really_started(programs: Path, tmp_path: Path) -> None:
    name = "open" if sys.platform == "darwin" else "xdg-open"
    program(programs, name, f'echo "$1" > "{tmp_path}/seen"')
    shell.open_path(tmp_path)
    for _ in range(200):
        if (tmp_path / "seen").exists() and (tmp_path / "seen").read_text():
            break
        subprocess.run(["/bin/sleep", "0.02"], check=True)
    assert (tmp_path / "seen").read_text().strip() == str(tmp_path)
