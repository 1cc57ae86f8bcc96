"""The one thread that owns the models.

One, because two generations at once on a designer's machine are both slower, and because the
order in which they were asked for is the order that a designer expects.
"""

from __future__ import annotations

import logging
import threading
from dataclasses import replace

from plugin_server.backends.backend import Backend, Model
from plugin_server.errors import ModelNotFoundError, TenfoldError, UnexpectedError
from plugin_server.generation.generation import Generation
from plugin_server.generation.pipeline import sample
from plugin_server.generation.queue import GenerationQueue

logger = logging.getLogger(__name__)


class Worker:
    """Loads the models, then runs generations until the queue is closed."""

    def __init__(self, queue: GenerationQueue, backend: Backend) -> None:
        self._queue = queue
        self._backend = backend
        self._thread = threading.Thread(target=self._run, name="worker", daemon=True)

    def start(self) -> None:
        """Begins; the models load in the thread."""
        self._thread.start()

    def join(self, seconds: float) -> bool:
        """Waits for the end of the thread; whether it came."""
        self._thread.join(seconds)
        return not self._thread.is_alive()

    def _run(self) -> None:
        self._backend.load()
        while (generation := self._queue.next()) is not None:
            try:
                self._generate(generation)
            except TenfoldError as error:
                self._fail(generation, error)
            except Exception:  # the thread must outlive any one generation
                logger.exception("generation %s failed", generation.id)
                self._fail(generation, UnexpectedError())

    def _generate(self, generation: Generation) -> None:
        model = self._model(generation)
        # TensorFlow Serving may have moved on to another version since the request came.
        generation = replace(generation, model_version=model.card.version)
        for variations in sample(generation, model.card, self._backend):
            if not self._queue.running(generation.id):
                return
            done = generation.variations + tuple(variations)
            ended = len(done) == generation.request.count
            generation = generation.changed(
                variations=done, state="finished" if ended else "running"
            )
            self._queue.update(generation)

    def _model(self, generation: Generation) -> Model:
        """The generation's model; one that failed is given another chance."""
        for attempt in range(2):
            model = find_model(self._backend, generation.model_name)
            if model.state == "ready":
                return model
            if attempt == 0:
                self._backend.load()
        assert model.error is not None
        raise model.error

    def _fail(self, generation: Generation, error: TenfoldError) -> None:
        newest = self._queue.find(generation.id)
        if not newest.ended:
            self._queue.update(newest.changed(state="failed", error=error))


def find_model(backend: Backend, name: str) -> Model:
    """The backend's model of this name.

    Raises:
        ModelNotFoundError: it has none.
    """
    models = {model.card.name: model for model in backend.models()}
    if name not in models:
        raise ModelNotFoundError(name=name, known=", ".join(models) or "none")
    return models[name]
