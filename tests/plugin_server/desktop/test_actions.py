"""What the menu does to a running server."""

from __future__ import annotations

import sys
import webbrowser
from dataclasses import dataclass, field
from pathlib import Path

import pytest

from plugin_server.desktop import actions as module
from plugin_server.desktop import illustrator, preferences, shell
from plugin_server.desktop.actions import Actions
from plugin_server.desktop.autostart import XdgAutostart
from plugin_server.desktop.errors import DesktopError
from plugin_server.desktop.logs import Failures
from plugin_server.errors import ModelUnreadableError
from tests.fake_backend import FakeBackend
from tests.live_server import LiveServer
from tests.plugin_server.desktop.displays import until


@dataclass
class Desk:
    """The menu's hands, and what they said."""

    actions: Actions
    said: list[str]
    opened: list[str] = field(default_factory=list)

    def do(self, action: str, argument: str = "") -> None:
        """Does it, and waits for its end."""
        before = len(self.ends)
        self.actions.do(action, argument)
        until(lambda: len(self.ends) > before)

    ends: list[None] = field(default_factory=list)


@pytest.fixture
def desk(live_server: LiveServer, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Desk:
    said: list[str] = []
    ends: list[None] = []
    actions = Actions(
        live_server.app,
        live_server.settings,
        live_server.port,
        autostart=XdgAutostart(["tenfold"], tmp_path / "config"),
        failures=Failures(),
        notify=said.append,
        changed=lambda: ends.append(None),
        language="en",
        tray="none",
    )
    desk = Desk(actions, said, ends=ends)
    monkeypatch.setattr(webbrowser, "open", desk.opened.append)
    monkeypatch.setattr(shell, "open_path", lambda path: desk.opened.append(str(path)))
    return desk


def test_the_panel_is_opened_with_a_pairing_that_works(desk: Desk, live_server: LiveServer) -> None:
    desk.do("open")
    address, _, pairing = desk.opened[0].partition("#pairing=")
    assert address == f"{live_server.url}/"
    id, _, code = pairing.partition(".")
    reply = live_server.request("POST", f"/v1/pairing/{id}", json={"code": code})
    assert reply.json()["client"] == "Browser panel"


def test_the_code_of_a_pairing_is_shown_and_gone_when_used(
    desk: Desk, live_server: LiveServer
) -> None:
    desk.do("pair")
    assert "asks for a code" in desk.said[-1]
    asked = live_server.request("POST", "/v1/pairing", json={"client": "Figma"}).json()
    code = live_server.pairing_code(asked["id"])
    assert desk.actions.snapshot().open_pairing == ("Figma", code)
    desk.do("pair")
    assert desk.said[-1].endswith(f"{code[:3]} {code[3:]}")
    live_server.request("POST", f"/v1/pairing/{asked['id']}", json={"code": code})
    assert desk.actions.snapshot().open_pairing is None
    assert "Figma" in desk.actions.snapshot().clients


def test_a_revoked_program_is_refused(desk: Desk, live_server: LiveServer) -> None:
    assert live_server.request("GET", "/readyz").status_code in (200, 503)
    assert desk.actions.snapshot().clients == ("test",)
    desk.do("revoke", "test")
    assert live_server.request("GET", "/readyz").status_code == 401
    assert desk.actions.snapshot().clients == ()


def test_the_status_follows_the_server(
    desk: Desk, live_server: LiveServer, fake_backend: FakeBackend
) -> None:
    until(lambda: desk.actions.status().state == "ready")
    fake_backend.hold()
    live_server.request("POST", "/v1/generations", json={"count": 1})
    live_server.request("POST", "/v1/generations", json={"count": 1})
    assert (desk.actions.status().state, desk.actions.status().busy) == ("busy", 2)
    desk.do("pause")
    assert desk.actions.status().state == "paused"
    fake_backend.release()
    until(lambda: desk.actions.status().busy == 1)
    desk.do("pause")
    until(lambda: desk.actions.status().state == "ready")
    fake_backend.fail_model(ModelUnreadableError(name="dcgan", reason="torn"))
    assert "torn" in desk.actions.status().error


def test_start_at_login_is_switched_and_a_refusal_is_said(desk: Desk, tmp_path: Path) -> None:
    desk.do("autostart")
    assert desk.actions.snapshot().autostart
    desk.do("autostart")
    assert not desk.actions.snapshot().autostart
    (tmp_path / "config" / "autostart").rmdir()
    (tmp_path / "config" / "autostart").write_text("")
    desk.do("autostart")
    assert "cannot be changed" in desk.said[-1]
    assert not desk.actions.snapshot().autostart


def test_a_hotkey_that_cannot_be_heard_stays_off(
    desk: Desk, live_server: LiveServer, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("DISPLAY", ":0")
    monkeypatch.setitem(sys.modules, "pynput", None)  # what an import finds that is not installed
    desk.do("hotkey")
    assert "pip install pynput" in desk.said[-1]
    assert not desk.actions.snapshot().hotkey
    assert not preferences.load(live_server.settings.config_folder).hotkey_on


@pytest.mark.parametrize(("host", "number"), [("figma", 1), (None, 1), ("elsewhere", 0)])
def test_the_hotkey_makes_a_trigger_for_the_host_in_front(
    desk: Desk,
    live_server: LiveServer,
    monkeypatch: pytest.MonkeyPatch,
    host: str | None,
    number: int,
) -> None:
    monkeypatch.setattr(module, "foreground", lambda: host)
    desk.actions._trigger()
    reply = live_server.request("GET", "/v1/triggers").json()
    assert (reply["number"], reply["host"]) == (number, host if number else None)


def test_diagnostics_are_copied_or_written(
    desk: Desk, live_server: LiveServer, monkeypatch: pytest.MonkeyPatch
) -> None:
    live_server.generate(prompt="a secret coat", count=1)
    copied: list[str] = []

    def copy(text: str) -> bool:
        copied.append(text)
        return len(copied) == 1

    monkeypatch.setattr(shell, "copy", copy)
    desk.do("diagnostics")
    assert "on the clipboard" in desk.said[-1]
    live_server.settings.log_folder.mkdir()
    desk.do("diagnostics")
    path = live_server.settings.log_folder / "diagnostics.txt"
    assert desk.opened == [str(path)]
    for text in (copied[0], path.read_text("utf-8")):
        assert "dcgan 1: ready" in text
        assert str(live_server.port) in text
        assert "secret" not in text
        assert live_server.token not in text


def test_the_way_into_figma_is_told(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(shell, "copy", lambda _: True)
    desk.do("figma")
    assert "Import plugin from manifest" in desk.said[-1]
    path = Path(desk.said[-1].partition("choose ")[2])
    assert path.is_file()
    assert desk.opened == [str(path.parent)]


def test_a_refusal_of_illustrator_is_said(
    desk: Desk, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    def refuse() -> Path:
        raise DesktopError("Illustrator runs on Windows and macOS.")

    monkeypatch.setattr(illustrator, "extensions_folder", refuse)
    for action in ("illustrator_install", "illustrator_uninstall"):
        desk.do(action)
        assert "Windows and macOS" in desk.said[-1]
    monkeypatch.setattr(illustrator, "extensions_folder", lambda: tmp_path / "extensions")
    desk.do("illustrator_uninstall")
    assert "not installed" in desk.said[-1]
