"""`scalars.csv` of a run: a line for each checkpoint, to be plotted with anything."""

from __future__ import annotations

import csv
from collections.abc import Mapping
from pathlib import Path

FILE = "scalars.csv"


def append(folder: Path, line: Mapping[str, object]) -> None:
    """Adds a line to the file in a run's folder; the first brings the names of its columns."""
    path = folder / FILE
    new = not path.is_file()
    with path.open("a", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, list(line))
        if new:
            writer.writeheader()
        writer.writerow(line)
