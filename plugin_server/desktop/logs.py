"""The log: a file that never grows beyond its bounds, and the last failures without their values.

The file is the user's own and may hold whatever a message names. What diagnostics repeat of it is
put together from what cannot be private: logger, level, the code of one of our errors, or the kind
of an exception and the place in our sources that it came from.
"""

from __future__ import annotations

import logging
import traceback
from collections import deque
from datetime import datetime, timezone
from logging.handlers import RotatingFileHandler
from pathlib import Path

from plugin_server.errors import TenfoldError

FORMAT = "%(asctime)s %(levelname)s %(name)s %(message)s"
NAME = "tenfold.log"
BYTES = 1024 * 1024
KEPT = 3  # older files
FAILURES = 20
_PACKAGES = ("plugin_server", "model")

logger = logging.getLogger(__name__)


class Failures(logging.Handler):
    """Remembers the last warnings and errors as lines that hold no value of a user's."""

    def __init__(self) -> None:
        super().__init__(logging.WARNING)
        self._lines: deque[str] = deque(maxlen=FAILURES)

    def emit(self, record: logging.LogRecord) -> None:
        when = datetime.fromtimestamp(record.created, timezone.utc).isoformat(timespec="seconds")
        self._lines.append(f"{when} {record.levelname} {record.name}: {_what(record)}")

    def lines(self) -> list[str]:
        """Oldest first."""
        return list(self._lines)


def _what(record: logging.LogRecord) -> str:
    arguments = record.args if isinstance(record.args, tuple) else ()
    codes = [each.code for each in arguments if isinstance(each, TenfoldError)]
    if codes:
        return codes[0]
    error = record.exc_info[1] if record.exc_info else None
    if error is not None:
        return f"{type(error).__name__}{_place(error)}"
    return f"line {record.lineno}"


def _place(error: BaseException) -> str:
    """The innermost of our own lines that the exception has passed."""
    for frame in reversed(traceback.extract_tb(error.__traceback__)):
        parts = Path(frame.filename).parts
        for package in _PACKAGES:
            if package in parts:
                inside = parts[parts.index(package) :]
                return f" at {'/'.join(inside)}:{frame.lineno}"
    return ""


def log_to(folder: Path) -> Failures:
    """Writes the log into `folder` as well, and begins to remember failures.

    A folder that can't be written is said on the terminal and is no reason to stop.
    """
    root = logging.getLogger()
    failures = Failures()
    root.addHandler(failures)
    try:
        folder.mkdir(parents=True, exist_ok=True)
        file = RotatingFileHandler(
            folder / NAME, maxBytes=BYTES, backupCount=KEPT, encoding="utf-8"
        )
    except OSError as error:
        logger.warning("there is no log file: %s", error)
        return failures
    file.setFormatter(logging.Formatter(FORMAT))
    root.addHandler(file)
    return failures
