"""The guard: before any handler and before routing, in this order: Host, Origin, rate, token, body.

Everything is closed but what `PUBLIC` names. A request that is refused here reaches no handler.
"""

from __future__ import annotations

import math
import threading
import time
from collections.abc import Callable

from flask import Flask, Response, g, request

from plugin_server.errors import (
    BodyTooLargeError,
    HostNotAllowedError,
    OriginNotAllowedError,
    TokenMissingError,
    TokenUnknownError,
    TooManyAttemptsError,
    TooManyRequestsError,
)
from plugin_server.security.headers import host_allowed, origin_allowed
from plugin_server.security.rate import Bucket, take
from plugin_server.security.token_store import Client, TokenStore
from plugin_server.security.tokens import bearer
from plugin_server.settings import Settings

# What a page may load before it has a token. Every other endpoint, and every path that is no
# endpoint, needs one.
PUBLIC = frozenset({"health.healthz", "panel.page", "panel.file", "pairing.ask", "pairing.confirm"})
WAITING = 1024  # buckets that are kept


class Guard:
    """Refuses what may not be asked."""

    def __init__(
        self,
        settings: Settings,
        port: int,
        tokens: TokenStore,
        clock: Callable[[], float] = time.monotonic,
    ) -> None:
        self._settings = settings
        self._port = port
        self._tokens = tokens
        self._clock = clock
        self._lock = threading.Lock()
        self._buckets: dict[str, Bucket] = {}

    def check(self) -> None:
        """Refuses the current request, or notes its client in `g.client`.

        Raises:
            TenfoldError: the first thing that is wrong with it.
        """
        self._check_host()
        self._check_origin()
        if request.method == "OPTIONS":
            return  # a preflight carries no token and enters no handler
        g.client = self._client()
        self._check_body()

    def _check_host(self) -> None:
        host = request.headers.get("Host")
        if not host_allowed(host, self._port):
            raise HostNotAllowedError(host=(host or "")[:100], port=self._port)

    def _check_origin(self) -> None:
        origin = request.headers.get("Origin")
        if not origin_allowed(origin, self._port, self._settings.origins):
            raise OriginNotAllowedError(origin=(origin or "")[:100])

    def _client(self) -> Client | None:
        limits = self._settings.limits
        if request.endpoint in PUBLIC:
            self._limit("public", limits.requests_per_second, limits.request_burst)
            return None
        token = bearer(request.headers.get("Authorization"))
        if token is None:
            raise TokenMissingError()
        client = self._tokens.find(token)
        if client is None:
            self._limit_failures(limits.failed_tokens)
            raise TokenUnknownError()
        self._limit(client.token_hash, limits.requests_per_second, limits.request_burst)
        return client

    def _limit(self, whose: str, rate: float, burst: int) -> None:
        seconds = self._take(whose, rate, burst)
        if seconds:
            raise TooManyRequestsError(burst=burst, seconds=seconds, retry_after=seconds)

    def _limit_failures(self, a_minute: int) -> None:
        """Slows those who try tokens; a right token is never slowed by them."""
        seconds = self._take("failed", a_minute / 60, a_minute)
        if seconds:
            raise TooManyAttemptsError(seconds=seconds, retry_after=seconds)

    def _take(self, whose: str, rate: float, burst: int) -> int:
        with self._lock:
            if len(self._buckets) > WAITING:
                self._buckets.clear()
            bucket, seconds = take(self._buckets.get(whose), self._clock(), rate=rate, burst=burst)
            self._buckets[whose] = bucket
        return math.ceil(seconds)

    def _check_body(self) -> None:
        limit = self._settings.limits.body
        if (request.content_length or 0) > limit:
            raise BodyTooLargeError(limit=limit)


def init_app(app: Flask, guard: Guard, settings: Settings) -> None:
    """Puts the guard before every request, and the headers on every reply."""
    app.config["MAX_CONTENT_LENGTH"] = settings.limits.body
    app.before_request(guard.check)

    @app.after_request
    def headers(response: Response) -> Response:
        response.headers["X-Request-Id"] = g.request_id
        response.headers["X-Content-Type-Options"] = "nosniff"
        response.headers["Referrer-Policy"] = "no-referrer"
        response.headers["Cross-Origin-Resource-Policy"] = "same-origin"
        response.headers.setdefault("Cache-Control", "no-store")
        response.headers.setdefault("Content-Security-Policy", "default-src 'none'; sandbox")
        return response
