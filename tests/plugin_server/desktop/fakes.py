"""What Windows and macOS would be, failing in the ways in which they do."""

from __future__ import annotations

import subprocess
from typing import Any


class FakeRegistry:
    """HKEY_CURRENT_USER: strings by key and name."""

    def __init__(self) -> None:
        self.values: dict[tuple[str, str], str] = {}
        self.refuses: OSError | None = None

    def read(self, key: str, name: str) -> str | None:
        self._answer()
        return self.values.get((key, name))

    def write(self, key: str, name: str, value: str) -> None:
        self._answer()
        self.values[key, name] = value

    def delete(self, key: str, name: str) -> None:
        self._answer()
        self.values.pop((key, name), None)

    def _answer(self) -> None:
        if self.refuses is not None:
            raise self.refuses


class FakeDefaults:
    """macOS' `defaults`, as `subprocess.run` meets it."""

    def __init__(self) -> None:
        self.values: dict[tuple[str, str], str] = {}
        self.refuses: Exception | None = None  # before it is started
        self.fails = ""  # said on standard error

    def __call__(self, command: list[str], **options: Any) -> subprocess.CompletedProcess[str]:
        assert options["timeout"] > 0
        assert command[0] == "defaults"
        if self.refuses is not None:
            raise self.refuses
        if self.fails:
            return subprocess.CompletedProcess(command, 1, "", self.fails)
        _, verb, domain, name, *value = command
        if verb == "write":
            self.values[domain, name] = value[0]
            return subprocess.CompletedProcess(command, 0, "", "")
        found = self.values.get((domain, name))
        if found is None:
            said = f"The domain/default pair of ({domain}, {name}) does not exist"
            return subprocess.CompletedProcess(command, 1, "", said)
        if verb == "delete":
            del self.values[domain, name]
            found = ""
        return subprocess.CompletedProcess(command, 0, f"{found}\n", "")
