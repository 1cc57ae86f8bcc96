"""Which host is in front, and a hotkey that is really pressed on a screen of its own."""

from __future__ import annotations

import subprocess
import sys
import textwrap
import time
from importlib.util import find_spec
from pathlib import Path

import pytest

from plugin_server.desktop.errors import DesktopError
from plugin_server.desktop.foreground import ELSEWHERE, host_of
from plugin_server.desktop.hotkey import Hotkey, readable
from plugin_server.desktop.preferences import KEYS
from tests.plugin_server.desktop.displays import screen

ROOT = Path(__file__).parent.parent.parent.parent


@pytest.mark.parametrize(
    ("program", "title", "host"),
    [
        ("Figma.exe", "Autumn – Figma", "figma"),
        ("Figma", "", "figma"),
        ("Illustrator.exe", "coat.ai @ 50 %", "illustrator"),
        ("Adobe Illustrator 2026", "", "illustrator"),
        ("chrome.exe", "Autumn – Figma - Google Chrome", "figma"),
        ("firefox", "Tenfold — Mozilla Firefox", "browser"),
        ("msedge.exe", "News", ELSEWHERE),
        ("Safari", "", None),
        ("WINWORD.EXE", "How to use Figma.docx", ELSEWHERE),
        ("", "", None),
    ],
)
def test_the_host_of_a_window(program: str, title: str, host: str | None) -> None:
    assert host_of(program, title) == host


def test_keys_are_readable() -> None:
    assert readable("<ctrl>+<alt>+<shift>+g") == "Ctrl+Alt+Shift+G"
    assert readable("<cmd>+<f9>") == "Cmd+F9"


def test_without_pynput_it_says_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DISPLAY", ":0")
    monkeypatch.setitem(sys.modules, "pynput", None)  # what an import finds that is not installed
    hotkey = Hotkey(KEYS, lambda: None)
    with pytest.raises(DesktopError, match="pip install pynput"):
        hotkey.start()
    assert not hotkey.listening


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="the way of Linux")
def test_without_a_display_it_says_so(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("DISPLAY", raising=False)
    with pytest.raises(DesktopError, match="no X display"):
        Hotkey(KEYS, lambda: None).start()


# In a process of its own: pynput connects to the display when it is imported.
LISTENER = textwrap.dedent("""
    import sys, time
    from Xlib import X, display
    from plugin_server.desktop.errors import DesktopError
    from plugin_server.desktop.foreground import foreground
    from plugin_server.desktop.hotkey import Hotkey

    keys, program, title = sys.argv[1:]
    screen = display.Display()
    root = screen.screen().root
    window = root.create_window(0, 0, 50, 50, 0, screen.screen().root_depth)
    window.set_wm_class(program.lower(), program)
    def atom(name):
        return screen.intern_atom(name)
    window.change_property(atom("_NET_WM_NAME"), atom("UTF8_STRING"), 8, title.encode())
    root.change_property(atom("_NET_ACTIVE_WINDOW"), atom("WINDOW"), 32, [window.id])
    screen.sync()
    hotkey = Hotkey(keys, lambda: print("pressed over", foreground(), flush=True))
    try:
        hotkey.start()
    except DesktopError as error:
        sys.exit(str(error))
    print("listening", flush=True)
    sys.stdin.readline()
    hotkey.stop()
    print("stopped", flush=True)
    sys.stdin.readline()
""")
COMMAND = [sys.executable, "-c", LISTENER]


@pytest.mark.slow
@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="needs X")
@pytest.mark.skipif(find_spec("pynput") is None, reason="missing pynput: pip install pynput")
def test_a_press_is_heard_until_it_is_switched_off() -> None:
    with screen(area=False) as shown:
        process = subprocess.Popen(
            [*COMMAND, "<ctrl>+<alt>+<shift>+g", "Chromium", "秋冬 – Figma"],
            cwd=ROOT,
            env=shown.environ,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
            bufsize=1,
        )
        assert process.stdin is not None
        assert process.stdout is not None
        try:
            assert process.stdout.readline() == "listening\n"
            shown.xdotool("key", "ctrl+alt+g", "g", "ctrl+shift+g")  # none of ours
            shown.xdotool("key", "ctrl+alt+shift+g")
            assert process.stdout.readline() == "pressed over figma\n"
            process.stdin.write("\n")
            assert process.stdout.readline() == "stopped\n"
            shown.xdotool("key", "ctrl+alt+shift+g")
            time.sleep(0.3)
            out, _ = process.communicate("\n", timeout=20)
            assert out == ""
        finally:
            process.kill()
            process.communicate()


@pytest.mark.slow
@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="needs X")
@pytest.mark.skipif(find_spec("pynput") is None, reason="missing pynput: pip install pynput")
def test_keys_that_are_none_are_named() -> None:
    with screen(area=False) as shown:
        done = subprocess.run(
            [*COMMAND, "<nonsense>+g", "x", ""],
            cwd=ROOT,
            env=shown.environ,
            capture_output=True,
            text=True,
            timeout=60,
        )
    assert done.returncode == 1
    assert "'<nonsense>+g' are no keys" in done.stderr
