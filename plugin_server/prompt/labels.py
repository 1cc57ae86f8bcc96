"""Fields and values as people call them, from the design space's own tables."""

from __future__ import annotations

from collections.abc import Mapping

from model.garment.fields import Choice, Colour, FieldValue, Measure, fields
from model.garment.words.phrases import Language, colour_name
from model.garment.words.vocabulary import words_of

LISTED = 3  # values of a label; more are counted


def field_label(name: str, language: Language) -> str:
    """What the trade calls a field: "领型", "Collar"."""
    item = fields()[name]
    return item.zh if language == "zh" else item.en[0].upper() + item.en[1:]


def value_label(name: str, value: FieldValue, language: Language) -> str:
    """What the trade calls a value: "平驳领", "notch lapels", "42 cm", "navy #1F2A44"."""
    item = fields()[name]
    if isinstance(item, Choice):
        return words_of(name, str(value))[language != "zh"][0]
    if isinstance(item, Colour):
        return f"{colour_name(str(value), language)} {value}"
    return _with_unit(f"{value:g}", item, language)


def range_label(name: str, low: float, high: float, language: Language) -> str:
    """Both ends of a size: "42–50 cm"."""
    text = f"{low:g}" if f"{low:g}" == f"{high:g}" else f"{low:.3g}–{high:.3g}"
    return _with_unit(text, fields()[name], language)


def values_label(name: str, values: tuple[FieldValue, ...], language: Language) -> str:
    """Several values: "A, B or C", and how many more."""
    words = [value_label(name, value, language) for value in values[:LISTED]]
    more = len(values) - len(words)
    if language == "zh":
        return "或".join(words) + (f"等 {len(values)} 种" if more else "")
    if more:
        return ", ".join(words) + f" or {more} more"
    return ", ".join(words[:-1]) + (" or " if words[:-1] else "") + words[-1]


def _with_unit(text: str, item: object, language: Language) -> str:
    unit = item.unit if isinstance(item, Measure) else ""
    if unit == "deg":
        return f"{text}°"
    return f"{text} {unit}" if unit else text


# What makes one garment of a category look unlike another, the most telling first.
_TELLING = ("skirt", "leg", "closure", "collar", "neckline", "sleeve", "silhouette")
_COMMON = frozenset(
    ("none", "buttons", "zip", "crew", "set_in", "straight", "h_line", "shirt", "two_piece",
     "sleeveless", "rib", "hood")
)  # fmt: skip
_PARTS = ("裤腿", "裙摆")  # said by the category that follows: 阔腿裤腿, but 阔腿长裤


def design_name(design: Mapping[str, FieldValue], seed: int, language: Language) -> str:
    """A short caption: "双排扣大衣 · 羊毛 · #1234"."""
    category = value_label("category", design["category"], language)
    telling = next(
        (
            value_label(name, design[name], language)
            for name in _TELLING
            if design.get(name, "none") not in _COMMON
        ),
        "",
    )
    for part in _PARTS:
        telling = telling.removesuffix(part)
    what = f"{telling}{category}"
    if language == "en":
        what = category[0].upper() + category[1:] + (f", {telling}" if telling else "")
    return f"{what} · {value_label('fabric', design['fabric'], language)} · #{seed}"
