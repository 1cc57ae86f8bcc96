"""What the HTTP layer asks of this room: one object in front of queue, worker and backend."""

from __future__ import annotations

import secrets
import uuid
from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import datetime, timezone

from model.card import Card
from model.garment.design import Design
from model.garment.fields import FieldValue
from model.garment.pdf import Cell, pdf_sheet
from model.latent_map import LatentMap
from plugin_server.backends.backend import Backend, Model, find_model, lends
from plugin_server.errors import NotADesignError, VariationNotFoundError
from plugin_server.generation.drawings import Drawings, drawn_outline
from plugin_server.generation.generation import Generation, Variation
from plugin_server.generation.history import History
from plugin_server.generation.intake import ignored_of, of_this_design_space, with_checked_fields
from plugin_server.generation.maps import Maps
from plugin_server.generation.provenance import made_by
from plugin_server.generation.queue import GenerationQueue
from plugin_server.generation.search import Search
from plugin_server.generation.styles import paintable
from plugin_server.generation.triggers import Triggers
from plugin_server.generation.walk import Stop, walk
from plugin_server.generation.worker import Worker
from plugin_server.imaging import flats
from plugin_server.imaging.display import resized
from plugin_server.imaging.provenance import stamped
from plugin_server.imaging.reference import look_of
from plugin_server.schema.requests import GenerationRequest
from plugin_server.sketch.intake import read_sketch

STOP_SECONDS = 10.0  # for the running step to end
Captions = Callable[[Variation], str]


class GenerationService:
    """Takes requests, hands out results."""

    def __init__(
        self,
        backend: Backend,
        history: History,
        maps: Maps,
        drawings: Drawings,
        *,
        default_model: str,
        queue_limit: int,
    ) -> None:
        self.default_model = default_model
        self.triggers = Triggers()
        self._backend = backend
        self._history = history
        self._maps = maps
        self._queue = GenerationQueue(history, queue_limit)
        self._drawings = drawings
        self._worker = Worker(self._queue, backend, default_model, drawings)

    def start(self) -> None:
        """Begins to load the models; requests are accepted and wait meanwhile."""
        self._worker.start()

    def close(self) -> bool:
        """Ends what waits and runs as interrupted, and closes everything.

        Returns whether the worker has ended: TensorFlow can't be called off while it loads a model.
        """
        self.triggers.close()
        self._queue.close()
        ended = self._worker.join(STOP_SECONDS)
        if ended:
            self._backend.close()
        self._drawings.close()
        self._history.close()
        return ended

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
                value is unknown, there is no such model or no such earlier variation, a path is
                wanted on a map that is not there, a model that paints sketches has none, too many
                generations wait, or Tenfold is closing.
        """
        sketch = None if request.sketch is None else read_sketch(request.sketch)
        picture = None if request.reference is None else read_sketch(request.reference)
        card = find_model(self._backend, request.model or self.default_model).card
        like, look = None, {}
        if card.output == "design":
            of_this_design_space(card)
        paintable(card, sketch)
        if "pins" in card.uses:
            request = with_checked_fields(request)
        if card.output == "design":
            if request.like is not None:
                like = self._design(request.like)
            if picture is not None:
                look = look_of(picture.png)
        lender = picture if picture is not None and lends(card) and look_of(picture.png) else None
        stops = self._stops(card, request)
        seed = secrets.randbits(32) if request.seed is None else request.seed
        generation = Generation(
            id=uuid.uuid4().hex,
            created_at=_now(),
            # The pictures are kept once, checked; the bytes that came are let go. How long the
            # client may be silent is no part of what it wants.
            request=replace(request, sketch=None, reference=None, heartbeat=None),
            seed=stops[0].seed if stops else seed,
            model_name=card.name,
            model_version=card.version,
            sketch=sketch,
            like=like,
            reference=look,
            reference_picture=lender,
            stops=stops,
        )
        found = ignored_of(generation, card, has_reference=picture is not None)
        return self._queue.submit(
            replace(generation, ignored=found), idempotency_key, request.heartbeat
        )

    def map_of(self, name: str) -> LatentMap:
        """The latent map of the model of this name.

        Raises:
            ModelNotFoundError, MapNotFoundError, MapUnreadableError: it is not there, or damaged.
        """
        return self._maps.find(find_model(self._backend, name).card)

    def map_pictures(self, name: str) -> bytes:
        """The pictures of its garments on one PNG; raises as `map_of` does."""
        return self._maps.pictures(find_model(self._backend, name).card)

    def has_map(self, model: Model) -> bool:
        """Whether a model has a latent map."""
        return self._maps.has(model.card)

    def find(self, id: str, *, after: int = 0, wait: float = 0.0) -> Generation:
        """See `GenerationQueue.find`."""
        return self._queue.find(id, after=after, wait=wait)

    def page(self, search: Search, before: str | None, limit: int) -> tuple[list[Generation], bool]:
        """See `GenerationQueue.page`."""
        return self._queue.page(search, before, limit)

    def prompts(self, limit: int) -> list[str]:
        """See `History.prompts`."""
        return self._history.prompts(limit)

    def favour(self, id: str, index: int) -> Generation:
        """Keeps a variation among the favourites, and returns its generation.

        Raises:
            GenerationNotFoundError, VariationNotFoundError: it is not there (yet).
        """
        generation, variation = self._variation(id, index)
        self._history.favour(generation.id, variation.index)
        return generation

    def unfavour(self, id: str, index: int) -> Generation:
        """Takes a variation out of the favourites; raises as `favour` does."""
        generation, variation = self._variation(id, index)
        self._history.unfavour(generation.id, variation.index)
        return generation

    def favourites(self, generation: Generation) -> frozenset[int]:
        """The indices of its variations that are favourites."""
        return self._history.favourites(generation.id)

    def position(self, generation: Generation) -> int | None:
        """See `GenerationQueue.position`."""
        return self._queue.position(generation)

    def cancel(self, id: str) -> Generation:
        """See `GenerationQueue.cancel`."""
        return self._queue.cancel(id)

    def cancel_all(self) -> list[Generation]:
        """See `GenerationQueue.cancel_all`."""
        return self._queue.cancel_all()

    def busy(self) -> int:
        """How many generations wait or run."""
        return self._queue.busy()

    def pause(self) -> None:
        """Lets what runs end, and what waits wait on."""
        self._queue.pause()

    def resume(self) -> None:
        """Goes on with what waits."""
        self._queue.resume()

    @property
    def paused(self) -> bool:
        """Whether nothing new is begun."""
        return self._queue.paused

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

    def sheet(self, id: str, indices: Sequence[int], title: str, captions: Captions) -> bytes:
        """Variations of a generation on pages to be printed, as PDF.

        Args:
            id: of the generation.
            indices: which; none means all.
            title: what stands above them.
            captions: gives the words below a variation.

        Raises:
            GenerationNotFoundError, VariationNotFoundError: it is not there (yet).
        """
        generation, _ = self._variation(id, 0)
        chosen = [self._variation(id, k)[1] for k in indices] or generation.variations
        outline = drawn_outline(generation)
        strength = generation.request.strength
        cells = [
            Cell(
                each.png
                if each.design is None
                else flats.without_clips(
                    flats.drawn(Design(tuple(each.design.items())), outline, strength)
                ),
                captions(each),
            )
            for each in chosen
        ]
        return pdf_sheet(cells, title)

    def _stops(self, card: Card, request: GenerationRequest) -> tuple[Stop, ...]:
        if request.path is None:
            return ()
        on = self._maps.find(card)
        path = [(x, y) for x, y in request.path]
        return walk(on, path, request.count, blend=card.output == "image")

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
