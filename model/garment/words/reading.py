"""What a prompt was understood as."""

from __future__ import annotations

from dataclasses import dataclass

from model.garment.fields import FieldValue


@dataclass(frozen=True)
class Span:
    """A stretch of the prompt, `start` to `end`, and what it said about a field."""

    start: int
    end: int
    field: str
    value: str


@dataclass(frozen=True)
class Bias:
    """A leaning towards one of the values of a field: preferred, not demanded."""

    field: str
    values: tuple[str, ...]


@dataclass(frozen=True)
class Contradiction:
    """Two wishes that no garment can meet together. The first of the two is kept."""

    field: str
    kept: str
    dropped: str
    other: str = ""  # the field of `kept`, where it is another one


@dataclass(frozen=True)
class Reading:
    """A prompt, understood.

    `pins` are fields with one value; of a size, the middle of what `ranges` allows. `allowed`
    are fields with several values to choose from, `excluded` values that must not occur (for
    colours: the hex). `unknown` are the words that were not understood, in order.
    """

    prompt: str
    pins: tuple[tuple[str, FieldValue], ...] = ()
    ranges: tuple[tuple[str, float, float], ...] = ()
    allowed: tuple[tuple[str, tuple[str, ...]], ...] = ()
    excluded: tuple[tuple[str, tuple[str, ...]], ...] = ()
    biases: tuple[Bias, ...] = ()
    spans: tuple[Span, ...] = ()
    unknown: tuple[str, ...] = ()
    contradictions: tuple[Contradiction, ...] = ()

    def wanted(self) -> dict[str, FieldValue]:
        """The pins as a dictionary, for `design.settle`."""
        return dict(self.pins)
