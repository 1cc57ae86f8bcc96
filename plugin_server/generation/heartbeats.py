"""Which generations somebody still waits for.

A plugin's page is killed when it is closed and can't say goodbye, so its silence has to be noticed.
Only a generation that was asked for with a heartbeat is watched; the others run to their end.
"""

from __future__ import annotations

import time
from collections.abc import Callable
from dataclasses import dataclass


@dataclass
class _Heartbeat:
    seconds: float
    seen: float  # seconds of the clock at which somebody last followed
    followers: int = 0  # who follow now


class Heartbeats:
    """Knows who follows which generation; the caller guards it with a lock."""

    def __init__(self, clock: Callable[[], float] = time.monotonic) -> None:
        """`clock` gives seconds."""
        self._clock = clock
        self._watched: dict[str, _Heartbeat] = {}

    def watch(self, id: str, seconds: float) -> None:
        """From now on the generation is lost once nobody has followed it for longer than this."""
        self._watched[id] = _Heartbeat(seconds, self._clock())

    def begin(self, id: str) -> None:
        """Somebody follows the generation, until `end`."""
        if id in self._watched:
            self._watched[id].followers += 1

    def end(self, id: str) -> None:
        """One of those who followed the generation does so no more."""
        if id in self._watched:
            self._watched[id].followers -= 1
            self._watched[id].seen = self._clock()

    def lost(self) -> list[str]:
        """The ids of the generations that nobody has followed for too long."""
        now = self._clock()
        return [
            name
            for name, each in self._watched.items()
            if each.followers == 0 and now - each.seen > each.seconds
        ]

    def forget(self, id: str) -> None:
        """The generation has ended: nobody needs to follow it any more."""
        self._watched.pop(id, None)
