"""The figures of an evaluation in one JSON file, part by part, so that each can be measured alone.

A part stays as long as the model is the same; what another model showed is thrown away.
"""

from __future__ import annotations

import json
import time
from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

from model.card import Card

Figures = dict[str, Any]


@dataclass(frozen=True)
class Measured:
    """The figures of one model in a file.

    `model` is what they hold for: another name or version starts the file anew. `parts` holds under
    the name of each part {"date", "command", "seconds", "figures"}.
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
        return cls.open(path, model)

    @classmethod
    def open(cls, path: Path, model: Figures) -> Measured:
        """What a file says of exactly this model.

        Raises:
            ValueError: the file is not JSON.
        """
        kept = cls.read(path) if path.is_file() else None
        return cls(path, model, kept.parts if kept and kept.model == model else {})

    def figures_of(self, parts: Sequence[str]) -> dict[str, Figures]:
        """The figures of some parts, by their names.

        Raises:
            ValueError: a part was not measured.
        """
        missing = set(parts) - set(self.parts)
        if missing:
            raise ValueError(f"{self.path} has no {', '.join(sorted(missing))}; measure these, too")
        return {name: self.parts[name]["figures"] for name in parts}

    def commands(self) -> str:
        """What measured each part and when, as a list in Markdown."""
        return "\n".join(
            f"- {name}: `{part['command']}`, {part['date']}, {part['seconds']} s"
            for name, part in self.parts.items()
        )

    @classmethod
    def read(cls, path: Path) -> Measured:
        """What a file says, of whichever model.

        Raises:
            ValueError: the file is not JSON, or holds no figures.
        """
        try:
            values = json.loads(path.read_text(encoding="utf-8"))
            return cls(path, values["model"], values["parts"])
        except ValueError as error:
            raise ValueError(f"{path} is not JSON ({error}); delete it") from error
        except (KeyError, TypeError) as error:
            raise ValueError(f"{path} holds no figures of a model; delete it") from error

    def measure(
        self, measures: Mapping[str, Callable[[], Any]], wanted: Collection[str], command: str
    ) -> None:
        """Measures the wanted parts, or those that are missing if none is named; writes each.

        Raises:
            ValueError: a wanted part has no measure.
        """
        unknown = set(wanted) - set(measures)
        if unknown:
            raise ValueError(
                f"there is no part {', '.join(sorted(unknown))}; there are {', '.join(measures)}"
            )
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
