"""The generations that wait or run, and those who wait for them to change.

One lock and one condition guard everything; the history is told inside the lock, so that what a
client reads is never ahead of what would survive a crash.
"""

from __future__ import annotations

import logging
import threading
from collections import OrderedDict

from plugin_server.errors import (
    GenerationInterruptedError,
    GenerationNotFoundError,
    QueueFullError,
    ShuttingDownError,
)
from plugin_server.generation.generation import Generation
from plugin_server.generation.heartbeats import Heartbeats
from plugin_server.generation.history import History
from plugin_server.generation.search import Search

logger = logging.getLogger(__name__)

RETRY_SECONDS = 5  # a guess at when a place is free
REMEMBERED = 8  # ended generations, whose pictures are asked for next: none is read ten times


class GenerationQueue:
    """First come, first served; safe for any number of threads."""

    def __init__(self, history: History, limit: int, heartbeats: Heartbeats | None = None) -> None:
        """`limit`: generations that may wait at once; `heartbeats`: with a clock of their own."""
        self._history = history
        self._limit = limit
        self._heartbeats = heartbeats or Heartbeats()
        self._changed = threading.Condition()
        self._live: OrderedDict[str, Generation] = OrderedDict()  # queued and running
        self._ended: OrderedDict[str, Generation] = OrderedDict()  # the last ones
        self._closed = False
        self._paused = False

    def submit(
        self,
        generation: Generation,
        idempotency_key: str | None = None,
        heartbeat: float | None = None,
    ) -> Generation:
        """Adds a generation, or returns the one that this key has added before.

        `heartbeat`: seconds; it is cancelled when nobody has followed it for longer (see `find`).

        Raises:
            QueueFullError: too many wait.
            ShuttingDownError: the queue is closed.
        """
        with self._changed:
            if idempotency_key is not None:
                before = self._history.find_by_key(idempotency_key)
                if before is not None:
                    self._heartbeats.begin(before.id)
                    self._heartbeats.end(before.id)
                    return self._live.get(before.id, before)
            if self._closed:
                raise ShuttingDownError(retry_after=RETRY_SECONDS)
            self._cancel_lost()
            waiting = sum(each.state == "queued" for each in self._live.values())
            if waiting >= self._limit:
                raise QueueFullError(
                    limit=self._limit, seconds=RETRY_SECONDS, retry_after=RETRY_SECONDS
                )
            self._history.add(generation, idempotency_key)
            self._live[generation.id] = generation
            if heartbeat is not None:
                self._heartbeats.watch(generation.id, heartbeat)
            self._changed.notify_all()
            return generation

    def next(self) -> Generation | None:
        """The next generation, now running; None once closed.

        Blocks until there is one and the queue is not paused.
        """
        with self._changed:
            while True:
                if self._closed:
                    return None
                self._cancel_lost()
                for generation in self._live.values():
                    if generation.state == "queued" and not self._paused:
                        return self._replace(generation.changed(state="running"))
                self._changed.wait()

    def update(self, generation: Generation) -> None:
        """Stores the worker's next revision of a running generation; mere progress only is shown.

        One that was cancelled meanwhile stays cancelled.
        """
        with self._changed:
            live = self._live.get(generation.id)
            if live is None:
                return
            if generation.revision == live.revision:
                self._live[generation.id] = generation
            else:
                self._replace(generation)

    def running(self, id: str) -> bool:
        """Whether the worker should go on with this generation."""
        with self._changed:
            self._cancel_lost()
            return id in self._live and not self._closed

    def cancel(self, id: str) -> Generation:
        """The generation, cancelled unless it has ended.

        Raises:
            GenerationNotFoundError: there is none.
        """
        with self._changed:
            live = self._live.get(id)
            if live is not None:
                return self._replace(live.changed(state="cancelled"))
            return self._stored(id)

    def cancel_all(self) -> list[Generation]:
        """Cancels everything that waits or runs, and returns it."""
        with self._changed:
            return [
                self._replace(each.changed(state="cancelled")) for each in [*self._live.values()]
            ]

    def find(self, id: str, *, after: int = 0, wait: float = 0.0) -> Generation:
        """The generation as soon as its revision is above `after`, or after `wait` seconds.

        Whoever waits here follows it.

        Raises:
            GenerationNotFoundError: there is none.
        """
        with self._changed:
            self._heartbeats.begin(id)
            self._changed.wait_for(
                lambda: self._closed or id not in self._live or self._live[id].revision > after,
                wait,
            )
            self._heartbeats.end(id)
            return self._live.get(id) or self._stored(id)

    def page(self, search: Search, before: str | None, limit: int) -> tuple[list[Generation], bool]:
        """The newest generations that are looked for, live or ended, and whether there are more.

        Raises:
            GenerationNotFoundError: there is none with the id `before`.
        """
        with self._changed:
            self._cancel_lost()
            if before is not None and before not in self._live:
                self._stored(before)
            found, more = self._history.page(search, before, limit)
            return [self._live.get(each.id, each) for each in found], more

    def position(self, generation: Generation) -> int | None:
        """How many are before a queued generation; None for one that does not wait."""
        with self._changed:
            if generation.state != "queued" or generation.id not in self._live:
                return None
            return list(self._live).index(generation.id)

    def busy(self) -> int:
        """How many wait or run."""
        with self._changed:
            return len(self._live)

    @property
    def paused(self) -> bool:
        """Whether those that wait are held back."""
        return self._paused

    def pause(self) -> None:
        """Holds back those that wait; what runs, runs to its end."""
        with self._changed:
            self._paused = True

    def resume(self) -> None:
        """Lets those that wait go on."""
        with self._changed:
            self._paused = False
            self._changed.notify_all()

    def close(self) -> None:
        """Ends everything that is live as interrupted; nothing is accepted any more."""
        with self._changed:
            self._closed = True
            for generation in list(self._live.values()):
                error = GenerationInterruptedError()
                self._replace(generation.changed(state="failed", error=error))
            self._changed.notify_all()

    def _replace(self, generation: Generation) -> Generation:
        self._history.update(generation)
        if generation.ended:
            del self._live[generation.id]
            self._heartbeats.forget(generation.id)
            self._remember(generation)
        else:
            self._live[generation.id] = generation
        self._changed.notify_all()
        return generation

    def _cancel_lost(self) -> None:
        for lost in self._heartbeats.lost():
            logger.info("generation %s is cancelled: nobody follows it any more", lost)
            self._replace(self._live[lost].changed(state="cancelled"))

    def _stored(self, id: str) -> Generation:
        generation = self._ended.get(id) or self._history.find(id)
        if generation is None:
            raise GenerationNotFoundError(id=id)
        self._remember(generation)
        return generation

    def _remember(self, generation: Generation) -> None:
        self._ended[generation.id] = generation
        self._ended.move_to_end(generation.id)
        while len(self._ended) > REMEMBERED:
            self._ended.popitem(last=False)
