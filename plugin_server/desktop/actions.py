"""What the items of the tray's menu do, one method each, and what the menu shows of it.

An action runs in a thread of its own, so that the tray stays quick; what goes wrong is said to the
user as a notification and is in the log.
"""

from __future__ import annotations

import logging
import threading
import webbrowser
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

from plugin_server.app import App
from plugin_server.desktop import illustrator, preferences, shell
from plugin_server.desktop.autostart import Autostart
from plugin_server.desktop.diagnostics import Facts, report
from plugin_server.desktop.errors import DesktopError
from plugin_server.desktop.foreground import ELSEWHERE, foreground
from plugin_server.desktop.hotkey import Hotkey
from plugin_server.desktop.logs import NAME, Failures
from plugin_server.desktop.menu import Snapshot, spaced
from plugin_server.desktop.status import Status, status_of
from plugin_server.desktop.texts import text
from plugin_server.errors import Language
from plugin_server.settings import Settings

logger = logging.getLogger(__name__)

FIGMA = Path(__file__).parent.parent.parent / "plugin_figma"
PANEL_CLIENT = "Browser panel"


class Actions:
    """The hands of the menu."""

    def __init__(
        self,
        app: App,
        settings: Settings,
        port: int,
        *,
        autostart: Autostart,
        failures: Failures,
        notify: Callable[[str], object],
        changed: Callable[[], object],
        language: Language,
        tray: str,
    ) -> None:
        """Args beside the parts of Tenfold.

        notify: says something to the user.
        changed: is called when an action has ended, since the menu may then show something else.
        tray: the kind of the tray, for the diagnostics.
        """
        self._app = app
        self._settings = settings
        self._port = port
        self._autostart = autostart
        self._failures = failures
        self._notify = notify
        self._changed = changed
        self._language = language
        self._tray = tray
        self._preferences = preferences.load(settings.config_folder)
        self._hotkey = Hotkey(self._preferences.hotkey_keys, self._trigger)

    def start(self) -> None:
        """Begins to listen for the hotkey, if the user has switched it on."""
        if self._preferences.hotkey_on:
            self._try(self._hotkey.start)

    def close(self) -> None:
        """Stops listening."""
        self._hotkey.stop()

    def do(self, action: str, argument: str = "") -> None:
        """Does what an item names, in a thread of its own."""
        method = getattr(self, f"_do_{action}")
        arguments = (argument,) if argument else ()
        threading.Thread(target=self._try, args=(method, *arguments), daemon=True).start()

    def snapshot(self) -> Snapshot:
        """What the menu shows now."""
        asked = self._app.desk.asked()
        return Snapshot(
            status=self.status(),
            open_pairing=None if asked is None else (asked.client, asked.code),
            clients=tuple(client.name for client in self._app.tokens.clients()),
            autostart=self._autostart.is_on(),
            hotkey=self._hotkey.listening,
            hotkey_keys=self._preferences.hotkey_keys,
        )

    def status(self) -> Status:
        """What the server does now."""
        service = self._app.service
        model = service.default()
        error = "" if model.error is None else model.error.text(self._language).message
        return status_of(model.state, error, busy=service.busy(), paused=service.paused)

    def open_panel(self) -> None:
        """The panel in the browser, paired."""
        link = self._app.desk.open_link(PANEL_CLIENT)
        # The code is in the fragment, which a browser sends to no server.
        webbrowser.open(f"http://localhost:{self._port}/#pairing={link.id}.{link.code}")

    def diagnostics(self) -> str:
        """See `plugin_server.desktop.diagnostics`."""
        models = (
            f"{each.card.name} {each.card.version}: {each.state}"
            + ("" if each.error is None else f" ({each.error.code})")
            for each in self._app.service.models()
        )
        snapshot = self.snapshot()
        return report(
            Facts(
                state=f"{snapshot.status.state} ({snapshot.status.busy})",
                port=self._port,
                tray=self._tray,
                models=tuple(models),
                hotkey=snapshot.hotkey,
                autostart=snapshot.autostart,
                log=self._settings.log_folder / NAME,
                failures=self._failures.lines(),
            )
        )

    def _try(self, method: Callable[..., object], *arguments: str) -> None:
        try:
            method(*arguments)
        except (DesktopError, OSError) as error:
            logger.warning("%s", error)
            self._notify(str(error))
        finally:
            self._changed()

    def _say(self, name: str, **values: object) -> None:
        self._notify(text(name, self._language, **values))

    def _do_open(self) -> None:
        self.open_panel()

    def _do_pair(self) -> None:
        asked = self._app.desk.asked()
        if asked is None:
            self._say("how_to_pair")
        else:
            self._say("code_shown", client=asked.client, code=spaced(asked.code))

    def _do_revoke(self, name: str) -> None:
        self._app.tokens.revoke(name)
        self._say("revoked", client=name)

    def _do_illustrator_install(self) -> None:
        illustrator.install(illustrator.extensions_folder(), illustrator.debug_mode())
        self._say("illustrator_installed")

    def _do_illustrator_uninstall(self) -> None:
        done = illustrator.uninstall(illustrator.extensions_folder(), illustrator.debug_mode())
        self._say("illustrator_removed" if done.found else "illustrator_absent")

    def _do_figma(self) -> None:
        manifest = FIGMA / "manifest.json"
        shell.copy(str(manifest))  # for the file dialog
        self._say("figma_how", path=manifest)
        shell.open_path(FIGMA)

    def _do_pause(self) -> None:
        service = self._app.service
        if service.paused:
            service.resume()
        else:
            service.pause()

    def _do_autostart(self) -> None:
        if self._autostart.is_on():
            self._autostart.switch_off()
        else:
            self._autostart.switch_on()

    def _do_hotkey(self) -> None:
        on = not self._hotkey.listening
        if on:
            self._hotkey.start()
        else:
            self._hotkey.stop()
        self._preferences = replace(self._preferences, hotkey_on=on)
        preferences.save(self._preferences, self._settings.config_folder)

    def _do_diagnostics(self) -> None:
        words = self.diagnostics()
        if shell.copy(words):
            self._say("copied")
            return
        path = self._settings.log_folder / "diagnostics.txt"
        path.write_text(words, encoding="utf-8")
        self._say("written")
        shell.open_path(path)

    def _trigger(self) -> None:
        host = foreground()
        if host != ELSEWHERE:
            self._app.service.triggers.make(host)
