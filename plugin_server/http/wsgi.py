"""The Flask application."""

from __future__ import annotations

from dataclasses import is_dataclass
from typing import Any

from flask import Flask
from flask.json.provider import DefaultJSONProvider
from flask_cors import CORS

from plugin_server.generation.service import GenerationService
from plugin_server.http import (
    failures,
    generations,
    guard,
    health,
    models,
    pairing,
    panel,
    words,
)
from plugin_server.security.pairing import PairingDesk
from plugin_server.security.token_store import TokenStore
from plugin_server.settings import Settings


class _Json(DefaultJSONProvider):
    """Writes dataclasses as they are: Flask copies every value in them first, 2 ms a generation."""

    ensure_ascii = False
    sort_keys = False

    @staticmethod
    def default(value: Any) -> Any:
        """What JSON has no form for, in one that it has."""
        return vars(value) if is_dataclass(value) else DefaultJSONProvider.default(value)


def create_wsgi_app(
    settings: Settings,
    port: int,
    service: GenerationService,
    desk: PairingDesk,
    tokens: TokenStore,
) -> Flask:
    """The application for the port that it is served at: the guard's checks name that port."""
    app = Flask(__name__, static_folder=None)
    app.json = _Json(app)
    app.config["TENFOLD_JSON_DEPTH"] = settings.limits.json_depth
    failures.init_app(app)  # first, so that what the guard refuses has a request id
    guard.init_app(app, guard.Guard(settings, port, tokens), settings)
    app.register_blueprint(health.blueprint(service))
    app.register_blueprint(pairing.blueprint(desk, tokens))
    app.register_blueprint(models.blueprint(service))
    app.register_blueprint(generations.blueprint(service, settings.limits))
    app.register_blueprint(words.blueprint())
    app.register_blueprint(panel.blueprint())
    CORS(
        app,
        resources=[r"/v1/.*", "/healthz", "/readyz"],
        origins=sorted(settings.origins),
        methods=["GET", "POST", "DELETE"],
        allow_headers=["Authorization", "Content-Type", "Idempotency-Key"],
        expose_headers=["Retry-After"],
        supports_credentials=False,
        max_age=600,
    )
    return app
