"""What the HTTP layer asks of this room: one object in front of queue, worker and backend."""

from __future__ import annotations

import secrets
import uuid
from dataclasses import replace
from datetime import datetime, timezone

from model.garment.fields import FieldValue
from plugin_server.backends.backend import Backend, Model, find_model
from plugin_server.errors import NotADesignError, VariationNotFoundError
from plugin_server.generation.drawings import Drawings
from plugin_server.generation.generation import Generation, Variation
from plugin_server.generation.history import History
from plugin_server.generation.intake import ignored_of, of_this_design_space, with_checked_fields
from plugin_server.generation.provenance import made_by
from plugin_server.generation.queue import GenerationQueue
from plugin_server.generation.worker import Worker
from plugin_server.imaging import flats
from plugin_server.imaging.display import resized
from plugin_server.imaging.provenance import stamped
from plugin_server.imaging.reference import look_of
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
        self._drawings = Drawings()
        self._worker = Worker(self._queue, backend, default_model, self._drawings)

    def start(self) -> None:
        """Begins to load the models; requests are accepted and wait meanwhile."""
        self._worker.start()

    def close(self) -> None:
        """Ends what waits and runs as interrupted, and closes everything."""
        self._queue.close()
        if self._worker.join(STOP_SECONDS):
            self._backend.close()
        self._drawings.close()
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

    def uses(self, name: str, what: str) -> bool:
        """Whether the model of this name can use a field of the request; False if it is gone."""
        return any(each.card.name == name and what in each.card.uses for each in self.models())

    def submit(self, request: GenerationRequest, idempotency_key: str | None) -> Generation:
        """A new generation at the end of the queue, or the one of the same key.

        Raises:
            TenfoldError: a picture can't be read (see `plugin_server.sketch.intake`), a field or
                value is unknown, there is no such model or no such earlier variation, too many
                generations wait, or Tenfold is closing.
        """
        sketch = None if request.sketch is None else read_sketch(request.sketch)
        picture = None if request.reference is None else read_sketch(request.reference)
        card = find_model(self._backend, request.model or self.default_model).card
        like, look = None, {}
        if card.output == "design":
            of_this_design_space(card)
            request = with_checked_fields(request)
            if request.like is not None:
                like = self._design(request.like)
            if picture is not None:
                look = look_of(picture.png)
        generation = Generation(
            id=uuid.uuid4().hex,
            created_at=_now(),
            # The pictures are kept once, checked; the bytes that came are let go.
            request=replace(request, sketch=None, reference=None),
            seed=secrets.randbits(32) if request.seed is None else request.seed,
            model_name=card.name,
            model_version=card.version,
            sketch=sketch,
            like=like,
            reference=look,
        )
        found = ignored_of(generation, card, has_reference=picture is not None)
        return self._queue.submit(replace(generation, ignored=found), idempotency_key)

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
        """A variation's PNG with `size` pixels on its long side.

        Without a size: an image model's own pixels, a design in 1024.

        Raises:
            GenerationNotFoundError, VariationNotFoundError: it is not there (yet).
        """
        generation, variation = self._variation(id, index)
        if variation.design is None:
            return variation.png if size is None else resized(variation.png, size)
        png = self._drawings.png(generation, variation, size or flats.SIDE)
        return stamped(png, made_by(generation, variation))

    def vectors(self, id: str, index: int) -> str:
        """A variation's SVG.

        Raises:
            GenerationNotFoundError, VariationNotFoundError: it is not there (yet).
            NotADesignError: the model that made it gives pixels.
        """
        generation, variation = self._variation(id, index)
        _values(generation, variation)
        text = self._drawings.svg(generation, variation)
        return flats.with_provenance(text, made_by(generation, variation))

    def _variation(self, id: str, index: int) -> tuple[Generation, Variation]:
        generation = self._queue.find(id)
        variations = generation.variations
        if index >= len(variations):
            raise VariationNotFoundError(id=id, index=index, count=len(variations))
        return generation, variations[index]

    def _design(self, like: str) -> dict[str, FieldValue]:
        of, _, index = like.partition("/")
        generation, variation = self._variation(of, int(index))
        return _values(generation, variation)


def _values(generation: Generation, variation: Variation) -> dict[str, FieldValue]:
    if variation.design is None:
        raise NotADesignError(
            variation=f"{generation.id}/{variation.index}", model=generation.model_name
        )
    return variation.design


def _now() -> str:
    return datetime.now(timezone.utc).isoformat(timespec="milliseconds").replace("+00:00", "Z")
