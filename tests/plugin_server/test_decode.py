"""Strict decoding: every error names the place and what would be right."""

from __future__ import annotations

import json
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plugin_server.errors import (
    InvalidFieldError,
    MalformedJsonError,
    TenfoldError,
    UnknownFieldError,
)
from plugin_server.schema.decode import decode, parse_json
from plugin_server.schema.requests import GenerationRequest, PairingRequest

GOOD_SKETCH = {"media_type": "image/png", "data": "AAAA"}

REFUSED: list[tuple[dict[str, Any], str, str]] = [
    ({"count": 0}, "count", "from 1 to 40"),
    ({"count": 41}, "count", "from 1 to 40"),
    ({"count": 2.5}, "count", "whole number"),
    ({"count": "10"}, "count", "whole number"),
    ({"count": True}, "count", "whole number"),
    ({"count": None}, "count", "whole number"),
    ({"seed": -1}, "seed", "from 0 to 4294967295"),
    ({"seed": 2**32}, "seed", "from 0 to 4294967295"),
    ({"prompt": 5}, "prompt", "2000 characters"),
    ({"prompt": "x" * 2001}, "prompt", "2000 characters"),
    ({"prompt": "\ud800"}, "prompt", "2000 characters"),
    ({"strength": 1.5}, "strength", "from 0 to 1"),
    ({"strength": "much"}, "strength", "from 0 to 1"),
    ({"pins": []}, "pins", "100 fields"),
    ({"pins": {str(n): n for n in range(101)}}, "pins", "100 fields"),
    ({"like": "earlier"}, "like", "<generation>/<k>"),
    ({"like": "../../etc/passwd"}, "like", "<generation>/<k>"),
    ({"path": []}, "path", "1 to 64 points"),
    ({"path": [[0, 0]] * 65}, "path", "1 to 64 points"),
    ({"path": [[0, 0], [0]]}, "path[1]", "[x, y]"),
    ({"path": [[0, 0, 0]]}, "path[0]", "[x, y]"),
    ({"path": [[0, -1.5]]}, "path[0][1]", "from -1 to 1"),
    ({"path": [[float("nan"), 0]]}, "path[0][0]", "from -1 to 1"),
    ({"model": ["dcgan"]}, "model", "name of a model"),
    ({"sketch": "data:image/png;base64,AAAA"}, "sketch", "an object"),
    ({"sketch": {"data": "AAAA"}}, "sketch.media_type", "image/png"),
    ({"sketch": {**GOOD_SKETCH, "media_type": "image/gif"}}, "sketch.media_type", "image/png"),
    ({"sketch": {**GOOD_SKETCH, "media_type": "image/svgxxml"}}, "sketch.media_type", "image/svg"),
    ({"sketch": {**GOOD_SKETCH, "data": 7}}, "sketch.data", "a string"),
]


@pytest.mark.parametrize(("body", "path", "expected"), REFUSED)
def test_a_wrong_value_is_named_with_what_it_must_be(
    body: dict[str, Any], path: str, expected: str
) -> None:
    with pytest.raises(InvalidFieldError) as caught:
        decode(GenerationRequest, body)
    assert caught.value.values["path"] == path
    assert expected in caught.value.text("en").remedy


def test_unknown_fields_are_named_with_those_that_exist() -> None:
    with pytest.raises(UnknownFieldError) as caught:
        decode(GenerationRequest, {"sketch": {**GOOD_SKETCH, "url": "http://evil.example"}})
    assert caught.value.values == {"path": "sketch.url", "known": "media_type, data"}


def test_a_missing_field_is_named() -> None:
    with pytest.raises(InvalidFieldError) as caught:
        decode(PairingRequest, {})
    assert caught.value.values["path"] == "client"
    assert caught.value.values["value"] == "missing"


def test_an_empty_object_asks_for_ten() -> None:
    assert decode(GenerationRequest, {}) == GenerationRequest(count=10, strength=0.8)


def test_a_path_is_points_with_two_numbers() -> None:
    path = decode(GenerationRequest, {"path": [[-1, 1], [0.5, 0]]}).path
    assert path == ((-1.0, 1.0), (0.5, 0.0))
    assert decode(GenerationRequest, {"path": None}).path is None


def test_a_whole_number_is_a_number() -> None:
    assert decode(GenerationRequest, {"strength": 1}).strength == 1.0


def test_a_long_value_is_not_repeated_whole() -> None:
    with pytest.raises(InvalidFieldError) as caught:
        decode(GenerationRequest, {"prompt": "x" * 100_000})
    assert len(str(caught.value)) < 200


@pytest.mark.parametrize(
    ("body", "reason"),
    [
        (b"", "Expecting value"),
        (b"{", "line 1"),
        (b"[]", "an array"),
        (b'"x"', "a string"),
        (b"null", "null"),
        (b"3", "a number"),
        (b'{"a": NaN}', "NaN"),
        (b'{"a": Infinity}', "Infinity"),
        (b'{"seed": 1, "seed": 2}', "twice"),
        (b"\xff\xfe", "not UTF-8"),
        (b'{"a": ' + b"[" * 20 + b"]" * 20 + b"}", "deeper than 8"),
        (b"[" * 200_000, "deeper than 8"),
        (b'{"count": ' + b"9" * 5000 + b"}", "limit"),
    ],
)
def test_what_is_no_json_object(body: bytes, reason: str) -> None:
    with pytest.raises(MalformedJsonError) as caught:
        parse_json(body, 8)
    assert reason in str(caught.value)


def test_brackets_in_a_string_are_no_depth() -> None:
    assert parse_json(json.dumps({"prompt": "[" * 50 + '\\"'}).encode(), 2) == {
        "prompt": "[" * 50 + '\\"'
    }


JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=20),
    lambda inner: (
        st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=8), inner, max_size=3)
    ),
    max_leaves=8,
)
FIELDS = ("prompt", "sketch", "model", "count", "seed", "pins", "like", "strength")


@given(st.dictionaries(st.sampled_from(FIELDS) | st.text(max_size=4), JSON))
def test_any_object_is_decoded_or_refused_in_our_own_words(body: dict[str, Any]) -> None:
    try:
        request = decode(GenerationRequest, body)
    except TenfoldError as error:
        assert error.status == 400
    else:
        assert 1 <= request.count <= 40


@given(st.binary(max_size=200))
def test_any_bytes_are_parsed_or_refused_in_our_own_words(body: bytes) -> None:
    try:
        assert isinstance(parse_json(body, 8), dict)
    except MalformedJsonError as error:
        assert error.text("zh").message
