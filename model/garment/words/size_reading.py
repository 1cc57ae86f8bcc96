"""Sizes and counts in a prompt: "three buttons", "70 cm", "袖子短一点", "very long"."""

from __future__ import annotations

from model.garment.sizing.limits import LAPELS
from model.garment.words import grammar
from model.garment.words.meaning import Clause
from model.garment.words.reader import Reader
from model.garment.words.vocabulary import Word
from model.garment.words.wishes import BUTTONED


def read_count(reader: Reader, index: int, number: int) -> bool:
    """Reads "三粒扣", "six-button", "五对盘扣", if it begins here."""
    counted = False
    for after in range(index + 1, min(index + 5, len(reader.items))):
        if reader.breaks(after):
            break
        word = reader.word(after)
        counted = counted or reader.items[after].text in grammar.BUTTON_COUNTERS
        fields = word.meaning.clauses if word.meaning else ()
        if any(c.field == "closure" and c.values[0] in BUTTONED for c in fields):
            reader.wish(index, after, Clause("button_count", "size", (), (), number, number))
            return True
        if fields and any(c.field not in ("fabric", "closure") for c in fields):
            break
    if counted:
        reader.wish(index, index + 2, Clause("button_count", "size", (), (), number, number))
    return counted


def read_unit(reader: Reader, index: int, number: float) -> bool:
    """Reads "70 cm" with the size it is said of, if one is near."""
    if not reader.word(index + 1).unit:
        return False
    reader.used.add(index + 1)
    for near in (index - 1, index - 2, index + 2, index + 3, index - 3):
        if not 0 <= near < len(reader.items):
            continue
        low, high = min(near, index), max(near, index)
        if reader.cut(low, high):
            continue
        if reader.word(near).measured:
            reader.wish(
                low, max(high, index + 1) + 1,
                Clause(reader.word(near).measured, "size", (), (), number, number),
            )  # fmt: skip
            return True
        if reader.word(near).long:
            reader.wish(low, high + 1, Clause("length", "size", (), (), number, number))
            return True
    return True


def only_measured(reader: Reader, index: int, word: Word) -> bool:
    """Whether a part is only named to be measured: "袖子短一点", "body length 62 cm"."""
    if not word.measured or reader.scope.negated:
        return False
    return any(
        not reader.breaks(after) and (reader.word(after).long or reader.word(after).wide)
        for after in range(index + 1, min(index + 4, len(reader.items)))
    ) and reader.items[index].text in ("袖子", "领子", "领", "袖", "袖口", "领口", "下摆", "肩膀")


def measured_before(reader: Reader, index: int) -> bool:
    """Whether the word just before is a part that can be measured: "袖子宽大"."""
    return not reader.breaks(index) and bool(reader.word(index - 1).measured)


def read_size(reader: Reader, index: int, word: Word) -> bool:
    """Reads a size word with the part it is said of, or of the whole garment."""
    if word.long and (length := _sleeves(reader, index + 1)):
        low, high = grammar.SLEEVE_LENGTHS[word.long]
        reader.wish(index, length, Clause("sleeve_length", "size", (), (), low, high))
        return True
    name = _measured_near(reader, index)
    if not name and word.long and _stands_alone(reader, index):
        name = "length"
    if not name:
        return False
    low, high = _degree(reader, index)
    if (word.long or word.wide) < 0:
        low, high = 1 - high, 1 - low
    reader.wish(index, index + 1, Clause(name, "share", (), (), low, high))
    reader.scope.limited = False
    reader.scope.degree = None
    return True


def _sleeves(reader: Reader, index: int) -> int:
    """The end of "raglan sleeves" that a word of length stands before; 0 if it does not."""
    word = reader.word(index)
    if reader.breaks(index) or word.meaning is None:
        return 0
    return index + 1 if any(c.field == "sleeve" for c in word.meaning.clauses) else 0


def _measured_near(reader: Reader, index: int) -> str:
    chinese = not reader.items[index].text.isascii()
    before = [i for i in (index - 1, index - 2, index - 3) if i >= 0]
    after = [index + 1]
    for near in (*before, *after) if chinese else (*after, *before[:2]):
        low, high = min(near, index), max(near, index)
        if reader.cut(low, high):
            continue
        word = reader.word(near)
        if word.measured:
            return word.measured
        if near > index and word.wide == 0 and _lapels(word):
            return "lapel_width"
        if near < index and word.colour:
            break
    return ""


def _lapels(word: Word) -> bool:
    clauses = word.meaning.clauses if word.meaning else ()
    return any(c.field == "collar" and c.values[0] in LAPELS for c in clauses)


def _stands_alone(reader: Reader, index: int) -> bool:
    """Whether a word like "long" is said of the garment and not of one of its parts."""
    if reader.scope.limited or reader.scope.degree is not None:
        return True
    following = reader.word(index + 1)
    if reader.breaks(index + 1):
        return reader.breaks(index)
    clauses = following.meaning.clauses if following.meaning else ()
    return bool(following.colour) or any(c.field in ("category", "fabric") for c in clauses)


def _degree(reader: Reader, index: int) -> tuple[float, float]:
    if reader.scope.limited:
        return 0.05, 0.5
    if reader.scope.degree is not None:
        return reader.scope.degree
    following = reader.items[index + 1].text if index + 1 < len(reader.items) else ""
    if following in ("一点", "一些", "点", "些", "一点点"):
        return 0.6, 0.85
    return grammar.PLAIN_DEGREE
