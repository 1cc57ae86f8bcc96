"""A generation as a value; every change makes a new one with the next revision."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import Any, Literal

from model.garment.fields import FieldValue
from plugin_server.errors import TenfoldError
from plugin_server.generation.walk import Stop
from plugin_server.schema.requests import GenerationRequest
from plugin_server.sketch.intake import Sketch

State = Literal["queued", "running", "finished", "failed", "cancelled"]
ENDED: frozenset[str] = frozenset({"finished", "failed", "cancelled"})


@dataclass(frozen=True)
class Ignored:
    """Something of the request that had no effect.

    `reason` is a key of `plugin_server.http.reasons`; `values` fill its text.
    """

    name: str  # of the field
    reason: str = "not_used"
    values: dict[str, Any] = field(default_factory=dict)


@dataclass(frozen=True)
class Variation:
    """One result: pixels of an image model, or a design, which is drawn when it is asked for."""

    index: int
    seed: int
    width: int  # pixels of the model's own, or units of the drawing
    height: int
    png: bytes = field(default=b"", repr=False)
    design: dict[str, FieldValue] | None = field(default=None, repr=False)


@dataclass(frozen=True)
class Generation:
    """One request and its results."""

    id: str
    created_at: str  # ISO 8601, UTC
    request: GenerationRequest  # without the pictures' data: `sketch` holds the drawing
    seed: int
    model_name: str
    model_version: int
    ignored: tuple[Ignored, ...] = ()
    sketch: Sketch | None = field(default=None, repr=False)
    like: dict[str, FieldValue] | None = field(default=None, repr=False)  # the design of `like`
    reference: dict[str, FieldValue] = field(default_factory=dict)  # what the picture shows
    reference_picture: Sketch | None = field(default=None, repr=False)  # of a model that lends
    # its style; not stored
    stops: tuple[Stop, ...] = ()  # of the request's path on the map; not stored
    state: State = "queued"
    revision: int = 1
    variations: tuple[Variation, ...] = ()
    error: TenfoldError | None = None
    progress: float = 0.0  # 0 to 1; not worth a revision, and not stored

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

    def ignores(self, name: str) -> bool:
        """Whether a field of the request has no effect."""
        return any(each.name == name for each in self.ignored)
