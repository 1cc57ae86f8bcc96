"""A generation as a value; every change makes a new one with the next revision."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import Any, Literal

from plugin_server.errors import TenfoldError
from plugin_server.schema.requests import GenerationRequest
from plugin_server.sketch.intake import Sketch

State = Literal["queued", "running", "finished", "failed", "cancelled"]
ENDED: frozenset[str] = frozenset({"finished", "failed", "cancelled"})


@dataclass(frozen=True)
class Variation:
    """One result."""

    index: int
    seed: int
    width: int  # pixels, the model's own
    height: int
    png: bytes = field(repr=False)


@dataclass(frozen=True)
class Generation:
    """One request and its results."""

    id: str
    created_at: str  # ISO 8601, UTC
    request: GenerationRequest  # without the sketch's data: `sketch` holds the drawing
    seed: int
    model_name: str
    model_version: int
    ignored: tuple[str, ...]  # fields of the request that the model can't use
    sketch: Sketch | None = field(default=None, repr=False)
    state: State = "queued"
    revision: int = 1
    variations: tuple[Variation, ...] = ()
    error: TenfoldError | None = None

    @property
    def ended(self) -> bool:
        """Whether nothing will change any more."""
        return self.state in ENDED

    def changed(self, **changes: Any) -> Generation:
        """The next revision."""
        return replace(self, revision=self.revision + 1, **changes)

    def seed_of(self, index: int) -> int:
        """The seed of variation `index`: counted up, so that each can be asked for alone."""
        return (self.seed + index) % 2**32
