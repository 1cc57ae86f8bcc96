"""Installing the panel into Illustrator and removing it, and each way in which that fails."""

from __future__ import annotations

import subprocess
from pathlib import Path

import pytest

from plugin_server.desktop import illustrator
from plugin_server.desktop.debug_mode import VERSIONS, DebugMode, MacDebugMode, WindowsDebugMode
from plugin_server.desktop.errors import DesktopError
from plugin_server.desktop.illustrator import (
    BUNDLE,
    extensions_folder,
    install,
    is_installed,
    uninstall,
)
from tests.plugin_server.desktop.fakes import FakeDefaults, FakeRegistry

MANIFEST = '<ExtensionManifest Version="7.0" ExtensionBundleId="{}"/>'


def extension(folder: Path, bundle: str, content: str = "1") -> Path:
    (folder / "CSXS").mkdir(parents=True)
    (folder / "CSXS" / "manifest.xml").write_text(MANIFEST.format(bundle), encoding="utf-8")
    (folder / "index.html").write_text(content, encoding="utf-8")
    (folder / "types.d.ts").write_text("", encoding="utf-8")
    return folder


@pytest.fixture
def source(tmp_path: Path) -> Path:
    return extension(tmp_path / "source", BUNDLE)


@pytest.fixture
def extensions(tmp_path: Path) -> Path:
    return tmp_path / "Adobe" / "CEP" / "extensions"


@pytest.fixture(params=["windows", "macos"])
def system(request: pytest.FixtureRequest) -> tuple[DebugMode, FakeRegistry | FakeDefaults]:
    if request.param == "windows":
        registry = FakeRegistry()
        return WindowsDebugMode(registry), registry
    defaults = FakeDefaults()
    return MacDebugMode(defaults), defaults


def test_it_is_copied_and_cep_may_load_it(
    source: Path, extensions: Path, system: tuple[DebugMode, FakeRegistry | FakeDefaults]
) -> None:
    debug, kept = system
    done = install(extensions, debug, source)
    assert done.folder == extensions / BUNDLE
    assert is_installed(extensions)
    assert (done.folder / "index.html").read_text() == "1"
    assert not (done.folder / "types.d.ts").exists()
    assert sorted(extensions.iterdir()) == [done.folder]
    assert [debug.is_on(version) for version in VERSIONS] == [True, True]
    assert set(kept.values.values()) == {"1"}
    assert {name for _, name in kept.values} == {"PlayerDebugMode"}


def test_removing_undoes_exactly_what_installing_did(
    source: Path, extensions: Path, system: tuple[DebugMode, FakeRegistry | FakeDefaults]
) -> None:
    debug, _ = system
    debug.switch_on(11)  # by somebody else
    install(extensions, debug, source)
    install(extensions, debug, source)  # again: what was noted stays noted
    done = uninstall(extensions, debug)
    assert done.debug_mode == (12,)
    assert list(extensions.iterdir()) == []
    assert [debug.is_on(version) for version in VERSIONS] == [True, False]
    assert not uninstall(extensions, debug).found


def test_other_extensions_stay_and_keep_their_setting(
    source: Path, extensions: Path, system: tuple[DebugMode, FakeRegistry | FakeDefaults]
) -> None:
    debug, _ = system
    other = extension(extensions / "com.example.other", "com.example.other")
    install(extensions, debug, source)
    uninstall(extensions, debug)
    assert list(extensions.iterdir()) == [other]
    assert (other / "index.html").is_file()
    assert debug.is_on(12)


def test_a_newer_panel_takes_the_place_of_the_older(source: Path, extensions: Path) -> None:
    install(extensions, None, source)
    (extensions / BUNDLE / "old.js").write_text("")
    (source / "index.html").write_text("2")
    install(extensions, None, source)
    assert (extensions / BUNDLE / "index.html").read_text() == "2"
    assert not (extensions / BUNDLE / "old.js").exists()
    assert len(list(extensions.iterdir())) == 1


@pytest.mark.parametrize(
    "manifest", [None, "", "garbage", "<ExtensionManifest/>", MANIFEST.format("com.example.other")]
)
def test_a_folder_that_is_not_ours_is_not_touched(
    source: Path, extensions: Path, manifest: str | None
) -> None:
    theirs = extensions / BUNDLE
    (theirs / "CSXS").mkdir(parents=True)
    if manifest is not None:
        (theirs / "CSXS" / "manifest.xml").write_text(manifest)
    for call in (lambda: install(extensions, None, source), lambda: uninstall(extensions, None)):
        with pytest.raises(DesktopError, match="is not the panel of Tenfold"):
            call()
    assert theirs.is_dir()


