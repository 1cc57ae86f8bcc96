"""What a bench says: figures with their targets, against a yardstick, as a table and as JSON."""

from __future__ import annotations

import json
import os
import platform
import time
from collections.abc import Callable, Sequence
from dataclasses import asdict, dataclass
from datetime import date
from pathlib import Path
from typing import Any

import numpy as np

from model.evaluate import markdown


@dataclass(frozen=True)
class Figure:
    """One line of the result."""

    name: str
    value: float
    unit: str
    target: float | None = None  # at most
    least: bool = False  # the target is that at least


def seconds_of(call: Callable[[], Any], count: int) -> list[float]:
    """How long each of `count` calls takes."""
    seconds = []
    for _ in range(count):
        start = time.perf_counter()
        call()
        seconds.append(time.perf_counter() - start)
    return seconds


def percentile(seconds: Sequence[float], share: float) -> float:
    """In milliseconds."""
    return float(np.percentile(seconds, share)) * 1000


def yardstick(count: int = 30) -> list[float]:
    """Seconds of a product of two matrices of 1024 x 1024 float32."""
    matrix = np.random.RandomState(0).standard_normal((1024, 1024)).astype(np.float32)
    return seconds_of(lambda: matrix @ matrix, count)


def table(figures: Sequence[Figure], stroke: float) -> str:
    """The figures for people, in Markdown."""
    rows: markdown.Rows = [("what", "measured", "target", "yardsticks")]
    for figure in figures:
        bound = "at least " if figure.least else ""
        target = "" if figure.target is None else f"{bound}{figure.target:,.0f} {figure.unit}"
        ratio = f"{figure.value / stroke:,.2f}" if figure.unit == "ms" else ""
        rows.append((figure.name, f"{figure.value:,.1f} {figure.unit}", target, ratio))
    return markdown.table(rows)


def as_json(figures: Sequence[Figure], stroke: float, runs: int) -> dict[str, Any]:
    """The figures for programs."""
    return {
        "date": date.today().isoformat(),
        "machine": {
            "cores": os.cpu_count(),
            "architecture": platform.machine(),
            "system": platform.system(),
            "python": platform.python_version(),
        },
        "runs": runs,
        "yardstick_ms": round(stroke, 3),
        "figures": [
            asdict(figure)
            | {
                "value": round(figure.value, 3),
                "yardsticks": round(figure.value / stroke, 3) if figure.unit == "ms" else None,
            }
            for figure in figures
        ],
    }


def report(figures: Sequence[Figure], stroke: float, runs: int, out: Path | None) -> None:
    """Prints the figures, and writes the JSON to a file if one is wanted."""
    result = json.dumps(as_json(figures, stroke, runs), indent=2)
    print(f"{table(figures, stroke)}\n\nyardstick: {stroke:.2f} ms, 1024 x 1024 float32 matmul\n")
    print(result)
    if out is not None:
        out.write_text(result + "\n", encoding="utf-8")
