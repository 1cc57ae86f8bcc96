"""What the user has chosen in the tray, in one small JSON file.

Start at login is not in it: the system itself remembers that, and asking it is the only answer
that is still right when the user has changed it elsewhere.
"""

from __future__ import annotations

import json
import logging
import sys
from dataclasses import asdict, dataclass, fields
from pathlib import Path

from plugin_server.desktop.errors import DesktopError

logger = logging.getLogger(__name__)

NAME = "preferences.json"
# Free in Figma and in Illustrator.
KEYS = "<cmd>+<alt>+<shift>+g" if sys.platform == "darwin" else "<ctrl>+<alt>+<shift>+g"


@dataclass(frozen=True)
class Preferences:
    """The user's choices."""

    hotkey_on: bool = False
    hotkey_keys: str = KEYS  # as pynput writes them


def load(folder: Path) -> Preferences:
    """The choices in the file; where it is missing or damaged, the defaults."""
    path = folder / NAME
    try:
        values = json.loads(path.read_text(encoding="utf-8"))
    except FileNotFoundError:
        return Preferences()
    except (OSError, ValueError) as error:
        logger.warning("%s cannot be read (%s): the defaults count", path, error)
        return Preferences()
    if not isinstance(values, dict):
        logger.warning("%s holds no object: the defaults count", path)
        return Preferences()
    right = {
        each.name: values[each.name]
        for each in fields(Preferences)
        if type(values.get(each.name)) is type(each.default)
    }
    return Preferences(**right)


def save(preferences: Preferences, folder: Path) -> None:
    """Writes the file whole or not at all.

    Raises:
        DesktopError: it can't be written.
    """
    path = folder / NAME
    try:
        folder.mkdir(parents=True, exist_ok=True)
        new = path.with_suffix(".new")
        new.write_text(json.dumps(asdict(preferences), indent=2) + "\n", encoding="utf-8")
        new.replace(path)
    except OSError as error:
        raise DesktopError(f"{path} cannot be written: {error}") from error
