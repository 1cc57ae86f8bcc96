"""`/v1/triggers`: a key that was pressed elsewhere, for the panels that are open."""

from __future__ import annotations

from dataclasses import asdict
from typing import Any

from flask import Blueprint, request

from plugin_server.generation.service import GenerationService
from plugin_server.generation.triggers import Trigger
from plugin_server.http.body import takes, whole_number
from plugin_server.schema.requests import TriggerRequest
from plugin_server.schema.responses import TriggerReply
from plugin_server.settings import Limits


def blueprint(service: GenerationService, limits: Limits) -> Blueprint:
    """The routes of this file."""
    routes = Blueprint("triggers", __name__, url_prefix="/v1/triggers")
    triggers = service.triggers

    def reply(trigger: Trigger) -> dict[str, Any]:
        age = round(triggers.age(trigger), 3)
        return asdict(TriggerReply(trigger.number, trigger.host, age))

    @routes.get("")
    def follow() -> dict[str, Any]:
        wait = whole_number("wait", 0, 0, int(limits.wait))
        after = whole_number("after", 0, 0, 2**31) if "after" in request.args else None
        return reply(triggers.find(after, wait))

    @routes.post("")
    @takes(TriggerRequest)
    def make(body: TriggerRequest) -> tuple[dict[str, Any], int]:
        return reply(triggers.make(body.host)), 201

    return routes
