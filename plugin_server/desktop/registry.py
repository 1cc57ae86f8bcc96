"""The user's half of the Windows registry, as far as Tenfold needs it: strings by key and name."""

from __future__ import annotations

import sys
from typing import Protocol


class Registry(Protocol):
    """HKEY_CURRENT_USER. Every call may raise OSError, PermissionError among them."""

    def read(self, key: str, name: str) -> str | None:
        """The string; None where there is none, or where it is no string."""

    def write(self, key: str, name: str, value: str) -> None:
        """Sets it, making the key where it is missing."""

    def delete(self, key: str, name: str) -> None:
        """Removes it; nothing happens where there is none."""


if sys.platform == "win32":
    import winreg

    class WindowsRegistry:
        """The real one."""

        def read(self, key: str, name: str) -> str | None:
            try:
                with winreg.OpenKey(winreg.HKEY_CURRENT_USER, key) as opened:
                    value, kind = winreg.QueryValueEx(opened, name)
            except FileNotFoundError:
                return None
            return value if kind == winreg.REG_SZ else None

        def write(self, key: str, name: str, value: str) -> None:
            with winreg.CreateKey(winreg.HKEY_CURRENT_USER, key) as opened:
                winreg.SetValueEx(opened, name, 0, winreg.REG_SZ, value)

        def delete(self, key: str, name: str) -> None:
            try:
                with winreg.OpenKey(
                    winreg.HKEY_CURRENT_USER, key, access=winreg.KEY_SET_VALUE
                ) as opened:
                    winreg.DeleteValue(opened, name)
            except FileNotFoundError:
                pass
