"""The body of a request: decoded and checked before the handler is entered."""

from __future__ import annotations

import functools
from collections.abc import Callable
from typing import Any

from flask import current_app, request

from plugin_server.errors import InvalidFieldError, WrongContentTypeError
from plugin_server.schema.decode import decode, parse_json


def takes(schema: type[Any]) -> Callable[[Callable[..., Any]], Callable[..., Any]]:
    """A view whose first argument is the decoded body.

    Raises (before the view):
        WrongContentTypeError: not application/json.
        MalformedJsonError, UnknownFieldError, InvalidFieldError: see `plugin_server.schema`.
    """

    def decorate(view: Callable[..., Any]) -> Callable[..., Any]:
        @functools.wraps(view)
        def decoded(**path: Any) -> Any:
            if request.mimetype != "application/json":
                raise WrongContentTypeError(content_type=request.content_type or "")
            depth = current_app.config["TENFOLD_JSON_DEPTH"]
            return view(decode(schema, parse_json(request.get_data(), depth)), **path)

        return decoded

    return decorate


def whole_number(name: str, default: int, least: int, most: int) -> int:
    """A whole number in the query.

    Raises:
        InvalidFieldError: it is none, or outside `least` to `most`.
    """
    text = request.args.get(name, str(default))
    if not text.isascii() or not text.isdecimal() or not least <= int(text[:12]) <= most:
        raise InvalidFieldError(
            path=name, value=repr(text[:40]), expected=f"a whole number from {least} to {most}"
        )
    return int(text)
