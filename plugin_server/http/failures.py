"""Every failure as the one JSON shape, whoever raised it."""

from __future__ import annotations

import logging
import uuid

from flask import Flask, Response, g, jsonify, request
from werkzeug.exceptions import HTTPException, MethodNotAllowed, RequestEntityTooLarge

from plugin_server.errors import (
    BodyTooLargeError,
    MalformedJsonError,
    MethodNotAllowedError,
    RouteNotFoundError,
    TenfoldError,
    UnexpectedError,
)
from plugin_server.http.language import language

logger = logging.getLogger(__name__)


def _respond(error: TenfoldError) -> Response:
    body = {"error": {**error.to_json(language()), "request_id": g.request_id}}
    response = jsonify(body)
    response.status_code = error.status
    if error.retry_after is not None:
        response.headers["Retry-After"] = str(error.retry_after)
    if error.status == 401:
        response.headers["WWW-Authenticate"] = 'Bearer realm="Tenfold"'
    return response


def _ours(error: HTTPException, limit: int) -> TenfoldError:
    """What Flask and Werkzeug raise, in our own tree."""
    if isinstance(error, MethodNotAllowed):
        allowed = ", ".join(sorted(error.valid_methods or ()))
        return MethodNotAllowedError(path=request.path, method=request.method, allowed=allowed)
    if isinstance(error, RequestEntityTooLarge):
        return BodyTooLargeError(limit=limit)
    if error.code == 404:
        return RouteNotFoundError(method=request.method, path=request.path)
    if error.code is not None and 400 <= error.code < 500:
        return MalformedJsonError(reason=error.description or error.name)
    return UnexpectedError()


def init_app(app: Flask) -> None:
    """Gives every request an id, and every failure the one shape."""

    @app.before_request
    def assign_id() -> None:
        g.request_id = uuid.uuid4().hex

    @app.errorhandler(TenfoldError)
    def tenfold_error(error: TenfoldError) -> Response:
        if error.status >= 500:
            logger.error("%s %s: %s [%s]", request.method, request.path, error, g.request_id)
        return _respond(error)

    @app.errorhandler(HTTPException)
    def http_error(error: HTTPException) -> Response:
        return _respond(_ours(error, app.config["MAX_CONTENT_LENGTH"]))

    @app.errorhandler(Exception)
    def unexpected(error: Exception) -> Response:
        logger.exception("%s %s [%s]", request.method, request.path, g.request_id, exc_info=error)
        return _respond(UnexpectedError())
