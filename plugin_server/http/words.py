"""What can be said, what was understood, and what was said before."""

from __future__ import annotations

from typing import Any

from flask import Blueprint

from plugin_server.generation.service import GenerationService
from plugin_server.http.body import takes, whole_number
from plugin_server.http.language import language
from plugin_server.http.readings import fields_reply, prompt_reading
from plugin_server.schema.requests import PromptRequest
from plugin_server.schema.responses import PromptsReply


def blueprint(service: GenerationService) -> Blueprint:
    """The routes of this file."""
    routes = Blueprint("words", __name__, url_prefix="/v1")

    @routes.post("/prompts:parse")
    @takes(PromptRequest)
    def parse(body: PromptRequest) -> dict[str, Any]:
        return vars(prompt_reading(body.prompt, language()))

    @routes.get("/prompts")
    def prompts() -> dict[str, Any]:
        return vars(PromptsReply(tuple(service.prompts(whole_number("limit", 8, 1, 50)))))

    @routes.get("/fields")
    def fields() -> dict[str, Any]:
        return vars(fields_reply(language()))

    return routes
