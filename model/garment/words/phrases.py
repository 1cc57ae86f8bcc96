"""What can be said of a design: one short phrase for each thing worth a mention."""

from __future__ import annotations

import random
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from typing import Literal

from model.garment.categories import find_category
from model.garment.colours import COLOURS, nearest_colour
from model.garment.design import Design
from model.garment.oklch import oklab
from model.garment.words.lengths import size_of
from model.garment.words.segment import segment
from model.garment.words.vocabulary import Word, words_of

Language = Literal["zh", "en"]
LANGUAGES: tuple[Language, ...] = ("zh", "en")


@dataclass(frozen=True)
class Phrase:
    """Words about a design and the fields that they mention."""

    text: str
    fields: tuple[str, ...]


# Sizes and the words for them; what each word means is in `tables/phrases.tsv`.
_SIZE_WORDS: dict[str, tuple[tuple[str, ...], tuple[str, ...]]] = {
    "length": (
        ("迷你", "膝上", "及膝", "膝下", "及小腿", "及踝", "拖地", "短款", "长款",
         "九分", "七分裤"),
        ("mini", "above-knee", "knee-length", "below-knee", "midi", "ankle-length",
         "floor-length", "cropped", "longline", "capri"),
    ),
    "sleeve_length": (
        ("短袖", "五分袖", "七分袖", "九分袖", "长袖", "超长袖"),
        ("short", "elbow-length", "three-quarter", "bracelet", "long", "extra-long"),
    ),
    "chest_width": (("修身", "宽松", "超大廓形"), ("slim", "relaxed", "oversized")),
    "rise": (("低腰", "中腰", "高腰"), ("low rise", "mid rise", "high rise")),
    "lapel_width": (("窄驳头", "宽驳头"), ("narrow lapel", "wide lapel")),
}  # fmt: skip
_EN_NUMBERS = ("one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten")
_ZH_NUMBERS = "一两三四五六七八九十"


@cache
def word_for(text: str) -> Word | None:
    """The entry of the vocabulary that the whole text is, or nothing."""
    items = segment(text)
    return items[0].word if len(items) == 1 else None


@cache
def colour_name(hex_colour: str, language: Language) -> str:
    """The name that reads back as the nearest colour of the table to `#RRGGBB`."""
    first = COLOURS[nearest_colour(hex_colour)].hex
    wanted = oklab(hex_colour)
    by_distance = sorted(
        COLOURS,
        key=lambda c: sum((a - b) ** 2 for a, b in zip(wanted, oklab(c.hex), strict=True)),
    )
    for colour in by_distance:
        names = (colour.en,)
        if language == "zh":
            names = (colour.zh if colour.zh.endswith("色") else colour.zh + "色",)
        for name in names:
            word = word_for(name)
            if word is not None and word.colour == colour.hex and not word.meaning:
                return name
    return first


def value_word(design: Design, name: str, language: Language, rng: random.Random) -> str:
    """A word for the design's value of a choice field: mostly the first of the vocabulary."""
    words = words_of(name, design.choice(name))[LANGUAGES.index(language)]
    return words[1] if len(words) > 1 and rng.random() < 0.3 else words[0]


def size_phrase(design: Design, name: str, language: Language) -> Phrase | None:
    """The word for a size of the design, where there is one that fits."""
    words = _SIZE_WORDS["length" if name in _LENGTHS else name][LANGUAGES.index(language)]
    for text in words:
        spoken = f"{text} sleeve" if name == "sleeve_length" and language == "en" else text
        if _says(spoken, design, name):
            return Phrase(text, (name,))
    return None


_LENGTHS = ("body_length", "skirt_length", "inseam")


def _says(text: str, design: Design, name: str) -> bool:
    word = word_for(text)
    size = design.number(name)
    kind = find_category(design.choice("category")).kind
    pinned = {"category": design.choice("category")}
    for clause in word.meaning.clauses if word and word.meaning else ():
        if clause.field != name or (clause.kinds and kind not in clause.kinds):
            continue
        low, high = clause.low, clause.high
        if clause.sense == "share":
            low, high = size_of(name, low, high, pinned, frozenset([kind]))
        if low <= size <= high:
            return True
    return False


def count_phrase(design: Design, language: Language) -> Phrase:
    """How many buttons: "五对盘扣", "a double-breasted front with six buttons"."""
    closure, count = design.choice("closure"), int(design.number("button_count"))
    said = ("closure", "button_count")
    if language == "zh":
        number = _ZH_NUMBERS[count - 1]
        if closure == "double_breasted":
            return Phrase(f"双排{_zh_number(2 * count)}粒扣", said)
        word = words_of("closure", closure)[0][0]
        counter = "对" if closure == "frogs" else "粒"
        if closure in ("half_placket", "slanted"):
            return Phrase(f"{word}{number}粒扣", said)
        return Phrase(f"{number}{counter}{word}", said)
    number = _en_number(count)
    if closure == "double_breasted":
        return Phrase(f"a double-breasted front with {_en_number(2 * count)} buttons", said)
    if closure == "buttons":
        button = "button" if count == 1 else "buttons"
        return Phrase(f"{number} {button}", said)
    word = words_of("closure", closure)[1][0]
    if closure in ("half_placket", "slanted"):
        return Phrase(f"a {word} with {number} {'button' if count == 1 else 'buttons'}", said)
    return Phrase(f"{number} {word}", said)


