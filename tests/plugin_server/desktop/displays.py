"""A screen of our own with a real status area, for the tests of what stands on a desktop."""

from __future__ import annotations

import os
import shutil
import subprocess
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from PIL import Image, ImageGrab

PROGRAMS = ("Xvfb", "trayer", "xdotool")
WIDTH, HEIGHT, AREA = 640, 480, 24  # pixels; the status area is in the lower right corner


class Screen:
    """An X display."""

    def __init__(self, name: str, server: subprocess.Popen[bytes]) -> None:
        self.name = name
        self.server = server

    @property
    def environ(self) -> dict[str, str]:
        """For a program that is to be on it."""
        left_out = ("WAYLAND_DISPLAY", "DBUS_SESSION_BUS_ADDRESS", "LANGUAGE", "LC_ALL")
        kept = {name: value for name, value in os.environ.items() if name not in left_out}
        return kept | {"DISPLAY": self.name, "LANG": "en_GB.UTF-8"}

    def xdotool(self, *arguments: object) -> str:
        """Moves, clicks, types."""
        command = ["xdotool", *map(str, arguments)]
        return subprocess.run(
            command, env=self.environ, capture_output=True, text=True, check=True, timeout=30
        ).stdout

    def picture(self) -> Image.Image:
        """All of it, as it is seen."""
        return ImageGrab.grab(xdisplay=self.name).convert("RGB")

    def status_area(self) -> Image.Image:
        """The place of the one icon."""
        return self.picture().crop((WIDTH - AREA, HEIGHT - AREA, WIDTH, HEIGHT))

    def start_area(self) -> subprocess.Popen[bytes]:
        """A status area, once it is there."""
        command = ["trayer", "--edge", "bottom", "--align", "right", "--widthtype", "request"]
        command += ["--height", str(AREA), "--SetDockType", "true"]
        started = subprocess.Popen(command, env=self.environ, stderr=subprocess.DEVNULL)
        until(lambda: "panel" in self.xdotool("search", "--name", "^panel$", "getwindowname"))
        return started

    def click_icon(self, button: int = 1) -> None:
        """Clicks on it."""
        self.xdotool("mousemove", WIDTH - AREA // 2, HEIGHT - AREA // 2, "click", button)


@contextmanager
def screen(*, area: bool) -> Iterator[Screen]:
    """A display; `area`: with a status area."""
    missing = [program for program in PROGRAMS if shutil.which(program) is None]
    if missing:
        pytest.skip(f"missing {', '.join(missing)}: apt-get install xvfb trayer xdotool")
    read, write = os.pipe()
    size = f"{WIDTH}x{HEIGHT}x24"
    command = ["Xvfb", "-displayfd", str(write), "-screen", "0", size, "-nolisten", "tcp"]
    command += ["-noreset"]  # else it throws out who comes as the last client goes
    server = subprocess.Popen(command, pass_fds=(write,), stderr=subprocess.DEVNULL)
    os.close(write)
    running = [server]
    try:
        with os.fdopen(read) as pipe:
            shown = Screen(f":{pipe.readline().strip()}", server)
        if area:
            running.append(shown.start_area())
        yield shown
    finally:
        for process in reversed(running):
            process.kill()
            process.wait()


def until(condition: Callable[[], object], seconds: float = 60) -> None:
    """Waits for it."""
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        try:
            if condition():
                return
        except subprocess.CalledProcessError:
            pass  # xdotool found nothing yet
        time.sleep(0.05)
    raise AssertionError("it did not come to pass")


def with_gi(folder: Path) -> str | None:
    """A path with Debian's own PyGObject alone, where it fits this Python; else None."""
    source = Path("/usr/lib/python3/dist-packages/gi")
    if not source.is_dir():
        return None
    (folder / "gi").symlink_to(source)
    return str(folder)
