"""CEP's PlayerDebugMode: without it, Adobe's applications load no extension that is not signed.

It is a setting of the user for each version of CEP, kept in the registry on Windows and in the
defaults on macOS (CEP 12 HTML Extension Cookbook, "Debugging Unsigned Extensions").
"""

from __future__ import annotations

import subprocess
from abc import ABC, abstractmethod
from collections.abc import Callable
from typing import Any

from plugin_server.desktop.errors import DesktopError
from plugin_server.desktop.registry import Registry

VERSIONS = (11, 12)  # of CEP: Illustrator 25.3 to 29.5, and from there on
NAME = "PlayerDebugMode"
ON = "1"
SECONDS = 20.0


class DebugMode(ABC):
    """Where a system keeps it. Raises DesktopError where it refuses."""

    @abstractmethod
    def is_on(self, version: int) -> bool:
        """Whether unsigned extensions are loaded by this version of CEP."""

    @abstractmethod
    def switch_on(self, version: int) -> None:
        """From the application's next start on."""

    @abstractmethod
    def switch_off(self, version: int) -> None:
        """Removes the setting."""


class WindowsDebugMode(DebugMode):
    r"""HKEY_CURRENT_USER\Software\Adobe\CSXS.<version>."""

    def __init__(self, registry: Registry) -> None:
        self._registry = registry

    def is_on(self, version: int) -> bool:
        return self._do(self._registry.read, version) == ON

    def switch_on(self, version: int) -> None:
        self._do(self._registry.write, version, ON)

    def switch_off(self, version: int) -> None:
        self._do(self._registry.delete, version)

    def _do(self, call: Callable[..., Any], version: int, *value: str) -> Any:
        key = rf"Software\Adobe\CSXS.{version}"
        try:
            return call(key, NAME, *value)
        except OSError as error:
            raise DesktopError(
                rf"HKEY_CURRENT_USER\{key}: {error.strerror or error}. Set {NAME} there to the "
                f'string "{ON}" yourself, or ask whoever manages this computer.'
            ) from error


class MacDebugMode(DebugMode):
    """`defaults` of com.adobe.CSXS.<version>."""

    def __init__(self, run: Callable[..., subprocess.CompletedProcess[str]] = subprocess.run):
        self._run = run

    def is_on(self, version: int) -> bool:
        # It fails where there is no such setting.
        return self._defaults("read", version, check=False).strip() == ON

    def switch_on(self, version: int) -> None:
        self._defaults("write", version, ON)

    def switch_off(self, version: int) -> None:
        self._defaults("delete", version, check=False)

    def _defaults(self, verb: str, version: int, *value: str, check: bool = True) -> str:
        command = ["defaults", verb, f"com.adobe.CSXS.{version}", NAME, *value]
        try:
            done = self._run(
                command, capture_output=True, text=True, errors="replace", timeout=SECONDS
            )
        except subprocess.TimeoutExpired as error:
            reason = f"no answer within {SECONDS:.0f} s"
            raise _failed(command, reason) from error
        except OSError as error:
            raise _failed(command, error.strerror or str(error)) from error
        if check and done.returncode:
            raise _failed(command, done.stderr.strip() or f"status {done.returncode}")
        return done.stdout


def _failed(command: list[str], reason: str) -> DesktopError:
    return DesktopError(
        f"`{' '.join(command)}` failed: {reason}. Type it in Terminal yourself, then try again."
    )
