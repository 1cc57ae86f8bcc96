"""`POST /v1/prompts:parse` and `GET /v1/fields`: what can be said, and what was understood."""

from __future__ import annotations

from typing import Any

from flask import Blueprint

from plugin_server.http.body import takes
from plugin_server.http.language import language
from plugin_server.http.readings import fields_reply, prompt_reading
from plugin_server.schema.requests import PromptRequest


def blueprint() -> Blueprint:
    """The routes of this file."""
    routes = Blueprint("words", __name__, url_prefix="/v1")

    @routes.post("/prompts:parse")
    @takes(PromptRequest)
    def parse(body: PromptRequest) -> dict[str, Any]:
        return vars(prompt_reading(body.prompt, language()))

    @routes.get("/fields")
    def fields() -> dict[str, Any]:
        return vars(fields_reply(language()))

    return routes
