"""`python -m plugin_server` as a process of its own."""

from __future__ import annotations

import contextlib
import os
import re
import signal
import socket
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
import requests

from plugin_server.desktop import illustrator as illustrator_panel
from plugin_server.settings import PORTS

ROOT = Path(__file__).parent.parent.parent
IMPORTS = "import sys, plugin_server.app; print(*sys.modules)"


def run(*arguments: str, folder: Path) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "plugin_server", *arguments, "--data-folder", str(folder)],
        cwd=ROOT,
        capture_output=True,
        text=True,
        timeout=120,
    )


@contextmanager
def running(folder: Path, *arguments: str) -> Iterator[tuple[subprocess.Popen[str], str]]:
    """A Tenfold and its address."""
    process = subprocess.Popen(
        [sys.executable, "-m", "plugin_server", "run", "--no-browser", "--no-tray"]
        + ["--data-folder", str(folder), *arguments],
        cwd=ROOT,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        text=True,
    )
    try:
        assert process.stdout is not None
        for line in process.stdout:
            match = re.search(r"is at (http://localhost:\d+)/", line)
            if match:
                break
        else:
            raise AssertionError("it ended before it was open")
        yield process, match[1]
    finally:
        process.kill()
        process.wait()
        process.stdout.close()  # type: ignore[union-attr]


def test_no_tensorflow_before_the_port_is_open() -> None:
    modules = subprocess.run(
        [sys.executable, "-c", IMPORTS], cwd=ROOT, capture_output=True, text=True, check=True
    ).stdout.split()
    assert "flask" in modules
    assert not {"tensorflow", "keras", "resvg_py"} & set(modules)


@pytest.mark.slow
def test_a_script_generates_with_the_shipped_model_and_it_ends_cleanly(tmp_path: Path) -> None:
    with running(tmp_path, "--port", "0") as (process, url):
        token = run("token", "--name", "script", folder=tmp_path).stdout.strip()
        headers = {"Authorization": f"Bearer {token}"}
        session = requests.Session()
        session.trust_env = False
        session.headers.update(headers)
        generation = session.post(f"{url}/v1/generations", json={}, timeout=30).json()
        while generation["state"] in ("queued", "running"):
            path = f"/v1/generations/{generation['id']}?wait=20&after={generation['revision']}"
            generation = session.get(url + path, timeout=60).json()
        assert generation["state"] == "finished"
        pictures = {
            session.get(url + each["png"], timeout=30).content for each in generation["variations"]
        }
        assert len(pictures) == 10
        session.close()
        process.send_signal(signal.SIGTERM)
        assert process.wait(30) == 0


@pytest.mark.slow
def test_a_second_start_finds_the_first(tmp_path: Path) -> None:
    with running(tmp_path) as (_, url):
        second = run("run", "--no-browser", folder=tmp_path)
        assert second.returncode == 0
        assert f"already running at {url}/" in second.stdout


@pytest.mark.slow
def test_a_start_after_a_kill_finds_nothing_in_its_way(tmp_path: Path) -> None:
    for _ in range(2):
        with running(tmp_path) as (process, url):
            assert process.poll() is None
            assert url  # the process is killed at the end of this block


@pytest.mark.slow
def test_a_second_start_finds_the_first_on_a_spare_port(tmp_path: Path) -> None:
    with contextlib.ExitStack() as stack:
        with contextlib.suppress(OSError):  # somebody has it already: so much the better
            stack.enter_context(socket.create_server(("127.0.0.1", PORTS[0])))
        _, url = stack.enter_context(running(tmp_path))
        assert not url.endswith(f":{PORTS[0]}")
        second = run("run", "--no-browser", folder=tmp_path)
        assert second.returncode == 0
        assert f"already running at {url}/" in second.stdout


@pytest.mark.slow
def test_a_port_that_another_program_has(tmp_path: Path) -> None:
    with socket.create_server(("127.0.0.1", 0)) as other:
        port = other.getsockname()[1]
        reply = run("run", "--no-browser", "--port", str(port), folder=tmp_path)
    assert reply.returncode == 2
    assert f"{port}: " in reply.stderr
    assert str(os.getpid()) in reply.stderr
    assert "Traceback" not in reply.stderr


