"""JSON values into dataclasses, strictly: every error names the path and what would be right.

One decoder for all requests, driven by the fields' types and limits, so that no request has
checks of its own to forget.
"""

from __future__ import annotations

import json
import math
import re
import types
from dataclasses import MISSING, dataclass, fields, is_dataclass
from functools import cache
from typing import Annotated, Any, TypeVar, Union, get_args, get_origin, get_type_hints

from plugin_server.errors import InvalidFieldError, MalformedJsonError, UnknownFieldError

T = TypeVar("T")

_SHOWN = 40  # characters of a wrong value that an error repeats


@dataclass(frozen=True)
class Limit:
    """What a field's value must keep to beside its type: `Annotated[str, Limit(max_length=9)]`."""

    minimum: float | None = None
    maximum: float | None = None
    max_length: int | None = None  # characters or entries
    min_length: int = 0
    pattern: str | None = None  # of the whole string
    expected: str = ""  # the limit in words, for the error


def parse_json(body: bytes, max_depth: int) -> dict[str, Any]:
    """The JSON object in a request's body.

    Raises:
        MalformedJsonError: no JSON object in UTF-8, deeper than `max_depth`, with a repeated name,
            or with NaN or Infinity, which are no JSON.
    """
    try:
        text = body.decode()
    except UnicodeDecodeError as error:
        raise MalformedJsonError(reason=f"byte {error.start} is not UTF-8") from error
    if _depth(text) > max_depth:
        raise MalformedJsonError(reason=f"it is nested deeper than {max_depth}")
    try:
        value = json.loads(text, parse_constant=_refuse_constant, object_pairs_hook=_unique)
    except json.JSONDecodeError as error:
        reason = f"{error.msg} at line {error.lineno}, column {error.colno}"
        raise MalformedJsonError(reason=reason) from error
    except ValueError as error:
        raise MalformedJsonError(reason=str(error)) from error
    if not isinstance(value, dict):
        raise MalformedJsonError(reason=f"it is {_name(value)}, not an object")
    return value


def _refuse_constant(name: str) -> Any:
    raise ValueError(f"{name} is no JSON number")


def _unique(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    value = dict(pairs)
    if len(value) < len(pairs):
        names = [name for name, _ in pairs]
        twice = next(name for name in names if names.count(name) > 1)
        raise ValueError(f"the name {_show(twice)} is there twice")
    return value


def _depth(text: str) -> int:
    """The deepest nesting of brackets outside strings; counted first, since parsing recurses."""
    deepest = depth = 0
    for token in re.finditer(r'"(?:[^"\\]|\\.)*"|[\[{]|[\]}]', text):
        match token.group()[0]:
            case "[" | "{":
                depth += 1
                deepest = max(deepest, depth)
            case "]" | "}":
                depth -= 1
    return deepest


@cache  # a millisecond: annotations are text that is compiled
def _hints(kind: type) -> dict[str, Any]:
    return get_type_hints(kind, include_extras=True)


def decode(kind: type[T], value: Any, path: str = "") -> T:
    """A dataclass of type `kind` from a JSON object.

    Raises:
        UnknownFieldError: the object has a field that `kind` has not.
        InvalidFieldError: a field is missing, of the wrong type, or outside its limit.
    """
    if not isinstance(value, dict):
        raise _invalid(path, value, "an object")
    hints = _hints(kind)  # type: ignore[arg-type]
    known = {declared.name: declared for declared in fields(kind)}  # type: ignore[arg-type]
    for name in value:
        if name not in known:
            raise UnknownFieldError(path=_join(path, name)[:200], known=", ".join(known))
    arguments = {}
    for name, declared in known.items():
        here = _join(path, name)
        if name in value:
            arguments[name] = _convert(hints[name], value[name], here)
        elif declared.default is MISSING and declared.default_factory is MISSING:
            raise InvalidFieldError(path=here, value="missing", expected=_expected(hints[name]))
    return kind(**arguments)


def _convert(hint: Any, value: Any, path: str) -> Any:
    limit = Limit()
    if get_origin(hint) is Annotated:
        hint, limit = get_args(hint)
    if get_origin(hint) in (Union, types.UnionType):
        if value is None:
            return None
        hint = next(part for part in get_args(hint) if part is not type(None))
    if is_dataclass(hint):
        return decode(hint, value, path)  # type: ignore[arg-type]
    origin = get_origin(hint) or hint
    if origin is tuple and isinstance(value, list):
        value = tuple(value)
    if origin is float and isinstance(value, int) and not isinstance(value, bool):
        value = float(value)
    if not isinstance(value, origin) or (isinstance(value, bool) and origin is not bool):
        raise _invalid(path, value, limit.expected or _expected(hint))
    _check(limit, value, path)
    if origin is tuple:
        (entry, _) = get_args(hint)
        return tuple(_convert(entry, each, f"{path}[{i}]") for i, each in enumerate(value))
    return value


def _check(limit: Limit, value: Any, path: str) -> None:
    outside = (
        (isinstance(value, float) and not math.isfinite(value))
        or (limit.minimum is not None and value < limit.minimum)
        or (limit.maximum is not None and value > limit.maximum)
        or (limit.max_length is not None and len(value) > limit.max_length)
        or (limit.min_length and len(value) < limit.min_length)
        or (limit.pattern is not None and re.fullmatch(limit.pattern, value) is None)
        or (isinstance(value, str) and not _encodable(value))
    )
    if outside:
        raise _invalid(path, value, limit.expected or "a value within its limits")


def _encodable(text: str) -> bool:
    """Whether it can be stored: JSON may escape half of a surrogate pair, UTF-8 may not."""
    return not any("\ud800" <= character <= "\udfff" for character in text)


def _invalid(path: str, value: Any, expected: str) -> InvalidFieldError:
    return InvalidFieldError(path=path or "body", value=_show(value), expected=expected)


def _join(path: str, name: str) -> str:
    return f"{path}.{name}" if path else name


def _show(value: Any) -> str:
    text = json.dumps(value)
    return text if len(text) <= _SHOWN else f"{text[:_SHOWN]}… ({len(text)} characters)"


def _name(value: Any) -> str:
    names = {list: "an array", str: "a string", bool: "true or false", type(None): "null"}
    return names.get(type(value), "a number")


def _expected(hint: Any) -> str:
    if get_origin(hint) is Annotated:
        hint, limit = get_args(hint)
        if limit.expected:
            return str(limit.expected)
    if get_origin(hint) in (Union, types.UnionType):
        return " or ".join(_expected(part) for part in get_args(hint))
    if is_dataclass(hint):
        return "an object"
    names = {
        str: "a string",
        int: "a whole number",
        float: "a number",
        bool: "true or false",
        dict: "an object",
        tuple: "an array",
        type(None): "null",
    }
    return names[get_origin(hint) or hint]
