"""Tables of figures in Markdown, below the heading of a page that people write above."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

HEADING = "## Figures"

Rows = list[Sequence[str]]


def write_below(page: Path, text: str) -> None:
    """Writes the text below the heading of a page; what is above it stays.

    Raises:
        ValueError: the page has no such heading.
    """
    above, heading, _ = page.read_text(encoding="utf-8").partition(HEADING + "\n")
    if not heading:
        raise ValueError(f"{page} has no line {HEADING!r}, below which the tables go")
    page.write_text(above + heading + "\n" + text, encoding="utf-8")


def table(rows: Rows) -> str:
    """The rows, of which the first is the head, as a table; all columns but the first are right."""
    widths = [max(len(row[i]) for row in rows) for i in range(len(rows[0]))]
    lines = []
    for row in rows:
        rest = (cell.rjust(width) for cell, width in zip(row[1:], widths[1:], strict=True))
        lines.append("| " + " | ".join([row[0].ljust(widths[0]), *rest]) + " |")
    rule = ["-" * widths[0], *("-" * (width - 1) + ":" for width in widths[1:])]
    lines.insert(1, "| " + " | ".join(rule) + " |")
    return "\n".join(lines)


def share(value: float) -> str:
    """0.123 as 12.3 %."""
    return f"{100 * value:.1f} %"
