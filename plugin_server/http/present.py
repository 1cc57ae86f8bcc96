"""Values of the rooms below as replies."""

from __future__ import annotations

from plugin_server.backends.backend import Model
from plugin_server.errors import Language, TenfoldError
from plugin_server.generation.generation import Generation, Variation
from plugin_server.http.readings import reading_of
from plugin_server.http.reasons import reason_text
from plugin_server.prompt.labels import design_name
from plugin_server.schema.responses import (
    GenerationReply,
    IgnoredReply,
    ModelRef,
    ModelReply,
    SketchReply,
    VariationReply,
)


def error_json(error: TenfoldError | None, language: Language) -> dict[str, str] | None:
    """An error inside a reply."""
    return None if error is None else error.to_json(language)


def generation_reply(
    generation: Generation, position: int | None, language: Language, *, uses_words: bool
) -> GenerationReply:
    """A generation for a client; `uses_words`: whether its model was asked in words."""
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
        ignored=tuple(
            IgnoredReply(each.name, reason_text(each, generation.model_name, language))
            for each in generation.ignored
        ),
        reading=reading_of(generation, language) if uses_words else None,
        variations=tuple(
            _variation_reply(generation, each, language) for each in generation.variations
        ),
        error=error_json(generation.error, language),
    )


def _variation_reply(
    generation: Generation, variation: Variation, language: Language
) -> VariationReply:
    path = f"/v1/generations/{generation.id}/variations/{variation.index}"
    design = variation.design
    name = f"{generation.model_name} · #{variation.seed}"
    if design is not None:
        name = design_name(design, variation.seed, language)
    return VariationReply(
        index=variation.index,
        seed=variation.seed,
        width=variation.width,
        height=variation.height,
        png=f"{path}.png",
        svg=None if design is None else f"{path}.svg",
        name=name,
        design=design,
    )


def model_reply(model: Model, default: str, language: Language) -> ModelReply:
    """A model for a client."""
    card = model.card
    return ModelReply(
        name=card.name,
        version=card.version,
        state=model.state,
        default=card.name == default,
        error=error_json(model.error, language),
        card=vars(card),
    )
