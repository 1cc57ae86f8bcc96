"""Pairing: ask for a code, exchange it for a token."""

from __future__ import annotations

from typing import Any

from flask import Blueprint

from plugin_server.http.body import takes
from plugin_server.schema.requests import PairingConfirmation, PairingRequest
from plugin_server.schema.responses import PairingReply, TokenReply
from plugin_server.security.pairing import LIFETIME, PairingDesk
from plugin_server.security.token_store import TokenStore


def blueprint(desk: PairingDesk, tokens: TokenStore) -> Blueprint:
    """The routes of this file."""
    routes = Blueprint("pairing", __name__, url_prefix="/v1/pairing")

    @routes.post("")
    @takes(PairingRequest)
    def ask(body: PairingRequest) -> tuple[dict[str, Any], int]:
        pairing = desk.ask(body.client)
        return vars(PairingReply(pairing.id, LIFETIME)), 201

    @routes.post("/<id>")
    @takes(PairingConfirmation)
    def confirm(body: PairingConfirmation, id: str) -> tuple[dict[str, Any], int]:
        client = desk.confirm(id, body.code)
        return vars(TokenReply(tokens.add(client), client)), 201

    return routes
