"""The error tree: complete in both languages, one code each, restorable."""

from __future__ import annotations

import string

import pytest

from plugin_server.errors import QueueFullError, TenfoldError, restore

ERRORS = sorted(TenfoldError.by_code.values(), key=lambda error: error.code)


def placeholders(text: str) -> set[str]:
    return {name for _, name, _, _ in string.Formatter().parse(text) if name}


@pytest.mark.parametrize("error", ERRORS, ids=lambda error: error.code)
def test_both_languages_say_the_same_values(error: type[TenfoldError]) -> None:
    assert placeholders(error.en.message) == placeholders(error.zh.message)
    assert placeholders(error.en.remedy) == placeholders(error.zh.remedy)
    assert any("\u4e00" <= character <= "\u9fff" for character in error.zh.message)
    assert error.en.remedy
    assert error.zh.remedy


def test_every_class_has_a_code_of_its_own() -> None:
    assert len(TenfoldError.__subclasses__()) == len(ERRORS)


def test_the_texts_hold_the_values() -> None:
    error = QueueFullError(limit=32, seconds=5)
    assert error.to_json("en") == {
        "code": "queue_full",
        "message": "32 generations are waiting already.",
        "remedy": "Cancel some, or wait 5 s.",
    }
    assert "32" in error.to_json("zh")["message"]


def test_a_stored_error_is_shown_again_in_either_language() -> None:
    error = QueueFullError(limit=1, seconds=2)
    again = restore(error.code, error.values)
    assert type(again) is QueueFullError
    assert again.text("zh") == error.text("zh")


def test_braces_in_a_value_are_not_filled_in() -> None:
    assert "{x}" in QueueFullError(limit="{x}", seconds=1).text("en").message
