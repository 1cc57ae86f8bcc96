"""`/v1/models`: what there is, and the latent maps."""

from __future__ import annotations

from typing import Any

from flask import Blueprint, Response

from plugin_server.generation.service import GenerationService
from plugin_server.http.language import language
from plugin_server.http.present import map_reply, model_reply
from plugin_server.schema.responses import ModelsReply


def blueprint(service: GenerationService) -> Blueprint:
    """The routes of this file."""
    routes = Blueprint("models", __name__)

    @routes.get("/v1/models")
    def models() -> dict[str, Any]:
        replies = (
            model_reply(model, service.default_model, language(), has_map=service.has_map(model))
            for model in service.models()
        )
        return vars(ModelsReply(tuple(replies)))

    @routes.get("/v1/models/<name>/map")
    def latent_map(name: str) -> dict[str, Any]:
        return vars(map_reply(service.map_of(name), language()))

    @routes.get("/v1/models/<name>/map.png")
    def pictures(name: str) -> Response:
        return Response(service.map_pictures(name), mimetype="image/png")

    return routes
