"""Colours in a prompt: their shade, and which colour of the palette they are."""

from __future__ import annotations

from model.garment.table_fabric import MOTIFS
from model.garment.words import grammar
from model.garment.words.meaning import Clause
from model.garment.words.reader import Reader
from model.garment.words.shades import shaded
from model.garment.words.vocabulary import Word

_OF_A_PRINT = ("print", "printed", "pattern", "patterned", "印花", "图案", "花纹", "纹样", "的")
_GROUND = ("底", "地")  # said of the colour before it, even in "白底蓝边"
_BETWEEN = ("一点", "一些", "点", "的")  # between a modifier and its colour: "深一点的蓝色"


def read_shade(reader: Reader, index: int, word: Word) -> bool:
    """Reads a colour with its modifiers, if one begins here."""
    changes = []
    at = index
    while reader.word(at).modifier is not None and (at == index or not reader.breaks(at)):
        here = reader.word(at)
        if here.colour and not (reader.word(at + 1).colour or reader.word(at + 1).modifier):
            break
        assert here.modifier is not None
        changes.append((here.modifier_name, here.modifier))
        at += 1
        while reader.text(at) in _BETWEEN and not reader.breaks(at):
            at += 1
    noun = reader.word(at)
    joined = at == index or not reader.breaks(at)
    if not noun.colour or not joined:
        return False
    if noun.meaning and not changes and at == index:
        return False
    hex_colour = shaded(noun.colour, changes) if changes else noun.colour
    read_colour(reader, index, at + 1, hex_colour)
    return True


def is_colour(reader: Reader, index: int) -> bool:
    """Whether a colour, or a word that changes one, is at an index."""
    return bool(reader.word(index).colour or reader.word(index).modifier)


def read_colour(reader: Reader, index: int, end: int, hex_colour: str) -> None:
    """Gives a colour, said from `index` to before `end`, to the part that it is said of."""
    reader.used.update(range(index, end))
    role = _role_before(reader, index) or _role_after(reader, end)
    if reader.scope.negated:
        reader.scope.spoken += 1
        role = "base" if role in ("", "motif") else "accent" if role == "edging" else role
        reader.wish(index, end, Clause(role, "colour", (hex_colour,)))
        return
    if reader.text(index - 1) in grammar.OR_WORDS and not reader.breaks(index) and not role:
        reader.wish(index, end, Clause("base", "lean", (hex_colour,)))
        return
    taken = {w.field for w in reader.wishes if w.clause.sense == "colour" and not w.negated}
    if role == "motif":  # of the ground in "a red peony dress", unless that has its colour
        role = "" if _names_the_ground(reader, end) and "base" not in taken else "secondary"
    if not role:
        role = next((r for r in ("base", "secondary", "accent") if r not in taken), "")
    for each in grammar.EDGING if role == "edging" else (role,) if role else ():
        reader.wish(index, end, Clause(each, "colour", (hex_colour,)))


def _role_before(reader: Reader, index: int) -> str:
    """The role named just before: "底色 #F5E6D3", "triple-stitched in white"."""
    linked = False
    for before in range(index - 1, max(index - 4, -1), -1):
        if reader.breaks(before + 1) and reader.items[before + 1].gap == "stop":
            return ""
        word = reader.word(before)
        if word.role and before not in reader.used:
            return word.role
        text = reader.items[before].text.lower()
        if text == "的":
            return ""
        if linked and _part(word):
            return _part(word)
        if word.meaning or word.colour or reader.items[before].word is None:
            return ""
        linked = linked or text in ("in", "用", "为", "是")
        if reader.items[before + 1].gap == "pause":
            return ""
    return ""


def _role_after(reader: Reader, end: int) -> str:
    """The role of the part that the colour is said of: "白色车线", "cream leather sleeves"."""
    for after in range(end, min(end + 4, len(reader.items))):
        if reader.breaks(after) or reader.items[after].gap == "list":
            return ""
        word = reader.word(after)
        if word.role:
            if is_colour(reader, after + 1) and reader.text(after) not in _GROUND:
                return ""
            reader.used.add(after)
            return word.role
        if _part(word):
            return _part(word)
        clauses = word.meaning.clauses if word.meaning else ()
        if word.colour or any(c.field != "fabric" for c in clauses):
            return ""
        text = reader.items[after].text.lower()
        if not clauses and text not in ("的", "色", "coloured", "colour", "tone", "大"):
            return ""
    return ""


def _names_the_ground(reader: Reader, end: int) -> bool:
    """Whether colour and motif, said before `end`, lead up to the garment they are said of."""
    for after in range(end, len(reader.items)):
        word = reader.word(after)
        clauses = word.meaning.clauses if word.meaning else ()
        if any(clause.field == "category" for clause in clauses):
            return True
        if reader.breaks(after + 1) or word.colour:
            return False
        if not clauses and reader.text(after) not in _OF_A_PRINT:
            return False
    return False


def _part(word: Word) -> str:
    """The palette's colour for a part: "trim" for stitching, "motif" for a print."""
    if word.part:
        return word.part
    for clause in word.meaning.clauses if word.meaning else ():
        if clause.field == "topstitch":
            return "trim"
        if clause.field in ("piping", "belt") or "frogs" in clause.values[:1]:
            return "accent"
        if clause.field == "print" and clause.values[0] in MOTIFS | {"dots"}:
            return "motif"
    return ""


def full_hex(text: str) -> str:
    """`#abc` and `#aabbcc` as `#AABBCC`."""
    digits = text[1:].upper()
    return "#" + (digits if len(digits) == 6 else "".join(2 * d for d in digits))
