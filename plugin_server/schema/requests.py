"""The requests: one dataclass tree is everything that a client can ask."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import Annotated, Any

from plugin_server.schema.decode import Limit

MEDIA_TYPES = ("image/png", "image/jpeg", "image/webp", "image/svg+xml")
HOSTS = ("figma", "illustrator", "browser")
MAX_SEED = 2**32 - 1

Name = Annotated[
    str, Limit(pattern=r"[^\x00-\x1f\x7f]{1,60}", expected="1 to 60 printable characters")
]
Position = Annotated[
    tuple[Annotated[float, Limit(-1, 1, expected="a number from -1 to 1")], ...],
    Limit(min_length=2, max_length=2, expected="[x, y], each from -1 to 1"),
]


@dataclass(frozen=True)
class SketchInput:
    """A drawing, or a reference picture, as it was sent; `plugin_server.sketch` reads it."""

    media_type: Annotated[
        str, Limit(pattern="|".join(map(re.escape, MEDIA_TYPES)), expected=", ".join(MEDIA_TYPES))
    ]
    data: str  # base64


@dataclass(frozen=True)
class GenerationRequest:
    """The body of `POST /v1/generations`; every field may be left out."""

    prompt: Annotated[
        str, Limit(max_length=2000, expected="a string of at most 2000 characters")
    ] = ""
    sketch: SketchInput | None = None
    model: Annotated[str | None, Limit(max_length=100, expected="the name of a model")] = None
    count: Annotated[int, Limit(1, 40, expected="a whole number from 1 to 40")] = 10
    seed: Annotated[
        int | None, Limit(0, MAX_SEED, expected=f"a whole number from 0 to {MAX_SEED}")
    ] = None
    pins: Annotated[
        dict[str, Any], Limit(max_length=100, expected="an object of at most 100 fields")
    ] = field(default_factory=dict)
    like: Annotated[
        str | None, Limit(pattern=r"[0-9a-f]{32}/\d{1,2}", expected="'<generation>/<k>'")
    ] = None
    strength: Annotated[float, Limit(0, 1, expected="a number from 0 to 1")] = 0.8
    # Fields that the prompt was understood to ask for, and that the user took back.
    free: Annotated[
        tuple[Name, ...], Limit(max_length=100, expected="an array of at most 100 fields")
    ] = ()
    # Fields, or groups of them, that stay as they are in `like`.
    locks: Annotated[
        tuple[Name, ...], Limit(max_length=100, expected="an array of at most 100 fields or groups")
    ] = ()
    # A way on the model's latent map: the designs stand at equal distances along it.
    path: Annotated[
        tuple[Position, ...] | None,
        Limit(min_length=1, max_length=64, expected="an array of 1 to 64 points [x, y]"),
    ] = None
    reference: SketchInput | None = None  # a picture whose colours and print are wanted
    # Cancelled when nobody has followed it for longer than so many seconds; None means never.
    heartbeat: Annotated[
        float | None, Limit(2, 600, expected="a number of seconds from 2 to 600, or null")
    ] = None


@dataclass(frozen=True)
class TriggerRequest:
    """The body of `POST /v1/triggers`."""

    # Whose panel is meant; None means any.
    host: Annotated[
        str | None, Limit(pattern="|".join(HOSTS), expected=f"{', '.join(HOSTS)} or null")
    ] = None


@dataclass(frozen=True)
class PairingRequest:
    """The body of `POST /v1/pairing`."""

    client: Name


@dataclass(frozen=True)
class PairingConfirmation:
    """The body of `POST /v1/pairing/{id}`."""

    code: Annotated[str, Limit(pattern=r"[0-9]{6}", expected="six digits")]


@dataclass(frozen=True)
class PromptRequest:
    """The body of `POST /v1/prompts:parse`."""

    prompt: Annotated[str, Limit(max_length=2000, expected="a string of at most 2000 characters")]
