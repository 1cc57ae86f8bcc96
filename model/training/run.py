"""A run on disk: what is trained, on what, for how long; `run.json` beside the checkpoints.

The export copies it into the model's card, so that the card says what happened, not what was
meant to happen.
"""

from __future__ import annotations

import json
import time
from dataclasses import MISSING, asdict, dataclass, field, fields
from pathlib import Path
from typing import Any, Protocol

FILE = "run.json"
LENGTHS = ("epochs", "images")  # names in a configuration of how long the run is to be


class RunMismatchError(ValueError):
    """The folder holds a run with another configuration or other data."""


class Data(Protocol):
    """What a run notes of its data."""

    @property
    def name(self) -> str:
        """The name that the model's card gives to the data."""

    def __len__(self) -> int:
        """The number of images or designs."""


@dataclass
class Run:
    """A training run and its log."""

    folder: Path
    family: str
    config: dict[str, Any]
    data: dict[str, Any]  # name, images, and what else a generator's card says of them
    epochs: int = 0  # finished
    images_seen: int = 0
    seconds: float = 0.0  # spent in training, over all sessions
    losses: list[dict[str, float]] = field(default_factory=list)  # one an epoch
    _clock: float = field(default_factory=time.monotonic, init=False, repr=False)

    @classmethod
    def open(cls, folder: Path, *, family: str, config: Any, source: Data, **more: Any) -> Run:
        """The run in `folder`, continued, or a new one.

        `config` may ask for another length than before (`epochs` or `images`); everything else
        must be as it was, where a setting that the run does not know had its default.
        `more` is noted of the data.

        Raises:
            RunMismatchError: the folder holds a run that differs in more than its length.
        """
        data = {"name": source.name, "images": len(source), **more}
        run = cls(folder, family, asdict(config), data)
        if (folder / FILE).is_file():
            before = cls.read(folder)
            for name in ("family", "config", "data"):
                was, now = getattr(before, name), getattr(run, name)
                if name == "config":
                    any_length = dict.fromkeys(LENGTHS)
                    was, now = _defaults(config) | was | any_length, now | any_length
                if was != now:
                    raise RunMismatchError(
                        f"{folder} holds a run with {name} {was}, not {now}; "
                        "choose another --run, or delete that folder"
                    )
            before.config = run.config
            run = before
        return run

    @classmethod
    def read(cls, folder: Path) -> Run:
        """The run that a finished or interrupted training left in `folder`.

        Raises:
            FileNotFoundError: there is none.
        """
        path = folder / FILE
        if not path.is_file():
            raise FileNotFoundError(f"{folder} holds no run ({FILE} is missing); train one first")
        return cls(folder, **json.loads(path.read_text(encoding="utf-8")))

    def finish_epoch(self, epoch: int, images_seen: int, losses: dict[str, float]) -> None:
        """Notes an epoch whose checkpoint is on disk."""
        now = time.monotonic()
        self.seconds += now - self._clock
        self._clock = now
        self.epochs = epoch
        self.images_seen = images_seen
        self.losses.append(losses)
        self._write()

    def _write(self) -> None:
        values = {
            name: getattr(self, name)
            for name in ("family", "config", "data", "epochs", "images_seen", "seconds", "losses")
        }
        self.folder.mkdir(parents=True, exist_ok=True)
        partial = self.folder / f"{FILE}.partial"
        partial.write_text(json.dumps(values, indent=2) + "\n", encoding="utf-8")
        partial.replace(self.folder / FILE)


def _defaults(config: Any) -> dict[str, Any]:
    """What each setting was in a run that was begun before there was a choice."""
    return {each.name: each.default for each in fields(config) if each.default is not MISSING}
