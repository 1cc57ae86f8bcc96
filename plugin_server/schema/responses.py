"""The replies, as dataclasses, whose fields are those of their JSON (docs/http.md)."""

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
class IgnoredReply:
    """Something of the request that had no effect."""

    field: str
    reason: str


@dataclass(frozen=True)
class VariationReply:
    """One result, and where its picture is."""

    index: int
    seed: int
    width: int
    height: int
    png: str
    svg: str | None  # of a design
    name: str  # a caption
    design: dict[str, Any] | None
    favourite: bool


@dataclass(frozen=True)
class ChipReply:
    """One thing that was understood."""

    field: str
    value: Any
    label: str
    kind: str  # pin, allowed, excluded, bias, range
    values: tuple[Any, ...]
    text: str  # the words of the prompt that said it
    start: int
    end: int
    source: str  # prompt, pin, like, reference


@dataclass(frozen=True)
class ContradictionReply:
    """Two wishes of a prompt that no garment can meet together."""

    field: str
    kept: str
    dropped: str
    message: str


@dataclass(frozen=True)
class ReadingReply:
    """What the words, pins, locks and pictures were understood as."""

    chips: tuple[ChipReply, ...]
    unknown: tuple[str, ...]
    contradictions: tuple[ContradictionReply, ...]


@dataclass(frozen=True)
class ValueReply:
    """A value of a choice field."""

    name: str
    label: str


@dataclass(frozen=True)
class FieldReply:
    """A field of a design; `values` are of a choice, the rest of a size or count."""

    name: str
    group: str  # context, structure, detail, fabric, colour
    kind: str  # choice, size, count, colour
    label: str
    values: tuple[ValueReply, ...] | None
    unit: str | None
    low: float | None
    high: float | None


@dataclass(frozen=True)
class FieldsReply:
    """`GET /v1/fields`."""

    fields: tuple[FieldReply, ...]


@dataclass(frozen=True)
class GenerationReply:
    """A generation."""

    id: str
    state: str
    revision: int
    created_at: str
    position: int | None
    progress: float  # 0 to 1
    model: ModelRef
    prompt: str
    seed: int
    count: int
    pins: dict[str, Any]
    like: str | None
    strength: float
    sketch: SketchReply | None
    free: tuple[str, ...]
    locks: tuple[str, ...]
    path: tuple[tuple[float, ...], ...] | None  # on the model's map
    ignored: tuple[IgnoredReply, ...]
    reading: ReadingReply | None  # None where the model has not learned words
    variations: tuple[VariationReply, ...]
    error: dict[str, str] | None


@dataclass(frozen=True)
class GenerationsReply:
    """`GET /v1/generations`."""

    generations: tuple[GenerationReply, ...]
    next: str | None  # what `before` takes for the next page; None after the last


@dataclass(frozen=True)
class PromptsReply:
    """`GET /v1/prompts`."""

    prompts: tuple[str, ...]


@dataclass(frozen=True)
class TriggerReply:
    """`/v1/triggers`."""

    number: int  # 0 before the first one since the start
    host: str | None
    age: float  # seconds


@dataclass(frozen=True)
class ModelReply:
    """A model, its state and its card."""

    name: str
    version: int
    state: str
    default: bool
    error: dict[str, str] | None
    map: str | None  # where its latent map is
    card: dict[str, Any]


@dataclass(frozen=True)
class ModelsReply:
    """`GET /v1/models`."""

    models: tuple[ModelReply, ...]


@dataclass(frozen=True)
class MapPointReply:
    """A garment on a latent map."""

    seed: int
    x: float  # from left to right, -1 to 1
    y: float  # from bottom to top, -1 to 1
    name: str  # a caption, or the class; empty where there is none


@dataclass(frozen=True)
class MapReply:
    """`GET /v1/models/{name}/map`."""

    model: ModelRef
    features: str  # what the garments were compared by
    shown: float
    neighbours: float
    png: str  # where the sheet of pictures is
    cell: int  # pixels a side of a picture
    columns: int  # of pictures
    points: tuple[MapPointReply, ...]
