"""Words to wishes, read from left to right: what is meant, denied, and by how much."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from model.garment.fields import value_names
from model.garment.words import grammar
from model.garment.words.colour_reading import full_hex, is_colour, read_colour, read_shade
from model.garment.words.meaning import Clause
from model.garment.words.reader import Reader, Scope
from model.garment.words.reading import Reading
from model.garment.words.resolve import resolved
from model.garment.words.segment import segment
from model.garment.words.size_reading import (
    measured_before,
    only_measured,
    read_count,
    read_size,
    read_unit,
)
from model.garment.words.vocabulary import Word

_LONGEST_PROMPT = 4000  # characters; what is beyond is not read
_NEAR = 9  # words after a negation in which the denied one is looked for


def parse(prompt: str) -> Reading:
    """What the prompt, in Chinese, English or both, says about a garment.

    Never raises; what is not understood is listed in the reading.
    """
    items = segment(prompt[:_LONGEST_PROMPT])
    reader = Reader(items)
    _read(reader)
    return resolved(prompt, reader.wishes, reader.unknown)


def _read(reader: Reader) -> None:
    for index, item in enumerate(reader.items):
        if item.gap == "stop" or (item.gap == "pause" and not _list_goes_on(reader, index)):
            reader.scope = Scope()
            reader.clause_start = len(reader.wishes)
        if index in reader.used:
            continue
        if item.key.startswith("#"):
            read_colour(reader, index, index + 1, full_hex(item.key))
        elif item.word is None:
            _unknown(reader, index)
        else:
            _known(reader, index, item.word)


def _known(reader: Reader, index: int, word: Word) -> None:
    if word.limiter:
        reader.scope = Scope(limited=True)
    elif word.negator:
        _negator(reader, index)
    elif read_shade(reader, index, word) or (
        word.number and read_count(reader, index, word.number)
    ):
        pass
    elif (
        reader.items[index].text == "拼"
        and index - 1 in reader.used
        and is_colour(reader, index + 1)
    ):
        reader.wish(index, index + 1, Clause("print", "one_of", ("colour_block",)))
    elif word.meaning and word.wide and measured_before(reader, index):
        read_size(reader, index, word)
    elif word.meaning is not None and not only_measured(reader, index, word):
        _meaning(reader, index, word)
    elif (word.long or word.wide) and read_size(reader, index, word):
        pass
    elif word.degree is not None:
        reader.scope.degree = word.degree
    elif reader.scope.negated and reader.scope.spoken and _wanted_again(reader, index):
        reader.scope = Scope()  # "no sleeves and a full skirt"


def _unknown(reader: Reader, index: int) -> None:
    text = reader.items[index].key
    number = text.replace(".", "", 1).isdecimal()  # "²" is a digit, and no number to float
    if number and read_unit(reader, index, float(text[:12])):
        return
    if number and float(text[:12]) <= 12 and read_count(reader, index, int(float(text[:12]))):
        return
    if not number:
        reader.unknown.append(reader.items[index].text)


def _wanted_again(reader: Reader, index: int) -> bool:
    text = reader.text(index)
    return text in grammar.OPENERS or (text == "and" and reader.scope.until_and)


def _list_goes_on(reader: Reader, index: int) -> bool:
    """Whether the negated list before this comma ends in "or": "no collar, sleeves or belt"."""
    if not (reader.scope.negated and reader.scope.spoken):
        return False
    for later in range(index + 1, min(index + 4, len(reader.items))):
        if reader.breaks(later):
            return False
        if reader.items[later].text in grammar.OR_WORDS:
            return True
    return False


def _negator(reader: Reader, index: int) -> None:
    ahead = index + 1
    while ahead < index + _NEAR and not reader.breaks(ahead) and not _speaks(reader, ahead):
        ahead += 1
    backwards = not reader.text(index).isascii() and not any(
        reader.items[i].word is None for i in range(index + 1, min(ahead, len(reader.items)))
    )
    if backwards and reader.breaks(ahead) and reader.wishes[reader.clause_start :]:
        # "圆弧下摆不要": the negation follows what it denies.
        last = reader.wishes[-1]
        reader.wishes = [
            replace(w, negated=True) if w.start == last.start else w for w in reader.wishes
        ]
        return
    reader.scope = Scope(negated=True, until_and=reader.text(index) in ("no", "not"))


def _speaks(reader: Reader, index: int) -> bool:
    word = reader.word(index)
    return bool(word.meaning or word.colour or word.long or word.wide or word.measured)


def _meaning(reader: Reader, index: int, word: Word) -> None:
    assert word.meaning is not None
    clauses = word.meaning.clauses
    negated = reader.scope.negated
    if negated and word.meaning.without:
        clauses, negated = word.meaning.without, False
    if reader.scope.limited:
        _limited(reader, index, clauses)
        return
    for clause in clauses:
        clause = _on_the_chest(reader, index, _by_degree(reader, index, clause))
        if clause.field == "fabric" and _of_a_part(reader, index + 1):
            clause = replace(clause, sense="lean")
        reader.wish(index, index + 1, clause, negated)
    if clauses:
        reader.scope.spoken += 1
        reader.scope.degree = None


def _of_a_part(reader: Reader, index: int) -> bool:
    """Whether a cloth is that of a part only: "leather buttons", "corduroy collar", "蕾丝领"."""
    if reader.breaks(index) or reader.items[index].gap == "list":
        return False
    word = reader.word(index)
    return bool(word.part or word.measured) and not word.colour


def _on_the_chest(reader: Reader, index: int, clause: Clause) -> Clause:
    """A pocket that is said to be on the chest: "胸前一个贴袋"."""
    if clause.field != "lower_pocket" or clause.sense != "one_of":
        return clause
    near = [i for i in (index - 3, index - 2, index - 1) if i >= 0 and not reader.cut(i, index)]
    after = range(index + 1, min(index + 4, len(reader.items)))
    near += [i for i in after if not reader.cut(index, i)]
    if not any(reader.items[i].text.lower() in ("胸前", "胸口", "胸", "chest") for i in near):
        return clause
    own = value_names("chest_pocket")
    values = tuple(v for v in clause.values if v in own)
    return replace(clause, field="chest_pocket", values=values) if values else clause


def _by_degree(reader: Reader, index: int, clause: Clause) -> Clause:
    """A share of the range, moved by "slightly", "very", "一点"."""
    degree = reader.scope.degree
    following = reader.items[index + 1].text if index + 1 < len(reader.items) else ""
    if degree is None and following in ("一点", "一些", "点") and clause.sense == "share":
        degree = (0.55, 0.75)
    if degree is None or clause.sense != "share":
        return clause
    low, high = degree if clause.low + clause.high > 1 else (1 - degree[1], 1 - degree[0])
    return replace(clause, low=low, high=high)


def _limited(reader: Reader, index: int, clauses: Sequence[Clause]) -> None:
    """Reads "not too": "not too formal" leans away; "别太短" stays on the far side of typical."""
    for clause in clauses:
        if clause.sense == "share":
            lower = clause.low + clause.high > 1
            span = (0.1, 0.5) if lower else (0.5, 0.9)
            reader.wish(index, index + 1, replace(clause, low=span[0], high=span[1]))
    reader.scope.limited = False
