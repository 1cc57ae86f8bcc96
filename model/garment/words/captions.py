"""A design as one natural sentence, in Chinese or English."""

from __future__ import annotations

import random
from dataclasses import dataclass

from model.garment.categories import find_category
from model.garment.design import Design
from model.garment.words.phrases import (
    LANGUAGES,
    Language,
    Phrase,
    colour_name,
    features,
    print_phrase,
    size_phrase,
)
from model.garment.words.vocabulary import words_of

_MOST_FEATURES = 6
_NAMED_CLOTH = {"jeans": "denim", "denim_jacket": "denim", "knit_vest": "knit"}  # by the noun


@dataclass(frozen=True)
class Caption:
    """A sentence about a design, and the fields that it mentions."""

    text: str
    mentioned: tuple[str, ...]


def describe(design: Design, language: str = "en", seed: int = 0) -> str:
    """One sentence about the design; another seed says it in other words."""
    return caption(design, language, seed).text


def caption(design: Design, language: str = "en", seed: int = 0) -> Caption:
    """`describe`, with the fields that the sentence mentions.

    Raises:
        ValueError: the language is neither `zh` nor `en`.
    """
    spoken = next((known for known in LANGUAGES if known == language), None)
    if spoken is None:
        raise ValueError(f"language {language!r}; captions are written in {LANGUAGES}")
    rng = random.Random(f"{language} {seed} {design.items}")
    head = _Head.of(design, spoken, rng)
    more = list(features(design, spoken, rng))
    if design.choice("print") != "solid":
        more.insert(min(1, len(more)), print_phrase(design, spoken, rng))
    while len(more) > _MOST_FEATURES:
        more.pop(rng.randrange(1, len(more)))
    tail = _colours(design, spoken, rng)
    text = (_english if spoken == "en" else _chinese)(head, more, tail, rng)
    said = [*head.fields, *(name for phrase in (*more, *tail) for name in phrase.fields)]
    return Caption(text, tuple(dict.fromkeys(said)))


@dataclass(frozen=True)
class _Head:
    """The words that go before the features; empty ones are not said."""

    style: str
    season: str
    colour: str
    fabric: str
    size: str
    noun: str
    counter: str
    fields: tuple[str, ...]

    @classmethod
    def of(cls, design: Design, language: Language, rng: random.Random) -> _Head:
        index = LANGUAGES.index(language)
        fields = ["category"]
        said = {"style": 0.5, "season": 0.3, "fabric": 0.85, "base": 0.95}
        words = {}
        for name, often in said.items():
            words[name] = ""
            cloth = _NAMED_CLOTH.get(design.choice("category"))
            if name == "fabric" and cloth and cloth in design.choice("fabric"):
                continue
            if name in design and rng.random() < often:
                fields.append(name)
                words[name] = (
                    colour_name(design.choice(name), language)
                    if name == "base"
                    else words_of(name, design.choice(name))[index][0]
                )
        size = ""
        for name in ("body_length", "skirt_length", "inseam", "chest_width"):
            if name in design and not size and rng.random() < 0.5:
                phrase = size_phrase(design, name, language)
                if phrase:
                    size = phrase.text
                    fields.append(name)
        noun = words_of("category", design.choice("category"))[index][0]
        if design["category"] == "skirt":
            skirt = words_of("skirt", design.choice("skirt"))[index]
            noun = skirt[1] if language == "zh" else skirt[0]
            fields.append("skirt")
        kind = find_category(design.choice("category")).kind
        counter = "一件" if kind == "top" else "一条"
        return cls(
            words["style"], words["season"], words["base"], words["fabric"], size, noun, counter,
            tuple(fields),
        )  # fmt: skip


def _colours(design: Design, language: Language, rng: random.Random) -> list[Phrase]:
    """A second colour of the palette, said of what it is seen on."""
    piped = design.choice("piping", "none") != "none"
    forms = {
        "lining": (0.08, "{}里布", "{} lining"),
        "accent": (0.5, "{}嵌条", "{} piping") if piped else (0.15, "{}点缀", "{} accents"),
    }
    for name, (often, *form) in forms.items():
        if name in design and rng.random() < often:
            text = form[LANGUAGES.index(language)]
            return [Phrase(text.format(colour_name(design.choice(name), language)), (name,))]
    return []


_MASS = ("ing", "tape", "embroidery", "webbing", "blossom", "waist seam")


def _with_article(text: str) -> str:
    first, last = text.split()[0], text.split()[-1]
    if first in ("a", "an", "no") or first in _COUNTED or last.endswith("s") or " all over" in text:
        return text
    if last.endswith(_MASS) or first in ("printed", "jacquard", "embroidered", "sashiko"):
        return text
    return _article(text)


_COUNTED = frozenset(("one", "two", "three", "four", "five", "six", "seven", "eight", "nine"))


def _article(text: str) -> str:
    if text.endswith(("trousers", "jeans", "joggers", "leggings", "shorts", "culottes")):
        return f"a pair of {text}"
    vowel = text[0].lower() in "aeiou" or text.startswith(("X-", "H-"))
    return f"{'an' if vowel else 'a'} {text}"


def _listed(words: list[str]) -> str:
    if len(words) < 2:
        return "".join(words)
    return ", ".join(words[:-1]) + " and " + words[-1]


def _english(head: _Head, more: list[Phrase], tail: list[Phrase], rng: random.Random) -> str:
    parts = _listed([_with_article(p.text) for p in (*more, *tail)])
    adjectives = [head.size, head.style, head.colour]
    pattern = rng.randrange(4)
    if pattern == 0:
        noun = " ".join(w for w in (*adjectives, head.noun) if w)
        text = _article(noun)
        if head.fabric:
            text += f" in {head.fabric}"
        if head.season:
            text += f" for {head.season}"
    elif pattern == 1:
        noun = " ".join(w for w in (*adjectives, head.fabric, head.noun) if w)
        text = (f"For {head.season}: " if head.season else "") + _article(noun)
    elif pattern == 2:
        noun = " ".join(w for w in (head.size, head.style, head.noun) if w)
        cloth = " ".join(w for w in (head.colour, head.fabric) if w)
        text = _article(noun) + (f" in {cloth}" if cloth else "")
        text += f" for {head.season}" if head.season else ""
    else:
        noun = " ".join(w for w in (head.season, *adjectives, head.fabric, head.noun) if w)
        text = noun
    joint = rng.choice((" with ", ", with ", " featuring "))
    sentence = text + (joint + parts if parts else "") + "."
    return sentence[0].upper() + sentence[1:]


def _chinese(head: _Head, more: list[Phrase], tail: list[Phrase], rng: random.Random) -> str:
    style = head.style and (head.style if head.style.endswith("风") else head.style + "风")
    pattern = rng.randrange(4)
    parts = [p.text for p in (*more, *tail)]
    if pattern == 0:
        first = f"{head.counter}{head.season}{style}{'的' if style else ''}{head.size}"
        first += f"{head.colour}{head.fabric}{head.noun}"
    elif pattern == 1:
        first = f"{head.colour}{head.fabric}{head.noun}"
        parts = [w for w in (style, head.season, head.size) if w] + parts
    elif pattern == 2:
        first = f"{style}{head.size}{head.noun}"
        cloth = f"{head.colour}{head.fabric}"
        parts = [w for w in (cloth, head.season) if w] + parts
    else:
        first = f"想要{head.counter}{head.size}{head.noun}"
        parts = [w for w in (style, head.season, head.colour, head.fabric) if w] + parts
    joint = rng.choice(("，", "、", "，"))
    return first + ("，" + joint.join(parts) if parts else "") + "。"
