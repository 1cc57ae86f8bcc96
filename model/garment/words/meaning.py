"""What a word means for a design, in the little language of `tables/phrases.tsv`."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import Literal

from model.garment.fields import value_names

Sense = Literal["one_of", "lean", "size", "share", "colour"]


# Families of values that meanings name with a `$`.
FAMILIES: dict[str, tuple[str, ...]] = {
    name: tuple(values.split())
    for name, values in {
        "jackets": (
            "cropped_jacket denim_jacket biker_jacket bomber varsity_jacket chore_jacket "
            "shell_jacket blazer suit_jacket down_jacket tang_jacket parka trench coat "
            "duffle_coat haori cardigan waistcoat"
        ),
        "tops": (
            "t_shirt tank_top camisole polo shirt blouse sweater cardigan knit_vest "
            "sweatshirt hoodie hanfu_top tang_jacket"
        ),
        "cottons": (
            "cotton_jersey poplin oxford cotton_twill canvas seersucker indigo_cotton "
            "french_terry pique denim corduroy"
        ),
        "wools": "wool_suiting flannel tweed melton cashmere",
        "checks": "gingham tartan windowpane glen_check houndstooth argyle checkerboard",
        "edo": "seigaiha asanoha shippo yagasuri kikko uroko checkerboard sakura",
        "chinese": "cloud meander peony plum bamboo crane dragon roundel waves_cliffs",
        "buttoned": "buttons double_breasted concealed half_placket snaps frogs toggles",
        "zips": "zip asymmetric_zip half_zip",
        "dresses": "dress shirt_dress wrap_dress slip_dress",
    }.items()
}


@dataclass(frozen=True)
class Clause:
    """One thing that a word says about one field.

    `values` are what it says (`one_of`, `lean`, `colour`); `wider` values may replace them when
    another word says so; `low` and `high` bound a size, or a share of the usual range. `kinds`
    limits it to kinds of garment; empty for all.
    """

    field: str
    sense: Sense
    values: tuple[str, ...] = ()
    wider: tuple[str, ...] = ()
    low: float = 0.0
    high: float = 0.0
    kinds: tuple[str, ...] = ()


@dataclass(frozen=True)
class Meaning:
    """All that a word says, and what "no" in front of it says (nothing: the plain opposite)."""

    clauses: tuple[Clause, ...]
    without: tuple[Clause, ...] = ()


@cache
def meaning_of(text: str) -> Meaning:
    """The meaning written as text.

    Raises:
        ValueError: a clause cannot be read, or names no field or value.
    """
    said, _, without = text.partition("/")
    return Meaning(_clauses(said), _clauses(without))


def _clauses(text: str) -> tuple[Clause, ...]:
    return tuple(_clause(word) for word in text.split())


def _clause(text: str) -> Clause:
    for name, family in FAMILIES.items():
        text = text.replace(f"${name}", "|".join(family))
    kinds, _, rest = text.rpartition(":")
    of = tuple(kinds.split(",")) if kinds else ()
    for sign in ("!=", "=", "~", "@", "%"):
        name, found, said = rest.partition(sign)
        if not found:
            continue
        if sign in "@%":
            low, high = (float(number) for number in said.split(".."))
            return Clause(name, "size" if sign == "@" else "share", (), (), low, high, of)
        first, _, more = said.partition("<")
        values, wider = tuple(first.split("|")), tuple(more.split("|")) if more else ()
        if values[0].startswith("#"):
            return Clause(name, "colour", values, kinds=of)
        known = value_names(name)
        unknown = set(values + wider) - set(known)
        if unknown:
            raise ValueError(f"{text!r}: {name} has no value {sorted(unknown)}")
        if sign == "!=":
            values = tuple(v for v in known if v not in values)
        return Clause(name, "lean" if sign == "~" else "one_of", values, wider, kinds=of)
    raise ValueError(f"{text!r} is no clause")
