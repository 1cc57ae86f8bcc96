"""`python -m plugin_server`: run Tenfold, or manage the programs that may use it."""

from __future__ import annotations

import argparse
import contextlib
import logging
import os
import sys
import webbrowser
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

from plugin_server import __version__, serve
from plugin_server.desktop import illustrator
from plugin_server.desktop.autostart import autostart
from plugin_server.desktop.debug_mode import VERSIONS
from plugin_server.desktop.errors import DesktopError
from plugin_server.desktop.logs import FORMAT, log_to
from plugin_server.desktop.session import Session
from plugin_server.errors import TenfoldError
from plugin_server.security.token_store import TokenStore
from plugin_server.settings import Settings


def _settings(options: argparse.Namespace) -> Settings:
    settings = Settings.from_environ()
    if options.data_folder is not None:
        settings = Settings.in_folder(options.data_folder)
    if options.command == "run":
        settings = replace(settings, backend_url=options.backend, deadline=options.deadline)
        if options.port is not None:
            settings = replace(settings, ports=(options.port,))
    return settings


def calm_numpy() -> None:
    """One thread for numpy's products, here and in the processes that draw, before its import.

    The matrices are small: a second thread spins while TensorFlow or another process has the core,
    and reading an outline then takes twice the processor's time.
    """
    for threads in ("OPENBLAS_NUM_THREADS", "VECLIB_MAXIMUM_THREADS"):
        os.environ.setdefault(threads, "1")


def _run(options: argparse.Namespace) -> int:
    settings = _settings(options)
    first = settings.ports[0]
    try:
        listening = serve.listen(settings.ports)
    except serve.NoPortError:
        if any(serve.is_tenfold(port) for port in settings.ports):
            return _already_running(settings, options.browser)
        raise
    if first not in (0, listening.port):
        others = (port for port in settings.ports if port != listening.port)
        if any(serve.is_tenfold(port) for port in others):
            for bound in listening.sockets:
                bound.close()
            return _already_running(settings, options.browser)
        print(f"Port {first} is taken by {serve.owner(first)}; using {listening.port}.")

    calm_numpy()
    failures = log_to(settings.log_folder)
    Session(settings, listening, failures, browser=options.browser, tray=options.tray).run()
    return 0


def _already_running(settings: Settings, browser: bool) -> int:
    port = next(port for port in settings.ports if serve.is_tenfold(port))
    url = f"http://localhost:{port}/"
    print(f"Tenfold is already running at {url}.")
    if browser:
        webbrowser.open(url)
    return 0


def _store(options: argparse.Namespace) -> contextlib.closing[TokenStore]:
    return contextlib.closing(TokenStore(_settings(options).data_folder / "clients.sqlite3"))


def _token(options: argparse.Namespace) -> int:
    with _store(options) as store:
        print(store.add(options.name))
    return 0


def _clients(options: argparse.Namespace) -> int:
    with _store(options) as store:
        for client in store.clients():
            print(f"{client.created_at}  {client.name}")
    return 0


def _revoke(options: argparse.Namespace) -> int:
    with _store(options) as store:
        count = store.revoke(options.name)
    if not count:
        raise ValueError(f"no program {options.name!r} is paired; `clients` lists them")
    print(f"{options.name}: {count} token(s) revoked")
    return 0


def _draw(options: argparse.Namespace) -> int:
    from plugin_server.imaging import draw

    return draw.main()


def _autostart(options: argparse.Namespace) -> int:
    system = autostart()
    if options.what == "on":
        system.switch_on()
    elif options.what == "off":
        system.switch_off()
    print(f"start at login: {'on' if system.is_on() else 'off'}")
    return 0


def _illustrator(options: argparse.Namespace) -> int:
    # A folder that is named may be for another computer: its settings are not ours.
    debug = illustrator.debug_mode() if options.folder is None else None
    folder = options.folder or illustrator.extensions_folder()
    if options.what == "install":
        done = illustrator.install(folder, debug)
        print(f"The panel is in {done.folder}.")
        if debug is None:
            print("PlayerDebugMode was left as it is; see docs/desktop.md.")
        print("Start Illustrator again; the panel is in Window > Extensions > Tenfold.")
        return 0
    done = illustrator.uninstall(folder, debug)
    if not done.found:
        print(f"There is no panel in {folder}.")
        return 0
    print(f"The panel is removed from {folder}. Start Illustrator again.")
    if debug is not None and any(map(debug.is_on, VERSIONS)):
        print("PlayerDebugMode stays on, since Tenfold has not set it or others may need it.")
    return 0


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m plugin_server", description=__doc__)
    parser.add_argument("--version", action="version", version=__version__)
    shared = argparse.ArgumentParser(add_help=False)
    shared.add_argument(
        "--data-folder",
        type=Path,
        help="history, tokens, choices and log (default: the user's own)",
    )
    commands = parser.add_subparsers(dest="command", required=True)

    run = commands.add_parser("run", parents=[shared], help="start the server and open the panel")
    run.add_argument("--no-browser", dest="browser", action="store_false")
    run.add_argument("--no-tray", dest="tray", action="store_false", help="show no icon")
    run.add_argument("--port", type=int, help="this port only; the plugins know 41010 to 41012")
    run.add_argument(
        "--backend", metavar="URL", help="TensorFlow Serving: http://HOST:8501/v1/models/NAME"
    )
    run.add_argument(
        "--deadline", type=float, default=30.0, metavar="S", help="seconds for one call of it"
    )
    run.set_defaults(handler=_run)

    token = commands.add_parser("token", parents=[shared], help="print a new token for a script")
    token.add_argument("--name", required=True, help="who is going to use it")
    token.set_defaults(handler=_token)

    clients = commands.add_parser("clients", parents=[shared], help="list the paired programs")
    clients.set_defaults(handler=_clients)

    revoke = commands.add_parser("revoke", parents=[shared], help="revoke a program's tokens")
    revoke.add_argument("--name", required=True)
    revoke.set_defaults(handler=_revoke)

    drawing = commands.add_parser("draw", help="what a packaged Tenfold starts to draw for it")
    drawing.set_defaults(handler=_draw)

    login = commands.add_parser("autostart", help="start Tenfold at login")
    login.add_argument("what", choices=("on", "off", "status"))
    login.set_defaults(handler=_autostart)

    panel = commands.add_parser("illustrator", help="install the panel into Illustrator")
    panel.add_argument("what", choices=("install", "uninstall"))
    panel.add_argument(
        "--folder", type=Path, help="of CEP extensions (default: this user's, where Adobe has it)"
    )
    panel.set_defaults(handler=_illustrator)
    return parser


def main(arguments: Sequence[str] | None = None) -> int:
    """Runs one command; returns its exit status."""
    options = _parser().parse_args(arguments)
    logging.basicConfig(level=logging.INFO, format=FORMAT)
    logging.getLogger("waitress.queue").setLevel(logging.ERROR)  # long polls are no overload
    with contextlib.suppress(KeyboardInterrupt):
        try:
            return options.handler(options)
        except (OSError, ValueError, TenfoldError, DesktopError) as error:
            print(f"python -m plugin_server: {error}", file=sys.stderr)
            return 2
    return 130


if __name__ == "__main__":
    sys.exit(main())