@pytest.mark.parametrize("manifest", [None, "garbage", MANIFEST.format("com.example.other")])
def test_a_source_that_is_no_panel_is_named(
    source: Path, extensions: Path, manifest: str | None
) -> None:
    path = source / "CSXS" / "manifest.xml"
    path.unlink()
    if manifest is not None:
        path.write_text(manifest)
    with pytest.raises(DesktopError, match=r"is not the manifest of com\.tenfold\.panel"):
        install(extensions, None, source)
    assert not extensions.exists()


def test_a_manifest_with_entities_is_not_read(source: Path, extensions: Path) -> None:
    bomb = '<!DOCTYPE x [<!ENTITY a "aa">]>' + MANIFEST.format("&a;")
    (source / "CSXS" / "manifest.xml").write_text(bomb)
    with pytest.raises(DesktopError):
        install(extensions, None, source)


def test_a_refusal_leaves_the_older_panel(
    source: Path, extensions: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    install(extensions, None, source)
    (source / "index.html").write_text("2")
    real = Path.rename

    def locked(self: Path, target: Path) -> Path:
        if self.name.endswith(".new"):
            raise PermissionError(13, "used by another process")
        return real(self, target)

    monkeypatch.setattr(Path, "rename", locked)
    with pytest.raises(DesktopError, match=r"used by another process\. Close Illustrator"):
        install(extensions, None, source)
    assert (extensions / BUNDLE / "index.html").read_text() == "1"
    assert len(list(extensions.iterdir())) == 1


def test_a_folder_that_cannot_be_made_is_named(source: Path, tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    with pytest.raises(DesktopError, match="file"):
        install(tmp_path / "file" / "extensions", None, source)


def test_a_registry_that_refuses_is_named_before_anything_is_copied(
    source: Path, extensions: Path
) -> None:
    registry = FakeRegistry()
    registry.refuses = PermissionError(13, "Access is denied")
    with pytest.raises(DesktopError, match=r"CSXS\.11: Access is denied\. Set PlayerDebugMode"):
        install(extensions, WindowsDebugMode(registry), source)
    assert not extensions.exists()


@pytest.mark.parametrize(
    ("refusal", "said"),
    [
        (FileNotFoundError(2, "No such file or directory"), "No such file"),
        (subprocess.TimeoutExpired("defaults", 20), "no answer within 20 s"),
        ("Could not write domain", "Could not write domain"),
    ],
)
def test_defaults_that_fail_are_named(
    source: Path, extensions: Path, refusal: Exception | str, said: str
) -> None:
    defaults = FakeDefaults()
    if isinstance(refusal, str):
        defaults.fails = refusal
    else:
        defaults.refuses = refusal
    with pytest.raises(DesktopError, match=said):
        install(extensions, MacDebugMode(defaults), source)
    assert not extensions.exists()


@pytest.mark.parametrize("value", ["0", "YES", "garbage"])
def test_a_setting_of_another_value_is_off(value: str) -> None:
    registry, defaults = FakeRegistry(), FakeDefaults()
    registry.values[r"Software\Adobe\CSXS.12", "PlayerDebugMode"] = value
    defaults.values["com.adobe.CSXS.12", "PlayerDebugMode"] = value
    assert not WindowsDebugMode(registry).is_on(12)
    assert not MacDebugMode(defaults).is_on(12)


def test_where_the_extensions_are(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(Path, "home", lambda: Path("/Users/mia"))
    windows = extensions_folder("win32", {"APPDATA": "/roaming"})
    assert windows == Path("/roaming/Adobe/CEP/extensions")
    support = "/Users/mia/Library/Application Support"
    assert extensions_folder("darwin", {}) == Path(f"{support}/Adobe/CEP/extensions")
    with pytest.raises(DesktopError, match="--folder"):
        extensions_folder("linux", {"APPDATA": "/x"})


@pytest.mark.parametrize("note", ["", "{", "[]", '{"debug_mode": 3}', '{"debug_mode": [99, "x"]}'])
def test_a_damaged_note_changes_no_setting(source: Path, extensions: Path, note: str) -> None:
    registry = FakeRegistry()
    debug = WindowsDebugMode(registry)
    install(extensions, debug, source)
    (extensions / BUNDLE / illustrator.NOTE).write_text(note)
    assert uninstall(extensions, debug).debug_mode == ()
    assert debug.is_on(12)