def _en_number(count: int) -> str:
    return _EN_NUMBERS[count - 1] if count <= len(_EN_NUMBERS) else str(count)


def _zh_number(count: int) -> str:
    return _ZH_NUMBERS[count - 1] if count <= len(_ZH_NUMBERS) else str(count)


_PLACED: Mapping[str, tuple[str, str]] = {
    "all_over": ("满版{}", "{} all over"),
    "border": ("下摆边饰{}", "{} in a border along the hem"),
    "yoke": ("肩部图案{}", "{} across the shoulders"),
    "sleeves": ("袖子印花{}", "{} on the sleeves"),
    "panel": ("单侧图案{}", "{} on one side"),
    "motif": ("定位花{}", "{} as a placed motif"),
}
_TECHNIQUES: Mapping[str, tuple[str, str]] = {
    "printed": ("{}印花", "printed {}"),
    "woven": ("{}提花", "jacquard {}"),
    "embroidered": ("{}刺绣", "embroidered {}"),
    "sashiko": ("{}刺子绣", "sashiko {}"),
}


def print_phrase(design: Design, language: Language, rng: random.Random) -> Phrase:
    """The print with its technique and its place: "定位花仙鹤刺绣"."""
    index = LANGUAGES.index(language)
    text = words_of("print", design.choice("print"))[index][0]
    said = ["print"]
    placement = design.choice("print_placement")
    if placement == "sleeves" and language == "zh":
        return Phrase(f"{text}只在袖子", ("print", "print_placement"))
    if "technique" in design and rng.random() < 0.7:
        text = _TECHNIQUES[design.choice("technique")][index].format(text)
        said.append("technique")
    if placement in _PLACED and rng.random() < 0.6:
        text = _PLACED[placement][index].format(text)
        said.append("print_placement")
    return Phrase(text, tuple(said))


# Fields whose values are said as they are, with the values that go without saying and how
# often the others are said.
_PLAIN_FIELDS: dict[str, tuple[str, float]] = {
    "silhouette": ("h_line", 0.5),
    "waist": ("none waistband seam", 0.6),
    "hem": ("straight", 0.6),
    "cuff": ("plain", 0.5),
    "shaping": ("none", 0.4),
    "yoke": ("none", 0.6),
    "gathers": ("none", 0.7),
    "chest_pocket": ("none", 0.5),
    "lower_pocket": ("none", 0.5),
    "belt": ("none", 0.7),
    "shoulder_detail": ("none", 0.7),
    "front": ("flat", 0.6),
    "crease": ("none", 0.5),
    "topstitch": ("none single", 0.4),
    "piping": ("none", 0.6),
    "patches": ("none", 0.8),
    "quilting": ("none", 0.8),
    "hardware": ("none", 0.8),
}


def features(design: Design, language: Language, rng: random.Random) -> Iterator[Phrase]:
    """Phrases about the cut and the details, in the order in which one looks at a garment."""
    yield from _neck(design, language, rng)
    yield from _sleeve(design, language, rng)
    if design.choice("skirt") != "none" and design["category"] != "skirt" and rng.random() < 0.8:
        yield Phrase(words_of("skirt", design.choice("skirt"))[LANGUAGES.index(language)][0],
                     ("skirt",))  # fmt: skip
    if "leg" in design and rng.random() < 0.8:
        words = words_of("leg", design.choice("leg"))
        yield Phrase(words[0][1] if language == "zh" else words[1][0], ("leg",))
    if "rise" in design and rng.random() < 0.5 and (rise := size_phrase(design, "rise", language)):
        yield rise
    if "button_count" in design:
        yield count_phrase(design, language)
    elif design.choice("closure") != "none" and rng.random() < 0.8:
        yield Phrase(value_word(design, "closure", language, rng), ("closure",))
    for name, (unsaid, often) in _PLAIN_FIELDS.items():
        if design.choice(name) not in ("none", *unsaid.split()) and rng.random() < often:
            yield Phrase(value_word(design, name, language, rng), (name,))


def _neck(design: Design, language: Language, rng: random.Random) -> Iterator[Phrase]:
    name = "neckline" if "neckline" in design else "collar"
    if name in design and design.choice(name) != "none":
        yield Phrase(value_word(design, name, language, rng), (name,))
    if "lapel_width" in design and rng.random() < 0.4:
        lapel = size_phrase(design, "lapel_width", language)
        if lapel:
            yield lapel


def _sleeve(design: Design, language: Language, rng: random.Random) -> Iterator[Phrase]:
    if "sleeve" not in design:
        return
    if language == "en" and design["sleeve"] == "sleeveless":
        yield Phrase("no sleeves", ("sleeve",))
        return
    word = words_of("sleeve", design.choice("sleeve"))[LANGUAGES.index(language)][0]
    length = size_phrase(design, "sleeve_length", language) if "sleeve_length" in design else None
    if design.choice("sleeve") in ("set_in", "two_piece") and length and rng.random() < 0.7:
        yield Phrase(length.text if language == "zh" else f"{length.text} sleeves", length.fields)
    elif length and rng.random() < 0.7 and word.endswith(("sleeves", "袖")):
        text = f"{length.text}、{word}" if language == "zh" else f"{length.text} {word}"
        yield Phrase(text, ("sleeve", *length.fields))
    elif design.choice("sleeve") not in ("set_in", "two_piece") or rng.random() < 0.3:
        yield Phrase(word, ("sleeve",))
