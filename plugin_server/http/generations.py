"""`/v1/generations`: submit, follow, cancel, look at."""

from __future__ import annotations

from typing import Any

from flask import Blueprint, Response, request

from plugin_server.errors import InvalidFieldError
from plugin_server.generation.generation import Generation
from plugin_server.generation.service import GenerationService
from plugin_server.http.body import takes, whole_number
from plugin_server.http.language import language
from plugin_server.http.present import generation_reply
from plugin_server.imaging.display import MAX_SIDE, MIN_SIDE
from plugin_server.schema.requests import GenerationRequest
from plugin_server.schema.responses import GenerationReply, GenerationsReply
from plugin_server.settings import Limits

KEY_LENGTH = 100
SVG_POLICY = "default-src 'none'; style-src 'unsafe-inline'"  # opened alone, it runs nothing


def _idempotency_key() -> str | None:
    key = request.headers.get("Idempotency-Key")
    if key is not None and not (0 < len(key) <= KEY_LENGTH and key.isascii() and key.isprintable()):
        raise InvalidFieldError(
            path="Idempotency-Key",
            value=repr(key[:40]),
            expected=f"1 to {KEY_LENGTH} printable ASCII characters",
        )
    return key


def blueprint(service: GenerationService, limits: Limits) -> Blueprint:
    """The routes of this file."""
    routes = Blueprint("generations", __name__, url_prefix="/v1/generations")

    def presented(generation: Generation) -> GenerationReply:
        return generation_reply(
            generation,
            service.position(generation),
            language(),
            uses_words=service.uses(generation.model_name, "prompt"),
        )

    def reply(generation: Generation) -> dict[str, Any]:
        return vars(presented(generation))

    @routes.post("")
    @takes(GenerationRequest)
    def submit(body: GenerationRequest) -> tuple[dict[str, Any], int]:
        generation = service.submit(body, _idempotency_key())
        return reply(generation), 202

    @routes.get("")
    def newest() -> dict[str, Any]:
        generations = service.newest(whole_number("limit", 20, 1, 100))
        return vars(GenerationsReply(tuple(map(presented, generations))))

    @routes.get("/<id>")
    def follow(id: str) -> dict[str, Any]:
        wait = whole_number("wait", 0, 0, int(limits.wait))
        after = whole_number("after", 0, 0, 2**31)
        return reply(service.find(id, after=after, wait=wait))

    @routes.delete("/<id>")
    def cancel(id: str) -> dict[str, Any]:
        return reply(service.cancel(id))

    @routes.get("/<id>/variations/<int:index>.png")
    def picture(id: str, index: int) -> Response:
        size = whole_number("size", 0, MIN_SIDE, MAX_SIDE) if "size" in request.args else None
        png = service.picture(id, index, size)
        return Response(png, mimetype="image/png")

    @routes.get("/<id>/variations/<int:index>.svg")
    def vectors(id: str, index: int) -> Response:
        response = Response(service.vectors(id, index), mimetype="image/svg+xml")
        response.headers["Content-Security-Policy"] = SVG_POLICY
        return response

    return routes
