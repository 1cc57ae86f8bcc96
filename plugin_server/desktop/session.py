"""One run of Tenfold: the tray in the main thread, the server beside it, and a clean end.

The port is open and the icon is there before Flask and TensorFlow are imported. The main thread is
the tray's, because macOS lets no other show one.
"""

from __future__ import annotations

import contextlib
import logging
import os
import sys
import threading
from typing import TYPE_CHECKING, Any

from plugin_server import __version__, serve
from plugin_server.desktop import shell
from plugin_server.desktop.autostart import autostart
from plugin_server.desktop.errors import DesktopError
from plugin_server.desktop.logs import NAME, Failures
from plugin_server.desktop.menu import Snapshot, menu, spaced
from plugin_server.desktop.signals import call_at_stop
from plugin_server.desktop.status import Status
from plugin_server.desktop.texts import status_text, system_language, text
from plugin_server.desktop.tray import HeadlessTray, Tray, View, create_tray
from plugin_server.security.pairing import Pairing
from plugin_server.settings import Settings

if TYPE_CHECKING:
    from plugin_server.app import App
    from plugin_server.desktop.actions import Actions

logger = logging.getLogger(__name__)

LOOK_SECONDS = 0.5  # between two looks at what the tray shows
STOP_SECONDS = 10.0  # for a start that is under way


class Session:
    """From the open port to the closed one."""

    def __init__(
        self,
        settings: Settings,
        listening: serve.Listening,
        failures: Failures,
        *,
        browser: bool,
        tray: bool,
    ) -> None:
        """`browser`: open the panel at the start; `tray`: show an icon where there can be one."""
        self._settings = settings
        self._listening = listening
        self._failures = failures
        self._browser = browser
        self._language = system_language()
        self._stopped = threading.Event()
        self._changed = threading.Event()
        self._error: Exception | None = None
        self._actions: Actions | None = None
        self._app: App | None = None
        self._server: Any = None
        self._thread = threading.Thread(target=self._serve, name="start", daemon=True)
        view = self._view()
        self._tray: Tray = create_tray(view, self._act) if tray else HeadlessTray()

    def run(self) -> None:
        """Serves until a signal or the menu ends it. To be called in the main thread.

        Raises:
            Exception: why the server could not be made.
        """
        call_at_stop(self.stop)
        self._tray.run(self._thread.start)
        if not self._stopped.is_set():
            # The tray's own end: a display that is gone, for one, is no reason to stop serving.
            logger.warning("the tray has ended; Tenfold goes on without it")
            self._stopped.wait()
        print("Tenfold is closing.", flush=True)
        self._close()
        if self._error is not None:
            raise self._error

    def stop(self) -> None:
        """Begins the end, from any thread."""
        self._stopped.set()
        self._changed.set()
        self._tray.stop()

    def _serve(self) -> None:
        try:
            self._create()
        except Exception as error:  # the main thread raises it
            self._fail(error)
        said = ""
        while not self._stopped.is_set():
            try:
                self._tray.show(self._view())
            except Exception as error:  # of one look, which must not be the last
                if repr(error) != said and not self._stopped.is_set():
                    said = repr(error)
                    logger.warning("the tray does not show what is: %s", error, exc_info=True)
            self._changed.wait(LOOK_SECONDS)
            self._changed.clear()

    def _create(self) -> None:
        from plugin_server.app import create_app, show_code
        from plugin_server.desktop.actions import Actions

        def announce(pairing: Pairing) -> None:
            show_code(pairing)
            self._announce(pairing)

        self._app = app = create_app(self._settings, self._listening.port, announce=announce)
        if self._stopped.is_set():
            return
        self._server = serve.create_server(app.wsgi, self._listening)
        threading.Thread(target=self._answer, name="http", daemon=True).start()
        app.service.start()
        self._actions = actions = Actions(
            app,
            self._settings,
            self._listening.port,
            autostart=autostart(),
            failures=self._failures,
            notify=self._tray.notify,
            changed=self._changed.set,
            language=self._language,
            tray=type(self._tray).__name__,
        )
        actions.start()
        url = f"http://localhost:{self._listening.port}/"
        print(f"Tenfold {__version__} is at {url} (Ctrl+C ends it).", flush=True)
        if self._browser:
            actions.open_panel()

    def _answer(self) -> None:
        with contextlib.suppress(OSError):  # the sockets are closed under it at the end
            self._server.run()

    def _fail(self, error: Exception) -> None:
        """Without a tray Tenfold ends; with one the icon stays, and says why nothing works."""
        self._error = error
        if self._tray.visible:
            logger.error("Tenfold cannot start: %s", error)
        else:
            self.stop()

    def _close(self) -> None:
        if self._thread.ident is not None:
            self._thread.join(STOP_SECONDS)
        if self._actions is not None:
            self._actions.close()
        ended = self._app is None or self._app.service.close()
        if self._server is not None:
            self._server.close()
        for bound in self._listening.sockets:
            bound.close()
        if self._app is not None:
            self._app.tokens.close()
        if not ended:
            # Python would stop the worker inside TensorFlow's code, which then aborts the process.
            logging.shutdown()
            if sys.stdout:  # there is none where there is no terminal
                sys.stdout.flush()
            os._exit(0)

    def _announce(self, pairing: Pairing) -> None:
        values = {"client": pairing.client, "code": spaced(pairing.code)}
        self._tray.notify(text("code_shown", self._language, **values))
        self._changed.set()

    def _act(self, action: str, argument: str) -> None:
        if action == "quit":
            # pystray waits in stop() for threads that may be waiting for this one.
            threading.Thread(target=self.stop, daemon=True).start()
        elif action == "log":
            self._open_log()
        elif self._actions is not None:
            self._actions.do(action, argument)

    def _open_log(self) -> None:
        try:
            shell.open_path(self._settings.log_folder / NAME)
        except DesktopError as error:
            self._tray.notify(str(error))

    def _view(self) -> View:
        snapshot = Snapshot(Status())
        if self._error is not None:
            snapshot = Snapshot(Status("error", error=str(self._error)))
        elif self._actions is not None:
            snapshot = self._actions.snapshot()
        tooltip = status_text(snapshot.status, self._language)
        items = menu(snapshot, self._language, serving=self._actions is not None)
        return View(snapshot.status, tooltip, items)
