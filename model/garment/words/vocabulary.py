"""The vocabulary: every word of the tables with all that it can mean, found by longest match."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from functools import cache

from model.garment.colours import COLOURS
from model.garment.fields import Choice, fields, find_value
from model.garment.words import grammar
from model.garment.words.meaning import Clause, Meaning, meaning_of
from model.garment.words.modifiers import MODIFIERS, Modifier
from model.garment.words.tables import listed, rows
from model.garment.words.text import tokens
from model.garment.words.wider import WIDER


@dataclass(frozen=True)
class Word:
    """One word or phrase, and what it may be in a prompt; most are only one of these."""

    text: str
    meaning: Meaning | None = None
    colour: str = ""
    modifier: Modifier | None = None
    modifier_name: str = ""
    role: str = ""  # which colour of the palette it names
    part: str = ""  # a key of `grammar.PARTS`: the palette's colour for such a part
    measured: str = ""  # the size that this noun measures
    long: int = 0  # a size word for lengths, with its direction
    wide: int = 0  # a size word for widths and heights, with its direction
    degree: tuple[float, float] | None = None
    number: int = 0
    unit: bool = False
    negator: bool = False
    limiter: bool = False
    join: bool = False


@dataclass
class _Node:
    word: Word | None = None
    after: dict[str, _Node] = field(default_factory=dict)


@cache
def _value_rows() -> dict[tuple[str, str], tuple[tuple[str, ...], tuple[str, ...]]]:
    return {(name, value): (listed(zh), listed(en)) for name, value, zh, en in rows("values")}


@cache
def words_of(name: str, value: str) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """The Chinese and English words of a value; the first of each is for captions.

    A value without a line of its own has the two words of its field's table.
    """
    own = _value_rows().get((name, value))
    if own is not None:
        return own
    found = find_value(name, value)
    return (found.zh,), (found.en,)


def _both(pair: tuple[str, str]) -> tuple[str, ...]:
    return listed(pair[0]) + listed(pair[1])


def _value_words() -> Iterator[tuple[str, Meaning]]:
    for name, item in fields().items():
        if not isinstance(item, Choice):
            continue
        for value in item.values:
            wider = WIDER.get((name, value.name), "").split()
            clause = Clause(name, "one_of", (value.name,), tuple(wider))
            zh, en = words_of(name, value.name)
            for text in zh + en:
                yield text, Meaning((clause,))


def _colour_words() -> Iterator[tuple[str, str]]:
    more = {name: listed(zh) + listed(en) for name, zh, en in rows("colours")}
    for colour in COLOURS:
        for text in (colour.zh, colour.en, *more.get(colour.name, ())):
            yield text, colour.hex
    for name, texts in more.items():
        if name.startswith("#"):
            for text in texts:
                yield text, name


class _Builder:
    def __init__(self) -> None:
        self.root = _Node()
        self.known: set[str] = set()

    def node(self, text: str) -> _Node | None:
        node = self.root
        pieces = tokens(text)
        for piece in pieces:
            node = node.after.setdefault(piece.text, _Node())
            self.known.add(piece.text)
        return node if pieces else None

    def put(self, text: str, **what: object) -> None:
        """Adds to what a word is; what is already there of the same name is replaced."""
        node = self.node(text)
        if node is not None:
            node.word = replace(node.word or Word(text), **what)  # type: ignore[arg-type]

    def at(self, text: str) -> Word | None:
        node = self.node(text)
        return node.word if node else None


def _colours(build: _Builder) -> None:
    for text, hex_colour in _colour_words():
        if len(text) == 1 and text in "藍紺縹茜紅朱柿鴇鶸藤鈍檀赭":
            text += "色"  # alone, the sign is rarely a colour
        word = build.at(text)
        if word is None or not (word.meaning or word.colour):
            build.put(text, colour=hex_colour)
        if not text.isascii() and not text.endswith("色") and build.at(text + "色") is None:
            build.put(text + "色", colour=hex_colour)
    for name, (words, change) in MODIFIERS.items():
        for text in _both(words):
            build.put(text, modifier=change, modifier_name=name)


def _small_words(build: _Builder) -> None:
    for role, pair in grammar.ROLES.items():
        for text in _both(pair):
            build.put(text, role=role)
    for part, pair in grammar.PARTS.items():
        for text in _both(pair):
            build.put(text, part=part)
    for name, pair in grammar.MEASURED.items():
        for text in _both(pair):
            build.put(text, measured=name)
    for text, direction in grammar.LONG_WORDS.items():
        build.put(text, long=direction)
    for text, direction in grammar.WIDE_WORDS.items():
        build.put(text, wide=direction)
    for pair, span in grammar.DEGREES:
        for text in _both(pair):
            build.put(text, degree=span)
    for text, number in grammar.NUMBERS.items():
        build.put(text, number=number)
    for text in _both(grammar.UNITS):
        build.put(text, unit=True)
    for text in _both(grammar.NEGATORS):
        build.put(text, negator=True)
    for text in _both(grammar.LIMITERS):
        build.put(text, limiter=True)
    for text in _both(grammar.JOINS):
        build.put(text, join=True)
    for text in _both(grammar.FILLER) + listed(grammar.COUNTERS):
        if build.at(text) is None:
            build.put(text)


@cache
def vocabulary() -> tuple[_Node, frozenset[str]]:
    """The root of the tree of words by token, and every token that occurs in it."""
    build = _Builder()
    for text, meaning in _value_words():
        word = build.at(text)
        if word is None:  # the first field of the table that knows a word keeps it
            build.put(text, meaning=meaning)
    for zh, en, written in (((*row, "")[:3]) for row in rows("phrases")):
        for text in _both((zh, en)):
            build.put(text, meaning=meaning_of(written))
    _colours(build)
    _small_words(build)
    return build.root, frozenset(build.known)
