"""The language of a reply."""

from __future__ import annotations

from flask import has_request_context, request

from plugin_server.errors import Language


def language() -> Language:
    """Chinese for a client that prefers any Chinese, else English."""
    if not has_request_context():
        return "en"
    best = request.accept_languages.best_match(["en", "zh", "zh-CN", "zh-TW"], default="en")
    return "zh" if best.startswith("zh") else "en"
