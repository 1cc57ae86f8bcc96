"""A whole Tenfold with its icon in a real status area, clicked with a real pointer."""

from __future__ import annotations

import functools
import os
import re
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from importlib.util import find_spec
from pathlib import Path

import numpy as np
import pytest
import requests
from PIL import Image

from plugin_server.desktop.icon import INK, icon
from plugin_server.desktop.menu import Snapshot, menu
from plugin_server.desktop.status import Status
from plugin_server.desktop.tray import HeadlessTray, View, create_tray
from tests.plugin_server.desktop.displays import AREA, HEIGHT, WIDTH, Screen, screen, until, with_gi

ROOT = Path(__file__).parent.parent.parent.parent
SHOWN = [Status(state) for state in ("starting", "ready", "paused", "error")]
SHOWN += [Status("busy", count) for count in range(1, 11)]

on_x = [
    pytest.mark.slow,
    pytest.mark.skipif(not sys.platform.startswith("linux"), reason="needs X"),
    pytest.mark.skipif(find_spec("pystray") is None, reason="missing pystray: pip install pystray"),
]


@functools.cache
def as_docked(status: Status) -> Image.Image:
    """The icon as the status area has it."""
    ground = Image.new("RGB", (64, 64), INK)
    picture = icon(status)
    ground.paste(picture, mask=picture)
    return ground.resize((AREA - 1, AREA - 2), Image.Resampling.LANCZOS)


class Tenfold:
    """A running one on a screen."""

    def __init__(self, process: subprocess.Popen[bytes], shown: Screen, folder: Path) -> None:
        self.process = process
        self.screen = shown
        self.folder = folder
        self.url = ""

    def wait_open(self) -> None:
        """Until it serves."""
        until(
            lambda: "is at" in (self.folder / "out").read_text() or self.process.poll() is not None
        )
        match = re.search(r"is at (http://localhost:\d+)/", (self.folder / "out").read_text())
        assert match, "it ended before it was open"
        self.url = match[1]

    def opened(self) -> list[str]:
        """The addresses that a browser was told to open."""
        path = self.folder / "opened"
        return path.read_text().splitlines() if path.exists() else []

    def state(self) -> str:
        """The state whose icon is nearest to what is seen."""
        area = self.screen.status_area()
        seen = np.asarray(area, np.float64)

        def distance(status: Status) -> float:
            drawn = area.copy()  # with its frame, whose width is the status area's own affair
            drawn.paste(as_docked(status), (0, 1))
            return float(np.abs(seen - np.asarray(drawn, np.float64)).mean())

        nearest = min(SHOWN, key=distance)
        return nearest.state if distance(nearest) < 25 else "nothing"

    def choose(self, up: int) -> None:
        """Opens the menu and takes the item that is `up` from its end."""
        self.screen.click_icon(3)
        until(self.menu_size)
        for _ in range(up):
            self.screen.xdotool("key", "Up")
        self.screen.xdotool("key", "Return")
        until(lambda: not self.menu_size())

    def menu_size(self) -> str:
        """Width x height of the menu that is open."""
        for window in self.screen.xdotool("search", "--onlyvisible", "--name", "").split():
            size = self.screen.xdotool("getwindowgeometry", window).rpartition(" ")[2].strip()
            if int(size.partition("x")[2]) > 200 and size != f"{WIDTH}x{HEIGHT}":
                return size
        return ""


@contextmanager
def tenfold(shown: Screen, folder: Path, *arguments: str, **environ: str) -> Iterator[Tenfold]:
    browser = folder / "browser"
    browser.write_text(f'#!/bin/sh\necho "$1" >> "{folder}/opened"\n')
    browser.chmod(0o755)
    command = [sys.executable, "-m", "plugin_server", "run", "--port", "0", "--no-browser"]
    environ |= {"BROWSER": f"{browser} %s", "XDG_CONFIG_HOME": str(folder / "config")}
    with (folder / "out").open("w") as out, (folder / "errors").open("w") as errors:
        process = subprocess.Popen(
            [*command, "--data-folder", str(folder / "data"), *arguments],
            cwd=ROOT,
            env=shown.environ | environ,
            stdout=out,
            stderr=errors,
        )
    try:
        yield Tenfold(process, shown, folder)
    finally:
        process.kill()
        process.wait()


@pytest.fixture
def with_area() -> Iterator[Screen]:
    with screen(area=True) as shown:
        yield shown


def paired(tenfold: Tenfold) -> dict[str, str]:
    """The headers that the link in the browser gives."""
    match = re.search(r"#pairing=(\w+)\.(\d{6})$", tenfold.opened()[-1])
    assert match
    reply = requests.post(
        f"{tenfold.url}/v1/pairing/{match[1]}", json={"code": match[2]}, timeout=10
    )
    assert reply.status_code == 201
    return {"Authorization": f"Bearer {reply.json()['token']}"}


