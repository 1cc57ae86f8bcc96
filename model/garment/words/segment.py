"""A prompt cut into known words: the cut that leaves least unknown, in the longest words."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cache

from model.garment.words.text import Gap, Token, tokens
from model.garment.words.vocabulary import Word, vocabulary

_LONGEST = 8  # tokens of a word
_UNKNOWN = 4.0  # cost of a token that belongs to no word; a word costs 1
_SHORTEST_TYPO = 6  # letters of a word in which one wrong letter is forgiven


@dataclass(frozen=True)
class Item:
    """A word of the vocabulary, or an unknown one (`word` is nothing), where it stands."""

    text: str
    key: str  # the text, folded
    start: int
    end: int
    gap: Gap
    word: Word | None = None


def segment(prompt: str) -> list[Item]:
    """The words of a prompt in order, known and unknown."""
    pieces = [_without_typo(token) for token in tokens(prompt)]
    return _unknown_joined([_item(prompt, pieces, *cut) for cut in _cuts(pieces)])


def _item(prompt: str, pieces: Sequence[Token], first: int, end: int, word: Word | None) -> Item:
    start, stop = pieces[first].start, pieces[end - 1].end
    key = "".join(p.text for p in pieces[first:end])
    return Item(prompt[start:stop], key, start, stop, pieces[first].gap, word)


def _cuts(pieces: Sequence[Token]) -> list[tuple[int, int, Word | None]]:
    root, _ = vocabulary()
    count = len(pieces)
    cost = [0.0] * (count + 1)
    best: list[tuple[int, Word | None]] = [(0, None)] * count
    for first in range(count - 1, -1, -1):
        cost[first] = _UNKNOWN + cost[first + 1]
        best[first] = (first + 1, None)
        node = root
        for end in range(first, min(first + _LONGEST, count)):
            if end > first and pieces[end].gap in ("pause", "stop", "list"):
                break
            following = node.after.get(pieces[end].text)
            if following is None:
                break
            node = following
            if node.word is None:
                continue
            # Of equal costs the longer first word wins.
            if 1 + cost[end + 1] <= cost[first]:
                cost[first] = 1 + cost[end + 1]
                best[first] = (end + 1, node.word)
    cuts = []
    first = 0
    while first < count:
        end, word = best[first]
        cuts.append((first, end, word))
        first = end
    return cuts


def _absorbed(item: Item) -> bool:
    """Whether an unknown neighbour makes this single sign a part of an unknown word."""
    word = item.word
    if word is None:
        return True
    alone = len(item.text) == 1 and not item.text.isascii()
    plain = not (word.meaning or word.negator or word.join or word.measured or word.part)
    return alone and plain and item.text not in "的了和与及在是要有用配加带"


def _unknown_joined(items: Sequence[Item]) -> list[Item]:
    """Neighbouring unknown Chinese signs become one unknown word, with single signs beside them."""
    joined: list[Item] = []
    for index, item in enumerate(items):
        if joined and item.gap == "" and not item.text.isascii():
            last = joined[-1]
            meets = not last.text.isascii() and _absorbed(last) and _absorbed(item)
            ahead = index + 1 < len(items) and items[index + 1].word is None
            if (
                meets
                and (last.word is None or item.word is None)
                and (item.word is None or last.word is None or ahead)
            ):
                joined[-1] = replace(
                    last,
                    text=last.text + item.text,
                    key=last.key + item.key,
                    end=item.end,
                    word=None,
                )
                continue
        joined.append(item)
    return joined


def _without_typo(token: Token) -> Token:
    _, known = vocabulary()
    if token.text in known or len(token.text) < _SHORTEST_TYPO or not token.text.isalpha():
        return token
    if token.chinese:
        return token
    right = _nearest(token.text)
    return replace(token, text=right) if right else token


def _shortened(word: str) -> set[str]:
    return {word[:i] + word[i + 1 :] for i in range(len(word))}


@cache
def _by_shortened() -> dict[str, tuple[str, ...]]:
    """Known long words by themselves and by themselves less one letter."""
    _, known = vocabulary()
    found: dict[str, list[str]] = {}
    for word in sorted(known):
        if word.isascii() and word.isalpha() and len(word) >= _SHORTEST_TYPO - 1:
            for key in {word} | _shortened(word):
                found.setdefault(key, []).append(word)
    return {key: tuple(words) for key, words in found.items()}


def _nearest(word: str) -> str:
    """The known word that is one letter away (wrong, missing, extra, swapped), or nothing."""
    index = _by_shortened()
    for key in sorted({word} | _shortened(word), key=lambda k: (-len(k), k)):
        for candidate in index.get(key, ()):
            if candidate[0] == word[0] and _one_letter_apart(word, candidate):
                return candidate
    return ""


def _one_letter_apart(a: str, b: str) -> bool:
    """Whether one letter wrong, missing, extra or swapped with its neighbour makes `a` to `b`."""
    if len(a) > len(b):
        a, b = b, a
    first = next((i for i, (x, y) in enumerate(zip(a, b, strict=False)) if x != y), len(a))
    rest_a, rest_b = a[first:], b[first:]
    if len(a) < len(b):
        return rest_a == rest_b[1:]
    return rest_a[1:] == rest_b[1:] or (
        rest_a[2:] == rest_b[2:] and rest_a[:2] == rest_b[1::-1][:2]
    )
