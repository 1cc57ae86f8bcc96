"""The state in which a prompt is read, word by word."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from model.garment.words import grammar
from model.garment.words.meaning import Clause
from model.garment.words.segment import Item
from model.garment.words.vocabulary import Word
from model.garment.words.wishes import Wish

_NOTHING = Word("")


@dataclass
class Scope:
    """What the words just read say about the words that follow."""

    negated: bool = False
    until_and: bool = False  # "no sleeves and two buttons"; "without" reaches over "and"
    spoken: int = 0  # wishes since the negation began
    degree: tuple[float, float] | None = None
    limited: bool = False  # after "not too"


class Reader:
    """The words of a prompt, and what has been understood so far."""

    def __init__(self, items: Sequence[Item]) -> None:
        self.items = items
        self.wishes: list[Wish] = []
        self.unknown: list[str] = []
        self.scope = Scope()
        self.used: set[int] = set()  # items already read with an earlier one
        self.clause_start = 0  # number of wishes when the clause began

    def word(self, index: int) -> Word:
        """The word at an index; an empty one for unknown words and beyond the ends."""
        if 0 <= index < len(self.items):
            return self.items[index].word or _NOTHING
        return _NOTHING

    def breaks(self, index: int) -> bool:
        """Whether a clause ends before the item at an index."""
        return index >= len(self.items) or self.items[index].gap in ("pause", "stop")

    def cut(self, low: int, high: int) -> bool:
        """Whether a clause ends between two items."""
        return any(self.breaks(i) for i in range(low + 1, high + 1))

    def text(self, index: int) -> str:
        """The words of an item in lower case; nothing beyond the ends."""
        return self.items[index].text.lower() if 0 <= index < len(self.items) else ""

    def wish(self, first: int, end: int, clause: Clause, negated: bool | None = None) -> None:
        """Notes what the items from `first` to before `end` say; denied as the scope has it."""
        joined = bool(self.wishes) and not self.breaks(first) and self.text(first - 1)
        self.wishes.append(
            Wish(
                clause,
                self.items[first].start,
                self.items[end - 1].end,
                self.scope.negated if negated is None else negated,
                alternative=joined in grammar.OR_WORDS,
            )
        )
