"""Whose window the user is in: the hotkey is for the host in front, and for no other program."""

from __future__ import annotations

import sys

import psutil

BROWSERS = ("chrome", "chromium", "msedge", "microsoft edge", "firefox", "safari", "brave", "opera")
ELSEWHERE = "elsewhere"


def host_of(program: str, title: str) -> str | None:
    """The host that a window belongs to.

    Args:
        program: the name of its program, as the system has it ("Figma.exe", "Adobe Illustrator").
        title: of the window; "" where the system does not tell.

    Returns:
        figma, illustrator or browser; None where it can't be told (any host is then meant);
        ELSEWHERE for a program that is no host.
    """
    program, title = program.lower(), title.lower()
    if not program and not title:
        return None
    if "illustrator" in program:
        return "illustrator"
    if "figma" in program:
        return "figma"
    if any(each in program for each in BROWSERS):
        if not title:
            return None
        if "figma" in title:
            return "figma"
        return "browser" if "tenfold" in title else ELSEWHERE
    return ELSEWHERE


def foreground() -> str | None:
    """`host_of` the window in front."""
    return host_of(*_window())


if sys.platform == "win32":
    import ctypes
    from ctypes import wintypes

    def _window() -> tuple[str, str]:
        user32 = ctypes.WinDLL("user32")
        user32.GetForegroundWindow.restype = wintypes.HWND
        handle = wintypes.HWND(user32.GetForegroundWindow())
        title = ctypes.create_unicode_buffer(256)
        user32.GetWindowTextW(handle, title, len(title))
        process = wintypes.DWORD()
        user32.GetWindowThreadProcessId(handle, ctypes.byref(process))
        return _program(process.value), title.value

elif sys.platform == "darwin":

    def _window() -> tuple[str, str]:
        try:
            from AppKit import NSWorkspace
        except ImportError:
            return "", ""
        application = NSWorkspace.sharedWorkspace().frontmostApplication()
        # A window's title would need the permission to record the screen.
        return ("", "") if application is None else (str(application.localizedName()), "")

else:

    def _window() -> tuple[str, str]:
        from Xlib import X, display, error

        try:
            connection = display.Display()
        except (error.DisplayError, OSError):
            return "", ""
        try:
            active = connection.screen().root.get_full_property(
                connection.intern_atom("_NET_ACTIVE_WINDOW"), X.AnyPropertyType
            )
            if active is None or not active.value or not active.value[0]:
                return "", ""
            window = connection.create_resource_object("window", active.value[0])
            name = window.get_wm_class()
            title = window.get_full_property(
                connection.intern_atom("_NET_WM_NAME"), X.AnyPropertyType
            )
            text = title.value.decode(errors="replace") if title is not None else ""
            return (name[1] if name else ""), text
        except (error.XError, error.ConnectionClosedError):
            return "", ""
        finally:
            connection.close()


def _program(process: int) -> str:
    try:
        return psutil.Process(process).name() if process else ""
    except psutil.Error:
        return ""
