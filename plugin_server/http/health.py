"""`/healthz`, for whoever asks; `/readyz`, for those with a token."""

from __future__ import annotations

from typing import Any

from flask import Blueprint

from plugin_server import API_VERSION, __version__
from plugin_server.generation.service import GenerationService
from plugin_server.http.language import language
from plugin_server.http.present import error_json
from plugin_server.schema.responses import HealthReply, ReadyReply


def blueprint(service: GenerationService) -> Blueprint:
    """The routes of this file."""
    routes = Blueprint("health", __name__)

    @routes.get("/healthz")
    def healthz() -> dict[str, Any]:
        return vars(HealthReply("tenfold", __version__, API_VERSION))

    @routes.get("/readyz")
    def readyz() -> tuple[dict[str, Any], int]:
        model = service.default()
        reply = ReadyReply(model.state, model.card.name, error_json(model.error, language()))
        return vars(reply), 200 if model.state == "ready" else 503

    return routes
