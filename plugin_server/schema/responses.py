"""The replies, as dataclasses; `dataclasses.asdict` gives their JSON (docs/http.md)."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True)
class HealthReply:
    """`GET /healthz`."""

    server: str
    version: str
    api_version: int


@dataclass(frozen=True)
class ReadyReply:
    """`GET /readyz`."""

    state: str
    model: str
    error: dict[str, str] | None


@dataclass(frozen=True)
class PairingReply:
    """`POST /v1/pairing`."""

    id: str
    expires_in: int  # seconds


@dataclass(frozen=True)
class TokenReply:
    """`POST /v1/pairing/{id}`."""

    token: str
    client: str


@dataclass(frozen=True)
class ModelRef:
    """Which model made a generation."""

    name: str
    version: int


@dataclass(frozen=True)
class SketchReply:
    """The sketch that was sent, without its pixels."""

    media_type: str
    width: int
    height: int


@dataclass(frozen=True)
class Ignored:
    """A field of the request that the model can't use."""

    field: str
    reason: str


@dataclass(frozen=True)
class VariationReply:
    """One result and where its picture is."""

    index: int
    seed: int
    width: int
    height: int
    png: str


@dataclass(frozen=True)
class GenerationReply:
    """A generation."""

    id: str
    state: str
    revision: int
    created_at: str
    position: int | None
    model: ModelRef
    prompt: str
    seed: int
    count: int
    pins: dict[str, Any]
    like: str | None
    strength: float
    sketch: SketchReply | None
    ignored: tuple[Ignored, ...]
    variations: tuple[VariationReply, ...]
    error: dict[str, str] | None


@dataclass(frozen=True)
class GenerationsReply:
    """`GET /v1/generations`."""

    generations: tuple[GenerationReply, ...]


@dataclass(frozen=True)
class ModelReply:
    """A model, its state and its card."""

    name: str
    version: int
    state: str
    default: bool
    error: dict[str, str] | None
    card: dict[str, Any]


@dataclass(frozen=True)
class ModelsReply:
    """`GET /v1/models`."""

    models: tuple[ModelReply, ...]
