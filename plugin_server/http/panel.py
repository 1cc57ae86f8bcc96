"""The panel's files; the only thing here that a page may load without a token."""

from __future__ import annotations

from pathlib import Path

from flask import Blueprint, Response, send_from_directory

FOLDER = Path(__file__).parent.parent / "panel"
# No inline code, no other server: what a picture or a prompt holds can't become a program.
POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' blob: data:; "
    "connect-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'"
)


def blueprint() -> Blueprint:
    """The routes of this file."""
    routes = Blueprint("panel", __name__)

    def send(name: str) -> Response:
        response = send_from_directory(FOLDER, name, max_age=0)
        response.headers["Content-Security-Policy"] = POLICY
        response.headers["Cache-Control"] = "no-cache"
        return response

    @routes.get("/")
    def page() -> Response:
        return send("index.html")

    @routes.get("/panel/<name>")
    def file(name: str) -> Response:
        return send(name)

    return routes
