"""Values of the rooms below as replies."""

from __future__ import annotations

from collections.abc import Container

from model.latent_map import LatentMap, Point
from plugin_server.backends.backend import Model
from plugin_server.errors import Language, TenfoldError
from plugin_server.generation.generation import Generation, Variation
from plugin_server.http.readings import reading_of
from plugin_server.http.reasons import reason_text
from plugin_server.prompt.labels import design_name
from plugin_server.schema.responses import (
    GenerationReply,
    IgnoredReply,
    MapPointReply,
    MapReply,
    ModelRef,
    ModelReply,
    SketchReply,
    VariationReply,
)


def error_json(error: TenfoldError | None, language: Language) -> dict[str, str] | None:
    """An error inside a reply."""
    return None if error is None else error.to_json(language)


def generation_reply(
    generation: Generation,
    position: int | None,
    language: Language,
    *,
    uses_words: bool,
    favourites: Container[int],
) -> GenerationReply:
    """A generation for a client.

    Args:
        generation: which.
        position: how many are before it.
        language: of the texts.
        uses_words: whether its model was asked in words.
        favourites: the indices of its variations that are favourites.
    """
    request = generation.request
    sketch = generation.sketch
    return GenerationReply(
        id=generation.id,
        state=generation.state,
        revision=generation.revision,
        created_at=generation.created_at,
        position=position,
        progress=1.0 if generation.state == "finished" else generation.progress,
        model=ModelRef(generation.model_name, generation.model_version),
        prompt=request.prompt,
        seed=generation.seed,
        count=request.count,
        pins=request.pins,
        like=request.like,
        strength=request.strength,
        sketch=None
        if sketch is None
        else SketchReply(sketch.media_type, sketch.width, sketch.height),
        free=request.free,
        locks=request.locks,
        path=request.path,
        ignored=tuple(
            IgnoredReply(each.name, reason_text(each, generation.model_name, language))
            for each in generation.ignored
        ),
        reading=reading_of(generation, language) if uses_words and request.path is None else None,
        variations=tuple(
            _variation_reply(generation, each, language, each.index in favourites)
            for each in generation.variations
        ),
        error=error_json(generation.error, language),
    )


def _variation_reply(
    generation: Generation, variation: Variation, language: Language, favourite: bool
) -> VariationReply:
    path = f"/v1/generations/{generation.id}/variations/{variation.index}"
    design = variation.design
    return VariationReply(
        index=variation.index,
        seed=variation.seed,
        width=variation.width,
        height=variation.height,
        png=f"{path}.png",
        svg=None if design is None else f"{path}.svg",
        name=_name(generation, variation, language),
        design=design,
        favourite=favourite,
    )


def _name(generation: Generation, variation: Variation, language: Language) -> str:
    if variation.design is None:
        return f"{generation.model_name} · #{variation.seed}"
    return design_name(variation.design, variation.seed, language)


def sheet_title(generation: Generation) -> str:
    """What stands above a sheet: the words, the model, the day."""
    model = f"{generation.model_name} {generation.model_version}"
    words = " ".join(generation.request.prompt.split())
    return " · ".join((words or "Tenfold", model, generation.created_at[:10]))


def sheet_caption(generation: Generation, variation: Variation, language: Language) -> str:
    """What stands below a variation on a sheet: its name, and below that its seed."""
    seed = f" · #{variation.seed}"
    return f"{_name(generation, variation, language).replace(seed, '')}\n#{variation.seed}"


def model_reply(model: Model, default: str, language: Language, *, has_map: bool) -> ModelReply:
    """A model for a client."""
    card = model.card
    return ModelReply(
        name=card.name,
        version=card.version,
        state=model.state,
        default=card.name == default,
        error=error_json(model.error, language),
        map=f"/v1/models/{card.name}/map" if has_map else None,
        card=vars(card),
    )


def map_reply(drawn: LatentMap, language: Language) -> MapReply:
    """A latent map for a client."""
    return MapReply(
        model=ModelRef(drawn.model, drawn.version),
        features=drawn.features,
        shown=drawn.shown,
        neighbours=drawn.neighbours,
        png=f"/v1/models/{drawn.model}/map.png",
        cell=drawn.cell,
        columns=drawn.columns,
        points=tuple(
            MapPointReply(point.seed, point.x, point.y, _point_name(point, language))
            for point in drawn.points
        ),
    )


def _point_name(point: Point, language: Language) -> str:
    if "category" not in point.named:
        return point.named.get("class", "")
    return design_name(point.named, point.seed, language).replace(f" · #{point.seed}", "")
