"""The tables of words beside this module, as rows of cells."""

from __future__ import annotations

from functools import cache
from pathlib import Path

_FOLDER = Path(__file__).parent / "tables"


@cache
def rows(name: str) -> tuple[tuple[str, ...], ...]:
    """The rows of `tables/<name>.tsv`; blank lines and those that begin with `# ` are notes."""
    lines = (_FOLDER / f"{name}.tsv").read_text("utf-8").splitlines()
    return tuple(
        tuple(cell.strip() for cell in line.split("\t"))
        for line in lines
        if line.strip() and line != "#" and not line.startswith("# ")
    )


def listed(cell: str) -> tuple[str, ...]:
    """The words of a cell, which commas separate."""
    return tuple(word.strip() for word in cell.split(",") if word.strip())
