"""`dev.py`: standard library only, idempotent, clear when it can't."""

from __future__ import annotations

import ast
import configparser
import subprocess
import sys
from pathlib import Path

import pytest

import dev

ROOT = Path(dev.__file__).parent


@pytest.fixture
def calls(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> list[tuple[str, ...]]:
    """Commands that would be run, in a project folder of its own with an interpreter in place."""
    made: list[tuple[str, ...]] = []

    def call(*command: str | Path, **_: str) -> None:
        made.append(tuple(str(part) for part in command))

    (tmp_path / "setup.cfg").write_text("[metadata]\n")
    (tmp_path / "package-lock.json").write_text("{}")
    (tmp_path / "node_modules").mkdir()
    monkeypatch.setattr(dev, "call", call)
    monkeypatch.setattr(dev, "ROOT", tmp_path)
    monkeypatch.setattr(dev, "VENV", tmp_path / ".venv")
    dev.venv_python().parent.mkdir(parents=True)
    dev.venv_python().touch()
    return made


def test_it_needs_nothing_but_the_standard_library() -> None:
    for node in ast.walk(ast.parse((ROOT / "dev.py").read_text(encoding="utf-8"))):
        names: list[str] = []
        if isinstance(node, ast.Import):
            names = [alias.name for alias in node.names]
        elif isinstance(node, ast.ImportFrom):
            names = [str(node.module)]
        for name in names:
            assert name.split(".")[0] in sys.stdlib_module_names


@pytest.mark.parametrize("arguments", [(), ("--help",)])
def test_it_lists_its_commands_without_any_environment(
    tmp_path: Path, arguments: tuple[str, ...]
) -> None:
    reply = subprocess.run(
        [sys.executable, "-I", ROOT / "dev.py", *arguments],
        cwd=tmp_path,
        capture_output=True,
        text=True,
        check=True,
    )
    assert reply.stderr == ""
    for command in dev.COMMANDS:
        assert f"dev.py {command}" in reply.stdout


def test_an_unknown_command_is_refused() -> None:
    reply = subprocess.run(
        [sys.executable, ROOT / "dev.py", "walk"], capture_output=True, text=True, check=False
    )
    assert reply.returncode == 2
    assert "walk" in reply.stderr
    assert all(command in reply.stderr for command in dev.COMMANDS)


def test_the_second_set_up_does_nothing(calls: list[tuple[str, ...]]) -> None:
    dev.install_python("run")
    assert [command[-2:] for command in calls] == [("--editable", f".[{dev.RUN_EXTRAS}]")]
    dev.install_python("run")
    assert len(calls) == 1


def test_what_tests_need_is_enough_to_run(calls: list[tuple[str, ...]]) -> None:
    dev.install_python("test")
    dev.install_python("run")
    assert [command[-1] for command in calls] == [".[test]"]


def test_a_hotkey_that_cannot_be_compiled_is_said_and_is_no_failure(
    calls: list[tuple[str, ...]],
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    monkeypatch.setattr(dev.sys, "platform", "linux")
    monkeypatch.setattr(dev, "_may_use_apt", lambda: False)
    dev.install_python("test")  # which has no hotkey on Linux
    dev.install_tray()
    assert [command[-1] for command in calls] == [".[test]", ".[hotkey]"]
    (dev.ROOT / "setup.cfg").write_text("[metadata]\nname = other\n")

    def fail(*command: str | Path, **_: str) -> None:
        raise subprocess.CalledProcessError(1, [str(part) for part in command])

    monkeypatch.setattr(dev, "call", fail)
    dev.install_tray()
    assert "C compiler" in capsys.readouterr().out


def test_the_bench_needs_more_than_the_tests(calls: list[tuple[str, ...]]) -> None:
    for extra in ("test", "bench", "test", "train", "run"):
        dev.install_python(extra)
    assert [command[-1] for command in calls] == [".[test]", ".[bench]"]


def test_there_is_a_bench_of_the_training_too(calls: list[tuple[str, ...]]) -> None:
    dev.bench(["train", "--rounds", "2"])
    dev.bench(["--runs", "2"])
    benches = [command[1:] for command in calls if command[-1] == "2"]
    assert benches == [
        ("-m", "tests.bench_train", "--rounds", "2"),
        ("-m", "tests.bench", "--runs", "2"),
    ]


def test_a_changed_dependency_is_installed(calls: list[tuple[str, ...]]) -> None:
    dev.install_python("run")
    (dev.ROOT / "setup.cfg").write_text("[metadata]\nname = other\n")
    dev.install_python("run")
    assert len(calls) == 2


def test_a_failed_installation_is_tried_again(
    calls: list[tuple[str, ...]], monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(*command: str | Path, **_: str) -> None:
        raise subprocess.CalledProcessError(1, [str(part) for part in command])

    with monkeypatch.context() as patched:
        patched.setattr(dev, "call", fail)
        with pytest.raises(subprocess.CalledProcessError):
            dev.install_python("run")
    dev.install_python("run")
    assert len(calls) == 1


@pytest.mark.parametrize("version", [(3, 9, 18), (3, 14, 0)])
def test_a_python_without_tensorflow_is_named(
    calls: list[tuple[str, ...]], monkeypatch: pytest.MonkeyPatch, version: tuple[int, int, int]
) -> None:
    monkeypatch.setattr(sys, "version_info", version)
    with pytest.raises(dev.SetupError, match=r"3\.10 to 3\.13"):
        dev.install_python("run")
    assert calls == []


def test_no_npm_is_said_and_is_no_failure(
    calls: list[tuple[str, ...]],
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    monkeypatch.setattr(dev.shutil, "which", lambda _: None)
    assert not dev.install_node()
    assert "skipped" in capsys.readouterr().out
    assert calls == []


def test_npm_packages_are_installed_once(
    calls: list[tuple[str, ...]], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(dev.shutil, "which", lambda name: f"/bin/{name}")
    assert dev.install_node()
    assert dev.install_node()
    assert [command[:2] for command in calls] == [("/bin/npm", "ci")]


def test_missing_libraries_are_named_where_they_cannot_be_installed(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(dev.sys, "platform", "linux")
    monkeypatch.setattr(dev.ctypes.util, "find_library", lambda _: None)
    monkeypatch.setattr(dev, "_may_use_apt", lambda: False)
    with pytest.raises(dev.SetupError, match="libegl1 libgl1"):
        dev.install_drawing()


@pytest.mark.parametrize("system", ["win32", "darwin"])
def test_other_systems_bring_what_drawing_needs(
    monkeypatch: pytest.MonkeyPatch, system: str
) -> None:
    monkeypatch.setattr(dev.sys, "platform", system)
    monkeypatch.setattr(dev.ctypes.util, "find_library", lambda _: None)
    dev.install_drawing()


def test_no_browser_says_which_tests_are_skipped(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(dev, "_may_use_apt", lambda: False)
    monkeypatch.setattr(dev.shutil, "which", lambda _: None)
    monkeypatch.setattr(dev.os.path, "exists", lambda _: False)
    dev.install_browser()
    assert "tests/panel, tests/figma and tests/illustrator" in capsys.readouterr().out


def test_no_inkscape_says_which_test_is_skipped(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(dev, "_may_use_apt", lambda: False)
    monkeypatch.setattr(dev.shutil, "which", lambda _: None)
    dev.install_inkscape()
    said = capsys.readouterr().out
    named = next(word for word in said.split() if word.endswith(".py"))
    assert (ROOT / named).is_file()


def test_the_packaging_is_where_it_should_be() -> None:
    config = configparser.ConfigParser(interpolation=None)
    config.read(ROOT / "setup.cfg", encoding="utf-8")
    assert {"metadata", "options", "tool:pytest", "mypy", "coverage:run"} <= set(config)
    assert len((ROOT / "pyproject.toml").read_text().splitlines()) == 2
    low, high = dev.PYTHONS
    assert config["options"]["python_requires"] == f">={low[0]}.{low[1]}"
    assert high >= low


def test_no_address_of_a_registry_or_of_a_machine_is_in_the_project() -> None:
    listed = subprocess.run(
        ["git", "ls-files", "-z"], cwd=ROOT, capture_output=True, text=True, check=True
    ).stdout.split("\0")
    for name in filter(None, listed):
        path = ROOT / name
        if path.suffix in {".md", ".py", ".js", ".mjs", ".ts", ".json", ".cfg", ".toml", ".html"}:
            text = path.read_text(encoding="utf-8")
            for word in ("registry" + ".npmjs", "pypi" + ".org", "/root" + "/", "/work" + "/"):
                assert word not in text, f"{name} holds {word}"


def test_what_is_packaged_is_there() -> None:
    read = {ROOT / each for each in dev.PACKAGED} - {ROOT / "plugin_illustrator"}
    assert all(path.is_dir() for path in read)
    config = configparser.ConfigParser(interpolation=None)
    config.read(ROOT / "setup.cfg", encoding="utf-8")
    for package, data in config["options.package_data"].items():
        for pattern in data.split():
            folder = ROOT / package / pattern.rstrip("*").rstrip("/")
            assert folder in read, f"{folder} is read by an installed Tenfold"


def test_the_package_is_built_and_its_size_is_said(
    calls: list[tuple[str, ...]],
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    monkeypatch.setattr(dev, "install_drawing", lambda: None)
    (dev.ROOT / "plugin_server" / "panel").mkdir(parents=True)
    (dev.ROOT / "dist" / "tenfold").mkdir(parents=True)
    (dev.ROOT / "dist" / "tenfold" / "tenfold").write_bytes(bytes(3_000_000))
    dev.package(["--strip"])
    assert calls[0][-1] == ".[package]"
    command = calls[-1]
    assert command[1:3] == ("-m", "PyInstaller")
    assert command[-2:] == ("--strip", str(dev.ROOT / "plugin_server" / "__main__.py"))
    data = [command[place + 1] for place, word in enumerate(command) if word == "--add-data"]
    assert len(data) == 1  # what is not there is left out
    assert "holds 3 MB" in capsys.readouterr().out
