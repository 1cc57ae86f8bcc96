"""What the HTTP layer asks of this room: one object in front of queue, worker and backend."""

from __future__ import annotations

import secrets
import uuid
from dataclasses import replace
from datetime import datetime, timezone

from plugin_server.backends.backend import Backend, Model, find_model
from plugin_server.errors import VariationNotFoundError
from plugin_server.generation.generation import Generation, Variation
from plugin_server.generation.history import History
from plugin_server.generation.queue import GenerationQueue
from plugin_server.generation.worker import Worker
from plugin_server.imaging.display import resized
from plugin_server.schema.requests import GenerationRequest
from plugin_server.sketch.intake import read_sketch

STOP_SECONDS = 10.0  # for the running step to end


class GenerationService:
    """Takes requests, hands out results."""

    def __init__(
        self, backend: Backend, history: History, *, default_model: str, queue_limit: int
    ) -> None:
        self.default_model = default_model
        self._backend = backend
        self._history = history
        self._queue = GenerationQueue(history, queue_limit)
        self._worker = Worker(self._queue, backend)

    def start(self) -> None:
        """Begins to load the models; requests are accepted and wait meanwhile."""
        self._worker.start()

    def close(self) -> None:
        """Ends what waits and runs as interrupted, and closes everything."""
        self._queue.close()
        if self._worker.join(STOP_SECONDS):
            self._backend.close()
        self._history.close()

    def models(self) -> tuple[Model, ...]:
        """Every model."""
        return self._backend.models()

    def default(self) -> Model:
        """The model that runs when a request names none.

        Raises:
            ModelNotFoundError: it is not there.
        """
        return find_model(self._backend, self.default_model)

    def submit(self, request: GenerationRequest, idempotency_key: str | None) -> Generation:
        """A new generation at the end of the queue, or the one of the same key.

        Raises:
            TenfoldError: the sketch can't be read (see `plugin_server.sketch.intake`), there is
                no such model, too many generations wait, or Tenfold is closing.
        """
        sketch = None if request.sketch is None else read_sketch(request.sketch)
        card = find_model(self._backend, request.model or self.default_model).card
        given = {
            "prompt": request.prompt.strip() != "",
            "sketch": sketch is not None,
            "pins": bool(request.pins),
            "like": request.like is not None,
        }
        generation = Generation(
            id=uuid.uuid4().hex,
            created_at=_now(),
            # The drawing is kept once, checked, as `sketch`; the bytes that came are let go.
            request=replace(request, sketch=None),
            seed=secrets.randbits(32) if request.seed is None else request.seed,
            model_name=card.name,
            model_version=card.version,
            ignored=tuple(name for name, was in given.items() if was and name not in card.uses),
            sketch=sketch,
        )
        return self._queue.submit(generation, idempotency_key)

    def find(self, id: str, *, after: int = 0, wait: float = 0.0) -> Generation:
        """See `GenerationQueue.find`."""
        return self._queue.find(id, after=after, wait=wait)

    def newest(self, limit: int) -> list[Generation]:
        """See `GenerationQueue.newest`."""
        return self._queue.newest(limit)

    def position(self, generation: Generation) -> int | None:
        """See `GenerationQueue.position`."""
        return self._queue.position(generation)

    def cancel(self, id: str) -> Generation:
        """See `GenerationQueue.cancel`."""
        return self._queue.cancel(id)

    def picture(self, id: str, index: int, size: int | None) -> bytes:
        """A variation's PNG: the model's own pixels, or resampled to `size` on its long side.

        Raises:
            GenerationNotFoundError, VariationNotFoundError: it is not there (yet).
        """
        variation = self._variation(id, index)
        if size is None:
            return variation.png
        return resized(variation.png, size)

    def _variation(self, id: str, index: int) -> Variation:
        variations = self._queue.find(id).variations
        if index >= len(variations):
            raise VariationNotFoundError(id=id, index=index, count=len(variations))
        return variations[index]


def _now() -> str:
    return datetime.now(timezone.utc).isoformat(timespec="milliseconds").replace("+00:00", "Z")
