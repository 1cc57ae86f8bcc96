"""The one thread that owns the models.

One, because two generations at once on a designer's machine are both slower, and because the
order in which they were asked for is the order that a designer expects.
"""

from __future__ import annotations

import logging
import threading

from plugin_server.backends.backend import Backend, find_model
from plugin_server.errors import TenfoldError, UnexpectedError
from plugin_server.generation.designs import warm_up
from plugin_server.generation.drawings import Drawings
from plugin_server.generation.generation import Generation
from plugin_server.generation.pipeline import sample
from plugin_server.generation.queue import GenerationQueue

logger = logging.getLogger(__name__)


class Worker:
    """Loads the default model, then runs generations until the queue is closed.

    Any other model is loaded when it is first asked for, and takes no memory until then.
    """

    def __init__(
        self, queue: GenerationQueue, backend: Backend, first: str, drawings: Drawings
    ) -> None:
        """`first`: the model that is loaded at the start."""
        self._queue = queue
        self._backend = backend
        self._first = first
        self._drawings = drawings
        self._thread = threading.Thread(target=self._run, name="worker", daemon=True)

    def start(self) -> None:
        """Begins; the models load in the thread."""
        self._thread.start()

    def join(self, seconds: float) -> bool:
        """Waits for the end of the thread; whether it came."""
        self._thread.join(seconds)
        return not self._thread.is_alive()

    def _run(self) -> None:
        if find_model(self._backend, self._first).card.output == "design":
            self._drawings.start()
            warm_up()
        self._backend.load(self._first)
        while (generation := self._queue.next()) is not None:
            try:
                self._generate(generation)
            except TenfoldError as error:
                self._fail(generation, error)
            except Exception:  # the thread must outlive any one generation
                logger.exception("generation %s failed", generation.id)
                self._fail(generation, UnexpectedError())

    def _generate(self, generation: Generation) -> None:
        self._make_ready(generation.model_name)
        for step in sample(generation, self._backend):
            if not self._queue.running(generation.id):
                return
            if step.state == "finished":
                self._drawings.begin(step)
            self._queue.update(step)

    def _make_ready(self, name: str) -> None:
        """Gives a model that failed another chance.

        Raises:
            TenfoldError: why it failed.
        """
        if find_model(self._backend, name).state != "ready":
            self._backend.load(name)
        error = find_model(self._backend, name).error
        if error is not None:
            raise error

    def _fail(self, generation: Generation, error: TenfoldError) -> None:
        newest = self._queue.find(generation.id)
        if not newest.ended:
            self._queue.update(newest.changed(state="failed", error=error))
