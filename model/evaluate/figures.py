"""The figures of an evaluation in one JSON file, part by part, so that each can be measured alone.

A part stays as long as the model is the same; what another model showed is thrown away.
"""

from __future__ import annotations

import json
import time
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

from model.card import Card

Figures = dict[str, Any]


@dataclass(frozen=True)
class Measured:
    """The figures of one model in a file.

    `parts` of it hold under a name {"date", "command", "seconds", "figures"}.
    """

    path: Path
    model: Figures
    parts: Figures

    @classmethod
    def of(cls, path: Path, card: Card) -> Measured:
        """What a file says of the model with this card.

        Raises:
            ValueError: the file is not JSON.
        """
        model = {"name": card.name, "version": card.version}
        model |= {k: card.training.get(k) for k in ("epochs", "designs_seen", "parameters")}
        kept: Figures = {}
        if path.is_file():
            text = path.read_text(encoding="utf-8")
            try:
                kept = json.loads(text)
            except ValueError as error:
                raise ValueError(f"{path} is not JSON ({error}); delete it") from error
        return cls(path, model, kept["parts"] if kept.get("model") == model else {})

    def measure(
        self, measures: Mapping[str, Callable[[], Any]], wanted: Iterable[str], command: str
    ) -> None:
        """Measures the wanted parts, or those that are missing if none is named; writes each."""
        names = list(wanted) or [name for name in measures if name not in self.parts]
        for name in names:
            start = time.monotonic()
            figures = measures[name]()
            self.parts[name] = {
                "date": date.today().isoformat(),
                "command": command.format(part=name),
                "seconds": round(time.monotonic() - start),
                "figures": figures,
            }
            self._write()

    def _write(self) -> None:
        self.path.parent.mkdir(parents=True, exist_ok=True)
        text = json.dumps(_rounded({"model": self.model, "parts": self.parts}), indent=1)
        self.path.write_text(text + "\n", encoding="utf-8")


def _rounded(value: Any) -> Any:
    """The same with four significant digits in every number that is not whole."""
    if isinstance(value, dict):
        return {key: _rounded(each) for key, each in value.items()}
    if isinstance(value, list):
        return [_rounded(each) for each in value]
    return float(f"{value:.4g}") if isinstance(value, float) else value
