"""`python -m plugin_server`: run Tenfold, or manage the programs that may use it."""

from __future__ import annotations

import argparse
import contextlib
import logging
import os
import signal
import sys
import threading
import webbrowser
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from types import FrameType

from plugin_server import __version__, serve
from plugin_server.errors import TenfoldError
from plugin_server.security.token_store import TokenStore
from plugin_server.settings import Settings

PANEL_CLIENT = "Browser panel"


def _settings(options: argparse.Namespace) -> Settings:
    settings = Settings.from_environ()
    if options.data_folder is not None:
        settings = replace(settings, data_folder=options.data_folder)
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
    from plugin_server.app import create_app  # Flask and Pillow, once the port is known

    app = create_app(settings, listening.port)
    server = serve.create_server(app.wsgi, listening)
    stopped = threading.Event()

    def stop(number: int, frame: FrameType | None) -> None:
        stopped.set()

    signal.signal(signal.SIGINT, stop)
    signal.signal(signal.SIGTERM, stop)
    threading.Thread(target=server.run, name="http", daemon=True).start()
    app.service.start()
    url = f"http://localhost:{listening.port}/"
    link = app.desk.open_link(PANEL_CLIENT)
    print(f"Tenfold {__version__} is at {url} (Ctrl+C ends it).", flush=True)
    if options.browser:
        # The code is in the fragment, which a browser sends to no server.
        webbrowser.open(f"{url}#pairing={link.id}.{link.code}")
    while not stopped.wait(0.5):  # with a time-out, or Windows would not see Ctrl+C
        pass
    print("Tenfold is closing.", flush=True)
    app.service.close()
    server.close()
    app.tokens.close()
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


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m plugin_server", description=__doc__)
    parser.add_argument("--version", action="version", version=__version__)
    shared = argparse.ArgumentParser(add_help=False)
    shared.add_argument(
        "--data-folder", type=Path, help="history and tokens (default: the user's data folder)"
    )
    commands = parser.add_subparsers(dest="command", required=True)

    run = commands.add_parser("run", parents=[shared], help="start the server and open the panel")
    run.add_argument("--no-browser", dest="browser", action="store_false")
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
    return parser


def main(arguments: Sequence[str] | None = None) -> int:
    """Runs one command; returns its exit status."""
    options = _parser().parse_args(arguments)
    logging.basicConfig(level=logging.INFO, format="%(asctime)s %(levelname)s %(name)s %(message)s")
    logging.getLogger("waitress.queue").setLevel(logging.ERROR)  # long polls are no overload
    with contextlib.suppress(KeyboardInterrupt):
        try:
            return options.handler(options)
        except (OSError, ValueError, TenfoldError) as error:
            print(f"python -m plugin_server: {error}", file=sys.stderr)
            return 2
    return 130


if __name__ == "__main__":
    sys.exit(main())
