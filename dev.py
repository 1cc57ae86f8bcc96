#!/usr/bin/env python3
"""The commands of Tenfold: each does all the set-up that it needs, and is quick when done before.

    python3 dev.py run      start Tenfold and open the panel
    python3 dev.py test     lint, types and all tests
    python3 dev.py check    the fast subset of it
    python3 dev.py train    train a generator (`python3 dev.py train dcgan --data FOLDER`)
    python3 dev.py bench    measure start, speed and memory on this machine
    python3 dev.py bench train  how much of a training step its convolutions take
    python3 dev.py evaluate  measure the designs of flat; hours, goes on where it stopped
    python3 dev.py package  a folder in dist/ that runs without Python
    python3 dev.py ui       write the panel pages of Figma and Illustrator anew

Standard library only: it runs before anything is installed.
"""

from __future__ import annotations

import ctypes.util
import hashlib
import os
import platform
import shutil
import subprocess
import sys
from collections.abc import Callable, Sequence
from pathlib import Path

ROOT = Path(__file__).resolve().parent
VENV = ROOT / ".venv"
PYTHONS = ((3, 10), (3, 13))  # the versions that TensorFlow has wheels for

# On Linux the hotkey brings evdev, which has to be compiled: there it is the user's own choice.
RUN_EXTRAS = "tray" if sys.platform.startswith("linux") else "tray,hotkey"

# What each set of packages is part of; setup.cfg has the sets.
LARGER = {"run": ("test", "bench"), "train": ("test", "bench"), "test": ("bench",)}

# What only the system's own package manager has.
DEBIAN_BROWSER = ("chromium", "fonts-noto-cjk")
DEBIAN_INKSCAPE = ("inkscape",)
DEBIAN_TRAY = ("xvfb", "trayer", "xdotool", "python3-gi", "gir1.2-gtk-3.0")
DEBIAN_DATA = ("dataset-fashion-mnist",)
DEBIAN_EVALUATION = ("dataset-fashion-mnist", "openclipart-svg", "fonts-noto-cjk")
DEBIAN_DRAWING = ("libegl1", "libgl1")  # skia-python is linked to them on Linux
# What is read as files beside the modules, and what only training and tests import.
PACKAGED = (
    "plugin_server/panel",
    "model/evaluate/classifier",
    "model/export/page",
    "model/garment/words/tables",
    "model/saved_models",
    "plugin_figma",
    "plugin_illustrator",
)
NOT_PACKAGED = (
    "ai_edge_litert",
    "jax",
    "jaxlib",
    "openvino",
    "tensorboard",
    "matplotlib",
    "pytest",
    "hypothesis",
    "playwright",
)
# Two more than cores, because tests of servers and browsers often wait; at most as many as fit into
# 16 GB with their TensorFlow. In their order: the slowest files have few tests, and would be left
# to the end by their number.
PARALLEL = (
    *("-n", str(min((os.cpu_count() or 1) + 2, 4))),
    *("--dist", "loadscope", "--no-loadscope-reorder"),
)
BROWSERS = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "msedge")
BROWSER_PATHS = (
    "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
    "/Applications/Microsoft Edge.app/Contents/MacOS/Microsoft Edge",
    r"C:\Program Files\Google\Chrome\Application\chrome.exe",
    r"C:\Program Files (x86)\Microsoft\Edge\Application\msedge.exe",
)


class SetupError(Exception):
    """Something that this script can't put right; the message says who can, and how."""


def say(text: str) -> None:
    """A line about what is going on."""
    print(f"dev.py: {text}", flush=True)


def call(*command: str | Path, **environ: str) -> None:
    """Runs a program in the project's folder.

    Raises:
        subprocess.CalledProcessError: it failed.
    """
    subprocess.run([str(part) for part in command], cwd=ROOT, check=True, env=os.environ | environ)


def venv_python() -> Path:
    """The environment's interpreter."""
    return VENV / ("Scripts/python.exe" if os.name == "nt" else "bin/python")


def _digest(*files: Path) -> str:
    joined = b"".join(file.read_bytes() for file in files)
    return hashlib.sha256(joined + platform.python_version().encode()).hexdigest()


