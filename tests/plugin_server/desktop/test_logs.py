"""The log keeps to its bounds; what diagnostics repeat of it holds no value."""

from __future__ import annotations

import logging
from collections.abc import Iterator
from pathlib import Path

import pytest

from plugin_server.desktop import logs
from plugin_server.errors import ModelUnreadableError, UnexpectedError

SECRET = "a coat for Ms Example"


@pytest.fixture
def root() -> Iterator[logging.Logger]:
    """The root logger, which loses again what it is given."""
    root = logging.getLogger()
    before = list(root.handlers)
    yield root
    for handler in set(root.handlers) - set(before):
        root.removeHandler(handler)
        handler.close()


def test_it_rotates(tmp_path: Path, root: logging.Logger, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(logs, "BYTES", 2000)
    logs.log_to(tmp_path / "logs")
    for number in range(300):
        root.warning("line %d of 缝纫", number)
    files = sorted(path.name for path in (tmp_path / "logs").iterdir())
    assert files == [logs.NAME, *(f"{logs.NAME}.{number}" for number in (1, 2, 3))]
    assert all(path.stat().st_size <= 2000 for path in (tmp_path / "logs").iterdir())
    assert "line 299 of 缝纫" in (tmp_path / "logs" / logs.NAME).read_text("utf-8")


def test_without_a_folder_the_failures_are_still_remembered(
    tmp_path: Path, root: logging.Logger
) -> None:
    (tmp_path / "file").write_text("")
    failures = logs.log_to(tmp_path / "file" / "logs")
    assert len(failures.lines()) == 1  # that there is no log file


def test_failures_hold_codes_and_places_and_no_values(tmp_path: Path, root: logging.Logger) -> None:
    failures = logs.log_to(tmp_path)
    error = ModelUnreadableError(name="flat", reason=SECRET)
    root.error("%s: %s", f"/v1/{SECRET}", error)
    root.warning("could not read %s", SECRET)
    root.warning(f"could not read {SECRET}")
    root.info("%s", SECRET)
    try:
        UnexpectedError().text(1 / 0)  # type: ignore[arg-type]
    except ZeroDivisionError:
        logging.getLogger("plugin_server.x").exception("request %s", SECRET)
    try:
        ModelUnreadableError(name=SECRET)  # its text lacks a value
    except KeyError:
        root.exception("no")
    lines = failures.lines()
    assert [line.split(": ", 1)[1].split(":")[0].split(" ")[0] for line in lines] == [
        "model_unreadable",
        "line",
        "line",
        "ZeroDivisionError",
        "KeyError",
    ]
    assert lines[4].rpartition(":")[0].endswith("plugin_server/errors.py")
    assert SECRET not in "".join(lines)


def test_only_the_last_are_remembered(tmp_path: Path, root: logging.Logger) -> None:
    failures = logs.log_to(tmp_path)
    for _ in range(100):
        root.error("again")
    assert len(failures.lines()) == logs.FAILURES
