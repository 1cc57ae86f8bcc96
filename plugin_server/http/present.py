"""Values of the rooms below as replies."""

from __future__ import annotations

from dataclasses import asdict

from plugin_server.backends.backend import Model
from plugin_server.errors import Language, TenfoldError
from plugin_server.generation.generation import Generation
from plugin_server.schema.responses import (
    GenerationReply,
    Ignored,
    ModelRef,
    ModelReply,
    SketchReply,
    VariationReply,
)

_REASONS = {
    "prompt": ("{model} has not learned words.", "{model} 没有学过文字。"),
    "sketch": ("{model} cannot see a sketch.", "{model} 不能读取草图。"),
    "pins": ("{model} has no fields to fix.", "{model} 没有可固定的字段。"),
    "like": ("{model} cannot start from an earlier design.", "{model} 不能从已有的设计出发。"),
}


def error_json(error: TenfoldError | None, language: Language) -> dict[str, str] | None:
    """An error inside a reply."""
    return None if error is None else error.to_json(language)


def _ignored(field: str, model: str, language: Language) -> Ignored:
    english, chinese = _REASONS[field]
    return Ignored(field, (chinese if language == "zh" else english).format(model=model))


def generation_reply(
    generation: Generation, position: int | None, language: Language
) -> GenerationReply:
    """A generation for a client."""
    request = generation.request
    sketch = generation.sketch
    folder = f"/v1/generations/{generation.id}/variations"
    return GenerationReply(
        id=generation.id,
        state=generation.state,
        revision=generation.revision,
        created_at=generation.created_at,
        position=position,
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
        ignored=tuple(
            _ignored(field, generation.model_name, language) for field in generation.ignored
        ),
        variations=tuple(
            VariationReply(
                each.index, each.seed, each.width, each.height, f"{folder}/{each.index}.png"
            )
            for each in generation.variations
        ),
        error=error_json(generation.error, language),
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
        card=asdict(card),
    )
