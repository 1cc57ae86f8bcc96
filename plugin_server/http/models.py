"""`GET /v1/models`."""

from __future__ import annotations

from typing import Any

from flask import Blueprint

from plugin_server.generation.service import GenerationService
from plugin_server.http.language import language
from plugin_server.http.present import model_reply
from plugin_server.schema.responses import ModelsReply


def blueprint(service: GenerationService) -> Blueprint:
    """The routes of this file."""
    routes = Blueprint("models", __name__)

    @routes.get("/v1/models")
    def models() -> dict[str, Any]:
        replies = (
            model_reply(model, service.default_model, language()) for model in service.models()
        )
        return vars(ModelsReply(tuple(replies)))

    return routes
