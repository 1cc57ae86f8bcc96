"""The free prompts with the fields expected of them, and how well a reading meets them.

A line of `prompts/<language>.tsv` is a prompt, a tab and expectations with spaces between:
`field=a|b` pinned to, or left open only among, these; `=*tag` the categories, fabrics or prints
of a family; `field!=a` excluded; `field~a` leaning towards (a pin will do); `field<9`, `>9`,
`:8..9` a size; colours by table name or near a hex, `==` the exact hex; `?word` not understood;
`contradiction=field`. They were written before there was a parser.

`python -m tests.model.garment.free_prompts` prints the figures and every miss.
"""

from __future__ import annotations

import re
import sys
from dataclasses import dataclass
from pathlib import Path

from model.garment.categories import names_of
from model.garment.colours import find_colour
from model.garment.fields import Colour, fields, value_names
from model.garment.oklch import oklab
from model.garment.words import Reading, parse

FOLDER = Path(__file__).parent / "prompts"
FAMILIES = {
    "wool": "wool_suiting flannel tweed melton cashmere",
    "cotton": "cotton_jersey poplin oxford cotton_twill canvas seersucker indigo_cotton "
    "french_terry pique denim corduroy",
    "check": "gingham tartan windowpane glen_check houndstooth argyle checkerboard",
    "edo": "seigaiha asanoha shippo yagasuri kikko uroko checkerboard sakura",
}
NEAR = 0.11  # distance in OKLab at which a colour counts as the one that was meant
LENGTHS = ("body_length", "skirt_length", "inseam")
_EXPECTED = re.compile(r"([a-z_]+)(==|!=|=|~|<|>|:)(.+)")


@dataclass(frozen=True)
class Expected:
    field: str
    sign: str
    said: str


@dataclass(frozen=True)
class Score:
    """Counts of one prompt; `misses` and `extras` name what was wrong."""

    met: int
    expected: int
    right: int
    claimed: int
    misses: tuple[str, ...]
    extras: tuple[str, ...]

    @property
    def perfect(self) -> bool:
        return not self.misses and not self.extras


def prompts(language: str) -> list[tuple[str, list[Expected]]]:
    lines = (FOLDER / f"{language}.tsv").read_text("utf-8").splitlines()
    found = []
    for line in lines:
        prompt, _, expectations = line.partition("\t")
        found.append((prompt, [_expected(word) for word in expectations.split()]))
    return found


def _expected(word: str) -> Expected:
    if word.startswith("?"):
        return Expected("unknown", "?", word[1:])
    match = _EXPECTED.fullmatch(word)
    assert match, word
    return Expected(*match.groups())


def members(name: str, said: str) -> set[str]:
    members: set[str] = set()
    for value in said.split("|"):
        if value.startswith("*"):
            family = names_of(value[1:]) if name == "category" else FAMILIES[value[1:]]
            members |= set(family.split())
        else:
            members.add(value)
    return members


def hex_of(said: str) -> str:
    return said.upper() if said.startswith("#") else find_colour(said).hex


def far(first: str, second: str) -> float:
    return sum((a - b) ** 2 for a, b in zip(oklab(first), oklab(second), strict=True)) ** 0.5


def meets(reading: Reading, want: Expected) -> bool:
    pins, allowed = dict(reading.pins), dict(reading.allowed)
    excluded = dict(reading.excluded)
    name, said = want.field, want.said
    if name == "unknown":
        return any(said in word for word in reading.unknown)
    if name == "contradiction":
        return any(said in c.field or said in c.other for c in reading.contradictions)
    if isinstance(fields()[name], Colour):
        if want.sign == "!=":
            return any(far(out, hex_of(said)) < NEAR for out in excluded.get(name, ()))
        if want.sign == "==":
            return pins.get(name) == said
        colours = [c for c in said.split("|") if c not in fields()]
        return name in pins and any(far(str(pins[name]), hex_of(c)) < NEAR for c in colours)
    if want.sign in "<>:":
        if name not in pins:
            return False
        size = float(pins[name])
        if want.sign == ":":
            low, high = (float(number) for number in said.split(".."))
            return low <= size <= high
        return size < float(said) if want.sign == "<" else size > float(said)
    now = {str(pins[name])} if name in pins else set(allowed.get(name, ()))
    if want.sign == "!=":
        gone = set(excluded.get(name, ()))
        possible = now or set(value_names(name))
        return said in gone or said not in possible
    wanted = members(name, said)
    if name == "button_count":
        return name in pins and str(int(pins[name])) in wanted
    if want.sign == "~":
        leanings = {v for b in reading.biases if b.field == name for v in b.values}
        return bool((leanings | now) & wanted)
    return bool(now) and now <= wanted


def score(prompt: str, wants: list[Expected]) -> Score:
    reading = parse(prompt)
    misses = [f"{w.field}{w.sign}{w.said}" for w in wants if not meets(reading, w)]
    about: dict[str, list[Expected]] = {}
    for want in wants:
        about.setdefault(want.field, []).append(want)
    if any(name in about for name in LENGTHS):
        for name in LENGTHS:  # one word of length may speak of a dress or of a skirt
            about.setdefault(name, [])
    claims = [n for n, _ in (*reading.pins, *reading.allowed)]
    claims += [n for n, _ in reading.excluded if n not in claims]
    claims += [b.field for b in reading.biases if b.field not in claims]
    extras = []
    for name in dict.fromkeys(claims):
        if name not in about or (about[name] and not any(meets(reading, w) for w in about[name])):
            extras.append(name)
    return Score(
        len(wants) - len(misses), len(wants), len(set(claims)) - len(extras), len(set(claims)),
        tuple(misses), tuple(extras),
    )  # fmt: skip


def totals(language: str) -> tuple[float, float, float]:
    """Recall of the expectations, precision of the claimed fields, share of perfect prompts."""
    scores = [score(prompt, wants) for prompt, wants in prompts(language)]
    return (
        sum(s.met for s in scores) / sum(s.expected for s in scores),
        sum(s.right for s in scores) / sum(s.claimed for s in scores),
        sum(s.perfect for s in scores) / len(scores),
    )


def main() -> None:
    for language in sys.argv[1:] or ["zh", "en"]:
        for prompt, wants in prompts(language):
            result = score(prompt, wants)
            if not result.perfect:
                reading = parse(prompt)
                claims = dict(reading.pins) | {n: f"{len(v)} of" for n, v in reading.allowed}
                print(prompt)
                print(
                    "   miss",
                    *result.misses,
                    "| extra",
                    *(f"{n}={claims.get(n)}" for n in result.extras),
                    "| unknown",
                    *reading.unknown,
                )
        recall, precision, perfect = totals(language)
        print(f"{language} recall {recall:.3f} precision {precision:.3f} perfect {perfect:.3f}")


if __name__ == "__main__":
    main()
