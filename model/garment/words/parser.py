"""Words to wishes: negation, degree, sizes, counts and colours, read from left to right."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from model.garment.fields import value_names
from model.garment.table_fabric import MOTIFS
from model.garment.words import grammar
from model.garment.words.meaning import Clause
from model.garment.words.reading import Reading
from model.garment.words.resolve import resolved
from model.garment.words.segment import Item, segment
from model.garment.words.shades import shaded
from model.garment.words.vocabulary import Word
from model.garment.words.wishes import BUTTONED, Wish

_LONGEST_PROMPT = 4000  # characters; what is beyond is not read
_NOTHING = Word("")


def parse(prompt: str) -> Reading:
    """What the prompt, in Chinese, English or both, says about a garment.

    Never raises; what is not understood is listed in the reading.
    """
    items = segment(prompt[:_LONGEST_PROMPT])
    reader = _Reader(items)
    reader.read()
    return resolved(prompt, reader.wishes, reader.unknown)


@dataclass
class _Scope:
    """What the words just read say about the words that follow."""

    negated: bool = False
    spoken: int = 0  # wishes since the negation began
    degree: tuple[float, float] | None = None
    limited: bool = False


class _Reader:
    def __init__(self, items: Sequence[Item]) -> None:
        self.items = items
        self.wishes: list[Wish] = []
        self.unknown: list[str] = []
        self.scope = _Scope()
        self.used: set[int] = set()  # items already read with an earlier one
        self.next_role = iter(("base", "secondary", "accent"))
        self.clause_start = 0  # number of wishes when the clause began

    def word(self, index: int) -> Word:
        """The word at an index; an empty one for unknown words and beyond the ends."""
        if 0 <= index < len(self.items):
            return self.items[index].word or _NOTHING
        return _NOTHING

    def breaks(self, index: int) -> bool:
        """Whether a clause ends before the item at an index."""
        return index >= len(self.items) or self.items[index].gap in ("pause", "stop")

    def read(self) -> None:
        for index, item in enumerate(self.items):
            if item.gap == "stop" or (item.gap == "pause" and not self._list_goes_on(index)):
                self.scope = _Scope()
                self.clause_start = len(self.wishes)
            if index in self.used:
                continue
            if item.text.startswith("#"):
                self._colour(index, index + 1, _full_hex(item.text))
            elif item.word is None:
                self._unknown(index)
            else:
                self._known(index, item.word)

    def _known(self, index: int, word: Word) -> None:
        if word.limiter:
            self.scope = _Scope(limited=True)
        elif word.negator:
            self._negator(index)
        elif self._coloured(index, word) or (word.number and self._count(index, word.number)):
            pass
        elif (
            self.items[index].text == "拼" and index - 1 in self.used and self._colour_at(index + 1)
        ):
            self._wish(index, index + 1, Clause("print", "one_of", ("colour_block",)))
        elif word.meaning is not None and not self._measures_more(index, word):
            self._meaning(index, word)
        elif (word.long or word.wide) and self._size(index, word):
            pass
        elif word.degree is not None:
            self.scope.degree = word.degree
        elif (
            self.scope.negated
            and self.scope.spoken
            and (self.items[index].text.lower() in grammar.OPENERS)
        ):
            self.scope = _Scope()  # "no sleeves and a full skirt"

    def _unknown(self, index: int) -> None:
        text = self.items[index].text
        number = text.replace(".", "", 1).isdigit()
        if number and self._unit(index, float(text[:12])):
            return
        if number and float(text[:12]) <= 12 and self._count(index, int(float(text[:12]))):
            return
        if not number:
            self.unknown.append(text)

    # negation

    def _list_goes_on(self, index: int) -> bool:
        """Whether the negated list before this comma ends in "or": "no collar, sleeves or belt"."""
        if not (self.scope.negated and self.scope.spoken):
            return False
        for later in range(index + 1, min(index + 4, len(self.items))):
            if self.breaks(later):
                return False
            if self.items[later].text in grammar.OR_WORDS:
                return True
        return False

    def _negator(self, index: int) -> None:
        ahead = index + 1
        while not self.breaks(ahead) and not self._speaks(ahead):
            ahead += 1
        if self.breaks(ahead) and self.wishes[self.clause_start :]:
            # "圆弧下摆不要": the negation follows what it denies.
            last = self.wishes[-1]
            self.wishes = [
                replace(w, negated=True) if w.start == last.start else w for w in self.wishes
            ]
            return
        self.scope = _Scope(negated=True)

    def _speaks(self, index: int) -> bool:
        word = self.word(index)
        return bool(word.meaning or word.colour or word.long or word.wide or word.measured)

    # colours

    def _coloured(self, index: int, word: Word) -> bool:
        """Reads a colour with its modifiers, if one begins here."""
        changes = []
        at = index
        while self.word(at).modifier is not None and (at == index or not self.breaks(at)):
            here = self.word(at)
            if here.colour and not (self.word(at + 1).colour or self.word(at + 1).modifier):
                break
            assert here.modifier is not None
            changes.append((here.modifier_name, here.modifier))
            at += 1
        noun = self.word(at)
        joined = at == index or not self.breaks(at)
        if not noun.colour or not joined:
            return False
        if noun.meaning and not changes and at == index:
            return False
        hex_colour = shaded(noun.colour, changes) if changes else noun.colour
        self._colour(index, at + 1, hex_colour)
        return True

    def _colour_at(self, index: int) -> bool:
        return bool(self.word(index).colour or self.word(index).modifier)

    def _colour(self, index: int, end: int, hex_colour: str) -> None:
        self.used.update(range(index, end))
        role = self._role_before(index) or self._role_after(end)
        if self.scope.negated:
            self.scope.spoken += 1
            role = "base" if role in ("", "motif") else role
            self._wish(index, end, Clause(role, "colour", (hex_colour,)))
            return
        taken = {w.field for w in self.wishes if w.clause.sense == "colour" and not w.negated}
        if role == "motif":  # of the ground, unless that has its colour
            role = "secondary" if "base" in taken else ""
        if not role:
            role = next((r for r in ("base", "secondary", "accent") if r not in taken), "")
        if role:
            self._wish(index, end, Clause(role, "colour", (hex_colour,)))

    def _role_before(self, index: int) -> str:
        """The role named just before: "底色 #F5E6D3", "triple-stitched in white"."""
        linked = False
        for before in range(index - 1, max(index - 4, -1), -1):
            if self.breaks(before + 1) and self.items[before + 1].gap == "stop":
                return ""
            word = self.word(before)
            if word.role and before not in self.used:
                return word.role
            text = self.items[before].text.lower()
            if text == "的":
                return ""
            if linked and _part(word):
                return _part(word)
            if word.meaning or word.colour or self.items[before].word is None:
                return ""
            linked = linked or text in ("in", "用", "为", "是")
            if self.items[before + 1].gap == "pause":
                return ""
        return ""

    def _role_after(self, end: int) -> str:
        """The role of the part that the colour is said of: "白色车线", "cream leather sleeves"."""
        for after in range(end, min(end + 4, len(self.items))):
            if self.breaks(after):
                return ""
            word = self.word(after)
            if word.role:
                if self._colour_at(after + 1):
                    return ""
                self.used.add(after)
                return word.role
            if _part(word):
                return _part(word)
            clauses = word.meaning.clauses if word.meaning else ()
            if word.colour or any(c.field != "fabric" for c in clauses):
                return ""
            text = self.items[after].text.lower()
            if not clauses and text not in ("的", "色", "coloured", "colour", "tone", "大"):
                return ""
        return ""

    # counts and sizes

    def _count(self, index: int, number: int) -> bool:
        """Reads "三粒扣", "six-button", "五对盘扣", if it begins here."""
        counted = False
        for after in range(index + 1, min(index + 5, len(self.items))):
            if self.breaks(after):
                break
            word = self.word(after)
            counted = counted or self.items[after].text in grammar.BUTTON_COUNTERS
            fields = word.meaning.clauses if word.meaning else ()
            if any(c.field == "closure" and c.values[0] in BUTTONED for c in fields):
                self._wish(index, after, Clause("button_count", "size", (), (), number, number))
                return True
            if fields and any(c.field not in ("fabric", "closure") for c in fields):
                break
        if counted:
            self._wish(index, index + 2, Clause("button_count", "size", (), (), number, number))
        return counted

    def _unit(self, index: int, number: float) -> bool:
        """Reads "70 cm" with the size it is said of, if one is near."""
        if not self.word(index + 1).unit:
            return False
        self.used.add(index + 1)
        for near in (index - 1, index - 2, index + 2, index + 3, index - 3):
            if not 0 <= near < len(self.items):
                continue
            low, high = min(near, index), max(near, index)
            if self._cut(low, high):
                continue
            if self.word(near).measured:
                self._wish(
                    low, max(high, index + 1) + 1,
                    Clause(self.word(near).measured, "size", (), (), number, number),
                )  # fmt: skip
                return True
            if self.word(near).long:
                self._wish(low, high + 1, Clause("length", "size", (), (), number, number))
                return True
        return True

    def _measures_more(self, index: int, word: Word) -> bool:
        """Whether a part is only named to be measured: "袖子短一点", "body length 62 cm"."""
        if not word.measured or self.scope.negated:
            return False
        return any(
            not self.breaks(after) and (self.word(after).long or self.word(after).wide)
            for after in range(index + 1, min(index + 4, len(self.items)))
        ) and self.items[index].text in ("袖子", "领子", "领", "袖", "袖口", "领口", "下摆", "肩膀")

    def _size(self, index: int, word: Word) -> bool:
        """Reads a size word with the part it is said of, or of the whole garment."""
        if word.long and (length := self._sleeves(index + 1)):
            low, high = grammar.SLEEVE_LENGTHS[word.long]
            self._wish(index, length, Clause("sleeve_length", "size", (), (), low, high))
            return True
        name = self._measured_near(index)
        if not name and word.long and self._stands_alone(index):
            name = "length"
        if not name:
            return False
        low, high = self._degree(index)
        if (word.long or word.wide) < 0:
            low, high = 1 - high, 1 - low
        self._wish(index, index + 1, Clause(name, "share", (), (), low, high))
        self.scope.limited = False
        self.scope.degree = None
        return True

    def _sleeves(self, index: int) -> int:
        """The end of "raglan sleeves" that a word of length stands before; 0 if it does not."""
        word = self.word(index)
        if self.breaks(index) or word.meaning is None:
            return 0
        return index + 1 if any(c.field == "sleeve" for c in word.meaning.clauses) else 0

    def _measured_near(self, index: int) -> str:
        chinese = not self.items[index].text.isascii()
        before = [i for i in (index - 1, index - 2, index - 3) if i >= 0]
        after = [index + 1]
        for near in (*before, *after) if chinese else (*after, *before[:2]):
            low, high = min(near, index), max(near, index)
            if self._cut(low, high):
                continue
            word = self.word(near)
            if word.measured:
                return word.measured
            if near < index and word.colour:
                break
        return ""

    def _stands_alone(self, index: int) -> bool:
        """Whether a word like "long" is said of the garment and not of one of its parts."""
        if self.scope.limited or self.scope.degree is not None:
            return True
        following = self.word(index + 1)
        if self.breaks(index + 1):
            return self.breaks(index)
        clauses = following.meaning.clauses if following.meaning else ()
        return bool(following.colour) or any(c.field in ("category", "fabric") for c in clauses)

    def _degree(self, index: int) -> tuple[float, float]:
        if self.scope.limited:
            return 0.05, 0.5
        if self.scope.degree is not None:
            return self.scope.degree
        following = self.items[index + 1].text if index + 1 < len(self.items) else ""
        if following in ("一点", "一些", "点", "些", "一点点"):
            return 0.6, 0.85
        return grammar.PLAIN_DEGREE

    # meanings

    def _meaning(self, index: int, word: Word) -> None:
        assert word.meaning is not None
        clauses = word.meaning.clauses
        negated = self.scope.negated
        if negated and word.meaning.without:
            clauses, negated = word.meaning.without, False
        if self.scope.limited:
            self._limited(index, clauses)
            return
        for clause in clauses:
            clause = self._on_the_chest(index, self._by_degree(index, clause))
            self._wish(index, index + 1, clause, negated)
        if clauses:
            self.scope.spoken += 1
            self.scope.degree = None

    def _on_the_chest(self, index: int, clause: Clause) -> Clause:
        """A pocket that is said to be on the chest: "胸前一个贴袋"."""
        if clause.field != "lower_pocket" or clause.sense != "one_of":
            return clause
        near = [i for i in (index - 3, index - 2, index - 1) if i >= 0 and not self._cut(i, index)]
        after = range(index + 1, min(index + 4, len(self.items)))
        near += [i for i in after if not self._cut(index, i)]
        if not any(self.items[i].text.lower() in ("胸前", "胸口", "胸", "chest") for i in near):
            return clause
        own = value_names("chest_pocket")
        values = tuple(v for v in clause.values if v in own)
        return replace(clause, field="chest_pocket", values=values) if values else clause

    def _cut(self, low: int, high: int) -> bool:
        return any(self.breaks(i) for i in range(low + 1, high + 1))

    def _by_degree(self, index: int, clause: Clause) -> Clause:
        """A share of the range, moved by "slightly", "very", "一点"."""
        degree = self.scope.degree
        following = self.items[index + 1].text if index + 1 < len(self.items) else ""
        if degree is None and following in ("一点", "一些", "点") and clause.sense == "share":
            degree = (0.55, 0.75)
        if degree is None or clause.sense != "share":
            return clause
        low, high = degree if clause.low + clause.high > 1 else (1 - degree[1], 1 - degree[0])
        return replace(clause, low=low, high=high)

    def _limited(self, index: int, clauses: Sequence[Clause]) -> None:
        """ "Not too formal" leans away; "别太短" stays on the far side of typical."""
        for clause in clauses:
            if clause.sense == "share":
                lower = clause.low + clause.high > 1
                span = (0.1, 0.5) if lower else (0.5, 0.9)
                self._wish(index, index + 1, replace(clause, low=span[0], high=span[1]))
        self.scope.limited = False

    def _wish(self, first: int, end: int, clause: Clause, negated: bool | None = None) -> None:
        start, stop = self.items[first].start, self.items[end - 1].end
        joined = "".join(self._between(first)) if self.wishes else ""
        self.wishes.append(
            Wish(
                clause,
                start,
                stop,
                self.scope.negated if negated is None else negated,
                alternative=joined in grammar.OR_WORDS,
            )
        )

    def _between(self, first: int) -> Iterator[str]:
        if first and not self.breaks(first):
            yield self.items[first - 1].text.lower()


def _part(word: Word) -> str:
    """The palette's colour for a part: "trim" for stitching, "motif" for a print."""
    if word.part:
        return word.part
    for clause in word.meaning.clauses if word.meaning else ():
        if clause.field in ("topstitch", "piping"):
            return "trim"
        if clause.field == "print" and clause.values[0] in MOTIFS | {"dots"}:
            return "motif"
    return ""


def _full_hex(text: str) -> str:
    digits = text[1:].upper()
    return "#" + (digits if len(digits) == 6 else "".join(2 * d for d in digits))
