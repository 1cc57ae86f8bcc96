"""A reading as chips: each thing that was understood, its words, and where they stand."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from model.garment.fields import FieldValue
from model.garment.words import Reading
from model.garment.words.phrases import Language
from model.garment.words.reading import Contradiction, Span
from plugin_server.prompt.labels import field_label, range_label, value_label, values_label


@dataclass(frozen=True)
class Chip:
    """One understood thing; `text` is a stretch of the prompt, empty where another source said it.

    `kind` is pin, allowed, excluded, bias or range; `source` is prompt, pin, like or reference.
    """

    field: str
    value: FieldValue
    label: str
    kind: str
    values: tuple[FieldValue, ...]
    text: str
    start: int
    end: int
    source: str


def prompt_chips(reading: Reading, language: Language) -> list[Chip]:
    """The chips of a prompt, in the order of its words."""
    chips = [_chip(reading, each, language) for each in _things(reading)]
    return sorted(chips, key=lambda chip: (chip.start, chip.end, chip.field))


def fixed_chips(values: Mapping[str, FieldValue], source: str, language: Language) -> list[Chip]:
    """A chip for each field that something else than the prompt has fixed."""
    return [
        Chip(name, value, _labelled(name, value_label(name, value, language), language), "pin",
             (value,), "", 0, 0, source)
        for name, value in values.items()
    ]  # fmt: skip


def contradiction_text(each: Contradiction, language: Language) -> str:
    """What of a prompt was kept, what was dropped, and why."""
    kept = _said(each.other or each.field, each.kept, language)
    dropped = _said(each.field, each.dropped, language)
    if language == "zh":
        return f"“{dropped}”与“{kept}”不能同时成立，保留了后者。"
    return f"{dropped} cannot stand beside {kept}; the latter was kept."


def _labelled(name: str, text: str, language: Language) -> str:
    return f"{field_label(name, language)} · {text}"


_Thing = tuple[str, str, tuple[FieldValue, ...]]


def _things(reading: Reading) -> Iterator[_Thing]:
    """Kind, field and values of everything that was understood and can be met."""
    dropped = {each.field for each in reading.contradictions if each.other}
    ranged = {name for name, _, _ in reading.ranges}
    for name, value in reading.pins:
        if name not in ranged | dropped:
            yield "pin", name, (value,)
    for name, low, high in reading.ranges:
        if name not in dropped:
            yield "range", name, (low, high)
    for name, values in reading.allowed:
        yield "allowed", name, values
    for name, values in reading.excluded:
        yield "excluded", name, values
    for bias in reading.biases:
        yield "bias", bias.field, bias.values


def _chip(reading: Reading, thing: _Thing, language: Language) -> Chip:
    kind, name, values = thing
    if kind == "range":
        low, high = (float(value) for value in values)
        text = range_label(name, low, high, language)
    else:
        text = values_label(name, values, language)
    if kind == "excluded":
        text = f"不要{text}" if language == "zh" else f"not {text}"
    span = _span(reading, thing) or Span(0, 0, name, "")
    said = reading.prompt[span.start : span.end]
    return Chip(name, values[0], _labelled(name, text, language), kind, values, said, span.start,
                span.end, "prompt")  # fmt: skip


def _span(reading: Reading, thing: _Thing) -> Span | None:
    """The words that said it: those about the field that agree, or the first about the field."""
    kind, name, values = thing
    spans = [span for span in reading.spans if span.field == name]
    denied = [span for span in spans if span.value.startswith("not ")]
    spans = denied if kind == "excluded" and denied else [s for s in spans if s not in denied]
    agreeing = [s for s in spans if str(values[0]) in s.value.removeprefix("not ").split("|")]
    return next(iter(agreeing or spans), None)


def _said(name: str, text: str, language: Language) -> str:
    """The values of a contradiction, which come as text, in words."""
    denied = text.startswith("not ")
    parts = text.removeprefix("not ").split("|")
    low, dots, high = parts[0].partition("..")
    if dots:
        words = range_label(name, float(low), float(high), language)
    else:
        words = values_label(name, tuple(_value(part) for part in parts), language)
    if denied:
        words = f"不要{words}" if language == "zh" else f"not {words}"
    return _labelled(name, words, language)


def _value(text: str) -> FieldValue:
    try:
        return float(text)
    except ValueError:
        return text
