"""`/v1/generations`: submit, follow, cancel, look at."""

from __future__ import annotations

from dataclasses import asdict
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
from plugin_server.schema.responses import GenerationsReply
from plugin_server.settings import Limits

KEY_LENGTH = 100


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

    def reply(generation: Generation) -> dict[str, Any]:
        position = service.position(generation)
        return asdict(generation_reply(generation, position, language()))

    @routes.post("")
    @takes(GenerationRequest)
    def submit(body: GenerationRequest) -> tuple[dict[str, Any], int]:
        generation = service.submit(body, _idempotency_key())
        return reply(generation), 202

    @routes.get("")
    def newest() -> dict[str, Any]:
        generations = service.newest(whole_number("limit", 20, 1, 100))
        replies = (
            generation_reply(each, service.position(each), language()) for each in generations
        )
        return asdict(GenerationsReply(tuple(replies)))

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

    return routes
