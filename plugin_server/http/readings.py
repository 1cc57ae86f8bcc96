"""What was understood, for a client."""

from __future__ import annotations

from collections.abc import Sequence

from model.garment.fields import Choice, Colour, Count, Field, Measure, fields
from model.garment.words import Reading
from plugin_server.errors import Language
from plugin_server.generation.generation import Generation
from plugin_server.generation.wishes import locked
from plugin_server.prompt.chips import Chip, contradiction_text, fixed_chips, prompt_chips
from plugin_server.prompt.labels import field_label, value_label
from plugin_server.prompt.understanding import read
from plugin_server.schema.responses import (
    ChipReply,
    ContradictionReply,
    FieldReply,
    FieldsReply,
    ReadingReply,
    ValueReply,
)


def prompt_reading(prompt: str, language: Language) -> ReadingReply:
    """What a prompt alone is understood as."""
    reading = read(prompt)
    return _reply(reading, prompt_chips(reading, language), language)


def reading_of(generation: Generation, language: Language) -> ReadingReply:
    """What a generation's words, pins, locks and reference are understood as.

    Of a field that several fix, the chip is that of the one which counts.
    """
    request = generation.request
    reading = read(request.prompt, frozenset(request.free))
    chips = [each for each in prompt_chips(reading, language) if each.field not in request.pins]
    taken = {each.field for each in chips if each.kind not in ("excluded", "bias")}
    chips += fixed_chips(request.pins, "pin", language)
    taken |= set(request.pins)
    for values, source in (
        (locked(request.locks, generation.like or {}), "like"),
        (generation.reference, "reference"),
    ):
        new = {name: value for name, value in values.items() if name not in taken}
        chips += fixed_chips(new, source, language)
        taken |= set(new)
    return _reply(reading, chips, language)


def fields_reply(language: Language) -> FieldsReply:
    """Every field of a design, in deciding order."""
    return FieldsReply(tuple(_field(item, language) for item in fields().values()))


def _reply(reading: Reading, chips: Sequence[Chip], language: Language) -> ReadingReply:
    return ReadingReply(
        tuple(ChipReply(**vars(each)) for each in chips),
        reading.unknown,
        tuple(
            ContradictionReply(
                each.field, each.kept, each.dropped, contradiction_text(each, language)
            )
            for each in reading.contradictions
        ),
    )


def _field(item: Field, language: Language) -> FieldReply:
    values, unit, low, high = None, None, None, None
    kind = "colour"
    if isinstance(item, Choice):
        kind = "choice"
        values = tuple(
            ValueReply(each.name, value_label(item.name, each.name, language))
            for each in item.values
        )
    elif isinstance(item, Measure):
        kind, unit, low, high = "size", item.unit, item.low, item.high
    elif isinstance(item, Count):
        kind, unit, low, high = "count", "", item.low, item.high
    assert kind != "colour" or isinstance(item, Colour)
    return FieldReply(
        item.name, item.group, kind, field_label(item.name, language), values, unit, low, high
    )
