"""The hotkey's way to an open panel: a panel waits here, and a trigger tells it to generate.

No host application lets a plugin have a key of its own, so the key is pressed elsewhere: in
Tenfold's own hotkey, or in a script that Illustrator binds to a function key.
"""

from __future__ import annotations

import threading
import time
from collections.abc import Callable
from dataclasses import dataclass


@dataclass(frozen=True)
class Trigger:
    """One press. Number 0 is none yet."""

    number: int = 0
    host: str | None = None  # whose panel is meant: figma, illustrator, browser; None means any
    at: float = 0.0  # seconds of the clock


class Triggers:
    """Keeps the last trigger and wakes those who wait for one; safe for any number of threads."""

    def __init__(self, clock: Callable[[], float] = time.monotonic) -> None:
        """`clock` gives seconds."""
        self._clock = clock
        self._changed = threading.Condition()
        self._last = Trigger(at=clock())
        self._closed = False

    def make(self, host: str | None = None) -> Trigger:
        """A new trigger."""
        with self._changed:
            self._last = Trigger(self._last.number + 1, host, self._clock())
            self._changed.notify_all()
            return self._last

    def find(self, after: int | None = None, wait: float = 0.0) -> Trigger:
        """The last trigger, as soon as its number is another than `after`, or after `wait` seconds.

        Another, not a larger one: the numbers begin again with every start, and who still knows a
        number of the last start must not wait until it is passed. Without `after`, at once.
        """
        with self._changed:
            if after is not None:
                self._changed.wait_for(lambda: self._closed or self._last.number != after, wait)
            return self._last

    def age(self, trigger: Trigger) -> float:
        """Seconds since it was made."""
        return self._clock() - trigger.at

    def close(self) -> None:
        """Lets go of all who wait."""
        with self._changed:
            self._closed = True
            self._changed.notify_all()
