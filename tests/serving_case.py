"""What the tests of a model in TensorFlow Serving share: its card, its latents, its errors."""

from __future__ import annotations

import time
from collections.abc import Callable
from dataclasses import replace
from typing import Any

import pytest

from model.latents import latents
from plugin_server.errors import (
    TenfoldError,
)
from tests import fake_backend

DEADLINE = 2.0  # seconds; what a busy machine needs for a call without a fault
CARD = replace(
    fake_backend.CARD,
    signatures={
        "generate_png": {
            "inputs": {"latent": {"dtype": "float32", "shape": [None, 100]}},
            "outputs": {"image_bytes": {"dtype": "string", "shape": [None]}},
        }
    },
)
LATENT = latents([1, 2], CARD.latent)


def failure(call: Callable[[], Any]) -> TenfoldError:
    """The error of a call, which has to come in time and in words."""
    start = time.monotonic()
    with pytest.raises(TenfoldError) as raised:
        call()
    assert time.monotonic() - start < DEADLINE + 1
    return raised.value


def assert_told(error: TenfoldError, url: str, reason: str) -> None:
    """Both languages name the server and the reason, and are short."""
    for language in ("en", "zh"):
        text = error.text(language)
        assert url in text.message
        assert reason in text.message
        assert text.remedy
        assert len(text.message) < 500
