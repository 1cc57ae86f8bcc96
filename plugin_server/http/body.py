"""The body of a request: decoded and checked before the handler is entered."""

from __future__ import annotations

import functools
import re
from collections.abc import Callable
from datetime import datetime, timezone
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


def words(name: str, most: int) -> str:
    """Words in the query; empty without them.

    Raises:
        InvalidFieldError: they are longer than `most`, or no text.
    """
    text = request.args.get(name, "")
    if len(text) > most or not text.isprintable():
        raise InvalidFieldError(
            path=name, value=repr(text[:40]), expected=f"at most {most} printable characters"
        )
    return text


def instant(name: str) -> str | None:
    """A moment in the query, as the history writes it; None without one.

    Raises:
        InvalidFieldError: it is no ISO 8601 date and time with a zone.
    """
    text = request.args.get(name)
    if text is None:
        return None
    try:
        moment = datetime.fromisoformat(re.sub(r"Z$", "+00:00", text))
        written = moment.astimezone(timezone.utc) if moment.tzinfo else None
    except (ValueError, OverflowError):
        written = None
    if written is None:
        raise InvalidFieldError(
            path=name, value=repr(text[:40]), expected="a moment such as 2026-11-24T13:00:00Z"
        )
    return written.isoformat(timespec="milliseconds").replace("+00:00", "Z")


def whole_numbers(name: str, most: int) -> tuple[int, ...]:
    """Different whole numbers in the query, with commas between them; none without it.

    Raises:
        InvalidFieldError: it is something else, or one of them is not below `most`.
    """
    text = request.args.get(name)
    if text is None:
        return ()
    parts = text[: 4 * most].split(",")
    whole = all(part.isascii() and part.isdecimal() and len(part) <= 4 for part in parts)
    numbers = tuple(map(int, parts)) if whole else ()
    if not numbers or max(numbers) >= most or len(set(numbers)) < len(numbers):
        raise InvalidFieldError(
            path=name,
            value=repr(text[:40]),
            expected=f"different whole numbers from 0 to {most - 1}, such as 0,3",
        )
    return numbers
