"""A prompt as tokens: one a Chinese character, one a Latin word, number or hex colour.

Tokens are folded (case, full width, accents, plurals, American spelling), and keep where they
stand in the prompt.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from functools import lru_cache
from typing import Literal

from model.garment.words.grammar import PAUSES, STOPS

Gap = Literal["", "space", "list", "pause", "stop"]  # what stands before a token


@dataclass(frozen=True)
class Token:
    """One folded token; `start` and `end` are its place in the prompt, `gap` what is before it."""

    text: str
    start: int
    end: int
    gap: Gap = ""

    @property
    def chinese(self) -> bool:
        """Whether the token is one Chinese character (or Japanese, or another sign of its own)."""
        return not self.text.isascii()


_PIECE = re.compile(
    r"#(?:[0-9a-f]{6}|[0-9a-f]{3})(?![0-9a-z])|\d+(?:\.\d+)?|[a-z][a-z0-9]*|[^\W\d_a-z]|の",
    re.UNICODE,
)
_LIST = frozenset("、&+/／|｜")
_SPELLINGS = {
    "color": "colour", "colors": "colour", "colored": "coloured", "gray": "grey",
    "center": "centre", "centered": "centred", "pajama": "pyjama", "fiber": "fibre",
    "centimeter": "centimetre", "jewelry": "jewellery", "epaulet": "epaulette",
    "fitted": "fitted", "mold": "mould", "plow": "plough",
}  # fmt: skip
_NO_PLURAL = frozenset(["dress", "less", "boss", "gloss", "cross", "canvas", "plus", "this", "is",
                        "shorts", "tights", "slacks"])  # fmt: skip


@lru_cache(maxsize=8192)
def folded(word: str) -> str:
    """A lower-case Latin word in British spelling and the singular."""
    word = _SPELLINGS.get(word, word)
    if len(word) < 4 or word in _NO_PLURAL or not word.endswith("s"):
        return word
    if word.endswith(("ss", "us", "is")):
        return word
    if word.endswith("ies") and len(word) > 5:
        word = word[:-3] + "y"
    elif word.endswith(("ches", "shes", "xes", "sses")):
        word = word[:-2]
    else:
        word = word[:-1]
    return _SPELLINGS.get(word, word)


@lru_cache(maxsize=8192)
def _plain(character: str) -> str:
    """A character in half width and lower case, Latin letters without their accents."""
    wide = unicodedata.normalize("NFKC", character)
    letters = unicodedata.normalize("NFD", wide)
    if letters[:1].isascii() and letters[:1].isalpha():
        wide = letters[:1] + "".join(c for c in letters[1:] if not unicodedata.combining(c))
    return wide.casefold()


def _gap(between: str, first: bool) -> Gap:
    if first:
        return "stop"
    if any(c in STOPS for c in between):
        return "stop"
    if any(c in PAUSES for c in between):
        return "pause"
    if any(c in _LIST for c in between):
        return "list"
    return "space" if between else ""


def tokens(prompt: str) -> list[Token]:
    """The tokens of a prompt, in order."""
    characters: list[str] = []
    places: list[int] = []
    for place, character in enumerate(prompt):
        if character in "'’‘`´":
            continue  # don't, women's
        for plain in _plain(character):
            characters.append(plain)
            places.append(place)
    text = "".join(characters)
    found: list[Token] = []
    last = 0
    for match in _PIECE.finditer(text):
        piece = match.group()
        gap = _gap(text[last : match.start()], not found)
        word = folded(piece) if piece[0].isascii() and piece[0].isalpha() else piece
        start, end = places[match.start()], places[match.end() - 1] + 1
        found.append(Token(word, start, end, gap))
        last = match.end()
    return found