def install_python(extra: str) -> None:
    """The environment with what `extra` needs, unless it has that or more already."""
    if not PYTHONS[0] <= sys.version_info[:2] <= PYTHONS[1]:
        low, high = (".".join(map(str, version)) for version in PYTHONS)
        raise SetupError(
            f"this is Python {platform.python_version()}; TensorFlow has releases for {low} to "
            f"{high}. Call dev.py with one of them"
        )
    digest = _digest(ROOT / "setup.cfg")
    larger = LARGER.get(extra, ())
    stamps = {name: VENV / f"tenfold-{name}" for name in (extra, *larger)}
    for stamp in stamps.values():
        if stamp.is_file() and stamp.read_text() == digest:
            return
    if not venv_python().is_file():
        say("making .venv")
        call(sys.executable, "-m", "venv", VENV)
    say("installing what Python needs (the first time this takes a few minutes)")
    target = f".[{RUN_EXTRAS if extra == 'run' else extra}]"
    call(venv_python(), "-m", "pip", "install", "--quiet", "--editable", target)
    stamps[extra].write_text(digest)


def install_node() -> bool:
    """The npm development packages; whether there is a Node.js to use them."""
    npm = shutil.which("npm")
    if npm is None:
        say("no npm here: the checks of the JavaScript are skipped. Install Node.js 20 or later")
        return False
    digest = _digest(ROOT / "package-lock.json")
    stamp = ROOT / "node_modules" / ".tenfold"
    if not (stamp.is_file() and stamp.read_text() == digest):
        say("installing what JavaScript needs")
        call(npm, "ci", "--no-audit", "--no-fund", "--loglevel=error")
        stamp.write_text(digest)
    return True


def _may_use_apt() -> bool:
    return shutil.which("apt-get") is not None and hasattr(os, "geteuid") and os.geteuid() == 0


def install_debian(packages: Sequence[str]) -> None:
    """Debian packages that are missing; needs root."""
    query = ["dpkg-query", "--show", "--showformat=${db:Status-Status}\n", *packages]
    shown = subprocess.run(query, capture_output=True, text=True, check=False)
    if shown.returncode == 0 and set(shown.stdout.split()) == {"installed"}:
        return
    say(f"installing {', '.join(packages)}")
    call("apt-get", "update", "-qq")
    call(
        "apt-get", "install", "-y", "-qq", "--no-install-recommends", *packages,
        DEBIAN_FRONTEND="noninteractive",
    )  # fmt: skip


def install_drawing() -> None:
    """The libraries that drawing needs on Linux; elsewhere skia-python brings its own."""
    if not sys.platform.startswith("linux"):
        return
    if all(map(ctypes.util.find_library, ("EGL", "GL"))):
        return
    if not _may_use_apt():
        raise SetupError(
            f"drawing needs libEGL and libGL: as root, apt-get install {' '.join(DEBIAN_DRAWING)} "
            "(Fedora: dnf install libglvnd-egl libglvnd-glx)"
        )
    install_debian(DEBIAN_DRAWING)


def install_browser() -> None:
    """A browser for the tests of the panel, where this script may install one."""
    if _may_use_apt():
        install_debian(DEBIAN_BROWSER)
    elif not any(map(shutil.which, BROWSERS)) and not any(map(os.path.exists, BROWSER_PATHS)):
        say(
            "no Chromium, Chrome or Edge here: the tests in tests/panel, tests/figma and "
            "tests/illustrator that need one are skipped. Install one of them"
        )


def install_inkscape() -> None:
    """Inkscape, for the test that our SVG opens there, where this script may install it."""
    if _may_use_apt():
        install_debian(DEBIAN_INKSCAPE)
    elif shutil.which("inkscape") is None:
        say("no Inkscape here: tests/model/garment/test_inkscape.py is skipped. Install Inkscape")


def install_tray() -> None:
    """A screen with a status area for the tests of the tray, and a key to press there."""
    if not sys.platform.startswith("linux"):
        return
    if _may_use_apt():
        install_debian(DEBIAN_TRAY)
    else:
        say(
            "without Xvfb, trayer, xdotool and PyGObject some tests in tests/plugin_server/desktop "
            "are skipped"
        )
    try:
        install_python("hotkey")
    except subprocess.CalledProcessError:
        say("pynput needs a C compiler here: the tests of the hotkey are skipped")


def run(arguments: Sequence[str]) -> None:
    """Starts Tenfold."""
    install_python("run")
    command = [str(venv_python()), "-m", "plugin_server", "run", *arguments]
    if os.name == "nt":
        sys.exit(subprocess.call(command, cwd=ROOT))
    os.chdir(ROOT)
    os.execv(command[0], command)  # so that a signal reaches Tenfold itself


