"""A wish: what one word of a prompt says about one field."""

from __future__ import annotations

from dataclasses import dataclass

from model.garment.words.meaning import FAMILIES, Clause

BUTTONED = frozenset(FAMILIES["buttoned"])  # closures whose buttons can be counted


@dataclass(frozen=True)
class Wish:
    """A clause, where it was said, and whether it was denied or an alternative ("or …")."""

    clause: Clause
    start: int
    end: int
    negated: bool = False
    alternative: bool = False

    @property
    def field(self) -> str:
        """The field it is about."""
        return self.clause.field

    @property
    def said(self) -> str:
        """What it says, for people."""
        clause = self.clause
        if clause.sense in ("size", "share"):
            return f"{clause.low:g}..{clause.high:g}"
        return "|".join(clause.values)