class TestOnX:
    """The last resort: an icon and its click, and no menu."""

    pytestmark = on_x

    def test_it_shows_the_state_a_click_opens_the_panel_and_it_ends_while_generating(
        self, with_area: Screen, tmp_path: Path
    ) -> None:
        with tenfold(with_area, tmp_path, PYSTRAY_BACKEND="xorg") as it:
            until(lambda: it.state() == "starting")
            it.wait_open()
            until(lambda: it.state() == "ready", 120)
            with_area.click_icon()
            until(it.opened)
            headers = paired(it)
            for _ in range(5):
                body = {"count": 40}
                reply = requests.post(
                    f"{it.url}/v1/generations", json=body, headers=headers, timeout=30
                )
                assert reply.status_code == 202
            until(lambda: it.state() == "busy")
            it.process.send_signal(signal.SIGTERM)
            assert it.process.wait(30) == 0
            until(lambda: it.state() == "nothing")
            assert "Traceback" not in (tmp_path / "errors").read_text()

    def test_a_start_that_fails_shows_why_until_it_is_ended(
        self, with_area: Screen, tmp_path: Path
    ) -> None:
        backend = ("--backend", "http://localhost:1/v1/models/nothing")
        with tenfold(with_area, tmp_path, *backend, PYSTRAY_BACKEND="xorg") as it:
            until(lambda: it.state() == "error")
            assert it.process.poll() is None
            it.process.send_signal(signal.SIGINT)
            assert it.process.wait(30) == 2
        assert "no card of 'nothing'" in (tmp_path / "errors").read_text()
        assert "no card of 'nothing'" in (tmp_path / "data/logs/tenfold.log").read_text()

    def test_a_display_that_goes_away_does_not_end_the_server(self, tmp_path: Path) -> None:
        with screen(area=True) as shown, tenfold(shown, tmp_path, PYSTRAY_BACKEND="xorg") as it:
            it.wait_open()
            shown.server.kill()
            shown.server.wait()
            until(lambda: "goes on without it" in (tmp_path / "errors").read_text())
            assert requests.get(f"{it.url}/healthz", timeout=30).status_code == 200
            it.process.send_signal(signal.SIGTERM)
            assert it.process.wait(30) == 0

    def test_a_status_area_that_comes_later_shows_it_too(self, tmp_path: Path) -> None:
        with screen(area=False) as shown, tenfold(shown, tmp_path, PYSTRAY_BACKEND="xorg") as it:
            it.wait_open()
            assert requests.get(f"{it.url}/healthz", timeout=30).status_code == 200
            area = shown.start_area()
            try:
                until(lambda: it.state() in ("starting", "ready"))
                it.process.send_signal(signal.SIGTERM)
                assert it.process.wait(30) == 0
            finally:
                area.kill()
                area.wait()
            assert "Traceback" not in (tmp_path / "errors").read_text()


class TestWithGtk:
    """A real menu."""

    pytestmark = on_x

    def test_its_menu_is_worked_by_pointer_and_keys(
        self, with_area: Screen, tmp_path: Path
    ) -> None:
        path = with_gi(tmp_path)
        environ = {"PYTHONPATH": os.pathsep.join(filter(None, (path, *sys.path)))}
        works = subprocess.run(
            [sys.executable, "-c", "import pystray._gtk"],
            env=with_area.environ | environ,
            capture_output=True,
            check=False,
        )
        if works.returncode:
            pytest.skip("no PyGObject for this Python: apt-get install python3-gi gir1.2-gtk-3.0")
        with tenfold(with_area, tmp_path, PYSTRAY_BACKEND="gtk", **environ) as it:
            it.wait_open()
            until(lambda: it.state() == "ready", 120)
            it.choose(6)
            until(lambda: it.state() == "paused")
            it.choose(6)
            until(lambda: it.state() == "ready")
            it.choose(5)
            entry = tmp_path / "config" / "autostart" / "tenfold.desktop"
            until(entry.exists)
            assert "plugin_server run --no-browser" in entry.read_text()
            time.sleep(1)  # the menu is made anew
            with_area.click_icon(3)
            until(it.menu_size)
            folder = os.environ.get("TENFOLD_PICTURES")
            if folder:
                with_area.picture().save(Path(folder) / "tray-menu.png")
            with_area.xdotool("key", "Escape")
            until(lambda: not it.menu_size())
            it.choose(1)
            assert it.process.wait(30) == 0
            assert "Traceback" not in (tmp_path / "errors").read_text()


VIEW = View(Status(), "Tenfold", menu(Snapshot(Status()), "en", serving=True))


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="the way of Linux")
def test_without_a_display_there_is_no_icon(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("DISPLAY", raising=False)
    monkeypatch.delenv("WAYLAND_DISPLAY", raising=False)
    assert not create_tray(VIEW, lambda *_: None).visible


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="the way of Linux")
def test_a_display_that_does_not_answer_is_no_failure() -> None:
    code = """
from plugin_server.desktop.status import Status
from plugin_server.desktop.tray import View, create_tray
print(create_tray(View(Status(), "Tenfold", ()), print).visible)
"""
    environ = {"DISPLAY": "localhost:99.0", "PYSTRAY_BACKEND": "xorg"}
    done = subprocess.run(
        [sys.executable, "-c", code],
        cwd=ROOT,
        env=os.environ | environ,
        capture_output=True,
        text=True,
        check=True,
        timeout=120,
    )
    assert done.stdout == "False\n"


def test_without_pystray_there_is_no_icon(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DISPLAY", ":0")
    monkeypatch.setitem(sys.modules, "pystray", None)  # what an import finds that is not installed
    monkeypatch.delitem(sys.modules, "plugin_server.desktop.pystray_tray", raising=False)
    assert not create_tray(VIEW, lambda *_: None).visible


def test_the_headless_one_runs_until_it_is_stopped() -> None:
    tray = HeadlessTray()
    began = threading.Event()
    thread = threading.Thread(target=tray.run, args=(began.set,))
    thread.start()
    assert began.wait(10)
    tray.show(VIEW)
    tray.notify("x")
    assert thread.is_alive()
    tray.stop()
    thread.join(10)
    assert not thread.is_alive()