def _lint(*, node: bool) -> None:
    python = venv_python()
    call(python, "-m", "ruff", "check", "--quiet", ".")
    call(python, "-m", "ruff", "format", "--quiet", "--check", ".")
    call(python, "-m", "mypy")
    if node:
        call("node", "build-panels.mjs", "--check")
        npm = shutil.which("npm") or "npm"
        call(npm, "run", "--silent", "lint")
        call(npm, "run", "--silent", "types")


def test(arguments: Sequence[str]) -> None:
    """Lint, types and all tests."""
    install_drawing()
    install_python("test")
    node = install_node()
    install_browser()
    install_inkscape()
    install_tray()
    _lint(node=node)
    call(venv_python(), "-m", "pytest", *PARALLEL, *arguments)


def check(arguments: Sequence[str]) -> None:
    """Lint, types and the tests that need neither TensorFlow nor a browser."""
    install_drawing()
    install_python("test")
    _lint(node=install_node())
    call(venv_python(), "-m", "pytest", *PARALLEL, "-m", "not slow and not browser", *arguments)


def train(arguments: Sequence[str]) -> None:
    """Trains a generator."""
    install_python("train")
    if _may_use_apt() and not os.environ.get("TENFOLD_DATA"):
        install_debian(DEBIAN_DATA)
    call(venv_python(), "-m", "model", "train", *arguments)


def bench(arguments: Sequence[str]) -> None:
    """Measures; prints a table and JSON."""
    install_drawing()
    install_python("bench")
    of_training = arguments[:1] == ["train"]
    module = "tests.bench_train" if of_training else "tests.bench"
    call(venv_python(), "-m", module, *arguments[of_training:])


def package(arguments: Sequence[str]) -> None:
    """Builds dist/tenfold and says how large it is."""
    install_drawing()
    install_python("package")
    data = [each for each in PACKAGED if (ROOT / each).exists()]
    command: list[str | Path] = [venv_python(), "-m", "PyInstaller", "--noconfirm", "--onedir"]
    command += ["--name", "tenfold", "--paths", ROOT, "--log-level", "WARN"]
    command += ["--distpath", ROOT / "dist", "--workpath", ROOT / "build", "--specpath", "build"]
    for each in data:
        command += ["--add-data", f"{ROOT / each}{os.pathsep}{Path(each)}"]
    system = {"win32": "_win32", "darwin": "_darwin"}.get(sys.platform, "_xorg")
    for each in ("pystray", "pynput.keyboard", "pynput.mouse"):  # chosen when they run
        command += ["--hidden-import", f"{each}.{system}"]
    for each in NOT_PACKAGED:
        command += ["--exclude-module", each]
    if os.name == "nt":
        command += ["--hide-console", "hide-early"]  # of a start by double click
    call(*command, *arguments, ROOT / "plugin_server" / "__main__.py")
    folder = ROOT / "dist" / "tenfold"
    size = sum(file.stat().st_size for file in folder.rglob("*") if not file.is_symlink())
    say(f"{folder} holds {size / 1e6:,.0f} MB; start it with {folder / 'tenfold'} run")


def evaluate(arguments: Sequence[str]) -> None:
    """Measures flat; writes docs/flat.md's tables and sheets."""
    install_drawing()
    install_python("test")
    if _may_use_apt():
        install_debian(DEBIAN_EVALUATION)
    page = ("--page", "docs/flat.md")
    call(venv_python(), "-m", "model", "evaluate", "flat", *page, *arguments)
    call(venv_python(), "-m", "tests.evaluate", *page, *arguments)


def ui(arguments: Sequence[str]) -> None:
    """Writes the panel's pages for Figma and Illustrator."""
    if not install_node():
        raise SetupError("the panel pages are made with Node.js")
    call("node", "build-panels.mjs", *arguments)


COMMANDS: dict[str, Callable[[Sequence[str]], None]] = {
    "run": run,
    "test": test,
    "check": check,
    "train": train,
    "bench": bench,
    "package": package,
    "evaluate": evaluate,
    "ui": ui,
}


def main(arguments: Sequence[str]) -> int:
    """Runs one command, or lists them all; returns the exit status."""
    command, *rest = arguments or ("--help",)
    if command in ("-h", "--help"):
        print(__doc__)
        return 0
    if command not in COMMANDS:
        print(f"dev.py: there is no {command!r}; it has {', '.join(COMMANDS)}", file=sys.stderr)
        return 2
    try:
        COMMANDS[command](rest)
    except SetupError as error:
        say(str(error))
        return 2
    except subprocess.CalledProcessError as error:
        say(f"failed: {subprocess.list2cmdline(error.cmd)}")
        return error.returncode or 1
    except KeyboardInterrupt:
        return 130
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
