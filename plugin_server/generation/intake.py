"""A request on its way in: what of it is refused, and what of it will have no effect."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from model.card import Card
from model.garment.fields import fields
from model.garment.tokens import token_fields
from plugin_server.errors import DesignSpaceError
from plugin_server.generation.classes import classes_of, named_classes
from plugin_server.generation.generation import Generation, Ignored
from plugin_server.generation.wishes import GROUPS, check_names, checked_pins, wishes_of
from plugin_server.prompt.understanding import read
from plugin_server.schema.requests import GenerationRequest
from plugin_server.sketch.lines import kind_of


def of_this_design_space(card: Card) -> None:
    """Refuses a model whose tokens mean other fields than ours.

    Raises:
        DesignSpaceError: it names fields that differ.
    """
    own, learned = dict(token_fields()), card.data.get("fields", {})
    if list(own.items()) != list(learned.items()):
        differing = [name for name in (*own, *learned) if own.get(name) != learned.get(name)] or [
            "their order"
        ]
        named = ", ".join(dict.fromkeys(differing[:5]))
        raise DesignSpaceError(name=card.name, version=card.version, fields=named)


def with_checked_fields(request: GenerationRequest) -> GenerationRequest:
    """The request with its pins in their one form.

    Raises:
        InvalidFieldError: a field, group or value is none of a design.
    """
    check_names(request.free, "free", tuple(fields()))
    check_names(request.locks, "locks", (*fields(), *GROUPS))
    return replace(request, pins=checked_pins(request.pins))


def ignored_of(generation: Generation, card: Card, *, has_reference: bool) -> tuple[Ignored, ...]:
    """What of the request will have no effect, known before anything is generated."""
    request = generation.request
    given = {
        "prompt": request.prompt.strip() != "",
        "sketch": generation.sketch is not None,
        "pins": bool(request.pins),
        "like": request.like is not None,
    }
    of_designs = {
        "free": bool(request.free),
        "locks": bool(request.locks),
        "reference": has_reference,
    }
    if request.path is not None:
        asked = given | of_designs | {"seed": request.seed is not None}
        return tuple(Ignored(name, "on_the_map") for name, was in asked.items() if was)
    if card.output == "design":
        unused = [name for name, was in given.items() if was and name not in card.uses]
        return (*map(Ignored, unused), *_without_effect(generation, has_reference))
    unused = [name for name, was in (given | of_designs).items() if was and name not in card.uses]
    if has_reference and "reference" in card.uses and generation.reference_picture is None:
        return (*map(Ignored, unused), Ignored("reference", "reference_blank"))
    return (*map(Ignored, unused), *_without_class(request, card))


def _without_class(request: GenerationRequest, card: Card) -> Iterator[Ignored]:
    """What of words and pins says nothing to a model that knows classes alone."""
    classes = classes_of(card)
    if not classes:
        return
    values = {"classes": ", ".join(classes)}
    if "category" in request.pins:
        if not named_classes(request, classes):
            yield Ignored("pins", "no_class", values)
    elif request.prompt.strip() and not named_classes(request, classes):
        yield Ignored("prompt", "no_class", values)
    elif request.pins:
        yield Ignored("pins", "no_class", values)


def _without_effect(generation: Generation, has_reference: bool) -> Iterator[Ignored]:
    request = generation.request
    if request.prompt.strip():
        reading = read(request.prompt)
        if not (reading.spans or reading.unknown):
            yield Ignored("prompt", "no_words")
    if generation.sketch is not None:
        kind = kind_of(generation.sketch)
        if kind != "drawing":
            yield Ignored("sketch", f"sketch_{kind}")
    if request.locks and generation.like is None:
        yield Ignored("locks", "nothing_to_lock")
    if has_reference and not generation.reference:
        yield Ignored("reference", "reference_blank")
    for each in wishes_of(request, generation.like, generation.reference).unmet:
        values = {"field": each.field, "value": each.value, "other": each.other,
                  "other_value": each.other_value}  # fmt: skip
        yield Ignored(each.field, "forbidden", values)
