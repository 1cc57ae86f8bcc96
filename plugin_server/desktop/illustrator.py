"""Installing the panel into Illustrator for this user, and removing it.

The panel is a folder that is copied among the user's CEP extensions. A note in the copy says which
of CEP's settings were changed for it, so that removing it changes back those alone.
"""

from __future__ import annotations

import json
import os
import shutil
import sys
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from xml.parsers.expat import ExpatError

import defusedxml.ElementTree as ElementTree
from defusedxml import DefusedXmlException

from plugin_server.desktop.debug_mode import VERSIONS, DebugMode, MacDebugMode, WindowsDebugMode
from plugin_server.desktop.errors import DesktopError

SOURCE = Path(__file__).parent.parent.parent / "plugin_illustrator"
BUNDLE = "com.tenfold.panel"
MANIFEST = Path("CSXS") / "manifest.xml"
NOTE = "tenfold-installed.json"
# What serves the making of the panel, not the panel.
LEFT_OUT = shutil.ignore_patterns("*.d.ts", "*.mjs", "tsconfig*.json", "node_modules", ".DS_Store")


@dataclass(frozen=True)
class Done:
    """What was done, for whoever asked."""

    folder: Path
    debug_mode: tuple[int, ...]  # versions of CEP whose PlayerDebugMode was changed
    found: bool = True  # whether there was anything to remove


def extensions_folder(
    platform: str = sys.platform, environ: Mapping[str, str] = os.environ
) -> Path:
    """Where this user's CEP extensions are.

    Raises:
        DesktopError: this system has no Illustrator.
    """
    if platform == "win32" and environ.get("APPDATA"):
        return Path(environ["APPDATA"]) / "Adobe" / "CEP" / "extensions"
    if platform == "darwin":
        return Path.home() / "Library" / "Application Support" / "Adobe" / "CEP" / "extensions"
    raise DesktopError(
        "Illustrator runs on Windows and macOS. On another system, name the folder for the "
        "extensions with --folder; it can be copied to the computer that has Illustrator."
    )


def debug_mode() -> DebugMode | None:
    """This system's way to it; None where there is no Illustrator."""
    if sys.platform == "win32":
        from plugin_server.desktop.registry import WindowsRegistry

        return WindowsDebugMode(WindowsRegistry())
    return MacDebugMode() if sys.platform == "darwin" else None


def install(extensions: Path, debug: DebugMode | None, source: Path = SOURCE) -> Done:
    """Copies the panel, in place of an older one, and lets CEP load it.

    Args:
        extensions: the folder of the user's extensions; it is made where it is missing.
        debug: where PlayerDebugMode is kept; None leaves it alone.
        source: the panel's folder.

    Raises:
        DesktopError: the panel is not there, another program's folder is in its place, or the
            system refuses; an older panel then stays as it was.
    """
    if bundle_of(source) != BUNDLE:
        raise DesktopError(f"{source / MANIFEST} is not the manifest of {BUNDLE}. Install Tenfold.")
    target = extensions / BUNDLE
    _ours_or_nothing(target)
    changed = _noted(target)
    if debug is not None:
        for version in VERSIONS:
            if not debug.is_on(version):
                debug.switch_on(version)
                changed.add(version)
    new = extensions / f".{BUNDLE}.new"
    try:
        extensions.mkdir(parents=True, exist_ok=True)
        shutil.rmtree(new, ignore_errors=True)
        shutil.copytree(source, new, ignore=LEFT_OUT)
        note = json.dumps({"debug_mode": sorted(changed)})
        (new / NOTE).write_text(note + "\n", encoding="utf-8")
        _swap(new, target)
    except (OSError, shutil.Error) as error:
        shutil.rmtree(new, ignore_errors=True)
        raise _refused(target, error) from error
    return Done(target, tuple(sorted(changed)))


def uninstall(extensions: Path, debug: DebugMode | None) -> Done:
    """Removes the panel and nothing else.

    PlayerDebugMode is switched off again if installing has switched it on, and if no other
    extension is there that may need it.

    Raises:
        DesktopError: another program's folder is in its place, or the system refuses.
    """
    target = extensions / BUNDLE
    if not target.exists():
        return Done(target, (), found=False)
    _ours_or_nothing(target)
    changed = _noted(target)
    try:
        shutil.rmtree(target)
        others = any(each.is_dir() for each in extensions.iterdir())
    except OSError as error:
        raise _refused(target, error) from error
    if debug is None or others:
        return Done(target, ())
    for version in changed:
        debug.switch_off(version)
    return Done(target, tuple(sorted(changed)))


def is_installed(extensions: Path) -> bool:
    """Whether the panel is there."""
    return bundle_of(extensions / BUNDLE) == BUNDLE


def bundle_of(folder: Path) -> str | None:
    """The bundle id in the manifest of an extension; None where there is none to be read."""
    try:
        root = ElementTree.parse(folder / MANIFEST).getroot()
    except (OSError, ElementTree.ParseError, ExpatError, DefusedXmlException, ValueError):
        return None
    return None if root is None else root.get("ExtensionBundleId")


def _ours_or_nothing(target: Path) -> None:
    if target.exists() and bundle_of(target) != BUNDLE:
        raise DesktopError(
            f"{target} is not the panel of Tenfold: its {MANIFEST.as_posix()} says so, or is "
            "missing. Move it away, then try again."
        )


def _noted(target: Path) -> set[int]:
    """The versions whose PlayerDebugMode an earlier installing has switched on."""
    try:
        versions = json.loads((target / NOTE).read_text(encoding="utf-8"))["debug_mode"]
        return {version for version in versions if version in VERSIONS}
    except (OSError, ValueError, TypeError, KeyError):
        return set()


def _swap(new: Path, target: Path) -> None:
    """Puts the new folder in the place of the old one, and the old one back if that fails."""
    old = target.with_name(f".{target.name}.old")
    shutil.rmtree(old, ignore_errors=True)
    if target.exists():
        target.rename(old)
    try:
        new.rename(target)
    except OSError:
        if old.exists():
            old.rename(target)
        raise
    shutil.rmtree(old, ignore_errors=True)


def _refused(target: Path, error: Exception) -> DesktopError:
    reason = (error.strerror if isinstance(error, OSError) else None) or str(error)
    return DesktopError(f"{target}: {reason}. Close Illustrator, then try again.")
