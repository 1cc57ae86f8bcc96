"""Imports point downwards: what each room may import, and nothing beyond it."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent

# Room: the project's rooms that it may import (itself aside), then libraries that only it may use.
ROOMS = {
    "plugin_server.__main__": {"plugin_server", "plugin_server.desktop", "plugin_server.serve"}
    | {"plugin_server.imaging"}
    | {"plugin_server.errors", "plugin_server.settings", "plugin_server.security"},
    "plugin_server.desktop": {"plugin_server", "plugin_server.app", "plugin_server.serve"}
    | {"plugin_server.errors", "plugin_server.settings", "plugin_server.security"},
    "plugin_server.app": {
        "plugin_server.backends",
        "plugin_server.generation",
        "plugin_server.http",
    }
    | {"plugin_server.security", "plugin_server.settings"},
    "plugin_server.serve": set(),
    "plugin_server.settings": set(),
    "plugin_server.errors": set(),
    "plugin_server.http": {"plugin_server", "plugin_server.generation", "plugin_server.security"}
    | {"plugin_server.schema", "plugin_server.imaging", "plugin_server.backends"}
    | {"plugin_server.errors", "plugin_server.settings", "plugin_server.prompt", "model.garment"}
    | {"model.latent_map"},
    "plugin_server.security": {"plugin_server.errors"},
    "plugin_server.schema": {"plugin_server.errors"},
    "plugin_server.sketch": {"plugin_server.schema", "plugin_server.errors", "model.garment"},
    "plugin_server.prompt": {"model.garment"},
    "plugin_server.generation": {"plugin_server.backends", "plugin_server.imaging"}
    | {"plugin_server.sketch", "plugin_server.schema", "plugin_server.errors", "model.card"}
    | {"plugin_server.prompt", "model.garment", "model.latents", "model.latent_map"},
    "plugin_server.backends": {"plugin_server.errors", "model.card"},
    "plugin_server.imaging": {"model.garment"},
    "plugin_server": set(),
    "model": set(),
    "model.__main__": {"model.commands"},
    "model.commands": {"model.card", "model.datasets", "model.networks", "model.training"}
    | {"model.evaluate", "model.export"},
    "model.card": set(),
    "model.latents": set(),
    "model.latent_map": set(),
    "model.garment": set(),
    "model.datasets": {"model.garment"},
    "model.networks": set(),
    "model.training": {"model.networks", "model.datasets"},
    "model.evaluate": {"model.networks", "model.datasets", "model.card", "model.garment"}
    | {"model.latents", "model.latent_map"},
    "model.export": {"model.networks", "model.card"},
}
NETWORKS = {room for room in ROOMS if room.startswith("model")} - {"model.garment"}
ONLY_IN = {
    "flask": {"plugin_server.http", "plugin_server.app"},
    "tensorflow": {"plugin_server.backends"} | NETWORKS,
    "keras": NETWORKS,
    "skia": {"model.garment"},
    "pystray": {"plugin_server.desktop"},
    "pynput": {"plugin_server.desktop"},
    "sqlite3": {"plugin_server.generation", "plugin_server.security"},
}


def module_of(path: Path) -> str:
    parts = path.relative_to(ROOT).with_suffix("").parts
    return ".".join(parts[:-1] if parts[-1] == "__init__" else parts)


def room_of(module: str) -> str:
    """The longest room that the module is in."""
    parts = module.split(".")
    for end in range(len(parts), 0, -1):
        if ".".join(parts[:end]) in ROOMS:
            return ".".join(parts[:end])
    raise AssertionError(f"{module} is in no room of DESIGN.md")


def imported(path: Path) -> Iterator[str]:
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{path}: imports are absolute here"
            # `from plugin_server import serve` names a module, `… import __version__` does not.
            for alias in node.names:
                module = f"{node.module}.{alias.name}"
                file = ROOT / Path(*module.split("."))
                is_module = file.with_suffix(".py").is_file() or file.is_dir()
                yield module if is_module else str(node.module)


FILES = sorted(
    path for package in ("plugin_server", "model") for path in (ROOT / package).rglob("*.py")
)


@pytest.mark.parametrize("path", FILES, ids=module_of)
def test_imports_point_downwards(path: Path) -> None:
    room = room_of(module_of(path))
    for name in imported(path):
        if name.split(".")[0] in ("plugin_server", "model"):
            target = room_of(name)
            assert target == room or target in ROOMS[room], f"{room} may not import {target}"


@pytest.mark.parametrize("path", FILES, ids=module_of)
def test_libraries_stay_in_their_rooms(path: Path) -> None:
    room = room_of(module_of(path))
    for name in imported(path):
        rooms = ONLY_IN.get(name.split(".")[0])
        assert rooms is None or room in rooms, f"{room} may not import {name}"


@pytest.mark.parametrize("path", FILES, ids=module_of)
def test_a_module_is_small_and_says_what_it_is_for(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    lines = text.count("\n")
    assert lines <= 450, f"{lines} lines: it has more than one job"
    assert ast.get_docstring(ast.parse(text)), "a module begins with what it is for"
    assert path.stem not in {"utils", "helpers", "common", "misc"}
