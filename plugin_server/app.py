"""The factory: everything that a running Tenfold is made of, put together in one place."""

from __future__ import annotations

import time
from collections.abc import Callable
from dataclasses import dataclass

from flask import Flask

from plugin_server.backends.backend import Backend
from plugin_server.backends.embedded import EmbeddedBackend
from plugin_server.backends.serving_rest import ServingRestBackend, model_name
from plugin_server.generation.drawings import Drawings
from plugin_server.generation.history import History
from plugin_server.generation.maps import Maps
from plugin_server.generation.service import GenerationService
from plugin_server.http.wsgi import create_wsgi_app
from plugin_server.security.pairing import Pairing, PairingDesk
from plugin_server.security.token_store import TokenStore
from plugin_server.settings import Settings


@dataclass(frozen=True)
class App:
    """The parts that the start, the tray and the tests need."""

    wsgi: Flask
    service: GenerationService
    desk: PairingDesk
    tokens: TokenStore


def show_code(pairing: Pairing) -> None:
    """Shows a pairing's code in the terminal."""
    code = f"{pairing.code[:3]} {pairing.code[3:]}"
    print(f"\n  {pairing.client} wants to use Tenfold. Type this code there:  {code}\n", flush=True)


def create_backend(settings: Settings) -> Backend:
    """The backend that the settings name.

    Raises:
        ValueError: its address is wrong, or a card is missing or damaged.
    """
    if settings.backend_url is None:
        return EmbeddedBackend(settings.saved_models)
    return ServingRestBackend(
        settings.backend_url, settings.saved_models, deadline=settings.deadline
    )


def _default_model(settings: Settings) -> str:
    """TensorFlow Serving is asked for one model, whose name is in its address."""
    if settings.backend_url is None:
        return settings.default_model
    return model_name(settings.backend_url)


def create_app(
    settings: Settings,
    port: int,
    backend: Backend | None = None,
    announce: Callable[[Pairing], None] = show_code,
    drawings: Drawings | None = None,
) -> App:
    """A whole Tenfold for one port; `service.start()` begins to load the models.

    Args:
        settings: numbers and choices.
        port: the port that it is going to be served at.
        backend: where models run; None takes what the settings name.
        announce: shows a pairing's code to the user.
        drawings: the processes that draw; None takes new ones.

    Raises:
        ValueError: the backend's address is wrong, or a card is missing or damaged.
        ModelNotFoundError: the default model is not there.
    """
    service = GenerationService(
        backend or create_backend(settings),
        History(settings.data_folder / "history.sqlite3"),
        Maps(settings.saved_models),
        drawings or Drawings(),
        default_model=_default_model(settings) if backend is None else settings.default_model,
        queue_limit=settings.limits.queue,
    )
    service.default()
    tokens = TokenStore(settings.data_folder / "clients.sqlite3")
    desk = PairingDesk(time.monotonic, announce)
    return App(create_wsgi_app(settings, port, service, desk, tokens), service, desk, tokens)
