"""The user's choices survive a restart, and a damaged file stops nothing."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from plugin_server.desktop.errors import DesktopError
from plugin_server.desktop.preferences import NAME, Preferences, load, save


def test_they_are_kept(tmp_path: Path) -> None:
    chosen = Preferences(hotkey_on=True, hotkey_keys="<ctrl>+<f9>")
    save(chosen, tmp_path / "new")
    assert load(tmp_path / "new") == chosen
    assert [path.name for path in (tmp_path / "new").iterdir()] == [NAME]


def test_the_hotkey_is_off_until_it_is_switched_on(tmp_path: Path) -> None:
    assert not load(tmp_path).hotkey_on


@pytest.mark.parametrize(
    "content", [b"", b"{", b"[]", b"null", b"\xff\xfe", b'{"hotkey_on": 1}', b'{"hotkey_keys": []}']
)
def test_a_damaged_file_gives_the_defaults(tmp_path: Path, content: bytes) -> None:
    (tmp_path / NAME).write_bytes(content)
    assert load(tmp_path) == Preferences()


def test_what_is_right_in_it_counts(tmp_path: Path) -> None:
    values = {"hotkey_on": True, "hotkey_keys": 3, "of_a_later_version": 1}
    (tmp_path / NAME).write_text(json.dumps(values))
    assert load(tmp_path) == Preferences(hotkey_on=True)


def test_a_folder_that_cannot_be_written_is_named(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    with pytest.raises(DesktopError, match="file"):
        save(Preferences(), tmp_path / "file" / "below")