def test_a_library_that_is_missing_ends_it(tmp_path: Path) -> None:
    code = """
import sys
sys.modules["flask"] = None  # what an import finds that is not installed
from plugin_server.__main__ import main
main(["run", "--no-browser", "--no-tray", "--port", "0", "--data-folder", sys.argv[1]])
"""
    done = subprocess.run(
        [sys.executable, "-c", code, str(tmp_path)],
        cwd=ROOT,
        capture_output=True,
        text=True,
        timeout=120,
    )
    assert done.returncode == 1
    assert "flask" in done.stderr


def test_it_writes_a_log(tmp_path: Path) -> None:
    arguments = ("run", "--no-browser", "--no-tray", "--port", "0", "--backend", "ftp://x")
    run(*arguments, folder=tmp_path)
    assert (tmp_path / "logs" / "tenfold.log").exists()


def illustrator(*arguments: str) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "plugin_server", "illustrator", *arguments]
    return subprocess.run(command, cwd=ROOT, capture_output=True, text=True, timeout=120)


@pytest.mark.skipif(not illustrator_panel.SOURCE.is_dir(), reason="there is no panel yet")
def test_the_panel_is_installed_into_a_folder(tmp_path: Path) -> None:
    installed = illustrator("install", "--folder", str(tmp_path))
    assert installed.returncode == 0
    assert "Start Illustrator again" in installed.stdout
    assert (tmp_path / illustrator_panel.BUNDLE / "CSXS" / "manifest.xml").is_file()
    assert illustrator("uninstall", "--folder", str(tmp_path)).returncode == 0
    assert list(tmp_path.iterdir()) == []


def test_a_panel_that_is_not_there_is_not_removed(tmp_path: Path) -> None:
    done = illustrator("uninstall", "--folder", str(tmp_path))
    assert (done.returncode, done.stdout) == (0, f"There is no panel in {tmp_path}.\n")


@pytest.mark.skipif(sys.platform in ("win32", "darwin"), reason="where there is no Illustrator")
def test_without_illustrator_the_folder_must_be_named() -> None:
    done = illustrator("install")
    assert done.returncode == 2
    assert "--folder" in done.stderr
    assert "Traceback" not in done.stderr


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="writes where Linux looks")
def test_start_at_login_is_switched_in_the_terminal(tmp_path: Path) -> None:
    def autostart(what: str) -> str:
        done = subprocess.run(
            [sys.executable, "-m", "plugin_server", "autostart", what],
            cwd=ROOT,
            env=os.environ | {"XDG_CONFIG_HOME": str(tmp_path)},
            capture_output=True,
            text=True,
            check=True,
            timeout=120,
        )
        return done.stdout.strip().rpartition(" ")[2]

    assert [autostart(what) for what in ("status", "on", "status", "off")] == [
        "off",
        "on",
        "on",
        "off",
    ]


def test_tokens_are_listed_and_revoked(tmp_path: Path) -> None:
    assert re.fullmatch(r"[\w-]{43}\n", run("token", "--name", "plot", folder=tmp_path).stdout)
    assert "plot" in run("clients", folder=tmp_path).stdout
    assert run("revoke", "--name", "plot", folder=tmp_path).returncode == 0
    assert run("clients", folder=tmp_path).stdout == ""
    again = run("revoke", "--name", "plot", folder=tmp_path)
    assert again.returncode == 2
    assert "no program 'plot' is paired" in again.stderr


@pytest.mark.parametrize(
    ("backend", "named"),
    [
        ("ftp://x/v1/models/dcgan", "--backend is 'ftp://x/v1/models/dcgan'"),
        ("http://localhost:1/v1/models/nothing", "no card of 'nothing'"),
    ],
)
def test_a_wrong_backend_is_named(tmp_path: Path, backend: str, named: str) -> None:
    arguments = ("run", "--no-browser", "--no-tray", "--port", "0", "--backend", backend)
    reply = run(*arguments, folder=tmp_path)
    assert reply.returncode == 2
    assert named in reply.stderr
    assert "Traceback" not in reply.stderr
